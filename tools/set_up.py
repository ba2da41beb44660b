"""Makes the environment that the game or its tests need, looks whether it is whole, and runs Python in it.

python tools/set_up.py play               set up the game
python tools/set_up.py test -m pytest     set up the tools for the tests, then run that in it

The environment is ``.venv`` in the checkout; one that was half made, or cannot be used any more (another Python, its
Python removed), is made anew. In a checkout that is somebody else's, or that can only be read, it is made in the
user's own cache folder. Nothing but the standard library is needed, and any Python 3.6 can tell what is missing.
"""

# ruff: noqa: E402 - the version is looked at before anything that an older Python cannot read
import sys

NEEDED = (3, 11)
if sys.version_info < NEEDED:
    sys.exit("Head & Heart needs Python {}.{} or newer; this is {}.{}.".format(*NEEDED, *sys.version_info[:2]))

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
BEGUN: Final = ".begun"
"""A file in an environment that is there while something is put into it: what is found with it is half made."""


@dataclass(frozen=True)
class Kind:
    """What an environment can be for: its lock, what must be importable then, and what it is called."""

    name: str
    lock: str
    modules: str
    said: str


PLAY: Final = Kind("play", "requirements.lock", "pygame, yaml, platformdirs, polib, segno", "the game")
TEST: Final = Kind("test", "requirements-dev.lock", f"{PLAY.modules}, pytest, xdist, mypy", "the tools for the tests")


class SetUpError(Exception):
    """It could not be set up: why, as a sentence."""


@dataclass(frozen=True)
class Place:
    """An environment: its folder, the checkout it is for, and whether it may be changed."""

    folder: Path
    root: Path
    ours: bool

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def stamp(self, kind: Kind) -> Path:
        """The file that holds which lock it was last brought up to."""
        return self.folder / f".{kind.name}"

    def is_up_to(self, kind: Kind) -> bool:
        """Whether it holds what the lock says today."""
        try:
            return self.stamp(kind).read_text("ascii") == fingerprint(self.root / kind.lock)
        except (OSError, UnicodeDecodeError):
            return False

    def fault(self, kind: Kind, version: tuple[int, int] | None) -> str | None:
        """What is wrong with what is there, as a clause; None if nothing is.

        Args:
            kind: what it should be good for; what it does not claim to hold yet is not asked for.
            version: the Python that it must have; None for any that is new enough.
        """
        if (self.folder / BEGUN).exists() or not any(self.stamp(one).exists() for one in (PLAY, TEST)):
            return "it was not finished"
        claimed = kind.modules if self.is_up_to(kind) else "sys" if shutil.which("uv") else "pip"
        probe = f"import sys; print(*sys.version_info[:2], sys.prefix == sys.base_prefix); import {claimed}"
        try:
            done = subprocess.run(
                [self.python, "-c", probe], capture_output=True, env=quiet(self.folder), check=False, timeout=120
            )
        except (OSError, subprocess.TimeoutExpired):
            return "its Python cannot be run"
        told = done.stdout.decode(errors="replace").split()
        if len(told) < 2 or not all(part.isdigit() for part in told[:2]):
            return "its Python cannot be run"
        has = (int(told[0]), int(told[1]))
        if has < NEEDED or (version and has != version):
            return f"it has Python {has[0]}.{has[1]}"
        if told[2:] == ["True"]:
            return "its Python looks for everything elsewhere"
        if done.returncode:
            return f"it is not whole ({(done.stderr.decode(errors='replace').splitlines() or ['no reason given'])[-1]})"
        return None


def fingerprint(lock: Path) -> str:
    """What stands for a lock in a stamp."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def quiet(folder: Path) -> dict[str, str]:
    """This process's environment for Python's own tools: without what leads Python astray, or makes pygame greet."""
    left_out = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return kept | readable(folder) | {"PYGAME_HIDE_SUPPORT_PROMPT": "1"}


def readable(folder: Path) -> dict[str, str]:
    """What Python must be told where it cannot read a folder's name as the locale has it, and could load nothing."""
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        return {"PYTHONUTF8": "1"}
    return {}


def is_ours(folder: Path) -> bool:
    """Whether a folder belongs to who runs this, and can be written to."""
    if hasattr(os, "geteuid") and folder.stat().st_uid != os.geteuid():
        return False
    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def user_cache(environment: Mapping[str, str]) -> Path:
    """The user's own cache folder for this program."""
    if sys.platform == "win32":
        top = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        top = Path.home() / "Library" / "Caches"
    else:
        given = environment.get("XDG_CACHE_HOME", "")
        top = Path(given) if os.path.isabs(given) else Path.home() / ".cache"  # noqa: PTH117 - "" is a relative one
    return top / "head-and-heart"


def place_for(root: Path, kind: Kind, version: tuple[int, int] | None) -> Place:
    """Where the environment of a checkout is, or is to be made."""
    venv = root / ".venv"
    beside = Place(venv, root, is_ours(root) and (not venv.is_dir() or is_ours(venv)))
    if beside.ours or (beside.is_up_to(kind) and beside.fault(kind, version) is None):
        return beside
    name = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
    return Place(user_cache(os.environ) / "checkouts" / name / "venv", root, ours=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One at a time works in a folder, where the system can say so; others wait."""
    if os.name == "nt":
        yield
        return
    import fcntl  # noqa: PLC0415 - Windows has none

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def set_up(root: Path, kind: Kind, version: tuple[int, int] | None = None) -> Place:
    """Make the environment what it should be, if it is not.

    Args:
        root: the checkout.
        kind: what it should be good for.
        version: the Python that it must have; None for any that is new enough.

    Returns:
        Where it is, whole.

    Raises:
        SetUpError: if that cannot be done.
    """
    place = place_for(root, kind, version)
    if not place.ours:
        return place
    try:
        place.folder.parent.mkdir(parents=True, exist_ok=True)
        with alone(place.folder.parent):
            _mend(place, kind, version)
    except OSError as error:
        raise SetUpError(f"The environment in {place.folder} cannot be set up ({error}).") from error
    return place


def _mend(place: Place, kind: Kind, version: tuple[int, int] | None) -> None:
    there = os.path.lexists(place.folder)
    fault = place.fault(kind, version) if there else "it is not there"
    if fault is None and place.is_up_to(kind):
        return
    shown = place.folder.relative_to(place.root) if place.folder.is_relative_to(place.root) else place.folder
    if there and fault:
        say(f"The environment in {shown} cannot be used: {fault}. Making it anew.")
    elif there:
        say(f"Bringing {kind.said} up to date." if place.stamp(kind).exists() else f"Setting up {kind.said}, once.")
    else:
        say(f"Setting up {kind.said}, once{'' if shown == Path('.venv') else f', in {shown}'}.")
    if fault:
        _make(place)
    _install(place, kind)
    fault = place.fault(kind, version)
    if fault:
        raise SetUpError(f"The environment in {shown} was set up, and yet cannot be used: {fault}.")


def _make(place: Place) -> None:
    if place.folder.is_symlink() or place.folder.is_file():
        place.folder.unlink()
    elif place.folder.exists():
        shutil.rmtree(place.folder)
    place.folder.mkdir()
    (place.folder / BEGUN).touch()
    if shutil.which("uv"):
        made = _run(
            ["uv", "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(place.folder)], place.folder
        )
    else:
        made = _run([sys.executable, "-m", "venv", str(place.folder)], place.folder)
    if made:
        raise SetUpError("No environment could be made; what Python said about it stands above.")


def _install(place: Place, kind: Kind) -> None:
    (place.folder / BEGUN).touch()
    if shutil.which("uv"):
        call = ["uv", "pip", "install", "--quiet", "--python", str(place.python)]
    else:
        call = [str(place.python), "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check"]
    if _run([*call, "--require-hashes", "-r", str(place.root / kind.lock)], place.folder):
        raise SetUpError("Not everything could be installed; the reason stands above. Run the same command again.")
    for done in (PLAY, TEST) if kind is TEST else (PLAY,):  # the tools for the tests hold all that the game needs
        place.stamp(done).write_text(fingerprint(place.root / done.lock), "ascii")
    (place.folder / BEGUN).unlink()


def _run(call: Sequence[str], folder: Path) -> int:
    return subprocess.run(call, env=quiet(folder), stdout=sys.stderr, check=False).returncode


def say(text: str) -> None:
    """One line for who waits; not on standard output, which belongs to what is run."""
    print(text, file=sys.stderr, flush=True)


def environment_of(place: Place) -> dict[str, str]:
    """What Python is run with; one that lies elsewhere must not write its caches into the checkout either."""
    given = dict(os.environ) | readable(place.root)
    if place.folder != place.root / ".venv" or not place.ours:
        caches = user_cache(given) / "checkouts" / "caches"
        folders = {name: str(caches / name) for name in ("MYPY_CACHE_DIR", "RUFF_CACHE_DIR", "PYTHONPYCACHEPREFIX")}
        given = folders | {"PYTEST_ADDOPTS": "-p no:cacheprovider"} | given
    return given


def main(arguments: Sequence[str]) -> int:
    """Set up, and run Python in it if there is anything to run.

    Args:
        arguments: ``play`` or ``test``, then Python's own arguments; ``--this-python`` first for an environment of
            exactly the version that this is run by.

    Returns:
        The exit code.
    """
    exactly = arguments[:1] == ["--this-python"]
    kind, rest = {"play": PLAY, "test": TEST}[arguments[exactly]], arguments[exactly + 1 :]
    try:
        place = set_up(ROOT, kind, (sys.version_info[0], sys.version_info[1]) if exactly else None)
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Interrupted; the next time it is made anew.")
        return 130
    if not rest:
        return 0
    call = [str(place.python), *rest]
    if os.name != "nt":  # where it can take this process's place, signals reach it straight
        os.execve(call[0], call, environment_of(place))  # noqa: S606 - no shell is wanted
    return subprocess.run(call, env=environment_of(place), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
