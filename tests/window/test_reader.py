"""What a screen reader would say: every screen says what is on it, and a call can be played from that alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from game.cli.language import in_language
from game.paths import dialogues_dir
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.session import BehindPage
from game.session.pages import Question
from game.story.engine.conversation import Setup, start
from game.story.engine.inspect import inspect
from game.story.language import Language
from game.window.canvas.canvas import Canvas
from game.window.screens.behind import BehindScreen
from game.window.screens.help import HelpScreen
from game.window.screens.question import QuestionScreen
from game.window.screens.screen import Screen
from game.window.widgets.targets import Role, Targets
from support.reader import marked, read_out
from support.sitting import Sitting, sitting
from support.terminal_scenes import library
from support.walk import walk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


class Blind:
    """Somebody who plays by ear: they know what is read out, and nothing else."""

    def __init__(self, one: Sitting) -> None:
        self.one = one
        self.one.key("f1")  # the one key to be told by somebody else
        told = [line.rpartition(": ") for line in self.heard]
        self.keys = {what: keys.split(", ") for what, _, keys in told if what}
        self.key("Back, or pause")

    @property
    def heard(self) -> list[str]:
        return read_out(self.one.app.top.targets)

    def hears(self, words: str) -> bool:
        return any(words in line for line in self.heard)

    def key(self, what: str) -> None:
        """Press the first key that the page of keys has for something."""
        self.one.key(self.keys[what][0].casefold())

    def press(self, words: str) -> None:
        """Press what is read out with these words: by its number, or by going to it and pressing it."""
        line = next((line for line in self.heard if words in line), "")
        assert line, f"nobody reads out {words!r}, only {self.heard}"
        number = re.search(r", press (\d)$", line)
        if number:
            self.one.key(number[1])
            return
        for _ in range(60):
            self.key("Next or previous")
            if words in marked(self.one.app.top.targets):
                self.key("Go on, or press what is marked")
                return
        raise AssertionError(f"the mark never came to {words!r}")

    def say(self, words: str) -> None:
        """Listen until there is something to answer, and say that."""
        for _ in range(60):
            if self.hears(f", {words}"):
                self.one.wait(0.4)
                self.press(words)
                return
            self.key("Go on, or press what is marked")
            self.one.wait(0.1)
        raise AssertionError(f"{words!r} was never to be said, only {self.heard}")


def test_a_call_is_played_by_ear_alone_from_the_title_to_the_debrief(folder: Path) -> None:
    with sitting(folder) as one:
        blind = Blind(one)
        assert "Your name, field" in blind.heard
        one.type("Ann")
        assert "Your name, field, Ann" in blind.heard
        blind.press("Start, button")
        assert blind.hears("In the Hallway, link, Mrs Smith rings again., not yet: pass “On the Doorstep” first")
        blind.press("On the Doorstep")
        assert "Line two is blinking, Ann." in blind.heard
        blind.press("Take the call")
        assert {"Mrs Smith: Customer", "Anger: 60 of 100, low is good"} <= set(blind.heard)
        blind.say("Your number, please")
        blind.say("You lost your morning")
        assert blind.hears("You: You lost your morning, Mrs Smith.")
        one.wait(1)
        assert "Mrs Smith: Yes. I did." in blind.heard
        assert "Anger: 55 of 100, low is good, −20" in blind.heard
        blind.say("I will send him tomorrow")
        one.wait(2)
        assert blind.hears("Fix, at the wrong moment"), "the coach's word waits to be read"
        blind.key("Go on, or press what is marked")
        one.wait(1)
        blind.press("See how it went")
        one.wait_for_grades()
        assert {"Won over", "Passed"} <= set(blind.heard)
        assert blind.hears("Anger 60 to ")
        blind.press("Back to the levels")
        assert blind.hears("On the Doorstep, link, Mrs Smith waited. Passed")


def test_an_option_that_is_closed_is_read_out_with_its_reason_and_cannot_be_marked_or_pressed(folder: Path) -> None:
    with sitting(folder) as one:
        _at_the_choice(one)
        assert read_out(one.app.top.targets)[-3:] == [
            "Option 1 of 3, You lost your morning, Mrs Smith., press 1",
            "Option 2 of 3, Here is your money., not yet: She is not ready to talk about money.",
            "Option 3 of 3, The traffic was bad., press 3",
        ]
        one.key("tab", "tab")
        assert marked(one.app.top.targets) == "Option 3 of 3, The traffic was bad., press 3"
        one.click("Here is your money.")
        assert len(one.choices()) == 1


def test_a_press_on_a_closed_option_does_not_go_through_to_what_lies_under_it(tmp_path: Path) -> None:
    """It would hear out the customer, who could be cut in on."""
    here = library(tmp_path)
    scene = here / "scenes" / "doorstep.yaml"
    text = scene.read_text("utf-8")
    assert "say: Your number, please" in text
    scene.write_text(_closed(text), "utf-8")
    with sitting(here) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.key("space")
        one.wait(0.5)
        assert one.phase() == "read"
        assert "not yet: " in " ".join(read_out(one.app.top.targets))
        one.click_target("option:your_number")
        assert one.choices() == ()


def _closed(text: str) -> str:
    line = next(line for line in text.splitlines() if "say: Your number, please" in line)
    indent = line[: len(line) - len(line.lstrip())]
    closed = f"{line}\n{indent}when: anger > 90\n{indent}locked: She is too calm for that"
    return text.replace(line, closed)


def test_settings_are_read_out_with_their_value_and_which_is_chosen(folder: Path) -> None:
    with sitting(folder) as one:
        one.click("Settings")
        one.click("150 %")
        heard = read_out(one.app.top.targets)
        at = heard.index("Text size, slider, 150 %")
        assert heard[:4] == [
            "Settings, dialog",
            "Close, button",
            "A sample: I have been waiting since Tuesday, and nobody has called me back.",
            "Reading",
        ]
        assert heard[at + 1 : at + 7] == [
            "100 %, choice 1 of 6",
            "115 %, choice 2 of 6",
            "130 %, choice 3 of 6",
            "150 %, choice 4 of 6, chosen",
            "175 %, choice 5 of 6",
            "200 %, choice 6 of 6",
        ]
        assert {"Lines are written, slider, At speaking speed", "Motion: Full", "All sound, slider, Off"} <= set(heard)


def test_what_a_meter_shows_is_read_out_even_where_the_window_has_no_room_for_a_name(folder: Path) -> None:
    for size in ((1280, 720), (480, 800), (480, 400)):
        with sitting(folder, canvas=Canvas.null(size)) as one:
            _at_the_choice(one)
            heard = read_out(one.app.top.targets)
            assert heard[:3] == ["On the Doorstep", "Mrs Smith: Customer", "Anger: 60 of 100, low is good"]


def _at_the_choice(one: Sitting) -> None:
    one.sit_down()
    one.begin("doorstep")
    one.read_on()
    one.key("space", "space")
    one.read_on()


def test_everything_on_every_screen_has_a_name_a_role_and_a_state(folder: Path) -> None:
    with sitting(folder) as one:
        seen = {}
        for what in walk(one):
            targets = one.app.top.targets
            whole(targets, what)
            seen[what] = {target.role for target in targets.drawn}
    overlays = {"help", "settings", "pause", "log", "notes", "rewind", "question"}
    assert {what for what, roles in seen.items() if "dialog" in roles} == overlays
    assert all("text" in roles for roles in seen.values())
    assert all("option" in seen[what] for what in ("rewind", "talk, to be cut in on", "title, somebody known"))
    assert {"slider", "choice"} <= seen["settings"]
    assert "link" in seen["levels"]
    assert "field" in seen["title"]


def test_so_has_the_trainers_look_behind_a_scene_in_the_preview() -> None:
    index = open_index(dialogues_dir())
    scene = read_scene(index, "late_install").scene
    assert scene is not None
    screen = BehindScreen(BehindPage(inspect(start(scene, Setup(7, {}, {})))))
    heard = _drawn(screen)
    assert heard[:3] == ["Behind the scene, dialog", "Close, button", "Decision"]
    assert "Meters" in heard


def whole(targets: Targets, what: str) -> None:
    """Nothing on a screen is without a name, a role that fits what it does, and the state that its role has."""
    pressed = [target.id for target in targets.drawn if target.action is not None]
    assert len(set(pressed)) == len(pressed), what
    for target in targets.drawn:
        about = f"{what}: {target}"
        assert target.name.strip(), about
        assert target.role in get_args(Role), about
        assert (target.action is None) == (target.role in ("text", "slider", "dialog")), about
        assert (target.state.of > 0) == (target.role in ("option", "choice") or "scene:" in target.id), about
        assert 0 <= target.state.number <= target.state.of, about
        assert (target.state.selected is not None) == (target.role == "choice"), about
        assert target.role != "slider" or target.state.value, about
        assert target.open == (target.action is not None and not target.state.disabled), about


def test_what_is_read_out_is_in_the_players_language() -> None:
    language = in_language(open_index(dialogues_dir()), "es").language
    heard = _drawn(HelpScreen(), language)
    assert heard[0] == "Teclas, dialog"
    assert "Esta página: F1, ?" in heard
    assert "Elegir por número: 1 a 9" in heard
    assert "Siguiente o anterior: Tab, Mayús+Tab" in heard


def test_a_press_beside_a_question_answers_nothing() -> None:
    screen = QuestionScreen(Question("Really?", "It is gone then.", ("Yes", "No"), 1))
    assert _drawn(screen) == ["Really?, dialog", "No, button", "It is gone then.", "Yes, button", "No, button"]
    assert not any(target.quiet for target in screen.targets.drawn)


def _drawn(screen: Screen, language: Language | None = None) -> list[str]:
    if language is not None:
        screen.language = language
    screen.draw(Canvas.null())
    whole(screen.targets, type(screen).__name__)
    return read_out(screen.targets)
