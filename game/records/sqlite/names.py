"""Players' names as they are kept and looked up by."""

from __future__ import annotations

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"
"""Not seen, and still letters: Persian and the scripts of India are not written without."""


def tidy(name: str) -> str:
    """A player's name as it is kept: what cannot be shown is a space, and spaces are single.

    Raises:
        ValueError: if nothing is left of it.
    """
    kept = tidied(name)
    if not kept:
        raise ValueError("A player needs a name.")
    return kept


def tidied(name: str) -> str:
    """The same of whatever is read, which may leave nothing."""
    shown = unicodedata.normalize("NFC", name)
    if not shown.isprintable():
        shown = "".join(letter if letter.isprintable() or letter in _JOINERS else " " for letter in shown)
    return " ".join(shown.split()).strip(_JOINERS)


def folded(name: str) -> str:
    """A name as it is looked up by: without regard to capitals and to different ways of encoding a letter."""
    return unicodedata.normalize("NFKC", tidy(name).casefold())
