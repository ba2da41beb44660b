"""Where saved debriefs lie: a file of its own for each, beside the saves, whatever scene and player are called."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.cli.kept_pages import KeptPages


def now() -> datetime:
    return datetime(2026, 3, 4, 9, 5, tzinfo=UTC)


def test_a_page_lies_beside_the_saves_under_its_time_and_name(tmp_path: Path) -> None:
    where = Path(KeptPages(tmp_path, now)("late_install Ann Ångström", "<p>¡Ay! 漢</p>"))
    assert where.parent == tmp_path / "debriefs"
    assert where.name == f"{now().astimezone():%Y-%m-%d-%H%M}-late-install-ann-ngstr-m.html"
    assert where.read_text("utf-8") == "<p>¡Ay! 漢</p>"


def test_no_page_is_written_over(tmp_path: Path) -> None:
    keep = KeptPages(tmp_path, now)
    first, second = keep("stall Ann", "one"), keep("stall Ann", "two")
    assert first != second
    assert [Path(path).read_text("utf-8") for path in (first, second)] == ["one", "two"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "漢字", "con", "a" * 300, "", ".hidden"])
def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    where = Path(KeptPages(tmp_path / "saves", now)(name, "x"))
    assert where.parent == tmp_path / "saves" / "debriefs"
    assert len(where.name) < 100


def test_where_it_cannot_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("a file", "utf-8")
    with pytest.raises(OSError, match="saves"):
        KeptPages(tmp_path / "saves", now)("stall", "x")
