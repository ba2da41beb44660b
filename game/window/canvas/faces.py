"""Which face draws which part of a text: the game's own where it can, else the first of a chain that has it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Final, NamedTuple

from game.letters import JOINERS, Coverage, clusters, has_right_to_left, is_seen, levels, reordered, runs_right_to_left
from game.window.canvas.theme import FontFace


class Face(NamedTuple):
    """A font file; ``heavier`` where it is drawn bolder than it is, ``script`` as ISO 15924 has it, for shaping."""

    file: str
    heavier: bool = False
    script: str = ""


class Run(NamedTuple):
    """A part of a line in one face and one direction, as it is read; runs stand as they are seen."""

    text: str
    face: Face
    leftward: bool = False


_SHAPED: Final = (("Hebrew", "Hebr"), ("Arabic", "Arab"), ("Devanagari", "Deva"), ("Thai", "Thai"))
_LIGHT_ONLY: Final = (
    *(("Armenian", "Armn"), ("Georgian", "Geor"), ("Bengali", "Beng"), ("Tamil", "Taml")),
    *(("Telugu", "Telu"), ("Gurmukhi", "Guru"), ("CJKsc", ""), ("Math", ""), ("Symbols", ""), ("Symbols2", "")),
)


def _chain(own: str, alphabets: str, weight: str) -> tuple[Face, ...]:
    heavier = weight != "Regular"
    return (
        Face(own),
        Face(alphabets),
        *(Face(f"NotoSans{name}-{weight}.ttf", script=script) for name, script in _SHAPED),
        *(
            Face(f"NotoSans{name}-Regular.{'otf' if name == 'CJKsc' else 'ttf'}", heavier, script)
            for name, script in _LIGHT_ONLY
        ),
        Face("NotoEmoji-Regular.ttf"),
    )


CHAINS: Final[Mapping[FontFace, tuple[Face, ...]]] = MappingProxyType(
    {
        "text": _chain("AtkinsonHyperlegibleNext-Regular.ttf", "NotoSans-Regular.ttf", "Regular"),
        "bold": _chain("AtkinsonHyperlegibleNext-SemiBold.ttf", "NotoSans-SemiBold.ttf", "SemiBold"),
        "title": _chain("Fraunces-SemiBold.ttf", "NotoSerif-SemiBold.ttf", "SemiBold"),
        "easy": _chain("Lexend-Regular.ttf", "NotoSans-Regular.ttf", "Regular"),
        "easy_bold": _chain("Lexend-SemiBold.ttf", "NotoSans-SemiBold.ttf", "SemiBold"),
    }
)
"""The faces of each font, the one that is meant first."""
_FIRST_FLAG: Final = 0x1F1E6


class Runs:
    """Splits lines into runs. ``coverage`` tells what each face has."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage

    def of(self, text: str, font: FontFace) -> tuple[Run, ...]:
        """The runs of a line from left to right."""
        chain = CHAINS[font]
        own = self._coverage.of(chain[0].file)
        if not own or own.issuperset(text):
            return (Run(text, chain[0]),)
        found = list(self._faced(text, chain))
        if not has_right_to_left(text):
            return tuple(self._joined(found, [0] * len(found)))
        at, starts = 0, []
        for cluster, _ in found:
            starts.append(at)
            at += len(cluster)
        each = levels(text, right_to_left=runs_right_to_left(text))
        return tuple(self._joined(found, [each[start] for start in starts]))

    def _joined(self, found: Sequence[tuple[str, Face]], heights: Sequence[int]) -> list[Run]:
        runs: list[Run] = []
        runs_at: list[int] = []
        for (face, level), group in groupby(zip(found, heights, strict=True), key=lambda one: (one[0][1], one[1])):
            text = "".join(self._drawn(cluster, face) for (cluster, _), _ in group)
            if text:
                runs.append(Run(text, face, leftward=bool(level % 2)))
                runs_at.append(level)
        return reordered(runs, runs_at)

    def _drawn(self, cluster: str, face: Face) -> str:
        """What of a character is given to its face: joiners only where it has them, nothing that only steers."""
        if cluster.isascii():
            return cluster
        has = self._coverage.of(face.file)
        return "".join(one for one in cluster if is_seen(one) or (one in JOINERS and one in has))

    def _faced(self, text: str, chain: Sequence[Face]) -> Iterator[tuple[str, Face]]:
        """Each character with its marks, and its face. A word is in one face if any has all of it."""
        before = chain[0]
        for is_word, group in groupby(map(_lettered, clusters(text)), key=_is_of_a_word):
            word = list(group)
            face = self._first("".join(word), chain) if is_word else None
            for cluster in word:
                if cluster == " " and cluster in self._coverage.of(before.file):
                    yield cluster, before
                    continue
                before = face or self._first(cluster, chain) or self._first(cluster[0], chain) or chain[0]
                yield cluster, before

    def _first(self, text: str, chain: Sequence[Face]) -> Face | None:
        seen = frozenset(filter(is_seen, text))
        return next((face for face in chain if self._coverage.of(face.file) >= seen), None)


def _lettered(cluster: str) -> str:
    """A flag as the letters of its country; anything else as it is."""
    if cluster.isascii():
        return cluster
    at = ord(cluster[0]) - _FIRST_FLAG
    if 0 <= at < 26:
        return "".join(chr(ord("A") + ord(one) - _FIRST_FLAG) for one in cluster)
    return cluster


def _is_of_a_word(cluster: str) -> bool:
    return unicodedata.category(cluster[0])[0] in "LM"
