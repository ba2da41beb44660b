"""How screens are laid out: a column in the middle with a heading, and a panel laid over another screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from game.window.actions import OpenPlace, StepBack
from game.window.canvas.boxes import Box, centred
from game.window.canvas.theme import HEADING, TITLE
from game.window.commands import Help
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keycaps import key_label, prompted, prompted_size
from game.window.widgets.scrolling import Area
from game.window.widgets.targets import Control
from game.window.widgets.widgets import ButtonKind, button, button_height, button_size, icon_button

Draw = Callable[[DrawContext, Box], int]
"""Draws the content of a column from the top of a box; returns the row under it."""


class Button(NamedTuple):
    """A button in a row or a stack."""

    control: Control
    icon: str = ""
    kind: ButtonKind = "plain"


def page(s: DrawContext, *, width: float, title: str, back: str, draw: Draw, foot: Draw | None = None) -> None:
    """A whole screen: a way back, a title, a column that scrolls, and a foot that stays.

    Args:
        s: what to draw on.
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
        label = back if s.roomy > 700 or (s.public and not s.wide) else ""
        w, h = button_size(s, label, "back")
        place = Box(margin - s.px(8), y, w, h)
        icon_button(s, place, Control("back", back, StepBack(), "link"), "back", label)
        y += h if not s.wide or margin - s.px(8) + w > left else 0
    top = max(y, s.px(20 if s.wide else 12)) + s.px(4)
    room = Box(left, top, column, 0)
    if title:
        top = s.tell(title, room, TITLE if s.airy > 420 and s.roomy > 420 else HEADING, s.colours.ink) + s.px(8)
    foot_h = 0
    if foot is not None:
        with s.measured():
            foot_h = foot(s, Box(left, 0, column, 0)) + s.px(28)
    body = Box(left - s.px(8), top, column + s.px(22), s.box.h - top - foot_h)
    with s.scrolled("page", body) as flow:
        flow.end = draw(s, Box(left, flow.box.y + s.px(6), column, 0)) + s.px(16)
    if foot is not None:
        s.canvas.fill(Box(0, s.box.h - foot_h, s.box.w, 1), s.colours.line)
        foot(s, Box(left, s.box.h - foot_h + s.px(14), column, 0))


def corner(s: DrawContext) -> None:
    """The settings and the keys, in the upper right corner of a page; the keys by the one that shows them.

    There is neither on a screen for whoever comes by: its keys are few, and its settings stand elsewhere.
    """
    if s.public:
        return
    margin = s.px(32 if s.wide and s.roomy > 900 else 22)
    x = s.box.w - margin + s.px(8)
    settings = Control("settings", s.tr("Settings"), OpenPlace("settings"))
    keys = Control("help", s.tr("Keys"), OpenPlace("help"))
    width, height = button_size(s, "", "gear")
    x -= width
    icon_button(s, Box(x, s.px(16), width, height), settings, "gear")
    label = key_label(s, Help("key")) if s.roomy > 700 else ""
    width, height = prompted_size(s, label, "keys", Help("key"))
    prompted(s, Box(x - width, s.px(16), width, height), keys, "keys", label, Help("key"))


def overlay(
    s: DrawContext, *, width: float, title: str, draw: Draw, close: str, to_end: bool = False, veiled: bool = True
) -> None:
    """A panel over another screen, which is seen behind a veil; pressing beside it closes it.

    Args:
        s: what to draw on.
        width: how wide the panel may be, in units.
        title: its heading.
        draw: draws its content, which scrolls where it must.
        close: what the button that closes it is called; it is drawn as a cross.
        to_end: whether the end of the content is to be seen first.
        veiled: whether a press beside it closes it.
    """
    c = s.colours
    s.canvas.fill(s.box, c.veil, 150)
    if veiled:
        s.target(Control("veil", close, StepBack()), s.box, quiet=True)
    margin = s.px(16)
    panel_w = min(s.box.w - 2 * margin, s.px(width * min(1.35, s.look.text)))
    pad = s.px(24 if s.wide else 18)
    head = max(s.least, s.height(title, HEADING, panel_w - 2 * pad - s.px(60)))
    area = s.targets.areas.setdefault("overlay", Area(s.box, at_end=to_end))
    known = area.height
    most = s.box.h - 2 * margin
    body_h = min(max(known, s.px(60)), most - head - 2 * pad - s.px(8))
    place = centred(panel_w, body_h + head + 2 * pad + s.px(8), s.box)
    s.panel(place, c.card, radius=20, border=c.line, lip=True)
    s.target(Control("dialog", title, None, "dialog"), place)
    inner = Box(place.x + pad, place.y + pad, place.w - 2 * pad, 0)
    title_h = s.height(title, HEADING, inner.w - s.px(60))
    s.write(title, Box(inner.x, inner.y + (head - title_h) // 2, inner.w - s.px(60), 0), HEADING, c.ink)
    side = s.least
    cross = Box(inner.right - side + s.px(8), inner.y, side, side)
    icon_button(s, cross, Control("close", close, StepBack()), "close")
    body = Box(place.x + pad - s.px(10), inner.y + head + s.px(8), inner.w + s.px(20), body_h)
    with s.scrolled("overlay", body) as flow:
        flow.anchored = True
        flow.end = draw(s, Box(inner.x, flow.box.y + s.px(4), inner.w - (s.px(8) if flow.scrolls else 0), 0)) + s.px(4)


def stack(s: DrawContext, box: Box, buttons: Sequence[Button]) -> int:
    """Buttons one under the other; returns the row under the last."""
    y = box.y
    for control, icon, kind in buttons:
        height = button_height(s, control.name, box.w, icon)
        button(s, Box(box.x, y, box.w, height), control, kind, icon)
        y += height + s.px(12)
    return y - s.px(4)


def row(s: DrawContext, box: Box, buttons: Sequence[Button]) -> int:
    """Buttons side by side from the left, broken into rows; returns the row under them."""
    x, y, tall = box.x, box.y, 0
    for control, icon, kind in buttons:
        width = min(button_size(s, control.name, icon)[0], box.w)
        height = button_height(s, control.name, width, icon)
        if x > box.x and x + width > box.right:
            x, y, tall = box.x, y + tall + s.px(12), 0
        button(s, Box(x, y, width, height), control, kind, icon)
        tall = max(tall, height)
        x += width + s.px(12)
    return y + tall
