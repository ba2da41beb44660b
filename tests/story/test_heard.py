"""What there was to be heard: counted for one opening, shown where it was heard, sealed where it was not."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.paths import dialogues_dir
from game.script.library.index import open_index
from game.script.library.read import read_library, read_scene
from game.story.analysis import cover, explore
from game.story.debrief import debrief, judge, state_values
from game.story.debrief.heard import _things, heard
from game.story.engine.chance import drawn
from game.story.engine.conversation import Conversation, Setup, start
from game.story.engine.play import choose, open_ids
from game.story.model.scene import Choose, Line, Scene, TakeNote, When
from support.debriefs import LOST, WON, talked_over
from support.random_scenes import random_scene
from support.scenes import beat, say, scene, when
from support.terminal_scenes import library

LIBRARY = read_library(dialogues_dir()).library


def told(folder: Path, *options: str, rainy: bool = False) -> list[str]:
    """Each thing there was to be heard, ``""`` where it is sealed."""
    heard = talked_over(folder, *options, rainy=rainy).debrief.heard
    assert heard is not None
    return [" ".join(line.text for line in finding.lines) for finding in heard.findings]


def test_notes_and_lines_that_not_everybody_hears_are_there_to_be_heard(tmp_path: Path) -> None:
    assert told(tmp_path, *WON) == [
        "No tea <since> Monday & none today",
        "My sister has the same one, if you want to know.",
    ]


def test_what_was_not_heard_is_sealed_and_an_outburst_is_nobodys_prize(tmp_path: Path) -> None:
    assert told(tmp_path, *LOST) == ["", ""]


def test_what_the_player_notes_of_their_own_acts_nobody_told_them(tmp_path: Path) -> None:
    page = talked_over(tmp_path, *WON)
    assert [note.text for note in page.conversation.notes][-1] == "To do: fetch her a new one"
    assert "To do: fetch her a new one" not in told(tmp_path, *WON)


@pytest.mark.parametrize(
    ("id_", "own"),
    [
        ("first_ring", {"seven_days", "wording", "text_ahead", "ours", "a_pound_a_bill"}),
        ("late_install", {"log", "danny", "callback"}),
    ],
)
def test_what_was_told_or_promised_her_is_none_of_what_she_tells(id_: str, own: set[str]) -> None:
    scene = LIBRARY.scenes[id_]
    had = start(scene, Setup(1, drawn(scene, 1), {}))
    things = _things(scene, cover(scene, only=(had.setup.variants, had.setup.remembered)))
    told = {thing.id for each in things for thing in each if isinstance(thing, TakeNote)}
    assert told
    assert not told & own


def test_only_what_this_opening_can_come_to_is_counted(tmp_path: Path) -> None:
    assert told(tmp_path, *WON, rainy=True)[-1] == "And it rained."
    assert "And it rained." not in told(tmp_path, *WON, rainy=False)


def test_a_call_that_cannot_be_judged_has_nothing_sealed(tmp_path: Path) -> None:
    assert talked_over(tmp_path, *WON, graded=False).debrief.heard is None


def walked(scene: Scene, seed: int) -> Conversation:
    dice, had = Random(seed), start(scene, Setup(seed, drawn(scene, seed), {}))
    while not had.is_over:
        had = had.take(dice.choice(open_ids(scene, had.state)))
    return had


@pytest.mark.parametrize("scene", LIBRARY.scenes.values(), ids=lambda scene: scene.id)
def test_the_one_look_at_a_scene_gives_the_grades_that_the_values_of_its_states_give(scene: Scene) -> None:
    had = walked(scene, 3)
    judged, plain = judge(had, LIBRARY.skills), debrief(had, LIBRARY.skills, state_values(had))
    assert judged is not None
    assert judged.tally == plain.tally
    assert [one.taken.value for one in judged.decisions] == pytest.approx([one.taken.value for one in plain.decisions])
    assert judged.heard is not None
    found = {line.text for finding in judged.heard.findings for line in finding.lines}
    assert found <= {event.text for _, event in had.events() if isinstance(event, Line | TakeNote)}


def test_too_many_states_are_not_judged() -> None:
    assert judge(walked(LIBRARY.scenes["late_install"], 1), LIBRARY.skills, most=100) is None


def said_anywhere(scene: Scene, setup: Setup) -> set[str]:
    """Every text that some way from an opening comes to, by taking every option in every state."""
    atlas = explore(scene, only=(setup.variants, setup.remembered))
    turns = [start(scene, setup).opening]
    turns += [choose(scene, state, id_) for state in atlas.states for id_ in open_ids(scene, state)]
    return {event.text for turn in turns for event in turn.events if isinstance(event, Line | TakeNote)}


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_sealed_that_no_way_comes_to(seed: int) -> None:
    scene = random_scene(seed, loops=seed % 2 == 0)
    setup = Setup(1, drawn(scene, 1), {})
    known = heard(start(scene, setup), cover(scene, only=(setup.variants, setup.remembered)))
    found = {line.text for finding in known.findings for line in finding.lines}
    assert {line.text for line in known.sealed} | found <= said_anywhere(scene, setup)


ECHO = """\
scene: stall
title: At the Stall
summary: Mrs Smith says it twice.
teaches: [acknowledge]
cast:
  mrs_smith: {anger: 60, trust: 30}
beats:
  hello:
    - mrs_smith: My tea is gone.
    - choose:
        fair: {say: Fair enough., does: excuse, reply: [{mrs_smith: It is.}], end: gone}
        sorry: {say: Your tea is gone., does: acknowledge}
        bad: {say: That is bad., does: acknowledge, mood: {trust: -40}, reply: [{mrs_smith: It is.}]}
    - when: trust >= 10
      then:
        - mrs_smith: It is.
    - end: gone
endings:
  gone: {title: Gone, outcome: lost, text: She goes.}
"""


def test_a_line_is_sealed_where_it_stands_and_not_wherever_its_words_are_said(tmp_path: Path) -> None:
    index = open_index(library(tmp_path, stall=ECHO))
    scene = read_scene(index, "stall").scene
    assert scene is not None
    judged = judge(start(scene, Setup(1, {}, {})).take("bad"), index.skills)
    assert judged is not None
    assert judged.heard is not None
    assert [finding.is_found for finding in judged.heard.findings] == [False]  # said freely, it is not that thing
    (decision,) = judged.decisions
    answers = {path.option: [line.text for line in path.answer] for path in (decision.taken, *decision.others)}
    assert answers == {"bad": ["It is."], "fair": ["It is."], "sorry": []}


def test_a_note_in_a_block_right_after_a_customers_line_is_told_too() -> None:
    note = TakeNote("dark", "It went dark at nine.")
    plain = beat("hello", Line("pat", "It went dark at nine."), note, Choose((say("on", to="even"),)))
    block = When(when("anger >= 0"), (note,), ())
    inside = beat("hello", Line("pat", "It went dark at nine."), block, Choose((say("on", to="even"),)))
    for told_at in (plain, inside):
        drawn_up = scene(told_at)
        assert list(_things(drawn_up, cover(drawn_up))) == [(note,)]
