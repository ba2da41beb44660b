"""Draws the stage of a conversation: the place, the person, and the plate with name, role and meters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.window.canvas.boxes import Box
from game.window.canvas.theme import FIGURE, SMALL, SMALL_STRONG, SUBHEADING, Colour
from game.window.screens.acting import Actor
from game.window.screens.gauges import FULL, Gauge
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.signs import good_end
from game.window.widgets.widgets import bar, pieces


class Standing(NamedTuple):
    """How somebody stands over the plate, in shares: the portrait's height of the room, and how much of it is seen."""

    tall: float
    seen: float


ALONE: Final = Standing(1.12, 0.87)
BEHIND_A_FRONT: Final = Standing(1.0, 0.965)
"""A little smaller, so that more is seen under the chin: there the counter is, and the hands."""
FRONT_FROM: Final = 0.89
"""At which share of a portrait's height the edge is of what stands in front of it."""


TWO: Final = 0.86
"""How high two people are drawn beside what one would be."""
BACK_OUT: Final = 0.045
BACK_UP: Final = 0.05
"""Who stands back stands so much further out, of the stage's width, and higher, of their own height."""


def draw_stage(  # noqa: PLR0917 - a drawing verb, its words in their plain order
    s: DrawContext, box: Box, place: str, actors: Sequence[Actor], plate: int, curtain: float = 0.0
) -> None:
    """The place, who is in it, and what is in front of both; of two people each has a side, and one stands in front.

    Args:
        s: what to draw on.
        box: the stage.
        place: the place's name.
        actors: who is there, from left to right: nobody, one, or two.
        plate: how much of it, from below, will be covered.
        curtain: how much of it all is hidden, 0-1.
    """
    with s.canvas.clipped(box):
        s.canvas.picture(box, place, s.colours.dim)
        free = box.h - plate
        has_front = s.canvas.has_front(place)
        shown = BEHIND_A_FRONT if has_front else ALONE
        height = min(round(free * shown.tall), round(box.w * 1.18)) if s.wide else round(free * (shown.tall - 0.02))
        if len(actors) > 1 and s.wide:
            height = round(height * TWO)
        top = box.y + free - round(height * shown.seen)
        standing = _standing(s, box, actors, height, 0.0 if has_front else BACK_UP)  # at a counter hands stay on it
        for left, up, actor in standing:
            draw_person(s, left, top - up, height, actor)
        if has_front:
            s.canvas.front(box, place, top + round(height * FRONT_FROM), s.colours.dim)
            for left, up, actor in standing:
                draw_person(s, left, top - up, height, actor, hands=True)
        s.canvas.fill(box, s.colours.ground, round(255 * curtain))


def _standing(
    s: DrawContext, box: Box, actors: Sequence[Actor], height: int, lift: float
) -> list[tuple[int, int, Actor]]:
    """Where each begins on the left, and how far up they have stepped back, those who stand behind first."""
    if len(actors) < 2:
        return [(box.x + round(box.w * (0.5 if s.wide else 0.4)) - height * 2 // 5, 0, actor) for actor in actors]
    middle, spread = (0.5, 0.21) if s.wide else (0.285, 0.125)  # a tall window has its buttons on the right
    found = []
    for side, actor in enumerate(actors):
        back = 1 - actor.forward**2 * (3 - 2 * actor.forward)
        share = middle + (2 * side - 1) * (spread + BACK_OUT * back)
        back_up = round(height * lift * back)
        found.append((box.x + round(box.w * share) - height * 2 // 5, back_up, actor))
    return sorted(found, key=lambda one: one[2].forward)


def draw_person(s: DrawContext, left: int, top: int, height: int, actor: Actor, *, hands: bool = False) -> None:
    """A person, that many pixels high, from a left top corner; nothing where a window leaves no room.

    ``hands`` draws the hands alone, for where they lie on something.
    """
    if height <= 0:
        return
    for key, piece in actor.pieces(height, hands=hands):
        place = Box(left + piece.x, top + piece.y, piece.width, piece.height)
        s.canvas.drawing(place, (actor.name, *key), lambda piece=piece: piece.sheet)  # type: ignore[misc]  # bound now


MOST_PIECES: Final = 12
"""What goes no further than that is counted in pieces, each to be seen."""


def plate_height(s: DrawContext, width: int, name: str, role: str, gauges: Sequence[Gauge]) -> int:
    """How high the plate is at that width."""
    return _plate(s, Box(0, 0, width, 0), name, role, gauges, draw=False)


def draw_plate(s: DrawContext, box: Box, name: str, role: str, gauges: Sequence[Gauge]) -> None:
    """Name, role and meters on a card."""
    s.panel(box, s.colours.card, radius=16, border=s.colours.line, lip=True)
    _plate(s, box, name, role, gauges, draw=True)


def _plate(s: DrawContext, box: Box, name: str, role: str, gauges: Sequence[Gauge], *, draw: bool) -> int:
    pad = s.px(16) if s.wide else s.px(12)
    inner = Box(box.x + pad, box.y + s.px(12 if s.wide else 8), box.w - 2 * pad, 0)
    y = inner.y
    if name:
        if draw:
            s.write(name, inner, SUBHEADING, s.colours.ink)
        y += s.height(name, SUBHEADING, inner.w)
    if role:
        if draw:
            s.write(role, inner._replace(y=y), SMALL, s.colours.muted)
        y += s.height(role, SMALL, inner.w)
    if gauges:
        y += s.px(8 if s.wide else 4)
        y = _meters(s, inner._replace(y=y), gauges, draw=draw)
    return y + s.px(12 if s.wide else 10) - box.y


def _meters(s: DrawContext, box: Box, gauges: Sequence[Gauge], *, draw: bool) -> int:
    """As many beside each other as fit where the window is tall; else one under the other."""
    gap, below = s.px(18), s.px(6)
    need = max(s.width(gauge.name, SMALL_STRONG) + _value_width(s, gauge) for gauge in gauges)
    columns = 1 if s.wide else max(1, min(len(gauges), (box.w + gap) // (need + gap)))
    width = (box.w - gap * (columns - 1)) // columns
    y = box.y
    for first in range(0, len(gauges), columns):
        row = gauges[first : first + columns]
        high = max(_gauge_height(s, gauge, width) for gauge in row)
        for column, gauge in enumerate(row):
            if draw:
                draw_gauge(s, Box(box.x + column * (width + gap), y, width, high), gauge)
        y += high + below
    return y - below


def _value_width(s: DrawContext, gauge: Gauge) -> int:
    return s.width(str(max(gauge.most, FULL)), FIGURE) + s.px(8)


def _gauge_height(s: DrawContext, gauge: Gauge, width: int) -> int:
    return s.height(gauge.name, SMALL_STRONG, width - _value_width(s, gauge)) + s.px(14)


def mood_colour(s: DrawContext, goodness: float) -> Colour:
    """The colour of a meter that stands there, 100 being good."""
    c = s.colours
    return c.good if goodness >= 60 else c.gold if goodness >= 35 else c.heart


def draw_gauge(s: DrawContext, box: Box, gauge: Gauge) -> None:
    """One meter: label, value, and a bar with a tick at its good end."""
    c, line = s.colours, s.line_height(SMALL_STRONG)
    value_w = _value_width(s, gauge)
    s.write(gauge.name, box._replace(w=box.w - value_w), SMALL_STRONG, c.ink)
    s.write(str(round(gauge.level)), Box(box.right - value_w, box.y, value_w, line), FIGURE, c.ink, align="right")
    tick, height = s.px(12), s.px(8)
    y = box.bottom - height - s.px(2)
    low = gauge.good == "low"
    rail = Box(box.x + (tick + s.px(5) if low else 0), y, box.w - tick - s.px(5), height)
    colour = mood_colour(s, gauge.goodness)
    if gauge.most <= MOST_PIECES:
        pieces(s, rail, gauge.level, gauge.most, colour=colour, trough=c.sunk)
    else:
        bar(s, rail, gauge.level / gauge.most, colour, c.sunk)
    s.hint(good_end(gauge.good, s.language), box)
    s.icon("check", Box(box.x if low else box.right - tick, y + (height - tick) // 2, tick, tick), c.good)
