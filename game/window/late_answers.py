"""What a screen is told later than it is shown: what is long to find out, and where its page was saved."""

from __future__ import annotations

from game.session import Session
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


def save(screen: Screen, session: Session) -> None:
    """Save what is shown as a page, and tell where that is."""
    if isinstance(screen, DebriefScreen | ShiftScreen):
        screen.tell_saved(session.afterwards.save())
    elif isinstance(screen, PortfolioScreen):
        screen.tell_saved(session.portfolio.save())
