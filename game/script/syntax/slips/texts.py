"""Texts of several lines whose bar is missing or that are not indented, and comments as other languages have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.script.catalogue import traps
from game.script.syntax.raw_lines import double_quoted, value_start
from game.script.syntax.rewriting import shown
from game.script.syntax.slips.slip import Slip, block_end, indent_of, is_written, spaces

_KEY_ALONE: Final = re.compile(r"\s*(?:- )?([\w.]+):\s*")
_BAR: Final = re.compile(r"\s*(?:- )?[\w.]+: +[|>][0-9+-]{0,2}\s*")
_KEY: Final = re.compile(r"(\w+)\s*:(?:\s|$)")
_COMMENT: Final = re.compile(r"(\s*)(//+|--+|/\*+|<!--|'|;+|%+|REM\b) ?(.*)")
_END: Final = re.compile(r"\s*(\*/|-->)$")
MOST_TEXT: Final = 12
"""How many lines a text without a bar has at most, after its first."""
_OF_ITS_OWN: Final = re.compile(r"\s*(?:- |\w+:(?:\s|$))")
_STEP: Final = re.compile(r"\s*- ?\w+:(?:\s|$)")
_TAIL: Final = re.compile(r"(.*\S)(\s+)(//|/\*|<!--) ?(.*)")
_LONG: Final = frozenset(
    ("briefing", "keep", "summary", "text", "say", "why", "label", "locked", "tip", "role", "title")
)


def text_slips(lines: list[str], row: int, known: frozenset[str]) -> Iterator[Slip]:
    """A line with the bar of its text, or as part of the text that a bar above it promises, or as a comment."""
    line = lines[row].rstrip()
    found = _KEY_ALONE.fullmatch(line)
    end = block_end(lines, row) if found else row
    if found and end > row + 1 and (found[1] in _LONG or (found[1] not in known and not _has_step(lines, row, end))):
        new, hint = f"{line} |", f"write {shown(line)} |"
        what = "the text below has several lines, or a colon in it, and there is no bar here that promises it"
        cost = 0.2 if found[1] in _LONG else 0.45
        yield Slip(traps.NotYaml, row, len(line) + 1, what, hint, {row: (new,)}, cost, is_certain=found[1] in _LONG)
    if _BAR.fullmatch(line):
        new = line.rstrip(" |>+-0123456789")
        what = "a bar promises a text below, and none should stand here"
        yield Slip(traps.NotYaml, row, len(new) + 2, what, f"write {shown(new)}", {row: (new,)}, 0.3, is_certain=True)
    yield from _quoted(lines, row)
    yield from _under_a_bar(lines, row, known)
    yield from _comment(row, line)


def _has_step(lines: list[str], row: int, end: int) -> bool:
    """Whether a line under a key begins with a dash, a word and a colon: no text of a person is written so."""
    return any(map(_STEP.match, lines[row + 1 : min(end, row + 1 + MOST_TEXT)]))


def _quoted(lines: list[str], row: int) -> Iterator[Slip]:
    """A text of several lines without quotation marks, in them."""
    start, end = value_start(lines[row]), block_end(lines, row)
    value = lines[row][start:].strip()
    if not 0 < end - row - 1 <= MOST_TEXT or not value or value[0] in "\"'|>" or not start:
        return
    if any(not line.strip() or _OF_ITS_OWN.match(line) for line in lines[row + 1 : end]):
        return
    inner = [double_quoted(line.strip())[1:-1] for line in [value, *lines[row + 1 : end]]]
    inner[0], inner[-1] = f'"{inner[0]}', f'{inner[-1]}"'
    heads = [lines[row][:start], *(" " * indent_of(line) for line in lines[row + 1 : end])]
    changes = {row + at: (head + text,) for at, (head, text) in enumerate(zip(heads, inner, strict=True))}
    what = f"this text begins with {value[0]}, which means something else in YAML"
    if value[0].isalnum():
        what = "a colon with a space after it ends a key, so this text is broken in two"
    hint = f"put the text in quotation marks: one before {shown(value)[:30]}, and one at the end of line {end}"
    code = traps.ColonInText if value[0].isalnum() else traps.SpecialStart
    yield Slip(code, row, start + 1, what, hint, changes, 0.22, is_certain=True)


def _under_a_bar(lines: list[str], row: int, known: frozenset[str]) -> Iterator[Slip]:
    """Lines of a text, moved under the bar that promises them."""
    if row == 0 or not _BAR.fullmatch(lines[row - 1]) or not lines[row].strip():
        return
    deep = indent_of(lines[row - 1]) + 2 * lines[row - 1].lstrip().startswith("- ") + 2
    end = row
    for at in range(row, len(lines)):
        if is_written(lines[at]):
            found = _KEY.match(lines[at].strip().removeprefix("- "))
            if found and found[1] in known and at > row:
                break
            end = at + 1
    changes = {at: (" " * deep + lines[at].strip(),) for at in range(row, end) if lines[at].strip()}
    odd = next((at for at in changes if indent_of(lines[at]) != deep), row)
    last = max(changes, default=row) + 1
    span = f"line {row + 1}" if last == row + 1 else f"lines {row + 1} to {last}"
    if all(indent_of(lines[at]) == deep for at in changes if at != odd):
        own = indent_of(lines[odd])
        hint = f"put {spaces(deep)} before it{f' instead of {own}' if own else ''}"
    else:
        hint = f"put {spaces(deep)} before each of {span}"
    yield Slip(
        traps.Indentation,
        odd,
        indent_of(lines[odd]) + 1,
        f"this line belongs to the text under {shown(lines[row - 1])}, and has to begin where that text does",
        hint,
        changes,
        0.15,
        is_certain=True,
    )


def _comment(row: int, line: str) -> Iterator[Slip]:
    if (found := _COMMENT.fullmatch(line)) and found[3]:
        new = f"{found[1]}# {_END.sub('', found[3])}"
        what = f"a comment begins with #, not with {found[2]}"
        yield Slip(
            traps.NotYaml,
            row,
            len(found[1]) + 1,
            what,
            f"write {shown(new)}",
            {row: (new,)},
            0.05 if found[2][0] in "/<" else 0.35,
            is_certain=True,
        )
    elif found := _TAIL.fullmatch(line):
        new = f"{found[1]}  # {_END.sub('', found[4])}"
        what = f"a comment begins with #, not with {found[3]}"
        column = found.start(3) + 1
        yield Slip(traps.NotYaml, row, column, what, f"write {shown(new)}", {row: (new,)}, 0.1, is_certain=True)
