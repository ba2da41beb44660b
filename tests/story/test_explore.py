"""Exploring is compared with a walk of every path by a player of scenes that was written apart from the game's own."""

from __future__ import annotations

import pytest

from game.story.analysis.explore import explore, setups
from game.story.analysis.figures import Study, figures
from game.story.analysis.sample import sampled
from game.story.debrief import spending_of
from game.story.engine.conversation import Setup, replay
from game.story.engine.play import begin, choose, open_ids, passed, score
from game.story.engine.program import options_in
from game.story.model.scene import ChangePlace, Line
from support import naive
from support.every_path import REMEMBERED, Walked, walk_every_path
from support.random_scenes import random_scene

SCENES = 240


def score_of(world: naive.World) -> float:
    """What a finished world is worth, by the rules as they are written."""
    if world.scene.score is not None:
        return float(naive.worth(world, world.scene.score))  # type: ignore[arg-type]  # a number
    good = {"pat.trust": 1, "pat.anger": -1, "sam.worry": -1}
    levels = [(good[id_], level) for id_, level in world.meters.items() if id_ in good]
    return sum(level if sign > 0 else 100 - level for sign, level in levels) / len(levels)


def values_of(found: Walked) -> dict[tuple[object, ...], float]:
    """The best score each world can still come to, by asking its neighbours until nobody changes their mind."""
    value = {key: score_of(world) if world.ending else -1.0 for key, world in found.worlds.items()}
    changed = True
    while changed:
        changed = False
        for key, ways in found.ways.items():
            best = max((value[there] for _, there in ways), default=-1.0)
            if best > value[key] and not found.worlds[key].ending:
                value[key] = best
                changed = True
    return value


@pytest.mark.parametrize("seed", range(SCENES))
def test_exploring_finds_what_a_walk_of_every_path_finds(seed: int) -> None:
    scene = random_scene(seed)
    found = walk_every_path(scene)
    values = values_of(found)
    study = Study(explore(scene, REMEMBERED))
    told = figures(study)
    scores = [score_of(world) for world in found.worlds.values() if world.ending]
    assert {id_ for id_, ending in told.endings.items() if ending.reachable} == {
        world.ending for world in found.worlds.values() if world.ending
    }
    assert (told.least, told.greatest) == (min(scores, default=None), max(scores, default=None))
    regrets: dict[str, float] = {}
    for key, ways in found.ways.items():
        for option, there in ways:
            name = f"{found.worlds[key].waiting}/{option}"
            cost = values[key] - max(values[there], 0.0) if values[key] >= 0 else 0.0
            regrets[name] = max(regrets.get(name, 0.0), cost)
    assert {name: option.regret_max for name, option in told.options.items() if option.open} == pytest.approx(regrets)
    starts = sorted({max(values[key], -1.0) for key in found.starts})
    assert sorted({study.reach[opening.state] for opening in study.atlas.openings}) == pytest.approx(starts)


@pytest.mark.parametrize("seed", range(40))
def test_play_says_and_does_what_a_player_written_apart_says_and_does(seed: int) -> None:
    scene = random_scene(seed, beats=5)
    for variants, remembered in setups(scene, REMEMBERED):
        paths: list[tuple[str, ...]] = [()]
        while paths:
            path = paths.pop()
            turn = begin(scene, variants, remembered)
            said = list(turn.events)
            for option in path:
                turn = choose(scene, turn.after, option)
                said += turn.events
            world = naive.converse(scene, variants, remembered, path)
            assert [(e.speaker, e.text) for e in said if isinstance(e, Line)] == world.said
            assert [e.place for e in said if isinstance(e, ChangePlace)] == world.places
            spent = spending_of(replay(scene, Setup(0, variants, remembered), path))
            assert (0 if spent is None else spent.total) == world.spent
            assert turn.after.meters == tuple(world.meters.values())
            assert turn.after.flags == tuple(world.flags.values())
            assert (turn.after.place, turn.after.ending) == (world.waiting, world.ending)
            assert list(open_ids(scene, turn.after)) == world.open
            if len(path) < 4:
                paths += [(*path, option) for option in world.open]


@pytest.mark.parametrize("seed", range(40))
def test_what_random_play_spends_on_average_is_what_each_path_costs_by_how_likely_it_is(seed: int) -> None:
    scene = random_scene(seed, loops=False)
    spent, starts = 0.0, list(setups(scene, REMEMBERED))
    for variants, remembered in starts:
        paths: list[tuple[tuple[str, ...], float]] = [((), 1 / len(starts))]
        while paths:
            path, likely = paths.pop()
            world = naive.converse(scene, variants, remembered, path)
            paths += [((*path, option), likely / len(world.open)) for option in world.open]
            spent += likely * world.spent if not world.open else 0.0
    told = figures(Study(explore(scene, REMEMBERED))).spent
    assert told.get("random", 0.0) == pytest.approx(spent)
    assert bool(told) == any(option.costs for _, option in options_in(scene))


@pytest.mark.parametrize("seed", range(30))
def test_shares_of_random_play_add_up_and_agree_with_walks_drawn_by_a_seed(seed: int) -> None:
    scene = random_scene(seed)
    exact = figures(Study(explore(scene, REMEMBERED)))
    stuck = 1 - sum(ending.share for ending in exact.endings.values())
    assert -1e-6 <= stuck <= 1
    rough = sampled(scene, REMEMBERED, seed=7, walks=400)
    assert not rough.exact
    for id_, ending in exact.endings.items():
        assert rough.endings[id_].share == pytest.approx(ending.share, abs=0.12)
        assert ending.reachable or not rough.endings[id_].reachable
    assert rough.passes["random"] == pytest.approx(exact.passes["random"], abs=0.12)


@pytest.mark.parametrize("seed", range(60))
def test_every_walk_that_is_told_leads_where_it_says(seed: int) -> None:
    scene = random_scene(seed)
    atlas = explore(scene, REMEMBERED)
    told = figures(Study(atlas))
    for number, _ in atlas.endings():
        opening = atlas.opening_of(number)
        state = begin(scene, opening.variants, opening.remembered).after
        for option in atlas.walk_to(number):
            state = choose(scene, state, option).after
        assert atlas.number[state] == number
        if state.ending:
            assert atlas.worth[number] == score(scene, state)
            assert bool(atlas.passing[number]) == passed(scene, state)
    for ending in told.endings.values():
        assert ending.reachable == (ending.shortest is not None)


def test_without_loops_the_walks_are_counted_one_by_one() -> None:
    for seed in range(30):
        scene = random_scene(seed, beats=3, loops=False)
        atlas = explore(scene, REMEMBERED)
        told = figures(Study(atlas))
        count = {ending.id: 0 for ending in scene.endings}
        todo = [atlas.states[opening.state] for opening in atlas.openings]
        while todo:
            state = todo.pop()
            if state.ending:
                count[state.ending] += 1
            todo += [choose(scene, state, id_).after for id_ in open_ids(scene, state)]
        assert {id_: ending.walks for id_, ending in told.endings.items()} == count


def test_past_the_limit_the_atlas_says_that_it_is_not_complete() -> None:
    scene = random_scene(2)
    whole = explore(scene, REMEMBERED)
    part = explore(scene, REMEMBERED, most=len(whole.states) // 2)
    assert whole.complete
    assert not part.complete
