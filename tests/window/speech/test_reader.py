"""What reads aloud, at the game's window: who wants it hears it, what else sounds makes way, and time waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.paths import assets_dir
from game.session import Languages
from game.story.model import LISTEN
from game.window.audio_requests import Babble, Voice
from game.window.speech.reader import Reader
from support.pad_hands import Switches, scanning
from support.reader import read_out
from support.sitting import Sitting, sitting
from support.spoken import Notebook, wait_for
from support.terminal_scenes import library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


@pytest.fixture
def notebook() -> Iterator[Notebook]:
    made = Notebook()
    yield made
    made.close()


@pytest.fixture
def one(folder: Path, notebook: Notebook) -> Iterator[Sitting]:
    with sitting(folder, reader=Reader(notebook, "linux")) as made:
        yield made


def test_nobody_looks_for_a_voice_before_somebody_wants_to_know(one: Sitting, notebook: Notebook) -> None:
    one.wait(1)
    assert notebook.state == "not asked"
    one.key("f2")
    wait_for(lambda: notebook.state == "found")


def test_one_who_has_it_on_already_sees_the_first_frame_before_a_voice_is_looked_for(
    folder: Path, notebook: Notebook
) -> None:
    with sitting(folder, reader=Reader(notebook), settings={"speech": "on"}) as one:
        assert one.session.settings.speech
        assert notebook.state == "not asked"
        one.wait(0.5)
        assert "Short & Sharp" in notebook.heard


def test_the_row_of_the_settings_tells_which_voice_reads(one: Sitting, notebook: Notebook) -> None:
    notebook.found()
    one.key("f2")
    heard = read_out(one.app.top.targets)
    assert heard[heard.index("Read aloud: Off") + 2] == "Read by the voice of Notebook."


def test_where_there_is_none_the_row_says_how_to_get_one(folder: Path) -> None:
    notebook = Notebook(has_voice=False)
    notebook.found()
    with sitting(folder, reader=Reader(notebook, "win32")) as one:
        one.key("f2", "f3")
        one.wait(0.5)
        wait_for(lambda: notebook.state == "none")
        notebook.told.clear()  # what it was told while it still looked for a voice is forgotten by a real one
        one.wait(0.5)
        heard = read_out(one.app.top.targets)
        assert heard[heard.index("Read aloud: On") + 2] == (
            "No voice is installed here, so nothing is read aloud yet."
            " In Windows' settings, Time & language has them under Speech."
        )
        assert notebook.heard == []
    notebook.close()


def test_it_is_kept_for_the_player_like_any_setting(one: Sitting) -> None:
    one.sit_down()
    one.key("f3")
    assert one.ledger.settings(one.session._keeping.player)["window.speech"] == "on"
    one.key("shift+f3")
    assert one.ledger.settings(one.session._keeping.player)["window.speech"] == "off"


def test_every_key_and_press_breaks_off_what_is_read_and_a_pointer_that_moves_does_not(
    one: Sitting, notebook: Notebook
) -> None:
    one.key("f3")
    one.wait(0.5)
    before = notebook.stops
    one.move(300, 300)
    assert notebook.stops == before
    one.down()
    one.up()
    assert notebook.stops == before + 1
    one.key("tab")
    assert notebook.stops > before + 1


def test_a_list_that_fills_itself_is_read_when_it_is_whole(one: Sitting, notebook: Notebook) -> None:
    one.key("f3")
    one.sit_down()
    one.wait(0.5)
    stop = next(line for line in notebook.heard if line.startswith("On the Doorstep"))
    assert "About 2 decisions" in stop


def test_each_line_of_a_call_is_read_with_its_speaker_once_and_the_answers_with_their_numbers(
    one: Sitting, notebook: Notebook
) -> None:
    one.key("f3")
    one.sit_down()
    one.begin("doorstep")
    one.wait(0.5)
    notebook.heard  # noqa: B018 - what was told until here is forgotten
    one.read_on()
    one.wait(1)
    heard = [line for line in notebook.heard if not line.startswith("[")]
    assert heard.count("Mrs Smith: Is that Brightwire?") == 1
    assert "Option 1 of 1, Your number, please, press 1" in heard
    assert heard[-1] == "Hear them out, button"
    one.wait(2)
    assert notebook.heard == []


def test_no_time_to_answer_passes_and_no_line_comes_by_itself_while_something_is_read(
    folder: Path, notebook: Notebook
) -> None:
    with sitting(folder, reader=Reader(notebook), settings={"auto_advance": "fast"}) as one:
        one.sit_down()
        one.key("f3")
        one.begin("doorstep")
        notebook.is_still_speaking = True
        one.wait(60)
        first = one.talk.narration.text
        one.wait(60)
        assert one.talk.narration.text == first
        notebook.is_still_speaking = False
        one.read_on()
        notebook.is_still_speaking = True
        one.wait(120)
        assert one.choices() == ()
        notebook.is_still_speaking = False
        one.wait(60)
        assert one.choices()[:1] == (LISTEN,)


def test_nobody_else_talks_while_it_is_read(one: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    talked: list[str] = []
    loudspeaker = one.app.assets.loudspeaker
    monkeypatch.setattr(loudspeaker, "babble", lambda *_: talked.append("babble"))
    monkeypatch.setattr(loudspeaker, "speak", lambda name, _: talked.append(name) if name else None)
    asked = (Babble(None, 0, 1.0), Voice("so.wav"))  # type: ignore[arg-type]  # whose it is does not matter here
    one.app.perform(asked)
    assert talked == ["babble", "so.wav"]
    one.key("f3")
    one.app.perform(asked)
    assert talked == ["babble", "so.wav"]


def test_rooms_are_softer_while_it_speaks(one: Sitting, notebook: Notebook) -> None:
    one.key("f3")
    loudspeaker = one.app.assets.loudspeaker
    for speaks in (True, False):
        notebook.is_still_speaking = speaks
        one.wait(0.1)
        assert loudspeaker.is_talked_over == speaks


def test_who_scans_hears_where_the_frame_is_once_the_screen_has_been_read(folder: Path, notebook: Notebook) -> None:
    with sitting(folder, reader=Reader(notebook), settings=scanning("two")) as one:
        hands = Switches(one)
        hands.hands.key(pygame.K_F3)
        notebook.is_still_speaking = True
        one.wait(1)
        assert notebook.heard[-1] == "Quit, button", "the frame breaks off nothing"
        notebook.is_still_speaking = False
        one.wait(0.5)
        first = notebook.heard
        assert len(first) == 1
        hands.next()
        one.wait(0.1)
        assert len(notebook.told) == 1
        assert notebook.heard != first
        one.wait(3)
        assert notebook.heard == []


def test_a_voice_that_dies_leaves_the_game_as_it_was(one: Sitting, notebook: Notebook) -> None:
    one.key("f3")
    notebook.found()
    notebook._state = "dead"
    one.sit_down()
    one.begin("doorstep")
    one.read_on()
    one.answer("your_number")
    assert one.choices() == ("your_number",)
    one.key("f2")
    one.wait(0.1)
    assert any(line.startswith("The voice here has failed") for line in read_out(one.app.top.targets))


def test_it_reads_in_the_language_and_at_the_speed_that_are_set(folder: Path, notebook: Notebook) -> None:
    with sitting(folder, reader=Reader(notebook), languages=Languages(assets_dir() / "interface")) as one:
        one.key("f3", "f2")
        assert (notebook.language, notebook.speed) == ("en", 1.0)
        one.click("Español")
        one.wait(0.5)
        one.scroll_to("speech_speed=slow")
        one.click_target("speech_speed=slow")
        assert notebook.speed == 0.75
        assert notebook.language == "es"
        assert any(line.startswith("Ajustes, ") for line in notebook.heard)
