"""Colours as eyes see them: simulated for those that are colour-blind, and how far two of them are from each other."""

from __future__ import annotations

import math
from types import MappingProxyType

EYES = MappingProxyType(
    {
        "all colours": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritanopia": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
"""What becomes of linear red, green and blue in each kind of eyes: Machado, Oliveira and Fernandes 2009, whole."""

Triple = tuple[float, float, float]


def seen_by(eyes: str, colour: str) -> Triple:
    """A colour (``#RRGGBB``) as such eyes see it, in CIE L*a*b*."""
    linear = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, linear, strict=True)))) for row in EYES[eyes]
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    return 116 * _root(y) - 16, 500 * (_root(x) - _root(y)), 200 * (_root(y) - _root(z))


def apart(one: Triple, other: Triple) -> float:
    """How far two colours are from each other, as CIEDE2000 counts it: 1 is just seen, 100 is black and white."""
    mean = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean**7 / (mean**7 + 25**7))
    (chroma, hue), (chroma_, hue_) = (_polar(colour, stretch) for colour in (one, other))
    light, chroma_mean = (one[0] + other[0]) / 2, (chroma + chroma_) / 2
    turn = (hue_ - hue + 180) % 360 - 180
    hue_mean = (hue + turn / 2) % 360
    weight = (
        1
        - 0.17 * _cos(hue_mean - 30)
        + 0.24 * _cos(2 * hue_mean)
        + 0.32 * _cos(3 * hue_mean + 6)
        - 0.20 * _cos(4 * hue_mean - 63)
    )
    by_light = (other[0] - one[0]) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    by_chroma = (chroma_ - chroma) / (1 + 0.045 * chroma_mean)
    by_hue = 2 * math.sqrt(chroma * chroma_) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma_mean * weight)
    blues = 2 * math.sqrt(chroma_mean**7 / (chroma_mean**7 + 25**7))
    twist = -blues * math.sin(math.radians(60 * math.exp(-(((hue_mean - 275) / 25) ** 2))))
    return math.sqrt(by_light**2 + by_chroma**2 + by_hue**2 + twist * by_chroma * by_hue)


def _polar(colour: Triple, stretch: float) -> tuple[float, float]:
    """How colourful a colour is, and which way, in degrees."""
    _, a, b = colour
    return math.hypot(a * stretch, b), math.degrees(math.atan2(b, a * stretch)) % 360


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))
