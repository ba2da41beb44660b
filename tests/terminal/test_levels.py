"""The list of levels in a terminal: searched by words, past attempts by a letter, and as wide as the terminal is."""

from __future__ import annotations

import re
from pathlib import Path

from game.terminal.console import Console
from support.libraries import write_library
from support.terminal_scenes import LISTEN, TRAFFIC, Terminal, Visit


def test_past_attempts_are_listed_and_their_debriefs_told_again(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "1", LISTEN, TRAFFIC, "", "a1", "2", "1", "", "a 1", "", scene=None)
    shown = visit.after("Number to play, a and a number for your attempts there, p for your page, s for settings,")
    assert "Attempts at “On the Doorstep”\n1. " in shown
    assert ", Gone, not passed, score 35.\n" in shown
    assert "Type a number from 1 to 1, or just Enter." in shown
    assert "The end: Gone (Lost)." in shown
    assert re.search(r"This is your call of \d+ [A-Z][a-z]{2} \d{4}, \d\d:\d\d\.", shown)
    assert shown.count("Attempts at") == 2
    assert not visit.terminal.answers


def test_an_attempt_that_was_left_is_gone_on_with_from_the_list(folder: Path, saves: Path) -> None:
    Visit(folder, saves, LISTEN)
    visit = Visit(folder, saves, "n", "a1", "1", TRAFFIC, scene=None)
    assert "left after 1 decision." in visit.text
    assert "The end: Gone (Lost)." in visit.after("left after 1 decision.")


def test_a_level_without_attempts_says_so(folder: Path, saves: Path) -> None:
    Visit(folder, saves, LISTEN, TRAFFIC)
    assert "Nothing has been played here yet." in Visit(folder, saves, "a2", scene=None).text


def test_levels_are_found_by_words_and_keep_their_numbers(tmp_path: Path, saves: Path) -> None:
    folder = write_library(tmp_path / "calls", 14, 3)
    visit = Visit(folder, saves, "call 0012", "13", scene=None)
    assert "\nLevels 11 to 14\n" in visit.text
    found = visit.after("Number to play, s for settings, q to leave:")
    assert "13. Call 0012 (not played yet)." in found
    assert "12. Call 0011" not in found
    assert "Call 0012" in found.rpartition("q to leave:")[2]


def test_a_terminal_that_is_made_narrower_is_followed() -> None:
    terminal, widths = Terminal(["2"]), [40, 20]
    console = Console(terminal.ask, terminal.tell, lambda: widths[0])
    console.say("I waited, and I waited, and then nobody came.")
    widths.pop(0)
    console.say("I waited, and I waited, and then nobody came.")
    assert console.answer("Number to play, q to leave:") == "2"
    assert terminal.prompts == ["leave: "]
    assert terminal.told[5] == "Number to play, q to"
    assert [len(line) <= 40 for line in terminal.told[:2]] == [True, True]
    assert len(terminal.told) == 2 + 3 + 2
    assert max(map(len, terminal.told[2:])) <= 20
