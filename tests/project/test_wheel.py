"""The wheel, built, installed into an empty environment and played from there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean | env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    # The tools of the tests hold the build's backend, so nothing is fetched.
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, root, cwd=out)
    assert built.returncode == 0, built.stderr
    (found,) = out.glob("head_and_heart-*.whl")
    return found


def test_the_wheel_carries_the_game_its_pictures_and_its_dialogues(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert "game/assets/portraits/mrs_smith.svg" in names
    assert "game/dialogues/scenes/late_install.yaml" in names
    assert "game/dialogues/course.yaml" in names
    assert "game/deploy/systemd/head-and-heart-kiosk.service" in names
    assert any(name.startswith("game/assets/fonts/") for name in names)
    assert not any(name.startswith(("tests/", "saves/")) for name in names)


def test_installed_into_an_empty_environment_it_plays(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    assert run(sys.executable, "-m", "venv", venv, cwd=tmp_path).returncode == 0
    bin_ = venv / ("Scripts" if os.name == "nt" else "bin")
    installed = run(bin_ / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    if "Connection" in installed.stderr or "Network is unreachable" in installed.stderr:
        pytest.skip("no package index can be reached: the wheel's own dependencies cannot be installed")
    assert installed.returncode == 0, installed.stderr
    home = {"XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path), "APPDATA": str(tmp_path)}
    told = run(bin_ / "head-and-heart", "--version", cwd=tmp_path, **home)
    assert told.stdout == f"Head & Heart {wheel.name.split('-')[1]}\n"
    listed = run(bin_ / "head-and-heart", "list", cwd=tmp_path, **home)
    assert "late_install" in listed.stdout
    checked = run(bin_ / "head-and-heart", "check", cwd=tmp_path, **home)
    assert checked.returncode == 0, checked.stdout
    assert ": nothing wrong" in checked.stdout.splitlines()[-1]
    played = run(bin_ / "head-and-heart", "play", "first_ring", "--text", "--player", "Robin", cwd=tmp_path, **home)
    assert played.returncode == 0, played.stderr
    assert "Priya" in played.stdout
    assert list(tmp_path.rglob("head-and-heart.sqlite3")), "the run was kept in the user's own data folder"
