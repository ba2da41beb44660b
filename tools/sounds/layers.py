"""What goes round: the layers of rooms; and the syllables of voices."""

from __future__ import annotations

import math
from random import Random
from typing import Final

from tools.sounds.effects import tap
from tools.sounds.waves import (
    FIFTH,
    HALF,
    THIRD,
    Wave,
    eased,
    glide,
    laid,
    levelled,
    low,
    noise,
    seamless,
    shaped,
    steady,
)

FAINT: Final = 0.035
"""How loud the layers of rooms are on the whole."""

# ---- the layers of rooms: what goes round


def air() -> Wave:
    """A room in which nothing happens."""
    rest = noise(FIFTH, 5.6, 71)
    return steady(
        seamless(
            [a + 0.12 * b for a, b in zip(low(low(rest, FIFTH, 130), FIFTH, 600), low(rest, FIFTH, 900), strict=True)],
            FIFTH,
            5.0,
        ),
        FAINT,
    )


def hum() -> Wave:
    """A machine that runs: the mains and its multiples, which beat very slowly; whole turns in two seconds."""
    tones = ((50, 0.5), (100, 1), (100.5, 0.2), (150, 0.25), (200, 0.35), (200.5, 0.1), (300, 0.16), (400, 0.06))
    count = FIFTH * 2
    return steady(
        [sum(level * math.sin(2 * math.pi * pitch * at / FIFTH) for pitch, level in tones) for at in range(count)],
        FAINT,
    )


def clock_ticks() -> Wave:
    """A clock on a wall: two seconds, of which the second is a little lower."""
    tick, tock = tap(THIRD, 2300, 0.07, 81, 5), tap(THIRD, 1900, 0.08, 82, 5)
    return levelled(laid(THIRD, 2.0, [(0.1, 1.0, tick), (1.1, 0.8, tock)], goes_round=True), 0.13)


def ticking() -> Wave:
    """The relay of a car's hazard lights, on and off."""
    on, off = tap(THIRD, 1500, 0.06, 83, 3), tap(THIRD, 1050, 0.07, 84, 3)
    return levelled(
        laid(THIRD, 1.4, [(0.04, 1, on), (0.39, 0.75, off), (0.74, 0.95, on), (1.09, 0.72, off)], goes_round=True), 0.16
    )


def murmur() -> Wave:
    """People talk some way off, and no word can be made out."""
    dice, parts = Random(91), []
    for pitch in (104, 131, 178, 212):
        at = dice.random()
        while at < 5.0:
            for _ in range(dice.randrange(4, 9)):
                first, seconds = pitch * (0.92 + 0.2 * dice.random()), 0.11 + 0.13 * dice.random()
                vowel = (1, 0.9 * dice.random(), 0.7 * dice.random(), 0.5 * dice.random(), 0.3 * dice.random())
                said = shaped(glide(FIFTH, seconds, first, first * 0.95, vowel), [(0, 0), (0.3, 1), (0.7, 0.7), (1, 0)])
                parts.append((at, 0.5 + 0.5 * dice.random(), said))
                at += seconds + 0.03
            at += 0.5 + 0.9 * dice.random()
    return steady(low(laid(FIFTH, 5.0, parts, goes_round=True), FIFTH, 650), FAINT)


def keys() -> Wave:
    """Keyboards at other desks: bursts, and a space bar."""
    dice, at, parts = Random(95), 0.1, []
    press = [
        low(tap(FIFTH, pitch, 0.045, 96 + number, 2), FIFTH, 1500) for number, pitch in enumerate((1300, 1100, 700))
    ]
    while at < 4.2:
        for _ in range(dice.randrange(3, 9)):
            parts.append((at, 0.3 + 0.7 * dice.random(), press[dice.randrange(2)]))
            at += 0.09 + 0.1 * dice.random()
        parts.append((at, 0.8, press[2]))
        at += 0.4 + 0.6 * dice.random()
    return levelled(laid(FIFTH, 4.2, parts, goes_round=True), 0.14)


def road() -> Wave:
    """Other cars go by outside, one after the other."""
    rest = low(low(noise(FIFTH, 5.2, 98), FIFTH, 260), FIFTH, 420)
    wave = seamless(rest, FIFTH, 4.6)
    waves = (
        0.55 - 0.35 * math.cos(2 * math.pi * at / len(wave)) - 0.1 * math.cos(6 * math.pi * at / len(wave) + 1)
        for at in range(len(wave))
    )
    return steady([value * swell for value, swell in zip(wave, waves, strict=True)], FAINT)


# ---- voices: a, e, i, o, u

_MOUTHS: Final = {
    "a": (800, 1250, 2600),
    "e": (480, 1900, 2500),
    "i": (300, 2200, 2900),
    "o": (450, 850, 2500),
    "u": (330, 750, 2300),
}
"""By vowel, the pitches that a mouth lets through."""
SYLLABLE: Final = 0.09
"""Seconds that one takes at its own speed."""


def voice(softness: float) -> Wave:
    """The five vowels one after the other, each a soft puff; ``softness`` (1-2) is how high tones fade."""
    return [value for mouth in _MOUTHS.values() for value in _vowel(mouth, softness)]


def _vowel(mouth: tuple[int, ...], softness: float) -> Wave:
    pitch, harmonics = 165.0, []
    for number in range(1, 19):
        here = number * pitch
        lets = sum(1 / (1 + ((here - middle) / (70 + middle * 0.06)) ** 2) for middle in mouth)
        harmonics.append((0.12 + lets) / number**softness)
    said = glide(HALF, SYLLABLE, pitch * 1.02, pitch * 0.96, harmonics)
    return eased(levelled(shaped(said, [(0, 0), (0.22, 1), (0.55, 0.75), (1, 0)]), 0.2), HALF, 0.01, 0.02)
