"""USB sticks are found where the system puts them; a folder that is none, or a link, is not taken for one."""

from __future__ import annotations

from pathlib import Path

from game.kiosk.desk import sticks


def test_what_is_mounted_is_a_stick_and_other_folders_are_none(tmp_path: Path) -> None:
    for name in ("KINGSTON", "notes"):
        (tmp_path / name).mkdir()
    found = sticks((tmp_path,), lambda path: path.name == "KINGSTON")
    assert found == {"KINGSTON": tmp_path / "KINGSTON"}


def test_a_link_to_a_stick_is_none(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "sticks").mkdir()
    (tmp_path / "sticks" / "link").symlink_to(tmp_path / "disk")
    assert sticks((tmp_path / "sticks",), lambda _: True) == {"sticks": tmp_path / "sticks"}


def test_two_sticks_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for place in ("ann", "bob"):
        (tmp_path / place / "USB").mkdir(parents=True)
    found = sticks((tmp_path / "ann", tmp_path / "bob"), lambda path: path.name == "USB")
    assert sorted(found.values()) == [tmp_path / "ann" / "USB", tmp_path / "bob" / "USB"]
    assert len(found) == 2


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert sticks((tmp_path / "nowhere",), lambda path: path.is_dir()) == {}


def test_no_folder_of_this_machine_is_a_stick_by_chance() -> None:
    assert all(path.parts[1] in {"media", "run"} for path in sticks().values())
