"""At a terminal nothing is heard; what would be is told in brackets, where the player wants it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.records.sqlite.store import Store
from support.terminal_scenes import DOORSTEP, LISTEN, THE_MODEL_ANSWER, Visit, library, now

BELL = DOORSTEP.replace("    - mrs_smith: Nobody came.\n", "    - mrs_smith: Nobody came.\n      sound: bell\n")


def captions(text: str) -> list[str]:
    """The lines in square brackets."""
    return re.findall(r"^\[.*[a-z]\.\]$", text, re.MULTILINE)


def test_a_call_rings_is_heard_in_its_place_and_is_put_down(tmp_path: Path, saves: Path) -> None:
    folder = library(tmp_path, doorstep=f"place: kitchen\n{BELL}")
    text = Visit(folder, saves, *THE_MODEL_ANSWER, "").text
    assert captions(text) == ["[A phone rings.]", "[A fridge hums.]", "[The door bell rings.]", "[The line closes.]"]
    assert "[A fridge hums.]\n(The phone rings.)" in text
    assert "[The door bell rings.]\nMrs Smith: Nobody came.\n" in text
    assert text.index("[The line closes.]") < text.index("The end: Won over")


def test_another_place_is_told_as_it_is_heard_after_the_line_before_it(tmp_path: Path, saves: Path) -> None:
    moved = BELL.replace("      sound: bell\n", "      sound: bell\n    - place: hallway\n")
    folder = library(tmp_path, doorstep=f"place: kitchen\n{moved}")
    text = Visit(folder, saves, *THE_MODEL_ANSWER, "").text
    assert captions(text)[1:4] == ["[A fridge hums.]", "[The door bell rings.]", "[A clock ticks.]"]
    assert "Mrs Smith: Nobody came.\n  [A clock ticks.]" in text or "Mrs Smith: Nobody came.\n[A clock ticks.]" in text


@pytest.mark.parametrize(("channel", "told"), [("in_person", ["[An office, some way off.]"]), ("chat", [])])
def test_in_person_and_in_a_chat_nothing_rings(tmp_path: Path, saves: Path, channel: str, told: list[str]) -> None:
    folder = library(tmp_path, doorstep=f"channel: {channel}\n{DOORSTEP}")
    assert captions(Visit(folder, saves, *THE_MODEL_ANSWER, "").text) == told


def test_who_wants_no_captions_reads_none(tmp_path: Path, saves: Path) -> None:
    folder = library(tmp_path, doorstep=BELL)
    opened = Store.open(saves, now)
    assert opened.store is not None
    opened.store.keep_setting(None, "window.captions", "off")
    opened.store.close()
    assert captions(Visit(folder, saves, *THE_MODEL_ANSWER, "").text) == []


def test_who_comes_back_is_not_told_again_what_rang_before(tmp_path: Path, saves: Path) -> None:
    folder = library(tmp_path, doorstep=BELL)
    Visit(folder, saves, LISTEN)
    text = Visit(folder, saves, "y").text
    assert "This is where you left off" in text
    assert captions(text) == ["[The door bell rings.]"]  # what is told again is heard again
