"""A third front end, a dozen lines long: whatever a session asks is answered from a list, and every scene is played."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial

import pytest

from game.paths import dialogues_dir
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.session import (
    BriefingPage,
    CallPage,
    DebriefPage,
    LevelsPage,
    Question,
    Session,
    Shown,
    TitlePage,
    World,
)
from game.story.analysis import Atlas, explore
from game.story.engine.state import Turn

INDEX = open_index(dialogues_dir())
spare = partial(Store.in_memory, partial(datetime.now, UTC))


def play(session: Session, scene: str, options: Iterator[str]) -> DebriefPage:
    """The whole front end."""
    shown: Shown = session.start()
    while not isinstance(shown, DebriefPage):
        match shown:
            case Question():
                shown = session.answer(0)
            case TitlePage():
                shown = session.people.join("Ann")
            case LevelsPage():
                shown = session.open(scene)
            case BriefingPage():
                shown = session.begin(scene)
            case CallPage() | Turn():
                over = session.conversation is None or session.conversation.is_over
                shown = session.debrief() if over else session.take(next(options))
    return shown


def atlas_of(scene_id: str) -> Atlas:
    scene = read_scene(INDEX, scene_id).scene
    assert scene is not None
    return explore(scene)


def ways_to_every_ending(atlas: Atlas) -> Iterable[tuple[str, int]]:
    """Each ending with a state in which the scene ends so, by the shortest way."""
    found: dict[str, int] = {}
    for state, ending in atlas.endings():
        assert ending is not None
        found.setdefault(ending, state)
    return found.items()


BETWEEN = {shift.between for shift in INDEX.course.shifts}
"""What is between two calls is no call of its own."""


@pytest.mark.parametrize("scene_id", [id_ for id_ in INDEX.headers if id_ not in BETWEEN])
def test_every_shipped_scene_is_played_to_every_ending(scene_id: str) -> None:
    atlas = atlas_of(scene_id)
    endings = {ending.id for ending in atlas.scene.endings}
    reached = set()
    for ending, state in ways_to_every_ending(atlas):
        opening = atlas.opening_of(state)
        with spare() as ledger:
            world = World(lambda: 1, spare, variants=opening.variants, scene=scene_id)
            page = play(Session(INDEX, ledger, "", world), scene_id, iter(atlas.walk_to(state)))
        assert page.debrief.ending is not None
        assert page.debrief.ending.id == ending
        assert page.conversation.choices == atlas.walk_to(state)
        reached.add(page.debrief.ending.id)
    assert reached == endings


def test_it_plays_on_without_saves_where_there_can_be_none() -> None:
    atlas = atlas_of("first_ring")
    ending, state = next(iter(ways_to_every_ending(atlas)))
    world = World(lambda: 1, spare, variants=atlas.opening_of(state).variants)
    page = play(Session(INDEX, None, "The disk is full.", world), "first_ring", iter(atlas.walk_to(state)))
    assert page.debrief.ending is not None
    assert page.debrief.ending.id == ending


def test_nothing_is_played_that_was_not_asked_for() -> None:
    with spare() as ledger:
        session = Session(INDEX, ledger, "", World(lambda: 1, spare))
        assert isinstance(session.start(), TitlePage)
        assert ledger.players() == ()
        assert session.conversation is None
