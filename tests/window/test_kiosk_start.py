"""The start of a visit at a kiosk: languages by their own names, ways in, and a keyboard on the screen."""

from __future__ import annotations

import pytest

from game.kiosk import Who
from game.kiosk.desk import StartPage, not_that
from game.session import SettingChoice
from game.story.language import ENGLISH, Language
from game.window.canvas.boxes import Box
from game.window.commands import Back, Confirm, Erase, Pick, Point
from game.window.kiosk.start import StartScreen, ways_of
from game.window.requests import BeGuest, GiveCode, GiveName, Keep
from game.window.widgets.keyboard import placed
from game.window.widgets.keyboard_layouts import DONE, LETTERS, PAD, for_codes, for_names
from support.standing_visitor import LANDSCAPE, PORTRAIT, StandingVisitor

LANGUAGES = tuple(SettingChoice(*pair) for pair in (("en", "English"), ("es", "Español"), ("de", "Deutsch")))
SIZES = pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, (480, 800), (1366, 768)])


def page(who: Who | None = None, **asked: str) -> StartPage:
    return StartPage("Head & Heart", LANGUAGES, "en", who or Who(), **asked)  # type: ignore[arg-type]


def visitor(who: Who | None = None, size: tuple[int, int] = PORTRAIT, text: int = 100) -> StandingVisitor:
    return StandingVisitor(StartScreen(page(who)), size, text=text)


@SIZES
@pytest.mark.parametrize("text", [100, 200])
def test_languages_stand_there_by_their_own_names(size: tuple[int, int], text: int) -> None:
    here = visitor(size=size, text=text)
    assert all(name in here.text for name in ("Head & Heart", "English", "Español", "Deutsch"))
    here.touch("language=es")
    assert here.asked == [Keep("language", "es")]


def test_with_one_language_there_is_nothing_to_choose() -> None:
    here = StandingVisitor(StartScreen(page()._replace(languages=LANGUAGES[:1])))
    assert "English" not in here.text


def test_a_guest_plays_at_once() -> None:
    here = visitor()
    here.touch("guest")
    assert here.asked == [BeGuest()]


def test_a_press_that_slides_off_does_nothing() -> None:
    here = visitor()
    box = here.box("guest")
    here.does(Point("press", box.x + 5, box.y + 5, "touch"))
    here.does(Point("move", 2, 2, "touch"), Point("release", 2, 2, "touch"))
    assert here.asked == []


@pytest.mark.parametrize(
    ("who", "ways"),
    [
        (Who(), ("guest", "name")),
        (Who(codes="offered"), ("guest", "name", "code")),
        (Who(names=False, codes="offered"), ("guest", "code")),
        (Who(codes="required"), ("code",)),
        (Who(guests=False), ("name",)),
        (Who(guests=False, names=False), ("guest",)),
    ],
)
def test_there_are_the_ways_in_that_the_owner_allows(who: Who, ways: tuple[str, ...]) -> None:
    assert ways_of(who) == ways


def test_where_a_code_is_required_there_is_no_other_way() -> None:
    here = visitor(Who(codes="required"))
    assert not here.has("guest")
    assert not here.has("back")
    here.does(Back())
    here.keys("a7")
    here.touch("key:done")
    assert here.asked == [GiveCode("A7")]


@SIZES
@pytest.mark.parametrize("text", [100, 200])
def test_a_name_is_written_with_capitals_where_words_begin(size: tuple[int, int], text: int) -> None:
    here = visitor(size=size, text=text)
    here.touch("name")
    here.keys("ann-lee o'brien")
    here.touch("key:done")
    assert here.asked == [GiveName("Ann-Lee O'Brien")]


def test_shift_turns_one_letter_round() -> None:
    here = visitor()
    here.touch("name", "key:shift", "key:d", "key:e", "key: ", "key:shift", "key:l", "key:u", "key:shift", "key:s")
    assert "de luS" in here.text


def test_erase_takes_back_a_letter_and_nothing_is_no_name() -> None:
    here = visitor()
    here.touch("name")
    assert not here.is_open("key:done")
    here.touch("key:b", "key:o", "key:erase")
    assert "B" in here.text
    here.touch("key:erase")
    assert not here.is_open("key:done")
    here.touch("key:done")
    assert here.asked == []


def test_a_real_keyboard_writes_too() -> None:
    here = visitor()
    here.touch("name")
    here.does(Pick(3))  # a digit comes as a key and as what it writes
    here.types("Zoë 3x")
    here.does(Erase(), Confirm("enter"))
    assert here.asked == [GiveName("Zoë 3")]


def test_back_forgets_what_was_written() -> None:
    here = visitor()
    here.touch("name")
    here.keys("ann")
    here.touch("back", "name")
    assert "Ann" not in here.text


def test_a_code_of_digits_has_a_pad() -> None:
    here = visitor(Who(codes="required", mask="99-99"))
    assert "2 digits, “-”, 2 digits" in here.text
    assert not here.has("key:q")
    here.keys("4711")
    assert "47-11" in here.text
    here.touch("key:done")
    assert here.asked == [GiveCode("47-11")]


def test_a_code_is_written_in_capitals_whatever_is_typed() -> None:
    here = visitor(Who(codes="required", mask="AA9"))
    here.types("qx7")
    here.does(Confirm("enter"))
    assert here.asked == [GiveCode("QX7")]


def test_a_code_that_does_not_fit_stands_there_to_be_mended() -> None:
    who = Who(codes="offered", mask="AA-99", known=frozenset({"ZZ-12"}))
    screen = StartScreen(page(who, message=not_that(who, ENGLISH), asked="code", written="QX-1"))
    here = StandingVisitor(screen)
    assert "That code does not fit." in here.text
    assert "2 letters" in here.text
    assert "QX-1" in here.text
    assert "ZZ" not in here.text
    here.keys("2")
    here.touch("key:done")
    assert here.asked == [GiveCode("QX-12")]


def test_what_was_written_stays_when_it_is_asked_anew_in_another_language() -> None:
    here = visitor(Who(codes="required"))
    here.keys("ab1")
    assert isinstance(here.screen, StartScreen)
    here.screen.put(page(Who(codes="required"))._replace(language="es"))
    here.draw()
    assert "AB1" in here.text


def test_the_keyboard_is_the_one_of_the_language() -> None:
    spanish = Language("es", {}, {})
    here = StandingVisitor(StartScreen(page()), language=spanish)
    here.touch("name")
    here.keys("ñáo")
    here.touch("key:done")
    assert here.asked == [GiveName("Ñáo")]


def test_every_key_is_read_out_by_its_name() -> None:
    here = visitor()
    here.touch("name")
    for name in ("button Shift", "button Erase", "button Space", "button Start", "button Q", "field Your name"):
        assert name in here.heard


@pytest.mark.parametrize("language", LETTERS)
def test_every_letter_of_the_alphabet_is_on_every_keyboard(language: str) -> None:
    for rows in (for_names(language), for_codes(language)):
        keys = [key.key for row in rows for key in row]
        assert len(keys) == len(set(keys))
        assert set("abcdefghijklmnopqrstuvwxyz0123456789-").issubset(keys)
        assert DONE in keys


@pytest.mark.parametrize("language", LETTERS)
@pytest.mark.parametrize(
    ("size", "least"),
    [
        (PORTRAIT, 84),  # 15 mm on 15.6 inches upright
        (LANDSCAPE, 84),
        (LANDSCAPE, 41),  # on 32 inches
        ((1366, 768), 60),
    ],
)
def test_every_key_has_the_size_that_a_finger_needs(language: str, size: tuple[int, int], least: int) -> None:
    width, height = size
    tall = width < height
    room = Box(0, 0, width - 72 if tall else min(width - 48, 1500), height // 2 - 36 if tall else height * 56 // 100)
    for rows in (for_names(language), for_codes(language), PAD):
        keys = placed(rows, room, least, 8)
        assert min(min(box.w, box.h) for _, box in keys) >= least
        assert all(room.x <= box.x and box.right <= room.right and box.bottom <= room.bottom for _, box in keys)
        assert not any(a.box.meets(b.box) for at, a in enumerate(keys) for b in keys[:at])


def test_a_screen_too_narrow_for_the_usual_rows_has_shorter_ones() -> None:
    keys = placed(for_names("en"), Box(0, 0, 470, 800), 70, 6)
    assert min(min(box.w, box.h) for _, box in keys) >= 70
    assert [key.key for key, _ in keys][:12] == list("1234567890qw")


@SIZES
def test_the_keyboard_of_a_tall_screen_is_in_its_lower_half(size: tuple[int, int]) -> None:
    here = visitor(size=size)
    here.touch("name")
    boxes = [here.box(id_) for id_ in here.ids if id_.startswith("key:")]
    assert max(box.bottom for box in boxes) <= size[1]
    if size[0] < size[1]:
        assert min(box.y for box in boxes) >= size[1] * 49 // 100
