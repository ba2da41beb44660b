"""A table of any kind, written as CSV, as a sheet of a workbook, or as part of one self-contained page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final, NamedTuple

from game.authoring.page import html_page
from game.authoring.spreadsheet import CELL, HEAD, csv_text, workbook

Cell = str | int | float
_STYLE: Final = """
:root{--text:#26303a;--quiet:#5b6770;--rule:#d9dee2}
body{margin:0;color:var(--text);background:#fbfaf7;font:15px/1.45 Inter,'Segoe UI','Noto Sans',Arial,sans-serif}
main{max-width:90em;margin:0 auto;padding:2em 1.4em 4em}
h1{margin:0 0 .2em;font-size:1.8em}h2{margin:1.6em 0 .3em;font-size:1.15em}p{color:var(--quiet);margin:.2em 0 .8em}
.wide{overflow-x:auto}
table{border-collapse:collapse;background:#fff;border:1px solid var(--rule);font-size:.9em}
th,td{padding:.3em .7em;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
th{background:#eaf2fb;position:sticky;top:0}
td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.marked{background:#fdf6d8}
@media print{@page{size:landscape;margin:12mm}body{background:#fff;font-size:9pt}main{max-width:none;padding:0}
tr{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""


class Column(NamedTuple):
    """A column: what it is called, and how wide it is in a workbook, in characters."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    ``about`` is said above it on a page; ``marked`` are the places of rows that should catch the eye; ``key`` is the
    column that names a row, where the table is too wide to be shown in one.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: str = ""
    marked: frozenset[int] = frozenset()
    key: int = 0


def csv_of_sheet(sheet: Sheet) -> str:
    """A table as CSV text, byte order mark and all; no cell is a formula, whatever it says."""
    return csv_text([column.name for column in sheet.columns], sheet.rows)


def xlsx_of_sheets(title: str, sheets: Sequence[Sheet]) -> bytes:
    """Tables as a workbook, each a sheet with a filter and a head that stays; a text stays a text.

    Raises:
        MissingExtraError: if XlsxWriter is not installed.
    """

    def fill(book: Any) -> None:
        head, plain = book.add_format(HEAD), book.add_format(CELL)
        marked = book.add_format({**CELL, "bg_color": "#FDF6D8"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name[:31])
            for at, column in enumerate(sheet.columns):
                page.set_column(at, at, column.width)
                page.write_string(0, at, column.name, head)
            for number, row in enumerate(sheet.rows, 1):
                look = marked if number - 1 in sheet.marked else plain
                for at, cell in enumerate(row):
                    if isinstance(cell, str):
                        page.write_string(number, at, cell[:32_767], look)
                    else:
                        page.write_number(number, at, cell, look)
            page.freeze_panes(1, 0)
            if sheet.rows:
                page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
            page.repeat_rows(0)

    return workbook({"title": title}, fill)


def sheets_page(title: str, about: str, sheets: Sequence[Sheet]) -> str:
    """Tables as one self-contained page, to read and to print."""
    body = f"<h1>{escape(title)}</h1><p>{escape(about)}</p>" + "".join(map(_section, sheets))
    return html_page(title, _STYLE, f"<main>{body}</main>")


def _section(sheet: Sheet) -> str:
    head = "".join(f"<th scope='col'>{escape(column.name)}</th>" for column in sheet.columns)
    rows = "".join(
        f"<tr{' class=marked' if number in sheet.marked else ''}>{''.join(map(_cell, row))}</tr>"
        for number, row in enumerate(sheet.rows)
    )
    about = f"<p>{escape(sheet.about)}</p>" if sheet.about else ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<section><h2>{escape(sheet.name)}</h2>{about}<div class='wide'>{table}</div></section>"


def _cell(cell: Cell) -> str:
    return f"<td>{escape(cell)}</td>" if isinstance(cell, str) else f"<td class=number>{cell:,}</td>"
