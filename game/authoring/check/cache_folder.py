"""The folder in which results of checks are cached, one file for each library: what is old or too much is let go."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

DAY: Final = 24 * 60 * 60
OLDEST: Final = 60 * DAY
"""Seconds for which the results of a library are kept that is not checked any more."""
MOST_FILES: Final = 100
MOST_BYTES: Final = 128 * 1024 * 1024


class _Kept(NamedTuple):
    used: float
    size: int
    path: Path


def clear_old(file: Path) -> None:
    """Mark the results in a file as used now, and let go of others: those not used for long, and what is too much.

    Time is counted from the moment that this file was used. What cannot be looked at or removed stays.
    """
    with suppress(OSError):
        os.utime(file)
        now = file.stat().st_mtime
        others = sorted(_kept(file.parent, "check-*.json"), reverse=True)
        files = size = 0
        for used, bytes_, path in others:
            files, size = files + 1, size + bytes_
            if path != file and (now - used > OLDEST or files > MOST_FILES or size > MOST_BYTES):
                path.unlink(missing_ok=True)
        for used, _, path in _kept(file.parent, ".check-*"):  # half written by a check that was ended meanwhile
            if now - used > DAY:
                path.unlink(missing_ok=True)


def _kept(folder: Path, pattern: str) -> Iterator[_Kept]:
    for path in folder.glob(pattern):
        with suppress(OSError):
            seen = path.stat()
            yield _Kept(seen.st_mtime, seen.st_size, path)
