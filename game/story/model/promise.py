"""What the player gives their word for, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from game.story.model.cast import Mark, unmarked
from game.story.model.words import fill

PROMISE: Final = "promise"
PROMISE_WORDS: Final = ("by", "text")
"""How ``{promise.id.by}`` begins, and how it may end."""


@dataclass(frozen=True, slots=True)
class Promise:
    """The player gives their word: what, to which character, and by when, both as one reads them.

    Given again it changes nothing, so that one id is one word given.
    """

    id: str
    to: str
    by: str
    text: str
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Settle:
    """A promise is kept or broken. One that was not made, or is settled already, stays as it is."""

    promise: str
    how: Literal["kept", "broken"]
    mark: Mark = unmarked()


def promised_words(promises: Mapping[str, Promise], words: Mapping[str, str]) -> dict[str, str]:
    """What ``{promise.id.by}`` and the like become, by what stands in the braces.

    Args:
        promises: by ``id``, those of other scenes by ``scene.id``.
        words: what stands in braces in the promises themselves.
    """
    return {
        f"{PROMISE}.{id_}.{part}": fill(text, words)
        for id_, promise in promises.items()
        for part, text in zip(PROMISE_WORDS, (promise.by, promise.text), strict=True)
    }
