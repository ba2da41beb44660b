"""Large things to choose from: cards with a line under their name, and languages by their own names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.session import SettingChoice
from game.window.actions import SetTo
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL, SMALL_STRONG, STRONG, SUBHEADING
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import pressable


class Choice(NamedTuple):
    """Something large to choose: its icon, and a line that tells more."""

    control: Control
    icon: str
    told: str


def choice_card(s: DrawContext, box: Box, choice: Choice, *, primary: bool = False) -> int:
    """A card from the top of a box; returns the row under it."""
    c, pad = s.colours, s.px(16)
    side = round(s.size(SUBHEADING) * 1.4)
    text = Box(box.x + 2 * pad + side, 0, box.w - 3 * pad - side, 0)
    name_h, told_h = s.height(choice.control.name, SUBHEADING, text.w), s.height(choice.told, SMALL, text.w)
    height = max(s.least, name_h + told_h + s.px(24))
    place = box._replace(h=height)
    pressable(s, place, choice.control, c.head_tint if primary else c.card, c.head if primary else c.edge)
    s.icon(choice.icon, Box(box.x + pad, box.y + (height - side) // 2, side, side), c.head)
    y = s.write(choice.control.name, text._replace(y=box.y + (height - name_h - told_h) // 2), SUBHEADING, c.ink)
    s.tell(choice.told, text._replace(y=y), SMALL, c.muted)
    return place.bottom


def language_choices(s: DrawContext, box: Box, languages: Sequence[SettingChoice], chosen: str) -> int:
    """Languages side by side, all of one size, each by its own name; returns the row under them."""
    c, gap = s.colours, s.px(10)
    tick = round(s.size(STRONG) * 1.1)
    widest = max(s.width(one.label, STRONG) for one in languages) + tick + s.px(28)
    columns = max(1, min(len(languages), 4, (box.w + gap) // (widest + gap)))
    rows = -(-len(languages) // columns)
    columns = -(-len(languages) // rows)
    width = (box.w - (columns - 1) * gap) // columns
    height = max(s.least, s.line_height(STRONG) + s.px(24))
    y = box.y
    for at, one in enumerate(languages):
        y = box.y + at // columns * (height + gap)
        place = Box(box.x + at % columns * (width + gap), y, width, height)
        here = one.word == chosen
        state = TargetState(selected=here, number=at + 1, of=len(languages))
        control = Control(f"language={one.word}", one.label, SetTo("language", one.word), "choice", state)
        pressable(s, place, control, c.head_tint if here else c.card, c.head if here else c.edge, radius=12)
        style = STRONG if s.width(one.label, STRONG) <= width - s.px(20) else SMALL_STRONG
        wide = s.width(one.label, style) + (tick + s.px(8) if here else 0)
        x = place.x + (width - wide) // 2
        if here:
            s.icon("check", Box(x, y + (height - tick) // 2, tick, tick), c.head)
            x += tick + s.px(8)
        line = Box(x, y + (height - s.line_height(style)) // 2, place.right - x, 0)
        s.write(one.label, line, style, c.head if here else c.ink)
    return y + height
