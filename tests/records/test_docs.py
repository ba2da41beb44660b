"""What docs/records.md shows is what the game does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from game.cli.entry import main
from support.records_room import FILE, opened, played
from support.scenes import short

TEXT = (Path(__file__).parents[2] / "docs" / "records.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^python -m game (.+)$", TEXT, re.MULTILINE)


@pytest.fixture
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The saves that the page is about, in the folder in which its commands are called."""
    monkeypatch.chdir(tmp_path)
    with opened(Path("saves")) as store:
        played(store, short(), "warm", "fix", "thanks")
        played(store, short(), "warm", "later").practise(2)
    return tmp_path / "saves"


def shown(number: int) -> str:
    """What the page says that is printed."""
    blocks: list[str] = re.findall(r"```text\n(.+?)```", TEXT, re.DOTALL)
    return blocks[number]


def test_the_page_shows_how_to_copy_look_through_and_put_back(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, command in enumerate(COMMANDS[:2]):
        assert main(shlex.split(command)) == 0
        assert capsys.readouterr().out == shown(number)
    with opened(saves) as store:
        played(store, short(), "warm", name="Bob")
    assert main(shlex.split(COMMANDS[2])) == 0
    with opened(saves) as store:
        assert [player.name for player in store.players()] == ["Ann"]
    assert "before" in capsys.readouterr().out


def test_the_page_shows_how_to_recover_and_how_to_play_on(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of the page does what the page says, in the page's order, with the page's own output."""
    assert saves.is_dir()
    recovering, playing = COMMANDS[3:]
    assert main(shlex.split(recovering)) == 0
    assert capsys.readouterr().out == shown(2)
    folder = Path(shlex.split(playing)[-1])
    folder.mkdir()
    Path("recovered.sqlite3").rename(folder / FILE)
    with opened(folder) as store:
        assert [player.name for player in store.players()] == ["Ann"]
