"""What any table needs to be read well by a spreadsheet program: as CSV, and as a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from game.authoring.needs import MissingExtraError

LONG_AGO: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - it is no moment
"""When a workbook says that it was made, so that the same scene gives the same bytes."""
BYTE_ORDER_MARK: Final = "\ufeff"
"""What tells spreadsheet programs that a CSV file is UTF-8."""
CELL: Final = {"text_wrap": True, "valign": "top", "font_size": 10}
HEAD: Final = {**CELL, "bold": True, "bg_color": "#EAF2FB", "bottom": 1}
"""How a cell looks, and one that names its column, as XlsxWriter has it."""
_FORMULA: Final = frozenset(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT}\N{FULLWIDTH HYPHEN-MINUS}"
)


def tame(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula: one that begins like one gets a ' before it."""
    return f"'{cell}" if cell and (cell[0] in _FORMULA or cell.lstrip()[:1] in _FORMULA) else cell


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> str:
    """A table as CSV text, byte order mark and all; no cell is a formula, whatever a scene says."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([tame(cell) if isinstance(cell, str) else cell for cell in row])
    return BYTE_ORDER_MARK + out.getvalue()


def workbook(properties: dict[str, str], fill: Callable[[Any], None]) -> bytes:
    """A workbook; a text stays a text: nothing that a scene says becomes a formula, a link or a number.

    Args:
        properties: its title and the like.
        fill: is given XlsxWriter's book, to write the sheets.

    Raises:
        MissingExtraError: if XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra; it ships no types
    except ImportError:
        raise MissingExtraError("XlsxWriter", "to write .xlsx (.html and .csv need nothing)") from None
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({**properties, "created": LONG_AGO})
        fill(book)
    return out.getvalue()
