"""Three whole levels in a real window under Xvfb: each of their endings, come to with real keys and a real mouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from game.paths import dialogues_dir
from game.records import Where, begin_run
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.script.library.read import read_library
from game.story.analysis import explore
from game.story.engine.conversation import Setup
from game.story.engine.play import open_ids
from game.story.model.scene import LISTEN, Ending, Scene
from support.real_player import Watcher
from support.real_windows import LACKING, WHY, pixels, screen

LIBRARY = read_library(dialogues_dir()).library
LEVELS = ("the_word_sorry", "late_install", "first_ring")
"""One with two on the stage and a memory of the second, which comes first while its player's memory is as it was."""
ID = open_index(dialogues_dir()).id
NAME = "Nora"
QUICK = {"typing": "instant", "motion": "reduced", "answering": "none", "volume": "0"}
"""Settings with which a call takes as long as its presses."""


def kept_before(saves: Path, level: str) -> dict[str, str]:
    """Keep a player who has passed every level before that one; returns the endings that they remember."""
    store = Store.open(saves, lambda: datetime(2026, 3, 4, 9, tzinfo=UTC)).store
    assert store is not None
    with store:
        for name, word in QUICK.items():
            store.keep_setting(None, f"window.{name}", word)
        player = store.player(NAME)
        ids = [one.scene for one in LIBRARY.course.levels]
        for id_ in ids[: ids.index(level)]:
            scene, where = LIBRARY.scenes[id_], Where(ID)
            play = next(play for play in scene.plays if not play.remember)
            run = begin_run(store, player, scene, Setup(7, dict(play.variants), {}), where)
            for option in play.choose:
                while option not in open_ids(scene, run.conversation.state):  # a play may leave out hearing out
                    assert not run.take(LISTEN).refused, option
                run.take(option)
            assert run.attempt.finish is not None, id_
            assert run.attempt.finish.passed, id_
        return dict(store.remembered(player, ID))


def shortest_walks(scene: Scene, remembered: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """To each ending a shortest walk."""
    atlas = explore(scene, only=({}, remembered))
    found: dict[str, tuple[str, ...]] = {}
    for state, ending in atlas.endings():
        walk = atlas.walk_to(state)
        if ending is not None and len(walk) < len(found.get(ending, range(1000))):
            found[ending] = walk
    return found


class Sitting(NamedTuple):
    """Who sits at the window, the folder that its screen's pixels lie in, and what they remember at first."""

    player: Watcher
    folder: Path
    remembered: dict[str, str]


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    """One window for all levels: to start it takes longer than to play a level."""
    folder = tmp_path_factory.mktemp("levels")
    remembered = kept_before(folder / "saves", LEVELS[0])
    with screen(folder) as display:
        player = Watcher(dialogues_dir(), display, folder / "saves")
        try:
            yield Sitting(player, folder, remembered)
        finally:
            player.end()


@pytest.mark.window
@pytest.mark.skipif(bool(LACKING), reason=WHY)
@pytest.mark.parametrize("level", LEVELS)
def test_every_ending_of_a_level_is_come_to_in_a_real_window(sitting: Sitting, level: str) -> None:
    scene = LIBRARY.scenes[level]
    walks = shortest_walks(scene, sitting.remembered)
    assert walks.keys() == {ending.id for ending in scene.endings}
    for ending in scene.endings:
        _come_to(sitting, scene, ending, walks[ending.id])


def _come_to(sitting: Sitting, scene: Scene, ending: Ending, walk: tuple[str, ...]) -> None:
    """From the title to an ending, by keys and mouse in turns, and back to the title."""
    player = sitting.player
    player.see_screen("TitleScreen")
    player.key("1")
    player.see_screen("LevelsScreen")
    player.click(f"scene:{scene.id}", lambda shown: bool(shown["screen"] == "BriefingScreen"))
    player.key("Return")
    player.see_screen("TalkScreen")
    before = len(player.decided())
    for number, option in enumerate(walk):
        player.take(option, by_mouse=number % 2 == 0)
    assert player.hear_on()["phase"] == "over"
    assert player.decided()[before:] == list(walk), f"what is kept on the way to {ending.id}"
    assert player.kept("SELECT ending FROM finishes ORDER BY id DESC LIMIT 1") == [ending.id]
    player.key("Return")
    player.see_screen("DebriefScreen")
    player.until(lambda: _is_painted(sitting, ending.title), f"“{ending.title}” in pixels")
    player.key("Escape")
    player.see_screen("LevelsScreen")
    player.key("Escape")


def _is_painted(sitting: Sitting, title: str) -> bool:
    """Whether the ending's title is what the debrief shows, and its letters are on the screen itself."""
    for text, *box, colour in sitting.player.shown["texts"]:
        if text and title.startswith(text):
            x, y, w, h = box
            return len(seen := pixels(sitting.folder, (x, y, w, h))) > 2 and colour.lower() in seen
    return False
