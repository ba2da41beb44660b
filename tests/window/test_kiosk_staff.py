"""The staff's door and page, and what a visitor takes along."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.kiosk.desk import Handout, PinPage, Row, StaffPage, handout_of
from game.paths import assets_dir
from game.session import SettingChoice, Settings, warned
from game.story.language import ENGLISH
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.commands import Back, Confirm, Erase, Pick, Scroll
from game.window.kiosk.pin import PinScreen, wait_in_words
from game.window.kiosk.staff import StaffScreen
from game.window.kiosk.take_along import TakeAlongScreen
from game.window.kiosk_actions import PressKey
from game.window.requests import Close, Keep, OfStaff, Print, TakeAlong, TryPin
from game.window.screens.debrief import DebriefScreen
from support.cameras import read_surface
from support.debriefs import LOST, talked_over
from support.standing_visitor import LANDSCAPE, PORTRAIT, StandingVisitor

SIZES = pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, (480, 800)])


def door(waits: float = 0.0, message: str = "", size: tuple[int, int] = PORTRAIT, text: int = 100) -> StandingVisitor:
    return StandingVisitor(PinScreen(PinPage(waits, message)), size, text=text)


@SIZES
@pytest.mark.parametrize("text", [100, 200])
def test_a_pin_is_pressed_and_tried(size: tuple[int, int], text: int) -> None:
    here = door(size=size, text=text)
    here.keys("4711")
    here.touch("key:done")
    assert here.asked == [TryPin("4711")]


def test_a_real_keyboard_presses_digits_too() -> None:
    here = door()
    here.does(Pick(4))
    here.types("4x7a1")
    here.does(Erase(), Confirm("enter"))
    assert here.asked == [TryPin("47")]


def test_which_digits_were_pressed_can_be_read_nowhere() -> None:
    here = door()
    here.keys("80531")
    seen = [item.text for item in here.canvas.shown()]
    assert sorted(seen) == sorted(["Back", "For staff", *"1234567890", "Enter"]), "the keys, and nothing else"
    assert "text PIN 5 digits" in here.heard
    here.touch("key:done")
    assert "80531" not in repr(here.asked)
    assert "80531" not in str(here.asked[0])
    assert "7" not in repr(PressKey("7"))


def test_after_wrong_ones_one_waits_and_is_told_how_long() -> None:
    here = door(waits=99.5)
    assert "Wait 2 minutes." in here.text
    assert not here.is_open("key:1")
    here.types("1234")
    here.does(Confirm("enter"))
    assert here.asked == []
    here.wait(1)
    here.does(Erase())  # somebody is there
    here.wait(18)
    here.does(Erase())
    here.wait(18)
    here.does(Erase())
    here.wait(18)
    assert "Wait 45 seconds." in here.text
    assert wait_in_words(1, ENGLISH) == "Wait 1 second."


def test_when_the_wait_is_over_it_can_be_tried_again() -> None:
    here = door(waits=5)
    here.wait(5.2)
    here.keys("12")
    here.touch("key:done")
    assert here.asked == [TryPin("12")]


def test_a_wrong_pin_is_asked_anew_from_the_beginning() -> None:
    here = door()
    here.keys("12")
    assert isinstance(here.screen, PinScreen)
    here.screen.put(PinPage(message=warned("That is not the PIN.")))
    here.draw()
    assert "That is not the PIN." in here.text
    assert not here.is_open("key:done")


def test_the_door_goes_away_when_nobody_presses_anything() -> None:
    here = door()
    here.wait(15)
    here.keys("1")
    here.wait(19)
    assert here.asked == []
    here.wait(1.2)
    assert here.asked[0] == Close()


def test_back_leaves_the_door() -> None:
    here = door()
    here.keys("12")
    here.does(Back())
    assert here.asked == [Close()]


ROWS = (Row("Today", "3 calls begun"), Row("Disk", "20 MB free of 28 GB", "bad"), Row("Scenes", "not taken", "look"))
LANGUAGES = (SettingChoice("en", "English"), SettingChoice("es", "Español"))


def staff(size: tuple[int, int] = PORTRAIT, text: int = 100, **changed: object) -> StandingVisitor:
    page = StaffPage("Room 2", ROWS, muted=False, sticks=("KINGSTON",), languages=LANGUAGES, language="en")
    return StandingVisitor(StaffScreen(page._replace(**changed)), size, text=text)  # type: ignore[arg-type]  # names of its fields


@SIZES
def test_every_row_is_seen_and_read_out_with_how_it_stands(size: tuple[int, int]) -> None:
    here = staff(size)
    assert all(part in here.text for row in ROWS for part in (row.name, row.told.split()[0]))
    assert "text Disk 20 MB free of 28 GB (this must be mended)" in here.heard
    assert "text Scenes not taken (look at this)" in here.heard
    assert "text Today 3 calls begun" in here.heard


def test_what_staff_press_is_asked_for() -> None:
    here = staff()
    here.touch("export:KINGSTON", "sound", "language=es", "back_to")
    assert here.asked == [OfStaff("export", "KINGSTON"), OfStaff("mute"), Keep("language", "es"), OfStaff("back")]
    muted = staff(muted=True)
    muted.touch("sound")
    assert muted.asked == [OfStaff("sound")]


def test_without_a_stick_it_says_what_to_do() -> None:
    assert "Put a USB stick in" in staff(sticks=()).text


def test_while_it_is_being_exported_no_second_one_is_begun() -> None:
    here = staff(busy=True, message="Writing to KINGSTON: 200 attempts so far …")
    assert "200 attempts so far" in here.text
    assert not here.is_open("export:KINGSTON")
    here.wait(200)
    assert here.asked == [], "it is waited for"


@SIZES
def test_what_came_of_an_export_is_seen_where_it_was_asked_for(size: tuple[int, int]) -> None:
    here = staff(size, rows=ROWS * 8, message="12 attempts are on KINGSTON, and were read back from it.")
    here.does(Scroll(50, size[0] // 2, size[1] // 2))
    assert here.is_open("export:KINGSTON")
    assert "12 attempts are on KINGSTON" in here.text


def test_the_way_out_is_asked_once() -> None:
    here = staff()
    here.touch("exit")
    assert here.asked == []
    assert "Nobody can play until it is started again." in here.text
    here.touch("stay")
    assert here.asked == []
    here.touch("exit", "exit")
    assert here.asked == [OfStaff("exit")]


def test_a_staff_page_that_was_left_open_closes() -> None:
    here = staff()
    here.wait(119)
    assert here.asked == []
    here.wait(1.5)
    assert here.asked == [OfStaff("back")]


@pytest.fixture
def handout(tmp_path: Path) -> Handout:
    return handout_of(talked_over(tmp_path, *LOST), ENGLISH, can_print=True)


def test_the_debrief_leads_to_what_can_be_taken_along(tmp_path: Path) -> None:
    page = talked_over(tmp_path, *LOST)
    here = StandingVisitor(DebriefScreen(page, can_take=True))
    here.wait(1)
    here.touch("along")
    assert here.asked == [TakeAlong()]
    assert not StandingVisitor(DebriefScreen(page)).has("along")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("size", "text"), [(PORTRAIT, 100), (PORTRAIT, 200), (LANDSCAPE, 100), (LANDSCAPE, 200), ((480, 800), 100)]
)
def test_a_camera_reads_the_code_from_the_screen(
    handout: Handout, theme: str, size: tuple[int, int], text: int
) -> None:
    assets = Assets(assets_dir())
    assets.sized_for(*size)
    canvas = Canvas.blank(*size, assets)
    screen = TakeAlongScreen(handout)
    screen.settings = Settings({"theme": theme, "text": str(text)})
    canvas.begin()
    canvas.fill(canvas.box, "#404040")
    screen.draw(canvas)
    canvas.present()
    assert canvas.surface is not None
    assert read_surface(canvas.surface) == handout.text


@pytest.mark.parametrize(("size", "a_millimetre"), [(PORTRAIT, 1080 / 194), (LANDSCAPE, 1920 / 344)])
def test_each_square_is_half_a_millimetre_wide_at_least(size: tuple[int, int], a_millimetre: float) -> None:
    most = tuple((True,) * 97 for _ in range(97))
    here = StandingVisitor(TakeAlongScreen(Handout(most, "x", is_address=False, can_print=True)), size)
    assert here.box("code").w / (97 + 8) >= a_millimetre / 2


def test_printing_is_asked_for_once_and_what_came_of_it_is_told(handout: Handout) -> None:
    here = StandingVisitor(TakeAlongScreen(handout))
    here.touch("print")
    assert here.asked == [Print()]
    assert not here.is_open("print")
    assert isinstance(here.screen, TakeAlongScreen)
    here.screen.tell("It is on its way to the printer.")
    here.draw()
    assert "on its way" in here.text
    assert here.is_open("print")


def test_without_a_printer_nothing_is_said_of_paper(handout: Handout) -> None:
    assert not StandingVisitor(TakeAlongScreen(handout._replace(can_print=False))).has("print")


def test_a_debrief_that_fits_no_code_says_so(handout: Handout) -> None:
    here = StandingVisitor(TakeAlongScreen(handout._replace(squares=())))
    assert "too long for a code" in here.text


def test_what_the_code_holds_is_read_out(handout: Handout) -> None:
    here = StandingVisitor(TakeAlongScreen(handout))
    assert any("Did you drop it?" in one for one in here.heard)


def test_it_closes_as_every_sheet_does(handout: Handout) -> None:
    here = StandingVisitor(TakeAlongScreen(handout))
    here.does(Back())
    assert here.asked == [Close()]
