"""Code made for a decision does what play does, turn for turn, from every state of scenes drawn at random."""

from __future__ import annotations

import io
import keyword
import re
import tokenize
from dataclasses import replace

import pytest

from game.story.analysis import generate, steps
from game.story.analysis.atlas import Atlas
from game.story.analysis.coverage import cover
from game.story.analysis.explore import explore
from game.story.analysis.generate import recipe
from game.story.analysis.packing import Packing
from game.story.engine.compile import silent_program_of
from game.story.engine.play import begin, choose, open_ids
from game.story.model import condition as c
from game.story.model.cast import Change
from game.story.model.flags import Flag
from game.story.model.scene import Assign, Choose, Go, Line, Mood, Option, Scene, SetFlags, When
from support.every_path import REMEMBERED
from support.random_scenes import random_scene
from support.scenes import ANGER, beat, endless, interrupted, looping, say, scene, when

NEVER_MADE = 10**9


def explored(drawn: Scene, monkeypatch: pytest.MonkeyPatch, enough: int, most: int = 20_000) -> Atlas:
    """The scene explored with code made after so many visits of a decision."""
    monkeypatch.setattr(steps, "ENOUGH_VISITS", enough)
    return explore(drawn, REMEMBERED, most=most)


def assert_that_it_agrees_with_play(drawn: Scene, atlas: Atlas) -> None:
    for number in range(atlas.visited):
        state = atlas.states[number]
        ids = [atlas.options[place][1].option.id for place in atlas.shapes[number]]
        assert tuple(ids) == open_ids(drawn, state)
        for id_, there in zip(ids, atlas.onward[number], strict=True):
            turn = choose(drawn, state, id_)
            assert not turn.refused
            assert atlas.number[turn.after] == there


@pytest.mark.parametrize("seed", range(150))
def test_every_turn_that_code_takes_is_the_turn_that_play_takes(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = random_scene(seed, beats=4)
    assert_that_it_agrees_with_play(drawn, explored(drawn, monkeypatch, enough=0))


@pytest.mark.parametrize("drawn", [looping(), endless(), interrupted()], ids=["looping", "endless", "interrupted"])
def test_counters_cut_ins_and_loops_too(drawn: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_that_it_agrees_with_play(drawn, explored(drawn, monkeypatch, enough=0, most=3_000))


@pytest.mark.parametrize("seed", range(80))
def test_code_and_play_number_the_states_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = random_scene(seed)
    code, play = (explored(drawn, monkeypatch, enough) for enough in (0, NEVER_MADE))
    assert list(code.states) == list(play.states)
    assert (code.onward, code.shapes) == (play.onward, play.shapes)
    assert (code.parent, code.worth) == (play.parent, play.worth)


@pytest.mark.parametrize("seed", range(80))
def test_code_notes_what_play_notes(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = random_scene(seed)
    noted = []
    for enough in (0, NEVER_MADE):
        monkeypatch.setattr(steps, "ENOUGH_VISITS", enough)
        coverage = cover(drawn, REMEMBERED)
        planes = coverage.atlas.book.known.items()
        worn = {key: worn for key, plane in planes if (worn := plane.worn - plane.keys())}
        noted.append((coverage.watch.outcomes, coverage.reached, coverage.faces, worn))
    assert noted[0] == noted[1]


def counting() -> Scene:
    """Numbers that are added to and set, alone and with meters; meters that move twice; what follows depends on it."""
    add, take, reset = Assign("tries", 2, adds=True), Assign("tries", -9, adds=True), Assign("tries", 5)
    return scene(
        beat(
            "hello", Choose((say("more", "kind", assigns=(add,)), say("less", "rude", assigns=(reset, take)))), Go("on")
        ),
        beat(
            "on",
            Mood((Change(ANGER, 70),)),
            Mood((Change(ANGER, -65), Change(ANGER, 5))),
            SetFlags((add,)),
            When(when("tries * 3 - anger > 10 or tries == 4"), (Mood((Change(ANGER, 50, sets=True),)),)),
            Line("pat", "Hm.", when=when("anger / tries < 30 and not promised")),
            Choose(
                (
                    say("again", to="hello", when=when("tries < 12 and anger != 3")),
                    say("stop", to="even", when=when("-tries < anger / 2 or (anger + tries) / 3 >= 20")),
                    say("promise", "kind", "rude", once=True, assigns=(Assign("promised", value=True), take), to="on"),
                    Option("silence", after=9),
                )
            ),
            Go("hello"),
        ),
    )


def test_numbers_that_are_added_to_and_set_come_to_what_play_makes_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    atlas = explored(counting(), monkeypatch, enough=0)
    tries = [flag.id for flag in atlas.scene.flags].index("tries")
    assert any(int(state.flags[tries]) < 0 for state in atlas.states)
    assert_that_it_agrees_with_play(counting(), atlas)


def test_what_is_too_tangled_to_be_written_out_is_played(monkeypatch: pytest.MonkeyPatch) -> None:
    tests = tuple(When(when(f"anger >= {limit}"), (SetFlags((Assign("tries", limit),)),)) for limit in range(1, 99, 2))
    turns = scene(
        beat("hello", Choose((say("kind", "kind"), say("rude", "rude"))), *tests, Go("round")),
        beat("round", Go("round")),
    )
    program = silent_program_of(turns)
    assert recipe(program, "hello", [0, 1], Packing(turns, {}), {}) is None
    assert_that_it_agrees_with_play(turns, explored(turns, monkeypatch, enough=0))


def test_no_text_of_a_scene_comes_into_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    word = "'); raise SystemExit('"
    asked = c.Compare("==", c.FlagName("cause"), c.Word(word))
    drawn = random_scene(5)
    flags = tuple(replace(flag, values=(*flag.values, word)) if flag.id == "cause" else flag for flag in drawn.flags)
    asks = replace(
        drawn.beats[0], steps=(Choose((Option("a", say=word, when=c.Not(asked)), Option("b"))), *drawn.beats[0].steps)
    )
    assert any(flag.id == "cause" for flag in flags)
    drawn = replace(
        drawn, flags=flags, beats=(replace(asks, steps=(asks.steps[0], Go(drawn.beats[1].id))), *drawn.beats[1:])
    )
    written: list[str] = []
    code = generate._Writer.code

    def noted(writer: generate._Writer) -> str:
        written.append(code(writer))
        return written[-1]

    monkeypatch.setattr(generate._Writer, "code", noted)
    assert_that_it_agrees_with_play(drawn, explored(drawn, monkeypatch, enough=0))
    assert written
    tokens = {
        token.string: token.type
        for source in written
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
    }
    assert tokenize.STRING not in tokens.values()
    assert tokenize.COMMENT not in tokens.values()
    own = re.compile(r"make|put|note|shapes|whole|step|divide|[a-z]{1,2}\d*(_\d+)?")
    names = {string for string, type_ in tokens.items() if type_ == tokenize.NAME and not keyword.iskeyword(string)}
    assert [name for name in names if not own.fullmatch(name)] == []
    ids = {
        *(beat.id for beat in drawn.beats),
        *(flag.id for flag in drawn.flags),
        *(meter.id for meter in drawn.meters),
    }
    assert names.isdisjoint(ids)


@pytest.mark.parametrize("seed", range(40))
def test_a_packed_state_is_the_state_again(seed: int) -> None:
    drawn = random_scene(seed)
    packing = Packing(drawn, {})
    atlas = explore(drawn, REMEMBERED)
    for number, state in enumerate(atlas.states):
        assert packing.unpack(packing.pack(state), packing.shared(state)) == state
        assert atlas.number[state] == number
    assert atlas.number[begin(drawn).after] in range(len(atlas.states))


def test_a_flag_may_begin_with_what_no_scene_gives_it() -> None:
    drawn = scene(beat("hello", Choose((say("on", to="even"),))))
    assert isinstance(drawn.flags[0], Flag)
    atlas = explore(drawn, only=({"tries": 10**12, "promised": "perhaps"}, {}))
    assert {"perhaps", 10**12} <= set(atlas.states[0].flags)
