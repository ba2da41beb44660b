"""A table for a terminal: columns that line up, numbers to the right."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from game.authoring.sheet.sheet import Sheet
from game.authoring.wording import cut
from game.letters import columns, padded, plain

TEXT_WIDTH: Final = 100


def sheet_in_text(sheet: Sheet) -> Iterator[str]:
    """A table, line by line; a cell is cut to the width of its column."""
    yield sheet.name.upper()
    yield from wrap(sheet.about, TEXT_WIDTH, initial_indent="  ", subsequent_indent="  ")
    table = [tuple(column.name for column in sheet.columns)]
    table += [
        tuple(
            f"{cell:,}" if not isinstance(cell, str) else cut(plain(cell), column.width)
            for cell, column in zip(row, sheet.columns, strict=True)
        )
        for row in sheet.rows
    ]
    right = [any(not isinstance(row[at], str) for row in sheet.rows) for at in range(len(sheet.columns))]
    widths = [max(columns(row[at]) for row in table) for at in range(len(sheet.columns))]
    for row in table:
        cells = (padded(cell, width, right=is_right) for cell, width, is_right in zip(row, widths, right, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
