"""Keys in capitals or with spaces in them, keys whose line is missing, and what should stand on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from game.script.catalogue import shapes, traps
from game.script.syntax.rewriting import shown
from game.script.syntax.slips.grammar import BESIDE_LINE, FILES, OPTION, STEP_KINDS, Group, Shape, Steps
from game.script.syntax.slips.slip import Slip, block_end, column_of_change, indent_of, rows_in_words, structure

_KEY: Final = re.compile(r"(\s*(?:- )?)([\"']?)([A-Za-z][\w .-]{0,40})\2( *:(?: .*)?)")
_NESTED: Final = re.compile(r"(\s*(?:- )?)(\w+): +(?:- +)?([\w.]+): *(\S.*)?")
_TOP: Final = re.compile(r"(\w+)\s*:")
_PLACES: Final[Mapping[str, Shape]] = {
    **BESIDE_LINE,
    **STEP_KINDS,
    **OPTION.keys,
    "then": Steps(),
    "otherwise": Steps(),
}


def key_slips(lines: list[str], row: int, kind: str, known: frozenset[str]) -> Iterator[Slip]:
    """A line with its key as it is known, with the line above it that is missing, or parted into two."""
    line = lines[row].rstrip()
    if found := _KEY.fullmatch(line):
        name = re.sub(r"[ .-]+", "_", found[3].strip().lower())
        if name != found[3] and name in known:
            yield _respelt(lines, found, name)
    yield from _parted(row, line)
    yield from _missing(lines, row, kind)


def _respelt(lines: list[str], found: re.Match[str], name: str) -> Slip:
    """A key as it is known, here and in every line that has it spelt the same way."""
    odd = found[3]
    changes = {
        at: (f"{its[1]}{name}{its[4].lstrip()}",)
        for at, line in structure(lines)
        if odd in line and (its := _KEY.fullmatch(line.rstrip())) and its[3] == odd
    }
    first = min(changes)
    (new,) = changes[first]
    others = rows_in_words([at for at in sorted(changes) if at != first]).removeprefix(", and ")
    what = f"the key is written {name}{', in small letters' if name == odd.lower() else ''}"
    message = f"{what} (and so in {others})" if others else what
    column = column_of_change(lines[first], new)
    return Slip(shapes.UnknownKey, first, column, message, f"write {shown(new)}", changes, 0.05, is_certain=True)


def _parted(row: int, line: str) -> Iterator[Slip]:
    """A step, or a key with its value, written behind the key that it should stand under."""
    found = _NESTED.fullmatch(line)
    shape = _PLACES.get(found[2]) if found else None
    if found is None or shape is None:
        return
    head, name, inner, value = found[1], found[2], found[3], found[4] or ""
    column = found.start(3) + 1
    if isinstance(shape, Steps):
        first = f"{head}{name}:"
        second = f"{' ' * (len(head) + 2)}- {inner}: {value}"
        what = f"a step stands on a line of its own under {name}:, with a dash before it"
        hint = f"write {shown(first)} and on the next line, {len(head) + 2} spaces in: {shown(second)}"
        yield Slip(traps.ColonInText, row, column, what, hint, {row: (first, second.rstrip())}, 0.1, is_certain=True)
    elif isinstance(shape, Group) and value:
        new = f"{head}{name}: {{{inner}: {value}}}"
        what = f"what stands under {name}: stands in braces, or on lines of its own"
        hint = f"write {shown(new)}"
        yield Slip(traps.ColonInText, row, column, what, hint, {row: (new,)}, 0.1, is_certain=True)


def _missing(lines: list[str], row: int, kind: str) -> Iterator[Slip]:
    """The line that should stand above: a key of the whole file, under which this belongs."""
    line, own = lines[row], indent_of(lines[row])
    top = FILES[kind]
    if own == 0 or not line.strip():
        return
    there = {found[1] for other in lines if (found := _TOP.match(other))}
    for name, shape in top.keys.items():
        if name not in there and isinstance(shape, Group) and (shape.rest is not None):
            yield _inserted(lines, row, f"{name}:", 0.4 if name in top.needs else 0.5)
    if own >= 6 and "when" in line:
        return
    spaces = " " * own
    if _starts_with(line, "then"):
        return
    if any(_starts_with(lines[at], "when") for at in range(max(row - 3, 0), row)):
        end = block_end(lines, row)
        first = (f"{spaces}then:", f"{spaces}  - {line.strip()}" if not line.lstrip().startswith("- ") else f"  {line}")
        changes = {row: first, **{at: (f"    {lines[at]}",) for at in range(row + 1, end) if lines[at].strip()}}
        what = "there is no then: above what happens if the condition holds"
        hint = f"write then: on a line of its own before it, and below that, 2 spaces deeper: - {shown(line)}"
        yield Slip(traps.NotYaml, row, own + 1, what, hint, changes, 0.4)


def _starts_with(line: str, key: str) -> bool:
    return line.strip().removeprefix("- ").startswith(f"{key}:")


def _inserted(lines: list[str], row: int, new: str, cost: float) -> Slip:
    what = f"this belongs under {new}, and there is no such line above it"
    hint = f"write on a line of its own before it, at the start of the line: {new}"
    return Slip(shapes.MissingKey, row, indent_of(lines[row]) + 1, what, hint, {row: (new, lines[row])}, cost)
