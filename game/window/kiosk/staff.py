"""The staff page: how the kiosk stands, row by row, and what its owner can do about it."""

from __future__ import annotations

from typing import Final, Literal

from game.kiosk.desk import Row, StaffPage
from game.window.actions import Action, SetTo, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, SMALL_STRONG, STRONG, Colour
from game.window.commands import Command
from game.window.kiosk.choices import language_choices
from game.window.kiosk_actions import AskStaff
from game.window.requests import Keep, OfStaff, Requests, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, page, row
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import notice, section

LEAVES: Final = 120.0
"""Seconds without a press after which it closes by itself: an open staff page is nobody's but the staff's."""


class StaffScreen(Screen):
    """Rows that say how everything stands, then the buttons; the way out is asked once."""

    def __init__(self, page: StaffPage) -> None:
        super().__init__()
        self.page = page
        self.leaving = False
        """Whether it is asked if the kiosk is to be closed."""
        self._quiet = 0.0

    def put(self, page: StaffPage) -> None:
        """The same, as it stands now."""
        self.page = page
        self.stale = True

    def handle(self, command: Command) -> Requests:
        """Answer a command; somebody is there."""
        self._quiet = 0.0
        return super().handle(command)

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case AskStaff("exit") if not self.leaving:
                self.leaving = True
                self.targets.focus = ""
                return (Sound("open"),)
            case AskStaff("exit"):
                return (OfStaff("exit"),)
            case AskStaff("back"):
                return (OfStaff("back"), Sound("press"))
            case AskStaff(what, stick):
                return (OfStaff(what, stick), Sound("press"))
            case SetTo("language", code):
                return (Keep("language", code), Sound("press"))
            case StepBack():
                return self.back()
        return ()

    def back(self) -> Requests:
        """Escape: no, do not close it; else back to the visitors."""
        if self.leaving:
            self.leaving = False
            return (Sound("open"),)
        return (OfStaff("back"), Sound("press"))

    def update(self, dt: float) -> Requests:
        """Whoever has gone away is not waited for; what is being exported is."""
        self._quiet = 0.0 if self.page.busy else self._quiet + dt
        if self._quiet < LEAVES:
            return ()
        self._quiet = 0.0
        return (OfStaff("back"),)

    # What it looks like.

    def paint(self, s: DrawContext) -> None:
        """A page with a foot that stays."""
        title = self.page.kiosk or s.tr("Kiosk")
        page(s, width=900, title=title, back=s.tr("Back to the visitors"), draw=self._body, foot=self._foot)

    def _body(self, s: DrawContext, box: Box) -> int:
        y = self._rows(s, box) + s.px(22)
        y = section(s, box._replace(y=y), s.tr("Results onto a USB stick"))
        y = self._sticks(s, box._replace(y=y)) + s.px(22)
        y = section(s, box._replace(y=y), s.tr("Sound"))
        sound: Literal["mute", "sound"] = "sound" if self.page.muted else "mute"
        label = s.tr("Turn the sound on") if self.page.muted else s.tr("Turn the sound off")
        icon = "sound" if self.page.muted else "silent"
        y = row(s, box._replace(y=y), [Button(Control("sound", label, AskStaff(sound)), icon)]) + s.px(22)
        if len(self.page.languages) > 1:
            y = section(s, box._replace(y=y), s.tr("Language"))
            y = language_choices(s, box._replace(y=y), self.page.languages, self.language.code)
        return y

    def _rows(self, s: DrawContext, box: Box) -> int:
        """What it is on the left, how it stands on the right; one under the other where there is little room."""
        y = box.y
        beside = s.roomy > 640
        for one in self.page.rows:
            y = self._row(s, box._replace(y=y), one, beside=beside)
            s.canvas.fill(Box(box.x, y, box.w, 1), s.colours.line)
        return y

    def _row(self, s: DrawContext, box: Box, one: Row, *, beside: bool) -> int:
        c, side, pad = s.colours, round(s.size(BODY) * 1.1), s.px(9)
        icon, ink = _MARKS[one.standing], _ink(s, one)
        left = box.x + side + s.px(12)
        name_w = (box.w // 3 if beside else box.w) - side - s.px(12)
        y = box.y + pad
        s.icon(icon, Box(box.x, y + (s.line_height(STRONG) - side) // 2, side, side), ink)
        under = s.write(one.name, Box(left, y, name_w, 0), STRONG, c.ink)
        told = Box(left + name_w + s.px(12), y, box.right - left - name_w - s.px(12), 0)
        if not beside:
            told = Box(left, under, box.right - left, 0)
        strong = one.standing != "well"
        end = max(under, s.write(one.told, told, BODY, ink if strong else c.ink))
        heard = {"well": "", "look": s.tr("look at this"), "bad": s.tr("this must be mended")}[one.standing]
        value = f"{one.told} ({heard})" if heard else one.told
        s.say(one.name, Box(box.x, box.y, box.w, end - box.y), value)
        return end + pad

    def _sticks(self, s: DrawContext, box: Box) -> int:
        """A button for each stick; what to do where there is none."""
        if not self.page.sticks:
            return s.tell(s.tr("Put a USB stick in; it is found within a few seconds."), box, SMALL, s.colours.muted)
        busy = s.tr("it is being written just now") if self.page.busy else ""
        buttons = [
            Button(
                Control(
                    f"export:{stick}",
                    s.tr("Export to {stick}", stick=stick),
                    AskStaff("export", stick),
                    state=TargetState(busy),
                ),
                "usb",
            )
            for stick in self.page.sticks
        ]
        return row(s, box, buttons)

    def _foot(self, s: DrawContext, box: Box) -> int:
        """What came of the last press, which stays in sight however far the rows are scrolled; and the ways out."""
        if self.page.message:
            box = box._replace(y=notice(s, box, self.page.message) + s.px(12))
        if not self.leaving:
            return row(
                s,
                box,
                [
                    Button(Control("back_to", s.tr("Back to the visitors"), AskStaff("back")), "check", "primary"),
                    Button(Control("exit", s.tr("Close the kiosk"), AskStaff("exit")), "leave"),
                ],
            )
        told = s.tr("Close the kiosk? Nobody can play until it is started again.")
        y = s.tell(told, box, SMALL_STRONG, s.colours.ink) + s.px(10)
        return row(
            s,
            box._replace(y=y),
            [
                Button(Control("stay", s.tr("Leave it open"), StepBack()), "", "primary"),
                Button(Control("exit", s.tr("Close it"), AskStaff("exit")), "leave", "grave"),
            ],
        )


_MARKS: Final = {"well": "check", "look": "info", "bad": "warn"}


def _ink(s: DrawContext, one: Row) -> Colour:
    return {"well": s.colours.good, "look": s.colours.gold_ink, "bad": s.colours.bad}[one.standing]
