"""A table for a terminal: columns that line up, numbers to the right; cut into parts where it is too wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from game.authoring.sheet.sheet import Sheet
from game.authoring.wording import cut
from game.letters import columns, padded, plain

INDENT: Final = "  "
BETWEEN: Final = "  "


def sheet_in_text(sheet: Sheet, width: int) -> Iterator[str]:
    """A table, line by line; a cell is cut to the width of its column.

    Args:
        sheet: the table.
        width: how many characters fit in a line. A wider table comes in parts, one below the other, and each begins
            with the column that names the rows.
    """
    yield sheet.name.upper()
    yield from wrap(sheet.about, width, initial_indent=INDENT, subsequent_indent=INDENT)
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
    for number, part in enumerate(_parts(widths, sheet.key, width - len(INDENT))):
        if number:
            yield ""
        for row in table:
            cells = (padded(row[at], widths[at], right=right[at]) for at in part)
            yield f"{INDENT}{BETWEEN.join(cells)}".rstrip()


def _parts(widths: Sequence[int], key: int, room: int) -> list[list[int]]:
    """The columns that stand beside each other, by their places: as many as there is room for, and at least one."""
    parts: list[list[int]] = [[]]
    for at in range(len(widths)):
        part = [*parts[-1], at]
        taken = sum(widths[one] for one in part) + len(BETWEEN) * (len(part) - 1)
        if taken <= room or set(parts[-1]) <= {key}:
            parts[-1] = part
        else:
            parts.append(list(dict.fromkeys((key, at))))
    return parts
