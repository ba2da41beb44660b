"""What a result of a check stands on: while all of it is the same, so is the result."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from game.authoring.check.assets import AssetNames
from game.script.library import Outline
from game.script.readers import ANYTHING
from game.script.source import CAST, SCENES, TRANSLATIONS

_FOLDERS: Final = frozenset(f"{part}/" for part in (SCENES, CAST, TRANSLATIONS))
_BETWEEN: Final = b"\0"


@lru_cache(maxsize=1)
def engine() -> str:
    """A hash of the program itself, as far as results depend on it: other code, other results."""
    home = Path(__file__).resolve().parents[2]
    files = sorted(
        path for room in ("story", "script", "authoring", "letters", "face") for path in (home / room).rglob("*.py")
    )
    return _hash(part for path in files for part in (path.relative_to(home).as_posix().encode(), path.read_bytes()))


class Basis:
    """What the results of one library's check stand on, beside the files that each of them looked at.

    The hashes are of the bytes that were read for this check, and of no others: whatever happens to a file meanwhile,
    a result and the key that it is kept under are of one version of it.
    """

    def __init__(self, outline: Outline, assets: AssetNames, most: int) -> None:
        self.sources = outline.sources
        words = "?" if outline.words is None else repr(sorted(outline.words.items()))
        tags = "?" if outline.tags is ANYTHING else repr(sorted(outline.tags))
        kinds = repr(sorted((skill.id, skill.kind) for skill in outline.skills.values()))
        people, shifts = repr(sorted(outline.cast)), repr(outline.course.shifts)
        money = repr(outline.currency)
        shared = (engine(), str(most), assets.key(), words, tags, kinds, people, shifts, money)
        self.shared = _hash(text.encode() for text in shared)

    def key(self, names: Iterable[str]) -> str:
        """The key of a result that looked at these files: the same only where they are, and all that is shared.

        Args:
            names: the files, as ``Sources.digest`` names them; what is no such name has no hash.
        """
        parts = [self.shared]
        for name in sorted(names):
            is_known = not name.endswith("/") or name in _FOLDERS
            parts += [name, self.sources.digest(name) if is_known else ""]
        return _hash(part.encode("utf-8", "surrogatepass") for part in parts)


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(str(len(part)).encode() + _BETWEEN)
        digest.update(part)
    return digest.hexdigest()
