"""Colons and dashes that are missing, doubled, or have no space after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.script.catalogue import traps
from game.script.syntax.raw_lines import double_quoted
from game.script.syntax.rewriting import shown
from game.script.syntax.slips.slip import (
    Slip,
    below,
    column_of_change,
    indent_of,
    is_written,
    owner,
    rows_in_words,
    structure,
)

_BARE: Final = re.compile(r"(\s*(?:- )?[\w.]+)\s*")
_BARE_WORDS: Final = re.compile(r"(\s*(?:- )?\w[\w.' -]*)")
_FIRST_WORD: Final = re.compile(r"(\s*(?:- )?)([\w.]+) +([^\s=:;-].*)")
_OTHER_SIGN: Final = re.compile(r"(\s*(?:- )?)([\w.]+) ?[,=.>-]+(?: +(\S.*)|$)")
_NO_SPACE: Final = re.compile(r"(\s*(?:- +)?[\w.]+):(\S.*)")
_NO_DASH_SPACE: Final = re.compile(r"(\s*)-([^\s-].*)")
_TIGHT_STEP: Final = re.compile(r"(\s*)-(\w+:(?:\s.*)?)$")
_TWO_COLONS: Final = re.compile(r"(\s*(?:- )?[\w.]+):\s?:+( .*)?")
_MANY_DASHES: Final = re.compile(r"(\s*)-(?:-+ *|(?: +-)+ )(\S.*)")
_NAME_AND_SIGN: Final = re.compile(r"(\s*(?:- )?\w+: \w+)[.;,:!]+")
_QUOTED_STEP: Final = re.compile(r"(\s*- )([\"'])(\w+: .*)\2")
_DASH_AFTER: Final = re.compile(r"(\s*(?:- )?\w+:) +- +([^:]*)")
_DASH: Final = re.compile(r"(\s*)- +(\S.*)")

_OWNER: Final = re.compile(r"(\s*(?:- )?)(\w+):")
_HOLD_NAMES: Final = frozenset(
    (
        *("choose", "cut_in", "hear_out", "beats", "cast", "endings"),
        *("flags", "variants", "gauge", "meters", "faces", "reacts", "mood"),
    )
)
"""Keys with names under them and never a dash, so that none is missing there."""


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
        what = "there is no space after the dash"
        yield _slip(row, line, f"{found[1]}- {found[2]}", what, 0.1)
        if everywhere := _spaced_everywhere(lines, row, what):
            yield everywhere
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


def _spaced_everywhere(lines: list[str], row: int, what: str) -> Slip | None:
    """A space after the dash of every step that has none; None where no other line than this is written so."""
    changes = {at: (f"{found[1]}- {found[2]}",) for at, line in structure(lines) if (found := _TIGHT_STEP.match(line))}
    if row not in changes or len(changes) == 1:
        return None
    first, *others = sorted(changes)
    (new,) = changes[first]
    message = f"{what} (and so in {rows_in_words(others).removeprefix(', and ')})"
    column = column_of_change(lines[first], new)
    return Slip(traps.Indentation, first, column, message, f"write {shown(new)}", changes, 0.01, is_certain=True)


def _heads(lines: list[str], row: int, line: str) -> Iterator[tuple[str, float]]:
    """Where a missing dash may stand: where the line begins, or where the dashes above it do."""
    own, least = indent_of(line), _least_without_list(lines, row)
    if own < least:
        yield " " * own, 0.16
    if 0 <= own - 2 < least:
        yield " " * (own - 2), 0.17
    for at in range(row - 1, max(row - 60, -1), -1):
        if lines[at].lstrip().startswith("- ") and indent_of(lines[at]) not in (own, own - 2):
            if (least or not own) and not _is_beside_a_key(lines, row):
                yield " " * indent_of(lines[at]), 0.2
            return


def _is_beside_a_key(lines: list[str], row: int) -> bool:
    """Whether a line stands one space beside a key that is open above it: then that is the slip, not a dash."""
    own, least = indent_of(lines[row]), len(lines[row])
    for at in range(row - 1, max(row - 60, -1), -1):
        depth = indent_of(lines[at])
        if is_written(lines[at]) and depth < least:
            least = depth
            if abs(depth - own) == 1 and not lines[at].lstrip().startswith("-"):
                return True
            if depth < own - 1:
                return False
    return False


def _least_without_list(lines: list[str], row: int) -> int:
    """From how many spaces on no step can stand at a row: at the top, and right under a key that holds names, 0."""
    at = owner(lines, row)
    if at is None:
        return 0
    found = _OWNER.match(lines[at])
    if not found or found[2] not in _HOLD_NAMES:
        return len(lines[row]) + 1
    return 0 if below(lines, at) == row else len(found[1])


def _slip(row: int, old: str, new: str, message: str, cost: float) -> Slip:
    code = traps.NotYaml if "colon in" in message or "colon at" in message else traps.Indentation
    return Slip(
        code, row, column_of_change(old, new), message, f"write {shown(new)}", {row: (new,)}, cost, is_certain=True
    )
