"""Writing without a keyboard: a field, and the keyboard on the screen, for a pad and for one button or two."""

from __future__ import annotations

from game.window.actions import Action, StepBack
from game.window.canvas.boxes import Box
from game.window.commands import Command
from game.window.kiosk_actions import PressKey
from game.window.requests import Close, Requests, Sound, Write
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keyboard import Shift, draw_keyboard, keyboard_height, least_key
from game.window.widgets.keyboard_layouts import DONE, for_names
from game.window.widgets.targets import Control
from game.window.widgets.text_field import TextField
from game.window.widgets.widgets import button_size, icon_button


class WritingScreen(Screen):
    """Laid over a screen with a field; what is written stands in that field afterwards."""

    def __init__(self, label: str, text: str) -> None:
        super().__init__()
        self._label = label
        self._written = TextField("written", text)
        self._shift = Shift()

    @property
    def field(self) -> TextField:
        """Where letters go, for there may be a keyboard all the same."""
        return self._written

    def handle(self, command: Command) -> Requests:
        """Letters of a real keyboard are written too."""
        if self._written.takes(command, marked=self.targets.focus_shows):
            self.stale = True
            return ()
        return super().handle(command)

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case PressKey(key):
                return self._press(key)
            case StepBack():
                return self.back()
        return ()

    def _press(self, key: str) -> Requests:
        if key == DONE:
            return (Write(self._written.text), Sound("press"))
        self._shift.press(key, self._written)
        return (Sound("press"),)

    def go_on(self) -> Requests:
        """Enter, with nothing marked: done."""
        return (Write(self._written.text), Sound("press"))

    def back(self) -> Requests:
        """Escape: the field stays as it was."""
        return (Close(), Sound("open"))

    def paint(self, s: DrawContext) -> None:
        """The way back, the field, and the keyboard at the foot."""
        s.canvas.fill(s.box, s.colours.ground)
        margin = s.px(16)
        rows = for_names(self.language.code)
        width = min(s.box.w - 2 * margin, s.px(1000))
        most = max(s.box.h * 60 // 100, min(least_key(s) * 5, s.box.h * 75 // 100))
        room = Box((s.box.w - width) // 2, 0, width, most)
        top = s.box.h - keyboard_height(s, room, rows) - margin
        self._field(s, top - s.px(16))
        draw_keyboard(
            s,
            room._replace(y=top),
            rows,
            done=s.tr("Done"),
            shift=self._shift.is_on(self._written.text),
            empty=not self._written.text,
        )

    def _field(self, s: DrawContext, bottom: int) -> None:
        """The way back, and the field over that row: under it, or bare beside it where there is no room for both."""
        back = s.tr("Back")
        w, h = button_size(s, back, "back")
        way = Box(s.px(14), s.px(12), w, h)
        icon_button(s, way, Control("back", back, StepBack(), "link"), "back", back)
        wide = min(s.box.w - s.px(40), s.px(620 * s.look.text if s.wide else 700))
        place = Box((s.box.w - wide) // 2, 0, wide, 0)
        with s.measured():
            high = self._written.draw(s, place, self._label)
        if way.bottom + high <= bottom + s.px(16):
            self._written.draw(s, place._replace(y=max(way.bottom, bottom - high)), self._label)
        else:
            left = way.right + s.px(12)
            self._written.draw_bare(s, Box(left, way.y, s.box.w - left - s.px(16), 0), self._label)
