"""What a trainer sees behind a conversation."""

from __future__ import annotations

from pathlib import Path

from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.engine.conversation import Setup, replay
from game.story.engine.inspect import ClosedOption, inspect

RULES = open_index(Path(__file__).parents[1] / "rules")


def test_every_meter_and_flag_is_there_with_its_value() -> None:
    scene = read_scene(RULES, "flow").scene
    assert scene is not None
    found = inspect(replay(scene, Setup(0, {}, {}), ("ask",)))
    assert found.meters == (("Pat's anger", 37), ("Pat's trust", 90))
    assert found.flags == (("promised", "false"), ("tries", "2"), ("cause", "fuse"))
    assert (found.decision, found.open) == ("hello", ("ask", "promise", "run_off"))


def test_a_closed_option_tells_which_part_of_its_condition_is_false_and_no_other() -> None:
    scene = read_scene(RULES, "doors").scene
    assert scene is not None
    once = inspect(replay(scene, Setup(0, {}, {}), ("listen", "once", "silence")))
    assert once.closed == (
        ClosedOption("once", ("it is taken once only, and it has been",)),
        ClosedOption(
            "greyed",
            (
                "Pat's anger is at least 30",
                "Pat's trust is under 75",
            ),
        ),
        ClosedOption("hidden", ("Pat's trust is under 75",)),
    )


def test_when_it_is_over_nothing_is_waited_for() -> None:
    scene = read_scene(RULES, "doors").scene
    assert scene is not None
    found = inspect(replay(scene, Setup(0, {}, {}), ("listen", "bye")))
    assert (found.decision, found.open, found.closed) == ("", (), ())
