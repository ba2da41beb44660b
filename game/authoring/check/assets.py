"""What the game can show and play, as far as a library's files name it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assets:
    """The names of faces and places and of the files of portraits and sounds; None where nobody can know them."""

    faces: AbstractSet[str] | None = None
    portraits: AbstractSet[str] | None = None
    places: AbstractSet[str] | None = None
    sounds: AbstractSet[str] | None = None

    def key(self) -> str:
        """All of them as one text, which is the same only for the same names."""
        sets = (self.faces, self.portraits, self.places, self.sounds)
        return "\n".join("?" if names is None else " ".join(sorted(names)) for names in sets)
