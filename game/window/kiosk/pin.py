"""The staff's door: a pad for the PIN, dots for what has been pressed, and a wait after wrong ones."""

from __future__ import annotations

from math import ceil
from typing import Final

from game.kiosk import LONGEST_PIN
from game.kiosk.desk import PinPage
from game.story.language import Language
from game.window.actions import Action, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, HEADING
from game.window.commands import Command, Erase, Pick, Typed
from game.window.kiosk_actions import PressKey
from game.window.requests import Close, Requests, Sound, TryPin
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keyboard import draw_keyboard, keyboard_height, least_key
from game.window.widgets.keyboard_layouts import ERASE, PAD
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import button_size, icon_button, notice

LEAVES: Final = 20.0
"""Seconds without a press after which it goes away by itself."""
"""Digits that can be pressed at most."""


def wait_in_words(seconds: float, language: Language) -> str:
    """How long one has to wait: ``Wait 2 minutes.``, in the last minute by the second."""
    if seconds > 60:
        return language.trn("Wait {number} minute.", "Wait {number} minutes.", ceil(seconds / 60))
    return language.trn("Wait {number} second.", "Wait {number} seconds.", max(1, ceil(seconds)))


class PinScreen(Screen):
    """It asks for the PIN, and goes away by itself; which digits were pressed is nowhere to be read."""

    def __init__(self, page: PinPage) -> None:
        super().__init__()
        self._pin = ""
        self._quiet = 0.0
        self.put(page)

    def put(self, page: PinPage) -> None:
        """It is asked once more: from the beginning, and perhaps after a wait."""
        self.message = page.message
        self._waits = page.waits
        self._pin = ""
        self._quiet = 0.0
        self.stale = True

    def handle(self, command: Command) -> Requests:
        """Digits of a real keyboard are pressed too."""
        self._quiet = 0.0
        match command:
            case Typed(text):
                for digit in text:
                    self._write(digit)
                return ()
            case Pick():  # the digit comes by itself
                return ()
            case Erase():
                self._write(ERASE)
                return ()
        return super().handle(command)

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case PressKey("done"):
                return self.go_on()
            case PressKey(key):
                self._write(key)
                return (Sound("press"),)
            case StepBack():
                return self.back()
        return ()

    def _write(self, key: str) -> None:
        if self._waits > 0:
            return
        if key == ERASE:
            self._pin = self._pin[:-1]
        elif key.isascii() and key.isdigit() and len(self._pin) < LONGEST_PIN:
            self._pin += key
        self.stale = True

    def go_on(self) -> Requests:
        """Enter, or the last key: try it."""
        if not self._pin or self._waits > 0:
            return ()
        pin, self._pin = self._pin, ""
        return (TryPin(pin), Sound("press"))

    def back(self) -> Requests:
        """Away from the door."""
        self._pin = ""
        return (Close(), Sound("open"))

    def update(self, dt: float) -> Requests:
        """The wait grows shorter, and whoever has gone away is not waited for."""
        before = self._told
        self._waits = max(0.0, self._waits - dt)
        self._quiet += dt
        self.stale = self.stale or self._told != before
        return self.back() if self._quiet >= LEAVES else ()

    @property
    def _told(self) -> str:
        """What is told over the pad."""
        return wait_in_words(self._waits, self.language) if self._waits > 0 else ""

    # What it looks like.

    def paint(self, s: DrawContext) -> None:
        """Dots over a pad, in the middle."""
        c = s.colours
        s.canvas.fill(s.box, c.ground)
        label = s.tr("Back")
        width, height = button_size(s, label, "back")
        place = Box(s.px(14), s.px(12), width, height)
        icon_button(s, place, Control("back", label, StepBack(), "link"), "back", label)
        least = least_key(s)
        column = min(s.box.w - s.px(40), max(s.px(300), least * 4))
        x = (s.box.w - column) // 2
        room = s.box.h - place.bottom - s.px(20)
        told = self._told or self.message
        words = s.line_height(HEADING) + (s.height(told, BODY, column - s.px(60)) + s.px(40) if told else 0) + s.px(70)
        pad = Box(x, 0, column, max(least * 4, min(room - words, s.px(460))))
        high = keyboard_height(s, pad, PAD)
        y = max(place.bottom, (s.box.h - words - high) // 2)
        y = s.tell(s.tr("For staff"), Box(x, y, column, 0), HEADING, c.ink, align="centre") + s.px(10)
        if told:
            y = notice(s, Box(x, y, column, 0), told, "clock" if self._told else "") + s.px(10)
        self._dots(s, Box(x, y, column, s.px(40)))
        why = s.tr("too many wrong PINs") if self._waits > 0 else ""
        done = s.tr("Enter")
        pad = pad._replace(y=y + s.px(52))
        draw_keyboard(s, pad, PAD, done=done, closed=why, empty=not self._pin)

    def _dots(self, s: DrawContext, box: Box) -> None:
        """One dot a digit; how many there should be, nobody is told."""
        c, side = s.colours, s.px(16)
        pressed = s.trn("{number} digit", "{number} digits", len(self._pin))
        s.target(Control("pin", s.tr("PIN"), None, "text", TargetState(value=pressed)), box)
        s.panel(box, c.card, radius=12, border=c.edge, width=1.5)
        step = min(s.px(26), (box.w - s.px(20)) // LONGEST_PIN)
        x = box.x + (box.w - step * (len(self._pin) - 1) - side) // 2
        for at in range(len(self._pin)):
            s.panel(Box(x + at * step, box.y + (box.h - side) // 2, side, side), c.ink, radius=side)
