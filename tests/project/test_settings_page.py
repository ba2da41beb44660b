"""The page of settings tells of every one there is, with the words it can have and the one that holds at first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.session import GROUPS, LANGUAGE, Setting, SettingGroup
from game.session.settings import AUTO_ADVANCE, LEADS, SPEEDS, SPREADS
from game.terminal.settings import IN_TERMINAL
from game.window.shipped_keys import SHIPPED

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "settings.md").read_text("utf-8")
ROWS = [(group, setting) for group in GROUPS for setting in group.settings]


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> dict[str, list[str]]:
    """What each row of a group's table says a setting can be."""
    return {
        name: words.split(", ")
        for name, words in re.findall(r"^\| ([^|]+) \| ([^|]+) \|", section(title), re.MULTILINE)
        if name not in {"setting", "---"}
    }


@pytest.mark.parametrize(("group", "setting"), ROWS, ids=[setting.name for _, setting in ROWS])
def test_a_setting_stands_in_its_group_with_its_words(group: SettingGroup, setting: Setting) -> None:
    said = ", ".join(rows(group.label)[setting.label])
    assert said.replace("**", "") == ", ".join(choice.label for choice in setting.choices)
    first = next(choice.label for choice in setting.choices if choice.word == setting.first)
    marked = re.findall(r"\*\*(.+?)\*\*", said)
    assert marked == ([] if setting.choices[0].word == setting.first else [first])


def test_it_tells_of_no_other_and_of_every_group() -> None:
    for group in GROUPS:
        wanted = [setting.label for setting in group.settings]
        assert list(rows(group.label)) == ([LANGUAGE.label] if group.name == "reading" else []) + wanted
    headings = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    assert headings == [*(group.label for group in GROUPS), "In the terminal"]


def test_its_figures_are_the_programs() -> None:
    *some, last = (f"{share * 100:g}" for share in SPREADS.values())
    assert f"{', '.join(some)} and {last} hundredths" in PAGE
    *some, last = (f"{times:g}" for times in LEADS.values())
    assert f"Lines are {', '.join(some)} and {last} times" in PAGE
    *some, last = (f"{times:g}" for times in AUTO_ADVANCE.values() if times is not None)
    assert f"after {', '.join(some)} or {last} times" in PAGE
    *some, last = (f"{speed:g}" for speed in SPEEDS.values() if speed)
    assert f"{', '.join(some)} or {last} letters a second" in PAGE


def test_the_keys_it_names_are_the_ones_that_do_it() -> None:
    rows_ = [(row.text, one.keys) for part in SHIPPED.parts for row in part.entries for one in row.bindings]
    told = {str(stroke): text for text, keys in rows_ for stroke in keys}
    assert (told["F2"], told["F1"]) == ("Settings", "This page")
    assert told["F11"].startswith("Fill the screen")


def test_the_terminal_has_some_of_them() -> None:
    assert set(IN_TERMINAL) < {setting.name for _, setting in ROWS}
