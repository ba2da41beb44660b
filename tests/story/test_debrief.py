"""The debrief: grades by what was still possible, causes one by one, skills shown and missed, curves and bots."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.analysis.bots import BOTS, pass_chance
from game.story.analysis.explore import explore
from game.story.debrief.debrief import debrief
from game.story.debrief.worth import grade_of, state_values
from game.story.engine.causes import causes
from game.story.engine.conversation import Conversation, Setup, replay
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
    ("regret", "word"),
    [(0, "best"), (0.5, "good"), (5, "good"), (5.1, "slip"), (15, "slip"), (30, "mistake"), (30.5, "blunder")],
)
def test_a_grade_is_what_the_regret_says(regret: float, word: str) -> None:
    assert grade_of(regret) == word


def test_the_best_conversation_is_best_at_every_decision(scene: Scene) -> None:
    found = judged(scene, "sorry", "mend")
    # 60/50, kind -10/+10, sorry -12, own +5: 38/65; then the fix, at 38: -10/+12: 28/77.
    assert found.score == (77 + 72) / 2
    assert [j.taken.grade for j in found.decisions] == ["best", "best"]
    assert (found.accuracy, found.turning_point, found.passed) == (100, None, True)


def test_a_grade_is_the_best_score_before_less_the_best_after(scene: Scene) -> None:
    found = judged(scene, "excuse", "mend")
    # rude +30/-20: 90/30; then the fix bounces off (+8: 98), and sorry helps (-12: 78): (30 + 22) / 2 = 26 is left.
    first, second = found.decisions
    assert first.taken.regret == 74.5 - 26
    assert first.taken.grade == "blunder"
    assert second.taken.regret == 26 - (30 + 2) / 2
    assert second.taken.grade == "slip"
    assert found.turning_point == 0
    assert found.accuracy == 100 - (48.5 + 10) / 2


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


def test_skills_are_shown_missed_or_were_faults(scene: Scene) -> None:
    found = judged(scene, "excuse", "mend")
    assert [(c.skill.id, c.shown, c.missed) for c in found.skills] == [("kind", 0, 1), ("sorry", 0, 2), ("fix", 1, 0)]
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
