"""Players' names as they are kept and looked up by."""

from __future__ import annotations

import unicodedata
from typing import Final

from game.letters import JOINERS, is_written
from game.records.values import PlayerKind

BREAK: Final = "\n"
"""Stands in what a player is looked up by, and in no name: before the UUID of one whose name an earlier player had,
and at the very beginning for whoever is not found by a name."""
_VISITOR: Final = f"{BREAK}visitor{BREAK}"
_CODE: Final = f"{BREAK}code{BREAK}"


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


def key_of(kind: PlayerKind, name: str, uuid: str) -> str:
    """What a player of that kind is looked up by: the name, the code, or for a visitor only the UUID.

    Raises:
        ValueError: for a name or a code with nothing in it.
    """
    match kind:
        case "listed":
            return folded(name)
        case "visitor":
            return f"{_VISITOR}{uuid}"
        case "code":
            return _CODE + "".join(folded(name).split())


def sought_in(key: str) -> str:
    """What of a key somebody types: the folded name or code; nothing of a visitor's."""
    return "" if key.startswith(_VISITOR) else key.removeprefix(_CODE).partition(BREAK)[0]


def kind_of(key: object) -> PlayerKind:
    """Of which kind a player with that key is."""
    if isinstance(key, str) and key.startswith(_VISITOR):
        return "visitor"
    return "code" if isinstance(key, str) and key.startswith(_CODE) else "listed"


def is_another(key: str) -> bool:
    """Whether it is the key of somebody whose name or code an earlier player had."""
    return not key.startswith(_VISITOR) and BREAK in key.removeprefix(_CODE)
