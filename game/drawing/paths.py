"""The outline of a path: read number by number, so that its size is known before anything is painted."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from game.drawing.numbers import NUMBER, Box, bounded

LEAST_RADIUS: Final = 1e-6
"""An arc with a smaller radius is a straight line; its square would be no number that can be divided by."""
_TOKEN: Final = re.compile(rf"[\s,]*(?:([A-Za-z])|({NUMBER.pattern}))")
_FLAG: Final = re.compile(r"[\s,]*([01])")
_COUNTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a shape: as it is written, the box around it, how many points it has, how long it is at most."""

    text: str
    box: Box | None
    points: int
    length: float
    wrong: str = ""
    """What was wrong in it: the outline goes as far as that."""


def outline_of(d: str, most: int) -> Outline:
    """Read the data of a path, and no more of it than so many points."""
    pen = _Pen()
    at, command, wrong, rewritten = 0, "", "", False
    parts: list[str] = []
    while pen.count <= most:
        match = _TOKEN.match(d, at)
        if match is None:
            rest = d[at:].strip(" \t\r\n,")
            wrong = f"'{rest[:20]}' cannot be read" if rest else ""
            break
        if match[1]:
            command = match[1]
            if command.upper() not in _COUNTS or (not parts and command.upper() != "M"):
                wrong = f"'{command}' is no command of a path" if parts else "it does not begin with M"
                break
            start = match.end()
        elif command:
            start = at
            command = {"M": "L", "m": "l"}.get(command, command) if parts else command
            if command in "Zz":
                wrong = f"'{match[2][:20]}' stands after Z"
                break
        else:
            wrong = "it does not begin with M"
            break
        try:
            values, end, squeezed = _values(d, start, command.upper())
        except ValueError as error:
            wrong = str(error)
            break
        rewritten |= squeezed
        pen.draw(command, values)
        parts.append(command + " ".join(f"{value:.9g}" for value in values))
        at = end
    text = " ".join(parts) if rewritten or wrong else d
    return Outline(text if parts else "", pen.box(), pen.count, pen.length, wrong)


def _values(d: str, at: int, command: str) -> tuple[list[float], int, bool]:
    """The numbers of one command, where they end, and whether flags of an arc are written without a space."""
    values: list[float] = []
    squeezed = False
    for number in range(_COUNTS[command]):
        is_flag = command == "A" and number in (3, 4)
        match = (_FLAG if is_flag else _TOKEN).match(d, at)
        text = match[1] if match and is_flag else match[2] if match else None
        if match is None or text is None:
            raise ValueError(f"a number is missing after {command}")
        values.append(bounded(text))
        at = match.end()
        squeezed |= is_flag and at < len(d) and d[at] not in " \t\r\n,"
    return values, at, squeezed


class _Pen:
    """Goes along an outline, and keeps the box around it."""

    def __init__(self) -> None:
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.near: tuple[float, float] | None = None
        self.near_kind = ""
        self.left = self.top = math.inf
        self.right = self.bottom = -math.inf
        self.count = 0
        self.length = 0.0

    def box(self) -> Box | None:
        """The box; None where nothing is drawn."""
        return None if self.left > self.right else (self.left, self.top, self.right, self.bottom)

    def see(self, x: float, y: float) -> None:
        """A point of the outline."""
        self.left, self.right = min(self.left, x), max(self.right, x)
        self.top, self.bottom = min(self.top, y), max(self.bottom, y)

    def draw(self, command: str, v: list[float]) -> None:
        """Go on by one command."""
        kind = command.upper()
        self.count += max(1, len(v) // 2)
        if kind == "Z":
            self.line(self.start_x, self.start_y)
            return
        if kind == "H":
            v = [v[0] + (self.x if command == "h" else 0.0), self.y]
        elif kind == "V":
            v = [self.x, v[0] + (self.y if command == "v" else 0.0)]
        elif command.islower():
            first = 5 if kind == "A" else 0
            v = v[:first] + [value + (self.y if at % 2 else self.x) for at, value in enumerate(v[first:])]
        if kind == "M":
            self.x, self.y = self.start_x, self.start_y = v[0], v[1]
            self.see(*v)
            self.near_kind = ""
        elif kind in "LHV":
            self.line(v[0], v[1])
        elif kind in "CS":
            self.curve(*(self.mirrored("C") if kind == "S" else (v[0], v[1])), *v[-4:])
        elif kind in "QT":
            cx, cy = self.mirrored("Q") if kind == "T" else (v[0], v[1])
            ex, ey = v[-2:]
            x, y = self.x, self.y
            self.curve(
                x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3, ex, ey
            )
            self.near, self.near_kind = (cx, cy), "Q"
        else:
            self.arc(v)

    def mirrored(self, kind: str) -> tuple[float, float]:
        """The control point before, seen from the other side."""
        if self.near is None or self.near_kind != kind:
            return self.x, self.y
        return 2 * self.x - self.near[0], 2 * self.y - self.near[1]

    def line(self, x: float, y: float) -> None:
        """A straight line."""
        self.length += math.hypot(x - self.x, y - self.y)
        self.see(self.x, self.y)
        self.see(x, y)
        self.x, self.y = x, y
        self.near_kind = ""

    def curve(  # noqa: PLR0917 - a curve, as a path writes it
        self, ax: float, ay: float, bx: float, by: float, x: float, y: float
    ) -> None:
        """A curve with two control points."""
        sides = ((self.x, self.y), (ax, ay), (bx, by), (x, y))
        self.length += sum(math.dist(sides[at], sides[at + 1]) for at in range(3))
        self.see(x, y)
        for t in (*_turns(self.x, ax, bx, x), *_turns(self.y, ay, by, y)):
            self.see(_at(t, self.x, ax, bx, x), _at(t, self.y, ay, by, y))
        self.x, self.y = x, y
        self.near, self.near_kind = (bx, by), "C"

    def arc(self, v: list[float]) -> None:
        """A piece of an ellipse; the box is that of the whole ellipse around its middle, or a little more."""
        rx, ry, x, y = abs(v[0]), abs(v[1]), v[5], v[6]
        half = math.hypot(x - self.x, y - self.y) / 2
        reach = max(rx, ry, half)
        turn, large, sweep = math.radians(v[2]), v[3], v[4]
        if min(rx, ry) < LEAST_RADIUS:  # as for none at all
            self.line(x, y)
            return
        cx, cy, rx, ry = _middle(self.x, self.y, x, y, rx, ry, turn, is_left=large != sweep)
        wide = math.hypot(rx * math.cos(turn), ry * math.sin(turn))
        high = math.hypot(rx * math.sin(turn), ry * math.cos(turn))
        self.length += 2 * math.pi * reach
        for px, py in _on_arc((self.x, self.y, x, y), (cx, cy, rx, ry), turn, is_clockwise=bool(sweep)):
            self.see(min(max(px, cx - wide), cx + wide), min(max(py, cy - high), cy + high))
        self.see(self.x, self.y)
        self.see(x, y)
        self.x, self.y = x, y
        self.near_kind = ""


def _at(t: float, a: float, b: float, c: float, d: float) -> float:
    s = 1 - t
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d


def _turns(a: float, b: float, c: float, d: float) -> list[float]:
    """Where a curve turns back, 0-1."""
    if min(a, d) <= b <= max(a, d) and min(a, d) <= c <= max(a, d):
        return []
    p, q, r = d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a
    if abs(p) < 1e-12:
        found = [-r / q] if abs(q) > 1e-12 else []
    else:
        root = q * q - 4 * p * r
        found = [] if root < 0 else [(-q + sign * math.sqrt(root)) / (2 * p) for sign in (1, -1)]
    return [t for t in found if 0 < t < 1]


def _middle(  # noqa: PLR0917 - an arc, as a path writes it
    x1: float, y1: float, x2: float, y2: float, rx: float, ry: float, turn: float, *, is_left: bool
) -> tuple[float, float, float, float]:
    """The middle of an arc's ellipse, and its radii, grown where they do not reach."""
    sine, cosine = math.sin(turn), math.cos(turn)
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    px, py = cosine * dx + sine * dy, -sine * dx + cosine * dy
    over = px * px / (rx * rx) + py * py / (ry * ry)
    if over > 1:
        rx, ry = rx * math.sqrt(over), ry * math.sqrt(over)
    below = rx * rx * py * py + ry * ry * px * px
    share = math.sqrt(max(0.0, rx * rx * ry * ry / below - 1)) if below else 0.0
    share = share if is_left else -share
    ux, uy = share * rx * py / ry, -share * ry * px / rx
    return cosine * ux - sine * uy + (x1 + x2) / 2, sine * ux + cosine * uy + (y1 + y2) / 2, rx, ry


def _on_arc(
    ends: tuple[float, float, float, float],
    ellipse: tuple[float, float, float, float],
    turn: float,
    *,
    is_clockwise: bool,
) -> list[tuple[float, float]]:
    """Points along an arc, close enough for a box."""
    cx, cy, rx, ry = ellipse
    sine, cosine = math.sin(turn), math.cos(turn)

    def angle(x: float, y: float) -> float:
        return math.atan2((-sine * (x - cx) + cosine * (y - cy)) / ry, (cosine * (x - cx) + sine * (y - cy)) / rx)

    start, end = angle(ends[0], ends[1]), angle(ends[2], ends[3])
    sweep = (end - start) % (2 * math.pi) if is_clockwise else -((start - end) % (2 * math.pi))
    found = []
    for step in range(1, 32):
        at = start + sweep * step / 32
        x, y = rx * math.cos(at), ry * math.sin(at)
        found.append((cosine * x - sine * y + cx, sine * x + cosine * y + cy))
    return found
