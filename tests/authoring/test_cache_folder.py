"""The cache of checks stays small: libraries that are not checked any more are let go of."""

from __future__ import annotations

import os
from pathlib import Path

from game.authoring.check.cache_folder import DAY, MOST_FILES, OLDEST, clear_old


def cached(folder: Path, name: str, age: float) -> Path:
    """A file that was used that many seconds ago."""
    path = folder / name
    path.write_text("{}", encoding="utf-8")
    os.utime(path, (path.stat().st_mtime - age,) * 2)
    return path


def test_what_was_not_used_for_long_goes_and_what_was_used_now_stays(tmp_path: Path) -> None:
    old, recent = cached(tmp_path, "check-a.json", OLDEST + DAY), cached(tmp_path, "check-b.json", DAY)
    half, being_written = cached(tmp_path, ".check-x", 2 * DAY), cached(tmp_path, ".check-y", 0)
    mine, other = cached(tmp_path, "check-c.json", OLDEST * 2), cached(tmp_path, "notes.json", OLDEST * 2)
    clear_old(mine)
    assert [path.exists() for path in (old, recent, half, being_written, mine, other)] == [
        False, True, False, True, True, True,
    ]  # fmt: skip


def test_of_too_many_the_oldest_go(tmp_path: Path) -> None:
    files = [cached(tmp_path, f"check-{number}.json", number * 60) for number in range(MOST_FILES + 5)]
    clear_old(files[-1])
    kept = [path for path in files if path.exists()]
    assert kept == [*files[: MOST_FILES - 1], files[-1]]


def test_a_folder_that_is_not_there_is_no_matter(tmp_path: Path) -> None:
    clear_old(tmp_path / "gone" / "check-a.json")
    assert not (tmp_path / "gone").exists()
