"""What the text of a drawing says of its size, and the text of a part of it."""

from __future__ import annotations


def shape(svg: str) -> tuple[float, float, float, float]:
    """The left, the top, the width and the height of a drawing in its own units; ValueError where it does not say."""
    left, top, width, height = (float(part) for part in svg[slice(*_view(svg))].replace(",", " ").split())
    return left, top, width, height


def is_sized(svg: str) -> bool:
    """Whether a drawing says itself how large it is to be."""
    start = svg.index("<svg")
    root = svg[start : svg.index(">", start)]
    return " width=" in root or " height=" in root


def middle(svg: str, width: float, height: float) -> str:
    """The middle of a drawing, so wide and so high in its own units."""
    start, end = _view(svg)
    left, top, across, down = shape(svg)
    left, top = left + (across - width) / 2, top + (down - height) / 2
    return f"{svg[:start]}{left:.3f} {top:.3f} {width:.3f} {height:.3f}{svg[end:]}"


def _view(svg: str) -> tuple[int, int]:
    start = svg.index('viewBox="') + len('viewBox="')
    return start, svg.index('"', start)
