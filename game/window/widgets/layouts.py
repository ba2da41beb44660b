"""How screens are laid out: a column in the middle with a heading, and a panel laid over another screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from game.window.actions import OpenPlace, StepBack
from game.window.canvas.boxes import Box, centred
from game.window.canvas.theme import HEADING, TITLE
from game.window.commands import Adjust, Help
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keycaps import key_label, prompted, prompted_size
from game.window.widgets.scrolling import Area
from game.window.widgets.targets import Control
from game.window.widgets.widgets import ButtonKind, button, button_height, button_size, icon_button

Draw = Callable[[DrawContext, Box], int]
"""Draws the content of a column from the top of a box; returns the row under it."""


BESIDE: Final = 940
"""From how wide on, in units of the text, a window has room for two columns in a panel."""


class Side(NamedTuple):
    """What stays beside a panel's content while that scrolls: a sample of it, and under that the ways to its parts.

    Where there is no room beside, the sample stays above the content, or scrolls with it where it is too high.
    """

    sample: Draw
    links: Draw


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
    """The settings and the keys, in the upper right corner of a page, each by the key that opens it too.

    There is neither on a screen for whoever comes by: its keys are few, and its settings stand elsewhere.
    """
    if s.public:
        return
    margin = s.px(32 if s.wide and s.roomy > 900 else 22)
    x = s.box.w - margin + s.px(8)
    settings = Control("settings", s.tr("Settings"), OpenPlace("settings"))
    keys = Control("help", s.tr("Keys"), OpenPlace("help"))
    for control, icon, command in ((settings, "gear", Adjust()), (keys, "keys", Help("key"))):
        label = key_label(s, command) if s.roomy > 700 else ""
        width, height = prompted_size(s, label, icon, command)
        x -= width
        prompted(s, Box(x, s.px(16), width, height), control, icon, label, command)


def overlay(
    s: DrawContext,
    *,
    width: float,
    title: str,
    draw: Draw,
    close: str,
    to_end: bool = False,
    veiled: bool = True,
    side: Side | None = None,
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
        side: what stays in sight while the content scrolls, if anything does.
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
    most = s.box.h - 2 * margin - head - 2 * pad - s.px(8)
    pinned = _pinned(s, side, panel_w - 2 * pad, most)
    known = max(area.height + pinned.above, pinned.high)
    body_h = min(max(known, s.px(60)), most)
    place = centred(panel_w, body_h + head + 2 * pad + s.px(8), s.box)
    s.panel(place, c.card, radius=20, border=c.line, lip=True)
    s.target(Control("dialog", title, None, "dialog"), place)
    inner = Box(place.x + pad, place.y + pad, place.w - 2 * pad, 0)
    title_h = s.height(title, HEADING, inner.w - s.px(60))
    s.write(title, Box(inner.x, inner.y + (head - title_h) // 2, inner.w - s.px(60), 0), HEADING, c.ink)
    cross = Box(inner.right - s.least + s.px(8), inner.y, s.least, s.least)
    icon_button(s, cross, Control("close", close, StepBack()), "close")
    inner = inner._replace(y=inner.y + head + s.px(8))
    at, links = inner, inner
    if side is not None and (pinned.above or pinned.beside):
        links = inner._replace(y=side.sample(s, inner._replace(w=pinned.beside or inner.w)) + s.px(16), w=pinned.beside)
        aside = pinned.beside + s.px(28) if pinned.beside else 0
        at = Box(inner.x + aside, inner.y + pinned.above, inner.w - aside, 0)
    body = Box(at.x - s.px(10), at.y, at.w + s.px(20), body_h - pinned.above)
    with s.scrolled("overlay", body) as flow:
        flow.anchored = True
        box = Box(at.x, flow.box.y + s.px(4), at.w - (s.px(8) if flow.scrolls else 0), 0)
        if side is not None and not (pinned.above or pinned.beside):
            box = box._replace(y=side.sample(s, box) + s.px(16))
        flow.end = draw(s, box) + s.px(4)
    if side is not None and pinned.beside:
        side.links(s, links)


class _Pinned(NamedTuple):
    """Where a panel's side stays: in a column that wide, or above the content in that many rows; else nowhere."""

    beside: int = 0
    above: int = 0
    high: int = 0
    """How high the column is."""


def _pinned(s: DrawContext, side: Side | None, width: int, most: int) -> _Pinned:
    """Where there is room for a side in a panel of that width, whose content is that high at most."""
    if side is None:
        return _Pinned()
    column = width // 4
    with s.measured():
        high = side.links(s, Box(0, side.sample(s, Box(0, 0, column, 0)) + s.px(16), column, 0))
        above = side.sample(s, Box(0, 0, width, 0)) + s.px(16)
    if s.roomy >= BESIDE and high <= most:
        return _Pinned(beside=column, high=high)
    return _Pinned(above=above) if above <= most * 0.3 else _Pinned()


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
