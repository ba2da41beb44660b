"""Whether anybody is on the stage: who speaks or listens is, and nobody once the line is dead."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from game.paths import dialogues_dir
from game.script.library.read import read_library
from game.session.narration import Narration
from game.story.engine.chance import drawn
from game.story.engine.conversation import Setup, replay, start
from game.story.engine.play import open_ids
from game.story.model.cast import Character, Part
from game.story.model.scene import Choose, End, Line, Scene
from support.scenes import beat, say, scene


def told(last: tuple[Choose | End | Line, ...]) -> Narration:
    """A narration of a call that goes on, after an answer, to a beat with these steps; told to its end."""
    call = _scene(last)
    narration = Narration(start(call, Setup(1, {}, {})), "Ann", "nothing")
    _press(narration)
    narration.follow(replay(call, Setup(1, {}, {}), ("bye",)).turns[-1])
    _press(narration)
    return narration


def _scene(last: tuple[Choose | End | Line, ...]) -> Scene:
    hello = beat("hello", Line("pat", "Hello?"), Choose((say("bye", to="after"),)))
    return scene(hello, beat("after", *last))


def _press(narration: Narration) -> None:
    while narration.phase not in ("deciding", "over"):
        narration.press()


@pytest.mark.parametrize(("to", "seen"), [("pat", "pat"), ("sam", "sam"), ("", "pat")])
def test_the_stage_turns_to_whoever_is_spoken_to(to: str, seen: str) -> None:
    call = _scene((Choose((say("still_there", to="glad"),)),))
    bye = replace(say("bye", to="after"), to=to)
    call = replace(
        call,
        cast=(*call.cast, Part(Character("sam", "Sam", "", "", (), (), ()))),
        beats=(beat("hello", Line("pat", "Hello?"), Choose((bye,))), call.beats[1]),
    )
    narration = Narration(start(call, Setup(1, {}, {})), "Ann", "nothing")
    _press(narration)
    narration.follow(replay(call, Setup(1, {}, {}), ("bye",)).turns[-1])
    assert narration.speaker == seen


GONE = Line("narrator", "A click. Then only the hum of the line.")
DEED = say("wait", to="glad", label="Wait an hour, and ring again.")


@pytest.mark.parametrize(
    ("last", "there"),
    [
        ((GONE, End("glad")), False),
        ((GONE, Choose((DEED,))), False),
        ((GONE, Choose((say("still_there", to="glad"),))), True),
        ((Line("narrator", "She laughs."), Line("pat", "Goodbye."), End("glad")), True),
        ((Line("pat", "Goodbye."), Line("narrator", "She puts it down with care."), End("glad")), True),
    ],
    ids=["the call is over", "only deeds", "she is spoken to", "she speaks on", "she spoke in this beat"],
)
def test_the_stage_shows_who_speaks_or_listens(last: tuple[Choose | End | Line, ...], *, there: bool) -> None:
    assert told(last).stage.present == there


def test_she_is_back_when_she_is_rung_again() -> None:
    narration = told((GONE, Choose((DEED,))))
    after = replay(narration.scene, Setup(1, {}, {}), ("bye", "wait"))
    narration.follow(after.turns[-1])
    assert narration.stage.present


def test_mrs_smith_does_not_smile_on_at_twenty_to_five() -> None:
    call = read_library(dialogues_dir()).library.scenes["late_install"]
    desk = next(b for b in call.beats if b.id == "twenty_to_five")
    for seed in range(400):
        dice, had = Random(seed), start(call, Setup(seed, drawn(call, seed), {}))
        while not had.is_over and had.state.place != desk.id:
            had = had.take(dice.choice(open_ids(call, had.state)))
        if had.state.place == desk.id:
            assert not Narration(had, "Ann", "all").stage.present
            return
    raise AssertionError("nobody came to her desk")
