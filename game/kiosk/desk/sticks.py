"""USB sticks: where the system has put them; only what is a place of its own, and through no link."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

PLACES: Final = (Path("/media"), Path("/run/media"))
"""Where Linux puts them: in a folder of the user there, or right there."""


def sticks(places: Iterable[Path] = (), is_mount: Callable[[Path], bool] = os.path.ismount) -> dict[str, Path]:
    """The sticks that are there, by what they are called.

    Args:
        places: the folders that they appear in, or that one is itself; where none is named, where the system puts them.
        is_mount: whether something is mounted there.
    """
    found: dict[str, Path] = {}
    for path in _candidates(tuple(places)):
        if path.is_symlink() or not is_mount(path):
            continue
        name = path.name or str(path)
        found[name if name not in found else str(path)] = path
    return found


def _candidates(places: tuple[Path, ...]) -> Iterator[Path]:
    for place in places or PLACES:
        if places:
            yield place
        for inner in _folders(place):
            yield inner
            if not places:
                yield from _folders(inner)


def _folders(path: Path) -> list[Path]:
    """The folders in one, in order; none where it cannot be read, or is a link itself."""
    try:
        return [] if path.is_symlink() else sorted(one for one in path.iterdir() if one.is_dir())
    except OSError:
        return []
