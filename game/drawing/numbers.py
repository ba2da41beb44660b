"""Numbers of a drawing: read by hand, finite, and no larger than anything in a picture needs to be."""

from __future__ import annotations

import math
import re
from typing import Final

from game.drawing.limits import LONGEST_NUMBER, MOST_NUMBER

NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_UNITS: Final = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6,
    "em": 16.0, "rem": 16.0, "ex": 8.0,
}  # fmt: skip

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def bounded(text: str) -> float:
    """A number; ValueError where it is none, or further from 0 than a drawing needs."""
    if len(text) > LONGEST_NUMBER or not NUMBER.fullmatch(text):
        raise ValueError(f"'{text[:LONGEST_NUMBER]}' is not a number")
    value = float(text)
    if not math.isfinite(value) or abs(value) > MOST_NUMBER:
        raise ValueError(f"the number {text} is too large")
    return value


def numbers(text: str) -> list[float]:
    """The numbers in a list, between spaces or commas or simply one after the other; ValueError where one is none."""
    found, at = [], 0
    for match in NUMBER.finditer(text):
        if text[at : match.start()].strip(" \t\r\n,"):
            raise ValueError(f"'{text[at : match.start()].strip()[:LONGEST_NUMBER]}' is not a number")
        found.append(bounded(match.group()))
        at = match.end()
    if text[at:].strip(" \t\r\n,"):
        raise ValueError(f"'{text[at:].strip()[:LONGEST_NUMBER]}' is not a number")
    return found


def length(text: str, whole: float) -> float:
    """A length in units of the picture: ``12``, ``12px``, ``3mm``, and ``50%`` of the whole; ValueError for others."""
    text = text.strip()
    match = NUMBER.match(text)
    unit = text[match.end() :].strip().lower() if match else None
    if match is None or (unit != "%" and unit not in _UNITS):
        raise ValueError(f"'{text[:LONGEST_NUMBER]}' is not a length")
    value = bounded(match.group())
    return value / 100 * whole if unit == "%" else value * _UNITS[unit or ""]


def share(text: str | None, otherwise: float = 1.0) -> float:
    """An opacity, 0-1, also as a percentage; what is odd counts as not written."""
    if text is None:
        return otherwise
    try:
        return min(1.0, max(0.0, length(text, 1.0)))
    except ValueError:
        return otherwise


def written(value: float) -> str:
    """A number as it is written into a drawing."""
    return f"{value:.6g}" if abs(value) < 1e15 else "0"


def union(boxes: list[Box]) -> Box | None:
    """The box around boxes; None around none."""
    if not boxes:
        return None
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def is_within(inner: Box, outer: Box, slack: float = 0.5) -> bool:
    """Whether a box lies in another, but for a hair."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def diagonal(width: float, height: float) -> float:
    """What lengths in per cent are of that are neither across nor down (SVG 1.1, 7.10)."""
    return math.hypot(width, height) / math.sqrt(2)
