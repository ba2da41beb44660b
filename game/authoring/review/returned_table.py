"""A review pack that came back: its rows, in whatever order, with what was said beside each and the words now in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.authoring.review.table import AS_PACKED, COMMENT, WRITTEN_AT, columns
from game.authoring.review.workbook import Book, Cells, NoTableError, SheetOfCells

_HEAD_WITHIN: Final = 30
"""In how many rows the heads of the columns are looked for: somebody may have put something over them."""
_KNOWN: Final = frozenset(name.casefold() for name, _ in columns(against=True)) - {COMMENT[0].casefold()}
_SCENE: Final = re.compile(r"scenes/(.+)\.yaml(?::(\d+))?")


class Said(NamedTuple):
    """What stands beside a row: in which column, or by whom it was pinned to a cell, and what.

    ``column`` is ``""`` for the one for comments, and where a note names nobody.
    """

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row of the table. ``number`` counts from 1 as spreadsheets do; ``line`` is where it was written when packed.

    ``mark`` stands for its words when it was packed, ``""`` where that column is gone.
    """

    number: int
    id: str
    text: str
    mark: str
    line: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """The table. ``scene`` is the scene it is of and ``saved_by`` who saved it, where it says so.

    ``unread`` are sheets that a reviewer has put in, which are not read.
    """

    rows: tuple[ReturnedRow, ...]
    scene: str
    saved_by: str
    unread: tuple[str, ...]


def returned(book: Book) -> Returned:
    """The rows of the sheet that has a review pack's columns, wherever they stand in it.

    Raises:
        NoTableError: where no sheet has them.
    """
    for sheet in book.sheets:
        for at, head in enumerate(sheet.rows[:_HEAD_WITHIN]):
            names = [" ".join(name.split()).casefold() for name in head]
            if "id" in names and "text" in names:
                rows = tuple(_rows(sheet, names, at))
                others = tuple(one.name for one in book.sheets if one is not sheet and not _is_ours(one.rows))
                return Returned(rows, _scene(names, sheet.rows[at + 1 :]), book.saved_by, others)
    raise NoTableError("it is no review pack: no row has the columns Id and Text")


def _is_ours(rows: Sequence[Cells]) -> bool:
    """Whether a sheet is empty, or the one with the counts that a pack has."""
    return not any(cell for row in rows for cell in row) or list(rows[0][:3]) == ["Who", "Lines", "Words"]


def _rows(sheet: SheetOfCells, names: Sequence[str], head: int) -> Iterator[ReturnedRow]:
    """The rows under the one with the names of the columns, whose place is ``head``, from 0."""
    place = {name: at for at, name in reversed(list(enumerate(names)))}

    def cell(row: Cells, name: str) -> str:
        at = place.get(name.casefold(), len(row))
        return " ".join(row[at].split()) if at < len(row) else ""

    for number, row in enumerate(sheet.rows[head + 1 :], start=head + 2):
        pinned = (Said(note.author, note.text) for note in sheet.pinned.get(number, ()))
        said = (*_said(sheet.rows[head], names, row), *pinned)
        id_, text = cell(row, "id"), cell(row, "text")
        if id_ or text or said:
            found = _SCENE.fullmatch(cell(row, WRITTEN_AT[0]))
            line = int(found[2][:9]) if found and found[2] else 0
            yield ReturnedRow(number, id_, text, cell(row, AS_PACKED[0]), line, said)


def _said(head: Cells, names: Sequence[str], row: Cells) -> Iterator[Said]:
    """What stands in the column for comments, and in every column that was put in."""
    for at, text in enumerate(row):
        name = names[at] if at < len(names) else ""
        if name not in _KNOWN and text.strip():
            yield Said("" if name in ("", COMMENT[0].casefold()) else " ".join(head[at].split()), text.strip())


def _scene(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """The scene that most rows say they are written in."""
    if WRITTEN_AT[0].casefold() not in names:
        return ""
    at = names.index(WRITTEN_AT[0].casefold())
    found = Counter(match[1] for row in rows if at < len(row) and (match := _SCENE.fullmatch(row[at].strip())))
    return found.most_common(1)[0][0] if found else ""
