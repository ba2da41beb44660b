"""How loud a sound is, as far as that can be told without a player."""

from __future__ import annotations

import struct
import sys
from array import array

from game.script.sounds.sound import Sound

_HEAD = 44
"""How long the head is of a WAV file as ``measure`` writes it anew."""


def loudest(sound: Sound) -> float | None:
    """How loud the loudest moment of a sound is, from 0 to 1; None for one that is not WAV, which nobody unpacks here.

    Args:
        sound: as it was measured, with its data.
    """
    if sound.kind != "WAV" or len(sound.data) <= _HEAD:
        return None
    kind, bits = *struct.unpack_from("<H", sound.data, 20), *struct.unpack_from("<H", sound.data, 34)
    raw = sound.data[_HEAD:]
    if bits == 8:
        return max(abs(value - 128) for value in raw) / 128
    samples = array("f" if kind == 3 else "h", raw[: len(raw) // (bits // 8) * (bits // 8)])
    if sys.byteorder == "big":
        samples.byteswap()
    top = max((max(samples), -min(samples)), default=0)
    return float(top) if kind == 3 else top / 32768
