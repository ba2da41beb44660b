"""Tables that come back: the cells of a workbook or a CSV file as texts, with all that they may cost bounded."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from game.authoring.needs import MissingExtraError
from game.authoring.review.pinned_notes import PinnedNote, pinned_notes
from game.script.source import Archive, ArchiveError, Bounds, FileKind, read_source

WORKBOOK: Final = FileKind(16, "take its pictures out of it, or save it as .csv")
XLSX: Final = ".xlsx"
CSV: Final = ".csv"
_PARTS: Final = Bounds(packed=WORKBOOK.mib, files=2_000, one=32, all=64)
"""What a workbook may come to, which is a zip archive."""
_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 60
_DECLARES: Final = (b"<!DOCTYPE", b"<!ENTITY")
"""What no workbook has in it, and what can make a small XML file very large."""
_MOST_OF_A_CELL: Final = 200_000
_SEPARATORS: Final = ",;\t"
_HEAD: Final = 4_000

Cells = Sequence[str]


class NoTableError(Exception):
    """A file is no table that can be read: why, as part of a sentence without its stop."""


class SheetOfCells(NamedTuple):
    """A sheet by its name; of its rows only so many are read, and so many cells of each.

    ``pinned`` are the notes pinned to its cells, by the number of the row, from 1.
    """

    name: str
    rows: list[Cells]
    pinned: Mapping[int, Sequence[PinnedNote]] = MappingProxyType({})


class Book(NamedTuple):
    """What is in a file: its sheets, and who saved it last, if it says so."""

    sheets: tuple[SheetOfCells, ...]
    saved_by: str = ""


def read_book(path: Path) -> Book:
    """Read a workbook (``.xlsx``) or a CSV file; formulas are texts, and nothing in it is run.

    Raises:
        NoTableError: where it is none, or too large.
        MissingExtraError: for a workbook, if openpyxl is not installed.
    """
    source = read_source(path, path.name, WORKBOOK)
    if source.refusal is not None:
        raise NoTableError(source.refusal.why)
    if path.suffix.lower() == CSV:
        return Book((SheetOfCells("", list(_csv_rows(source.data))),))
    return _workbook(source.data)


def _workbook(data: bytes) -> Book:
    try:
        import openpyxl  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("openpyxl", "to read .xlsx (.csv needs nothing)") from None
    archive = _seen(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of what it does not read: colours, checks of cells
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            sheets = tuple(_sheet(sheet, archive) for sheet in book.worksheets)
            return Book(sheets, str(book.properties.lastModifiedBy or ""))
    except Exception as error:  # whatever a broken workbook raises in there
        raise NoTableError("it is no workbook that can be read") from error


def _seen(data: bytes) -> Archive:
    """A workbook whose parts are what they say, not too large, and declare nothing."""
    try:
        archive = Archive(io.BytesIO(data), _PARTS)
        for name in archive.names:
            part = archive.read(name).replace(b"\0", b"")  # so that UTF-16 hides nothing
            if name.lower().endswith((".xml", ".rels", ".vml")) and any(word in part for word in _DECLARES):
                raise NoTableError(f"'{name}' in it declares what no workbook needs")
    except ArchiveError as refused:
        raise NoTableError(f"it is no workbook that can be read: {refused}") from refused
    return archive


def _sheet(sheet: Any, archive: Archive) -> SheetOfCells:
    part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    return SheetOfCells(sheet.title, list(_rows(sheet)), pinned_notes(archive, part))


def _rows(sheet: Any) -> Iterator[Cells]:
    for row in sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True):
        yield [_in_words(cell) for cell in row]


def _in_words(cell: object) -> str:
    """A cell as a text: a formula as it is written, a date as 2026-03-01, a whole number without its point."""
    match cell:
        case None:
            return ""
        case str():
            return cell[:_MOST_OF_A_CELL]
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
        case int() | float() | date() | time() | timedelta():
            return str(cell)
    return str(getattr(cell, "text", None) or getattr(cell, "ref", None) or cell)  # formulas over several cells


def _csv_rows(data: bytes) -> Iterator[Cells]:
    text = _decoded(data)
    head = text[:_HEAD].split("\n", 1)[0]
    separator = max(_SEPARATORS, key=head.count)
    try:
        rows: Iterable[list[str]] = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        for number, row in enumerate(rows):
            if number >= _MOST_ROWS:
                return
            yield row[:_MOST_COLUMNS]
    except csv.Error as error:
        raise NoTableError(f"it is no table that can be read: {error}") from error


def _decoded(data: bytes) -> str:
    """A CSV file's text: UTF-8, UTF-16 where it says so, and else as Windows in the west writes it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
