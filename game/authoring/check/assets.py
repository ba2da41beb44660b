"""What the game can show and play, as far as a library's files name it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from game.authoring.check.shelf import SoundShelf
from game.script.problems import Edit, Mend
from game.script.source import Page
from game.story.condition import nearest_name
from game.story.model import Mark

MOST_LISTED: Final = 20
"""A hint lists no more names than this."""


@dataclass(frozen=True, slots=True)
class AssetNames:
    """The names of faces and places and of the files of portraits and sounds; None where nobody can know them.

    ``letters`` are the characters that the fonts have; ``shelf`` has the sounds themselves.
    """

    faces: AbstractSet[str] | None = None
    portraits: AbstractSet[str] | None = None
    places: AbstractSet[str] | None = None
    sounds: AbstractSet[str] | None = None
    letters: AbstractSet[str] | None = None
    shelf: SoundShelf | None = None

    def key(self) -> str:
        """All of them as one text, which is the same only for the same names."""
        sets = (self.faces, self.portraits, self.places, self.sounds, self.letters)
        shelf = "?" if self.shelf is None else self.shelf.key()
        return "\n".join([*("?" if names is None else " ".join(sorted(names)) for names in sets), shelf])


def is_missing(name: str, known: AbstractSet[str] | None) -> bool:
    """Whether a name is not among the known ones; where nobody knows them, none is missing."""
    return known is not None and name not in known


def known_names(page: Page, name: str, known: AbstractSet[str] | None) -> str:
    """A hint for a name that is missing: the nearest known one, or all of them where they are few."""
    there = sorted(known or ())
    return page.suggest(name, there, f"there is {', '.join(there)}" if 0 < len(there) <= MOST_LISTED else "")


def called_instead(page: Page, mark: Mark, name: str, known: AbstractSet[str] | None) -> Mend | None:
    """The mend that writes the nearest known name in the place of one that is missing, where it stands at a place."""
    near = nearest_name(name, known or ())
    line, column = mark
    if not near or not page.line(line).startswith(name, column - 1):
        return None
    return Mend((Edit(line, column, line, column + len(name), near),))
