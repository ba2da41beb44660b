"""Where the program finds itself: its version, its own files, and the folder that it saves in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import game
from game import paths

ROOT = Path(__file__).resolve().parents[2]


def test_a_copy_beside_another_project_tells_its_own_version(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "game", tmp_path / "game", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "another"\nversion = "9.9.9"\n', "utf-8")
    (tmp_path / "setup.py").write_text("raise SystemExit\n", "utf-8")
    call = [sys.executable, "-m", "game", "--version"]
    told = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told.stdout == f"Head & Heart {game.__version__}\n"


def test_the_version_stands_in_one_place() -> None:
    assert game.__version__.count(".") == 2
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert 'dynamic = ["version"]' in project
    assert f'"{game.__version__}"' not in project


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout in which the program believes itself to be, with a user whose data folder is elsewhere."""
    (tmp_path / "checkout" / "saves").mkdir(parents=True)
    (tmp_path / "checkout" / "pyproject.toml").touch()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "checkout" / "game")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    return tmp_path / "checkout"


def test_in_a_checkout_of_ones_own_saves_lie_in_it(checkout: Path) -> None:
    assert paths.default_saves_dir() == checkout / "saves"


def test_what_is_no_checkout_saves_in_the_users_own_folder(checkout: Path, tmp_path: Path) -> None:
    (checkout / "pyproject.toml").unlink()
    assert paths.default_saves_dir() == tmp_path / "data" / "saves"
    (checkout / "pyproject.toml").touch()
    (checkout / "saves").rmdir()
    assert paths.default_saves_dir() == tmp_path / "data" / "saves"


@pytest.mark.skipif(os.name == "nt", reason="owners are another thing there")
def test_in_a_checkout_of_somebody_else_the_user_saves_in_a_folder_of_their_own(checkout: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        os.chown(checkout / "saves", 54321, 54321)
    else:
        (checkout / "saves").chmod(0o555)
    assert paths.default_saves_dir() == tmp_path / "data" / "saves"


def test_where_only_reading_is_allowed_the_user_saves_in_a_folder_of_their_own(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (checkout / "saves", os.W_OK))
    assert paths.default_saves_dir() == tmp_path / "data" / "saves"
