"""How something is found by what a player writes: by every word of it, whatever capitals and accents it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from game.session.progress import Card


@lru_cache(maxsize=2_000)
def folded(text: str) -> str:
    """A text as it is searched: small letters without their marks, single spaces."""
    split = unicodedata.normalize("NFKD", " ".join(text.split()).casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def holds(text: str, sought: str) -> bool:
    """Whether every word of what is sought stands in a text, in any order."""
    here = folded(text)
    return all(word in here for word in folded(sought).split())


def matching(names: Sequence[str], sought: str) -> tuple[int, ...]:
    """The places of the names that hold what is sought: first those that begin with it, then those with all of it."""
    whole = folded(sought)
    words = whole.split()
    bare = [(at, folded(name)) for at, name in enumerate(names)]
    found = [
        (not name.startswith(whole), whole not in name, at) for at, name in bare if all(map(name.__contains__, words))
    ]
    return tuple(at for *_, at in sorted(found))


def found_by(shown: Sequence[Card], sought: str) -> tuple[Card, ...]:
    """The cards that hold what is sought; a word may also be the number of a level."""
    words = sought.split()
    return tuple(card for card in shown if all(_is_of(card, word) for word in words))


def _is_of(card: Card, word: str) -> bool:
    return word == str(card.number) or holds(f"{card.title} {card.summary}", word)
