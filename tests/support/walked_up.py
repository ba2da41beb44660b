"""Visitors who walk up to a kiosk without a window: what the tests of sessions and of troubles share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.records import Attempt
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.session import BriefingPage, CallPage, LevelsPage, Session, Shown, TitlePage, World
from support.terminal_scenes import now


def spare() -> Store:
    return Store.in_memory(now)


class Staff(list[str]):
    """What staff were told."""


def kiosk(folder: Path, store: Store | None, *, notice: str = "", **world: object) -> Session:
    """A kiosk before which nobody stands yet."""
    session = Session(
        open_index(folder),
        store,
        notice,
        World(lambda: 1, spare, mode="kiosk", machine="foyer", **world),  # type: ignore[arg-type]
    )
    assert isinstance(session.start(), TitlePage)
    return session


def answered(session: Session, *options: str) -> None:
    """Whoever is there answers on the doorstep."""
    assert isinstance(session.open("doorstep", anew=True), BriefingPage)
    assert isinstance(session.begin("doorstep"), CallPage)
    for option in options:
        session.take(option)


def visit(session: Session, sit_down: Callable[[], Shown], *options: str) -> LevelsPage:
    """A whole visit: somebody sits down, answers and wanders off; returns what they saw first."""
    page = sit_down()
    assert isinstance(page, LevelsPage), page
    answered(session, *options)
    assert not session.visitors.leave()
    return page


def history(store: Store) -> list[Attempt]:
    """Everybody's calls, the first first."""
    return list(reversed(store.everybodys()))
