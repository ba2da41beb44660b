"""Where things are moved to: transforms, read and put together."""

from __future__ import annotations

import math
import re
from typing import Final

from game.drawing.numbers import Box, numbers

Matrix = tuple[float, float, float, float, float, float]
STILL: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""Moves nothing."""
_STEP: Final = re.compile(r"\s*,?\s*([a-zA-Z]{4,10})\s*\(([^()]{0,400})\)")
_MOST_STEPS: Final = 40


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """First the inner, then the outer."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved_box(matrix: Matrix, box: Box) -> Box:
    """The upright box around a box that was moved."""
    corners = [moved(matrix, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def is_upright(matrix: Matrix) -> bool:
    """Whether a rectangle stays one."""
    return (abs(matrix[1]) < 1e-9 and abs(matrix[2]) < 1e-9) or (abs(matrix[0]) < 1e-9 and abs(matrix[3]) < 1e-9)


def is_flat(matrix: Matrix) -> bool:
    """Whether nothing is left of an area."""
    return not abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) > 1e-12


def scale_of(matrix: Matrix) -> float:
    """How many times as large lengths become, on the whole."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def matrix_of(text: str) -> Matrix:
    """The transform in an attribute; ValueError where it cannot be read."""
    whole, at = STILL, 0
    for count, found in enumerate(_STEP.finditer(text)):
        if text[at : found.start()].strip() or count >= _MOST_STEPS:
            raise ValueError(f"the transform '{text[:60]}' cannot be read")
        whole = times(whole, _step(found[1], found[2]))
        at = found.end()
    if text[at:].strip() and text.strip() != "none":
        raise ValueError(f"the transform '{text[:60]}' cannot be read")
    if not all(abs(value) <= 1e9 for value in whole):
        raise ValueError(f"the transform '{text[:60]}' goes too far")
    return whole


def _step(name: str, inside: str) -> Matrix:
    values = numbers(inside.replace("px", "").replace("deg", ""))
    match name.lower(), values:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x]:
            return 1.0, 0.0, 0.0, 1.0, x, 0.0
        case "translate", [x, y]:
            return 1.0, 0.0, 0.0, 1.0, x, y
        case "scale", [x]:
            return x, 0.0, 0.0, x, 0.0, 0.0
        case "scale", [x, y]:
            return x, 0.0, 0.0, y, 0.0, 0.0
        case "rotate", [angle]:
            return _turn(angle)
        case "rotate", [angle, x, y]:
            return times(times((1.0, 0.0, 0.0, 1.0, x, y), _turn(angle)), (1.0, 0.0, 0.0, 1.0, -x, -y))
        case "skewx", [angle]:
            return 1.0, 0.0, math.tan(math.radians(angle)), 1.0, 0.0, 0.0
        case "skewy", [angle]:
            return 1.0, math.tan(math.radians(angle)), 0.0, 1.0, 0.0, 0.0
    raise ValueError(f"the transform {name}({inside[:40]}) cannot be read")


def _turn(angle: float) -> Matrix:
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    return cosine, sine, -sine, cosine, 0.0, 0.0


def in_words(matrix: Matrix, name: str = "transform") -> str:
    """The attribute of that name that says it; nothing where nothing moves."""
    return "" if matrix == STILL else f' {name}="matrix({" ".join(f"{v:.9g}" for v in matrix)})"'


def framed(view: Box, frame: tuple[float, float, float, float], keep: str) -> Matrix:
    """How a picture of that view is laid into a frame (left, top, width, height), as ``preserveAspectRatio`` says."""
    left, top, width, height = frame
    across, down = view[2] - view[0], view[3] - view[1]
    x, y = width / across, height / down
    if keep.strip().startswith("none"):
        return x, 0.0, 0.0, y, left - view[0] * x, top - view[1] * y
    one = max(x, y) if "slice" in keep else min(x, y)
    at_x = 0.0 if "xMin" in keep else 1.0 if "xMax" in keep else 0.5
    at_y = 0.0 if "YMin" in keep else 1.0 if "YMax" in keep else 0.5
    dx, dy = left + (width - across * one) * at_x, top + (height - down * one) * at_y
    return one, 0.0, 0.0, one, dx - view[0] * one, dy - view[1] * one
