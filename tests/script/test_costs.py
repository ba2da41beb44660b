"""What options cost, and the currency that it is counted in: slips are told where they stand, and can be mended."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from game.script.library.read import read_library
from game.script.problems import Problem
from support.frames import COURSE, frame
from support.mended import mended

OPTION = "- choose:\n    x:\n      say: Have it.\n      end: done\n      costs: "


class Slip(NamedTuple):
    """What is written after ``costs:`` or ``currency:``, the code told, and what is said; ``""``: it is not mended."""

    text: str
    code: str
    mended: str
    says: str


COSTS = (
    Slip("£1.20", "DLG025", "120", "write:  costs: 120"),
    Slip("1,20 €", "DLG025", "120", "write:  costs: 120"),
    Slip("1.2", "DLG025", "120", "write:  costs: 120"),
    Slip("£8", "DLG025", "800", "write:  costs: 800"),
    Slip("120p", "DLG025", "120", "write:  costs: 120"),
    Slip("1.234", "DLG025", "", "smallest coin: £1.20 is  costs: 120"),
    Slip("a fortune", "DLG025", "", "smallest coin: £1.20 is  costs: 120"),
    Slip("-120", "DLG026", "120", "write:  costs: 120"),
    Slip("0", "DLG026", "nothing", "what costs nothing has no costs: leave this line out"),
    Slip("99999999", "DLG026", "10000000", "write:  costs: 10000000"),
    Slip("{pounds: 1}", "DLG023", "", "costs: 120"),
    Slip("", "DLG024", "", "costs: 120"),
)
CURRENCIES = (
    Slip("pounds", "DLG023", "£", "write:  currency: £"),
    Slip("Swiss francs", "DLG023", "CHF", "write:  currency: CHF"),
    Slip("£1.00", "DLG023", "£", "write:  currency: £"),
    Slip("doubloons", "DLG023", "", "such as  currency: £  or CHF"),
    Slip("[£]", "DLG023", "£", "without brackets"),
    Slip("", "DLG024", "", "currency"),
)


@pytest.mark.parametrize("slip", COSTS, ids=lambda slip: slip.text)
def test_what_is_no_number_of_coins_is_told_and_mended(slip: Slip, tmp_path: Path) -> None:
    folder = with_currency(tmp_path, f"{OPTION}{slip.text}\n")
    problem = only_problem(folder)
    assert (problem.line, problem.code) == (place_of("costs:", folder / "scenes" / "example.yaml"), slip.code)
    assert slip.says in problem.hint
    assert (problem.mend is not None) == bool(slip.mended)
    if problem.mend is not None:
        file = folder / "scenes" / "example.yaml"
        file.write_text(mended(file.read_text("utf-8"), problem.mend), encoding="utf-8")
        assert ("costs:" in file.read_text("utf-8")) == (slip.mended != "nothing")
        if slip.mended != "nothing":
            assert f"costs: {slip.mended}\n" in file.read_text("utf-8")
        assert read_library(folder).problems == ()


@pytest.mark.parametrize("slip", CURRENCIES, ids=lambda slip: slip.text)
def test_what_is_no_sign_of_money_is_told_and_mended(slip: Slip, tmp_path: Path) -> None:
    folder = with_currency(tmp_path, f"{OPTION}120\n", f"currency: {slip.text}\n")
    problem = next(one for one in read_library(folder).problems if one.file.endswith("course.yaml"))
    assert (problem.line, problem.code) == (place_of("currency:", folder / "course.yaml"), slip.code)
    assert slip.says in f"{problem.message}\n{problem.hint}"
    assert (problem.mend is not None) == bool(slip.mended)
    if problem.mend is not None:
        file = folder / "course.yaml"
        file.write_text(mended(file.read_text("utf-8"), problem.mend), encoding="utf-8")
        reading = read_library(folder)
        assert reading.problems == ()
        assert (reading.library.course.currency, reading.library.scenes["example"].currency) == (slip.mended,) * 2


def test_without_a_currency_the_first_option_that_costs_money_is_told_and_doing_what_is_said_helps(
    tmp_path: Path,
) -> None:
    other = OPTION.replace("- choose:\n", "").replace(" x:", " y:")
    folder = with_currency(tmp_path, f"{OPTION}120\n{other}50\n", "")
    problem = only_problem(folder)
    assert (problem.line, problem.code) == (place_of("costs:", folder / "scenes" / "example.yaml"), "DLG069")
    said = problem.hint.rpartition("  ")[2]
    assert said == "currency: £"
    with (folder / "course.yaml").open("a", encoding="utf-8") as course:
        course.write(f"{said}\n")
    assert read_library(folder).problems == ()


def test_where_the_course_cannot_be_read_nobody_is_told_that_it_has_no_currency(tmp_path: Path) -> None:
    folder = with_currency(tmp_path, f"{OPTION}120\n")
    (folder / "course.yaml").unlink()
    assert [one.code for one in read_library(folder).problems] == ["DLG085"]


@pytest.mark.parametrize("wording", ["cost", "price", "spends", "expense"])
def test_another_word_for_costs_is_told_and_mended(wording: str, tmp_path: Path) -> None:
    folder = with_currency(tmp_path, f"{OPTION}120\n".replace("costs", wording))
    problem = only_problem(folder)
    assert problem.mend is not None
    file = folder / "scenes" / "example.yaml"
    file.write_text(mended(file.read_text("utf-8"), problem.mend), encoding="utf-8")
    assert read_library(folder).problems == ()
    assert "costs: 120" in file.read_text("utf-8")


def test_no_condition_can_ask_for_what_was_spent(tmp_path: Path) -> None:
    folder = with_currency(tmp_path, f"{OPTION}120\n      when: costs > 100\n")
    assert only_problem(folder).code == "DLG062"


def with_currency(folder: Path, steps: str, currency: str = "currency: £\n") -> Path:
    """A library with those steps in its scene, and that line in its course."""
    framed = frame(folder / "library", "steps", steps)
    (framed.folder / "course.yaml").write_text(COURSE + currency, encoding="utf-8")
    return framed.folder


def place_of(key: str, file: Path) -> int:
    """The first line of a file in which a key stands."""
    return next(at for at, line in enumerate(file.read_text("utf-8").splitlines(), start=1) if key in line)


def only_problem(folder: Path) -> Problem:
    """What is told of a library, which is one thing."""
    told = read_library(folder).problems
    assert len(told) == 1, told
    return told[0]
