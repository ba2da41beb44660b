"""Libraries broken in the ways that trainers do: told at a right line, and left clean by the mends that are told."""

from __future__ import annotations

import pytest

from support.bakery import FILES
from support.mutation import DECISIONS, Broken, Kind, bakery, kinds

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
