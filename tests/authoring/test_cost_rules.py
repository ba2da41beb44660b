"""The rules that judge by what a steady colleague makes of things: each told where an author sees it, and mended so."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.check import check
from game.authoring.check.rule import WEIGHED
from game.script.problems import Problem
from support.authoring_scenes import write_till
from support.checked_frames import ASSETS, SECTIONS, checked_frame

MIDDLE = """\
- choose:
    dark:
      say: You sat there in the dark.
      does: acknowledge
      go: goodbye
    storm:
      say: There was a bad storm about.
      does: excuse
      go: goodbye
    box:
      say: Let us look at the box.
      does: fix
      why: Too soon.
      go: goodbye
"""


def told(tmp_path: Path, steps: str, code: str, **files: str) -> list[Problem]:
    """What the whole check says with one code of steps in the middle of a scene without a problem."""
    folder = checked_frame(tmp_path / "library", "steps", steps).folder
    for name, text in files.items():
        path = next(folder.rglob(f"{name}.yaml"))
        path.write_text(text, encoding="utf-8")
    return [problem for problem in check([folder], ASSETS) if problem.code == code]


def edited(old: str, new: str) -> str:
    assert old in MIDDLE
    return MIDDLE.replace(old, new)


def test_the_middle_itself_is_without_a_problem(tmp_path: Path) -> None:
    folder = checked_frame(tmp_path / "library", "steps", MIDDLE).folder
    assert check([folder], ASSETS) == ()


def test_a_fault_that_pays_is_told_with_how_often_and_where_and_costs_more_when_the_advice_is_taken(
    tmp_path: Path,
) -> None:
    pays = edited("does: excuse", "does: excuse\n      mood: {trust: +26}")
    (problem,) = told(tmp_path, pays, "DLG310")
    assert problem.source.strip() == "storm:"
    assert "'storm' is all faults, and is as good as a good answer in 100.0 %" in problem.message
    assert "let it cost more than 3 points, or offer something better, after " in problem.hint
    assert told(tmp_path, edited("does: excuse", "does: excuse\n      mood: {trust: +20}"), "DLG310") == []


def test_an_option_with_a_skill_beside_its_fault_is_no_fault_alone(tmp_path: Path) -> None:
    both = edited("does: excuse", "does: [excuse, fix]\n      mood: {trust: +30}")
    assert told(tmp_path, both, "DLG310") == []


def test_a_decision_of_faults_alone_has_a_fault_for_its_best_answer_and_is_told(tmp_path: Path) -> None:
    faults = edited("does: acknowledge", "does: excuse\n      mood: {trust: +9}").replace(
        "does: fix\n      why: Too soon.", "does: excuse\n      mood: {anger: +9}"
    )
    assert told(tmp_path, faults, "DLG310")[0].source.strip() == "dark:"


def test_a_skill_that_costs_much_wants_a_why_and_is_left_alone_with_one_or_where_it_costs_little(
    tmp_path: Path,
) -> None:
    (problem,) = told(tmp_path, edited("      why: Too soon.\n", ""), "DLG311")
    assert problem.source.strip() == "box:"
    assert "'box' shows fix and costs a steady colleague 16.8 points on average" in problem.message
    cheap = edited("      why: Too soon.\n", "      mood: {trust: +15}\n")
    assert told(tmp_path, cheap, "DLG311") == []


def test_a_flat_decision_is_told_and_one_in_which_one_point_is_at_stake_is_not(tmp_path: Path) -> None:
    flat = MIDDLE.replace("acknowledge", "fix").replace("excuse", "fix")
    (problem,) = told(tmp_path, flat, "DLG312")
    assert problem.source.strip() == "- choose:"
    assert "nothing is at stake at 'middle': no option costs anything" in problem.message
    assert told(tmp_path, flat.replace("does: fix", "does: fix\n      mood: {trust: +1}", 1), "DLG312") == []


def test_a_score_that_nobody_can_move_is_one_message_and_not_one_for_each_decision(tmp_path: Path) -> None:
    framed = checked_frame(tmp_path / "library", "top", "score: 70\n")
    (problem,) = [problem for problem in check([framed.folder], ASSETS) if problem.code == "DLG312"]
    assert problem.source == "score: 70"
    assert "nothing is at stake in this scene" in problem.message


@pytest.mark.parametrize(("score", "is_told"), [("trust", False), ("100 - anger", True), ("trust - 30", False)])
def test_passing_and_scoring_that_disagree_are_told_with_both_walks(
    tmp_path: Path, score: str, *, is_told: bool
) -> None:
    beats = SECTIONS["beats"].replace("does: acknowledge", "does: acknowledge\n          mood: {anger: +25}")
    framed = checked_frame(tmp_path / "library", "top", f"score: {score}\n{beats}")
    problems = [problem for problem in check([framed.folder], ASSETS) if problem.code == "DLG313"]
    assert bool(problems) == is_told
    for problem in problems:
        assert problem.source == "passes: trust >= 62"
        assert problem.message.count("(after ") == 2


def test_so_they_are_where_the_scene_says_neither_of_the_two_and_begins_with_its_name(tmp_path: Path) -> None:
    problems = [problem for problem in check([write_till(tmp_path / "tills")], ASSETS) if problem.code == "DLG313"]
    assert [(problem.line, problem.source) for problem in problems] == [(1, "scene: till")]


@pytest.mark.parametrize(("asked", "is_told"), [(110, True), (62, False)])
def test_a_call_lost_with_everybody_content_is_told_with_the_meters(
    tmp_path: Path, asked: int, *, is_told: bool
) -> None:
    beats = SECTIONS["beats"].replace("when: trust >= 62", f"when: trust >= {asked}")
    beats = beats.replace("trust >= 110", "trust >= 85")
    framed = checked_frame(tmp_path / "library", "top", f"{beats}")
    problems = [problem for problem in check([framed.folder], ASSETS) if problem.code == "DLG314"]
    assert bool(problems) == is_told
    for problem in problems:
        assert problem.source.startswith("  gone:")
        assert "every meter is good: Anger " in problem.message


@pytest.mark.parametrize(("face", "is_told"), [("warm", True), ("annoyed", False), ("calm", False)])
def test_only_a_glad_face_in_a_dark_mood_is_far_from_it(tmp_path: Path, face: str, *, is_told: bool) -> None:
    steps = edited(
        "does: excuse", f"does: excuse\n      mood: {{anger: +30}}\n      reply: [{{ana: Oh., face: {face}}}]"
    )
    problems = told(tmp_path, steps, "DLG315")
    assert bool(problems) == is_told
    for problem in problems:
        assert f"the face '{face}' is far from the mood in 100.0 % of the times" in problem.message
        assert "Anger is 100" in problem.message or "Anger is " in problem.message


def test_a_hurt_face_on_somebody_content_is_what_a_bad_answer_does(tmp_path: Path) -> None:
    steps = edited("does: excuse", "does: excuse\n      reply: [{ana: Oh., face: furious}]")
    assert told(tmp_path, steps, "DLG315") == []


def test_a_tag_that_nobody_reacts_to_is_told_once_and_a_mood_of_its_own_or_a_reaction_mends_it(tmp_path: Path) -> None:
    twice = MIDDLE.replace("does: acknowledge", "does: [acknowledge, listen]").replace(
        "does: fix", "does: [fix, listen]"
    )
    (problem,) = told(tmp_path, twice, "DLG120")
    assert problem.line == next(
        at for at, line in enumerate(open_lines(tmp_path), 1) if line.strip() == "does: [acknowledge, listen]"
    )
    assert "'dark' does 'listen', and nobody in the cast reacts to that (nor to that of 1 other)" in problem.message
    assert "write listen: under reacts in cast/ana.yaml" in problem.hint
    ana = next((tmp_path / "library").rglob("ana.yaml"))
    ana.write_text(ana.read_text("utf-8") + "  listen: {anger: -1}\n", "utf-8")
    assert [one.code for one in check([tmp_path / "library"], ASSETS) if one.code == "DLG120"] == []


def open_lines(tmp_path: Path) -> list[str]:
    return (tmp_path / "library" / "scenes" / "example.yaml").read_text("utf-8").splitlines()


def test_without_its_tags_a_library_is_told_nothing_of_skills_and_faults(tmp_path: Path) -> None:
    pays = edited("does: excuse", "does: excuse\n      mood: {trust: +26}")
    folder = checked_frame(tmp_path / "library", "steps", pays).folder
    (folder / "skills.yaml").unlink()
    assert not {"DLG310", "DLG311", "DLG120"} & {problem.code for problem in check([folder], ASSETS)}


def test_when_a_tag_becomes_a_fault_a_kept_result_is_not_taken_for_todays(tmp_path: Path) -> None:
    pays = edited("does: excuse", "does: excuse\n      mood: {trust: +26}")
    folder, cache = checked_frame(tmp_path / "library", "steps", pays).folder, tmp_path / "cache"
    skills = folder / "skills.yaml"
    fault = skills.read_text("utf-8")
    skills.write_text(fault.replace("kind: fault", "kind: skill"), "utf-8")
    assert "DLG310" not in [problem.code for problem in check([folder], ASSETS, cache)]
    skills.write_text(fault, "utf-8")
    assert "DLG310" in [problem.code for problem in check([folder], ASSETS, cache)]


@pytest.mark.parametrize(
    ("score", "code", "message"),
    [
        ("score: 80", "DLG312", "nothing is at stake in this scene"),
        ("score: trust + (100 - anger) + 40", "DLG318", "and counts as 100 there"),
        ("score: trust - 40", "DLG318", "and counts as 0 there"),
    ],
)
def test_of_a_score_that_is_wrong_one_warning_says_so_and_that_others_wait(
    score: str, code: str, message: str, tmp_path: Path
) -> None:
    framed = checked_frame(tmp_path / "library", "top", f"passes: trust >= 60\n{score}\n")
    weighed = [problem for problem in check([framed.folder], ASSETS) if problem.code in WEIGHED | {"DLG318"}]
    assert [problem.code for problem in weighed] == [code]
    assert message in weighed[0].message
    assert weighed[0].source.startswith("score: ")
    if code == "DLG312":
        assert ". Mend this first: " in weighed[0].hint


def test_a_scene_that_says_neither_what_passes_nor_what_scores_is_told_at_its_first_line(tmp_path: Path) -> None:
    """The mark of a scene whose first line is ``scene:`` is that of a place that nobody knows."""
    turned = MIDDLE.replace("does: fix", "does: fix\n      mood: {trust: +60, anger: -60}").replace(
        "does: acknowledge", "does: acknowledge\n      mood: {trust: -40, anger: +40}\n      end: kept"
    )
    folder = checked_frame(
        tmp_path / "library", "steps", turned.replace("end: kept\n      go: goodbye", "end: kept")
    ).folder
    scene = folder / "scenes" / "example.yaml"
    lines = scene.read_text("utf-8").splitlines(keepends=True)
    scene.write_text("".join(line for line in lines if not line.startswith(("passes", "score"))), "utf-8")
    assert [problem.line for problem in check([folder], ASSETS) if problem.code == "DLG313"] == [1]


def test_options_that_say_the_same_are_told_only_where_both_are_open(tmp_path: Path) -> None:
    same = edited("There was a bad storm about.", "You sat there  in the dark!")
    (problem,) = told(tmp_path / "both", same, "DLG319")
    assert problem.source.strip() == "storm:"
    by_mood = same.replace("    dark:\n", "    dark:\n      when: anger < 70\n").replace(
        "    storm:\n", "    storm:\n      when: anger >= 70\n"
    )
    assert told(tmp_path / "apart", by_mood, "DLG319") == []


def test_a_condition_that_holds_elsewhere_is_not_contradicted_by_its_hint(tmp_path: Path) -> None:
    early = "- when: anger >= 85\n  then:\n    - ana: That is enough.\n"
    (problem,) = told(tmp_path, early + MIDDLE, "DLG203")
    assert problem.hint.endswith("but not where this is asked")
