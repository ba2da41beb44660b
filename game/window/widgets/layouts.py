"""The frames that screens hang in: a column in the middle with a heading, and a panel laid over another screen."""

from __future__ import annotations

from collections.abc import Callable

from game.window.canvas.boxes import Box, centred
from game.window.canvas.theme import HEADING, TITLE
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.hands import Area
from game.window.widgets.widgets import button, button_size, icon_button

Draw = Callable[[DrawContext, Box], int]
"""Draws the content of a column from the top of a box; returns the row under it."""


def page(s: DrawContext, *, width: float, title: str, back: str, draw: Draw, foot: Draw | None = None) -> None:
    """A whole screen: a way back, a title, a column that scrolls, and a foot that stays.

    Args:
        s: the sheet.
        width: how wide the column may be, in units.
        title: the screen's heading.
        back: what the way back is called; ``""`` where there is none.
        draw: draws the column.
        foot: draws what stays at the foot; it is drawn once more to learn its height.
    """
    s.canvas.fill(s.box, s.colours.ground)
    margin = s.px(32 if s.wide and s.roomy > 900 else 22)
    column = min(s.box.w - 2 * margin, s.px(width * min(1.35, s.look.text)))
    left = (s.box.w - column) // 2
    y = s.px(16)
    if back:
        label = back if s.roomy > 700 else ""
        w, h = button_size(s, label, "back")
        icon_button(s, "back", Box(margin - s.px(8), y, w, h), "back", label)
        y += h if not s.wide or margin - s.px(8) + w > left else 0
    top = max(y, s.px(20 if s.wide else 12)) + s.px(4)
    room = Box(left, top, column, 0)
    if title:
        top = s.write(title, room, TITLE if s.airy > 420 and s.roomy > 420 else HEADING, s.colours.ink) + s.px(8)
    foot_h = 0
    if foot is not None:
        with s.canvas.clipped(Box(0, 0, 0, 0)):
            spots = len(s.hands.spots)
            foot_h = foot(s, Box(left, 0, column, 0)) + s.px(28)
            del s.hands.spots[spots:]
    body = Box(left - s.px(8), top, column + s.px(22), s.box.h - top - foot_h)
    with s.scrolled("page", body) as flow:
        flow.end = draw(s, Box(left, flow.box.y + s.px(6), column, 0)) + s.px(16)
    if foot is not None:
        s.canvas.fill(Box(0, s.box.h - foot_h, s.box.w, 1), s.colours.line)
        foot(s, Box(left, s.box.h - foot_h + s.px(14), column, 0))


def overlay(s: DrawContext, *, width: float, title: str, draw: Draw, close: str, to_end: bool = False) -> None:
    """A panel over another screen, which is seen behind a veil; pressing beside it closes it.

    Args:
        s: the sheet.
        width: how wide the panel may be, in units.
        title: its heading.
        draw: draws its content, which scrolls where it must.
        close: what the sign that closes it is called, for the keyboard's way back; it is drawn as a cross.
        to_end: whether the end of the content is to be seen first.
    """
    c = s.colours
    s.canvas.fill(s.box, c.veil, 150)
    s.spot("close", s.box, quiet=True)
    margin = s.px(16)
    panel_w = min(s.box.w - 2 * margin, s.px(width * min(1.35, s.look.text)))
    pad = s.px(24 if s.wide else 18)
    head = max(48, s.px(48), s.height(title, HEADING, panel_w - 2 * pad - s.px(60)))
    area = s.hands.areas.setdefault("overlay", Area(s.box, at_end=to_end))
    known = area.height
    most = s.box.h - 2 * margin
    body_h = min(max(known, s.px(60)), most - head - 2 * pad - s.px(8))
    place = centred(panel_w, body_h + head + 2 * pad + s.px(8), s.box)
    s.panel(place, c.card, radius=20, border=c.line, lip=True)
    s.spot("inside", place, quiet=True)
    inner = Box(place.x + pad, place.y + pad, place.w - 2 * pad, 0)
    title_h = s.height(title, HEADING, inner.w - s.px(60))
    s.write(title, Box(inner.x, inner.y + (head - title_h) // 2, inner.w - s.px(60), 0), HEADING, c.ink)
    side = max(48, s.px(48))
    button(s, "close!", Box(inner.right - side + s.px(8), inner.y, side, side), "", "quiet", "close" if close else "")
    body = Box(place.x + pad - s.px(10), inner.y + head + s.px(8), inner.w + s.px(20), body_h)
    with s.scrolled("overlay", body) as flow:
        flow.anchored = True
        flow.end = draw(s, Box(inner.x, flow.box.y + s.px(4), inner.w - (s.px(8) if flow.scrolls else 0), 0)) + s.px(4)


def stack(s: DrawContext, box: Box, buttons: list[tuple[str, str, str, bool]]) -> int:
    """Buttons one under the other, as (id, label, icon, primary); returns the row under the last."""
    y = box.y
    for id_, label, icon, primary in buttons:
        height = button_size(s, label, icon)[1]
        button(s, id_, Box(box.x, y, box.w, height), label, "primary" if primary else "plain", icon)
        y += height + s.px(12)
    return y - s.px(4)


def row(s: DrawContext, box: Box, buttons: list[tuple[str, str, str, bool]]) -> int:
    """Buttons side by side from the left, broken into rows; returns the row under them."""
    x, y, height = box.x, box.y, 0
    for id_, label, icon, primary in buttons:
        width, height = button_size(s, label, icon)
        width = min(width, box.w)
        if x > box.x and x + width > box.right:
            x, y = box.x, y + height + s.px(12)
        button(s, id_, Box(x, y, width, height), label, "primary" if primary else "plain", icon)
        x += width + s.px(12)
    return y + height
