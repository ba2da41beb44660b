"""Draws the way through the course: from each stop to the next, and the sign at its end."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.canvas.boxes import Box
from game.window.canvas.theme import STRONG
from game.window.screens.course_map import CourseMap, Goal, way_on
from game.window.screens.stop import Stop
from game.window.screens.trail import Spot, draw_way, part_of
from game.window.widgets.draw_context import DrawContext


def draw_ways(s: DrawContext, drawn: CourseMap, stops: Sequence[Stop], walk: float) -> None:
    """The way from each stop to the next: a line as far as it was walked, dots from there.

    Args:
        s: what is drawn on.
        drawn: where everything is.
        stops: the stops, in the order in which they were placed.
        walk: how far the line has come that leads to a stop that has just opened, 0-1.
    """
    on_way = drawn.placed[: drawn.joined]
    for at, one in enumerate(on_way):
        start = stops[at].centre(one.box)
        if at + 1 < len(on_way):
            other = on_way[at + 1]
            way = way_on(s, drawn, one, other, (start, stops[at + 1].centre(other.box)))
            walked = one.card.passed and not other.card.locked
            grows = walked and other.card.just_opened and walk < 1
            draw_way(s, way, walked=walked and not grows)
            if grows and (part := part_of(way, walk)):
                draw_way(s, part, walked=True)
        elif drawn.goal is not None:
            way = way_on(s, drawn, one, None, (start, _middle(drawn.goal.sign)))
            draw_way(s, way, walked=all(each.card.passed for each in on_way))


def _middle(box: Box) -> Spot:
    return Spot(box.x + box.w / 2, box.y + box.h / 2)


def draw_goal(s: DrawContext, goal: Goal, *, reached: bool) -> None:
    """The end of the way: a star, hollow until every level was passed."""
    c, sign = s.colours, goal.sign
    s.panel(
        sign,
        c.gold_tint if reached else c.ground,
        radius=sign.w,
        border=c.gold if reached else c.line,
        width=3.5,
    )
    side = sign.w // 2
    place = Box(sign.x + (sign.w - side) // 2, sign.y + (sign.h - side) // 2, side, side)
    s.icon("star" if reached else "star_line", place, c.gold if reached else c.muted)
    beside = goal.words.x >= sign.right
    ink = c.gold_ink if reached else c.muted
    s.tell(goal.text, goal.words, STRONG, ink, align="left" if beside else "centre")
