"""How the files of a library look from outside, so that a change can be seen without reading them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

WATCHED: Final = ("*.yaml", "cast/*.yaml", "scenes/*.yaml", "translations/*.po")
Stamp = tuple[tuple[str, int, int], ...]


def stamp(folder: Path) -> Stamp:
    """Each file of a library with its size and the time it was last written; another stamp, another content.

    A file that vanishes while it is looked at, as when an editor writes it anew, is left out until it is back.
    """
    found = []
    for path in sorted(path for pattern in WATCHED for path in folder.glob(pattern)):
        try:
            seen = path.stat()
        except OSError:
            continue
        found.append((path.name, seen.st_size, seen.st_mtime_ns))
    return tuple(found)
