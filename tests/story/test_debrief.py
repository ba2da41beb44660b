"""The debrief: grades by what was still possible, causes one by one, skills shown and missed, curves and bots."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.analysis.bots import BOTS, pass_chance
from game.story.analysis.explore import explore
from game.story.debrief.debrief import debrief
from game.story.debrief.outlook import outlook_of
from game.story.debrief.worth import grade_of, state_values
from game.story.engine.causes import causes
from game.story.engine.conversation import Conversation, Setup, replay
from game.story.model.cast import Skill
from game.story.model.scene import Scene

SCENE = """\
scene: tea
title: Tea
summary: A kettle is late.
briefing: Say something.
teaches: [kind]
cast: {pat: {anger: 60}}
score: (trust + (100 - anger)) / 2
passes: trust >= 60
beats:
  hello:
    - pat: Where is my kettle?
    - choose:
        excuse: {say: The van broke down on the way here., does: rude, reply: [{pat: Did it.}], go: again}
        sorry:
          say: I am sorry it is late.
          does: [kind, sorry]
          mood: {trust: +5}
          why: It was said once.
          reply: [{pat: Well.}]
          go: again
        offer: {say: Have a new one., does: fix, reply: [{pat: Not now.}], go: again}
  again:
    - pat: And now?
    - choose:
        mend: {say: I will bring it myself., does: fix, end: home}
        shrug: {say: We are sorry. So sorry. Sorry., does: sorry, end: home}
        leave: {say: It will come., when: trust >= 55, end: home}
endings:
  home: {title: Home, outcome: settled, text: It came.}
"""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("library") / "dialogues"
    rules = Path(__file__).parents[1] / "rules"
    for name in ("course.yaml", "skills.yaml", "cast/pat.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text((rules / name).read_text("utf-8"), "utf-8")
    (folder / "scenes").mkdir()
    (folder / "scenes" / "tea.yaml").write_text(SCENE, "utf-8")
    reading = read_scene(open_index(folder), "tea")
    assert reading.scene is not None
    return reading.scene


def had(scene: Scene, *choices: str) -> Conversation:
    conversation = replay(scene, Setup(0, {}, {}), choices)
    assert conversation.refused is None
    return conversation


def judged(scene: Scene, *choices: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - a Debrief
    skills = open_index(Path(__file__).parents[1] / "rules").skills
    conversation = had(scene, *choices)
    return debrief(conversation, skills, state_values(conversation))


@pytest.mark.parametrize(
    ("cost", "word"),
    [
        *[(0, "best"), (0.5, "good"), (3, "good"), (3.1, "slip"), (8, "slip"), (8.1, "mistake"), (16, "mistake")],
        (16.1, "blunder"),
    ],
)
def test_a_grade_is_what_the_cost_says(cost: float, word: str) -> None:
    assert grade_of(cost) == word


@pytest.mark.parametrize(("cost", "word"), [(0, "little"), (3, "little"), (3.1, "slip"), (16.1, "blunder")])
def test_what_is_all_faults_is_never_best_or_good(cost: float, word: str) -> None:
    assert grade_of(cost, fault=True) == word


def test_the_best_conversation_is_best_at_every_decision(scene: Scene) -> None:
    found = judged(scene, "sorry", "mend")
    # 60/50, kind -10/+10, sorry -12, own +5: 38/65; then the fix, at 38: -10/+12: 28/77.
    assert found.score == (77 + 72) / 2
    assert [j.taken.grade for j in found.decisions] == ["best", "best"]
    assert (found.accuracy, found.turning_point, found.passed) == (100, None, True)


def test_a_grade_is_what_a_steady_colleague_makes_of_the_best_less_what_of_this_one(scene: Scene) -> None:
    found = judged(scene, "excuse", "mend")
    # rude +30/-20: 90/30; then the fix bounces off (+8: 98), and sorry helps (-12: 78): (30 + 22) / 2 = 26 is left.
    first, second = found.decisions
    assert first.taken.regret == 74.5 - 26
    # After sorry, 74.5 is the best, 60 and 63.5 the others; after the excuse, 26 and 16.
    assert first.taken.value == 0.75 * 26 + 0.25 * 16
    assert first.taken.cost == 0.75 * 74.5 + 0.25 * (60 + 63.5) / 2 - (0.75 * 26 + 0.25 * 16)
    assert first.taken.grade == "blunder"
    assert second.taken.regret == second.taken.cost == 26 - (30 + 2) / 2
    assert second.taken.grade == "mistake"
    assert found.turning_point == 0
    assert found.accuracy == 100 - (48.5 + 10) / 2
    assert found.possible == 74.5
    assert found.tally == {"mistake": (2,), "blunder": (1,)}
    assert found.kept == 0


def test_each_decision_shows_the_best_option_and_what_the_others_would_have_led_to(scene: Scene) -> None:
    first = judged(scene, "offer", "mend").decisions[0]
    assert first.best.option == "sorry"
    assert [told.text for told in first.best.answer] == ["Well.", "And now?"]
    assert [path.option for path in first.others] == ["sorry", "excuse"]
    assert first.best.meters == (38, 65)
    assert first.best.why == "It was said once."


def test_an_option_that_was_closed_is_no_other_way(scene: Scene) -> None:
    assert [path.option for path in judged(scene, "excuse", "shrug").decisions[1].others] == ["mend"]


def test_every_cause_is_told_with_its_tag(scene: Scene) -> None:
    turns = had(scene, "sorry", "shrug").turns
    assert [(c.tag, c.meter, c.amount, c.again) for c in causes(scene, turns[0])] == [
        ("kind", "pat.anger", -10, False),
        ("kind", "pat.trust", 10, False),
        ("sorry", "pat.anger", -12, False),
        ("", "pat.trust", 5, False),
    ]
    assert [(c.tag, c.amount, c.again) for c in causes(scene, turns[1])] == [("sorry", 7, True)]


def test_skills_are_shown_tried_at_the_wrong_moment_or_missed_and_faults_are_faults(scene: Scene) -> None:
    found = judged(scene, "excuse", "mend")
    counts = [(c.skill.id, c.shown, c.tried, c.missed) for c in found.skills]
    assert counts == [("kind", 0, 0, 1), ("sorry", 0, 0, 2), ("fix", 0, 1, 0)]
    assert [(c.skill.id, c.shown) for c in found.faults] == [("rude", 1)]


def test_the_curves_run_from_the_opening_to_the_end(scene: Scene) -> None:
    found = judged(scene, "sorry", "mend")
    assert found.curves == {"pat.anger": (60, 60, 38, 28), "pat.trust": (50, 50, 65, 77)}


def test_without_values_nothing_is_graded_and_everything_else_is_there(scene: Scene) -> None:
    found = debrief(had(scene, "excuse", "mend"), {})
    assert found.accuracy is None
    assert found.turning_point is None
    assert all(j.taken.grade is None for j in found.decisions)
    assert found.score == 16


def test_practice_from_a_decision_leaves_the_conversation_as_it_was(scene: Scene) -> None:
    first = had(scene, "excuse", "mend")
    again = first.back_to(0).take("sorry").take("mend")
    assert first.choices == ("excuse", "mend")
    assert again.choices == ("sorry", "mend")


@pytest.mark.parametrize(("bot", "passes"), [("longest", 0), ("first", 0), ("apologetic", 1)])
def test_bots_do_as_they_are_called(scene: Scene, bot: str, passes: int) -> None:
    assert pass_chance(explore(scene), BOTS[bot]) == passes


def test_the_outlook_says_where_a_steady_colleague_ends_from_here_and_after_each_open_answer(scene: Scene) -> None:
    conversation = had(scene, "excuse")
    worth = state_values(conversation)
    assert worth is not None
    ahead = outlook_of(conversation, worth, {})
    assert ahead.here == 0.75 * 26 + 0.25 * 16
    assert [tuple(one) for one in ahead.options] == [("mend", 16, 10, "mistake"), ("shrug", 26, 0, "best")]
    assert ahead.at_stake
    over = outlook_of(had(scene, "excuse", "mend"), worth, {})
    assert (over.here, over.options, over.at_stake) == (16, (), False)


def test_a_fault_is_not_the_best_ahead_though_it_costs_nothing(scene: Scene) -> None:
    conversation = had(scene, "excuse")
    worth = state_values(conversation)
    assert worth is not None
    skills = {"sorry": Skill("sorry", "Sorry", "heart", "fault", "Once is enough.")}
    assert [one.grade for one in outlook_of(conversation, worth, skills).options] == ["mistake", "little"]
