"""The debrief in the window: what is seen of it, where its presses lead, and what can be done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from game.session import DebriefPage, warned
from game.window.actions import ShowDecisions
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Drawing
from game.window.canvas.theme import LIGHT
from game.window.commands import Point
from game.window.requests import Practise, Requests, Review, Save
from game.window.screens.debrief import DebriefScreen
from support.debriefs import LOST, WON, talked_over, with_a_stall
from support.reader import read_out
from support.sitting import Sitting, sitting


class Shown:
    """A debrief on a canvas that paints nothing, and somebody who presses what is on it."""

    def __init__(self, page: DebriefPage, *, can_save: bool = False) -> None:
        self.screen = DebriefScreen(page, can_save=can_save)
        self.canvas = Canvas.null((1280, 720))
        self.draw()

    def draw(self) -> None:
        self.canvas.begin()
        self.screen.draw(self.canvas)

    def press(self, id_: str) -> Requests:
        target = self.screen.targets.find(id_)
        assert target is not None, f"no {id_} among {[one.id for one in self.screen.targets.drawn]}"
        assert target.action is not None
        requests = self.screen.act(target.action)
        self.draw()
        return requests

    def point_at(self, id_: str) -> None:
        target = self.screen.targets.find(id_)
        assert target is not None
        box = target.box
        self.screen.handle(Point("move", box.x + box.w // 2, box.y + box.h // 2))
        self.draw()

    @property
    def heard(self) -> str:
        """All of the page, as it is read out."""
        return "\n".join(read_out(self.screen.targets))

    @property
    def seen(self) -> str:
        return " ".join(item.text for item in self.canvas.shown())

    @property
    def ids(self) -> list[str]:
        return [target.id for target in self.screen.targets.drawn if target.action is not None]

    def inks(self) -> set[str]:
        """Every colour that text, icons and panels have anywhere on the page."""
        found: set[str] = set()
        area = self.screen.targets.areas["page"]
        for offset in range(0, area.most + 400, 400):
            area.offset = min(offset, area.most)
            self.draw()
            for item in self.canvas.items:
                found |= (
                    {str(part) for part in item.key} if isinstance(item, Drawing) else {getattr(item, "colour", "")}
                )
        return found

    def top_of(self, id_: str) -> int:
        target = self.screen.targets.find(id_)
        assert target is not None
        return target.box.y


def test_a_lost_call_leads_with_what_was_missing_and_by_how_much(tmp_path: Path) -> None:
    shown = Shown(talked_over(tmp_path, *LOST))
    for told in (
        "Not passed this time",
        "Mrs Smith was lost.",
        "Trust 0: 50 short of 50.",
        "Anger 90: 45 more than 45.",
    ):
        assert told in shown.seen
    assert "of a possible 60" in shown.seen
    assert "1 blunder" in shown.seen
    assert "Accuracy" not in shown.heard


def test_a_failed_call_wears_no_star_and_no_green(tmp_path: Path) -> None:
    inks = Shown(talked_over(tmp_path, *LOST)).inks()
    assert LIGHT.bad in inks
    assert not {"star", LIGHT.good, LIGHT.good_tint} & inks
    assert {"star", LIGHT.good, LIGHT.good_tint} <= Shown(talked_over(tmp_path, *WON)).inks()


def test_the_first_button_of_a_lost_call_tries_the_turning_point_again(tmp_path: Path) -> None:
    shown = Shown(talked_over(tmp_path, *LOST))
    assert [id_ for id_ in shown.ids if id_ in {"turned", "review", "levels"}] == ["turned", "review", "levels"]
    assert shown.press("turned")[0] == Practise(1)


def test_the_first_button_of_a_call_that_passed_leads_back_to_the_levels(tmp_path: Path) -> None:
    shown = Shown(talked_over(tmp_path, *WON))
    assert "turned" not in shown.ids
    assert "review" not in shown.ids  # there was no mistake
    assert "levels" in shown.ids


def test_where_nothing_was_at_stake_there_is_no_grade_and_it_says_so(tmp_path: Path) -> None:
    shown = Shown(talked_over(tmp_path, *WON))
    shown.press("order=in_order")
    first = shown.heard.split("Decision 1\n")[1].split("Decision 2\n")[0]
    assert "Nothing was at stake here" in first
    assert "Best here" not in first
    assert "1 with nothing at stake" in shown.seen


def test_each_part_of_the_tally_leads_to_its_decisions_one_after_the_other(tmp_path: Path) -> None:
    shown = Shown(talked_over(tmp_path, *WON))
    shown.press("tally:best")
    assert 0 <= shown.top_of("try:1") < 720
    assert "others:2" in shown.screen.targets.focus
    assert "Hide the other answers" in shown.heard
    shown.press("tally:best")
    assert "others:3" in shown.screen.targets.focus
    assert "2 of 2" in shown.seen


def test_a_part_of_the_tally_leads_along_the_cards_as_they_stand_under_it(tmp_path: Path) -> None:
    shown = Shown(talked_over(tmp_path, *LOST))
    shown.screen.act(ShowDecisions((1, 2, 3)))
    shown.draw()
    dearest = max(shown.screen.story.debrief.decisions, key=lambda judged: judged.taken.cost or 0)
    assert shown.screen.targets.focus == f"others:{dearest.number}"
    assert "1 of 3" in shown.seen
    shown.press("led_on")
    assert shown.screen.targets.focus != f"others:{dearest.number}"
    assert "2 of 3" in shown.seen


def test_what_only_informs_wears_no_warning(tmp_path: Path) -> None:
    page = talked_over(tmp_path, *WON)
    for message, sign in (("This is your call of today.", "info"), (warned("The saves were damaged."), "warn")):
        shown = Shown(replace(page, messages=(message,)))
        signs = {item.key[1] for item in shown.canvas.items if isinstance(item, Drawing) and item.key[0] == "icon"}
        assert signs & {"info", "warn"} == {sign}


def test_every_other_answer_is_told_with_its_reply_its_why_its_tags_its_grade_and_its_cost(tmp_path: Path) -> None:
    heard = Shown(talked_over(tmp_path, *LOST)).heard
    best = heard.split("What else you could have said")[0].split("Hide the other answers")[1]
    for told in (
        "Best here",
        "“That cost you your tea.”",
        "Mrs Smith: It did.",
        "You named what it cost her.",
        "A skill: Acknowledge",
        "Anger −20, 60 to 40",
        "From here a steady colleague ends at",
    ):
        assert told in best
    assert "Fix, at the wrong moment" in best


def test_the_decisions_stand_dearest_first_or_in_order(tmp_path: Path) -> None:
    shown = Shown(talked_over(tmp_path, *LOST))

    def order() -> list[str]:
        return [line for line in shown.heard.splitlines() if line in {"Decision 1", "Decision 2", "Decision 3"}]

    assert order() == ["Decision 2", "Decision 1", "Decision 3"]
    shown.press("order=in_order")
    assert order() == ["Decision 1", "Decision 2", "Decision 3"]


def test_the_curve_shows_what_was_said_under_the_pointer_and_leads_there(tmp_path: Path) -> None:
    shown = Shown(talked_over(tmp_path, *LOST))
    area = shown.screen.targets.areas["page"]
    area.offset = shown.top_of("curve:1") - 200
    shown.draw()
    assert "Decision 2: A blunder" in shown.seen  # the turning point, while nothing is pointed at
    shown.point_at("curve:1")
    assert "Decision 1: Nothing was at stake here" in shown.seen
    assert shown.press("curve:3") == ()
    assert 0 <= shown.top_of("try:2") < 720


def test_the_line_of_the_whole_ends_with_the_score(tmp_path: Path) -> None:
    heard = Shown(talked_over(tmp_path, *LOST)).heard
    assert re.search(r"Where a steady colleague would end: \d+ to 0\n", heard)


def test_what_was_not_heard_is_sealed(tmp_path: Path) -> None:
    lost, won = Shown(talked_over(tmp_path, *LOST)), Shown(talked_over(tmp_path, *WON))
    assert "You heard 0 of the 2 things Mrs Smith tells, on one way or another through this call" in lost.heard
    assert "2 still sealed: play it again another way to hear them." in lost.heard
    assert "My sister" not in lost.heard
    assert "You heard 2 of the 2 things" in won.heard
    assert "Mrs Smith: My sister has the same one, if you want to know." in won.heard


def test_each_skill_stands_in_one_group_and_a_fault_is_no_skill(tmp_path: Path) -> None:
    heard = Shown(talked_over(tmp_path, "good_day", "ring_the_makers", "nothing")).heard
    skills = heard.split("\nSkills\n")[1]
    assert skills.index("Tried at the wrong moment") < skills.index("Fix") < skills.index("What got in the way")
    assert skills.count("Fix") == 1
    assert "Skills you showed" not in skills


def test_without_grades_there_is_no_tally_no_switch_and_no_sealed_letter(tmp_path: Path) -> None:
    shown = Shown(talked_over(tmp_path, *WON, graded=False))
    assert "of 100" in shown.seen
    assert not [id_ for id_ in shown.ids if id_.startswith(("tally:", "order=", "turning"))]
    assert "You heard" not in shown.heard


def test_the_page_is_saved_where_that_is_possible_and_it_says_where(tmp_path: Path) -> None:
    assert "save" not in Shown(talked_over(tmp_path, *WON)).ids
    shown = Shown(talked_over(tmp_path, *WON), can_save=True)
    assert shown.press("save")[0] == Save()
    shown.screen.tell_saved("Saved as debriefs/stall.html.")
    shown.draw()
    assert "Saved as debriefs/stall.html." in shown.seen


def test_a_press_on_review_asks_for_it(tmp_path: Path) -> None:
    assert Shown(talked_over(tmp_path, *LOST)).press("review")[0] == Review()


@contextmanager
def after(tmp_path: Path, *options: str) -> Iterator[Sitting]:
    """Somebody in the window who has had the call with those options, and sees its debrief."""
    with sitting(with_a_stall(tmp_path), variants={"rainy": False}) as one:
        one.sit_down()
        one.begin("stall")
        for option in options:
            one.read_on()
            one.answer(option)
        one.read_on()
        one.key("enter")
        one.wait_for_grades()
        yield one


def test_mistakes_are_reviewed_in_the_window_until_all_are_answered_well(tmp_path: Path) -> None:
    with after(tmp_path, *LOST) as one:
        one.click("Review my mistakes")
        assert one.sees("Mistake 1 of 1")
        assert one.sees("In the call you said: Did you drop it?")
        assert one.sees("Mrs Smith: The kettle leaks.")
        one.answer("ring_the_makers")
        assert one.sees("Not yet: something else is better.")
        left = one.app.top.targets.find("option:sorry_morning")
        assert left is not None
        assert left.seen == left.box, "what is left to try stands in sight, next to what came of the last try"
        one.answer("sorry_morning")
        assert one.sees("Well answered.")
        one.click("Done: back to the debrief")
        assert one.screen == "DebriefScreen"
        assert one.sees("1 of 1 mistake answered well.")
        assert one.sees("Review them once more")
        assert one.choices() == LOST


def test_a_review_can_be_done_by_keys_and_left_by_escape(tmp_path: Path) -> None:
    with after(tmp_path, *LOST) as one:
        one.click("Review my mistakes")
        one.key("escape")
        assert one.screen == "DebriefScreen"
        one.click("Review my mistakes")
        one.answer("sorry_morning", by="digit")
        one.key("enter")
        assert one.screen == "DebriefScreen"


@pytest.mark.parametrize("press", ["turned", "try:1"])
def test_the_turning_point_is_tried_again_as_practice(tmp_path: Path, press: str) -> None:
    with after(tmp_path, *LOST) as one:
        one.scroll_to(press)
        one.click_target(press)
        assert one.talk.practice
        assert one.choices() == LOST[:1]


def test_the_briefing_says_what_passes(tmp_path: Path) -> None:
    with sitting(with_a_stall(tmp_path)) as one:
        one.sit_down()
        one.click_target("scene:stall")
        assert one.sees("To pass, you must not lose Mrs Smith, Trust must be 50 or more, and Anger must be 45 or less.")


def click(shown: Shown, at: tuple[int, int]) -> Requests:
    shown.screen.handle(Point("press", *at))
    return shown.screen.handle(Point("release", *at))


def test_a_press_meant_for_what_was_there_before_the_grades_came_presses_nothing(tmp_path: Path) -> None:
    shown = Shown(replace(talked_over(tmp_path, *LOST, graded=False), pending=True))
    target = shown.screen.targets.find("levels")
    assert target is not None
    at = (target.box.x + 9, target.box.y + 9)
    shown.screen.handle(Point("move", *at))
    shown.screen.judge(talked_over(tmp_path, *LOST))
    shown.draw()
    under = shown.screen.targets.find("turned")
    assert under is not None
    assert under.box.holds(*at)  # another button has come there
    assert click(shown, at) == ()
    shown.screen.update(1.0)
    assert click(shown, at)[0] == Practise(1)


def test_a_pointer_that_has_moved_since_the_grades_came_means_what_it_presses(tmp_path: Path) -> None:
    shown = Shown(replace(talked_over(tmp_path, *LOST, graded=False), pending=True))
    shown.screen.handle(Point("move", 3, 3))
    shown.screen.judge(talked_over(tmp_path, *LOST))
    shown.draw()
    shown.point_at("turned")
    target = shown.screen.targets.find("turned")
    assert target is not None
    assert click(shown, (target.box.x + 9, target.box.y + 9))[0] == Practise(1)
