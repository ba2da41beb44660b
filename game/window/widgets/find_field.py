"""A field in which one writes what is sought."""

from __future__ import annotations

from game.window.actions import StartFinding, StopFinding
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import icon_button, least_target
from game.window.widgets.writing import draw_writing


def find_field(s: DrawContext, box: Box, label: str, text: str, *, caret: bool) -> int:
    """Draw it; returns the row under it.

    Args:
        s: what to draw on.
        box: where; its height does not matter.
        label: what it is for, which stands in it while it is empty.
        text: what has been written.
        caret: whether the caret is seen now.
    """
    c = s.colours
    height = max(least_target(s), s.line_height(BODY) + s.px(20))
    place = box._replace(h=height)
    s.panel(place, c.card, radius=12, border=c.head if text or caret else c.edge, width=1.5)
    side = round(s.size(BODY) * 1.1)
    s.icon("find", Box(place.x + s.px(14), place.y + (height - side) // 2, side, side), c.muted)
    clear = height if text else 0
    s.target(
        Control("find", label, StartFinding(), "field", TargetState(value=text)), place._replace(w=place.w - clear)
    )
    left = place.x + s.px(24) + side
    line = s.line_height(BODY)
    inner = Box(left, place.y + (height - line) // 2, place.right - s.px(14) - clear - left, line)
    room = inner.w - s.px(6)
    end = next((text[at:] for at in range(len(text)) if s.width(text[at:] + s.composed, BODY) < room), "")
    draw_writing(s, inner, end, caret=caret)
    if not (text or s.composed):
        shown = s.lines(label, BODY, inner.w)[0]
        s.write(shown, inner._replace(x=inner.x + s.px(6), w=inner.w - s.px(6)), BODY, c.muted)
    if text:
        cross = Box(place.right - clear, place.y, clear, height)
        icon_button(s, cross, Control("find:clear", s.tr("Show all"), StopFinding()), "close")
    return place.bottom
