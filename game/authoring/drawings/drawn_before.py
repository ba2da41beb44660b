"""Which drawings were drawn before, so that one that did not change is not drawn anew at every check.

Kept are hashes and nothing else, of drawings that could be drawn: what failed may have failed for want of time or
memory, and is tried again. Somebody else's file can at worst hide a drawing that takes too long.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from game.authoring.drawings.check_drawings import DrawingFile, Trial
from game.writing import write_over

FILE: Final = "drawn.json"
MOST_KEPT: Final = 5_000
"""So many hashes are kept, those used last."""
_MOST_BYTES: Final = 2 * 1024 * 1024
_FORMAT: Final = 1
_PAINTERS: Final = ("window/canvas/sheets.py", "window/gallery.py", "window/trial.py", "window/trying.py")


def unless_drawn_before(trial: Trial, folder: Path) -> Trial:
    """That trial, but only of drawings that were not drawn before; which were is kept in a folder.

    Where nothing can be read or written there, everything is drawn each time.
    """

    def tried(drawings: Sequence[DrawingFile]) -> Sequence[str]:
        before = _load(folder / FILE)
        keys = [_key(drawing) for drawing in drawings]
        known = frozenset(before)
        new = [drawing for drawing, key in zip(drawings, keys, strict=True) if key not in known]
        answers = iter(trial(new) if new else ())
        told = ["" if key in known else next(answers) for key in keys]
        if new:
            drawn = [key for key, why in zip(keys, told, strict=True) if not why]
            _store(folder / FILE, [*(key for key in before if key not in frozenset(drawn)), *drawn][-MOST_KEPT:])
        return told

    return tried


def _key(drawing: DrawingFile) -> str:
    """What a drawing comes to: its kind, its bytes, and all that draws it."""
    part = drawing.name.partition("/")[0]
    return hashlib.sha256(b"\0".join((_painters(), part.encode(), drawing.data))).hexdigest()


@lru_cache(maxsize=1)
def _painters() -> bytes:
    """A hash of what reads and draws: with another reader, or another pygame, each is drawn again."""
    home = Path(__file__).resolve().parents[2]
    files = sorted(path for room in ("drawing", "face") for path in (home / room).glob("*.py"))
    digest = hashlib.sha256(_pygame().encode())
    for path in (*files, *(home / name for name in _PAINTERS)):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _pygame() -> str:
    """Which pygame is installed, by the names of the folders that say so: asking it itself takes half a second."""
    places = [Path(place) for place in sys.path if place.endswith("-packages")]
    return " ".join(sorted(found.name for place in places for found in place.glob("pygame*.dist-info")))


def _load(path: Path) -> list[str]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            return []
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    match data:
        case {"format": 1, "drawn": [*keys]} if all(isinstance(key, str) for key in keys):
            return keys
        case _:
            return []


def _store(path: Path, keys: Sequence[str]) -> None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_over(path, json.dumps({"format": _FORMAT, "drawn": keys}, separators=(",", ":")).encode())
