"""Players' names as they are kept and looked up by."""

from __future__ import annotations

import unicodedata

from game.letters import JOINERS, is_written


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
        shown = "".join(letter if is_written(letter) else " " for letter in shown)
    return " ".join(shown.split()).strip(JOINERS)


def folded(name: str) -> str:
    """A name as it is looked up by: without regard to capitals and to different ways of encoding a letter."""
    return unicodedata.normalize("NFKC", tidy(name).casefold())
