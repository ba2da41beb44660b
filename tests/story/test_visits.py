"""How often random play comes to each state, compared with walks sent round until next to none is under way."""

from __future__ import annotations

import pytest

from game.story.analysis.explore import explore
from game.story.analysis.figures import Study, figures
from game.story.analysis.values import visits
from game.story.model.scene import Choose, Go
from support.random_scenes import random_scene
from support.scenes import beat, endless, looping, say, scene
from support.sent_round import sent_round


@pytest.mark.parametrize("seed", range(80))
def test_visits_are_those_of_walks_that_take_one_step_at_a_time(seed: int) -> None:
    atlas = explore(random_scene(seed), {"earlier": ("well", "badly")})
    slow = sent_round(atlas)
    over = [state for state, _ in atlas.endings()]
    quick = visits(atlas)
    assert [quick[state] for state in over] == pytest.approx([slow[state] for state in over], abs=1e-7)


def test_a_loop_with_many_states_ends_with_every_walk_accounted_for() -> None:
    for drawn in (endless(), looping()):
        found = figures(Study(explore(drawn, {}, most=200_000)))
        assert sum(ending.share for ending in found.endings.values()) == pytest.approx(1, abs=1e-6)


def test_what_goes_round_for_ever_is_given_up() -> None:
    trap = scene(
        beat("hello", Choose((say("in", to="again"), say("out", to="even")))),
        beat("again", Choose((say("on"),)), Go("again")),
    )
    found = figures(Study(explore(trap, {})))
    assert found.endings["even"].share == pytest.approx(0.5)
