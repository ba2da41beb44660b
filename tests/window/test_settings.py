"""The settings: they open from anywhere and lead back there, stand in groups beside a sample, and change it at once."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.paths import assets_dir
from game.session import GROUPS, SETTINGS
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Words
from support.reader import read_out
from support.sitting import Sitting, sitting
from support.terminal_scenes import library

SAMPLE = "I have been waiting"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def chosen(one: Sitting, setting: str) -> list[str]:
    """The values of a setting that are drawn as chosen."""
    drawn = one.app.top.targets.drawn
    return [target.id for target in drawn if target.id.startswith(f"{setting}=") and target.state.selected]


def words(one: Sitting, text: str) -> Words:
    return next(item for item in one.canvas.shown() if item.text.startswith(text))


# Where they open


def test_one_key_opens_them_from_every_screen_and_leads_back_there(folder: Path) -> None:
    def opens(one: Sitting, over: str) -> None:
        one.key("f2")
        assert one.screen == "SettingsScreen", over
        one.key("f2")
        assert one.screen == over

    with sitting(folder) as one:
        opens(one, "TitleScreen")
        one.sit_down()
        opens(one, "LevelsScreen")
        one.key("1")
        opens(one, "BriefingScreen")
        one.key("enter")
        one.wait(0.1)
        opens(one, "TalkScreen")
        one.key("escape")
        opens(one, "PauseScreen")
        one.key("escape")
        one.read_on()
        one.key("l")
        opens(one, "LogScreen")
        one.key("l", "space", "space")
        one.read_on()
        one.answer("lost_morning")
        one.read_on()
        one.answer("tomorrow")
        one.read_on()
        one.key("enter")
        one.wait_for_grades()
        opens(one, "DebriefScreen")


def test_a_line_that_is_being_said_stands_still_under_them_and_goes_on_where_it_was(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.wait(0.2)
        narration, typed = one.talk.narration, one.talk.narration.typed
        assert 0 < typed < len(narration.text)
        one.key("f2")
        one.wait(5)
        assert (narration.typed, one.choices()) == (typed, ())
        one.key("escape")
        one.wait(0.1)
        assert narration.typed > typed


def test_a_question_is_answered_first(folder: Path) -> None:
    one = Sitting(folder, None, notice="The saves folder can only be read.")
    one.key("f2")
    assert one.screen == "QuestionScreen"
    one.key("enter")
    assert one.screen == "TitleScreen"


def test_the_keys_are_a_page_of_them_and_nothing_is_ever_open_twice(folder: Path) -> None:
    with sitting(folder) as one:
        one.key("f2")
        one.scroll_to("help")
        one.click_target("help")
        assert one.screen == "HelpScreen"
        one.key("f2")
        assert one.screen == "SettingsScreen"
        for _ in range(4):
            one.key("f1", "f2")
        assert len(one.app.screens) == 2
        one.key("escape")
        assert one.screen == "TitleScreen"


# What stands on them


def test_every_setting_stands_in_its_group_with_each_word_it_can_have(folder: Path) -> None:
    with sitting(folder) as one:
        one.key("f2")
        heard = read_out(one.app.top.targets)
        drawn = {target.id: target for target in one.app.top.targets.drawn}
    assert [heard.index(group.label) for group in GROUPS] == sorted(heard.index(group.label) for group in GROUPS)
    for setting in SETTINGS:
        heading = drawn[f"setting:{setting.name}"]
        assert heading.name == setting.label
        assert heading.role == ("slider" if setting.slides else "text")
        assert not setting.told or setting.told in heard
        for choice in setting.choices:
            assert drawn[f"{setting.name}={choice.word}"].state.selected == (
                choice.word == one.session.settings[setting.name]
            )


@pytest.mark.parametrize("size", [(1280, 720), (480, 800), (480, 400)])
def test_they_are_changed_by_mouse_finger_and_keyboard_and_kept_for_who_plays(
    folder: Path, size: tuple[int, int]
) -> None:
    with sitting(folder, canvas=Canvas.null(size)) as one:
        one.sit_down()
        one.key("f2")
        one.scroll_to("auto_advance=fast")
        one.click_target("auto_advance=fast")
        one.scroll_to("letter_spacing=widest")
        one.tap("letter_spacing=widest")
        for _ in range(80):
            one.key("tab")
            if one.app.top.targets.focus == "captions=off":
                break
        one.key("enter")
        assert chosen(one, "auto_advance") == ["auto_advance=fast"]
        assert chosen(one, "letter_spacing") == ["letter_spacing=widest"]
        assert chosen(one, "captions") == ["captions=off"]
        player = one.session._keeping.player
        assert {**one.ledger.settings(player)}.items() >= {
            ("window.auto_advance", "fast"),
            ("window.letter_spacing", "widest"),
            ("window.captions", "off"),
        }


def test_what_does_nothing_yet_says_so(folder: Path) -> None:
    with sitting(folder) as one:
        one.key("f2")
        heard = read_out(one.app.top.targets)
        at = heard.index("Read aloud: Off")
        assert heard[at + 2].startswith("No voice is installed here, so nothing is read aloud yet. ")


def test_the_ways_to_the_groups_lead_there_and_tell_which_is_in_sight(folder: Path) -> None:
    with sitting(folder) as one:
        one.key("f2")
        assert "Reading, link, in sight" in read_out(one.app.top.targets)
        one.click_target("group:sound")
        one.wait(0.1)
        heard = read_out(one.app.top.targets)
        assert "Sound, link, in sight" in heard
        assert "Reading, link" in heard
        assert one.where("All sound").y < one.canvas.size[1] // 3
        one.click_target("group:controls")
        one.wait(0.1)
        assert "Keys and buttons, link, in sight" in read_out(one.app.top.targets), "the last stands at the end"


# The sample


def test_a_sample_stays_in_sight_however_far_one_scrolls(folder: Path) -> None:
    for size in ((1280, 720), (480, 800)):
        with sitting(folder, canvas=Canvas.null(size)) as one:
            one.key("f2")
            before = one.where(SAMPLE)
            one.key("end")
            assert one.where(SAMPLE) == before


def test_where_it_is_too_large_to_stay_it_scrolls_with_the_rest(folder: Path) -> None:
    with sitting(folder, canvas=Canvas.null((480, 400))) as one:
        one.key("f2")
        one.click("200 %")
        one.key("home")
        assert one.sees("I have been")
        one.key("end")
        assert not one.sees("I have been")


def test_it_is_typed_anew_when_the_speed_of_that_is_another(folder: Path) -> None:
    with sitting(folder) as one:
        one.key("f2")
        whole = one.text.count("since Tuesday")
        assert whole == 1
        one.scroll_to("typing=slow")
        one.click_target("typing=slow")
        one.wait(0.2)
        assert not one.sees("since Tuesday, and nobody has called me")
        one.wait(8)
        assert one.sees(SAMPLE)
        assert one.app.top.stale is False


def test_it_takes_every_look_at_once(folder: Path) -> None:
    with sitting(folder) as one:
        one.key("f2")
        plain = words(one, SAMPLE)
        for id_ in ("font=dyslexia", "letter_spacing=wide", "line_spacing=widest", "theme=contrast"):
            one.scroll_to(id_)
            one.click_target(id_)
        changed = words(one, SAMPLE)
    assert (plain.face, plain.tracking) == ("text", 0.0)
    assert (changed.face, changed.tracking) == ("easy", 0.06)
    assert changed.box.h == pytest.approx(plain.box.h * 1.4, abs=1)
    assert changed.colour == "#FFFFFF"


# Letters


@pytest.fixture(scope="module")
def held() -> Assets:
    return Assets(assets_dir())


def test_letters_stand_apart_by_the_share_of_their_size_and_the_ruler_knows(held: Assets) -> None:
    for px in (18, 60):
        close, wide = (held.line("Hello there", "text", px, "#000000", share) for share in (0.0, 0.12))
        assert wide.get_width() - close.get_width() == pytest.approx(11 * 0.12 * px, abs=px * 0.25)
        assert held.ruler.width("Hello there", "text", px, 0.12) == wide.get_width()
        ink = [pygame.mask.from_surface(line).count() for line in (close, wide)]
        assert ink[1] == pytest.approx(ink[0], rel=0.1), "the same letters"


def test_scripts_whose_letters_hang_together_are_left_as_they_are(held: Assets) -> None:
    for text in ("مرحبا بكم", "नमस्ते"):
        assert held.ruler.width(text, "text", 30, 0.12) == held.ruler.width(text, "text", 30)


def test_lines_break_where_wide_letters_end(held: Assets) -> None:
    text = "I have been waiting since Tuesday, and nobody has called me back."
    for share in (0.0, 0.06, 0.12):
        lines = held.ruler.lines(text, "easy", 24, 300, share)
        assert " ".join(lines) == text
        assert all(held.ruler.width(line, "easy", 24, share) <= 300 for line in lines)
    assert len(held.ruler.lines(text, "easy", 24, 300, 0.12)) > len(held.ruler.lines(text, "easy", 24, 300))
