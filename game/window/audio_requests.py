"""What a conversation may have heard, as plain data like all that a screen asks for: recordings, voices, rooms."""

from __future__ import annotations

from typing import NamedTuple

from game.soundscape import Voice as Speaker


class Voice(NamedTuple):
    """Speak a line by its sound file; ``""`` falls silent."""

    name: str


class Babble(NamedTuple):
    """Play a syllable in somebody's voice: which of the grains, and how high, as a share of the voice."""

    voice: Speaker
    grain: int
    tone: float


class Room(NamedTuple):
    """From now on that room is heard; ``""`` is none."""

    name: str
