"""Stars: what a call came to at one look, by how its decisions were graded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.story.debrief import Grade
from game.story.language import Language

MOST: Final = 3
"""As many as there are."""
_GRAVE: Final[frozenset[Grade]] = frozenset(("mistake", "blunder"))
_ANY: Final[frozenset[Grade]] = _GRAVE | {"slip"}


def stars_of(grades: Iterable[Grade], *, passed: bool) -> int:
    """The stars of a call.

    Args:
        grades: those that its decisions earned; of a shift those of all its calls.
        passed: whether it was passed.

    Returns:
        0 where it was not passed; 1 where it was; 2 where it was without a mistake or a blunder; 3 where it was
        without a slip, a mistake or a blunder.
    """
    if not passed:
        return 0
    earned = frozenset(grades)
    return 1 if earned & _GRAVE else 2 if earned & _ANY else MOST


def stars_in_words(stars: int, language: Language) -> str:
    """So many stars of those that there are, as a clause: ``2 of 3 stars``."""
    return language.tr("{number} of {all} stars", number=stars, all=MOST)


def what_stars_mean(language: Language) -> str:
    """What each of them is for, in a sentence."""
    return language.tr(
        "One star for passing; two without a mistake or a blunder; three without a slip either, in your best call."
    )
