"""What sounds are made of: tones, noise, filters, envelopes, and the file that they end in. Standard library only.

A wave is a list of floats; 1.0 is as loud as a file can be. Chance is seeded: the same calls give the same wave.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random
from typing import Final, NamedTuple

Wave = list[float]
FULL: Final = 22_050
HALF: Final = 11_025
THIRD: Final = 7_350
FIFTH: Final = 4_410
"""Samples a second: as the game plays them, and whole parts of that for what has no high tones."""
BIAS: Final = 0x84
"""Of mu-law: added before the logarithm is taken, so that small numbers have one."""
CLIP: Final = 32635
_MU_LAW: Final = 7
"""What a WAV file calls it: 8 bits a sample, fine where it is soft and coarse where it is loud, as an ear is."""


class Partial(NamedTuple):
    """One tone of a sound: hertz, how loud, and seconds until it has faded to a twentieth; 0 for one that stays."""

    pitch: float
    level: float
    fades: float = 0.0


def struck(rate: int, seconds: float, partials: Iterable[Partial], *, rises: float = 0.004) -> Wave:
    """Tones that begin together and fade each in its own time, as of what is struck."""
    wave = [0.0] * int(rate * seconds)
    for pitch, level, fades in partials:
        turn, keeps = 2 * math.pi * pitch / rate, math.exp(-3 / (fades * rate)) if fades else 1.0
        for at in range(len(wave)):
            wave[at] += level * math.sin(turn * at)
            level *= keeps  # noqa: PLW2901 - it fades
    return eased(wave, rate, rises, 0.012)


def glide(rate: int, seconds: float, first: float, last: float, harmonics: Sequence[float]) -> Wave:
    """A tone that goes from one pitch to another; ``harmonics`` are how loud it and its multiples are."""
    count, phase, wave = int(rate * seconds), 0.0, []
    for at in range(count):
        phase += 2 * math.pi * (first + (last - first) * at / count) / rate
        wave.append(sum(level * math.sin(number * phase) for number, level in enumerate(harmonics, 1) if level))
    return wave


def noise(rate: int, seconds: float, seed: int) -> Wave:
    """Hiss."""
    dice = Random(seed).random
    return [2 * dice() - 1 for _ in range(int(rate * seconds))]


def low(wave: Wave, rate: int, cut: float) -> Wave:
    """What lies under a pitch, softly cut."""
    share, at, made = 1 - math.exp(-2 * math.pi * cut / rate), 0.0, []
    for value in wave:
        at += share * (value - at)
        made.append(at)
    return made


def high(wave: Wave, rate: int, cut: float) -> Wave:
    """What lies over a pitch, softly cut."""
    return [value - under for value, under in zip(wave, low(wave, rate, cut), strict=True)]


def band(wave: Wave, rate: int, pitch: float, narrow: float) -> Wave:
    """What lies round a pitch: the higher ``narrow``, the more it sings."""
    turn = 2 * math.pi * pitch / rate
    wide = math.sin(turn) / (2 * narrow)
    first, second, gain = -2 * math.cos(turn) / (1 + wide), (1 - wide) / (1 + wide), wide / (1 + wide)
    x1 = x2 = y1 = y2 = 0.0
    made = []
    for value in wave:
        y = gain * (value - x2) - first * y1 - second * y2
        x2, x1, y2, y1 = x1, value, y1, y
        made.append(y)
    return made


def eased(wave: Wave, rate: int, rises: float, falls: float) -> Wave:
    """A wave that comes out of silence and goes back into it, in seconds, so that nothing clicks."""
    made, first, last = list(wave), min(len(wave), int(rate * rises)), min(len(wave), int(rate * falls))
    for at in range(first):
        made[at] *= 0.5 - 0.5 * math.cos(math.pi * at / first)
    for at in range(last):
        made[-1 - at] *= 0.5 - 0.5 * math.cos(math.pi * at / last)
    return made


def shaped(wave: Wave, points: Sequence[tuple[float, float]]) -> Wave:
    """A wave as loud as a line through points says: each a share of its length and how loud it is there."""
    made, count = [], max(1, len(wave) - 1)
    for (since, before), (until, after) in pairwise(points):
        first, last = round(since * count), round(until * count)
        for at in range(first, last + (until == points[-1][0])):
            share = (at - first) / max(1, last - first)
            made.append(wave[at] * (before + (after - before) * share))
    return made


def laid(rate: int, seconds: float, parts: Iterable[tuple[float, float, Wave]], *, goes_round: bool = False) -> Wave:
    """Waves laid over each other: for each when it begins, in seconds, how loud, and the wave.

    Args:
        rate: samples a second.
        seconds: how long the whole is; what goes past its end is cut off.
        parts: the waves.
        goes_round: whether what goes past the end comes in again at the beginning.
    """
    count = int(rate * seconds)
    wave = [0.0] * count
    for begins, level, part in parts:
        first = int(rate * begins)
        for at, value in enumerate(part, first):
            if at < count:
                wave[at] += level * value
            elif goes_round:
                wave[at % count] += level * value
    return wave


def seamless(wave: Wave, rate: int, seconds: float) -> Wave:
    """A steady wave that can go round: its end, beyond so many seconds, is blended into its beginning."""
    count = int(rate * seconds)
    over = len(wave) - count
    made = wave[:count]
    for at in range(over):
        share = at / over
        made[at] = math.sqrt(share) * wave[at] + math.sqrt(1 - share) * wave[count + at]
    return made


def levelled(wave: Wave, peak: float) -> Wave:
    """A wave round zero whose loudest moment is that loud."""
    middle = sum(wave) / len(wave)
    most = max(abs(value - middle) for value in wave)
    return [(value - middle) * peak / most for value in wave]


def steady(wave: Wave, loudness: float) -> Wave:
    """A wave round zero whose mean loudness (the root of its mean square) is that."""
    middle = sum(wave) / len(wave)
    power = math.sqrt(sum((value - middle) ** 2 for value in wave) / len(wave))
    return [(value - middle) * loudness / power for value in wave]


def wav_file(wave: Wave, rate: int) -> bytes:
    """A WAV file with one channel and 8 bits of mu-law a sample."""
    samples = bytes(_packed(round(value * 32767)) for value in wave)
    head = struct.pack("<HHIIHHH", _MU_LAW, 1, rate, rate, 1, 8, 0)
    body = b"fmt " + struct.pack("<I", len(head)) + head
    body += b"fact" + struct.pack("<II", 4, len(samples))
    body += b"data" + struct.pack("<I", len(samples)) + samples + b"\0" * (len(samples) % 2)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


def _packed(value: int) -> int:
    """A sample of 16 bits as one of 8."""
    sign, size = (0x80, -value) if value < 0 else (0, value)
    size = min(size, CLIP) + BIAS
    step = size.bit_length() - 8
    return ~(sign | step << 4 | size >> step + 3 & 0x0F) & 0xFF
