"""The words in a text that a firm or a player makes its own: ``{company}``, ``{player}``, and ``{{`` for a brace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

PLAYER: Final = "player"
"""The word that becomes the player's name; it is always known."""

_BRACES = re.compile(r"\{\{|\{([^{}]*)(\}?)")


class Slip(NamedTuple):
    """A brace that names nothing: what was written, and its offset in the text."""

    found: str
    column: int
    name: str | None


def fill(text: str, words: Mapping[str, str]) -> str:
    """The text as it is shown: each known ``{word}`` replaced, ``{{`` made a brace, anything else left as it is."""
    if "{" not in text:
        return text

    def one(found: re.Match[str]) -> str:
        if found[0] == "{{":
            return "{"
        name = found[1].strip()
        return words[name] if found[2] and name in words else found[0]

    return _BRACES.sub(one, text)


def slips(text: str, known: Mapping[str, str]) -> list[Slip]:
    """Every brace in the text that is neither a known word nor doubled; ``name`` is None where it is not closed."""
    found = []
    if "{" in text:
        for match in _BRACES.finditer(text):
            if match[0] == "{{":
                continue
            name = match[1].strip()
            if not match[2]:
                found.append(Slip(match[0], match.start(), None))
            elif name not in known and name != PLAYER:
                found.append(Slip(match[0], match.start(), name))
    return found


def braces(text: str) -> Iterator[tuple[int, str]]:
    """Every word in closed braces, known or not, with the offset of its first letter in the text."""
    for match in _BRACES.finditer(text):
        if match[0] != "{{" and match[2] and (name := match[1].strip()):
            yield match.start(1) + match[1].index(name), name
