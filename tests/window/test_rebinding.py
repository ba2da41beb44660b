"""Keys and buttons that a player changes: what may be changed, what is asked first, and that it is theirs and kept."""

from __future__ import annotations

import json
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.window import rebinding
from game.window.actions import Rebind
from game.window.canvas.canvas import Canvas
from game.window.commands import Ask, Back, Command, Confirm, Erase, Move, Pick, Quit, Stroke
from game.window.hands import Hands
from game.window.keybindings import Keybindings, Keystroke
from game.window.rebinding import NEEDED, Change, Kind, as_shipped, changed_table, changes, is_changed, name_of
from game.window.requests import Keep
from game.window.screens.keys import WAITS, KeysScreen
from game.window.shipped_keys import SHIPPED
from support.pad_hands import PadHands
from support.reader import read_out
from support.sitting import Sitting, sitting
from support.terminal_scenes import library

KINDS: tuple[Kind, ...] = ("keys", "buttons")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def changed(table: Keybindings, command: Command, kind: Kind, press: Keystroke | str) -> Change:
    return rebinding.changed(table, SHIPPED, command, kind, press)


def kept_and_read(table: Keybindings) -> Keybindings:
    """The table as it comes back from where it was kept."""
    return changed_table(SHIPPED, changes(table, SHIPPED, "keys"), changes(table, SHIPPED, "buttons"))


# What may be changed


def test_a_key_that_nothing_has_is_simply_given() -> None:
    change = changed(SHIPPED, Ask("log"), "keys", Keystroke("F5"))
    assert (change.taken_from, change.refused) == (None, None)
    assert change.table.keys_of(Ask("log")) == (Keystroke("F5"),)
    assert change.table.buttons_of(Ask("log")) == ("y",), "its button is another matter"


def test_a_key_that_something_has_says_whom_it_is_taken_from() -> None:
    change = changed(SHIPPED, Ask("log"), "keys", Keystroke("N"))
    assert (change.taken_from, change.refused) == (Ask("notes"), None)
    assert change.table.keys_of(Ask("notes")) == ()
    silent = changed(SHIPPED, Ask("log"), "keys", Keystroke("Keypad 3"))
    assert silent.taken_from == Pick(3)
    assert silent.table.keys_of(Pick(3)) == (Keystroke("3"),)


@pytest.mark.parametrize("press", [Keystroke("Escape"), "b"])
def test_the_way_back_never_loses_its_last_key_or_button(press: Keystroke | str) -> None:
    table, kind = SHIPPED, KINDS[isinstance(press, str)]
    if kind == "buttons":
        table = changed(table, Ask("log"), kind, "start").table  # it had two
    change = changed(table, Ask("notes"), kind, press)
    assert change.refused == Back()


def test_enter_may_be_taken_as_long_as_something_else_confirms() -> None:
    without = changed(SHIPPED, Ask("log"), "keys", Keystroke("Enter"))
    assert without.refused is None
    assert changed(without.table, Ask("notes"), "keys", Keystroke("Space")).refused == Confirm("space")
    assert changed(SHIPPED, Ask("log"), "buttons", "a").refused == Confirm("enter"), "no other button does"


def test_what_gives_a_command_silently_still_does_when_its_key_is_another() -> None:
    table = changed(SHIPPED, Move("up"), "buttons", "guide").table
    assert table.button_meanings()["left_up"] == Move("up")
    assert "up" not in table.button_meanings()


def test_as_shipped_takes_keys_back_from_whom_they_were_given_to() -> None:
    table = changed(SHIPPED, Ask("log"), "keys", Keystroke("N")).table
    assert is_changed(table, SHIPPED, Ask("notes"), "keys")
    change = as_shipped(table, SHIPPED, Ask("notes"), "keys")
    assert (change.taken_from, change.refused) == (Ask("log"), None)
    assert not is_changed(change.table, SHIPPED, Ask("notes"), "keys")
    moved = changed(changed(SHIPPED, Back(), "keys", Keystroke("N")).table, Ask("notes"), "keys", Keystroke("P")).table
    assert as_shipped(moved, SHIPPED, Ask("notes"), "keys").refused == Back()


def test_every_command_has_a_name_of_its_own_to_be_kept_by() -> None:
    names = [name_of(binding.command) for binding in SHIPPED.bindings]
    assert len(set(names)) == len(names)
    assert name_of(Back()) == "back"
    assert name_of(Move("up")) == "move:up"


def test_what_nobody_has_changed_is_kept_as_nothing() -> None:
    assert [changes(SHIPPED, SHIPPED, kind) for kind in KINDS] == ["", ""]
    assert changed_table(SHIPPED, "", "") == SHIPPED


COMMANDS = [binding.command for binding in SHIPPED.bindings]
KEYS = [*SHIPPED.meanings(), Keystroke("F5"), Keystroke("Ñ"), Keystroke("+", "Ctrl")]
BUTTONS = [*SHIPPED.button_meanings(), "guide", "button_9"]


@given(some.lists(some.tuples(some.sampled_from(COMMANDS), some.sampled_from([*KEYS, *BUTTONS])), max_size=12))
def test_whatever_is_changed_comes_back_as_it_was_and_never_shuts_anybody_out(
    presses: list[tuple[Command, Keystroke | str]],
) -> None:
    table = SHIPPED
    for command, press in presses:
        kind: Kind = "keys" if isinstance(press, Keystroke) else "buttons"
        change = changed(table, command, kind, press)
        table = table if change.refused is not None else change.table
    assert kept_and_read(table).meanings() == table.meanings()
    assert kept_and_read(table).button_meanings() == table.button_meanings()
    for group in NEEDED:
        assert any(table.keys_of(command) for command in group)
        assert any(table.buttons_of(command) for command in group)


@pytest.mark.parametrize(
    "kept",
    [
        "no json", "[]", "3", '{"ask:log": 3}', '{"ask:log": [3]}', '{"ask:log": [["N"]]}', '{"what": [["N", ""]]}',
        '{"ask:log": [["", ""]]}', json.dumps({"ask:log": [["N" * 60, ""]]}), '{"back": [], "move:next": []}',
        '{"confirm:enter": [], "confirm:space": []}',
    ],
)  # fmt: skip
def test_what_makes_no_sense_where_it_is_kept_or_would_shut_anybody_out_is_ignored(kept: str) -> None:
    assert changed_table(SHIPPED, kept, kept).meanings() == SHIPPED.meanings()
    assert changed_table(SHIPPED, kept, kept).button_meanings() == SHIPPED.button_meanings()


# The page


def at_the_page(one: Sitting) -> KeysScreen:
    one.key("f1")
    one.click("Change them")
    assert isinstance(one.app.top, KeysScreen)
    return one.app.top


def change(one: Sitting, command: Command) -> None:
    at = next(number for number, binding in enumerate(SHIPPED.bindings) if binding.command == command)
    one.scroll_to(f"bind:{at}")
    one.click_target(f"bind:{at}")


def test_a_key_is_changed_by_pressing_its_row_and_then_the_key(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        at_the_page(one)
        change(one, Ask("log"))
        assert one.sees("Press the key for this")
        assert one.sees("Escape leaves it as it is.")
        PadHands(one).key(pygame.K_F5)
        assert "What has been said, button, F5" in read_out(one.app.top.targets)
        one.key("escape")
        one.begin("doorstep")
        hands = PadHands(one)
        hands.key(pygame.K_F5)
        assert one.screen == "LogScreen"
        one.key("escape")
        hands.key(pygame.K_l, "l")
        assert one.screen == "TalkScreen", "the old one does nothing any more"


def test_it_is_asked_before_a_key_is_taken_from_something_else(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        screen = at_the_page(one)
        change(one, Ask("log"))
        PadHands(one).key(pygame.K_n, "n")
        assert one.sees("N is for “Case notes” now. Take it from there?")
        one.click("Leave it there")
        assert screen.table == SHIPPED
        change(one, Ask("log"))
        PadHands(one).key(pygame.K_n, "n")
        one.click("Take it")
        told = read_out(one.app.top.targets)
        assert "What has been said, button, N" in told
        assert "Case notes, button, none" in told


def test_the_last_key_that_goes_back_stays_and_it_says_why(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        screen = at_the_page(one)
        change(one, Back())
        PadHands(one).key(pygame.K_F6)
        change(one, Ask("log"))
        assert one.sees("F6 leaves it as it is.")
        PadHands(one).key(pygame.K_ESCAPE)
        assert screen.table.keys_of(Ask("log")) == (Keystroke("Escape"),), "a key that is free again"
        change(one, Quit())
        PadHands(one).key(pygame.K_F6)
        assert screen.table.keys_of(Back()) == (Keystroke("F6"),), "what goes back leaves it as it is"
        at = next(number for number, binding in enumerate(SHIPPED.bindings) if binding.command == Back())
        one.scroll_to(f"shipped:{at}")
        one.click_target(f"shipped:{at}")
        assert one.sees("What it was shipped with is for “What has been said” now. Take it from there?")
        one.click("Take it")
        assert screen.table.keys_of(Back()) == (Keystroke("Escape"),)


def test_the_last_key_that_confirms_cannot_be_given_away(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        screen = at_the_page(one)
        change(one, Confirm("space"))
        PadHands(one).key(pygame.K_RETURN, "\r")
        assert one.sees("Enter is for “Go on, or press what is marked” now. Take it from there?")
        one.click("Take it")
        change(one, Ask("log"))
        PadHands(one).key(pygame.K_RETURN, "\r")
        assert one.sees("Enter is the last one for “Go on, or press what is marked; a space where you write”.")
        assert screen.table.keys_of(Confirm("space")) == (Keystroke("Enter"),)


def test_escape_or_time_leaves_a_row_that_waits_as_it_is(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        screen = at_the_page(one)
        change(one, Ask("log"))
        PadHands(one).key(pygame.K_ESCAPE)
        assert screen.waiting is None
        change(one, Ask("log"))
        one.wait(WAITS - 1)
        assert one.sees("It stays as it is in 1 second.")
        one.wait(1.5)
        assert screen.waiting is None
        assert screen.table == SHIPPED
        assert one.screen == "KeysScreen"


def test_all_of_them_are_as_shipped_again_with_one_press(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        screen = at_the_page(one)
        assert "All keys as shipped, button, not yet: nothing has been changed" in read_out(screen.targets)
        change(one, Ask("log"))
        PadHands(one).key(pygame.K_F5)
        change(one, Erase())
        PadHands(one).key(pygame.K_F7)
        one.scroll_to("shipped")
        one.click_target("shipped")
        assert screen.table == SHIPPED
        assert not any(id_.startswith("shipped:") for id_ in one.targets)


def test_buttons_are_changed_with_the_pad_in_hand_alone(folder: Path) -> None:
    with sitting(folder) as one:
        pad = PadHands(one, "playstation")
        pad.choose("guest")
        pad.press("back")
        pad.choose("keys")
        screen = one.app.top
        assert isinstance(screen, KeysScreen)
        at = next(number for number, binding in enumerate(SHIPPED.bindings) if binding.command == Ask("log"))
        pad.choose(f"bind:{at}")
        assert one.sees("Circle leaves it as it is.")
        pad.press("x")
        assert one.sees("Square is for “Case notes” now. Take it from there?")
        pad.press("b")
        assert screen.table == SHIPPED
        pad.choose(f"bind:{at}")
        pad.press("guide")
        assert "What has been said, button, The middle button" in read_out(screen.targets)
        pad.press("b")
        pad.press("a", "a")
        assert one.screen == "TalkScreen"
        pad.press("guide")
        assert one.screen == "LogScreen"


def test_a_pad_button_is_no_key_and_a_key_no_button() -> None:
    screen = KeysScreen(SHIPPED)
    screen.hold(Hands())
    screen.draw(Canvas.null())
    screen.act(Rebind(0))
    assert screen.handle(Stroke(button="y")) == ()
    assert screen.waiting is not None
    (kept, _) = screen.handle(Stroke("F5"))
    assert isinstance(kept, Keep)
    assert kept.name == "keys"


def test_a_trainers_keys_can_be_changed_by_a_trainer_alone() -> None:
    def told(*, trainer: bool) -> str:
        screen = KeysScreen(SHIPPED, trainer=trainer)
        screen.draw(Canvas.null())
        return "\n".join(read_out(screen.targets))

    assert "Behind the scene" in told(trainer=True)
    assert "Behind the scene" not in told(trainer=False)


# Whose they are


def test_each_player_has_their_own_and_finds_them_again(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down("Ann")
        at_the_page(one)
        change(one, Ask("log"))
        PadHands(one).key(pygame.K_F5)
        one.key("escape", "escape")
        assert one.app.view.keybindings == SHIPPED, "nobody plays"
        one.click_target("new")
        one.type("Bob")
        one.key("enter")
        assert one.app.view.keybindings == SHIPPED
        one.key("escape")
        one.click("Ann")
        assert one.app.view.keybindings.keys_of(Ask("log")) == (Keystroke("F5"),)


def test_a_letter_that_moves_the_mark_is_only_a_letter_where_a_name_is_written(folder: Path) -> None:
    kept = changes(changed(SHIPPED, Move("down"), "keys", Keystroke("S")).table, SHIPPED, "keys")
    with sitting(folder, settings={"keys": kept}) as one:
        hands = PadHands(one)
        hands.send(
            pygame.Event(pygame.KEYDOWN, key=pygame.K_s, mod=0, unicode="s"), pygame.Event(pygame.TEXTINPUT, text="s")
        )
        assert one.sees("s")
        assert not one.app.top.targets.focus_shows
        one.type("usan")
        one.key("enter")
        assert one.sees("Hello susan.")
        hands.key(pygame.K_s, "s")
        assert one.app.top.targets.focus_shows, "and elsewhere it moves the mark"
