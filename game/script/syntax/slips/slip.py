"""A guess at what an author meant: what is told of it, and the lines as they were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from game.script.catalogue.code import Code

_BAR: Final = re.compile(r"[^#]*[:-] +[|>][0-9+-]{0,2}\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: told at a row (from 0) and a column (from 1) of the draft, with the rows that it changes.

    ``changes`` gives, for each row that changes, what stands there instead: one line, or several, or none. ``cost`` is
    how far-fetched the guess is; ``is_certain`` is said where, if it reads well, nothing else can have been meant.
    """

    code: type[Code]
    row: int
    column: int
    message: str
    hint: str
    changes: Mapping[int, tuple[str, ...]]
    cost: float
    is_certain: bool = False


def indent_of(line: str) -> int:
    """How many spaces (or what looks like them) stand before a line's first character."""
    return len(line) - len(line.lstrip())


def spaces(number: int) -> str:
    """So many spaces, in words."""
    return f"{number} space{'' if number == 1 else 's'}"


def rows_in_words(rows: list[int]) -> str:
    """Other rows (from 0) as part of a sentence: ``, and lines 12, 14 to 20 and 31``; nothing where there are none."""
    if not rows:
        return ""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    said = [str(a + 1) if a == b else f"{a + 1} to {b + 1}" for a, b in spans[:6]]
    rest = sum(b - a + 1 for a, b in spans[6:])
    if rest:
        said.append(f"{rest} more")
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f", and {'line' if len(rows) == 1 else 'lines'} {listed}"


def column_of_change(old: str, new: str) -> int:
    """The column, from 1, at which two lines begin to differ."""
    at = 0
    while at < min(len(old), len(new)) and old[at] == new[at]:
        at += 1
    return at + 1


def block_end(lines: list[str], row: int) -> int:
    """The row after a line and all that stands deeper under it; empty lines at its end do not belong to it."""
    own, end = indent_of(lines[row]), row + 1
    for at in range(row + 1, len(lines)):
        if lines[at].strip():
            if indent_of(lines[at]) <= own:
                break
            end = at + 1
    return end


def above(lines: list[str], row: int) -> int | None:
    """The row of the nearest line above that is not empty and no comment."""
    for at in range(row - 1, -1, -1):
        if is_written(lines[at]):
            return at
    return None


def below(lines: list[str], row: int) -> int | None:
    """The row of the nearest line below that is not empty and no comment."""
    for at in range(row + 1, len(lines)):
        if is_written(lines[at]):
            return at
    return None


def owner(lines: list[str], row: int) -> int | None:
    """The row of the nearest line above that stands less deep."""
    own = indent_of(lines[row])
    for at in range(row - 1, -1, -1):
        if is_written(lines[at]) and indent_of(lines[at]) < own:
            return at
    return None


def structure(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Every row with its line, but for those of the texts under bars, in which nothing is a sign."""
    bar: int | None = None
    for row, line in enumerate(lines):
        if not line.strip():
            continue
        if bar is not None and indent_of(line) > bar:
            continue
        bar = indent_of(line) if _BAR.fullmatch(line) else None
        yield row, line


def is_written(line: str) -> bool:
    """Whether a line holds more than space and comment."""
    body = line.strip()
    return bool(body) and not body.startswith("#")
