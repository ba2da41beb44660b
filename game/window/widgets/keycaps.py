"""Draws keys as they look on a keyboard: one by one, several held together, and a run of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL, SMALL_STRONG
from game.window.keybindings import Keystroke
from game.window.widgets.draw_context import DrawContext

ARROWS: Final[Mapping[str, str]] = MappingProxyType(
    {"Up": "arrow_up", "Down": "arrow_down", "Left": "arrow_left", "Right": "arrow_right"}
)
"""The keys that have an arrow on them, and its icon."""
_RUN: Final = "–"  # noqa: RUF001 - the dash of a run is meant
_HELD: Final = "+"


class Caps(NamedTuple):
    """Keys that do one thing; a ``run`` goes from its first to its last."""

    strokes: tuple[Keystroke, ...]
    run: bool = False


def heard(s: DrawContext, keys: Caps) -> str:
    """The keys as they are read out."""
    told = [stroke_heard(s, stroke) for stroke in keys.strokes]
    return s.tr("{first} to {last}", first=told[0], last=told[-1]) if keys.run else ", ".join(told)


def stroke_heard(s: DrawContext, stroke: Keystroke) -> str:
    """One key as it is read out, with the one that is held down."""
    return f"{s.tr(stroke.held)}+{s.tr(stroke.key)}" if stroke.held else s.tr(stroke.key)


def caps_height(s: DrawContext) -> int:
    """How high a key is drawn, with the edge it stands on, and as much room above it: its face is in the middle."""
    return s.line_height(SMALL_STRONG) + s.px(8) + 2 * _edge(s)


def caps_width(s: DrawContext, keys: Caps) -> int:
    """How wide keys are side by side."""
    return _laid(s, Box(0, 0, 1 << 20, 0), keys, draw=False).right


def draw_caps(s: DrawContext, box: Box, keys: Caps, *, draw: bool = True) -> int:
    """Keys from the left of a box, broken into rows where they must be; returns the row under the last."""
    return _laid(s, box, keys, draw=draw).bottom


def _laid(s: DrawContext, box: Box, keys: Caps, *, draw: bool) -> Box:
    """Lay keys out; returns a box whose corner is how far they reach."""
    x, y, tall = box.x, box.y, caps_height(s)
    gap = s.px(16 if any(stroke.held for stroke in keys.strokes) else 7)  # what is held together stands together
    reach = box.x
    strokes: Sequence[Keystroke] = keys.strokes
    if keys.run and len(strokes) > 1:
        strokes = (strokes[0], strokes[-1])
    for at, stroke in enumerate(strokes):
        width = _stroke(s, Box(0, 0, 0, tall), stroke, draw=False)
        if at and keys.run:
            x += _between(s, Box(x - gap, y, 0, tall), _RUN, s.px(10), draw=draw) - gap
        elif x > box.x and x + width > box.right:
            x, y = box.x, y + tall + s.px(6)
        if draw:
            _stroke(s, Box(x, y, width, tall), stroke, draw=True)
        reach = max(reach, x + width)
        x += width + gap
    return Box(box.x, box.y, reach - box.x, y + tall - box.y)


def _stroke(s: DrawContext, box: Box, stroke: Keystroke, *, draw: bool) -> int:
    """A key, after the one that is held down with it; returns how wide they are."""
    x = box.x
    if stroke.held:
        x += _cap(s, box, stroke.held, draw=draw)
        x += _between(s, box._replace(x=x), _HELD, s.px(6), draw=draw)
    return x + _cap(s, box._replace(x=x), stroke.key, draw=draw) - box.x


def _between(s: DrawContext, box: Box, text: str, space: int, *, draw: bool) -> int:
    """What stands between two keys; returns how wide it is with the space round it."""
    width = s.width(text, SMALL) + space
    if draw:
        top = box.y + (box.h - s.line_height(SMALL)) // 2
        s.write(text, Box(box.x, top, width, 0), SMALL, s.colours.muted, align="centre")
    return width


def _cap(s: DrawContext, box: Box, key: str, *, draw: bool) -> int:
    """One key: a face on an edge; returns how wide it is."""
    c, high, edge = s.colours, box.h - 2 * _edge(s), _edge(s)
    label, icon = s.tr(key), ARROWS.get(key)
    width = high if icon else max(high, s.width(label, SMALL_STRONG) + s.px(18))
    if draw:
        face = Box(box.x, box.y + edge, width, high)
        radius = s.px(7)
        s.canvas.panel(face._replace(h=high + edge), c.edge, radius)
        s.canvas.panel(face, c.lifted, radius, c.edge, s.px(1))
        if icon:
            side = round(s.size(SMALL_STRONG) * 1.15)
            s.icon(icon, Box(face.x + (width - side) // 2, face.y + (high - side) // 2, side, side), c.ink)
        else:
            top = face.y + (high - s.line_height(SMALL_STRONG)) // 2
            s.write(label, face._replace(y=top), SMALL_STRONG, c.ink, align="centre")
    return width


def _edge(s: DrawContext) -> int:
    return s.px(3)
