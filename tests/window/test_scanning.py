"""Scanning: what is marked after what, and whole visits with two buttons, and with one."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.session import Settings
from game.story.model.scene import LISTEN
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.window import Window
from game.window.controls import Controls
from game.window.requests import BeGuest, Keep
from game.window.scanning import BOUNCES, FLAT, LINGERS, MOST, Group, Place, Scanner, grouped, ids_of
from game.window.shipped_keys import SHIPPED
from support.pad_hands import PadHands, Switches, scanning
from support.sitting import sitting
from support.terminal_scenes import library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def column(many: int) -> list[Place]:
    return [Place(str(at), Box(0, at * 60, 300, 50)) for at in range(many)]


def board(rows: int, columns: int) -> list[Place]:
    return [
        Place(f"{across},{down}", Box(across * 60, down * 60, 50, 50))
        for down in range(rows)
        for across in range(columns)
    ]


def scanner(places: list[Place], first: str = "") -> Scanner:
    one = Scanner()
    one.look(grouped(places, first))
    return one


# What is marked after what


def test_a_few_things_are_marked_one_by_one_and_round_again() -> None:
    one = scanner(column(3))
    seen = []
    for _ in range(4):
        seen.append(one.marked)
        one.next()
    assert seen == [("0",), ("1",), ("2",), ("0",)]


def test_what_is_marked_is_what_is_chosen_and_it_can_be_chosen_again_at_once() -> None:
    one = scanner(column(3))
    one.next()
    assert one.choose() == "1"
    assert one.choose() == "1"


def test_of_a_board_rows_are_marked_first_and_then_what_is_in_them() -> None:
    one = scanner(board(3, 4))
    one.next()
    assert one.marked == ("0,1", "1,1", "2,1", "3,1")
    assert one.choose() == ""
    one.next()
    one.next()
    assert one.choose() == "2,1"
    one.begin()
    assert one.marked == ("0,0", "1,0", "2,0", "3,0")


def test_the_last_stop_of_a_row_leads_out_of_it_again() -> None:
    one = scanner(board(3, 3))
    one.next()
    one.choose()
    for _ in range(3):
        one.next()
    assert one.is_way_out
    assert one.marked == ("0,1", "1,1", "2,1")
    assert one.choose() == ""
    assert one.marked == ("0,1", "1,1", "2,1")
    assert not one.is_way_out


def test_a_row_that_was_chosen_by_mistake_is_left_by_itself_after_two_rounds() -> None:
    one = scanner(board(3, 3))
    one.next()
    one.choose()
    for _ in range(2 * 4):
        one.next()
    assert one.marked == ("0,1", "1,1", "2,1")
    one.next()
    assert one.marked == ("0,2", "1,2", "2,2")


def test_it_begins_where_the_screen_is_for_and_comes_to_what_stands_before_that_last() -> None:
    one = scanner(column(3), first="1")
    seen: list[str] = []
    for _ in range(3):
        seen += one.marked
        one.next()
    assert seen == ["1", "2", "0"]


@pytest.mark.parametrize("many", [1, FLAT, FLAT + 1, MOST + 1, 40, 400])
def test_everything_is_come_to_however_much_there_is_and_in_few_presses(many: int) -> None:
    places = column(many)
    for place in places:
        assert _comes_to(scanner(places), place.id)
    assert _stops(grouped(places)) <= max(MOST, round(many**0.5) + 1)


def _comes_to(one: Scanner, id_: str) -> bool:
    """Whether somebody who presses where it is comes to it."""
    for _ in range(6):
        for _ in range(60):
            if id_ in one.marked and not one.is_way_out:
                break
            one.next()
        if one.choose() == id_:
            return True
    return False


def _stops(group: Group) -> int:
    """How many stops the longest round has."""
    inner = [_stops(part) for part in group.parts if isinstance(part, Group)]
    return max(len(group.parts), *inner, 0) if inner else len(group.parts)


def test_nothing_is_marked_twice_and_nothing_left_out() -> None:
    for places in (column(23), board(5, 11), [*board(1, 4), *column(6)[3:]]):
        ids = ids_of(grouped(places))
        assert sorted(ids) == sorted(place.id for place in places)


def test_what_does_not_scroll_is_no_row_with_what_is_scrolled_beside_it() -> None:
    cross = Place("close", Box(400, 60, 50, 50))
    scrolled = [place._replace(area="page") for place in column(6)]
    assert grouped([cross, *scrolled], "0").parts == ("0", "1", "2", "3", "4", "5", "close")


def test_with_one_button_the_mark_goes_on_by_itself_and_stays_longer_where_it_begins() -> None:
    one = scanner(column(3))
    assert not one.pass_time(1.0, 1.0)
    assert one.pass_time(LINGERS - 1.0, 1.0)
    assert one.pass_time(1.0, 1.0)
    assert not one.pass_time(0.5, 1.0)
    assert not one.pass_time(60.0, None), "with two buttons it stays"


def test_a_hand_that_trembles_presses_once() -> None:
    one = scanner(column(3))
    one.pass_time(1, None)
    assert not one.bounces()
    one.pass_time(BOUNCES / 2, None)
    assert one.bounces()
    one.pass_time(BOUNCES * 2, None)
    assert not one.bounces()


def test_other_things_begin_anew_and_the_same_go_on() -> None:
    one = scanner(column(3))
    one.next()
    assert not one.look(grouped(column(3)))
    assert one.marked == ("1",)
    assert one.look(grouped(column(4)))
    assert one.marked == ("0",)


def test_where_nothing_can_be_pressed_nothing_is_marked_or_chosen() -> None:
    one = scanner([])
    one.next()
    assert one.choose() == ""
    assert one.marked == ()


def test_nobody_who_scans_is_given_a_clock() -> None:
    assert Settings({"answering": "written"}).times_as_long == 1.0
    assert Settings({"scanning": "two"}).times_as_long is None
    assert Settings({"scanning": "one", "pace": "2"}).seconds_a_stop == 2.0
    assert Settings({"scanning": "two", "pace": "2"}).seconds_a_stop is None


# Whole visits


@pytest.mark.parametrize("alone", [False, True], ids=["two buttons", "one button"])
def test_a_whole_call_can_be_played_by_scanning(folder: Path, *, alone: bool) -> None:
    with sitting(folder, settings=scanning("one" if alone else "two")) as one:
        hands = Switches(one, alone=alone)
        hands.choose("guest")
        assert one.screen == "LevelsScreen"
        hands.choose("scene:doorstep")
        hands.choose("begin")
        assert one.screen == "TalkScreen"
        for option in (LISTEN, "lost_morning", "tomorrow"):
            for _ in range(60):
                open_ = [target.id for target in one.talk.targets.drawn if target.role == "option" and target.open]
                if f"option:{option}" in open_ or (option == LISTEN and one.choices()):
                    break
                hands.choose("on", "hear")
            if option != LISTEN:
                hands.hands.wait(0.5)
                hands.choose(f"option:{option}")
        assert one.choices() == (LISTEN, "lost_morning", "tomorrow")
        for _ in range(60):
            if one.phase() == "over":
                break
            hands.choose("on")
        answers = one.ledger.answers(one.run.attempt)
        assert [answer.device for answer in answers] == ["switch"] * 3
        hands.choose("end")
        assert one.screen == "DebriefScreen"
        assert one.sees("Won over")
        one.wait_for_grades()
        hands.choose("back")
        assert one.screen == "LevelsScreen"
        assert one.sees("Passed")


def test_a_name_is_written_by_scanning(folder: Path) -> None:
    with sitting(folder, settings=scanning("two")) as one:
        hands = Switches(one)
        hands.choose("field")
        assert one.screen == "WritingScreen"
        for key in ("b", "o"):
            hands.choose(f"key:{key}")
        hands.choose("key:done")
        hands.choose("start")
        assert one.sees("Hello Bo.")


def test_a_click_that_does_not_move_is_a_switch_and_a_mouse_that_was_moved_points(folder: Path) -> None:
    with sitting(folder, settings=scanning("two")) as one:
        pad = PadHands(one)
        click = [
            pygame.Event(what, pos=(700, 5), button=1, touch=False)
            for what in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
        ]
        other = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(700, 5), button=3, touch=False)
        marked = one.app._controls._mark
        before = marked.ids
        pad.wait(0.5)
        pad.send(*click)
        assert marked.ids != before, "of two switches this one moves the frame on"
        while marked.ids != ("guest",):
            pad.wait(0.5)
            pad.send(*click)
        pad.wait(0.5)
        pad.send(other)
        assert one.screen == "LevelsScreen", "and the other one chooses"
        box = one.target("settings")
        at = (box.x + box.w // 2, box.y + box.h // 2)
        for x in (200, 400, at[0]):
            pad.send(pygame.Event(pygame.MOUSEMOTION, pos=(x, at[1]), rel=(0, 0), buttons=(0, 0, 0), touch=False))
        pad.send(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False))
        pad.send(pygame.Event(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=False))
        assert one.screen == "SettingsScreen", "whoever helps can point"


def test_a_touch_anywhere_chooses_with_one_button(folder: Path) -> None:
    with sitting(folder, settings=scanning("one", "5")) as one:
        pad = PadHands(one)
        pad.wait(0.5)
        assert one.app._controls._mark.ids == ("field",)
        for what in (pygame.FINGERDOWN, pygame.FINGERUP):
            pad.send(pygame.Event(what, x=0.9, y=0.9, finger_id=1, touch_id=1))
        assert one.screen == "WritingScreen"


def test_any_button_of_a_pad_is_a_switch_too(folder: Path) -> None:
    with sitting(folder, settings=scanning("two")) as one:
        pad = PadHands(one)
        marked = one.app._controls._mark
        while marked.ids != ("guest",):
            pad.wait(0.4)
            pad.press("y")
        pad.wait(0.4)
        pad.press("a")
        assert one.screen == "LevelsScreen"


def test_escape_goes_back_and_the_window_can_be_closed_by_whoever_helps(folder: Path) -> None:
    with sitting(folder, settings=scanning("two")) as one:
        pad = PadHands(one)
        Switches(one).choose("settings")
        assert one.screen == "SettingsScreen"
        pad.key(pygame.K_ESCAPE)
        assert one.screen == "TitleScreen"
        pad.send(pygame.Event(pygame.KEYDOWN, key=pygame.K_q, mod=pygame.KMOD_CTRL, unicode=""))
        assert not one.app.running


def test_scanning_is_turned_on_and_off_where_one_sits_and_is_kept(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.app.perform((Keep("scanning", "two"),))
        hands = Switches(one)
        hands.choose("settings")
        hands.choose("scanning=off")
        assert not one.app._controls.scans
        one.key("escape", "tab")
        assert one.app.top.targets.focus_shows, "keys are keys again"
        assert one.ledger.settings(one.session._keeping.player)["window.scanning"] == "off"


def test_what_is_long_is_read_on_by_a_stop_of_its_own(folder: Path) -> None:
    with sitting(folder, settings=scanning("two"), canvas=Canvas.null((480, 400))) as one:
        hands = Switches(one)
        hands.choose("help")
        area = one.app.top.targets.areas["overlay"]
        assert area.most > 0
        hands.choose("area:overlay")
        assert area.offset > 0
        for _ in range(40):
            hands.choose("area:overlay")
            if area.offset == area.most:
                break
        assert hands.marked == ("area:overlay",), "whoever reads on stays there"
        assert one.sees("To the top")
        hands.press()
        assert area.offset == 0


def test_what_a_press_brings_up_is_seen_where_it_was_pressed(folder: Path) -> None:
    with sitting(folder, settings=scanning("two")) as one:
        one.app.perform((BeGuest(),))
        one.begin("doorstep")
        for option in ("your_number", "lost_morning", "tomorrow"):
            one.read_on()
            one.answer(option, by="digit")
        one.read_on(lambda talk: talk.narration.phase == "over")
        one.key("enter")
        one.wait_for_grades()
        hands = Switches(one)
        hands.choose("others:1")
        hands.hands.wait(0.5)
        assert one.target("others:1").h > 0, "the page has not gone back to its top"


def test_on_a_machine_for_whoever_comes_by_nobody_scans() -> None:
    controls = Controls(Window.null(Canvas.null()), public=True)
    controls.take(Settings({"scanning": "two", "keys": '{"back": [["X", ""]]}'}))
    assert controls.marks == ()
    assert controls.hands.keybindings == SHIPPED
