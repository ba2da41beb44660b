"""What lies in the library's folder now: seen from outside, and copied file by file through the one door.

A library is a folder, a zip archive, or a folder in which nothing but one such archive lies.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from game.authoring.sharing import files_of
from game.script.problems import NoLibraryError
from game.script.source import (
    NO_WAIT,
    PARTS,
    SCENES,
    SHARED,
    ZIP,
    ArchiveError,
    plain_name,
    read_sources,
    unpack_library,
)
from game.writing import reason_of, write_new

DIGITS: Final = 32
"""How long a digest is: 128 bits."""
_DEEPEST: Final = 9
_STILL_HOURS: Final = 1
"""What marks a copying under way counts for so long: one that was broken off marks nothing any more."""
_UNDER_WAY: Final = re.compile(
    r"\..+\.[A-Za-z0-9]{6}"  # rsync
    r"|.+\.(part|partial|filepart|crdownload|tmp|swp)",
    re.IGNORECASE,
)
_MIB: Final = 1024 * 1024

Survey = tuple[tuple[str, int, int, int, int], ...]
"""Each file and folder by its name, with what the system says of it: size, times of writing and change, number."""


class RefusedError(Exception):
    """What lies there is no library that can be copied: why, as a sentence."""


class Taken(NamedTuple):
    """A library as it was copied.

    ``mark`` is a hash of what lay there, for a second look; ``digest`` one of all that is in the library, and so in the
    copy; ``scenes`` is how many scenes it has.
    """

    mark: str
    digest: str
    scenes: int


def place_of(library: Path) -> Path:
    """Where the library really is: the archive, if one is all that lies in the folder."""
    with suppress(OSError):
        names = [entry.name for entry in os.scandir(library) if not entry.name.startswith(".")]
        if len(names) == 1 and names[0].lower().endswith(ZIP):
            return library / names[0]
    return library


def survey(place: Path) -> Survey:
    """How a library looks from outside; another survey, perhaps another content. No file is opened."""
    found: list[tuple[str, int, int, int, int]] = []
    waiting = [("", place, 0)]
    while waiting and len(found) <= SHARED.files:
        name, path, depth = waiting.pop()
        try:
            seen = path.stat()
        except OSError:
            found.append((name, -1, 0, 0, 0))
            continue
        found.append((name, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino))
        if depth < _DEEPEST and (not path.is_symlink() or not depth or _is_inside(path, place)):
            waiting += [(f"{name}/{below.name}", below, depth + 1) for below in _parts(path, is_top=not depth)]
    return tuple(sorted(found))


def _is_inside(link: Path, place: Path) -> bool:
    with suppress(OSError, RuntimeError):
        return link.resolve().is_relative_to(place.resolve())
    return False


def _parts(folder: Path, *, is_top: bool) -> Iterator[Path]:
    """What lies in a folder of a library, as far as it can belong to it."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not entry.name.startswith(".") and not (is_top and is_folder and entry.name not in PARTS):
                yield Path(entry.path)


def is_being_copied(place: Path) -> bool:
    """Whether something says that a copying is under way: rsync's and browsers' half files, git's lock."""
    folders = [place, place / ".git", *(place / part for part in PARTS)] if place.is_dir() else [place.parent]
    latest = time.time() - _STILL_HOURS * 3600
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                is_mark = entry.name == "index.lock" if folder.name == ".git" else _UNDER_WAY.fullmatch(entry.name)
                with suppress(OSError):
                    if is_mark and entry.stat(follow_symlinks=False).st_mtime > latest:
                        return True
    return False


def mark_of(place: Path) -> str:
    """A hash of what lies there now.

    Raises:
        RefusedError: where it cannot be read.
    """
    return _file_mark(place) if _is_archive(place) else _gone_through(place, None).mark


def take(place: Path, into: Path) -> Taken:
    """Copy a library, each file through the door by which a library is read: none from elsewhere, none too large.

    Args:
        place: the library.
        into: an empty folder that nobody else writes into.

    Raises:
        RefusedError: where a file of it may not be read, or it is no library.
        OSError: where the copy cannot be written.
    """
    if not _is_archive(place):
        return _gone_through(place, into)
    mark = _file_mark(place)
    try:
        unpack_library(place, into)
    except ArchiveError as error:
        raise _refused(place.name, str(error)) from error
    return _gone_through(into, None)._replace(mark=mark)


def _is_archive(place: Path) -> bool:
    return place.suffix.lower() == ZIP and not place.is_dir()


def _gone_through(place: Path, into: Path | None) -> Taken:
    """Read all that belongs to a library, and write it into a folder, if there is one."""
    try:
        sources = read_sources(place)
    except NoLibraryError as missing:
        raise RefusedError(str(missing)) from missing
    for problem in sources.problems:
        if problem.severity == "error":
            raise _refused(problem.file, problem.message)
    size, found = 0, []
    for source in files_of(sources):
        if source.refusal is not None:
            raise _refused(f"{sources.label}/{plain_name(source.name)}", source.refusal.message)
        size += len(source.data)
        found.append(f"{source.name}\0{hashlib.sha256(source.data).hexdigest()}")
        if size > SHARED.all * _MIB or len(found) > SHARED.files:
            raise RefusedError(f"it has more than {SHARED.all} MiB or {SHARED.files:,} files.")
        if into is not None:
            (into / source.name).parent.mkdir(parents=True, exist_ok=True)
            write_new(into / source.name, source.data)
    digest = hashlib.sha256("\n".join(sorted(found)).encode("utf-8", "surrogateescape")).hexdigest()[:DIGITS]
    return Taken(digest, digest, len(sources.ids(SCENES)))


def _refused(file: str, why: str) -> RefusedError:
    return RefusedError(f"{file}: {why.rstrip('.')}.")


def _file_mark(file: Path) -> str:
    """A hash of an archive's own bytes; it is not opened to wait for what never comes, nor read without an end."""
    try:
        with os.fdopen(os.open(file, NO_WAIT), "rb") as opened:
            seen = os.fstat(opened.fileno())
            if not stat.S_ISREG(seen.st_mode):
                raise _refused(file.name, "it is no regular file")
            if seen.st_size > SHARED.packed * _MIB:
                raise _refused(file.name, f"it is larger than {SHARED.packed} MiB")
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise _refused(file.name, reason_of(error)) from error
