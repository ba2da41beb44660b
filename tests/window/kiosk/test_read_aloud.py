"""A kiosk that reads aloud: one touch away where there is a voice, and never the PIN, nor at an hour without sound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from game.kiosk import Hours
from game.kiosk.desk import PinPage
from game.window.canvas.canvas import Canvas
from game.window.kiosk.pin import PinScreen
from game.window.speech.reader import Reader
from support.kiosk_sitting import KioskSitting, settings_of
from support.spoken import Notebook, wait_for
from support.terminal_scenes import library

IDLE = 90
"""Seconds after which it is asked whether anybody is there, where nothing goes on."""


@pytest.fixture
def notebook() -> Iterator[Notebook]:
    made = Notebook()
    yield made
    made.close()


def kiosk(folder: Path, notebook: Notebook, **more: object) -> KioskSitting:
    one = KioskSitting(settings_of(library(folder), **more), reader=Reader(notebook))
    wait_for(lambda: notebook.state not in ("not asked", "looking"))
    return one


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (800, 600), (480, 800)])
def test_reading_aloud_is_one_touch_away_where_there_is_a_voice(
    tmp_path: Path, notebook: Notebook, size: tuple[int, int]
) -> None:
    one = KioskSitting(settings_of(library(tmp_path)), reader=Reader(notebook), canvas=Canvas.null(size))
    wait_for(lambda: notebook.state == "found")
    one.touch()
    one.wait(0.5)
    assert one.find("speech").name == "Read aloud"
    if size[1] > size[0]:
        assert "Read aloud" in one.text, "names stand under all icons, though there is one more"
        assert "Louder" in one.text
    strip = one.app.stage.strip.box
    for target in one.parts[1][1].targets.drawn:
        assert target.seen == target.box, "every button of the bar is seen whole"
        assert target.box.bottom <= strip.h
    one.tap("speech")
    one.wait(0.5)
    assert one.find("speech").name == "Stop reading"
    heard = notebook.heard
    assert heard[0] == "This is read aloud. Any key or touch breaks it off."
    assert "Short & Sharp" in heard
    one.tap("speech")
    one.tap("guest")
    one.wait(0.5)
    assert notebook.heard == []
    one.store.close()


def test_where_there_is_no_voice_there_is_no_button_and_no_room_for_one(tmp_path: Path) -> None:
    none = Notebook(has_voice=False)
    one, other = kiosk(tmp_path / "one", none), KioskSitting(settings_of(library(tmp_path / "other")))
    for kiosk_ in (one, other):
        kiosk_.touch()
        kiosk_.wait(0.5)
    assert "speech" not in {target.id for target in one.targets}
    assert one.app.stage.strip.box == other.app.stage.strip.box
    one.store.close()
    other.store.close()
    none.close()


def test_what_is_on_the_bar_is_told_when_the_mark_comes_there_and_when_it_is_pressed(
    tmp_path: Path, notebook: Notebook
) -> None:
    one = kiosk(tmp_path, notebook)
    one.touch()
    one.wait(0.5)
    one.key("f3")
    one.wait(0.5)
    notebook.told.clear()
    for _ in range(20):
        one.key("tab")
        one.wait(0.1)
        if any(line.startswith("Larger") for line in notebook.told):
            break
    assert notebook.heard[-1] == "Larger, button, 100 %"
    one.key("enter")
    one.wait(0.2)
    assert "Larger, button, 115 %" in notebook.heard
    one.store.close()


def test_at_an_hour_without_sound_nothing_is_read_and_the_button_says_why(tmp_path: Path, notebook: Notebook) -> None:
    one = kiosk(tmp_path, notebook, sound=Hours(time(8), time(9)))
    one.touch()
    one.wait(1.5)
    assert one.find("speech").state.disabled == "there is no sound at this hour"
    one.key("f3")
    one.wait(0.5)
    assert notebook.heard == []
    one.store.close()


def test_a_visit_is_not_over_while_something_is_read_to_the_visitor(tmp_path: Path, notebook: Notebook) -> None:
    one = kiosk(tmp_path, notebook)
    one.begin()
    one.key("f3")
    one.wait(0.5)
    notebook.is_still_speaking = True
    one.wait(IDLE + 10, step=1.0)
    before = one.phase
    notebook.is_still_speaking = False
    one.wait(IDLE + 100, step=1.0)
    assert (before, one.phase) == ("play", "over")
    stops = notebook.stops
    assert stops
    notebook.told.clear()
    one.wait(5)
    assert notebook.heard == []
    one.store.close()


def test_of_the_pin_nothing_is_heard(tmp_path: Path, notebook: Notebook) -> None:
    one = kiosk(tmp_path, notebook)
    one.begin()
    one.key("f3")
    one.wait(0.5)
    notebook.told.clear()
    assert one.app.visiting is not None
    one.app.visiting._lay(PinScreen(PinPage()))
    one.wait(0.5)
    one.key("tab")
    one.key("7")
    one.wait(0.5)
    assert notebook.heard == []
    one.store.close()
