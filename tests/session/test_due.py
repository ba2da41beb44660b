"""A level that was won asks to be played again, and then as another variant than the last time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from game.records.sqlite.store import Store
from game.script.library import open_index
from game.session import LevelsPage, Session, World, standing_in_words
from game.story.language import ENGLISH
from support.shifts import COURSE, shift_library
from support.visitors import sit_down

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Calendar:
    """A clock that somebody sets."""

    def __init__(self) -> None:
        self.time = MONDAY

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def session(tmp_path: Path, calendar: Calendar) -> Iterator[Session]:
    folder = shift_library(tmp_path / "counter", course=COURSE.replace("levels:", "due: [1, 7]\nlevels:"))
    opened = Store.open(tmp_path / "saves", calendar)
    assert opened.store is not None
    seeds = iter(range(1000))
    with opened.store as store:
        world = World(lambda: next(seeds), lambda: Store.in_memory(calendar), now=calendar)
        visit = Session(open_index(folder), store, "", world)
        visit.start()
        sit_down(visit, "Ann")
        yield visit


def win(session: Session) -> bool:
    """Win the first level; returns which of its variants it was."""
    session.open("first", anew=True)
    session.begin("first")
    assert session.conversation is not None
    late = bool(session.conversation.setup.variants["late"])
    session.take("mine")
    session.take("today")
    session.leave()
    return late


def standing(session: Session) -> tuple[str, ...]:
    page = session.levels()
    assert isinstance(page, LevelsPage)
    return standing_in_words(page.cards[0], ENGLISH)


ASKS = "asks to be played again"


def test_a_level_that_was_won_asks_after_a_day_and_then_after_a_week(session: Session, calendar: Calendar) -> None:
    win(session)
    assert ASKS not in standing(session)
    calendar.time += timedelta(days=1)
    assert ASKS in standing(session)
    win(session)
    assert ASKS not in standing(session)
    calendar.time += timedelta(days=6)
    assert ASKS not in standing(session)
    calendar.time += timedelta(days=1)
    assert ASKS in standing(session)
    win(session)
    calendar.time += timedelta(days=1000)
    assert ASKS not in standing(session), "it has asked as often as the course says"


def test_it_comes_as_another_variant_than_the_last_time(session: Session, calendar: Calendar) -> None:
    before = win(session)
    for _ in range(2):
        calendar.time += timedelta(days=8)
        assert ASKS in standing(session)
        after = win(session)
        assert after is not before
        before = after


def test_practice_does_not_count_as_won(session: Session, calendar: Calendar) -> None:
    win(session)
    calendar.time += timedelta(days=2)
    session.open("first", anew=True)
    session.begin("first")
    session.take("your_fault")
    session.practise(0)
    session.answer(0)
    session.take("mine")
    session.take("today")
    session.leave()
    assert ASKS in standing(session)


def test_where_nobody_knows_the_time_nothing_asks(session: Session, tmp_path: Path, calendar: Calendar) -> None:
    win(session)
    calendar.time += timedelta(days=2)
    store = Store.open(tmp_path / "saves", calendar).store
    assert store is not None
    with store:
        timeless = Session(session.index, store, "", World(lambda: 1, lambda: Store.in_memory(calendar)))
        timeless.start()
        timeless.people.pick(store.players()[0].id)
        assert ASKS not in standing(timeless)
