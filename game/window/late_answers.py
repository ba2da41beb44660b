"""What a screen is told later than it is shown: what is long to find out, and what came of saving or editing."""

from __future__ import annotations

from collections.abc import Iterable

from game.session import Session, WrittenAt
from game.window.screens.behind import BehindScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.levels import LevelsScreen
from game.window.screens.portfolio import PortfolioScreen
from game.window.screens.screen import Screen
from game.window.screens.shift import ShiftScreen


def look_ahead(screen: Screen, session: Session) -> None:
    """Tell the list of levels what it does not know yet, one level a frame, and a player's page its skills."""
    if isinstance(screen, LevelsScreen):
        if scene := screen.wanted:
            screen.learn(scene, session.about(scene))
        else:
            screen.learn_stars(session.portfolio.look())
    if isinstance(screen, PortfolioScreen) and (page := session.portfolio.judged()) is not None:
        screen.judge(page)


def judge(screens: Iterable[Screen], session: Session) -> None:
    """Put the grades of a debrief on it when they have come in."""
    page, screen = session.graded(), next((screen for screen in screens if isinstance(screen, DebriefScreen)), None)
    if page is not None and screen is not None:
        screen.judge(page)


def save(screen: Screen, session: Session) -> None:
    """Save what is shown as a page, and tell where that is."""
    if isinstance(screen, DebriefScreen | ShiftScreen):
        screen.tell_saved(session.afterwards.save())
    elif isinstance(screen, PortfolioScreen):
        screen.tell_saved(session.portfolio.save())


def edit(screen: Screen, session: Session, where: WrittenAt) -> None:
    """Open a trainer's editor, and tell on the sheet what came of it."""
    if isinstance(screen, BehindScreen) and session.rehearsal is not None:
        screen.tell(session.rehearsal.edit(where))
