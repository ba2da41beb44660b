"""The mouth, the folds around it and the flush of the cheeks drawn for an expression, as SVG text.

The two edges of the lips are functions of v, from -1 at the left corner to 1 at the right one; teeth and
language are kept between them by arithmetic, because the rasteriser knows no clip paths.
"""

from __future__ import annotations

import math

from game.face.anchors import Anchors
from game.face.curves import XY, band, path, spread, stroke
from game.face.expressions import Expression

INSIDE, TONGUE, TEETH = "#4a1f24", "#b4595a", "#f5ecdd"


class _Lips:
    """The edges of the lips as functions of v, all giving y in units of the picture."""

    def __init__(self, anchors: Anchors, e: Expression) -> None:
        self.x0, self.y0, self.m = anchors.mouth
        self.e = e
        smile = max(e.mouth_curve, 0.0)
        self.half = self.m * (1 + 0.36 * e.mouth_width) * (1 + 0.14 * smile) * (1 - 0.06 * e.lip_press)
        self.drop = e.mouth_open * self.m
        self.curve = e.mouth_curve * (1 - 0.35 * e.lip_press)
        # A smile opens like a D lying on its back, a shout like a box, a gasp like a ring.
        box = max(-e.mouth_curve, 0.0) * (1 - max(-e.mouth_width, 0.0))
        self.power = 2.0 + 1.8 * box
        self._top: dict[float, float] = {}
        self.root = 0.62 if e.mouth_curve < 0.2 else 0.8

    def x(self, v: float) -> float:
        return self.x0 + v * self.half - 0.1 * self.m * self.e.mouth_skew * (1 - v * v)

    def line(self, v: float) -> float:
        """Where closed lips meet."""
        c, m = self.curve, self.m
        y = self.y0 + m * c * (0.13 - 0.43 * float(abs(v) ** 1.9))
        # The lifted corner does nearly all of it: a smirk is one-sided, a mouth that pivots looks broken.
        lifted = v * self.e.mouth_skew
        return y - m * (0.36 if lifted > 0 else 0.08) * lifted * abs(v)

    def _gap(self, v: float) -> float:
        return self.drop * float(max(0.0, 1 - abs(v) ** self.power) ** self.root)

    def top(self, v: float) -> float:
        """The lower edge of the upper lip."""
        if v in self._top:
            return self._top[v]
        bow = 0.035 * self.m * math.exp(-((v / 0.28) ** 2))
        pursed = max(-self.e.mouth_width, 0.0)
        share = 0.32 - 0.22 * max(self.curve, 0.0) + 0.1 * max(-self.curve, 0.0) + 0.16 * pursed
        self._top[v] = self.line(v) - self._gap(v) * share + bow * (1 - self.e.lip_press)
        return self._top[v]

    def bottom(self, v: float) -> float:
        """The upper edge of the lower lip."""
        return max(self.line(v) + self._gap(v) * 0.74, self.top(v))

    def edge_of_upper(self, v: float, fullness: float) -> float:
        bow = 1 - 0.24 * math.exp(-((v / 0.16) ** 2))
        thin = (1 - 0.75 * self.e.lip_press) * (1 - 0.22 * max(self.curve, 0.0))
        return self.top(v) - self.m * fullness * thin * bow * float(max(0.0, 1 - abs(v) ** 1.35))

    def edge_of_lower(self, v: float, fullness: float) -> float:
        thin = (1 - 0.72 * self.e.lip_press) * (1 - 0.15 * max(self.curve, 0.0))
        return self.bottom(v) + self.m * fullness * thin * float(max(0.0, 1 - abs(v) ** 2.2) ** 0.85)

    def teeth(self, v: float) -> float:
        gap = self.bottom(v) - self.top(v)
        share = 0.14 + 0.86 * self.e.teeth
        return self.top(v) + min(gap, gap * share + 0.02 * self.m)

    def tongue(self, v: float) -> float:
        rise = self.drop * 0.36 * float(max(0.0, 1 - (v / 0.66) ** 2) ** 0.5) if abs(v) < 0.66 else 0.0
        return max(self.bottom(v) - rise, self.teeth(v))


def mouth(anchors: Anchors, e: Expression) -> str:
    """Lips, what is between them, and the folds that run from the nose past their corners."""
    lips = _Lips(anchors, e)
    colours, m = anchors.colours, lips.m
    places = spread(14)
    top = [(lips.x(v), lips.top(v)) for v in places]
    bottom = [(lips.x(v), lips.bottom(v)) for v in places]
    upper, lower = anchors.lips
    over = [(lips.x(v), lips.edge_of_upper(v, upper)) for v in places]
    under = [(lips.x(v), lips.edge_of_lower(v, lower)) for v in places]

    out = [_folds(anchors, lips)]
    out.append(path(band(over, top), colours["lip"]))
    out.append(path(band(bottom, under), colours["lip"]))
    # The upper lip turns away from the light: one more tone of the line colour over it.
    out.append(path(band(over, top), colours["line"], 0.28))
    shine = [(lips.x(v), lips.edge_of_lower(v, lower * 0.5)) for v in spread(8, -0.5, 0.3)]
    out.append(path(stroke(shine, m * lower * 0.34), "#ffffff", 0.2 * (1 - e.lip_press)))
    if lips.drop > 0.5:
        out.append(path(band(top, bottom), INSIDE))
        middle = spread(8, -0.7, 0.7)
        tongue = [(lips.x(v), lips.tongue(v)) for v in middle]
        out.append(path(band(tongue, [(lips.x(v), lips.bottom(v)) for v in middle]), TONGUE, 1 - e.teeth))
        row = spread(12, -0.9, 0.9)
        edge = [(lips.x(v), lips.teeth(v)) for v in row]
        out.append(path(band([(lips.x(v), lips.top(v)) for v in row], edge), TEETH))
        shaded = [(lips.x(v), min(lips.top(v) + m * 0.06, lips.teeth(v))) for v in row]
        out.append(path(band([(lips.x(v), lips.top(v)) for v in row], shaded), INSIDE, 0.25))
    out.append(_meeting(lips, colours["line"]))
    return "".join(out)


def _meeting(lips: _Lips, line: str) -> str:
    """The line where the lips meet: all of it when they are shut, only its corners when they are open."""
    m, e = lips.m, lips.e
    hook = 0.07 * m
    places = spread(14)
    points: list[XY] = [(lips.x(v), (lips.top(v) + lips.bottom(v)) / 2) for v in places]
    bend = -hook * (0.6 * lips.curve)
    points = [
        (points[0][0] - hook, points[0][1] + bend),
        *points,
        (points[-1][0] + hook, points[-1][1] + bend),
    ]
    shut = max(0.0, 1 - lips.drop / (0.12 * m))
    out = path(stroke(points, m * (0.066 + 0.03 * e.lip_press), 0.75), line, shut)
    for sign in (-1, 1):
        corner = points[:4] if sign < 0 else points[-4:]
        out += path(stroke(corner, m * 0.06, 0.9), line, 1 - shut)
        x, y = lips.x(sign), lips.line(sign)
        one_sided = max(sign * e.mouth_skew, 0.0)
        strength = min(0.6, max(0.0, abs(lips.curve) - 0.4) + 0.4 * one_sided + 0.3 * e.lip_press)
        dimple = [
            (x + sign * m * (0.13 + 0.05 * math.cos(a)), y + m * (0.14 * a - 0.02)) for a in (-1, -0.5, 0, 0.5, 1)
        ]
        out += path(stroke(dimple, m * 0.06), line, strength * 0.6)
    return out


def _folds(anchors: Anchors, lips: _Lips) -> str:
    """Smile lines from the wings of the nose, and the shadow under the lower lip."""
    m, e = lips.m, lips.e
    shade = anchors.colours["shade"]
    nx, ny, wing = anchors.nose
    smile, frown = max(lips.curve, 0.0), max(-lips.curve, 0.0)
    out = ""
    for sign in (-1, 1):
        corner = lips.x(sign), lips.line(sign)
        one_sided = max(sign * e.mouth_skew, 0.0)
        start = (nx + sign * wing * 1.12, ny - wing * 0.28)
        bulge = (corner[0] + sign * m * (0.3 + 0.22 * smile), (start[1] + corner[1]) / 2 - m * 0.08)
        end = (
            corner[0] + sign * m * (0.27 + 0.1 * smile),
            corner[1] + m * (0.2 + 0.25 * frown - 0.05 * smile),
        )
        points: list[XY] = []
        for i in range(9):
            s = i / 8
            a, b, c = (1 - s) ** 2, 2 * s * (1 - s), s * s
            points.append((a * start[0] + b * bulge[0] + c * end[0], a * start[1] + b * bulge[1] + c * end[1]))
        strength = 0.06 + 0.36 * anchors.age + 0.6 * smile + 0.35 * frown + 0.35 * one_sided
        out += path(stroke(points, m * 0.12), shade, min(0.92, strength))
    _, lower = anchors.lips
    depth = max(lips.bottom(0.0), lips.edge_of_lower(0.0, lower)) + m * 0.1
    shadow = [(lips.x0 + u * m * 0.42, depth + m * 0.1 * u * u * (1 if frown < 0.3 else -1)) for u in spread(8)]
    out += path(stroke(shadow, m * 0.14), shade, min(0.75, 0.5 + 0.3 * frown + 0.3 * e.lip_press))
    if frown > 0.3:
        chin = [(lips.x0 + u * m * 0.5, depth + m * (0.3 + 0.2 * u * u)) for u in spread(8)]
        out += path(stroke(chin, m * 0.09), shade, (frown - 0.3) * 0.8)
    return out


def flush(anchors: Anchors, e: Expression) -> tuple[str, str]:
    """Colour in both cheeks and over the nose: the gradients, and the shapes painted with them."""
    if e.flush <= 0:
        return "", ""
    lx, ly, rx, ry, radius = anchors.cheeks
    nx, ny, wing = anchors.nose
    middle = ((lx + rx) / 2, (ly + ry) / 2)
    spots = (
        # A wide, faint one first: anger colours all the middle of a face; two red discs alone look painted.
        ("m", *middle, (rx - lx) / 2 + radius * 0.7, 0.34 * e.flush),
        ("l", lx, ly, radius, 0.44),
        ("r", rx, ry, radius, 0.44),
        ("n", nx, ny - wing * 0.5, wing * 1.5, 0.22),
    )
    gradients = shapes = ""
    for name, x, y, r, strength in spots:
        blush = anchors.colours["blush"]
        gradients += (
            f'<radialGradient id="flush-{name}" gradientUnits="userSpaceOnUse" '
            f'cx="{x:g}" cy="{y:g}" r="{r:g}">'
            f'<stop offset="0" stop-color="{blush}" stop-opacity="{strength * e.flush:.2f}"/>'
            f'<stop offset="0.5" stop-color="{blush}" stop-opacity="{strength * e.flush * 0.55:.2f}"/>'
            f'<stop offset="1" stop-color="{blush}" stop-opacity="0"/></radialGradient>'
        )
        shapes += f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="url(#flush-{name})"/>'
    return gradients, shapes
