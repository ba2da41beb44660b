"""Libraries broken in the ways that trainers do: told at a right line, and left clean by the mends that are told."""

from __future__ import annotations

import pytest

from game.script.edits import edited
from support.bakery import FILES
from support.mutation import DECISIONS, Broken, Kind, Verdict, bakery, kinds

SCENE = "scenes/cake.yaml"

# what it is, what stands there, what is written instead, the line that is told
SLIPS: list[tuple[str, str, str, int]] = [
    ("a key twice", "          once: true\n", "          once: true\n          once: true\n", 56),
    (
        "a say twice, the second otherwise",
        "          say: Which cake was it?\n",
        "          say: Which cake was it?\n          say: Which one?\n",
        54,
    ),
    (
        "flags in two places",
        "  cause: [unknown, oven]\npasses: outcome != lost and trust >= 60\n",
        "passes: outcome != lost and trust >= 60\nflags:\n  cause: [unknown, oven]\n",
        13,
    ),
    ("a beat called as the one before it", "\n  what_now:\n", "\n  what_happened:\n", 45),
    ("a step after a go", "    - go: what_now\n", "    - go: what_now\n    - mrs_lind: Well.\n", 44),
    ("a second go", "    - go: what_now\n", "    - go: what_now\n    - go: goodbye\n", 44),
    ("a quotation mark left over", "say: Which cake was it?", 'say: Which cake was it?"', 53),
    ("two braces", "{company}", "{{company}}", 18),
    ("square brackets for braces", "morning, {company}", "morning, [company]", 18),
    ("an empty why", "          why: It is more work for her.\n", "          why:\n", 42),
    ("a line twice", "          go: what_now\n\n", "          go: what_now\n          go: what_now\n\n", 70),
    ("a go too far left", "          go: goodbye\n        come_back", "        go: goodbye\n        come_back", 61),
    ("a step that nobody comes to", "          go: what_now\n\n", "          go: what_now\n    - go: goodbye\n\n", 70),
    (
        "the marks of a merge",
        "          say: Which cake was it?\n",
        "<<<<<<< HEAD\n          say: Which cake was it?\n=======\n          say: Which one?\n>>>>>>> other\n",
        53,
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip[0])
def test_a_slip_is_told_once_where_it_stands_and_its_mend_leaves_nothing(slip: tuple[str, str, str, int]) -> None:
    name, old, new, line = slip
    text = FILES[SCENE]
    assert old in text
    verdict = bakery().judged(Broken(Kind("test", name), SCENE, text.replace(old, new, 1), name, frozenset((line,))))
    assert verdict.is_told_right, verdict.line()
    assert verdict.messages == 1, verdict.line()
    assert verdict.is_clean, verdict.line()


SAID = "    - mrs_lind: The party was yesterday.\n      face: annoyed\n"
LONG = (
    "So it was Saturday, and Mr. Holm rang. He asked for the cake that we had ordered in May, with three layers and a"
    " ship on it. I told him that it stood in the window! It did not. There was a loaf, and a card with a ship on it,"
    " which somebody had cut in two."
)


def told_of(broken: str) -> Verdict:
    """What is told of the bakery's scene with something else in it, and what is left when it is mended."""
    return bakery().judged(Broken(Kind("test", "made"), SCENE, broken, "made", frozenset((1,))))


def mend_in(broken: str, code: str) -> tuple[str, str]:
    """The hint of the one problem of a code, and the scene with its mend made."""
    (problem,) = (problem for problem in told_of(broken).told if problem.code == code)
    assert problem.mend is not None, problem
    assert not problem.mend.is_certain
    return problem.hint, edited(broken, problem.mend.edits)


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_line_too_long_is_said_in_two_at_the_end_of_a_sentence_with_the_same_face(quote: str) -> None:
    broken = FILES[SCENE].replace(SAID, f"    - mrs_lind: {quote}{LONG}{quote}  # from life\n      face: cold\n")
    hint, text = mend_in(broken, "DLG401")
    first, second = LONG[: LONG.index(" I told")], LONG[LONG.index("I told") :]
    assert hint == (
        f"say less, or say it in two lines:\n- mrs_lind: {quote}{first}{quote}\n- mrs_lind: {quote}{second}{quote}"
    )
    assert (
        f"    - mrs_lind: {quote}{first}{quote}  # from life\n      face: cold\n"
        f"    - mrs_lind: {quote}{second}{quote}\n      face: cold\n"
    ) in text


@pytest.mark.parametrize("beside", ["voice: long_one", "voice: long_one\n      face: cold"])
def test_a_line_that_is_recorded_is_not_broken_in_two(beside: str) -> None:
    broken = FILES[SCENE].replace(SAID, f"    - mrs_lind: {LONG}\n      {beside}\n")
    (problem,) = (problem for problem in told_of(broken).told if problem.code == "DLG401")
    assert problem.mend is None
    assert problem.hint == "say it in two lines, or say less"


def test_a_copied_option_of_which_only_the_words_are_another_can_be_taken_out() -> None:
    text = FILES[SCENE]
    start, end = text.index("        a_new_one:\n"), text.index("        come_back:\n")
    copy = text[start:end].replace("a_new_one", "a_fresh_one").replace("say: I bake it again", "say: I make another")
    broken = text[:end] + copy + text[end:]
    first = text[:end].count("\n") + 1
    hint, mended = mend_in(broken, "DLG304")
    assert f"or take one out, such as this one, of other words only: lines {first} to {first + 4}" in hint
    assert mended == text


def test_an_option_that_says_the_same_and_does_the_same_is_taken_out() -> None:
    text = FILES[SCENE]
    start, end = text.index("        a_new_one:\n"), text.index("        come_back:\n")
    broken = text[:end] + text[start:end].replace("a_new_one", "a_fresh_one") + text[end:]
    hint, mended = mend_in(broken, "DLG319")
    assert hint.startswith("take one of them out, such as this one (lines")
    assert mended == text


def test_an_option_with_another_answer_is_no_copy_and_stays() -> None:
    text = FILES[SCENE]
    start, end = text.index("        a_new_one:\n"), text.index("        come_back:\n")
    copy = text[start:end].replace("a_new_one", "a_fresh_one").replace("again, today,", "again, now,")
    broken = text[:end] + copy + "          reply:\n            - mrs_lind: Today?\n" + text[end:]
    (problem,) = (problem for problem in told_of(broken).told if problem.code == "DLG304")
    assert problem.mend is None


def test_a_play_in_which_one_choice_is_missing_is_told_which_and_where() -> None:
    broken = FILES[SCENE].replace("choose: [the_party, which_cake, a_new_one]", "choose: [which_cake, a_new_one]")
    hint, mended = mend_in(broken, "DLG208")
    assert hint.endswith("or put 'the_party' before 'which_cake': then it ends with 'kept'")
    assert mended == FILES[SCENE]


def test_a_play_that_several_choices_would_put_right_is_told_them_and_left() -> None:
    broken = FILES[SCENE].replace("choose: [the_party, which_cake, a_new_one]", "choose: [the_party, which_cake]")
    (problem,) = (problem for problem in told_of(broken).told if problem.code == "DLG208")
    assert problem.hint.endswith("or put 'a_new_one' or 'come_back' after 'which_cake': then it ends with 'kept'")
    assert problem.mend is None


def test_a_play_with_one_choice_too_many_is_told_which() -> None:
    broken = FILES[SCENE].replace(
        "choose: [the_party, which_cake, a_new_one]", "choose: [the_party, which_cake, the_oven, a_new_one]"
    )
    hint, mended = mend_in(broken, "DLG208")
    assert "or take out 'the_oven' between 'which_cake' and 'a_new_one': then it ends with 'kept'" in hint
    assert mended == FILES[SCENE]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_mark_before_a_whole_sentence_can_go_into_a_comment(quote: str) -> None:
    said = "say: Which cake was it?"
    broken = FILES[SCENE].replace(said, f"say: {quote}TODO Which cake was it?{quote}")
    hint, mended = mend_in(broken, "DLG420")
    assert hint.endswith(f"if the rest is what is said, write:\nsay: {quote}Which cake was it?{quote}  # TODO")
    assert mended == FILES[SCENE].replace(said, f"say: {quote}Which cake was it?{quote}  # TODO")


@pytest.mark.parametrize("left", ["TODO which cake", "Which cake was it? TODO", "TODO"])
def test_a_mark_beside_what_is_no_sentence_is_left_to_the_author(left: str) -> None:
    broken = FILES[SCENE].replace("say: Which cake was it?", f"say: {left}")
    (problem,) = (problem for problem in told_of(broken).told if problem.code == "DLG420")
    assert problem.mend is None


def test_a_beat_that_leads_back_into_itself_is_led_to_the_one_that_nothing_leads_to() -> None:
    broken = FILES[SCENE].replace("    - go: what_happened\n", "    - go: counter\n")
    hint, mended = mend_in(broken, "DLG101")
    assert hint.startswith("write  go: what_happened  in line 22, where a beat leads back into itself")
    assert mended == FILES[SCENE]


def test_a_beat_that_is_led_past_by_the_one_before_it_is_led_to() -> None:
    between = "  aside:\n    - mrs_lind: It was for Saturday.\n    - go: what_happened\n\n  what_happened:\n"
    broken = FILES[SCENE].replace("  what_happened:\n", between)
    hint, mended = mend_in(broken, "DLG101")
    assert hint.startswith("write  go: aside  in line 22, where the beat before it leads past it")
    assert mended == broken.replace("    - go: what_happened\n", "    - go: aside\n", 1)


def test_the_signs_of_a_fault_that_pleases_are_turned_round() -> None:
    person = FILES["cast/mrs_lind.yaml"]
    line = next(one for one in person.splitlines() if one.startswith("  excuse: "))
    broken = person.replace(line, line.replace("+", "*").replace("-", "+").replace("*", "-"))
    library = bakery()
    verdict = library.judged(Broken(Kind("test", "s"), "cast/mrs_lind.yaml", broken, "s", frozenset((1,))))
    (problem,) = (problem for problem in verdict.told if problem.code == "DLG123")
    assert problem.hint.endswith(f":  {line.strip()}")
    assert verdict.is_clean, verdict.line()


def test_a_note_without_its_text_that_nothing_asks_for_can_be_left_out() -> None:
    line = next(one for one in FILES[SCENE].splitlines() if one.strip().startswith(("note: {", "- note: {")))
    empty = line[: line.index(": ", line.index("{")) + 2] + "}"
    hint, mended = mend_in(FILES[SCENE].replace(line, empty), "DLG024")
    assert hint == "write its text after the colon, or leave this line out: nothing asks for the note"
    assert mended == FILES[SCENE].replace(f"{line}\n", "")


def test_an_option_that_is_always_open_loses_its_condition_and_what_is_said_while_it_is_closed() -> None:
    said = "          say: Which cake was it?\n"
    locked = "          when: true\n          locked: She has told you.\n"
    hint, mended = mend_in(FILES[SCENE].replace(said, said + locked), "DLG204")
    assert hint.startswith("leave when: and locked: out")
    assert mended == FILES[SCENE]


def test_of_two_steps_at_two_depths_the_one_that_stands_apart_is_told() -> None:
    two = "  aside:\n  - mrs_lind: It was for Saturday.\n    - go: what_happened\n\n  what_happened:\n"
    broken = FILES[SCENE].replace("    - go: what_happened\n", "    - go: aside\n").replace("  what_happened:\n", two)
    at = broken[: broken.index("  - mrs_lind: It was for Saturday.")].count("\n") + 1
    assert [(problem.code, problem.line) for problem in told_of(broken).told] == [("DLG016", at)]


def test_an_ending_that_is_gone_is_told_once_with_the_plays_that_name_it() -> None:
    gone = FILES[SCENE].replace("  kept: {title: Kept, outcome: won, text: She ordered for the summer.}\n", "")
    at = gone[: gone.index("end: kept\n")].count("\n") + 1
    verdict = bakery().judged(Broken(Kind("test", "gone"), SCENE, gone, "gone", frozenset((at,))))
    assert [(problem.line, problem.message) for problem in verdict.told] == [
        (at, "there is no ending 'kept' in this scene (and in line 84)")
    ]


def test_an_option_without_a_way_on_gets_the_one_that_a_play_goes() -> None:
    text = FILES[SCENE].replace("          go: goodbye\n        come_back", "        come_back", 1)
    text = text.replace("          go: what_now\n        a_new_one", "          go: goodbye\n        a_new_one", 1)
    text = text.replace("choose: [the_party, which_cake, a_new_one]", "choose: [the_party, a_new_one, thanks]")
    text = text.replace(
        "  goodbye:\n",
        "  goodbye:\n    - go: the_end\n\n  last:\n    - choose:\n        thanks:\n          say: Thank you.\n"
        "          go: the_end\n        bye:\n          say: Goodbye.\n          go: the_end\n\n  the_end:\n",
    )
    at = text[: text.index("        a_new_one:\n")].count("\n") + 1
    verdict = bakery().judged(Broken(Kind("test", "go"), SCENE, text, "go", frozenset((at,))))
    assert [problem.hint.partition("  or")[0] for problem in verdict.told if problem.line == at] == [
        "give the option a line such as  go: last"
    ]


def test_two_outcomes_mixed_up_are_mended_by_changing_them_round() -> None:
    text = FILES[SCENE].replace("outcome: won", "outcome: x").replace("outcome: lost", "outcome: won")
    mixed = Broken(
        Kind("test", "swap"), SCENE, text.replace("outcome: x", "outcome: lost"), "swap", frozenset((79, 80))
    )
    verdict = bakery().judged(mixed)
    assert verdict.is_told_right, verdict.line()
    assert verdict.is_clean, verdict.line()


def test_an_ending_after_go_is_an_end_even_where_a_beat_is_called_nearly_so() -> None:
    text = FILES[SCENE].replace("  goodbye:\n", "  gones:\n").replace("go: goodbye", "go: gones")
    text = text.replace("        - end: gone\n", "        - go: gone\n")
    at = text[: text.index("go: gone\n")].count("\n") + 1
    verdict = bakery().judged(Broken(Kind("test", "go"), SCENE, text, "go", frozenset((at,))))
    assert [(problem.line, problem.hint) for problem in verdict.told] == [(at, "write:  end: gone")]


def test_nearly_every_kind_of_slip_is_told_at_its_line_and_mended_by_what_is_told() -> None:
    library = bakery()
    verdicts = [library.judged(broken) for kind in kinds() for broken in library.broken(kind, 1, 5)]
    told = [verdict for verdict in verdicts if verdict.is_told_right]
    mendable = [verdict for verdict in verdicts if verdict.broken.kind.name not in DECISIONS]
    clean = [verdict for verdict in mendable if verdict.is_clean]
    report = "\n".join(verdict.line() for verdict in verdicts if not (verdict.is_told_right and verdict.is_clean))
    print(f"{len(told)} of {len(verdicts)} told, {len(clean)} of {len(mendable)} clean\n{report}")  # noqa: T201
    assert len(verdicts) >= 150
    assert len(told) >= 0.98 * len(verdicts), report
    assert len(clean) >= 0.95 * len(mendable), report
