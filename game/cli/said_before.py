"""What ``check`` said is said again while nothing has changed, before the rest of the program is even read.

Reading the program, the scenes and the translations takes a second, and ten times as long as reading their bytes. So
what was printed is kept with the exit code, under a hash of everything that it can depend on: each byte of the library,
of the program and of what it ships, the names of what is installed, where one stands, and the call. A size or a time is
proof of nothing, but for sounds, which can be large: of those they count, as everywhere in ``check``.

Nothing is kept of what may change by itself, or while it is being looked at: where there are links, where a file was
written while it was checked or just before, where a drawing could not be drawn, which can be for want of time.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Final, NamedTuple

from game.cli import streams
from game.paths import assets_dir, default_cache_dir, dialogues_dir

PARTS: Final = ("cast", "places", "portraits", "scenes", "translations", "voices")
"""The folders of a library."""
SOUNDS: Final = "voices"
FORMATS: Final = ("text", "json", "github")
NEWEST: Final = 2.0
"""Seconds that must have gone by since a file was written: a disk's clock may tick once in two."""
MOST_FILES: Final = 20_000
MOST_BYTES: Final = 64 * 2**20
MOST_TEXT: Final = 2**20
MOST_KEPT: Final = 20
"""What was said to so many calls is kept, those made last."""
_FORMAT: Final = 1
_PACKAGE: Final = Path(__file__).resolve().parents[1]
_BESIDE: Final = ("__pycache__", "assets", "dialogues", "deploy", "saves")
"""What lies in the program's folder where it is installed, and is looked at elsewhere or not at all."""


class Call(NamedTuple):
    """A call of ``check`` whose answer may be kept."""

    paths: tuple[str, ...]
    format: str
    is_strict: bool
    accepted: bool


class Said(NamedTuple):
    """What was printed, and the exit code."""

    text: str
    code: int


class Basis(NamedTuple):
    """What an answer stands on: a hash that says it, one of how its files look from outside, and when one was new."""

    key: str
    looks: str
    newest: float


class _UnsureError(Exception):
    """What an answer stands on cannot be known for certain."""


def call_in(arguments: Sequence[str]) -> Call | None:
    """The call of ``check`` that these arguments make; None where they ask for more than may be kept."""
    if arguments[:1] != ["check"]:
        return None
    paths, form, given = list[str](), "text", set[str]()
    words = iter(arguments[1:])
    for word in words:
        if word in ("--strict", "--accepted"):
            given.add(word)
        elif word.startswith("--format"):
            form = next(words, "") if word == "--format" else word.removeprefix("--format=")
        elif word.startswith("-") or not word.strip():
            return None
        else:
            paths.append(str(Path(word)))
    return Call(tuple(paths), form, "--strict" in given, "--accepted" in given) if form in FORMATS else None


def say_again(arguments: Sequence[str]) -> int | None:
    """Say what was said before; returns the exit code.

    Returns:
        None where something has changed, or nothing is known: it is to be worked out. None too where it cannot be
        printed: the program tells why.
    """
    call = call_in(arguments)
    said = None if call is None else said_before(call)
    if said is None:
        return None
    try:
        streams.ready()
        sys.stdout.write(said.text)
        sys.stdout.flush()
    except BrokenPipeError:
        streams.hang_up()
        return streams.HUNG_UP
    except OSError:
        return None
    return said.code


def said_before(call: Call) -> Said | None:
    """What was said to a call when all that it can depend on was as it is now."""
    file = _file_of(call)
    try:
        if file.stat().st_size > 2 * MOST_TEXT:
            return None
        match json.loads(file.read_bytes()):
            case {"format": 1, "key": str(key), "text": str(text), "code": 0 | 1 as code} if _is_plain(text):
                basis = basis_of(call)
            case _:
                return None
    except (OSError, ValueError, RecursionError):
        return None
    if basis is None or basis.key != key:
        return None
    with suppress(OSError):
        os.utime(file)
    return Said(text, code)


def keep(call: Call, before: Basis | None, said: Said, began: float) -> None:
    """Keep what was said to a call, if all that it stands on is now as it was before.

    Args:
        call: the call.
        before: what it stood on before anything was looked at; None where that could not be known.
        said: what was said.
        began: the time when ``before`` was taken, in seconds.
    """
    is_sure = before is not None and before.newest < began - NEWEST and before == basis_of(call)
    if before is None or not is_sure or len(said.text) > MOST_TEXT or not _is_plain(said.text):
        return
    from game.writing import write_over  # noqa: PLC0415 - who is only told again writes nothing

    file = _file_of(call)
    data = {"format": _FORMAT, "key": before.key, "text": said.text, "code": said.code}
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_over(file, json.dumps(data).encode())
        others = sorted(file.parent.glob("said-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in others[MOST_KEPT:]:
            path.unlink(missing_ok=True)


def basis_of(call: Call) -> Basis | None:
    """What the answer to a call stands on, as it is now; None where that cannot be known for certain."""
    looking = _Looking()
    try:
        for path in call.paths or (str(dialogues_dir()),):
            looking.path(os.path.realpath(path))
        looking.program()
    except (OSError, _UnsureError):
        return None
    return looking.basis()


def _file_of(call: Call) -> Path:
    """Where what was said to a call is kept: it names files from where one stands, and the program as it was called."""
    name = repr((call, os.getcwd(), os.path.basename(sys.argv[0]) if sys.argv else ""))  # noqa: PTH109, PTH119 - quick
    return default_cache_dir() / f"said-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}.json"


def _is_plain(text: str) -> bool:
    """Whether a text steers no terminal, whoever wrote it."""
    return all(map(str.isprintable, text.split("\n")))


class _Looking:
    """Looks at files, each whole: into a hash go their names and bytes."""

    def __init__(self) -> None:
        self.bytes = hashlib.sha256()
        self.looks = hashlib.sha256()
        self.newest = 0.0
        self.files = self.size = 0

    def basis(self) -> Basis:
        """What was looked at."""
        return Basis(self.bytes.hexdigest(), self.looks.hexdigest(), self.newest)

    def say(self, *what: object) -> None:
        """Let the hash depend on that."""
        self.bytes.update(repr(what).encode("utf-8", "surrogatepass"))

    def path(self, path: str) -> None:
        """A library, a part or a file of one, or a file alone: whatever of these it is, all that it can stand on."""
        is_folder = os.path.isdir(path)  # noqa: PTH112 - quick
        self.say("path", path, is_folder)
        home = path if is_folder else os.path.dirname(path)  # noqa: PTH120 - quick
        self.library(home)
        if os.path.basename(home) in PARTS:  # noqa: PTH119 - quick
            self.library(os.path.dirname(home))  # noqa: PTH120 - quick
        if not is_folder:
            self.file(path)

    def library(self, home: str) -> None:
        """What of a library's folder can be looked at."""
        for entry in _entries(home):
            self.say(entry.name, entry.is_dir())
            if entry.name in PARTS:
                self.entry(entry, is_read=entry.name != SOUNDS)
            elif entry.name.endswith(".yaml"):
                self.entry(entry)

    def program(self) -> None:
        """The program, what it ships, and what it stands on itself."""
        self.say(sys.version, sys.platform, sys.getfilesystemencoding())
        for place in sys.path:
            if place.endswith("-packages"):
                self.say(sorted(name for name in os.listdir(place) if name.endswith(".dist-info")))  # noqa: PTH208
        for entry in _entries(str(_PACKAGE)):
            if entry.name.endswith(".py") or (entry.name not in _BESIDE and entry.is_dir()):
                self.entry(entry)
        assets = str(assets_dir())
        self.library(assets)
        self.file(os.path.join(assets, "fonts", "coverage.txt"))  # noqa: PTH118 - quick

    def entry(self, entry: os.DirEntry[str], *, is_read: bool = True) -> None:
        """A file, or a folder with all that is in it: with their bytes, or only how they look from outside."""
        self.say(entry.name)
        if entry.is_symlink():
            raise _UnsureError
        if not entry.is_dir():
            self.file(entry.path, is_read=is_read)
            return
        for one in _entries(entry.path):
            self.entry(one, is_read=is_read)
        self.say("that is all")

    def file(self, path: str, *, is_read: bool = True) -> None:
        """A file with its bytes, or only how it looks from outside."""
        seen = os.stat(path)  # noqa: PTH116 - quick
        if not stat.S_ISREG(seen.st_mode):
            raise _UnsureError
        looks = (path, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
        self.looks.update(repr(looks).encode("utf-8", "surrogatepass"))
        self.newest = max(self.newest, seen.st_mtime, seen.st_ctime)
        self.files += 1
        self.size += seen.st_size if is_read else 0
        if self.files > MOST_FILES or self.size > MOST_BYTES:
            raise _UnsureError
        if is_read:
            with FileIO(path) as file:
                data = file.readall()
            self.say(len(data))
            self.bytes.update(data)
        else:
            self.say(looks)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """What stands in a folder, in order, without what is hidden and what Python keeps for itself."""
    with os.scandir(folder) as found:
        entries = [entry for entry in found if not entry.name.startswith(".") and entry.name != "__pycache__"]
    return iter(sorted(entries, key=lambda entry: entry.name))
