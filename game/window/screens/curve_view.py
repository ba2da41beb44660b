"""The mood curve of a conversation: one line for each meter, decision by decision, drawn as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL, SMALL_STRONG, Colour
from game.window.widgets.draw_context import DrawContext

DASHES: Final = ("", "10 7", "2 7", "14 6 3 6")
"""Lines differ in more than their colour."""


class MoodCurve(NamedTuple):
    """One meter: what it is called, its values (0-100) at each decision and at the end."""

    name: str
    values: tuple[int, ...]


def draw_curves(s: DrawContext, box: Box, curves: Sequence[MoodCurve]) -> int:
    """Draw the curves with their names under them; returns the row under all."""
    c = s.colours
    if not curves or len(curves[0].values) < 2:
        return box.y
    pad = s.px(16)
    axis_w = s.width("100", SMALL) + s.px(8)
    label_h = s.line_height(SMALL)
    plot = Box(box.x + pad + axis_w, box.y + pad, box.w - 2 * pad - axis_w - s.px(8), s.px(170))
    legend_h = _legend(s, Box(plot.x, 0, plot.w, 0), curves, draw=False)
    whole = plot.h + label_h + legend_h + 2 * pad + s.px(16)
    s.panel(Box(box.x, box.y, box.w, whole), c.card, radius=16, border=c.line)
    for level in (0, 50, 100):
        y = plot.bottom - round(plot.h * level / 100)
        s.canvas.fill(Box(plot.x, y, plot.w, 1), c.line)
        s.write(str(level), Box(box.x + pad, y - label_h // 2, axis_w - s.px(8), 0), SMALL, c.muted, align="right")
    steps = len(curves[0].values) - 1
    every = max(1, -(-steps * (s.width("00", SMALL) + s.px(8)) // max(1, plot.w)))
    for at in range(steps):
        if at % every == 0:
            x = plot.x + round(plot.w * at / steps)
            room = s.width("00", SMALL) + s.px(8)
            s.write(str(at + 1), Box(x - room // 2, plot.bottom + s.px(4), room, 0), SMALL, c.muted, align="centre")
    end = s.tr("End")
    end_w = s.width(end, SMALL)
    s.write(end, Box(plot.right - end_w + s.px(6), plot.bottom + s.px(4), end_w, 0), SMALL, c.muted)
    colours = line_colours(s)
    values = "/".join(" ".join(map(str, curve.values)) for curve in curves)
    key = ("curves", values, *colours)
    stroke = max(2.0, s.scale * 3)
    s.canvas.drawing(plot.inset(-s.px(8)), key, lambda: _svg(plot.w, plot.h, s.px(8), curves, colours, stroke))
    _legend(s, Box(plot.x, plot.bottom + label_h + s.px(16), plot.w, 0), curves, draw=True)
    return box.y + whole


def line_colours(s: DrawContext) -> tuple[Colour, ...]:
    """One for each line, again from the first where there are more."""
    c = s.colours
    return (c.heart, c.head, c.gold, c.muted)


def _svg(  # noqa: PLR0917 - a drawing verb, its words in their plain order
    width: int, height: int, margin: int, curves: Sequence[MoodCurve], colours: Sequence[Colour], stroke: float
) -> str:
    whole_w, whole_h = width + 2 * margin, height + 2 * margin
    parts = []
    for number, curve in enumerate(curves):
        steps = len(curve.values) - 1
        points = [
            (margin + width * at / steps, margin + height - height * value / 100)
            for at, value in enumerate(curve.values)
        ]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        dash = DASHES[number % len(DASHES)]
        scaled = " ".join(f"{float(part) * stroke / 3:.1f}" for part in dash.split())
        dashed = f' stroke-dasharray="{scaled}"' if dash else ""
        colour = colours[number % len(colours)]
        parts.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{stroke:.1f}" '
            f'stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{stroke * 1.25:.1f}" fill="{colour}"/>' for x, y in points]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole_w}" height="{whole_h}" '
        f'viewBox="0 0 {whole_w} {whole_h}">{"".join(parts)}</svg>'
    )


def _legend(s: DrawContext, box: Box, curves: Sequence[MoodCurve], *, draw: bool) -> int:
    """Name, dash and the way from first to last of each line; returns how high it is."""
    c, line = s.colours, s.line_height(SMALL_STRONG)
    x, y, sample, tall = box.x, box.y, s.px(34), 0
    colours, room = line_colours(s), box.w - sample - s.px(8)
    for number, curve in enumerate(curves):
        text = s.tr("{meter} {before} to {after}", meter=curve.name, before=curve.values[0], after=curve.values[-1])
        width = min(box.w, s.width(text, SMALL_STRONG) + sample + s.px(34))
        if x > box.x and x + width > box.right:
            x, y, tall = box.x, y + tall + s.px(4), 0
        if draw:
            colour, dash = colours[number % len(colours)], DASHES[number % len(DASHES)]
            svg = _sample(colour, dash)
            s.canvas.drawing(Box(x, y + line // 2 - s.px(5), sample, s.px(10)), ("legend", svg), svg)
            s.tell(text, Box(x + sample + s.px(8), y, room, 0), SMALL_STRONG, c.ink)
        tall = max(tall, s.height(text, SMALL_STRONG, room))
        x += width
    return y + tall - box.y


def _sample(colour: Colour, dash: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="34" height="10" viewBox="0 0 34 10">'
        f'<path d="M2 5L32 5" stroke="{colour}" stroke-width="3" stroke-linecap="round" fill="none" '
        f'stroke-dasharray="{dash or "40 1"}"/></svg>'
    )
