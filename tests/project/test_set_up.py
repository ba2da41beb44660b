"""The set-up heals itself: whatever is found in place of a whole environment, the next command works, and says why."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tools import set_up
from tools.set_up import BEGUN, PLAY, TEST, Place

ROOT = Path(__file__).resolve().parents[2]
THIS = (sys.version_info[0], sys.version_info[1])
INSTALLED = {
    "requirements.lock": ("pygame", "yaml", "platformdirs", "polib", "segno"),
    "requirements-dev.lock": ("pygame", "yaml", "platformdirs", "polib", "segno", "pytest", "xdist", "mypy"),
}
posix = pytest.mark.skipif(os.name == "nt", reason="links, owners and signals are other things there")


def packages(venv: Path) -> Path:
    (found,) = [*venv.glob("lib/python*/site-packages"), *venv.glob("Lib/site-packages")]
    return found


class Machine:
    """Makes real environments without pip, and puts empty modules into them instead of asking an index."""

    def __init__(self) -> None:
        self.made = 0
        self.installed: list[str] = []
        self.fails: BaseException | int = 0

    def run(self, call: Sequence[str], _: Path) -> int:
        if "venv" in call:
            self.made += 1
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", call[-1]], check=True)
            (packages(Path(call[-1])) / "pip.py").touch()
            return 0
        if isinstance(self.fails, BaseException):
            raise self.fails
        if self.fails:
            return self.fails
        lock = Path(call[-1])
        self.installed.append(lock.name)
        for name in INSTALLED[lock.name]:
            (packages(lock.parent / ".venv" if self.beside(call) else Path(call[0]).parents[1]) / f"{name}.py").touch()
        return 0

    @staticmethod
    def beside(call: Sequence[str]) -> bool:
        return ".venv" in Path(call[0]).parts


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    made = Machine()
    monkeypatch.setattr(set_up, "_run", made.run)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    return made


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "our chëckout"
    root.mkdir()
    for name in INSTALLED:
        (root / name).write_text(f"# {name}\n", "ascii")
    return root


def works(place: Place) -> bool:
    call = [str(place.python), "-c", "import pygame, yaml"]
    return subprocess.run(call, env=set_up.quiet(place.folder), check=False).returncode == 0


def test_a_fresh_checkout_is_set_up_once_and_then_left_alone(
    checkout: Path, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert works(set_up.set_up(checkout, PLAY))
    assert capsys.readouterr().err == "Setting up the game, once.\n"
    set_up.set_up(checkout, PLAY)
    assert capsys.readouterr().err == ""
    assert (machine.made, machine.installed) == (1, ["requirements.lock"])


def test_the_tools_for_the_tests_hold_the_game_as_well(checkout: Path, machine: Machine) -> None:
    set_up.set_up(checkout, TEST)
    set_up.set_up(checkout, PLAY)
    assert (machine.made, machine.installed) == (1, ["requirements-dev.lock"])


def test_a_lock_that_changed_is_installed_into_the_environment_that_is_there(
    checkout: Path, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up.set_up(checkout, PLAY)
    (checkout / "requirements.lock").write_text("# another version\n", "ascii")
    capsys.readouterr()
    assert works(set_up.set_up(checkout, PLAY))
    assert capsys.readouterr().err == "Bringing the game up to date.\n"
    assert machine.made == 1


def empty(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.mkdir()


def file_in_its_place(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.write_text("", "ascii")


def link_to_nowhere(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.symlink_to(venv.parent / "nowhere")


def no_stamps(venv: Path) -> None:
    for kind in (PLAY, TEST):
        (venv / f".{kind.name}").unlink(missing_ok=True)


def killed_while_installing(venv: Path) -> None:
    (venv / BEGUN).touch()


def python_removed(venv: Path) -> None:
    for link in (venv / "bin").glob("python*"):
        link.unlink()
        link.symlink_to("/opt/pythons/3.12/bin/python3")


def as_python(text: str, mode: int = 0o755) -> Callable[[Path], None]:
    def change(venv: Path) -> None:
        python = venv / "bin" / "python"
        python.unlink()
        python.write_text(text, "ascii")
        python.chmod(mode)

    return change


def module_lost(venv: Path) -> None:
    (packages(venv) / "yaml.py").unlink()


def module_of_another_python(venv: Path) -> None:
    (packages(venv) / "pygame.py").write_text("raise ImportError('undefined symbol: PyUnicode_AsUTF8')\n", "ascii")


def packages_of_another_python(venv: Path) -> None:
    lib = packages(venv).parent
    lib.rename(lib.with_name("python3.9"))


def no_pyvenv_cfg(venv: Path) -> None:
    (venv / "pyvenv.cfg").unlink()


@posix
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (empty, "it was not finished"),
        (no_stamps, "it was not finished"),
        (killed_while_installing, "it was not finished"),
        (file_in_its_place, "it was not finished"),
        (link_to_nowhere, "it was not finished"),
        (python_removed, "its Python cannot be run"),
        (as_python("#!/bin/sh\necho 3 9\n"), "it has Python 3.9"),
        (as_python("#!/bin/sh\necho 2 7\nexit 1\n"), "it has Python 2.7"),
        (as_python("#!/bin/sh\nexit 127\n"), "its Python cannot be run"),
        (as_python("#!/bin/sh\necho out of order\n"), "its Python cannot be run"),
        (as_python("MZ no program for this system"), "its Python cannot be run"),
        (as_python("#!/bin/sh\n", mode=0o644), "its Python cannot be run"),
        (module_lost, "it is not whole (ModuleNotFoundError: No module named 'yaml')"),
        (module_of_another_python, "it is not whole (ImportError: undefined symbol: PyUnicode_AsUTF8)"),
        (packages_of_another_python, "it is not whole (ModuleNotFoundError: No module named 'pygame')"),
        (no_pyvenv_cfg, "its Python looks for everything elsewhere"),
    ],
)
def test_what_cannot_be_used_is_made_anew_and_it_is_said_why(
    checkout: Path, machine: Machine, capsys: pytest.CaptureFixture[str], change: Callable[[Path], None], why: str
) -> None:
    set_up.set_up(checkout, PLAY)
    change(checkout / ".venv")
    capsys.readouterr()
    place = set_up.set_up(checkout, PLAY)
    told = capsys.readouterr().err
    assert told.startswith(f"The environment in .venv cannot be used: {why}")
    assert told.endswith("Making it anew.\n")
    assert machine.made == 2
    assert works(place)
    set_up.set_up(checkout, PLAY)
    assert (machine.made, capsys.readouterr().err) == (2, "")


@posix
def test_an_environment_without_pip_is_made_anew_once_something_has_to_be_installed(
    checkout: Path, machine: Machine
) -> None:
    set_up.set_up(checkout, PLAY)
    (packages(checkout / ".venv") / "pip.py").unlink()
    set_up.set_up(checkout, PLAY)
    assert machine.made == 1
    assert works(set_up.set_up(checkout, TEST))
    assert machine.made == 2


@posix
def test_a_python_that_was_asked_for_by_name_is_the_one_that_is_had(checkout: Path, machine: Machine) -> None:
    set_up.set_up(checkout, PLAY)
    set_up.set_up(checkout, PLAY, THIS)
    assert machine.made == 1
    as_python("#!/bin/sh\necho 3 99\n")(checkout / ".venv")
    set_up.set_up(checkout, PLAY)
    assert machine.made == 1
    set_up.set_up(checkout, PLAY, THIS)
    assert machine.made == 2


def test_a_checkout_that_was_moved_needs_nothing(checkout: Path, machine: Machine) -> None:
    set_up.set_up(checkout, PLAY)
    moved = checkout.rename(checkout.with_name("moved"))
    assert works(set_up.set_up(moved, PLAY))
    assert machine.made == 1


def test_after_an_install_that_failed_or_was_interrupted_the_next_one_begins_anew(
    checkout: Path, machine: Machine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "ROOT", checkout)
    machine.fails = 1
    assert set_up.main(["play"]) == 1
    assert "Run the same command again." in capsys.readouterr().err
    machine.fails = KeyboardInterrupt()
    assert set_up.main(["test"]) == 130
    machine.fails = 0
    capsys.readouterr()
    assert set_up.main(["test"]) == 0
    assert "it was not finished. Making it anew." in capsys.readouterr().err
    assert machine.made == 3


def give_away(folder: Path) -> None:
    """Make a checkout somebody else's, or one that can only be read, whichever can be done here."""
    if os.geteuid() == 0:
        os.chown(folder, 54321, 54321)
    else:
        folder.chmod(0o555)


@posix
def test_a_checkout_of_somebody_else_is_left_as_it_is_and_the_environment_made_in_ones_own_cache(
    checkout: Path, machine: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give_away(checkout)
    before = sorted(checkout.rglob("*"))
    place = set_up.set_up(checkout, PLAY)
    assert works(place)
    assert place.folder.is_relative_to(tmp_path / "cache" / "head-and-heart")
    assert f"in {place.folder}" in capsys.readouterr().err
    assert sorted(checkout.rglob("*")) == before
    assert set_up.set_up(checkout, PLAY) == place
    assert machine.made == 1
    (place.folder / BEGUN).touch()
    assert works(set_up.set_up(checkout, PLAY))
    assert machine.made == 2
    assert str(tmp_path / "cache") in set_up.environment_of(place)["MYPY_CACHE_DIR"]


@posix
def test_what_the_owner_of_a_checkout_has_set_up_is_used_by_all_for_as_long_as_it_is_whole(
    checkout: Path, machine: Machine
) -> None:
    set_up.set_up(checkout, PLAY)
    give_away(checkout)
    assert set_up.set_up(checkout, PLAY).folder == checkout / ".venv"
    module_lost(checkout / ".venv")
    assert works(place := set_up.set_up(checkout, PLAY))
    assert place.folder != checkout / ".venv"
    assert machine.made == 2


def test_an_environment_of_somebody_else_in_ones_own_checkout_is_left_to_them(checkout: Path, machine: Machine) -> None:
    (checkout / ".venv").mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    os.chown(checkout / ".venv", 54321, 54321)
    assert set_up.set_up(checkout, PLAY).folder != checkout / ".venv"
    assert machine.made == 1


def test_where_nothing_can_be_made_it_is_one_sentence(
    checkout: Path, machine: Machine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "ROOT", checkout)
    monkeypatch.setattr(set_up, "is_ours", lambda _: False)
    monkeypatch.setattr(set_up, "user_cache", lambda _: checkout / "requirements.lock" / "under a file")
    assert set_up.main(["play"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "cannot be set up" in told
    assert machine.made == 0


def test_an_older_python_can_read_the_script_as_far_as_the_sentence() -> None:
    tree = ast.parse((ROOT / "tools" / "set_up.py").read_text("utf-8"), feature_version=(3, 6))
    before = tree.body[: next(at for at, node in enumerate(tree.body) if isinstance(node, ast.If))]
    assert [type(node) for node in before] == [ast.Expr, ast.Import, ast.Assign]
    assert not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)


needs_make = pytest.mark.skipif(shutil.which("make") is None or os.name == "nt", reason="there is no make here")


def make(folder: Path, *what: str, **environment: str) -> subprocess.CompletedProcess[str]:
    left_out = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON", "VIRTUAL_ENV")
    clean = {name: value for name, value in os.environ.items() if name not in left_out}
    return subprocess.run(
        ["make", *what],
        cwd=folder,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )


@needs_make
@pytest.mark.parametrize("named", ["an old python", "nothing of that name"])
def test_too_old_a_python_is_told_in_one_sentence_before_anything_is_made(tmp_path: Path, named: str) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    old = tmp_path / "an old python"
    old.write_text("#!/bin/sh\nexit 1\n", "ascii")
    old.chmod(0o755)
    done = make(tmp_path, "play", f"PYTHON={tmp_path / named}")
    assert done.returncode != 0
    assert "Head & Heart needs Python 3.11 or newer" in done.stderr
    assert done.stderr.count("\n") == 1
    assert {path.name for path in tmp_path.iterdir()} == {"Makefile", "an old python"}


@needs_make
@pytest.mark.set_up
def test_killed_in_the_middle_moved_and_played_under_a_name_with_a_space_and_an_umlaut(tmp_path: Path) -> None:
    folder = tmp_path / "bei  Jürgen & Co" / "head and heart"
    for name in ("game", "tools", "assets", "dialogues", "saves"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.sqlite3*"))
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, folder)
    surroundings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHON": sys.executable}
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")} | surroundings
    with subprocess.Popen(
        ["make", "venv"], cwd=folder, env=env, start_new_session=True, stderr=subprocess.PIPE
    ) as begun:
        for _ in range(600):
            if (folder / ".venv" / BEGUN).exists():
                break
            time.sleep(0.05)
        os.killpg(begun.pid, signal.SIGKILL)
    played = make(folder, "play", "ARGS=list", **surroundings)
    if "could be installed" in played.stderr:
        pytest.skip("no package index can be reached: the environment cannot be made")
    assert (played.returncode, "late_install" in played.stdout) == (0, True), played.stderr
    assert "it was not finished. Making it anew." in played.stderr
    moved = folder.rename(folder.with_name("naïve – moved"))
    again = make(moved, "play", "ARGS=play first_ring --text --player Ann", **surroundings)
    assert (again.returncode, "Priya" in again.stdout, again.stderr) == (0, True, "")
    assert (moved / "saves" / "head-and-heart.sqlite3").is_file()
    call = [str(moved / ".venv" / "bin" / "python"), "-m", "game", "list"]
    done = subprocess.run(call, cwd=moved, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@posix
@pytest.mark.set_up
def test_the_tests_do_not_hang_where_ctrl_c_is_ignored() -> None:
    test = "tests/cli/test_play.py"
    ignoring = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv(sys.executable, sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", ignoring, sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", test, "-k", "ctrl_c"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout
