"""Draws keys as they look on a keyboard, and buttons as on a pad: one by one, several held together, a run of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from game.window.canvas.boxes import Box
from game.window.canvas.pad_glyphs import Glyph, glyph, svg
from game.window.canvas.theme import LABEL, SMALL, SMALL_STRONG, Style
from game.window.commands import Command
from game.window.keybindings import Keystroke
from game.window.pads import PadButton, PadLayout
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control
from game.window.widgets.widgets import button_size, icon_button

ARROWS: Final[Mapping[str, str]] = MappingProxyType(
    {"Up": "arrow_up", "Down": "arrow_down", "Left": "arrow_left", "Right": "arrow_right"}
)
"""The keys that have an arrow on them, and its icon."""
ROOMY: Final = 460
"""From how wide on, in units of the text, the buttons of a pad stand beside icons."""
_RUN: Final = "–"  # noqa: RUF001 - the dash of a run is meant
_HELD: Final = "+"


class Caps(NamedTuple):
    """Keys, or the buttons of a pad, that do one thing; a ``run`` goes from its first to its last."""

    strokes: tuple[Keystroke | PadButton, ...]
    run: bool = False
    layout: PadLayout = "generic"
    """What stands on the pad's buttons."""


def heard(s: DrawContext, keys: Caps) -> str:
    """The keys or buttons as they are read out."""
    told = [stroke_heard(s, stroke, keys.layout) for stroke in keys.strokes]
    return s.tr("{first} to {last}", first=told[0], last=told[-1]) if keys.run else ", ".join(told)


def stroke_heard(s: DrawContext, stroke: Keystroke | PadButton, layout: PadLayout = "generic") -> str:
    """One key as it is read out, with the one that is held down; or one button."""
    if not isinstance(stroke, Keystroke):
        sign = glyph(stroke, layout)
        return s.tr(sign.heard) if sign.heard else sign.text
    return f"{s.tr(stroke.held)}+{s.tr(stroke.key)}" if stroke.held else s.tr(stroke.key)


def caps_of(s: DrawContext, command: Command) -> Caps | None:
    """The key, or on the pad in hand the button, that gives a command; None where nothing does."""
    told = s.hands.told(command)
    return None if told is None else Caps((told,), layout=s.hands.pad or "generic")


def caps_height(s: DrawContext) -> int:
    """How high a key is drawn, with the edge it stands on, and as much room above it: its face is in the middle."""
    return s.line_height(SMALL_STRONG) + s.px(8) + 2 * _edge(s)


def caps_width(s: DrawContext, keys: Caps) -> int:
    """How wide keys are side by side."""
    return _laid(s, Box(0, 0, 1 << 20, 0), keys, draw=False).right


def draw_caps(s: DrawContext, box: Box, keys: Caps, *, draw: bool = True) -> int:
    """Keys from the left of a box, broken into rows where they must be; returns the row under the last."""
    return _laid(s, box, keys, draw=draw).bottom


def key_label(s: DrawContext, command: Command) -> str:
    """The key that gives a command, in letters; ``""`` where none does, or a pad is in hand."""
    told = None if s.hands.pad else s.hands.told(command)
    return "" if told is None else stroke_heard(s, told)


def prompted_size(s: DrawContext, label: str, icon: str, command: Command, style: Style = LABEL) -> tuple[int, int]:
    """The width and height of a :func:`prompted`."""
    width, height = button_size(s, label, icon, style)
    return width + _prompt_room(s, command), height


def prompted(s: DrawContext, box: Box, control: Control, icon: str, label: str, command: Command) -> None:  # noqa: PLR0917 - a drawing verb, its words in their plain order
    """A quiet button; while a pad is in hand, the button of it that does the same stands on it."""
    room = _prompt_room(s, command)
    icon_button(s, box, control, icon, label, room=room)
    caps = caps_of(s, command)
    if room and caps is not None:
        left = box.right - room
        draw_caps(s, Box(left, box.y + (box.h - caps_height(s)) // 2, room, 0), caps)


def _prompt_room(s: DrawContext, command: Command) -> int:
    """How much room the button of a pad takes; nothing where there is none, or only as much as the icon needs."""
    caps = caps_of(s, command) if s.hands.pad and s.roomy >= ROOMY else None
    return 0 if caps is None else caps_width(s, caps) + s.px(8)


def _laid(s: DrawContext, box: Box, keys: Caps, *, draw: bool) -> Box:
    """Lay keys out; returns a box whose corner is how far they reach."""
    x, y, tall = box.x, box.y, caps_height(s)
    held = any(isinstance(stroke, Keystroke) and stroke.held for stroke in keys.strokes)
    gap = s.px(16 if held else 7)  # what is held together stands together
    reach = box.x
    strokes: Sequence[Keystroke | PadButton] = keys.strokes
    if keys.run and len(strokes) > 1:
        strokes = (strokes[0], strokes[-1])
    for at, stroke in enumerate(strokes):
        width = _stroke(s, Box(0, 0, 0, tall), stroke, keys.layout, draw=False)
        if at and keys.run:
            x += _between(s, Box(x - gap, y, 0, tall), _RUN, s.px(10), draw=draw) - gap
        elif x > box.x and x + width > box.right:
            x, y = box.x, y + tall + s.px(6)
        if draw:
            _stroke(s, Box(x, y, width, tall), stroke, keys.layout, draw=True)
        reach = max(reach, x + width)
        x += width + gap
    return Box(box.x, box.y, reach - box.x, y + tall - box.y)


def _stroke(s: DrawContext, box: Box, stroke: Keystroke | PadButton, layout: PadLayout, *, draw: bool) -> int:
    """A key, after the one that is held down with it, or a button; returns how wide they are."""
    if not isinstance(stroke, Keystroke):
        return _button(s, box, glyph(stroke, layout), draw=draw)
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


def _button(s: DrawContext, box: Box, sign: Glyph, *, draw: bool) -> int:
    """One button of a pad in the middle of a row; returns how wide it is."""
    c, high = s.colours, box.h - 2 * _edge(s)
    face = Box(box.x, box.y + _edge(s), high, high)
    if sign.cap == "bare":  # what has no edge of its own may be as high as a key with its edge
        high = box.h
        face = Box(box.x, box.y, high, high)
    wide = s.width(sign.text, SMALL_STRONG) + s.px(14)
    if sign.cap != "bare":
        face = face._replace(w=max(high + (s.px(8) if sign.cap != "round" else 0), wide if sign.text else 0))
    if draw:
        drawn_in = 1.0 if sign.cap == "bare" else 0.72
        if sign.cap != "bare":
            radius = {"round": high // 2, "pill": high // 2, "shoulder": s.px(6)}[sign.cap]
            s.canvas.panel(face, c.lifted, radius, c.edge, s.px(2 if sign.cap == "round" else 1.5))
        if sign.drawing:
            side = round(high * drawn_in)
            at = Box(face.x + (face.w - side) // 2, face.y + (high - side) // 2, side, side)
            s.canvas.drawing(at, ("pad", sign.drawing, c.ink, c.edge), lambda: svg(sign.drawing, c.ink, c.edge))
        top = face.y + (high - s.line_height(SMALL_STRONG)) // 2
        s.write(sign.text, face._replace(y=top), SMALL_STRONG, c.ink, align="centre")
    return face.w


def _edge(s: DrawContext) -> int:
    return s.px(3)
