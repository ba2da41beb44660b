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


def test_the_page_shows_how_to_recover_and_how_to_play_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command of the page does what the page says, in the page's order, with the page's own output."""
    monkeypatch.chdir(tmp_path)
    with opened(Path("saves")) as store:
        played(store, short(), "warm", "fix", "thanks")
        played(store, short(), "warm", "later").practise(2)
    recovering, playing = COMMANDS
    assert main(shlex.split(recovering)) == 0
    printed = capsys.readouterr().out
    shown = re.search(r"```text\n(.+?)```", TEXT, re.DOTALL)
    assert shown is not None
    assert printed == shown[1]
    folder = Path(shlex.split(playing)[-1])
    folder.mkdir()
    Path("recovered.sqlite3").rename(folder / FILE)
    with opened(folder) as store:
        assert [player.name for player in store.players()] == ["Ann"]
