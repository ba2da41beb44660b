"""What the seed decides: the same for ever, and evenly."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.engine.chance import drawn, seeded_number, shuffled

RULES = open_index(Path(__file__).parents[1] / "rules")


def test_a_seed_gives_the_same_on_every_machine_and_in_every_python() -> None:
    assert seeded_number(1, "late_install", "genuine") == 14026787880401090555
    assert shuffled(3, "hello", ("a", "b", "c", "d")) == ("d", "c", "b", "a")


def test_variants_are_drawn_evenly() -> None:
    scene = read_scene(RULES, "memory").scene
    assert scene is not None
    draws = [drawn(scene, seed) for seed in range(3_000)]
    assert all(900 < count < 1_100 for count in Counter(draw["kettles"] for draw in draws).values())
    assert all(1_400 < count < 1_600 for count in Counter(draw["genuine"] for draw in draws).values())


def test_every_option_stands_first_equally_often() -> None:
    firsts = Counter(shuffled(seed, "hello", "abcd")[0] for seed in range(4_000))
    assert all(900 < count < 1_100 for count in firsts.values())


@given(st.integers(), st.text(), st.lists(st.text(), unique=True))
def test_shuffling_loses_nothing_and_does_not_depend_on_the_order_given(
    seed: int, decision: str, ids: list[str]
) -> None:
    assert sorted(shuffled(seed, decision, ids)) == sorted(ids)
    assert shuffled(seed, decision, ids) == shuffled(seed, decision, reversed(ids))
