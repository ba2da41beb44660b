"""The curve of a conversation: where a steady colleague would end, and each meter, decision by decision.

A press on a decision's part of it leads to that decision; under the pointer, or with the focus, it shows what was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.session.curves import Curve, curves_svg, sample_svg
from game.window.actions import ShowDecisions
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL, SMALL_STRONG, Colour
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control
from game.window.widgets.widgets import focus_ring

HIGH: Final = 176
"""How high the plot is, in units."""


class Moment(NamedTuple):
    """One decision on the curve: its number, how it was graded (``""`` if it was not), and what was said."""

    number: int
    grade: str
    said: str


class CurveView(NamedTuple):
    """All that is drawn: the curves with one value before each decision and one at the end, and the decisions.

    ``turning_point`` is a place in ``moments``.
    """

    curves: Sequence[Curve]
    moments: Sequence[Moment]
    turning_point: int | None


def draw_curves(s: DrawContext, box: Box, view: CurveView) -> int:
    """Draw the curves with their names and what was said under them; returns the row under all."""
    c, moments = s.colours, view.moments
    pad = s.px(16)
    axis_w = s.width("100", SMALL) + s.px(8)
    label_h = s.line_height(SMALL)
    plot = Box(box.x + pad + axis_w, box.y + pad, box.w - 2 * pad - axis_w - s.px(8), s.px(HIGH))
    below = Box(box.x + pad, plot.bottom + label_h + s.px(12), box.w - 2 * pad, 0)
    with s.measured():
        legend_end = _legend(s, below, view.curves)
    told_h = max(_told(s, below, moment, draw=False) for moment in moments) - below.y
    whole = legend_end + s.px(10) + told_h + pad - box.y
    s.panel(Box(box.x, box.y, box.w, whole), c.card, radius=16, border=c.line)
    at = _bands(s, plot, view)
    for level in (0, 50, 100):
        y = plot.bottom - round(plot.h * level / 100)
        s.canvas.fill(Box(plot.x, y, plot.w, 1), c.line)
        s.write(str(level), Box(box.x + pad, y - label_h // 2, axis_w - s.px(8), 0), SMALL, c.muted, align="right")
    inks, stroke, margin = line_colours(s), max(2.0, s.scale * 2.4), s.px(8)
    values = "/".join(" ".join(f"{value:.1f}" for value in curve.values) for curve in view.curves)
    key = ("curves", values, *inks, f"{stroke:.1f}")
    s.canvas.drawing(plot.inset(-margin), key, lambda: curves_svg((plot.w, plot.h), margin, view.curves, inks, stroke))
    _legend(s, below, view.curves)
    _told(s, below._replace(y=legend_end + s.px(10)), moments[at], draw=True)
    return box.y + whole


def line_colours(s: DrawContext) -> tuple[Colour, ...]:
    """One for each line, again from the second where there are more: the first is the line of the whole."""
    c = s.colours
    return (c.ink, c.heart, c.head, c.gold, c.muted)


def _bands(s: DrawContext, plot: Box, view: CurveView) -> int:
    """A band for each decision, which can be pressed, with its number; returns whose words are to be shown."""
    c, many = s.colours, len(view.moments)
    shown = view.turning_point or 0
    every = max(1, -(-many * (s.width("00", SMALL) + s.px(8)) // max(1, plot.w)))
    for at, moment in enumerate(view.moments):
        left, right = (plot.x + round(plot.w * place / many) for place in (at, at + 1))
        band = Box(left, plot.y, right - left, plot.h + s.line_height(SMALL) + s.px(6))
        turned = at == view.turning_point
        name = s.tr("Decision {number}: {said}", number=moment.number, said=moment.said)
        control = Control(f"curve:{moment.number}", name, ShowDecisions((moment.number,)), "link")
        s.target(control, band, quiet=band.w < s.least)  # too narrow for a finger: the list leads there too
        here = control.id in {s.targets.over, s.targets.held}
        here = here or (s.targets.focus == control.id and s.targets.focus_shows)
        if turned:
            s.canvas.fill(Box(band.x, plot.y, band.w, plot.h), c.heart_tint)
        focus_ring(s, control.id, band, 6)
        if here:
            shown = at
            s.canvas.fill(band, c.sunk)
        if at % every == 0 or turned:
            ink, style = (c.bad, SMALL_STRONG) if turned else (c.muted, SMALL)
            place = Box(band.x + band.w // 2 - s.px(40), plot.bottom + s.px(4), s.px(80), 0)
            s.write(str(moment.number), place, style, ink, align="centre")
    return shown


def _told(s: DrawContext, box: Box, moment: Moment, *, draw: bool) -> int:
    """What was said at a decision, under the curve; returns the row under it."""
    head = (
        s.tr("Decision {number}: {grade}", number=moment.number, grade=moment.grade)
        if moment.grade
        else s.tr("Decision {number}", number=moment.number)
    )
    if not draw:
        return box.y + s.line_height(SMALL_STRONG) + s.height(moment.said, SMALL, box.w)
    y = s.write(head, box, SMALL_STRONG, s.colours.ink)
    return s.write(moment.said, box._replace(y=y), SMALL, s.colours.ink)


def _legend(s: DrawContext, box: Box, curves: Sequence[Curve]) -> int:
    """Name, dash and the way from first to last of each line; returns the row under it."""
    c, line = s.colours, s.line_height(SMALL)
    x, y, sample, tall = box.x, box.y, s.px(30), 0
    colours, room = line_colours(s), box.w - sample - s.px(8)
    for curve in curves:
        style = SMALL_STRONG if curve.is_whole else SMALL
        text = s.tr(
            "{meter} {before} to {after}",
            meter=curve.name,
            before=int(curve.values[0] + 0.5),
            after=int(curve.values[-1] + 0.5),
        )
        width = min(box.w, s.width(text, style) + sample + s.px(30))
        if x > box.x and x + width > box.right:
            x, y, tall = box.x, y + tall + s.px(4), 0
        svg = sample_svg(colours, curve)
        s.canvas.drawing(Box(x, y + line // 2 - s.px(5), sample, s.px(10)), ("legend", svg), svg)
        s.tell(text, Box(x + sample + s.px(8), y, room, 0), style, c.ink)
        tall = max(tall, s.height(text, style, room))
        x += width
    return y + tall
