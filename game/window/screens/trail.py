"""The way from one stop of the course to the next: a line where it was walked, dots where it lies ahead."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from game.window.canvas.boxes import Box
from game.window.canvas.theme import Colour
from game.window.widgets.draw_context import DrawContext

ROUND: Final = 0.5523
"""How far a curve's handles reach that stands for a quarter of a circle, as a share of its radius."""
_STEPS: Final = 24
"""So many straight pieces stand for a curve, where dots are set along it."""


class Spot(NamedTuple):
    """A point of the drawing, in pixels."""

    x: float
    y: float


class Curve(NamedTuple):
    """A cubic curve: where it begins, its two handles, where it ends."""

    start: Spot
    first: Spot
    second: Spot
    end: Spot

    def at(self, share: float) -> Spot:
        """The point a share of the way along it, 0-1."""
        a, b, c, d = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
        return Spot(*(a * p + b * q + c * r + d * t for p, q, r, t in zip(*self, strict=True)))


Way = tuple[Curve, ...]
"""Curves, each of which begins where the last one ends."""


def across(start: Spot, end: Spot, sway: float = 0.0) -> Way:
    """From one stop to the next beside it, level at both ends; ``sway`` is how far it swings down on the way."""
    reach = (end.x - start.x) * 0.45
    return (Curve(start, Spot(start.x + reach, start.y + sway), Spot(end.x - reach, end.y + sway), end),)


def down(start: Spot, end: Spot, sway: float) -> Way:
    """From one stop to the next under it, in a slight bend to the right (or the left, by less than nothing)."""
    reach = (end.y - start.y) * 0.4
    return (Curve(start, Spot(start.x + sway, start.y + reach), Spot(end.x + sway, end.y - reach), end),)


def around(start: Spot, end: Spot, lane: float, radius: float) -> Way:
    """From the last stop of a row to the one under it: out to a lane beside them, down it, and back in."""
    out = 1.0 if lane > start.x else -1.0
    bend = min(radius, abs(lane - start.x), abs(lane - end.x), (end.y - start.y) / 2)
    handle = bend * (1 - ROUND)
    top, foot = Spot(lane - out * bend, start.y), Spot(lane - out * bend, end.y)
    side, under = Spot(lane, start.y + bend), Spot(lane, end.y - bend)
    return (
        _straight(start, top),
        Curve(top, Spot(lane - out * handle, top.y), Spot(lane, start.y + handle), side),
        _straight(side, under),
        Curve(under, Spot(lane, end.y - handle), Spot(lane - out * handle, foot.y), foot),
        _straight(foot, end),
    )


def _straight(start: Spot, end: Spot) -> Curve:
    first, second = (Spot((start.x * a + end.x * b) / 3, (start.y * a + end.y * b) / 3) for a, b in ((2, 1), (1, 2)))
    return Curve(start, first, second, end)


def _line(way: Way) -> list[Spot]:
    """A way as the ends of many straight pieces."""
    return [way[0].start, *(curve.at(step / _STEPS) for curve in way for step in range(1, _STEPS + 1))]


def part_of(way: Way, share: float) -> Way:
    """The first part of a way, so much of its length (0-1) as is asked for, in straight pieces."""
    pieces = list(itertools.pairwise(_line(way)))
    left = share * sum(math.dist(one, other) for one, other in pieces)
    found: list[Curve] = []
    for one, other in pieces:
        length = math.dist(one, other)
        if left <= 0:
            break
        part = min(1.0, left / length) if length else 1.0
        found.append(_straight(one, Spot(one.x + (other.x - one.x) * part, one.y + (other.y - one.y) * part)))
        left -= length
    return tuple(found)


def dots(way: Way, gap: float) -> tuple[Spot, ...]:
    """Points along a way, as far apart as that, and as far from both of its ends at least."""
    line = _line(way)
    lengths = [math.dist(one, other) for one, other in itertools.pairwise(line)]
    whole = sum(lengths)
    many = max(1, round(whole / gap))
    wanted = [whole * number / many for number in range(1, many)]
    found: list[Spot] = []
    walked = 0.0
    for (one, other), length in zip(itertools.pairwise(line), lengths, strict=True):
        while wanted and wanted[0] <= walked + length:
            share = (wanted.pop(0) - walked) / length if length else 0.0
            found.append(Spot(one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share))
        walked += length
    return tuple(found)


def box_of(way: Way, margin: int) -> Box:
    """A box that holds a way, with so much room round it."""
    xs, ys = zip(*(spot for curve in way for spot in curve), strict=True)
    left, top = math.floor(min(xs)) - margin, math.floor(min(ys)) - margin
    return Box(left, top, math.ceil(max(xs)) + margin - left, math.ceil(max(ys)) + margin - top)


def draw_way(s: DrawContext, way: Way, *, walked: bool) -> None:
    """Draw it where it can be seen."""
    c, stroke = s.colours, max(3.0, s.scale * 5)
    place = box_of(way, math.ceil(stroke * 2))
    if not place.meets(s.canvas.clip):
        return
    moved = tuple(Curve(*(Spot(spot.x - place.x, spot.y - place.y) for spot in curve)) for curve in way)
    inks = (c.head, c.head_tint) if walked else (c.edge, "")
    shape = " ".join(f"{spot.x:.1f} {spot.y:.1f}" for curve in moved for spot in curve)
    key = ("way", shape, *inks, f"{stroke:.1f}", int(walked))
    draw = walked_svg if walked else dotted_svg
    s.canvas.drawing(place, key, lambda: draw(moved, (place.w, place.h), inks, stroke))


def walked_svg(way: Way, size: tuple[int, int], inks: Sequence[Colour], stroke: float) -> str:
    """A way as a line, with a paler one round it."""
    path = "".join(_path(way))
    lines = "".join(
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{broad:.1f}" stroke-linecap="round"/>'
        for ink, broad in ((inks[1], stroke * 2.4), (inks[0], stroke))
    )
    return _svg(size, lines)


def dotted_svg(way: Way, size: tuple[int, int], inks: Sequence[Colour], stroke: float) -> str:
    """A way as dots."""
    radius = stroke * 0.56
    return _svg(
        size,
        "".join(
            f'<circle cx="{spot.x:.1f}" cy="{spot.y:.1f}" r="{radius:.1f}" fill="{inks[0]}"/>'
            for spot in dots(way, stroke * 2.6)
        ),
    )


def _path(way: Way) -> Iterator[str]:
    yield f"M{way[0].start.x:.1f} {way[0].start.y:.1f}"
    for _, *spots in way:
        yield "C" + " ".join(f"{spot.x:.1f} {spot.y:.1f}" for spot in spots)


def _svg(size: tuple[int, int], body: str) -> str:
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{body}</svg>'
    )
