"""A gamepad: what counts as a press, what stands on its buttons, and whole visits with nothing else in hand."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.session import SETTINGS
from game.story.model.scene import LISTEN
from game.window.canvas.listening import Listening
from game.window.canvas.pad_glyphs import glyph, svg
from game.window.commands import Ask, Back, Command, Confirm, Front, InHand, Leaf, Move, Stroke
from game.window.pads import (
    AGAIN,
    BUTTONS,
    FIRST,
    AxisMoved,
    ButtonMoved,
    PadAdded,
    PadGone,
    PadInput,
    PadLayout,
    PadPress,
    Pads,
    layout_of,
)
from game.window.shipped_keys import SHIPPED
from support.pad_hands import PadHands
from support.reader import read_out
from support.sitting import sitting
from support.terminal_scenes import library

LAYOUTS: tuple[PadLayout, ...] = ("xbox", "playstation", "nintendo", "generic", "numbered")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def heard(pads: Pads, *inputs: PadInput) -> list[str]:
    return [press.button for one in inputs for press in pads.hear(one)]


def stick(x: float, y: float = 0.0) -> tuple[PadInput, PadInput]:
    return AxisMoved(0, "left_x", x), AxisMoved(0, "left_y", y)


# What counts as a press


def test_a_button_is_pressed_when_it_goes_down_and_not_when_it_comes_up() -> None:
    pads = Pads()
    assert heard(pads, ButtonMoved(0, "a", is_down=True), ButtonMoved(0, "a", is_down=False)) == ["a"]


def test_a_stick_in_its_dead_zone_presses_nothing_however_it_trembles() -> None:
    pads = Pads()
    assert heard(pads, *stick(0.1), *stick(-0.3), *stick(0.5), *stick(0.0, 0.55)) == []


def test_a_stick_presses_once_until_it_is_let_go_of_and_not_again_at_the_edge() -> None:
    pads = Pads()
    assert heard(pads, *stick(0.9), *stick(0.58), *stick(0.63), *stick(1.0)) == ["left_right"]
    assert heard(pads, *stick(0.1), *stick(0.9)) == ["left_right"]


def test_a_stick_pushed_aslant_means_the_way_that_it_is_pushed_further() -> None:
    pads = Pads()
    assert heard(pads, AxisMoved(0, "left_x", 0.5), AxisMoved(0, "left_y", 0.8)) == ["left_down"]
    assert heard(pads, AxisMoved(0, "left_x", 0.9)) == [], "a thumb that slips aside means what it meant"


def test_a_trigger_is_a_button_that_is_pulled_far_enough() -> None:
    pads = Pads()
    assert heard(pads, AxisMoved(0, "left_trigger", 0.3)) == []
    assert heard(pads, AxisMoved(0, "left_trigger", 0.7), AxisMoved(0, "left_trigger", 0.5)) == ["left_trigger"]


def test_what_is_held_down_comes_again_after_a_while_and_stops_when_it_is_let_go_of() -> None:
    pads = Pads()
    heard(pads, ButtonMoved(0, "down", is_down=True))
    assert list(pads.pass_time(FIRST - 0.01)) == []
    assert list(pads.pass_time(0.02)) == [PadPress("down", "generic", again=True)]
    assert len([press for _ in range(10) for press in pads.pass_time(AGAIN)]) == 10
    heard(pads, ButtonMoved(0, "down", is_down=False))
    assert list(pads.pass_time(5)) == []


def test_a_pad_that_is_pulled_out_while_a_button_is_down_lets_go_of_it() -> None:
    pads = Pads()
    heard(pads, PadAdded(3, "xbox"), ButtonMoved(3, "down", is_down=True), *stick(1.0))
    assert pads.count == 1
    heard(pads, PadGone(3))
    assert pads.count == 0
    heard(pads, PadAdded(0, "xbox"), *stick(0.0))
    assert list(pads.pass_time(5)) == []


def test_two_pads_do_not_answer_for_each_other() -> None:
    pads = Pads()
    heard(pads, PadAdded(0, "xbox"), PadAdded(1, "playstation"))
    heard(pads, ButtonMoved(0, "down", is_down=True), ButtonMoved(1, "down", is_down=False))
    assert [press.layout for press in pads.pass_time(1)] == ["xbox"]


# What stands on the buttons


@pytest.mark.parametrize(
    ("name", "maker", "layout"),
    [
        ("Xbox Series X Controller", 0x045E, "xbox"),
        ("Controller (XBOX 360 For Windows)", 0, "xbox"),
        ("Wireless Controller", 0x054C, "playstation"),
        ("PS4 Controller", 0, "playstation"),
        ("DualSense Wireless Controller", 0x054C, "playstation"),
        ("Nintendo Switch Pro Controller", 0x057E, "nintendo"),
        ("Joy-Con (L/R)", 0, "nintendo"),
        ("Logitech Dual Action", 0x046D, "generic"),
        ("", 0, "generic"),
    ],
)
def test_a_pad_is_known_by_what_it_calls_itself_or_by_its_maker(name: str, maker: int, layout: str) -> None:
    low, high = maker & 0xFF, maker >> 8
    assert layout_of(name, f"03000000{low:02x}{high:02x}0000120b000011010000") == layout


def test_an_identifier_that_holds_a_name_instead_of_a_maker_says_nothing_of_a_maker() -> None:
    assert layout_of("Virtual Controller", "ff0013db5669727475616c2043007601") == "generic"
    assert layout_of("Virtual Controller", "no number at all") == "generic"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_button_can_be_told_from_every_other_on_every_pad(layout: PadLayout) -> None:
    shown = [glyph(button, layout)[:3] for button in BUTTONS]
    assert len(set(shown)) == len(shown)
    signs = [glyph(button, layout) for button in BUTTONS]
    assert all(sign.text or (sign.drawing and sign.heard) for sign in signs), "and it can be read out"
    drawings = [svg(sign.drawing, "#000000", "#888888") for sign in signs if sign.drawing]
    assert len(set(drawings)) == len(drawings)


# The pad, the keys and the window


def down(button: int) -> pygame.Event:
    return pygame.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=button)


def up(button: int) -> pygame.Event:
    return pygame.Event(pygame.CONTROLLERBUTTONUP, instance_id=0, button=button)


def meant(listening: Listening, *events: pygame.Event, dt: float = 0.0, raw: bool = False) -> list[Command]:
    return list(listening.heard(events, (1280, 720), dt, raw=raw))


def test_buttons_give_the_same_commands_as_keys() -> None:
    listening = Listening(SHIPPED)
    told = [meant(listening, down(at), up(at)) for at in range(15)]
    commands = [command for some in told for command in some if not isinstance(command, InHand)]
    assert commands == [
        Confirm("enter"), Back(), Ask("notes"), Ask("log"), *meant(Listening(SHIPPED), key(pygame.K_F1)), Back(),
        Ask("rewind"), Move("previous"), Move("next"), Move("up"), Move("down"), Move("left"), Move("right"),
    ]  # fmt: skip


def key(code: int) -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode="")


def test_it_is_told_once_that_a_pad_is_in_hand_and_once_that_a_key_is() -> None:
    listening = Listening(SHIPPED)
    assert meant(listening, key(pygame.K_UP)) == [Move("up")]
    assert meant(listening, down(11), up(11)) == [InHand("generic"), Move("up")]
    assert meant(listening, down(12), up(12)) == [Move("down")]
    click = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(5, 5), button=1, touch=False)
    assert meant(listening, click)[0] == InHand("")
    assert meant(listening, down(12))[0] == InHand("generic")
    assert meant(listening, key(pygame.K_DOWN)) == [InHand(""), Move("down")]


def test_a_button_that_is_held_moves_on_but_never_answers_twice() -> None:
    listening = Listening(SHIPPED)
    assert meant(listening, down(0))[-1] == Confirm("enter")
    assert meant(listening, dt=3) == []
    assert meant(listening, up(0), down(12))[-1] == Move("down")
    assert meant(listening, dt=3) == [Move("down")]
    pull = pygame.Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=5, value=32767)
    assert meant(listening, up(12), pull) == [Leaf(1)]


def test_a_pad_is_not_heard_while_somebody_works_in_another_window() -> None:
    listening = Listening(SHIPPED)
    lost, gained = pygame.Event(pygame.WINDOWFOCUSLOST), pygame.Event(pygame.WINDOWFOCUSGAINED)
    assert meant(listening, down(12), lost)[-1] == Front(is_here=False)
    assert meant(listening, dt=3) == [], "what was held down is let go of"
    assert meant(listening, up(12), down(0), up(0)) == []
    assert meant(listening, gained, down(0))[-1] == Confirm("enter")


def test_presses_are_told_as_they_are_to_who_asks_for_them() -> None:
    listening = Listening(SHIPPED)
    assert meant(listening, down(0), raw=True) == [InHand("generic"), Stroke(button="a")]
    assert meant(listening, dt=3, raw=True) == []
    assert meant(listening, key(pygame.K_F9), key(pygame.K_F9), raw=True) == [InHand(""), Stroke("F9")]


# Whole visits


def test_a_whole_call_can_be_played_with_a_pad_alone(folder: Path) -> None:
    with sitting(folder) as one:
        pad = PadHands(one)
        pad.press("down")
        assert pad.marked == "field", "who cannot type comes to the field"
        pad.choose("guest")
        assert one.screen == "LevelsScreen"
        pad.press("a")
        assert one.screen == "BriefingScreen"
        pad.press("a")
        pad.read_on(lambda: one.talk.narration.cuttable)
        pad.read_on(lambda: bool(one.choices()) or not one.talk.narration.cuttable)
        assert one.choices() == (LISTEN,)
        pad.read_on()
        pad.press("y")
        assert one.screen == "LogScreen"
        pad.press("b", "back")
        assert one.screen == "HelpScreen"
        pad.press("b", "start")
        assert one.screen == "PauseScreen"
        pad.choose("resume")
        pad.choose("option:lost_morning")
        pad.read_on()
        pad.choose("option:tomorrow")
        pad.read_on(lambda: False)
        pad.press("a")
        assert one.screen == "DebriefScreen"
        assert one.sees("Won over")
        assert [answer.device for answer in one.ledger.answers(one.run.attempt)] == ["gamepad"] * 3
        pad.press("b")
        assert one.sees("Passed")
        pad.press("b")
        assert one.screen == "TitleScreen"


def test_a_name_is_written_with_a_pad_on_a_keyboard_on_the_screen(folder: Path) -> None:
    with sitting(folder) as one:
        pad = PadHands(one)
        pad.choose("field")
        assert one.screen == "WritingScreen"
        for letter in "ann":
            pad.choose(f"key:{letter}")
        assert one.sees("Ann"), "a name begins with a capital"
        pad.choose("key:done")
        assert one.screen == "TitleScreen"
        pad.choose("start")
        assert one.sees("Hello Ann.")


def test_every_setting_is_changed_with_a_pad_alone(folder: Path) -> None:
    with sitting(folder) as one:
        pad = PadHands(one)
        pad.choose("settings")
        assert one.screen == "SettingsScreen"
        for setting in [setting for setting in SETTINGS if setting.name not in NOT_YET]:
            pad.choose(f"{setting.name}={setting.choices[-1].word}")
            assert one.session.settings[setting.name] == setting.choices[-1].word
        pad.choose("keys")
        assert one.screen == "KeysScreen"
        pad.press("b", "b")
        assert one.screen == "TitleScreen"
        pad.choose("guest")
        pad.press("right_shoulder", "a", "b")
        assert one.screen == "LevelsScreen"


NOT_YET = ("scanning", "fullscreen")
"""What would take the pad out of the hand, or the window out of its frame."""


def test_hints_and_the_help_page_show_the_buttons_of_the_pad_in_hand_and_keys_again_at_the_next_key(
    folder: Path,
) -> None:
    with sitting(folder) as one:
        one.sit_down()
        assert one.sees("F1")
        pad = PadHands(one, "playstation")
        pad.press("down")
        assert not one.sees("F1")
        assert one.sees("Create")
        pad.press("back")
        told = read_out(one.app.top.targets)
        assert told[0] == "Pad buttons, dialog"
        assert "Go on, or press what is marked: Cross" in told
        assert "Back, or pause: Circle, Options" in told
        assert "Next or previous: R1, L1" in told
        pad.key(pygame.K_DOWN)
        told = read_out(one.app.top.targets)
        assert told[0] == "Keys, dialog"
        assert "Go on, or press what is marked: Enter, Space" in told
        one.key("escape")
        assert one.sees("F1")


@pytest.mark.parametrize(
    ("layout", "confirm"),
    [
        ("xbox", "A"),
        ("nintendo", "A"),
        ("playstation", "Cross"),
        ("generic", "the lowest of the four buttons"),
        ("numbered", "1"),
    ],
)
def test_the_help_page_calls_buttons_as_they_are_called_on_that_pad(
    folder: Path, layout: PadLayout, confirm: str
) -> None:
    with sitting(folder) as one:
        PadHands(one, layout).press("back")
        assert f"Go on, or press what is marked: {confirm}" in read_out(one.app.top.targets)
