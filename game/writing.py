"""Files written whole, or not at all, and never through a link."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Write a file where there is nothing yet.

    Raises:
        FileExistsError: where there is something, be it a link that leads nowhere.
        OSError: where it cannot be written; then nothing of it is left.
    """
    with path.open("xb") as file:
        try:
            file.write(data)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def see_down(path: Path) -> None:
    """See a file or folder safely on the disk, where that can be asked for.

    Raises:
        OSError: where it cannot be brought there.
    """
    if os.name == "nt":  # what is only read cannot be seen down there, nor can a folder
        return
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def make_folder_for(path: Path, home: Path) -> None:
    """Make the folder that a file of a library is written into.

    Args:
        path: the file.
        home: the library.

    Raises:
        OSError: where it cannot be made, or a link leads out of the library, where nothing would be read again.
    """
    try:
        is_inside = path.parent.resolve().is_relative_to(home.resolve())
    except RuntimeError:  # a ring of links
        is_inside = False
    if not is_inside:
        raise PermissionError(errno.EPERM, "a link leads outside the library", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)


def write_over(path: Path, data: bytes) -> None:
    """Write a file, in the place of what was there: that stays until the new one is whole. A link itself is replaced.

    Whoever could read and write the old one can read and write the new one.

    Raises:
        OSError: where it cannot be written.
    """
    beside = _beside(path)
    try:
        write_new(beside, data)
        see_down(beside)
        _as_open_as(path, beside)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _as_open_as(old: Path, new: Path) -> None:
    """Let the same people read and write a new file as an old one, where that can be done; not for a link."""
    with suppress(OSError):
        seen = old.lstat()
        if stat.S_ISREG(seen.st_mode):
            _give(new, seen)
            new.chmod(stat.S_IMODE(seen.st_mode))


def _give(new: Path, seen: os.stat_result) -> None:
    """Give a new file to whom the old one belonged, or at least to its group."""
    if hasattr(os, "chown"):
        for owner in (seen.st_uid, -1):
            with suppress(OSError):
                os.chown(new, owner, seen.st_gid)
                return


def _beside(path: Path) -> Path:
    """Where a file is written before it takes a place."""
    return path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")


def write_together(files: Mapping[Path, bytes], moves: Mapping[Path, Path]) -> None:
    """Write several files over what was there and call files or folders otherwise: all of it, or nothing.

    Args:
        files: what becomes of each file, by the name that it has before anything is moved; one that is new is made.
        moves: what files and folders are called from then on. Nothing may be there yet.

    Raises:
        OSError: where one cannot be written or moved; then everything is as it was.
    """
    ready: dict[Path, Path] = {}
    undo: list[Callable[[], object]] = []
    try:
        for path, data in files.items():
            ready[path] = _beside(path)
            write_new(ready[path], data)
        for path, new in ready.items():
            if path.exists():
                undo.append(partial(write_over, path, path.read_bytes()))
                _as_open_as(path, new)
            else:
                undo.append(path.unlink)
            new.replace(path)
        for old, new in moves.items():
            _move(old, new)
            undo.append(partial(new.rename, old))
    except BaseException:  # Ctrl-C too
        for step in reversed(undo):
            with suppress(OSError):
                step()
        raise
    finally:
        for new in ready.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)


def _move(old: Path, new: Path) -> None:
    if os.path.lexists(new):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new))
    old.rename(new)


def reason_of(error: OSError) -> str:
    """Why the system refused, as part of a sentence, without its number and without names."""
    return (error.strerror or "no reason was given").lower()


def reason_in_words(error: OSError) -> str:
    """The same, with the file's name where that is known."""
    why = reason_of(error)
    return why if not error.filename else f"'{os.fsdecode(error.filename)}': {why}"
