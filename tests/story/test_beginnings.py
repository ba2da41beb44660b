"""What no condition of a scene tells apart of an earlier one is one beginning."""

from __future__ import annotations

from pathlib import Path

from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.analysis.explore import setups
from support.promises import library

LEFT = {"install": ("won,kept:call", "lost,open:call", "lost,broken:call", "lost")}
LATER = """\
scene: later
title: Later
cast: {smith: {}}
beats:
  hello:
    - when: ASKED
      then:
        - narrator: You have rung her before.
    - choose:
        bye: {say: Bye., end: won, when: ALSO}
        hm: {say: Hm., end: won}
endings:
  won: {title: Won, outcome: won, text: Won.}
"""


def beginnings(folder: Path, asked: str, also: str = "smith.trust > 10") -> list[str]:
    text = LATER.replace("ASKED", asked).replace("ALSO", also)
    scene = read_scene(open_index(library(folder, later=text)), "later").scene
    assert scene is not None
    return [remembered["install"] for _, remembered in setups(scene, LEFT)]


def test_endings_that_are_only_asked_for_together_are_one_beginning(tmp_path: Path) -> None:
    assert beginnings(tmp_path, "ended(install) == won or ended(install) == lost") == ["never", "won"]


def test_an_ending_that_nobody_names_is_like_none(tmp_path: Path) -> None:
    assert beginnings(tmp_path, "ended(install) == lost") == ["never", "lost"]


def test_what_became_of_a_promise_is_told_apart_only_where_somebody_asks_what_became_of_it(tmp_path: Path) -> None:
    asked = "ended(install) == lost and promised(install.call)"
    assert beginnings(tmp_path, asked) == ["never", "lost,open:call"]
    assert beginnings(tmp_path, asked, "broken(install.call)") == ["never", "lost,open:call", "lost,broken:call"]


def test_a_part_of_a_condition_counts_by_itself_where_the_rest_asks_for_something_else(tmp_path: Path) -> None:
    asked = "smith.trust > 10 and (ended(install) == won or kept(install.call))"
    assert beginnings(tmp_path, asked, "not promised(install.call)") == [
        "never",
        "won,kept:call",
        "lost,open:call",
    ]
