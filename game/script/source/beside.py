"""The files that lie beside a library's scenes: its drawings, and its sounds with the folders they are sorted into."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.writing import reason_of

PORTRAITS: Final = "portraits"
PLACES: Final = "places"
VOICES: Final = "voices"
DEEPEST: Final = 8
"""How many folders deep files are looked for."""
MOST_FILES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Beside:
    """What was found in a folder: its files by their names in it, with ``/``, and why a folder could not be read."""

    files: dict[str, Path]
    unreadable: dict[str, str]


def files_beside(folder: Path, *, deep: bool = False) -> Beside:
    """The files of a folder, without what is hidden (``.x``, and ``._x`` that macOS leaves on sticks).

    Args:
        folder: where to look; where there is none, there is nothing in it.
        deep: whether its folders are looked into too. A link to a folder is not.
    """
    found = Beside({}, {})
    waiting = [("", folder)]
    while waiting and len(found.files) < MOST_FILES:
        start, place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                seen = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda one: one.name)
                for entry in seen:
                    if not entry.is_dir():
                        found.files[f"{start}{entry.name}"] = Path(entry.path)
                    elif deep and start.count("/") < DEEPEST and not entry.is_symlink():
                        waiting.append((f"{start}{entry.name}/", Path(entry.path)))
        except FileNotFoundError:
            continue
        except OSError as error:
            found.unreadable[start.rstrip("/")] = reason_of(error)
    return found
