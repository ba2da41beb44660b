"""Names in any script at a terminal: as they are, on every line, and within its columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.letters import columns
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.session import World
from game.terminal.console import Console
from support.terminal_scenes import Terminal, Visit, library, now, played

NAMES = (
    "Nguyễn Thị Phượng",
    "Ελένη Παπαδοπούλου",
    "Алексей Їжак",
    "שרה כהן",
    "محمد عبد الله",
    "نیلوفر می\u200cخواهم",
    "श्रीकृष्ण त्रिपाठी",
    "ณัฐวุฒิ เจริญสุข",
    "王小明",
    "佐藤さくら",
    "김민준",
    "Zoë 🙂👍🏽",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_kept_and_told_as_it_is(tmp_path: Path, name: str) -> None:
    folder, saves = library(tmp_path), tmp_path / "saves"
    visit = Visit(folder, saves, name, "1", "1", "1", "1", scene=None, player=None)
    assert f"Hello {name}." in visit.text
    assert f"1. {name}\n" in Visit(folder, saves, scene=None, player=None).text
    assert f"Hello {name}." in Visit(folder, saves, name, "y", scene=None, player=None).text


def test_lines_of_ideographs_end_where_the_terminal_does() -> None:
    told: list[str] = []
    console = Console(lambda _: "", told.append, lambda: 20)
    console.say("王小明です。「はい」と言いました。お電話ありがとうございます！", "  ")
    assert len(told) > 2
    assert all(columns(line) <= 20 for line in told)
    assert not any(line.strip()[0] in "。」、！" for line in told)


def test_a_whole_visit_stays_within_narrow_lines(tmp_path: Path) -> None:
    terminal = Terminal(("王小明", "1", "1", "1", "1"))
    opened = Store.open(tmp_path / "saves", now)
    world = World(lambda: 1, lambda: Store.in_memory(now))
    try:
        played(terminal, open_index(library(tmp_path)), opened, world, 30)
    finally:
        assert opened.store is not None
        opened.store.close()
    assert "王小明" in terminal.text
