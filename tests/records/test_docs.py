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


def command(start: str) -> list[str]:
    """The one command of the page that begins so."""
    (found,) = [line for line in COMMANDS if line.startswith(start)]
    return shlex.split(found)


def test_each_command_that_the_page_shows_the_output_of_prints_just_that(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = re.findall(r"```sh\npython -m game ([^\n]+)\n```\n[^`]*```text\n(.+?)```", TEXT, re.DOTALL)
    assert len(whole) == 4
    assert saves.is_dir()
    for line, printed in sorted(whole, key=lambda each: "forget" in each[0]):
        assert main(shlex.split(line)) == 0
        assert capsys.readouterr().out == printed


def test_the_page_shows_how_to_put_a_copy_back(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command("store backup")) == 0
    with opened(saves) as store:
        played(store, short(), "warm", name="Bob")
    assert main(command("store restore")) == 0
    with opened(saves) as store:
        assert [player.name for player in store.players()] == ["Ann"]
    assert "before" in capsys.readouterr().out


def test_the_page_shows_how_to_play_on_with_what_was_brought_back(saves: Path) -> None:
    assert saves.is_dir()
    assert main(command("store recover")) == 0
    folder = Path(command("--saves")[-1])
    folder.mkdir()
    Path("recovered.sqlite3").rename(folder / FILE)
    with opened(folder) as store:
        assert [player.name for player in store.players()] == ["Ann"]


def test_the_page_shows_how_somebody_gets_all_that_is_kept_of_them(saves: Path) -> None:
    assert saves.is_dir()
    assert main(command("players export")) == 0
    assert '"name": "Ann"' in Path("ann.json").read_text(encoding="utf-8")
