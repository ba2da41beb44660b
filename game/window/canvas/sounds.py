"""The sounds of the interface, short and soft, made from sine waves when they are first wanted."""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

RATE: Final = 22_050
"""Samples a second."""


class Tone(NamedTuple):
    """One tone: hertz, when it starts and how long it rings, in seconds, and how loud it is (0-1)."""

    pitch: float
    start: float
    length: float
    level: float = 1.0


SOUNDS: Final[Mapping[str, tuple[Tone, ...]]] = MappingProxyType(
    {
        "press": (Tone(523.25, 0.0, 0.09, 0.55), Tone(1046.5, 0.0, 0.05, 0.12)),
        "say": (Tone(392.0, 0.0, 0.11, 0.5), Tone(587.33, 0.045, 0.13, 0.4)),
        "better": (Tone(523.25, 0.0, 0.16, 0.4), Tone(659.25, 0.07, 0.2, 0.36)),
        "worse": (Tone(311.13, 0.0, 0.16, 0.42), Tone(261.63, 0.08, 0.2, 0.38)),
        "note": (Tone(880.0, 0.0, 0.07, 0.25), Tone(1174.66, 0.05, 0.12, 0.2)),
        "open": (Tone(440.0, 0.0, 0.08, 0.35),),
        "ring": (Tone(784.0, 0.0, 0.22, 0.3), Tone(987.77, 0.02, 0.22, 0.26), Tone(784.0, 0.3, 0.26, 0.26)),
        "won": (Tone(523.25, 0.0, 0.3, 0.32), Tone(659.25, 0.12, 0.3, 0.3), Tone(783.99, 0.24, 0.45, 0.3)),
        "lost": (Tone(329.63, 0.0, 0.34, 0.34), Tone(293.66, 0.16, 0.34, 0.3), Tone(246.94, 0.32, 0.5, 0.28)),
    }
)


@cache
def samples(notes: tuple[Tone, ...]) -> bytes:
    """A sound as 16-bit samples, one channel, in the machine's own byte order."""
    length = max(note.start + note.length for note in notes) + 0.02
    wave = array("d", bytes(8 * int(length * RATE)))
    for note in notes:
        first = int(note.start * RATE)
        turn = 2 * math.pi * note.pitch / RATE
        for at in range(int(note.length * RATE)):
            passed = at / RATE
            swell = min(1.0, passed / 0.006)
            fade = math.exp(-4.5 * passed / note.length) * min(1.0, (note.length - passed) / 0.012)
            wave[first + at] += note.level * swell * fade * (math.sin(turn * at) + 0.18 * math.sin(2 * turn * at))
    return array("h", (int(max(-1.0, min(1.0, level)) * 24_000) for level in wave)).tobytes()


def make_all() -> None:
    """Make every sound now, so that none is waited for when it is first wanted."""
    for notes in SOUNDS.values():
        samples(notes)
