"""Which characters the game's fonts can draw. The window chooses faces by it, and ``check`` tells what none has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

COVERAGE: Final = "coverage.txt"
"""Beside the fonts: a line for each file, with its name and its characters as ranges of hexadecimal numbers."""


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
