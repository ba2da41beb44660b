"""Sounds as samples of 16 bits on one channel: out of a WAV file and into one, played faster, or made to go round."""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

_HEAD: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
_PCM: Final = 1
_WIDTH: Final = 2
"""Bytes a sample."""
_AROUND: Final = 20
"""The share of a second that is put round what goes round, before it is made to fit the device."""


class Samples(NamedTuple):
    """Samples a second, and the samples themselves, little end first."""

    rate: int
    data: bytes

    def wrapped(self) -> bytes:
        """The samples with their end put before them and their beginning after, as they are when they go round."""
        around = min(self.rate // _AROUND * _WIDTH, len(self.data) // _WIDTH * _WIDTH)
        return self.data[len(self.data) - around :] + self.data + self.data[:around]


def read_samples(wav: bytes) -> Samples | None:
    """The samples of a WAV file as a library hands it on; None where it has other than 16 bits on one channel."""
    if len(wav) < _HEAD.size:
        return None
    *_, kind, channels, rate, _, _, bits, _, size = _HEAD.unpack_from(wav)
    if (kind, channels, bits) != (_PCM, 1, 8 * _WIDTH):
        return None
    return Samples(rate, wav[_HEAD.size : _HEAD.size + size])


def wav_of(data: bytes, rate: int) -> bytes:
    """A WAV file of such samples, which is heard at so many of them a second, whatever they were made for."""
    head = _HEAD.pack(
        *(b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, _PCM, 1, rate, rate * _WIDTH, _WIDTH, 8 * _WIDTH),
        *(b"data", len(data)),
    )
    return head + data
