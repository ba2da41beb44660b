"""Where the stops of a course stand: in rows that wind from side to side, or where that is too narrow in a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from game.session import Card, Section
from game.window.canvas.boxes import Box
from game.window.canvas.theme import STRONG, SUBHEADING
from game.window.screens.stop import Measured, Shape
from game.window.screens.trail import Spot, Way, across, around, down
from game.window.widgets.draw_context import DrawContext

NARROW: Final = 600
"""Less room than this, in units of the text, makes a list."""
LANE: Final = 34
"""How much room is kept at either side for the way from row to row, in units."""
STOP: Final = 262
"""How much room a stop needs at least, in units of the text, its distance from the next included."""
WIDEST: Final = 350
"""How wide a stop is at most, in the same units."""
FEW: Final = 6
"""Up to so many stops have large pictures, and room for what each call is about."""
MOST: Final = 4
"""So many stand in a row at most."""


class Grid(NamedTuple):
    """How stops are laid out now: ``columns`` of one ``shape``, with a ``lane`` at either side, all in pixels.

    ``gap`` is the distance of two stops in a row, ``below`` that of two rows, ``wave`` how much lower every second
    column stands.
    """

    columns: int
    shape: Shape
    lane: int
    gap: int
    below: int
    wave: int


class Placed(NamedTuple):
    """A stop in its place; ``forward`` is whether its row goes from left to right, ``row`` counts the rows from 0."""

    card: Card
    box: Box
    measured: Measured
    column: int
    row: int
    forward: bool


class Heading(NamedTuple):
    """A heading over some stops, and where it stands."""

    text: str
    box: Box


class Goal(NamedTuple):
    """The end of the way: a round sign, and what is said of it beside or under that."""

    text: str
    sign: Box
    words: Box

    @property
    def bottom(self) -> int:
        """The row under both."""
        return max(self.sign.bottom, self.words.bottom)


class CourseMap(NamedTuple):
    """Everything in its place, and the row under all of it. ``joined`` are the stops that the way leads along.

    ``sides`` are the left and the right edge of all the stops; ``goal`` stands at the end of the way, if it has one.
    """

    grid: Grid
    placed: tuple[Placed, ...]
    headings: tuple[Heading, ...]
    joined: int
    bottom: int
    sides: tuple[int, int]
    goal: Goal | None


def grid_of(s: DrawContext, width: int, many: int) -> Grid:
    """How so many stops are laid out in a column that wide."""
    unit = s.scale * s.look.text
    room = width / unit
    few = many <= FEW
    if room < NARROW:
        side = s.px(74 * min(1.5, s.look.text))
        return Grid(1, Shape(width, side, beside=True, full=few), 0, 0, s.px(18), 0)
    lane, gap = s.px(LANE), s.px(24)
    columns = max(1, min(MOST - 1 if few else MOST, many, int((room - 2 * LANE / s.look.text) / STOP)))
    wide = min(round(WIDEST * unit), (width - 2 * lane - gap * (columns - 1)) // columns)
    tall = min(150.0, max(104.0, s.airy * 0.2)) if few else 96.0
    shape = Shape(wide, s.px(tall * min(1.5, s.look.text)), beside=False, full=few and s.airy >= 400)
    return Grid(columns, shape, lane, gap, s.px(26), s.px(14) if columns > 1 else 0)


def course_map(  # noqa: PLR0917 - a layout, and all that it depends on
    s: DrawContext,
    box: Box,
    grid: Grid,
    parts: Sequence[Section],
    measure: Callable[[Card, int], Measured],
    goal: str,
) -> CourseMap:
    """Put the levels of some parts in their places, from the top of a box.

    Args:
        s: what is drawn on.
        box: the column that holds them.
        grid: how they are laid out.
        parts: the levels under their headings; the way leads along those with a number.
        measure: how high a card is; it is told which of all it is, from 1.
        goal: what stands at the end of the way, ``""`` where it has none.
    """
    whole = grid.columns * grid.shape.width + grid.gap * (grid.columns - 1)
    left = box.x + (box.w - whole) // 2
    placed: list[Placed] = []
    headings: list[Heading] = []
    end: Goal | None = None
    y, row, joined = box.y, 0, 0
    for part in parts:
        on_way = part.cards[0].number > 0
        if not on_way and goal and placed:
            end = _goal(s, grid, placed[-1], y, goal)
            y, goal = max(y, end.bottom + grid.below), ""
        y += grid.below // 2 if placed else 0
        if part.title:
            line = Box(left, y, whole, s.height(part.title, SUBHEADING, whole))
            headings.append(Heading(part.title, line))
            y = line.bottom + s.px(12)
        row = row if on_way else 0
        for start in range(0, len(part.cards), grid.columns):
            line_of = part.cards[start : start + grid.columns]
            made = [measure(card, len(placed) + at) for at, card in enumerate(line_of, start=1)]
            placed += _row(grid, line_of, made, Spot(left, y), row)
            y = max(one.box.bottom + one.measured.tab for one in placed[-len(line_of) :]) + grid.below
            row += 1
        joined = len(placed) if on_way else joined
    if goal and placed:
        end = _goal(s, grid, placed[-1], y, goal)
        y = max(y, end.bottom + grid.below)
    return CourseMap(grid, tuple(placed), tuple(headings), joined, y - grid.below, (left, left + whole), end)


def _row(grid: Grid, cards: Sequence[Card], made: Sequence[Measured], start: Spot, row: int) -> list[Placed]:
    """The stops of a row, which begins at that point; every second goes from right to left."""
    found: list[Placed] = []
    forward = row % 2 == 0
    for at, (card, one) in enumerate(zip(cards, made, strict=True)):
        column = at if forward else grid.columns - 1 - at
        left, lower = start.x + column * (grid.shape.width + grid.gap), grid.wave if column % 2 else 0
        place = Box(round(left), round(start.y) + lower, grid.shape.width, one.height)
        found.append(Placed(card, place, one, column, row, forward))
    return found


def _goal(s: DrawContext, grid: Grid, last: Placed, y: int, text: str) -> Goal:
    """Where the way ends: beside the last stop, where its row has room, else under all of them at ``y``."""
    side, wide = min(grid.shape.picture, s.px(60 * min(1.5, s.look.text))), grid.shape.width
    if grid.shape.beside:
        sign = Box(last.box.x + s.px(6) + (grid.shape.picture - side) // 2, y, side, side)
        left = last.box.x + grid.shape.picture + s.px(20)
        high = s.height(text, STRONG, last.box.right - left)
        return Goal(text, sign, Box(left, y + max(0, side - high) // 2, last.box.right - left, high))
    beyond = last.column + (1 if last.forward else -1)
    left, top = last.box.x, y
    if 0 <= beyond < grid.columns:
        left += (wide + grid.gap) * (1 if last.forward else -1)
        top = last.box.y + s.px(6) + (grid.shape.picture - side) // 2
    sign = Box(left + (wide - side) // 2, top, side, side)
    return Goal(text, sign, Box(left, sign.bottom + s.px(10), wide, s.height(text, STRONG, wide)))


def way_on(s: DrawContext, drawn: CourseMap, one: Placed, other: Placed | None, ends: tuple[Spot, Spot]) -> Way:
    """The way from a stop to the next, or from the last to the goal; ``ends`` are the middles of their pictures."""
    start, end = ends
    grid, outside = drawn.grid, drawn.grid.lane * 0.5
    if grid.columns == 1:
        return down(start, end, s.px(5) * (1 if one.row % 2 else -1))
    if one.row == other.row if other is not None else abs(end.y - start.y) < grid.shape.picture:
        return across(start, end, s.px(8) * (1 if one.column % 2 else -1))
    side = drawn.sides[1] + outside if one.forward else drawn.sides[0] - outside
    return around(start, end, side, s.px(40))
