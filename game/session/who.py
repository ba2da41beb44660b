"""What may be a player's name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from game.story.language import Notice

LONGEST_NAME: Final = 40
"""Characters in a player's name at most."""

JOINERS: Final = frozenset("\u200c\u200d")
"""Not seen, and still letters: Persian and the scripts of India are not written without."""


def matching(names: Sequence[str], sought: str) -> tuple[int, ...]:
    """The places of the names that hold what is sought, those that begin with it first; accents make no difference."""
    bare = _bare(sought)
    found = [(not _bare(name).startswith(bare), at) for at, name in enumerate(names) if bare in _bare(name)]
    return tuple(at for _, at in sorted(found))


def _bare(text: str) -> str:
    split = unicodedata.normalize("NFKD", " ".join(text.split()).casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def name_problem(name: str) -> str:
    """What is wrong with a player's name in one sentence, or ``""``."""
    tidy = name.strip()
    if not tidy:
        return Notice("A player's name cannot be empty.")
    if len(tidy) > LONGEST_NAME:
        return Notice(
            "A player's name can have {most} letters at most; this has {number}.", most=LONGEST_NAME, number=len(tidy)
        )
    if not all(letter.isprintable() or letter in JOINERS for letter in tidy):
        return Notice("A player's name can only have letters that can be seen.")
    return ""
