"""The keyboard's mark goes round everything that can be pressed: the pane, and then the bar under it."""

from __future__ import annotations

from game.window.commands import Command, Confirm, Move, Typed
from game.window.screens.screen import Screen


def heard_by(command: Command, top: Screen, bar: Screen) -> Screen | None:
    """Which of the two hears what a key gives; None once the mark has gone from one to the other.

    Args:
        command: what the key gives.
        top: the screen that is seen in the pane.
        bar: what is under it.
    """
    is_on_bar = bar.targets.focus_shows and bool(bar.targets.focus)
    here, there = (bar, top) if is_on_bar else (top, bar)
    match command:
        case Move("next" | "previous" as way) if _goes_out(here, way):
            if not _mark(there, way):
                return here
            unmark(here)
            return None
        case Move() | Confirm():
            return here
        case Typed(" ") if is_on_bar:
            return bar  # the space bar has pressed what is marked
    return top


def unmark(screen: Screen) -> None:
    """The mark is not on a screen any more."""
    if screen.targets.focus_shows:
        screen.targets.focus_shows, screen.stale = False, True


def _stops(screen: Screen) -> list[str]:
    """What the mark comes to on a screen, by id and in its order."""
    return [target.id for target in screen.targets.drawn if target.focusable]


def _goes_out(screen: Screen, way: str) -> bool:
    """Whether the mark would leave a screen that way."""
    stops, targets = _stops(screen), screen.targets
    if not stops:
        return True
    return targets.focus_shows and targets.focus == (stops[-1] if way == "next" else stops[0])


def _mark(screen: Screen, way: str) -> bool:
    """Mark what comes first on a screen, or last; returns whether there is anything."""
    stops = _stops(screen)
    if stops:
        screen.targets.focus, screen.targets.focus_shows, screen.stale = stops[0 if way == "next" else -1], True, True
        screen.targets.reveal(screen.targets.focus)
    return bool(stops)
