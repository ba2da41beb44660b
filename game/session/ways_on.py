"""Which ways on a debrief offers, decided once for every front end."""

from __future__ import annotations

from typing import Literal

from game.session.pages import DebriefPage
from game.session.verdict import mistakes

WayOn = Literal["turning_point", "leave", "review", "again", "rewind", "dearest", "save"]
"""To try the turning point again; to leave; to review the mistakes; to play again; to go back to any decision; to see
the dearest decisions first; to save the page."""


def ways_on(page: DebriefPage, *, can_save: bool) -> tuple[WayOn, ...]:
    """What can be done after a debrief; the first is what helps most, and leads.

    Args:
        page: the debrief, with its grades or before them.
        can_save: whether a page can be saved at all.
    """
    debrief = page.debrief
    ways: list[WayOn] = ["leave"]
    if debrief.turning_point is not None and not debrief.passed:
        ways.insert(0, "turning_point")
    if mistakes(debrief):
        ways.append("review")
    if not page.in_shift:
        ways.append("again")
    if debrief.decisions:
        ways.append("rewind")
    if debrief.is_judged and len(debrief.decisions) > 1:
        ways.append("dearest")
    if can_save:
        ways.append("save")
    return tuple(ways)
