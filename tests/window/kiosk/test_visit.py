"""A visit to a kiosk: start, play, the bar, somebody who wanders off, and nothing that leads out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pygame
import pytest

from game.kiosk import Hours, Limits, Millimetres, Who
from game.paths import dialogues_dir
from game.session import SettingChoice
from game.story.language import ENGLISH, Language
from game.window.kiosk.room import FINGER
from game.window.screens.talk import TalkScreen
from support.kiosk_sitting import NOON, KioskSitting, settings_of
from support.terminal_scenes import library

SIZES = ((1920, 1080), (1080, 1920), (1280, 800), (800, 480))
SCREENS = (Millimetres(344, 194), Millimetres(194, 344), Millimetres(217, 136), Millimetres(155, 93))
"""15.6 inches lying and standing, 10 inches, 7 inches."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


@pytest.fixture
def one(folder: Path) -> Iterator[KioskSitting]:
    sitting = KioskSitting(settings_of(folder))
    yield sitting
    sitting.store.close()


def test_a_guest_plays_a_call_and_answers(one: KioskSitting) -> None:
    one.begin("doorstep")
    assert one.screen == "TalkScreen"
    one.read_on()
    one.tap("option:lost_morning")
    assert one.decided()[-1] == "lost_morning"
    assert one.phase == "play"
    assert one.reins.told == ["shown", "begun"]


def test_what_was_written_stands_while_the_language_is_another(tmp_path: Path) -> None:
    one = KioskSitting(settings_of(dialogues_dir(), languages=("en", "es"), saves=tmp_path))
    one.touch()
    one.tap("name")
    for letter in "Ana":
        one.send(pygame.Event(pygame.TEXTINPUT, text=letter))
    one.tap("language")
    assert "Ana" in one.text
    assert one.app.visiting is not None
    assert one.app.visiting.session.language.code == "es"
    one.store.close()


def test_a_visit_begins_in_the_first_of_the_languages(tmp_path: Path) -> None:
    one = KioskSitting(settings_of(dialogues_dir(), languages=("es", "en"), saves=tmp_path))
    one.touch()
    assert "¿Quién juega?" in one.text
    one.tap("guest")
    one.wait(0.2)
    assert "Cabeza y corazón" in one.text
    assert "guest" not in one.text.lower()
    one.store.close()


def test_a_code_that_does_not_fit_is_asked_for_again(folder: Path) -> None:
    who = Who(codes="required", mask="999", known=frozenset({"123"}))
    one = KioskSitting(settings_of(folder, who=who))
    one.touch()
    for digit in "999":
        one.send(pygame.Event(pygame.TEXTINPUT, text=digit))
    one.key("enter")
    one.wait(0.2)
    assert one.screen == "StartScreen"
    assert "does not fit" in one.text
    for _ in range(3):
        one.key("backspace")
    for digit in "123":
        one.send(pygame.Event(pygame.TEXTINPUT, text=digit))
    one.key("enter")
    one.wait(0.2)
    assert one.screen == "LevelsScreen"
    one.store.close()


def test_only_what_is_offered_is_there(folder: Path) -> None:
    one = KioskSitting(settings_of(folder, scenes=("hallway",)))
    one.begin()
    assert "In the Hallway" in one.text
    assert "On the Doorstep" not in one.text
    one.store.close()


# ---- the bar


def test_every_press_on_the_bar_acts_at_once(tmp_path: Path) -> None:
    one = KioskSitting(settings_of(dialogues_dir(), languages=("en", "es"), saves=tmp_path))
    one.begin()
    assert one.app.visiting is not None
    session = one.app.visiting.session
    one.tap("text+1")
    one.tap("text+1")
    one.tap("text-1")
    one.tap("theme")
    one.tap("volume+1")
    one.tap("language")
    now_ = session.settings
    assert (now_.text, now_.theme, now_.volume, now_.language) == (115, "dark", 60, "es")
    one.tap("language")
    assert session.language.code == "en"
    one.store.close()


def test_on_a_standing_screen_long_names_of_the_bar_stand_in_two_lines(tmp_path: Path) -> None:
    one = KioskSitting(
        settings_of(dialogues_dir(), saves=tmp_path, screen=SCREENS[1], languages=("en", "es")), size=SIZES[1]
    )
    one.touch()
    visiting = one.app.visiting
    assert visiting is not None
    assert "Smaller Larger" in one.text
    longer = {"Smaller": "Más pequeño", "Larger": "Más grande", "Start over": "Empezar de nuevo"}
    visiting._bar.language = Language("es", {("", here): there for here, there in longer.items()}, {})
    visiting._bar.stale = True
    one.wait(0.1)
    assert "Más pequeño Más grande" in one.text
    assert "Empezar de nuevo" in one.text
    one.store.close()


def test_of_three_languages_one_is_picked_from_a_list(tmp_path: Path) -> None:
    three = (SettingChoice("en", "English"), SettingChoice("es", "Español"), SettingChoice("ca", "Català"))
    one = KioskSitting(settings_of(dialogues_dir(), saves=tmp_path), languages=three, spoken=(ENGLISH,) * 3)
    one.begin()
    one.tap("language")
    assert one.screen == "LanguagesScreen"
    assert "Català" in one.text
    one.tap("language=es")
    assert one.screen == "LevelsScreen"
    assert one.app.visiting is not None
    assert one.app.visiting.session.language.code == "es"
    one.store.close()


def test_the_bar_is_under_every_screen_of_a_visit(one: KioskSitting) -> None:
    seen = []
    one.touch()

    def look() -> None:
        seen.append(one.screen)
        for id_ in ("text+1", "theme", "volume-1", "over"):
            assert one.place(id_).h > 0

    look()
    one.tap("guest")
    one.wait(0.5)
    look()
    one.tap("scene:doorstep")
    look()
    one.tap("begin")
    one.wait(0.2)
    look()
    for id_ in ("menu", "log"):
        one.tap(id_)
        look()
        one.tap("close")
    for _ in range(30):
        one.read_on()
        if one.talk.narration.phase == "over":
            break
        one.tap(next(target.id for target in one.targets if target.role == "option" and target.open))
        one.wait(0.3)
    one.tap("end")
    look()
    assert seen == [
        "StartScreen",
        "LevelsScreen",
        "BriefingScreen",
        "TalkScreen",
        "PauseScreen",
        "LogScreen",
        "DebriefScreen",
    ]


def test_without_sound_the_bar_says_why(folder: Path) -> None:
    one = KioskSitting(settings_of(folder, sound=Hours(time(8), time(9))))
    one.touch()
    one.wait(1.5)
    (louder,) = [target for target in one.targets if target.id == "volume+1"]
    assert louder.state.disabled == "there is no sound at this hour"
    one.store.close()


def test_at_rest_nothing_is_heard_in_a_call_the_room_is_and_at_the_hour_of_silence_nothing_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.quit()
    hour = [NOON]
    one = KioskSitting(settings_of(folder, sound=Hours(time(8), time(13))), at=lambda: hour[0])
    one.wait(6)
    assert pygame.mixer.get_init() is None
    one.begin("doorstep")
    one.wait(4)
    assert one.assets.loudspeaker.layers
    hour[0] = NOON.replace(hour=20)
    one.wait(1.5)
    assert one.assets.loudspeaker.layers == {}
    assert not pygame.mixer.get_busy()
    one.store.close()
    one.assets.loudspeaker.fall_silent()


def test_starting_over_is_asked_once(one: KioskSitting) -> None:
    one.begin()
    one.tap("over")
    assert one.screen == "StartOverScreen"
    one.tap("stay")
    one.wait(0.2)
    assert one.screen == "LevelsScreen"
    one.tap("over")
    one.tap("surely")
    one.wait(0.2)
    assert one.phase == "over"
    assert one.reins.told == ["shown", "begun", "over"]
    assert one.text == ""


# ---- fingers


def test_sliding_off_cancels_and_a_second_finger_presses_nothing(one: KioskSitting) -> None:
    one.begin("doorstep")
    one.read_on()
    before = one.decided()
    option = one.middle("option:lost_morning")
    one.down(option)
    one.up((20, 20))
    assert one.decided() == before
    one.wait(1)
    one.down((30, 300))
    one.down(option, finger=2)
    one.up(option, finger=2)
    one.up((30, 300))
    assert one.decided() == before
    one.wait(1)
    one.touch(option)
    assert len(one.decided()) == len(before) + 1


def test_a_touch_that_is_told_again_as_a_mouse_presses_once(one: KioskSitting) -> None:
    one.begin()
    assert one.app.visiting is not None
    at = one.middle("text+1")
    one.touch(at)
    one.mouse(pygame.MOUSEBUTTONDOWN, at)
    one.mouse(pygame.MOUSEBUTTONUP, at)
    assert one.app.visiting.session.settings.text == 115


# ---- whoever wanders off


def test_who_wanders_off_is_asked_after_and_one_touch_stays_and_does_nothing_else(one: KioskSitting) -> None:
    one.begin()
    one.wait(91, 0.5)
    assert "Are you still there?" in one.text
    one.touch(one.middle("scene:doorstep"))
    one.wait(0.2)
    assert one.screen == "LevelsScreen", "neither the touch nor its release has opened what it hit"
    assert "Are you still there?" not in one.text
    one.tap("scene:doorstep")
    assert one.screen == "BriefingScreen"


def test_a_key_stays_too_and_does_nothing_else(one: KioskSitting) -> None:
    one.begin()
    one.wait(91, 0.5)
    one.key("1")
    one.wait(0.2)
    assert one.screen == "LevelsScreen"


def test_the_seconds_are_counted(one: KioskSitting) -> None:
    one.begin()
    one.wait(90, 0.5)
    assert "ends in 20 seconds" in one.text
    one.wait(19)
    assert "ends in 1 second." in one.text


def test_whoever_does_not_answer_has_gone_and_nothing_of_them_stays(folder: Path) -> None:
    one = KioskSitting(settings_of(folder, limits=Limits(idle=30, warning=20)))
    store = one.store
    one.begin("doorstep")
    one.read_on()
    one.tap("option:lost_morning")
    one.tap("theme")
    one.wait(120, 0.5)
    assert one.phase == "over"
    assert one.text == ""
    assert one.app.visiting is None
    assert one.reins.told == ["shown", "begun", "over"]
    assert store.settings(None) == {}, "the theme was the visitor's"
    one.touch()
    one.wait(1)
    assert one.text == "", "what is touched now is for the next visitor"
    store.close()


def test_a_line_that_is_being_written_holds_the_time(folder: Path) -> None:
    one = KioskSitting(settings_of(folder, limits=Limits(idle=3, warning=20)))
    one.begin("doorstep")
    for _ in range(40):
        one.talk.narration.typed = 0.0
        one.wait(0.2)
    assert "still there" not in one.text
    one.wait(10)
    assert "still there" in one.text
    one.store.close()


def test_a_cut_in_that_somebody_pointed_at_before_they_went_holds_no_time(folder: Path) -> None:
    """It holds the clock of the decision, so that nothing goes on that could be waited for."""
    one = KioskSitting(settings_of(folder, limits=Limits(idle=5, warning=20)))
    one.begin("doorstep")
    while not one.has("option:your_number"):
        one.key("space")
        one.wait(0.3)
    one.wait(2)  # the line has come to its end by itself
    while one.talk.targets.focus != "option:your_number":
        one.key("tab")
    one.wait(30)
    assert one.phase == "over"
    one.store.close()


def test_who_drags_a_finger_along_is_there(folder: Path) -> None:
    one = KioskSitting(settings_of(folder, limits=Limits(idle=5, warning=20)))
    one.begin()
    one.down((900, 500))
    for step in range(60):
        one.finger(pygame.FINGERMOTION, (900, 500 - step))
        one.wait(0.2)
    assert one.phase == "play"
    one.store.close()


def test_a_window_that_another_takes_the_focus_from_again_and_again_is_not_somebody(folder: Path) -> None:
    one = KioskSitting(settings_of(folder, limits=Limits(idle=5, warning=20)))
    one.begin()
    for _ in range(40):
        one.send(pygame.Event(pygame.WINDOWFOCUSLOST), pygame.Event(pygame.WINDOWFOCUSGAINED))
        one.wait(1)
    assert one.phase == "over"
    one.store.close()


def test_a_mouse_that_trembles_on_its_table_is_not_somebody_and_one_that_is_moved_is(folder: Path) -> None:
    one = KioskSitting(settings_of(folder, limits=Limits(idle=5, warning=20)))
    one.begin()
    phases = []
    for far in (40, 1):
        for step in range(40):
            one.mouse(pygame.MOUSEMOTION, (900 + far * (step % 3), 500))
            one.wait(1)
        phases.append(one.phase)
    assert phases == ["play", "over"]
    one.store.close()


# ---- nothing leads out


@pytest.mark.parametrize(
    ("key", "held"),
    [
        ("escape", 0),
        ("f1", 0),
        ("f11", 0),
        ("q", pygame.KMOD_CTRL),
        ("enter", pygame.KMOD_ALT),
        ("?", pygame.KMOD_SHIFT),
    ],
)
def test_keys_that_lead_out_do_nothing(one: KioskSitting, key: str, held: int) -> None:
    one.begin("doorstep")
    one.key(key, held)
    one.send(pygame.Event(pygame.QUIT))
    one.wait(0.3)
    assert one.screen == "TalkScreen"
    assert one.phase == "play"


def test_on_no_screen_is_anything_that_belongs_to_a_machine_of_ones_own(one: KioskSitting) -> None:
    one.begin()
    words = ["Change player", "Settings", "Keys", "Quit", "F1", "Save this page"]
    for id_ in ("", "scene:doorstep", "begin", "menu"):
        if id_:
            one.tap(id_)
            one.wait(0.3)
        assert [word for word in words if word in one.text] == [], one.screen


def test_hundreds_of_touches_anywhere_never_lead_out(folder: Path) -> None:
    chance = random.Random(11)
    one = KioskSitting(settings_of(folder, limits=Limits(idle=1e9, warning=20)), size=(1080, 1920))
    one.touch()
    seen = set()
    for _ in range(700):
        spots = [one.middle(target.id) for target in one.targets if target.id and not target.seen.is_empty]
        spots = [spot for spot in spots if chance.random() < 0.3] or [(chance.randrange(1080), chance.randrange(1920))]
        at = chance.choice(spots)
        if one.screen == "StartOverScreen":
            at = one.middle("stay")
        if one.screen == "StartScreen" and one.place("over").holds(*at):
            at = one.middle("theme")
        one.down(at)
        if chance.random() < 0.1:
            one.down((chance.randrange(1080), chance.randrange(1920)), finger=2)
        one.up(at if chance.random() < 0.9 else (chance.randrange(1080), chance.randrange(1920)))
        one.wait(chance.choice((0.1, 0.1, 1.0)))
        if one.app.visiting is None:
            break
        seen.add(one.screen)
    assert one.phase in ("start", "play", "over")
    assert not seen & {"TitleScreen", "SettingsScreen", "HelpScreen", "PlayerScreen", "PinScreen", "StaffScreen", ""}
    assert {"LevelsScreen", "TalkScreen", "DebriefScreen"} <= seen
    one.store.close()


# ---- how large things are


@pytest.mark.parametrize(("size", "screen"), list(zip(SIZES, SCREENS, strict=True)), ids=str)
def test_whatever_can_be_pressed_is_fifteen_millimetres_large(
    folder: Path, size: tuple[int, int], screen: Millimetres
) -> None:
    one = KioskSitting(settings_of(folder, screen=screen), size=size)
    least = int(FINGER * size[0] / screen.width)
    small: list[tuple[str, str, int, int]] = []

    def needed(id_: str) -> int:
        """Ten keys beside each other are wider than seven inches: there they are 13 mm."""
        return least * 13 // 15 if id_.startswith("key:") and size == (800, 480) else least

    def look() -> None:
        small.extend(
            (one.screen, target.id, target.box.w, target.box.h)
            for target in one.targets
            if not target.quiet and target.id and min(target.box.w, target.box.h) < needed(target.id) - 1
        )

    one.touch()
    look()
    one.tap("name")
    look()
    one.tap("back")
    one.wait(0.1)
    one.tap("guest")
    one.wait(0.5)
    look()
    one.scroll_to("scene:doorstep")
    one.tap("scene:doorstep")
    one.wait(0.2)
    look()
    one.tap("begin")
    one.wait(0.2)
    one.read_on()
    look()
    one.tap("menu")
    look()
    one.tap("close")
    one.tap("over")
    look()
    one.tap("stay")
    for _ in range(9):
        one.read_on()
        if one.talk.narration.phase == "over":
            break
        option = next(target.id for target in one.targets if target.role == "option" and target.open)
        one.scroll_to(option)
        one.tap(option)
        one.wait(0.3)
    one.scroll_to("end")
    one.tap("end")
    one.wait(0.3)
    look()
    assert one.screen == "DebriefScreen"
    assert small == []
    one.store.close()


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)], ids=str)
def test_on_a_large_screen_words_are_as_large_as_they_need_be_and_what_is_pressed_is_no_smaller(
    folder: Path, size: tuple[int, int]
) -> None:
    """One of 32 inches: the letters of an answer are 9 to 12 mm high, whichever way it stands."""
    screen = Millimetres(398, 708)
    one = KioskSitting(settings_of(folder, screen=screen), size=size)
    one.begin("doorstep")
    one.read_on()
    millimetre = max(size) / max(screen)
    (height,) = {item.px for item in one.app.stage.pane.canvas.shown() if item.text == "The traffic was bad."}
    assert 8 <= height / millimetre <= 12.5
    smallest = min(min(target.box.w, target.box.h) for target in one.targets if target.focusable)
    assert smallest >= FINGER * millimetre - 1
    one.store.close()


def test_on_a_tall_screen_the_answers_are_in_the_lower_two_thirds(folder: Path) -> None:
    one = KioskSitting(settings_of(folder), size=(1080, 1920))
    one.begin("doorstep")
    one.read_on()
    options = [one.place(target.id) for target in one.targets if target.role == "option"]
    assert options
    assert min(box.y for box in options) >= 1920 / 3
    one.store.close()


def test_a_screen_that_was_unplugged_and_is_another_size_goes_on(folder: Path) -> None:
    one = KioskSitting(settings_of(folder))
    one.begin("doorstep")
    one.canvas.size = (1024, 768)
    one.send(pygame.Event(pygame.WINDOWSIZECHANGED, x=1024, y=768))
    assert one.screen == "TalkScreen"
    assert one.app.stage.strip.box.bottom <= 768
    assert one.place("over").right <= 1024
    one.store.close()


@pytest.mark.parametrize("size", [(64, 64), (1900, 64), (64, 1900), (300, 120)], ids=str)
@pytest.mark.parametrize("ids", [(), ("guest",), ("guest", "scene:doorstep"), ("guest", "scene:doorstep", "begin")])
def test_a_window_that_has_no_room_for_anything_is_drawn_all_the_same(
    folder: Path, size: tuple[int, int], ids: tuple[str, ...]
) -> None:
    one = KioskSitting(settings_of(folder))
    one.touch()
    for id_ in ids:
        one.tap(id_)
        one.wait(0.5)
    for there in (size, (1920, 1080)):
        one.canvas.size = there
        one.send(pygame.Event(pygame.WINDOWSIZECHANGED, x=there[0], y=there[1]))
        one.wait(0.2)
    assert one.has("over")
    one.store.close()


def test_a_mixer_that_fails_in_the_middle_of_a_call_is_silence_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise pygame.error("the device has gone")

    one = KioskSitting(settings_of(folder))
    one.begin("doorstep")
    monkeypatch.setattr(pygame.mixer, "init", fails)
    monkeypatch.setattr(pygame.mixer, "get_init", lambda: None)
    one.tap("text+1")
    one.wait(1.5)
    assert one.screen == "TalkScreen"
    assert one.find("volume+1").state.disabled == "there is no sound on this machine"
    one.store.close()


def test_an_error_in_a_visit_ends_the_process_for_the_keeper_to_begin_another(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is shown of it, and nothing goes on half broken."""
    one = KioskSitting(settings_of(folder))
    one.begin("doorstep")
    monkeypatch.setattr(TalkScreen, "update", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        one.wait(0.2)
    one.store.close()


def test_a_key_that_something_lies_on_keeps_no_visit_open(folder: Path) -> None:
    one = KioskSitting(settings_of(folder, limits=Limits(idle=30, warning=20)))
    one.begin()
    for _ in range(1000):
        one.key("down")
        one.wait(0.2, 0.2)
    assert one.phase == "over"
    one.store.close()
