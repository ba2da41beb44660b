"""A shift in a terminal: each call is begun with what is known of it, and at the end stands what all came to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from game.records.sqlite.store import Store
from game.script.library import open_index
from game.session import World
from support.shifts import COURSE, shift_library
from support.terminal_scenes import Terminal, now, played

MINE, TODAY = "That is mine to see to now.", "I do it today, and ring you back."
FAULT, NO = "You could have rung sooner than this.", "There is nothing more that I can do."
COUNT, NEXT = "You count to ten.", "You take the next call at once."


class Sayer(Terminal):
    """Somebody who types the number before what is to be said; anything else is typed as it is."""

    def ask(self, prompt: str) -> str:
        if self.answers:
            said = self.answers[0]
            told = [re.match(r"\s*(\d+)\. (.*)", line) for line in self.told]
            numbers = [found[1] for found in told if found is not None and found[2].startswith(said)]
            if len(said) > 3 and numbers:
                self.answers[0] = numbers[-1]
        return super().ask(prompt)


def visit(folder: Path, saves: Path, answers: Iterable[str], scene: str | None = "monday") -> Sayer:
    terminal = Sayer(answers)
    opened = Store.open(saves, now)
    world = World(lambda: 7, lambda: Store.in_memory(now), scene=scene, player="Ann")
    assert opened.store is not None
    with opened.store:
        played(terminal, open_index(folder), opened, world)
    return terminal


@pytest.fixture
def counter(tmp_path: Path) -> Path:
    return shift_library(tmp_path / "counter", course=COURSE.replace("    after: first\n", ""))


PASSING = (MINE, TODAY, COUNT, FAULT, NO, COUNT, MINE, TODAY)


def test_a_whole_shift_is_played_and_told(counter: Path, saves: Path) -> None:
    text = visit(counter, saves, [*PASSING, ""]).text
    assert "It passes if at least 2 calls are won and at most 1 call is lost." in text
    for number in (1, 2, 3):
        assert re.search(rf"Call {number} of 3: The \w+ Call\. Line two is blinking\.", text)
    assert "The shift is over: Monday Morning" in text
    assert "Passed. 2 won, 0 settled, 1 lost; the mean score is 67." in text
    assert re.search(r"2\. The \w+ Call: Gone \(Lost\), score 0\.", text)
    assert re.search(r"Ann has passed Monday Morning\.\n“(\w+) said: somebody listened\.” — \1", text)


def test_what_was_spent_stands_beside_each_call_and_in_all(counter: Path, saves: Path) -> None:
    with (counter / "course.yaml").open("a", encoding="utf-8") as course:
        course.write("currency: €\n")
    for file in (counter / "scenes").glob("*.yaml"):
        text = file.read_text("utf-8")
        file.write_text(re.sub(rf"( +)say: {TODAY}\n", r"\g<0>\1costs: 250\n", text), encoding="utf-8")
    text = visit(counter, saves, [*PASSING, ""]).text
    assert len(re.findall(r"\(Won\), score \d+\. Spent: €2\.50\.", text)) == 2
    assert re.search(r"\(Lost\), score 0\.\n", text)
    assert "the mean score is 67. You spent €5.00 in all." in " ".join(text.split())


def test_a_call_is_talked_over_by_its_number_and_then_the_whole_again(counter: Path, saves: Path) -> None:
    text = visit(counter, saves, [*PASSING, "2", "", ""]).text
    assert "The end: Gone (Lost)." in text
    assert text.count("The shift is over: Monday Morning") == 2


def test_meters_are_hidden_and_nothing_is_coached(counter: Path, saves: Path) -> None:
    text = visit(counter, saves, PASSING[:2]).text
    assert "Trust 40" not in text


def test_a_shift_that_was_left_goes_on_where_it_was(counter: Path, saves: Path) -> None:
    visit(counter, saves, PASSING[:4])
    text = visit(counter, saves, ["1", *PASSING[4:], ""]).text
    assert "This is where you left off:" in text
    assert "Passed. 2 won" in text


def test_a_number_that_no_call_has_is_asked_for_again(counter: Path, saves: Path) -> None:
    assert "Type a number from 1 to 3, a, or just Enter." in visit(counter, saves, [*PASSING, "7", ""]).text
