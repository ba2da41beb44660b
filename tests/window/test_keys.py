"""The table of keys: it is what the window hears, it is what the help page shows, and it can be another one."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.window.canvas.canvas import Canvas
from game.window.canvas.events import commands
from game.window.canvas.window import Window
from game.window.commands import Ask, Back, Command, Erase, Help, Pick
from game.window.hands import Hands
from game.window.keybindings import Binding, DoubleKeyError, Keybindings, KeyGroup, KeyRow, Keystroke
from game.window.screens.help import HelpScreen
from game.window.shipped_keys import SHIPPED
from support.reader import read_out
from support.sitting import Sitting, sitting
from support.terminal_scenes import library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def pressed(key: int, held: int = 0, written: str = "") -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=key, mod=held, unicode=written)


def meant(event: pygame.Event, table: Keybindings = SHIPPED) -> list[Command]:
    return list(commands(event, (1280, 720), table.meanings()))


def page(table: Keybindings = SHIPPED, *, trainer: bool = False) -> list[str]:
    screen = HelpScreen(trainer=trainer)
    screen.hold(Hands(keybindings=table))
    screen.draw(Canvas.null())
    return read_out(screen.targets)


# The table


def test_no_key_gives_two_commands_and_no_command_has_two_rows() -> None:
    bound = [binding.command for binding in SHIPPED.bindings]
    assert len(set(bound)) == len(bound)
    twice = tuple(Binding(command, (Keystroke("F1"),)) for command in (Back(), Erase()))
    with pytest.raises(DoubleKeyError, match="F1"):
        Keybindings((KeyGroup("All", (KeyRow("Twice", twice),)),))


def test_commands_that_hold_nothing_are_not_taken_for_each_other() -> None:
    assert SHIPPED.keys_of(Back()) == (Keystroke("Escape"),)
    assert SHIPPED.keys_of(Erase()) == (Keystroke("Backspace"),)


def test_a_key_that_is_bound_anew_gives_its_new_command_and_no_longer_its_old_one() -> None:
    table = SHIPPED.rebound(Ask("log"), Keystroke("N"), Keystroke("F5"))
    assert table.keys_of(Ask("log")) == (Keystroke("N"), Keystroke("F5"))
    assert table.keys_of(Ask("notes")) == ()
    assert meant(pressed(pygame.K_n, written="n"), table) == [Ask("log")]
    assert meant(pressed(pygame.K_F5), table) == [Ask("log")]
    assert meant(pressed(pygame.K_l, written="l"), table) == []
    assert SHIPPED.keys_of(Ask("notes")) == (Keystroke("N"),)


def test_a_window_hears_the_table_that_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    table = SHIPPED.rebound(Ask("log"), Keystroke("H", "Ctrl"))
    window = Window(Canvas.null(), None, table)
    monkeypatch.setattr(pygame.event, "get", lambda: [pressed(pygame.K_h, pygame.KMOD_LCTRL), pressed(pygame.K_l)])
    assert window.commands() == [Ask("log")]


def test_a_character_counts_wherever_it_stands_on_a_keyboard() -> None:
    shift = pygame.KMOD_LSHIFT
    assert meant(pressed(pygame.K_SLASH, shift, "?")) == [Help("character")], "as in the United States"
    assert meant(pressed(pygame.K_QUOTE, shift, "?")) == [Help("character")], "as in Spain"
    assert meant(pressed(pygame.K_AMPERSAND, shift, "1")) == [Pick(1)], "as in France"
    assert meant(pressed(pygame.K_SLASH, 0, "/")) == []
    assert meant(pressed(pygame.K_3, shift, "#")) == [Pick(3)]


# The page


def test_the_page_has_every_key_of_the_table_once_and_the_trainers_only_for_a_trainer() -> None:
    told = "\n".join(page())
    for part in SHIPPED.parts:
        assert part.title in page()
        for entry in part.entries:
            has_keys = any(binding.keys for binding in entry.bindings)
            assert (f"\n{entry.text}: " in told) == (has_keys and not entry.trainer), entry.text
    assert "Behind the scene: B" in page(trainer=True)
    assert "Fill the screen, and back: F11, Alt+Enter" in page()
    assert "Pick by number: 1 to 9" in page()


def test_the_page_shows_keys_that_are_bound_anew_and_leaves_out_what_no_key_does() -> None:
    told = page(SHIPPED.rebound(Ask("log"), Keystroke("N"), Keystroke("F5", "Shift")))
    assert "What has been said: N, Shift+F5" in told
    assert not any(line.startswith("Case notes") for line in told)


@pytest.mark.parametrize("key", ["f1", "?"])
def test_it_opens_over_every_screen_and_the_same_key_closes_it(folder: Path, key: str) -> None:
    def opens(one: Sitting, over: str) -> None:
        one.key(key)
        assert one.screen == "HelpScreen", over
        one.key(key)
        assert one.screen == over

    with sitting(folder) as one:
        one.sit_down()
        opens(one, "LevelsScreen")
        one.key("1")
        opens(one, "BriefingScreen")
        one.key("enter")
        one.read_on()
        opens(one, "TalkScreen")
        assert one.choices() == ()
        one.key("escape", key)
        assert one.screen == "HelpScreen"
        one.key("escape")
        assert one.screen == "TalkScreen", "it took the place of the pause"


def test_it_opens_from_the_title_the_settings_and_the_pause(folder: Path) -> None:
    with sitting(folder) as one:
        one.click("Keys")
        assert one.screen == "HelpScreen"
        one.key("enter")
        one.click("Settings")
        one.scroll_to("help")
        one.click_target("help")
        assert one.screen == "HelpScreen"
        one.key("escape")
        assert one.screen == "SettingsScreen", "the keys are a page of them"
        one.key("escape")
        one.sit_down()
        one.begin("doorstep")
        one.key("escape")
        one.click("Keys")
        assert one.screen == "HelpScreen"
        one.move(3, 3)
        one.down()
        one.up()
        assert one.screen == "TalkScreen"


def test_a_question_mark_in_a_name_is_one_and_f1_still_helps(folder: Path) -> None:
    with sitting(folder) as one:
        one.type("Who?")
        assert one.screen == "TitleScreen"
        one.key("f1", "escape", "enter")
        assert one.sees("Hello Who?")


def test_on_a_small_window_with_large_text_it_has_its_sign_and_the_settings_lead_to_it_too(folder: Path) -> None:
    with sitting(folder, canvas=Canvas.null((480, 800))) as one:
        one.click("Settings")
        one.click("200 %")
        one.key("escape")
        assert "help" in one.targets
        assert not one.sees("Keys")
        one.click_target("settings")
        assert "help" in one.targets


def test_it_does_not_open_over_a_question(folder: Path) -> None:
    one = Sitting(folder, None, notice="The saves folder can only be read.")
    one.key("f1")
    assert one.screen == "QuestionScreen"
    one.key("escape")
    assert not one.app.running
