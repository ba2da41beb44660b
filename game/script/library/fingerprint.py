"""How the files of a library look from outside, so that a change can be seen without reading them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from game.script.source import CAST, SCENES, TRANSLATIONS

WATCHED: Final = (("", ".yaml"), (CAST, ".yaml"), (SCENES, ".yaml"), (TRANSLATIONS, ".po"))
Fingerprint = tuple[tuple[str, int, int], ...]


def fingerprint(folder: Path) -> Fingerprint:
    """Each file of a library with its size and the time it was last written; another one, another content.

    A file that vanishes while it is looked at, as when an editor writes it anew, is left out until it is back.
    """
    found = []
    for part, ending in WATCHED:
        try:
            entries = list(os.scandir(folder / part))
        except OSError:
            continue
        for entry in entries:
            if not entry.name.endswith(ending):
                continue
            try:
                seen = entry.stat()
            except OSError:
                continue
            found.append((f"{part}/{entry.name}", seen.st_size, seen.st_mtime_ns))
    return tuple(sorted(found))
