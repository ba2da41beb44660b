"""The shapes of a drawing: each as the plainest SVG that says it, with the box around it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.drawing.limits import MOST_POINTS
from game.drawing.numbers import Box, diagonal, length, numbers, written
from game.drawing.paths import outline_of
from game.drawing.tree import Element

_LENGTHS: Final[Mapping[str, Mapping[str, str]]] = {
    "rect": {"x": "w", "y": "h", "width": "w", "height": "h", "rx": "w", "ry": "h"},
    "circle": {"cx": "w", "cy": "h", "r": "d"},
    "ellipse": {"cx": "w", "cy": "h", "rx": "w", "ry": "h"},
    "line": {"x1": "w", "y1": "h", "x2": "w", "y2": "h"},
}
SHAPES: Final = frozenset((*_LENGTHS, "path", "polygon", "polyline"))
"""Every shape that is drawn."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """A shape: the beginning of its element, the box around it, its points, how long its outline is at most."""

    text: str
    box: Box
    points: int
    length: float
    wrong: str = ""
    is_upright_rect: bool = False


def geometry(element: Element, width: float, height: float) -> Geometry | None:
    """A shape in a picture that wide and high; None where nothing is to be seen of it.

    Raises:
        ValueError: where a number in it cannot be read.
    """
    if element.tag == "path":
        outline = outline_of(element.get("d") or "", MOST_POINTS)
        if outline.box is None or not outline.text:
            if outline.wrong:
                raise ValueError(outline.wrong)
            return None
        text = outline.text.replace("&", "").replace('"', "").replace("<", "")
        spaced = " ".join(text.split())
        return Geometry(f'path d="{spaced}"', outline.box, outline.points, outline.length, outline.wrong)
    if element.tag in ("polygon", "polyline"):
        return _many(element)
    whole = {"w": width, "h": height, "d": diagonal(width, height)}
    values, texts = {}, {}
    for name, of in _LENGTHS[element.tag].items():
        text = (element.get(name) or "").strip()
        if text and text != "auto":
            values[name] = length(text, whole[of])
            texts[name] = text if text.replace(".", "").replace("-", "").isdecimal() else written(values[name])
    return _simple(element.tag, values, texts)


def _simple(tag: str, values: dict[str, float], texts: dict[str, str]) -> Geometry | None:
    get = values.get
    if tag == "rect":
        wide, high = get("width", 0.0), get("height", 0.0)
        if wide <= 0 or high <= 0:
            return None
        box = (get("x", 0.0), get("y", 0.0), get("x", 0.0) + wide, get("y", 0.0) + high)
        around = 2 * (wide + high)
        is_plain = not get("rx", 0.0) and not get("ry", 0.0)
        return Geometry(_written(tag, texts), box, 8, around, is_upright_rect=is_plain)
    if tag == "line":
        x1, y1, x2, y2 = (get(name, 0.0) for name in ("x1", "y1", "x2", "y2"))
        box = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        return Geometry(_written(tag, texts), box, 2, math.hypot(x2 - x1, y2 - y1))
    rx, ry = (get("r", 0.0),) * 2 if tag == "circle" else (get("rx", get("ry", 0.0)), get("ry", get("rx", 0.0)))
    if rx <= 0 or ry <= 0:
        return None
    if tag == "ellipse":
        texts.setdefault("rx", texts.get("ry", "0"))
        texts.setdefault("ry", texts.get("rx", "0"))
    x, y = get("cx", 0.0), get("cy", 0.0)
    return Geometry(_written(tag, texts), (x - rx, y - ry, x + rx, y + ry), 12, 2 * math.pi * max(rx, ry))


def _many(element: Element) -> Geometry | None:
    text = element.get("points") or ""
    values = numbers(text[: 30 * MOST_POINTS])
    xs, ys = values[0 : len(values) // 2 * 2 : 2], values[1::2]
    if len(xs) < 2:
        return None
    around = sum(
        math.dist(one, other)
        for one, other in zip(zip(xs, ys, strict=True), zip(xs[1:], ys[1:], strict=True), strict=False)
    )
    spaced = " ".join(f"{x:.9g},{y:.9g}" for x, y in zip(xs, ys, strict=True))
    box = (min(xs), min(ys), max(xs), max(ys))
    return Geometry(f'{element.tag} points="{spaced}"', box, len(xs), 2 * around)


def _written(tag: str, texts: dict[str, str]) -> str:
    return tag + "".join(f' {name}="{text}"' for name, text in texts.items())
