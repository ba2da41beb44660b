"""What the keys do, or the buttons of the pad in hand, made from the table itself."""

from __future__ import annotations

from typing import NamedTuple

from game.window.actions import Action, OpenPlace
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SUBHEADING
from game.window.commands import Help
from game.window.keybindings import KeyRow, Keystroke
from game.window.pads import PadButton
from game.window.requests import At, Requests, Sound, Swap
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keycaps import Caps, caps_height, caps_width, draw_caps, heard
from game.window.widgets.signs import HEAD, HEART, SIGNS
from game.window.widgets.targets import Control
from game.window.widgets.widgets import button_size, icon_button

TWO_COLUMNS = 800
"""From how wide on, in units of the text, the parts stand in two columns."""


class HelpRow(NamedTuple):
    """What is done, and the keys or buttons that do it, if it is done with any."""

    text: str
    keys: Caps | None = None
    icon: str = ""
    """The sign that is explained, where it is no key."""


class HelpScreen(OverlayScreen):
    """Laid over any screen."""

    opened_by = (Help("key"), Help("character"))
    wide = 1000

    def __init__(self, *, trainer: bool = False) -> None:
        super().__init__()
        self.trainer = trainer

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Pad buttons") if s.hands.pad else s.tr("Keys")

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        return (Swap(At("keys")), Sound("open")) if action == OpenPlace("keys") else super().act(action)

    def content(self, s: DrawContext, box: Box) -> int:
        """Every part with its rows, and what the pointer does; in two columns where there is room for them."""
        parts = [(s.tr(part.title), self._rows(s, part.entries)) for part in s.hands.keybindings.parts]
        parts = [(title, rows) for title, rows in parts if rows]
        if not s.hands.pad:
            parts.append((s.tr("Mouse and finger"), _pointer(s)))
        parts.append((s.tr("Signs"), [HelpRow(s.tr(sign.text), icon=sign.icon) for sign in SIGNS]))
        gap = s.px(22)
        width, columns = box.w, 1
        if box.w / (s.scale * s.look.text) >= TWO_COLUMNS:
            width, columns = (box.w - s.px(48)) // 2, 2
        label = s.tr("Change them")
        wide, high = button_size(s, label, "keys")
        place = Box(box.x - s.px(18), box.y - s.px(6), min(wide, box.w + s.px(18)), high)
        icon_button(s, place, Control("keys", label, OpenPlace("keys"), "link"), "keys", label)
        top = bottom = place.bottom + s.px(10)
        for at, (title, rows) in enumerate(parts):
            side = at % columns
            top = bottom if side == 0 else top
            bottom = max(bottom, _part(s, Box(box.x + side * (box.w - width), top, width, 0), title, rows) + gap)
        return bottom - gap

    def _rows(self, s: DrawContext, entries: tuple[KeyRow, ...]) -> list[HelpRow]:
        """The rows of a part; what no key does any more, and what is a trainer's, is left out."""
        found = []
        for entry in entries:
            strokes: list[Keystroke | PadButton] = []
            for binding in entry.bindings:
                strokes += binding.buttons if s.hands.pad else binding.keys
            if strokes and (self.trainer or not entry.trainer):
                caps = Caps(tuple(strokes), entry.run and not s.hands.pad, s.hands.pad or "generic")
                found.append(HelpRow(s.tr(entry.text), caps))
        return found


def _part(s: DrawContext, box: Box, title: str, rows: list[HelpRow]) -> int:
    """A heading and its rows; returns the row under them."""
    c, y = s.colours, s.tell(title, box, SUBHEADING, s.colours.head) + s.px(6)
    widest = max((caps_width(s, row.keys) for row in rows if row.keys), default=0)
    room = box.w - widest - s.px(20)
    beside = room >= s.px(150 * s.look.text)
    for row in rows:
        s.canvas.fill(Box(box.x, y, box.w, 1), c.line)
        end = _row(s, box._replace(y=y + s.px(6) + 1), row, room if beside else 0) + s.px(6)
        s.say(row.text, Box(box.x, y, box.w, end - y), heard(s, row.keys) if row.keys else "")
        y = end
    return y


def _row(s: DrawContext, box: Box, row: HelpRow, room: int) -> int:
    """A row, its keys at the right of a text that has that much room, or under it where it has none."""
    c, width = s.colours, room or box.w
    if row.icon:
        side = round(s.size(BODY) * 1.1)
        colour = c.heart if row.icon == HEART.icon else c.head if row.icon == HEAD.icon else c.good
        s.icon(row.icon, Box(box.x, box.y + (s.line_height(BODY) - side) // 2, side, side), colour)
        indent = side + s.px(12)
        return s.write(row.text, Box(box.x + indent, box.y, box.w - indent, 0), BODY, c.ink)
    text_h = s.height(row.text, BODY, width)
    if row.keys and not room:
        under = s.write(row.text, box, BODY, c.ink)
        return draw_caps(s, box._replace(y=under), row.keys)
    high = max(text_h, caps_height(s))
    s.write(row.text, Box(box.x, box.y + (high - text_h) // 2, width, 0), BODY, c.ink)
    if row.keys:
        left = box.right - caps_width(s, row.keys)
        draw_caps(s, Box(left, box.y + (high - caps_height(s)) // 2, box.right - left, 0), row.keys)
    return box.y + high


def _pointer(s: DrawContext) -> list[HelpRow]:
    """What a mouse or a finger does."""
    return [
        HelpRow(s.tr("Press what you want")),
        HelpRow(s.tr("Press anywhere to go on")),
        HelpRow(s.tr("Drag, or turn the wheel, to scroll")),
        HelpRow(s.tr("Press beside a sheet to close it")),
    ]
