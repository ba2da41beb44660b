"""What nothing can tell apart any more is one state, and what nothing can tell apart at all is one beginning."""

from __future__ import annotations

from pathlib import Path

from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.analysis.explore import explore, setups
from game.story.engine.play import begin, choose
from game.story.model import Scene
from support.promises import library

LEFT = {"install": ("won,kept:call", "lost,open:call", "lost,broken:call", "lost")}
LATER = """\
scene: later
title: Later
cast: {smith: {}}
start: hello
beats:
  hello:
    - when: ASKED
      then:
        - narrator: You have rung her before.
    - choose:
        on: {say: Hello., go: talk}
  talk:
    - choose:
        nod: {say: Yes., go: talk}
        bye: {say: Bye., go: over}
  over:
    - end: won
endings:
  won: {title: Won, outcome: won, text: Won.}
"""


def asking(folder: Path, condition: str, *more: tuple[str, str]) -> Scene:
    text = LATER.replace("ASKED", condition)
    for old, new in more:
        text = text.replace(old, new)
    scene = read_scene(open_index(library(folder, later=text)), "later").scene
    assert scene is not None
    return scene


def beginnings(scene: Scene) -> list[str]:
    return [remembered["install"] for _, remembered in setups(scene, LEFT)]


def how_many(scene: Scene) -> dict[str, int]:
    places = [state.place for state in explore(scene, LEFT).states]
    return {place: places.count(place) for place in places}


def test_what_a_decision_and_all_after_it_do_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    assert how_many(asking(tmp_path, "kept(install.call)")) == {"hello": 2, "talk": 1, "": 1}


def test_what_is_asked_for_later_is_kept_until_then(tmp_path: Path) -> None:
    asks = ("nod: {", "nod: {when: promised(install.call), ")
    assert how_many(asking(tmp_path, "kept(install.call)", asks)) == {"hello": 3, "talk": 3, "": 1}


def test_what_comes_after_a_reply_is_kept_for_too(tmp_path: Path) -> None:
    asks = ("    - end: won", "    - {narrator: Kept., when: kept(install.call)}\n    - end: won")
    assert how_many(asking(tmp_path, "true", asks)) == {"hello": 2, "talk": 2, "": 1}


def test_what_the_score_asks_for_is_never_forgotten(tmp_path: Path) -> None:
    scene = asking(tmp_path, "true", ("start: hello", "start: hello\npasses: kept(install.call)"))
    assert how_many(scene) == {"hello": 2, "talk": 2, "": 2}
    assert sum(explore(scene, LEFT).passing) == 1


def test_endings_and_promises_that_no_condition_tells_apart_are_one_beginning(tmp_path: Path) -> None:
    assert beginnings(asking(tmp_path, "ended(install) == won or ended(install) == lost")) == ["never", "won"]
    assert beginnings(asking(tmp_path, "ended(install) == lost")) == ["never", "lost"]
    assert beginnings(asking(tmp_path, "ended(install) == lost and promised(install.call)")) == [
        "never",
        "lost,open:call",
    ]
    assert beginnings(asking(tmp_path, "ended(install) == lost", ("nod: {", "nod: {when: kept(install.call), "))) == [
        "never",
        "won,kept:call",
        "lost,open:call",
    ]


def test_a_state_with_all_its_memory_is_found_under_what_is_left_of_it(tmp_path: Path) -> None:
    scene = asking(tmp_path, "kept(install.call)")
    atlas = explore(scene, LEFT)
    talks = {
        atlas.number[choose(scene, begin(scene, {}, {"install": left}).after, "on").after] for left in LEFT["install"]
    }
    assert len(talks) == 1
