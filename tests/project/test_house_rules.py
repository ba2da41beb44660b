"""The house rules of the course: what its levels ask, what their options show, and how its people speak."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from game.paths import dialogues_dir
from game.script.library import read_scene
from game.script.library.index import open_index
from support.house_rules import Measured, guessed, measured, report, said_by
from support.voices import confusions

INDEX = open_index(dialogues_dir())
LEVELS = [level.scene for level in INDEX.course.levels]
pytestmark = pytest.mark.xdist_group("house rules")  # measured once
CURVE = {
    "first_ring": 0.85,
    "late_install": 0.70,
    "al_whiner": 0.55,
    "fourth_transfer": 0.55,
    "nothing_personal": 0.50,
    "the_word_sorry": 0.50,
    "head_and_heart": 0.50,
    "the_goodwill_gesture": 0.45,
    "loose_ends": 0.45,
    "monday_queue": 0.40,
}
"""How often a steady colleague is to pass each level."""
QUALITY = Path(__file__).parents[2] / "docs" / "quality.md"


@cache
def everything() -> dict[str, Measured]:
    return {level.scene: measured(INDEX, level) for level in INDEX.course.levels}


def of(level: str) -> Measured:
    return everything()[level]


@pytest.mark.parametrize("level", LEVELS)
def test_a_steady_colleague_passes_as_often_as_the_curve_has_it(level: str) -> None:
    assert of(level).passes["steady"] == pytest.approx(CURVE[level], abs=0.05)


@pytest.mark.parametrize("level", LEVELS)
def test_who_does_not_listen_does_not_pass(level: str) -> None:
    passes = dict(of(level).passes)
    del passes["steady"]
    assert passes.pop("random") <= (0.40 if level == LEVELS[0] else 0.20)
    assert set(passes.values()) == {0.0}, "no naive bot passes"


@pytest.mark.parametrize("level", LEVELS)
def test_a_name_is_used_well_and_not_only_well(level: str) -> None:
    assert of(level).best["name"] >= 1
    assert of(level).wrong["name"] <= 2


@pytest.mark.parametrize("level", LEVELS)
def test_the_best_may_begin_warmly_or_hedge_and_owning_up_may_be_wrong(level: str) -> None:
    assert of(level).best["warm"] >= 1
    assert of(level).best["hedge"] >= 1
    assert of(level).wrong["confession"] >= 1


def test_handing_over_and_money_are_right_once_in_the_course() -> None:
    best = sum((one.best for one in everything().values()), Counter[str]())
    assert best["warm_handoff"] >= 1
    assert best["money"] + best["costs"] >= 1


@pytest.mark.parametrize("level", LEVELS)
def test_decisions_are_choices_and_not_hunts_for_a_fault(level: str) -> None:
    assert of(level).clean >= 2
    assert len(of(level).flat) <= 2, of(level).flat


@pytest.mark.parametrize("level", LEVELS[3:])
def test_once_in_each_later_level_waiting_is_wrong(level: str) -> None:
    assert of(level).waiting_is_wrong


@pytest.mark.parametrize("level", LEVELS)
def test_customers_do_not_turn_the_players_words_all_the_time(level: str) -> None:
    assert of(level).echo <= 0.25


@pytest.mark.parametrize("level", LEVELS)
def test_a_fault_alone_is_hardly_ever_a_good_answer_and_who_trusts_is_not_lost(level: str) -> None:
    assert of(level).cheap_faults <= 0.02
    assert of(level).lost_though_trusting < 0.00001


@pytest.mark.parametrize("level", LEVELS)
def test_the_best_option_is_not_guessed_by_its_looks(level: str) -> None:
    assert guessed(everything(), level) <= 0.45


def test_every_voice_is_told_from_every_other_with_its_topic_covered() -> None:
    said = said_by([scene for level in LEVELS for scene in of(level).scenes])
    found = confusions(said)
    assert {who for pair in found for who in (pair.one, pair.other)} == said.keys(), "nobody says too little"
    assert found[0].share < 0.15, found[:3]


@pytest.mark.parametrize("call", [call for level in INDEX.course.levels if level.shift for call in level.shift.pool])
def test_every_call_of_the_shift_is_a_scene_of_its_own(call: str) -> None:
    """Beats, decisions, and walks that are kept: one that wins, one that looks right and does not, a disaster."""
    scene = read_scene(INDEX, call).scene
    assert scene is not None
    outcomes = {ending.id: ending.outcome for ending in scene.endings}
    ends = [outcomes[play.ends] for play in scene.plays if play.ends]
    assert len(scene.beats) >= 12
    assert max(len(play.choose) for play in scene.plays) >= 4
    assert "won" in ends
    assert "lost" in ends
    assert len(ends) - ends.count("won") >= 2
    facts = (INDEX.folder / "scenes" / f"{call}.yaml").read_text("utf-8").splitlines()[:20]
    assert any(line.startswith("# The facts") for line in facts)


def test_the_figures_in_the_docs_are_those_of_today() -> None:
    assert report(everything()) in QUALITY.read_text("utf-8"), "python tools/house_rules.py writes them"
