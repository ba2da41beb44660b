"""How people's voices babble while their lines are typed: a voice for each person, and where the syllables stand."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

Pitch = Literal["low", "middle", "high"]
MIDDLE: Final = "middle"
PITCHES: Final[Mapping[Pitch, tuple[float, float]]] = {
    "low": (0.66, 0.80),
    "middle": (0.84, 1.04),
    "high": (1.08, 1.28),
}
"""How fast the recorded syllables are played, from and to: faster is higher, and comes from a smaller mouth."""
TIMBRES: Final = ("voice_round", "voice_bright")
"""The recordings: one file each, in which the syllables of :data:`GRAINS` stand one after the other."""
GRAINS: Final = "aeiou"
SECONDS: Final = 0.09
"""How long a syllable is in the recording."""
_QUICKEST, _SLOWEST = 0.105, 0.165
"""Seconds from one syllable to the next, at least; and none begins before the one before it is over."""
_TONES: Final = (0.94, 1.0, 1.06)
_RISES, _FALLS = 1.14, 0.88
"""How high a question ends, and how low a sentence, as a share of the voice."""
_LETTERS_A_SYLLABLE: Final = 2
"""In writing that has no vowels of its own, so many letters are a syllable."""


class Voice(NamedTuple):
    """How somebody sounds: which recording, how fast it is played, and seconds between syllables at least."""

    timbre: str
    rate: float
    pace: float


class Syllable(NamedTuple):
    """A syllable: at which character it begins, from 0, which grain it is, and how high, as a share of the voice."""

    at: int
    grain: int
    tone: float


def voice_of(person: str, pitch: Pitch | Literal[""] = "") -> Voice:
    """The voice of a person by their id: the same one every time.

    Args:
        person: the id.
        pitch: how high their voice is, as their author has it; ``""`` where nobody has said so.
    """
    seed = zlib.crc32(person.encode())
    low, high = PITCHES[pitch or MIDDLE]
    shares = [(seed >> shift & 0xFF) / 0xFF for shift in (0, 8)]
    rate = low + (high - low) * shares[0]
    pace = max(_QUICKEST + (_SLOWEST - _QUICKEST) * shares[1], SECONDS / (rate * _FALLS))
    return Voice(TIMBRES[seed >> 24 & 1], rate, pace)


def syllables(text: str) -> tuple[Syllable, ...]:
    """The syllables of a line, in order: one for each run of vowels. The last one of a question rises, of others falls.

    Args:
        text: as it is typed, in any writing.
    """
    found: list[Syllable] = []
    is_vowel, since = False, 0
    for at, letter in enumerate(text):
        bare = unicodedata.normalize("NFD", letter)[0].casefold()
        before, is_vowel = is_vowel, bare in "aeiouy"
        if is_vowel and not before:
            found.append(Syllable(at, GRAINS.find(bare) if bare in GRAINS else GRAINS.index("i"), _tone(len(found))))
        elif letter.isalpha() and not letter.isascii() and not is_vowel and not _is_latin(letter):
            since += 1
            if since % _LETTERS_A_SYLLABLE == 1:
                found.append(Syllable(at, ord(letter) % len(GRAINS), _tone(len(found))))
    ends = {mark.at: mark.tone for mark in _ends(text, found)}
    return tuple(one._replace(tone=ends.get(one.at, one.tone)) for one in found)


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _tone(number: int) -> float:
    """Speech goes up and down a little."""
    return _TONES[(1, 2, 1, 0)[number % 4]]


def _ends(text: str, found: list[Syllable]) -> list[Syllable]:
    """The last syllable of each sentence, with its tone."""
    ends: list[Syllable] = []
    for number, one in enumerate(found, 1):
        is_last = number == len(found)
        between = text[one.at : len(text) if is_last else found[number].at]
        if "?" in between:
            ends.append(one._replace(tone=_RISES))
        elif is_last or any(mark in between for mark in ".!…"):
            ends.append(one._replace(tone=_FALLS))
    return ends
