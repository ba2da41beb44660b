"""Which characters the game's fonts can draw. The window chooses faces by it, and ``check`` tells what none has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Final

COVERAGE: Final = "coverage.txt"
"""Beside the fonts: a line for each file, with its name and its characters as ranges of hexadecimal numbers."""

JOINERS: Final = "\u200c\u200d"
"""Not seen, and still letters: Persian and the scripts of India are not written without."""
_SELECTORS: Final = (("\ufe00", "\ufe0f"), ("\U0001f3fb", "\U0001f3ff"), ("\U000e0020", "\U000e01ef"))
"""Which look a character is to have, and which skin: there is one of each."""


class Coverage:
    """What the fonts in a folder have, by the file; where the folder does not tell, nothing is known of any."""

    def __init__(self, folder: Path) -> None:
        try:
            lines = (folder / COVERAGE).read_text(encoding="ascii").splitlines()
        except (OSError, UnicodeDecodeError):
            lines = []
        self._written = {name: ranges for name, _, ranges in (line.partition(" ") for line in lines)}
        self._read: dict[str, frozenset[str]] = {}

    def of(self, file: str) -> frozenset[str]:
        """The characters that a font file has; read when somebody first asks."""
        if file not in self._read:
            self._read[file] = frozenset(_characters(self._written.get(file, "")))
        return self._read[file]

    @cached_property
    def all(self) -> frozenset[str]:
        """The characters that any of them has."""
        return frozenset().union(*map(self.of, self._written))


def _characters(ranges: str) -> Iterator[str]:
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


def is_written(character: str) -> bool:
    """Whether a character may stand in what somebody writes: what can be printed, and what joins or parts letters."""
    return character.isprintable() or character in JOINERS


def is_seen(character: str) -> bool:
    """Whether a face must have a character: not what only steers (joiners, directions, which look is wanted)."""
    if character < "\u007f":
        return character >= " "
    steers = unicodedata.category(character) in ("Cf", "Cc", "Zl", "Zp")
    return not (steers or any(first <= character <= last for first, last in _SELECTORS))


def missing_from(text: str, letters: AbstractSet[str]) -> tuple[str, ...]:
    """The characters of a text that should be seen and are not among these, each once."""
    if text.isascii():
        return ()
    return tuple(dict.fromkeys(one for one in text if one not in letters and is_seen(one) and one != "\n"))


def named(characters: Sequence[str]) -> str:
    """Characters with their numbers and their names, such as ``'₹' (U+20B9, INDIAN RUPEE SIGN)``; three at most."""
    told = [f"'{one}' (U+{ord(one):04X}, {unicodedata.name(one, 'which has no name')})" for one in characters[:3]]
    more = len(characters) - len(told)
    return f"{', '.join(told)}{f' and {more} more' if more else ''}"
