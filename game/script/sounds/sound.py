"""What a sound file comes to: a sound that can be played, or why it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LOWEST_RATE: Final = 4_000
HIGHEST_RATE: Final = 192_000
LONGEST: Final = 300
"""A sound for one line lasts no longer, in seconds: it lies in memory as a whole while it is heard."""
SHORTEST: Final = 0.02
"""What is shorter is a click."""
AGAIN: Final = "record or save it again, as WAV, Ogg or MP3"


@dataclass(frozen=True, slots=True)
class SoundFault:
    """Why a sound cannot be played: ``this sound …``, and what to do."""

    message: str
    hint: str = AGAIN


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound that was measured.

    ``kind`` is ``WAV``, ``Ogg`` or ``MP3``; ``data`` is what a player is given, in which nothing is left but what was
    understood; ``doubt`` says what is odd about it, as ``it is cut short``.
    """

    kind: str
    seconds: float
    rate: int
    channels: int
    data: bytes
    doubt: str = ""


def trouble_with(rate: int, channels: int, seconds: float) -> SoundFault | None:
    """Why a sound of those measures is not played; None for one that is."""
    if channels not in (1, 2):
        return SoundFault(f"has {channels} channels, and a voice has one or two", "save it as mono")
    if not LOWEST_RATE <= rate <= HIGHEST_RATE:
        told = f"says it has {rate:,} samples a second, and a sound has {LOWEST_RATE:,} to {HIGHEST_RATE:,}"
        return SoundFault(told, "save it with 44,100 samples a second")
    if seconds <= 0:
        return SoundFault("is empty: there is nothing to hear in it", "record it again")
    if seconds > LONGEST:
        told = f"lasts {seconds / 60:.0f} minutes, and the voice of a line lasts {LONGEST // 60} at most"
        return SoundFault(told, "cut out what belongs to the line")
    return None


def doubt_about(seconds: float, promised: float, *, is_cut: bool = False) -> str:
    """What is odd about a sound that can be played; ``""`` where nothing is.

    Args:
        seconds: how long it is.
        promised: how long it should be, as far as the file says.
        is_cut: whether its end is missing.
    """
    if promised > seconds + 0.01:
        return f"it is cut short: {promised:.1f} seconds are promised, and {seconds:.1f} are there"
    if is_cut:
        return f"it is cut short: it stops after {seconds:.1f} seconds, without an end"
    if seconds < SHORTEST:
        return f"it lasts {seconds * 1000:.0f} milliseconds, so nobody hears it"
    return ""
