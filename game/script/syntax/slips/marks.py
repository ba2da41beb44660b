"""Colons and dashes that are missing, doubled, or have no space after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.script.catalogue import traps
from game.script.syntax.raw_lines import double_quoted
from game.script.syntax.slips.slip import Slip, column_of_change, indent_of, owner, shown

_BARE: Final = re.compile(r"(\s*(?:- )?[\w.]+)\s*")
_BARE_WORDS: Final = re.compile(r"(\s*(?:- )?\w[\w.' -]*)")
_FIRST_WORD: Final = re.compile(r"(\s*(?:- )?)([\w.]+) +([^\s=:;-].*)")
_OTHER_SIGN: Final = re.compile(r"(\s*(?:- )?)([\w.]+) ?[,=.>-]+(?: +(\S.*)|$)")
_NO_SPACE: Final = re.compile(r"(\s*(?:- +)?[\w.]+):(\S.*)")
_NO_DASH_SPACE: Final = re.compile(r"(\s*)-([^\s-].*)")
_TWO_COLONS: Final = re.compile(r"(\s*(?:- )?[\w.]+):\s?:+( .*)?")
_MANY_DASHES: Final = re.compile(r"(\s*)-(?:-+ *|(?: +-)+ )(\S.*)")
_NAME_AND_SIGN: Final = re.compile(r"(\s*(?:- )?\w+: \w+)[.;,:!]+")
_QUOTED_STEP: Final = re.compile(r"(\s*- )([\"'])(\w+: .*)\2")
_DASH_AFTER: Final = re.compile(r"(\s*(?:- )?\w+:) +- +([^:]*)")
_DASH: Final = re.compile(r"(\s*)- +(\S.*)")


def mark_slips(lines: list[str], row: int, known: frozenset[str]) -> Iterator[Slip]:
    """A line with its colon, its dash or the space after them; ``known`` are the keys of its kind of file."""
    line = lines[row].rstrip()
    yield from _colon(row, line, known)
    yield from _dash(lines, row, line)


def _colon(row: int, line: str, known: frozenset[str]) -> Iterator[Slip]:
    bare, _, comment = line.partition(" #")
    comment = f" #{comment}" if comment else ""
    if found := _BARE.fullmatch(bare):
        what = "there is no colon at the end of this line, after its word"
        yield _slip(row, line, f"{found[1]}:{comment}", what, 0.1 if found[1].strip("- ") in known else 0.13)
    elif found := _BARE_WORDS.fullmatch(bare):
        yield _slip(row, line, f"{found[1].rstrip()}:{comment}", "there is no colon at the end of this line", 0.4)
    if found := _NO_SPACE.fullmatch(line):
        yield _slip(row, line, f"{found[1]}: {found[2]}", "there is no space after the colon", 0.1)
    if found := _TWO_COLONS.fullmatch(line):
        yield _slip(row, line, f"{found[1]}:{found[2] or ''}", "there is one colon too many", 0.1)
    if found := _FIRST_WORD.fullmatch(line):
        cost = 0.15 if found[2] in known else 0.3
        what = "there is no colon in this line after its first word"
        yield _slip(row, line, f"{found[1]}{found[2]}: {found[3]}", what, cost)
        if ":" in found[3] and found[2] in known:
            new = f"{found[1]}{found[2]}: {double_quoted(found[3])}"
            yield _slip(row, line, new, what, cost + 0.02)
    if found := _NAME_AND_SIGN.fullmatch(line):
        yield _slip(row, line, found[1], "nothing stands after a name", 0.2)
    if found := _QUOTED_STEP.fullmatch(line):
        what = "a step stands without quotation marks; only its text may have them"
        yield _slip(row, line, f"{found[1]}{found[3]}", what, 0.2)
    if (found := _OTHER_SIGN.fullmatch(line)) and found[2] in known:
        new = f"{found[1]}{found[2]}:{' ' if found[3] else ''}{found[3] or ''}"
        yield _slip(row, line, new, "a colon should stand after this word", 0.2)


def _dash(lines: list[str], row: int, line: str) -> Iterator[Slip]:
    if (found := _NO_DASH_SPACE.fullmatch(line)) and not line.lstrip().startswith("---"):
        yield _slip(row, line, f"{found[1]}- {found[2]}", "there is no space after the dash", 0.1)
    if found := _MANY_DASHES.fullmatch(line):
        yield _slip(row, line, f"{found[1]}- {found[2]}", "one dash too many stands here", 0.15)
    if found := _DASH_AFTER.fullmatch(line):
        yield _slip(row, line, f"{found[1]} {found[2]}", "no dash should stand here, after the colon", 0.15)
    if found := _DASH.fullmatch(line):
        yield _slip(row, line, f"{found[1]}{found[2]}", "no dash should stand here", 0.4)
        what = "no dash should stand here: this goes on with the step above it"
        yield _slip(row, line, f"{found[1]}  {found[2]}", what, 0.3)
        if (at := owner(lines, row)) is not None:
            what = "no dash should stand here"
            yield _slip(row, line, f"{' ' * (indent_of(lines[at]) + 2)}{found[2]}", what, 0.45)
    elif line.strip() and not line.lstrip().startswith("-"):
        for head, cost in _heads(lines, row, line):
            new = f"{head}- {line.lstrip()}"
            yield _slip(row, line, new, "there is no dash before this step", cost)


def _heads(lines: list[str], row: int, line: str) -> Iterator[tuple[str, float]]:
    """Where a missing dash may stand: where the line begins, or where the dashes above it do."""
    own = indent_of(line)
    yield " " * own, 0.16
    if own >= 2:
        yield " " * (own - 2), 0.17
    for at in range(row - 1, max(row - 60, -1), -1):
        if lines[at].lstrip().startswith("- ") and indent_of(lines[at]) not in (own, own - 2):
            yield " " * indent_of(lines[at]), 0.2
            return


def _slip(row: int, old: str, new: str, message: str, cost: float) -> Slip:
    code = traps.NotYaml if "colon in" in message or "colon at" in message else traps.Indentation
    return Slip(
        code, row, column_of_change(old, new), message, f"write {shown(new)}", {row: (new,)}, cost, is_certain=True
    )
