"""The short sounds: the interface's, the call's, and those that a line of a scene may name."""

from __future__ import annotations

import math
from random import Random

from tools.sounds.waves import (
    FULL,
    HALF,
    THIRD,
    Partial,
    Wave,
    band,
    eased,
    glide,
    high,
    laid,
    levelled,
    low,
    noise,
    shaped,
    struck,
)

# ---- the interface


def notes(*parts: tuple[float, float, float, float]) -> Wave:
    """Soft tones, each as hertz, when it begins, how long it rings, and how loud it is."""
    seconds = max(start + length for _, start, length, _ in parts) + 0.02
    made = [
        (
            start,
            level,
            struck(FULL, length, (Partial(pitch, 1, length * 0.67), Partial(2 * pitch, 0.18, length * 0.67))),
        )
        for pitch, start, length, level in parts
    ]
    return [value * 0.73 for value in laid(FULL, seconds, made)]


# ---- the call


def trill(rate: int, pitches: tuple[float, float], beats: int, level: float) -> Wave:
    """A phone: two tones in quick turns, twice."""
    turn = [struck(rate, 0.05, (Partial(pitch, 1, 0.2), Partial(2 * pitch, 0.25, 0.1))) for pitch in pitches]
    once = laid(rate, 0.05 * beats, [(0.05 * at, 1, turn[at % 2]) for at in range(beats)])
    once = eased(once, rate, 0.02, 0.05)
    return levelled(laid(rate, 0.1 * beats + 0.22, [(0, 1, once), (0.05 * beats + 0.18, 0.9, once)]), level)


def tap(rate: int, pitch: float, seconds: float, seed: int, narrow: float = 3) -> Wave:
    """Something hard on something hard: over before it has begun to sound."""
    hiss = band(noise(rate, seconds, seed), rate, pitch, narrow)
    body = struck(rate, seconds, (Partial(pitch * 0.35, 0.15, seconds * 0.4),), rises=0.001)
    return [(a + b) * c for a, b, c in zip(hiss, body, _fall(rate, seconds, seconds * 0.3), strict=True)]


def _fall(rate: int, seconds: float, fades: float) -> Wave:
    return [min(1.0, at / 8) * math.exp(-at / (fades * rate)) for at in range(int(rate * seconds))]


def pick_up() -> Wave:
    """A handset leaves its rest, and the line opens."""
    line = shaped(high(low(noise(HALF, 0.3, 4), HALF, 2400), HALF, 300), [(0, 0), (0.2, 0.12), (1, 0)])
    parts = [(0.0, 1.0, tap(HALF, 1500, 0.06, 1)), (0.07, 0.6, tap(HALF, 2300, 0.05, 2)), (0.08, 1.0, line)]
    return eased(levelled(laid(HALF, 0.4, parts), 0.3), HALF, 0.002, 0.05)


def hang_up() -> Wave:
    """A handset comes down, and the line says that nobody is there any more, twice and softly."""
    gone = eased(struck(HALF, 0.16, (Partial(425, 0.16),)), HALF, 0.02, 0.04)
    parts = [(0.0, 1.0, tap(HALF, 900, 0.09, 5)), (0.05, 0.5, tap(HALF, 1700, 0.05, 6)), (0.3, 1.0, gone)]
    return eased(levelled(laid(HALF, 0.86, [*parts, (0.6, 0.7, gone)]), 0.34), HALF, 0.002, 0.05)


# ---- what lines may name


def bell() -> Wave:
    """A small bell on a spring above a door: struck, and struck again as the spring swings."""
    brass = (Partial(2093, 1, 0.5), Partial(3322, 0.55, 0.34), Partial(5274, 0.3, 0.2), Partial(1050, 0.2, 0.3))
    one = struck(16_000, 0.62, brass, rises=0.002)
    swings = [(0.0, 1.0, one), (0.13, 0.45, one), (0.22, 0.7, one), (0.37, 0.3, one), (0.5, 0.2, one)]
    return eased(levelled(laid(16_000, 1.1, swings), 0.42), 16_000, 0.002, 0.12)


def door() -> Wave:
    """A latch, and the wood behind it."""
    parts = [
        (0.0, 0.5, tap(HALF, 1800, 0.05, 11)),
        (0.06, 1.0, tap(HALF, 260, 0.3, 12, 2)),
        (0.1, 0.3, tap(HALF, 1200, 0.06, 13)),
    ]
    return eased(levelled(laid(HALF, 0.42, parts), 0.45), HALF, 0.002, 0.06)


def knock() -> Wave:
    """Knuckles on a door, three times."""
    one = tap(THIRD, 420, 0.16, 21, 4)
    return eased(
        levelled(laid(THIRD, 0.66, [(0, 0.9, one), (0.19, 0.8, one), (0.38, 1, one)]), 0.42), THIRD, 0.002, 0.05
    )


def phone() -> Wave:
    """Another phone, in another corner."""
    return low(trill(HALF, (587.33, 698.46), 8, 0.3), HALF, 1500)


def clock() -> Wave:
    """A clock strikes, twice."""
    one = struck(
        THIRD, 1.2, (Partial(392, 1, 1.1), Partial(786, 0.5, 0.7), Partial(1180, 0.35, 0.5), Partial(1720, 0.2, 0.3))
    )
    return eased(levelled(laid(THIRD, 1.9, [(0, 1, one), (0.75, 0.9, one)]), 0.34), THIRD, 0.002, 0.2)


def creak() -> Wave:
    """Wood that sticks and slips under a foot, slower and slower."""
    parts: list[tuple[float, float, Wave]] = []
    dice, at = Random(31), 0.02
    while at < 0.6:
        parts.append((at, 0.5 + 0.5 * dice.random(), tap(HALF, 520 + 260 * dice.random(), 0.035, 32 + len(parts), 8)))
        at += 0.012 + 0.03 * at + 0.008 * dice.random()
    wave = shaped(laid(HALF, 0.7, parts), [(0, 0.3), (0.35, 1), (0.8, 0.7), (1, 0)])
    return eased(levelled(wave, 0.34), HALF, 0.01, 0.08)


def clank() -> Wave:
    """A lid on a pot."""
    tin = (Partial(740, 0.8, 0.22), Partial(1430, 1, 0.3), Partial(2290, 0.6, 0.2), Partial(3510, 0.4, 0.12))
    one = struck(HALF, 0.45, tin, rises=0.001)
    return eased(levelled(laid(HALF, 0.6, [(0, 1, one), (0.07, 0.35, one), (0.12, 0.2, one)]), 0.34), HALF, 0.001, 0.1)


def whistle() -> Wave:
    """A pressure cooker lets off steam: it rises, holds, and lets go."""
    steam = high(noise(FULL, 0.9, 41), FULL, 1800)
    sings = [0.5 * value for value in glide(FULL, 0.9, 2300, 2750, (1, 0.2))]
    wave = [a * 0.35 + 1.6 * b + c for a, b, c in zip(steam, band(steam, FULL, 2600, 9), sings, strict=True)]
    return levelled(low(shaped(wave, [(0, 0), (0.3, 0.7), (0.7, 1), (1, 0)]), FULL, 6000), 0.3)


def beep() -> Wave:
    """A card machine."""
    one = eased(struck(HALF, 0.12, (Partial(1480, 1), Partial(2960, 0.12))), HALF, 0.006, 0.02)
    return levelled(laid(HALF, 0.4, [(0.0, 1.0, one), (0.2, 1.0, one)]), 0.24)


def paper() -> Wave:
    """A sheet is turned."""
    dice = Random(51)
    crackle = [value if dice.random() < 0.18 else value * 0.15 for value in noise(HALF, 0.6, 52)]
    wave = shaped(high(crackle, HALF, 1400), [(0, 0), (0.15, 0.9), (0.3, 0.3), (0.55, 1), (0.7, 0.4), (1, 0)])
    return levelled(wave, 0.26)


def tear() -> Wave:
    """Tape comes off its roll, faster and faster."""
    dice, wave, at, level = Random(61), noise(FULL, 0.85, 62), 0, 1.0
    while at < len(wave):
        step = int(40 + 90 * dice.random() * (1 - at / len(wave)) + 12)
        level = 0.25 + 0.75 * dice.random()
        for place in range(at, min(at + step, len(wave))):
            wave[place] *= level * (1 - 0.7 * (place - at) / step)
        at += step
    wave = low(high(wave, FULL, 900), FULL, 5200)
    return levelled(shaped(wave, [(0, 0), (0.08, 0.5), (0.75, 1), (0.93, 0.8), (1, 0)]), 0.32)


def horn() -> Wave:
    """A car's horn, near; it goes by."""
    one = [
        a + b
        for a, b in zip(
            glide(THIRD, 0.9, 422, 410, (1, 0.6, 0.5, 0.3)),
            glide(THIRD, 0.9, 531, 516, (1, 0.6, 0.4, 0.2)),
            strict=True,
        )
    ]
    return levelled(low(shaped(one, [(0, 0), (0.05, 1), (0.75, 0.8), (1, 0)]), THIRD, 1800), 0.36)


def engine() -> Wave:
    """A starter turns, and an engine takes."""
    turns = glide(THIRD, 0.5, 24, 30, (0.3, 1, 0.6, 0.8, 0.5, 0.3, 0.4))
    runs = glide(THIRD, 0.9, 62, 40, (1, 0.8, 0.6, 0.3, 0.2))
    parts = [
        (0.0, 0.7, shaped(turns, [(0, 0), (0.1, 1), (0.9, 0.9), (1, 0)])),
        (0.45, 1.0, shaped(runs, [(0, 0), (0.12, 1), (0.5, 0.6), (1, 0)])),
    ]
    return levelled(low(laid(THIRD, 1.4, parts), THIRD, 700), 0.42)


def switch(seed: int) -> Wave:
    """A switch on a dashboard."""
    parts = [(0.0, 1.0, tap(HALF, 1300, 0.05, seed)), (0.09, 0.6, tap(HALF, 1900, 0.04, seed + 1))]
    return eased(levelled(laid(HALF, 0.2, parts), 0.36), HALF, 0.001, 0.03)
