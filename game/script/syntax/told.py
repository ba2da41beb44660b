"""Tells slips: those of one kind that one cause made, together."""

from __future__ import annotations

from game.script.catalogue import shapes
from game.script.problems import Edit, Mend
from game.script.source import Page
from game.script.syntax.slips import Draft, Slip
from game.script.syntax.slips.slip import rows_in_words

MOST_ALONE = 2
"""How many odd characters of one kind are told each by itself; more are told together."""


def tell_slips(page: Page, slips: list[tuple[Slip, Draft]]) -> None:
    """Tell slips, each with the draft that it was made in before it was mended."""
    alike: dict[str, list[tuple[Slip, Draft]]] = {}
    for slip, draft in slips:
        key = slip.message if slip.code is shapes.LookAlike else str(id(slip))
        alike.setdefault(key, []).append((slip, draft))
    for group in alike.values():
        if len(group) > MOST_ALONE:
            _together(page, group)
        else:
            for slip, draft in group:
                line, column = draft.place(slip.row, slip.column)
                page.tell_at(slip.code, line, column, slip.message, slip.hint, mend=draft.mend(slip))


def _together(page: Page, group: list[tuple[Slip, Draft]]) -> None:
    """Tell many slips of one kind at the first of them."""
    group.sort(key=lambda one: one[1].rows[one[0].row])
    first, draft = group[0]
    rows = [its.rows[slip.row] for slip, its in group]
    edits: list[Edit] = []
    for slip, its in group:
        mend = its.mend(slip)
        edits.extend(() if mend is None else mend.edits)
    line, column = draft.place(first.row, first.column)
    others = rows_in_words([row for row in dict.fromkeys(rows) if row != rows[0]]).removeprefix(", and ")
    message = f"{first.message} (and so in {others})" if others else first.message
    page.tell_at(first.code, line, column, message, first.hint, mend=Mend(tuple(edits), is_certain=True))
