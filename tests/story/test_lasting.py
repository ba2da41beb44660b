"""Where only what can happen matters, what nothing asks for any more is forgotten: fewer states, the same figures."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from game.story.analysis import steps
from game.story.analysis.coverage import cover
from game.story.analysis.explore import explore
from game.story.analysis.figures import Figures, Study, figures
from game.story.model.condition import Call, CallName, Compare
from game.story.model.scene import Assign, Choose, End, Go, Scene, SetFlags
from support.every_path import REMEMBERED
from support.random_scenes import random_scene
from support.scenes import beat, endless, interrupted, looping, say, scene, when

NEVER_MADE = 10**9


def said(found: Figures) -> Mapping[str, object]:
    """All that figures say in words and whole numbers, but how many states and choices there are."""
    starts = {id_: ending.start for id_, ending in found.endings.items()}
    return {
        "reached": {id_: (ending.reachable, ending.shortest, ending.walks) for id_, ending in found.endings.items()},
        "from": {id_: start and (start.variants, start.remembered) for id_, start in starts.items()},
        "walks": (found.least_walk, found.greatest_walk),
        "open": {name: option.open > 0 for name, option in found.options.items()},
    }


def measured(study: Study) -> Mapping[str, float | None]:
    """All their other numbers, by what they are of.

    In loops, where values are rounded, a steady colleague may take another of two ways that are worth the same.
    """
    found = figures(study)
    spent = {} if study.order.loops else found.spent
    shares = {f"share of {id_}": ending.share for id_, ending in found.endings.items()}
    parts = ("value", "regret_mean", "regret_max", "steady", "cost_mean", "cost_max")
    options = {f"{part} of {id_}": getattr(one, part) for part in parts for id_, one in found.options.items()}
    return {"least": found.least, "greatest": found.greatest, **shares, **found.passes, **spent, **options}


DRAWN = [*(random_scene(seed, beats=4) for seed in range(150)), looping(), interrupted()]


@pytest.mark.parametrize("drawn", DRAWN, ids=[*map(str, range(150)), "looping", "interrupted"])
def test_figures_of_a_scene_are_the_same_with_fewer_states(drawn: Scene) -> None:
    less, whole = (cover(drawn, REMEMBERED, 20_000, forgets=forgets) for forgets in (True, False))
    if whole.is_whole:
        assert len(less.atlas.states) <= len(whole.atlas.states)
        fewer, all_ = (Study(one.atlas) for one in (less, whole))
        assert said(figures(fewer)) == said(figures(all_))
        assert measured(fewer) == pytest.approx(measured(all_), abs=1e-6)
        assert less.watch.outcomes == whole.watch.outcomes
        assert (less.reached, less.faces) == (whole.reached, whole.faces)


@pytest.mark.parametrize("seed", range(80))
def test_code_and_play_forget_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, found = random_scene(seed), []
    for enough in (0, NEVER_MADE):
        monkeypatch.setattr(steps, "ENOUGH_VISITS", enough)
        atlas = explore(drawn, REMEMBERED, forgetting=())
        found.append((list(atlas.states), atlas.onward, atlas.shapes, atlas.parent, atlas.worth, atlas.passing))
    assert found[0] == found[1]


def asking_once() -> Scene:
    """A flag that the next decision asks for and none after it, and a drawn one that nothing asks for."""
    promise = say("promise", to="again", assigns=(Assign("promised", value=True),))
    return scene(
        beat("hello", Choose((promise, say("wait", to="again")))),
        beat("again", Choose((say("kept", to="on", when=when("promised")), say("go", to="on")))),
        beat("on", Choose((say("one", to="last"), say("two", to="last")))),
        beat("last", Choose((say("end", to="over"),))),
        beat("over", End("glad")),
    )


def test_what_is_asked_for_once_is_kept_until_then_and_no_longer() -> None:
    found = explore(asking_once(), forgetting=())
    assert [(state.place, state.flags[0]) for state in found.states] == [
        ("hello", False), ("again", True), ("again", False), ("on", False), ("last", False), ("", False),
    ]  # fmt: skip
    assert len(explore(asking_once()).states) == 2 * (1 + 2 + 2 + 2 + 2)


def test_an_earlier_call_is_forgotten_once_nothing_asks_how_it_ended() -> None:
    calls = scene(
        beat("hello", Choose((say("again", to="on", when=when("ended(before) == glad")), say("go", to="on")))),
        beat("on", Choose((say("end", to="over"),))),
        beat("over", End("glad")),
    )
    found = explore(calls, {"before": ("glad", "gone")}, forgetting=())
    assert [(state.place, state.memory) for state in found.states] == [
        ("hello", ("",)), ("hello", ("glad",)), ("on", ("",)), ("", ("",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "told_apart"),
    [
        (["promised"], ["", "open"]),
        (["kept"], ["", "kept"]),
        (["broken", "kept"], ["", "kept", "broken"]),
        (["promised", "broken"], ["", "open", "broken"]),
    ],
)
def test_of_an_earlier_promise_only_what_is_asked_is_told_apart(asked: list[CallName], told_apart: list[str]) -> None:
    asks = [say(state, to="over", when=Call(state, "before.word", 0)) for state in asked]
    left = ("glad", "glad,open:word", "glad,kept:word", "glad,broken:word")
    calls = scene(
        beat("hello", Choose((*asks, say("go", to="over")))),
        beat("over", End("glad")),
    )
    found = explore(calls, {"before": left}, forgetting=())
    assert [state.memory[0] for state in found.states if state.place] == told_apart


def test_where_two_calls_are_compared_each_of_their_endings_is_told_apart() -> None:
    tree = Compare("==", Call("ended", "before", 0), Call("ended", "earlier", 0))
    calls = scene(
        beat("hello", Choose((say("stay", to="over", when=tree), say("go", to="over")))), beat("over", End("glad"))
    )
    found = explore(calls, {"before": ("glad", "gone"), "earlier": ("glad",)}, forgetting=())
    assert len([state for state in found.states if state.place]) == 3 * 2


def test_a_number_that_is_added_to_is_kept_though_nothing_asks_for_it_any_more() -> None:
    less = SetFlags((Assign("tries", -2, adds=True),))
    counting = scene(
        beat("hello", less, Choose((say("one", to="on", when=when("tries < 0")), say("two", to="on")))),
        beat("on", less, Choose((say("end", to="over"),))),
        beat("over", Go("last")),
        beat("last", less, End("glad")),
    )
    found = explore(counting, forgetting=())
    assert [state.flags[2] for state in found.states] == [-2, -4, -6]


def test_a_loop_without_an_end_is_found_without_one() -> None:
    assert explore(endless(), most=3_000, forgetting=()).ends == explore(endless(), most=3_000).ends
