"""Smooth curves through points, as SVG path text."""

from __future__ import annotations

import math
from collections.abc import Sequence

XY = tuple[float, float]


def coordinate(value: float) -> str:
    """A coordinate as text: a tenth of a unit is finer than any screen shows."""
    return f"{value:.1f}"


def spread(count: int, low: float = -1.0, high: float = 1.0) -> list[float]:
    """`count` + 1 numbers from low to high, denser near both ends, where lids and lips bend most."""
    return [(low + high) / 2 - (high - low) / 2 * math.cos(math.pi * i / count) for i in range(count + 1)]


def through(points: Sequence[XY]) -> str:
    """Curve commands through all the points (Catmull-Rom); the pen already stands on the first one."""
    out: list[str] = []
    padded = [points[0], *points, points[-1]]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        handles = (bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
        # One formatting for six numbers, because this line runs a thousand times a frame.
        out.append("C%.1f %.1f %.1f %.1f %.1f %.1f" % handles)  # noqa: UP031
    return "".join(out)


def band(top: Sequence[XY], bottom: Sequence[XY]) -> str:
    """A closed path along `top` and back along `bottom`; both run the same way."""
    x, y = top[0]
    back = list(reversed(bottom))
    start, turn = f"{coordinate(x)} {coordinate(y)}", f"{coordinate(back[0][0])} {coordinate(back[0][1])}"
    return f"M{start}{through(top)}L{turn}{through(back)}Z"


def polygon(points: Sequence[XY]) -> str:
    """A closed path with straight sides."""
    return "M" + "L".join([f"{x:.1f} {y:.1f}" for x, y in points]) + "Z"


def stroke(points: Sequence[XY], thickness: float, taper: float = 1.0) -> str:
    """A closed path like a brush stroke along the points: `thickness` units in the middle, thin at the ends.

    `taper` 1 ends in points; 0 keeps the thickness all along.
    """
    top: list[XY] = []
    bottom: list[XY] = []
    last = len(points) - 1
    for i, (x, y) in enumerate(points):
        (x0, y0), (x1, y1) = points[max(i - 1, 0)], points[min(i + 1, last)]
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        half = thickness / 2 * (1 - taper + taper * math.sin(math.pi * i / last))
        dx, dy = -(y1 - y0) / length * half, (x1 - x0) / length * half
        top.append((x + dx, y + dy))
        bottom.append((x - dx, y - dy))
    return band(top, bottom)


def path(d: str, fill: str, opacity: float = 1.0) -> str:
    """A filled path element; nothing at all when it could not be seen."""
    if opacity <= 0.01:
        return ""
    faint = f' fill-opacity="{opacity:.2f}"' if opacity < 0.995 else ""
    return f'<path d="{d}" fill="{fill}"{faint}/>'
