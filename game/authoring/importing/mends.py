"""What is done about each error that ``check`` finds in a scene: what nobody comes to stays as a comment."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from game.authoring.importing.lines import NEVER_SAID, Lines, indent_of

_ROUND: Final = "this leads round and round, and ends here instead"
_TRAP: Final = "no ending can be come to any more after this, and it ends here instead"


def _never(lines: Lines, number: int) -> None:
    """A condition, an option or a beat of which nothing comes: the whole step, with its ``otherwise`` in its place."""
    text = lines.lines[number][0]
    indent = indent_of(text)
    if text.lstrip().startswith(("- when:", "when:")) and indent > 0:
        if text.lstrip().startswith("when:"):
            while indent_of(lines.lines[number][0]) >= indent:
                number -= 1
            lines.out(number)
            return
        block = lines.block(number)
        inner = " " * (indent + 2)
        otherwise = next((at for at in block if lines.lines[at][0] == f"{inner}otherwise:"), None)
        if otherwise is not None:
            lines.tell(number, NEVER_SAID)
            kept = [(f"{line[4:]}", origin) for line, origin in lines.lines[otherwise + 1 : block.stop]]
            lost = [(f"{' ' * indent}# {line[indent:]}", origin) for line, origin in lines.lines[number:otherwise]]
            lines.lines[number : block.stop] = [*lost, *kept]
            return
    if indent == 2 and (match := re.fullmatch(r"  (\w+):(?: .*)?", text)):
        is_ending = any(text == "endings:" for text, _ in lines.lines[:number])
        if is_ending:
            lines.gone.add(match[1])
            del lines.lines[number : lines.block(number).stop]
        else:
            lines.out(number)
        lines.forget("end" if is_ending else "go", match[1])
        return
    lines.out(number)


def _missing(lines: Lines, number: int) -> None:
    """What leads to something that is not there."""
    text = lines.lines[number][0].lstrip("- ")
    if text.startswith(("go:", "end:")):
        lines.out(number)
    else:
        _never(lines, number)


def _round(lines: Lines, number: int) -> None:
    if lines.lines[number][0].lstrip().startswith(("go:", "- go:")):
        lines.ended(number, _ROUND)
        return
    _trap(lines, number)


def _trap(lines: Lines, number: int) -> None:
    """Whatever leads on from here ends instead: an option's own way on, or those of the first beat."""
    if lines.lines[number][0].startswith("start:"):
        name = lines.lines[number][0].split(":")[1].strip()
        number = next(at for at, (text, _) in enumerate(lines.lines) if text == f"  {name}:")
    choose = lines.furthest_choose(number)
    if choose is not None:
        lines.add_stop(choose)
        return
    ways = [at for at in lines.block(number) if re.fullmatch(r"\s*(?:- )?go: \w+", lines.lines[at][0])]
    if ways:
        for at in reversed(ways):
            lines.ended(at, _TRAP)
        return
    indent = indent_of(lines.lines[number][0])
    lines.tell(number, _TRAP)
    end = lines.block(number).stop
    lines.lines[end:end] = [(f"{' ' * (indent + 2)}end: {lines.stop()}", lines.lines[number][1])]


def _runs_off(lines: Lines, number: int) -> None:
    """A beat, or an option, that leads nowhere: it ends."""
    indent = indent_of(lines.lines[number][0])
    end = lines.block(number).stop
    is_beat = indent == 2
    ends = f"{' ' * (indent + 2)}{'- ' if is_beat else ''}end: {lines.stop()}"
    lines.tell(number, _TRAP)
    lines.lines[end:end] = [(ends, lines.lines[number][1])]


def _nobody_passes(lines: Lines, _number: int) -> None:
    """Where every ending is lost, nobody can pass: they become settled."""
    for at, (text, origin) in enumerate(lines.lines):
        if text == "    outcome: lost":
            lines.lines[at] = ("    outcome: settled", origin)
            lines.told.append((origin, "every ending was lost, and became settled", ""))


MENDS: Final[Mapping[str, Callable[[Lines, int], None]]] = {
    "DLG050": _missing,
    "DLG051": _missing,
    "DLG101": _never,
    "DLG102": _runs_off,
    "DLG103": _round,
    "DLG104": _trap,
    "DLG201": _never,
    "DLG202": _never,
    "DLG203": _never,
    "DLG205": _trap,
    "DLG207": _nobody_passes,
}
