"""The list of players in the window: searched, changed, and every part of it within reach."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.paths import assets_dir
from game.records.sqlite.store import Store
from game.session import Languages
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Art
from game.window.requests import Keep
from support.sitting import Sitting, now
from support.terminal_scenes import library

SIZES = [(1280, 720, 100), (1280, 720, 200), (480, 800, 200), (800, 480, 200), (480, 720, 100)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


@contextmanager
def sitting(folder: Path, *names: str, size: tuple[int, int] = (1280, 720), text: int = 100) -> Iterator[Sitting]:
    """Somebody at the title, where these have played, the latest first."""
    with Store.in_memory(now) as store:
        store.keep_setting(None, "window.volume", "0")
        for name in reversed(names):
            store.player(name)
        assets = Assets(assets_dir())
        canvas = Canvas.blank(*size, assets)
        one = Sitting(folder, store, canvas=canvas, languages=Languages(assets_dir() / "interface"))
        one.app.perform((Keep("text", str(text)),))
        one.wait(0.1)
        yield one
        one.session.close()


MANY = tuple(f"{name} {at}" for at, name in enumerate(("Ann", "Bob", "Kim") * 10))


def listed(one: Sitting) -> list[str]:
    return [target.name for target in one.app.top.targets.drawn if target.id.startswith("player:")]


def press(one: Sitting, id_: str) -> None:
    """Go to something with the keyboard, and press it."""
    for _ in range(30):
        if one.app.top.targets.focus == id_ and one.app.top.targets.focus_shows:
            one.key("enter")
            return
        one.key("tab")
    raise AssertionError(f"{id_} is never reached")


def full(one: Sitting) -> bool:
    return one.app.view.full


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_every_one_of_many_players_is_reached_by_scrolling_and_it_is_seen_that_there_are_more(
    folder: Path, width: int, height: int, text: int
) -> None:
    with sitting(folder, *MANY, size=(width, height), text=text) as one:
        assert listed(one) == list(MANY)
        area = one.app.top.targets.areas["page"]
        assert area.most > 0
        last = one.app.top.targets.find("player:1")
        assert last is not None
        one.scroll_to(last.id)
        one.click_target(last.id)
        assert one.session.player == MANY[-1]


def test_one_of_three_hundred_is_found_as_one_types(folder: Path) -> None:
    with sitting(folder, *(f"Player {at}" for at in range(300))) as one:
        assert one.sees("Search 300 players")
        one.type("r 29")
        whole = ["Player 29", *(f"Player {at}" for at in range(290, 300))]
        assert listed(one) == [*whole, "Player 129", "Player 229"], "those with all of it in one piece come first"
        one.type("7")
        one.key("enter")
        assert one.session.player == "Player 297"


def test_what_is_sought_in_vain_is_a_new_player(folder: Path) -> None:
    with sitting(folder, *MANY) as one:
        one.type("Eva Nova")
        assert one.sees("Nobody here is called “Eva Nova”.")
        one.click("New player “Eva Nova”")
        one.key("enter")
        assert one.sees("Hello Eva Nova.")


def test_escape_forgets_what_is_sought_and_a_question_mark_opens_the_keys(folder: Path) -> None:
    with sitting(folder, *MANY) as one:
        one.type("kim")
        one.key("?")
        assert one.screen == "TitleScreen"
        one.key("escape")
        assert listed(one) == list(MANY)
        one.key("?")
        assert one.screen == "HelpScreen"


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_the_field_for_a_new_name_opens_whole_in_view(folder: Path, width: int, height: int, text: int) -> None:
    for names in ((), ("Ann",), MANY):
        with sitting(folder, *names, size=(width, height), text=text) as one:
            if names:
                one.scroll_to("new")
                one.click_target("new")
            for id_ in ("field", "guest"):
                found = one.app.top.targets.find(id_)
                assert found is not None
                assert found.seen == found.box, (id_, names[:1])


def test_a_name_that_somebody_has_is_asked_about(folder: Path) -> None:
    with sitting(folder, "Ann") as one:
        one.click("New player")
        one.type("ann")
        one.key("enter")
        assert one.sees("“Ann” has played here before.")
        one.click("I take another name")
        assert one.app.top.targets.find("field") is not None
        one.type(" Two")
        one.key("enter")
        assert one.sees("Hello ann Two.")


def test_a_player_gets_another_name(folder: Path) -> None:
    with sitting(folder, "An", "Bob") as one:
        one.click_target("change:2")
        one.click("Another name")
        one.type("n?")
        one.key("space", "backspace", "enter")
        assert one.screen == "TitleScreen"
        assert listed(one) == ["Ann", "Bob"]


def test_two_players_are_put_together_by_keyboard_alone(folder: Path) -> None:
    with sitting(folder, "An", "Bob", "Ann") as one:
        press(one, "change:3")
        press(one, "merge")
        one.key("2")
        assert one.sees("Are they the same person?")
        press(one, "choice:1")
        assert listed(one) == ["Ann", "Bob"]


def test_deleting_asks_once_and_escape_keeps(folder: Path) -> None:
    with sitting(folder, "Ann", "Bob") as one:
        one.click_target("change:1")
        one.click("Delete")
        assert one.sees("Nothing was played under this name.")
        one.key("escape")
        assert listed(one) == ["Ann", "Bob"]
        one.click_target("change:1")
        one.click("Delete")
        one.click("Delete")
        assert listed(one) == ["Ann"]


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_the_emblem_never_pushes_a_player_off_the_title(folder: Path, width: int, height: int, text: int) -> None:
    for names in (("Ann",), ("Ann", "Bob"), tuple(f"Player {at}" for at in range(8))):
        with sitting(folder, *names, size=(width, height), text=text) as one:
            has_emblem = any(isinstance(item, Art) for item in one.canvas.items)
            beside = width == 1280 and text == 100
            assert beside or not (has_emblem and one.app.top.targets.areas["page"].most)
            first = one.app.top.targets.find("player:1" if len(names) == 1 else "player:2")
            assert first is not None
            assert len(names) > 2 or first.seen == first.box


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_nothing_moves_under_the_pointer_at_the_first_letter_of_a_name(
    folder: Path, width: int, height: int, text: int
) -> None:
    for names in ((), ("Ann",), MANY):
        with sitting(folder, *names, size=(width, height), text=text) as one:
            if names:
                one.scroll_to("new")
                one.click_target("new")
            one.wait(0.1)
            before = {target.id: target.box for target in one.app.top.targets.drawn if target.id}
            assert "start" in before
            assert "start" not in one.targets, "it cannot be pressed yet"
            one.type("E")
            one.wait(0.1)
            assert {target.id: target.box for target in one.app.top.targets.drawn if target.id} == before
            assert "start" in one.targets


def test_both_searches_open_with_a_stroke_and_are_cleared_by_their_cross(folder: Path) -> None:
    with sitting(folder, *MANY) as one:
        one.type("/kim")
        assert one.app.top.targets.find("search:clear") is not None
        assert set(listed(one)) == {name for name in MANY if name.startswith("Kim")}
        one.click_target("search:clear")
        assert listed(one) == list(MANY)
        one.type("kim")
        one.key("down")
        assert one.app.top.targets.focus == f"player:{len(MANY) - MANY.index('Kim 2')}"


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_the_keys_are_found_on_title_levels_and_in_a_call(folder: Path, width: int, height: int, text: int) -> None:
    with sitting(folder, "Ann", size=(width, height), text=text) as one:
        for _ in range(3):
            one.click_target("help")
            assert one.screen == "HelpScreen"
            one.key("f1")
            if one.screen == "TitleScreen":
                one.key("1")
            elif one.screen == "LevelsScreen":
                one.begin("doorstep")
        assert one.screen == "TalkScreen"


def test_the_language_is_a_setting_and_the_page_under_it_is_told_anew_at_once(folder: Path) -> None:
    with sitting(folder, "Ann") as one:
        one.key("1")
        one.click_target("settings")
        assert one.sees("Language")
        one.click("Español")
        assert one.sees("Idioma") or one.session.language.code == "es"
        one.key("escape")
        assert one.sees("Hola, Ann")
        one.key("escape")
        assert one.sees("Who is playing?")


def test_the_whole_screen_is_a_setting_that_the_key_changes_too(folder: Path) -> None:
    with sitting(folder, "Ann", "Bob") as one:
        one.key("1", "f11")
        assert full(one)
        one.key("escape")
        assert not full(one)
        one.key("1")
        assert full(one)
        one.click_target("settings")
        one.click("In a window")
        assert not full(one)
        one.key("escape", "escape", "2", "f11", "f11")
        assert not full(one)


def test_what_a_sign_means_is_told_while_the_pointer_rests_on_it(folder: Path) -> None:
    with sitting(folder, "Ann") as one:
        one.key("1")
        one.begin("doorstep")
        box = one.where("Anger")
        assert not one.sees("The tick marks the good end")
        one.move(box.x + 4, box.y + 4)
        assert one.sees("The tick marks the good end: low is good here.")
        one.move(5, 5)
        assert not one.sees("The tick marks the good end")


def test_the_briefing_says_what_head_and_heart_mean(folder: Path) -> None:
    with sitting(folder, "Ann") as one:
        one.key("1", "1")
        assert one.screen == "BriefingScreen"
        assert one.sees("about the person")
        assert one.sees("about the matter")
