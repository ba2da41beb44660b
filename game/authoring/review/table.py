"""The review pack as a table with a column for comments: CSV for any program, XLSX for a spreadsheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from game.authoring.review.compare import Changed, fate_counts
from game.authoring.review.pack import Pack
from game.authoring.spreadsheet import CELL, HEAD, csv_text, workbook

COLUMNS: Final = (
    ("Beat", 20), ("Id", 32), ("What", 10), ("Who", 14), ("Text", 70), ("Only if", 30), ("What it does", 32),
    ("Where it leads", 24), ("Cost", 11), ("Words", 7),
)  # fmt: skip
CHANGES: Final = (("Change", 10), ("Text before", 50))
WRITTEN_AT: Final = ("Written at", 24)
COMMENT: Final = ("Your comment", 50)
AS_PACKED: Final = ("Leave as it is", 12)
"""What tells, when the table comes back, whether a text was changed in it, or in the scene since; see ``mark_of``."""
_KINDS: Final = {
    "about": "scene", "line": "line", "decision": "decision", "option": "option", "why": "why", "if": "if",
    "otherwise": "otherwise", "note": "case note", "promise": "promise",
    "change": "change", "leads": "leads on", "ending": "ending",
}  # fmt: skip
"""What each kind of row is called."""


def csv_of(pack: Pack, parts: Sequence[Changed], *, against: bool = False) -> str:
    """The table as CSV text, byte order mark and all; no cell is a formula, whatever a scene says."""
    return csv_text([name for name, _ in columns(against=against)], table(pack, parts, against=against))


def columns(*, against: bool) -> tuple[tuple[str, int], ...]:
    """The columns by name, each with its width in characters."""
    return (*COLUMNS, *(CHANGES if against else ()), WRITTEN_AT, COMMENT, AS_PACKED)


def mark_of(text: str) -> str:
    """Eight characters that stand for a text, whatever its spaces."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def table(pack: Pack, parts: Sequence[Changed], *, against: bool) -> Iterator[tuple[str | int, ...]]:
    """The rows under the columns, in the order of the script."""
    for part in parts:
        for pair in part.pairs:
            row, old = pair.row, pair.old
            cells = (
                part.part.id.strip("()"), row.id, _KINDS[row.kind], row.who, row.text, row.only_if, row.effect,
                row.leads, "; ".join(filter(None, (row.cost, row.ends))), row.words or "",
            )  # fmt: skip
            before = old.text if old is not None and pair.fate == "changed" else ""
            changes = ("" if pair.fate == "same" else pair.fate, before) if against else ()
            written = f"{pack.file}:{row.line}" if row.line and pair.new is not None else pack.file
            yield (*cells, *changes, written, "", mark_of(row.text))


def xlsx_of(pack: Pack, parts: Sequence[Changed], *, against: str = "") -> bytes:
    """The table as a workbook: the script with a filter and a frozen head, and a sheet of word counts.

    Raises:
        MissingExtraError: if XlsxWriter is not installed.
    """

    def fill(book: Any) -> None:
        head = book.add_format(HEAD)
        plain, option = book.add_format(CELL), book.add_format({**CELL, "bg_color": "#F2F7FC"})
        fates = {
            "new": book.add_format({**CELL, "bg_color": "#E3F5E7"}),
            "changed": book.add_format({**CELL, "bg_color": "#FDF6D8"}),
            "removed": book.add_format({**CELL, "bg_color": "#FBDFDC", "font_strikeout": True}),
        }
        comment = book.add_format({**CELL, "bg_color": "#FFFDF2", "left": 1, "left_color": "#C9A227"})
        sheet = book.add_worksheet("Script")
        named = columns(against=bool(against))
        for at, (name, width) in enumerate(named):
            sheet.set_column(at, at, width, None, {"hidden": name == AS_PACKED[0]})
            sheet.write_string(0, at, name, head)
        last = 0
        looks = [
            fates.get(pair.fate, option if pair.row.kind == "option" else plain) for p in parts for pair in p.pairs
        ]
        for last, (row, look) in enumerate(zip(table(pack, parts, against=bool(against)), looks, strict=True), start=1):
            for at, cell in enumerate(row):
                place = comment if named[at] == COMMENT else look
                if isinstance(cell, int):
                    sheet.write_number(last, at, cell, place)
                else:
                    sheet.write_string(last, at, cell[:32_767], place)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, last, len(named) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        counted = book.add_worksheet("Words")
        counted.set_column(0, 0, 30)
        lines = [("Who", "Lines", "Words"), *((tally.who, tally.lines, tally.words) for tally in pack.tallies)]
        if against:
            lines += [("", "", ""), (f"Compared with {against}", "", "")]
            lines += [(f"Rows {fate}", number, "") for fate, number in fate_counts(parts).items()]
        for at, line in enumerate(lines):
            for column, value in enumerate(line):
                counted.write(at, column, value, head if at == 0 else plain)

    properties = {"title": f"{pack.title}: script for review", "comments": f"Version {pack.content[:10]}"}
    return workbook(properties, fill)
