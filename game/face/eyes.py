"""Eyes and brows drawn for an expression, as SVG text.

What lies behind the lids is cut to their shape by arithmetic: each curve is a function of u, from -1 at the
inner corner to 1 at the outer one, and whatever is painted between the lids is kept between their two
functions.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from game.face.anchors import Anchors, Eye
from game.face.curves import XY, band, coordinate, path, polygon, spread, stroke
from game.face.expressions import Expression

WHITE = "#f7f0e6"
_U = spread(12)
_DISC = spread(22)
_SPOT = spread(10)

Curve = Callable[[float], float]


class _Lids:
    """The edges of one eye as functions of u, all giving y in units of the picture."""

    def __init__(self, eye: Eye, slant: float, e: Expression) -> None:
        self.eye = eye
        self.slant = slant
        # Lids follow the gaze: looking down lowers the upper one, and a face without that seems to stare.
        self.lids = max(0.0, e.lids * (1 - 0.2 * max(e.gaze_y, 0.0)) * (1 - 0.12 * e.brow_knit))
        self.squint = e.squint
        self._depth = eye.half * (0.33 - 0.44 * e.squint)
        self._height = eye.half * (0.55 + 0.66 * max(self.lids - 1.0, 0.0))
        self._open = min(self.lids, 1.0)
        self._inner, self._outer = max(-e.brow_tilt, 0.0) * 0.17, max(e.brow_tilt, 0.0) * 0.13
        # The same few places are asked for again and again, by lid, shadow, iris and lashes.
        self._upper: dict[float, float] = {}
        self._lower: dict[float, float] = {}

    def x(self, u: float) -> float:
        return self.eye.x + self.eye.side * u * self.eye.half

    def middle(self, u: float) -> float:
        return self.eye.y - self.slant * self.eye.half * u

    def _roof(self, u: float) -> float:
        v = u + 0.16 * (1 - u * u)
        return float(max(0.0, 1 - abs(v) ** 2.2) ** 0.9)

    def lower(self, u: float) -> float:
        known = self._lower.get(u)
        if known is None:
            v = u - 0.14 * (1 - u * u)
            known = self._lower[u] = self.middle(u) + self._depth * max(0.0, 1 - abs(v) ** 2.3)
        return known

    def upper(self, u: float) -> float:
        known = self._upper.get(u)
        if known is None:
            low, roof = self.lower(u), self._roof(u)
            y = low + (self.middle(u) - self._height * roof - low) * self._open
            tilt = self._inner * (1 - u) + self._outer * (1 + u)
            known = self._upper[u] = min(y + self.eye.half * tilt * roof, low)
        return known

    def crease(self, u: float) -> float:
        usual = self.middle(u) - self.eye.half * (0.19 + 0.56 * self._roof(u))
        return min(usual, self.upper(u) - self.eye.half * 0.1)

    def edge(self, curve: Curve, low: float = -1.0, high: float = 1.0) -> list[XY]:
        return [(self.x(u), curve(u)) for u in (_U if (low, high) == (-1.0, 1.0) else spread(10, low, high))]

    def disc(self, x: float, y: float, radius: float) -> str:
        """A round spot, cut off where the lids are."""
        top: list[XY] = []
        bottom: list[XY] = []
        for step in _DISC if radius > self.eye.half * 0.3 else _SPOT:
            px = x + step * radius
            u = self.eye.side * (px - self.eye.x) / self.eye.half
            if abs(u) >= 1:
                continue
            reach = radius * math.sqrt(max(0.0, 1 - step * step))
            high, low = self.upper(u), self.lower(u)
            a = min(max(y - reach, high), low)
            b = max(min(y + reach, low), a)
            top.append((px, a))
            bottom.append((px, b))
        return polygon(top + bottom[::-1]) if len(top) > 1 else ""


def eye(anchors: Anchors, which: Eye, e: Expression) -> str:
    """One eye: lid, white, iris, lashes, and what age and sorrow put under it."""
    lids = _Lids(which, anchors.slant, e)
    colours, half, side = anchors.colours, which.half, which.side
    line, shade = colours["line"], colours["shade"]
    out: list[str] = []
    upper, lower, crease = lids.edge(lids.upper), lids.edge(lids.lower), lids.edge(lids.crease)

    out.append(path(band(crease, upper), colours["lid"]))
    out.append(path(stroke(crease, half * 0.085), shade, 0.75))
    out.append(path(band(upper, lower), WHITE))
    shadow = lids.edge(lambda u: min(lids.upper(u) + half * 0.17, lids.lower(u)))
    out.append(path(band(upper, shadow), "#5a4a56", 0.26))

    x = which.x + e.gaze_x * half * 0.42
    y = which.y + half * (-0.11 + 0.3 * e.gaze_y - 0.1 * e.squint)
    radius = half * 0.44
    for d, fill, strength in (
        (lids.disc(x, y, radius), line, 1.0),
        (lids.disc(x, y, radius * 0.86), colours["iris"], 1.0),
        (lids.disc(x + radius * 0.1, y + radius * 0.34, radius * 0.48), "#ffffff", 0.2),
        (lids.disc(x, y, radius * 0.48), "#1c1414", 1.0),
        (lids.disc(x - radius * 0.34, y - radius * 0.4, radius * 0.23), "#ffffff", 0.95),
        (lids.disc(x + radius * 0.38, y + radius * 0.42, radius * 0.14), "#ffffff", 0.4),
    ):
        if d:
            out.append(path(d, fill, strength))

    if e.tears > 0:
        wet = lids.edge(lambda u: max(lids.lower(u) - half * 0.12, lids.upper(u)), -0.8, 0.8)
        out.append(path(band(wet, lids.edge(lids.lower, -0.8, 0.8)), "#ffffff", 0.85 * e.tears))
        drop = lids.disc(which.x + side * half * 0.5, lids.lower(0.5) - half * 0.07, half * 0.11)
        out.append(path(drop, "#ffffff", 0.9 * e.tears) if drop else "")

    rim = [(px, py) for px, py in lids.edge(lambda u: lids.lower(u) + half * 0.03, -0.7, 0.98)]
    out.append(path(stroke(rim, half * 0.07), line, 0.45))
    out.append(_lashes(anchors, lids))
    out.append(_under(anchors, lids, e))
    return "".join(out)


def _lashes(anchors: Anchors, lids: _Lids) -> str:
    """The dark edge of the upper lid, running out into a flick."""
    half, side = lids.eye.half, lids.eye.side
    flick = 0.05 + 0.13 * anchors.lashes
    weight = 0.085 + 0.06 * anchors.lashes + 0.06 * max(lids.squint - 0.5, 0.0)
    under = lids.edge(lids.upper)
    over = [
        (x, y - half * weight * (0.35 + 0.65 * (i / (len(under) - 1)) ** 0.7) * (1 if i > 0 else 0.2))
        for i, (x, y) in enumerate(under)
    ]
    end_x, end_y = under[-1]
    tip = (end_x + side * half * flick, end_y - half * flick * 0.55)
    return path(band([*over, tip], [*under, tip]), anchors.colours["line"])


def _under(anchors: Anchors, lids: _Lids, e: Expression) -> str:
    """Folds below the eye: tiredness and age above, the cheek pushed up by a smile below."""
    half, shade = lids.eye.half, anchors.colours["shade"]
    bag = [(x, y + half * 0.1) for x, y in lids.edge(lambda u: lids.lower(u) + half * 0.22 * (1 - u * u), -0.95, 0.6)]
    out = path(stroke(bag, half * (0.1 + 0.1 * e.bags)), shade, min(0.9, 0.35 * anchors.age + 0.6 * e.bags))
    if e.bags > 0:
        inside = lids.edge(lids.lower, -0.9, 0.8)
        outside = lids.edge(lambda u: lids.lower(u) + half * 0.42 * max(0.0, 1 - abs(u) ** 2), -0.9, 0.8)
        out += path(band(inside, outside), shade, 0.42 * e.bags)
    lift = max(0.0, e.squint - 0.12) * (0.6 + max(e.mouth_curve, 0.0) * 0.4)
    cheek = lids.edge(lambda u: lids.middle(u) + half * (0.5 - 0.2 * e.squint + 0.12 * (1 - u * u)), -0.55, 1.05)
    out += path(stroke(cheek, half * 0.11), shade, 0.85 * lift)
    crow = max(e.squint, 0.3) * anchors.age
    for rise in (-0.34, -0.06, 0.22):
        start, end = lids.middle(1) + half * rise * 0.4, lids.middle(1) + half * (rise * 1.5 + 0.05)
        foot = [(lids.x(1.22), start), (lids.x(1.34), (start + end) / 2 - half * 0.02), (lids.x(1.48), end)]
        out += path(stroke(foot, half * 0.075), shade, crow * 0.8)
    return out


def brows(anchors: Anchors, e: Expression) -> str:
    """Both brows, the creases between them and the lines that raised brows draw across the forehead."""
    out = _forehead(anchors, e)
    for which in (anchors.left_eye, anchors.right_eye):
        out += _brow(anchors, which, e)
    return out


def _brow_height(e: Expression, side: int) -> float:
    """How far one brow is lifted, in 46ths of half an eye's width."""
    lifted = 36 * max(e.brow_raise, 0.0) + 18 * min(e.brow_raise, 0.0)
    skew = e.brow_skew * side
    return lifted + (28 * skew if skew > 0 else 8 * skew)


def _brow(anchors: Anchors, which: Eye, e: Expression) -> str:
    k = which.half / 46
    angry, sad = max(-e.brow_tilt, 0.0), max(e.brow_tilt, 0.0)
    base = which.y - anchors.brow_lift - k * _brow_height(e, which.side)
    inner = k * (26 * angry - 27 * sad)
    outer = k * (5 - 9 * angry + 13 * sad)
    raised = max(_brow_height(e, which.side) / 36, 0.0)
    arch = k * 12 * (1 + 0.7 * raised) * (1 - 0.65 * angry) * (1 - 0.45 * sad)

    def spine(s: float) -> XY:
        close = (1 - s) ** 2
        u = -1.0 + 2.26 * s
        x = which.x + which.side * (u * which.half - k * 15 * e.brow_knit * close)
        y = base + inner * (1 - s) ** 1.3 + outer * s**1.6 + k * 6 * e.brow_knit * close
        return x, y - arch * 4 * s**1.25 * (1 - s)

    def weight(s: float) -> float:
        return float(anchors.brow_thickness * ((0.8 + 0.2 * math.sin(math.pi * s)) * (1 - s**2.1) ** 0.8 + 0.06))

    places = [i / 12 for i in range(13)]
    top = [(x, y - weight(s) * 0.5) for s in places for x, y in [spine(s)]]
    bottom = [(x, y + weight(s) * 0.5) for s in places for x, y in [spine(s)]]
    # A blunt inner end looks cut out with scissors, so it is rounded off.
    x, y = spine(0.0)
    reach, half = which.side * weight(0) * 0.42, weight(0) * 0.5
    rounded = [(x - reach * math.cos(a), half * math.sin(a)) for a in (0.0, 0.5, 1.0)]
    top = [(px, y - rise) for px, rise in rounded] + top
    bottom = [(px, y + rise) for px, rise in rounded] + bottom
    out = path(band(top, bottom), anchors.colours["brow"])
    return out + _bush(anchors, which, spine, weight) if anchors.brow_bush > 0 else out


def _bush(anchors: Anchors, which: Eye, spine: Callable[[float], XY], weight: Curve) -> str:
    """Tufts that stick out of a heavy brow, upwards near the nose and outwards further on."""
    dark: list[str] = []
    light: list[str] = []
    thick = anchors.brow_thickness
    for i in range(10):
        s = 0.01 + i * 0.092
        (x, y), (x2, y2) = spine(s), spine(min(s + 0.2, 1.0))
        rise = thick * anchors.brow_bush * (0.42 + 0.2 * ((i * 5) % 3)) * (1 - 0.55 * s)
        lean = which.side * thick * (0.25 + 0.95 * s)
        tip = (x + lean + (x2 - x) * 0.5, y - weight(s) * 0.5 - rise)
        dark.append(_tuft((x, y - weight(s) * 0.1), tip, (x2, y2 - weight(s) * 0.2), -rise * 0.5))
        low = (x + lean * 1.3 + (x2 - x) * 0.6, y + weight(s) * 0.5 + rise * (0.5 if i % 2 else 0.2))
        dark.append(_tuft((x, y + weight(s) * 0.1), low, (x2, y2 + weight(s) * 0.2), rise * 0.3))
        if i % 2:
            glint = (x + lean + (x2 - x) * 0.55, y - weight(s) * 0.45 - rise * 0.55)
            light.append(_tuft((x, y + weight(s) * 0.12), glint, (x + (x2 - x) * 0.45, y2), -rise * 0.4))
    x, y = spine(0.0)
    for across, up in ((-0.5, 0.62), (-0.66, 0.1), (-0.42, -0.5)):
        tip = (x + which.side * thick * across, y - thick * up - weight(0) * 0.12)
        dark.append(_tuft((x, y - weight(0) * 0.45), tip, (x + which.side * thick * 0.3, y + weight(0) * 0.4), 0.0))
    return path("".join(dark), anchors.colours["brow"]) + path("".join(light), "#ffffff", 0.2)


def _tuft(start: XY, tip: XY, end: XY, bulge: float) -> str:
    """A lock of hair, bent on its way out to the tip and straighter on its way back."""
    bend = ((start[0] + tip[0]) / 2, (start[1] + tip[1]) / 2 + bulge * 0.5)
    out = "Q" + " ".join(coordinate(value) for value in (*bend, *tip))
    return f"M{coordinate(start[0])} {coordinate(start[1])}{out}L{coordinate(end[0])} {coordinate(end[1])}Z"


def _forehead(anchors: Anchors, e: Expression) -> str:
    left, right = anchors.left_eye, anchors.right_eye
    k = (left.half + right.half) / 92
    x, y = (left.x + right.x) / 2, (left.y + right.y) / 2 - anchors.brow_lift
    shade = anchors.colours["shade"]
    out = ""
    for side in (-1, 1):
        crease = [
            (x + side * k * 13, y - k * 24),
            (x + side * k * 10, y - k * 2),
            (x + side * k * 15, y + k * 24),
        ]
        smooth = [_bend(crease, i / 6) for i in range(7)]
        out += path(stroke(smooth, k * 7), shade, max(0.0, e.brow_knit - 0.1) * 0.9)
    lifted = max(e.brow_raise, 0.0) + 0.45 * max(e.brow_tilt, 0.0)
    for row in range(3):
        level = y - k * (44 + 23 * row + 22 * max(e.brow_raise, 0.0))
        reach = k * (112 - 16 * row)
        fold = [(x + reach * u, level + k * (5 * u * u - 7 * e.brow_tilt * (1 - u * u))) for u in _U]
        strength = (0.16 + 0.7 * lifted) * (0.15 + 0.85 * anchors.age) - 0.05
        out += path(stroke(fold, k * 5.5), shade, min(0.7, strength))
    return out


def _bend(points: list[XY], s: float) -> XY:
    """A point on the soft curve from the first of three points to the last, drawn towards the second."""
    a, b, c = (1 - s) ** 2, 2 * s * (1 - s), s * s
    (ax, ay), (bx, by), (cx, cy) = points
    return a * ax + b * bx + c * cx, a * ay + b * by + c * cy
