"""The start of a visit: in which language, and who is playing: a guest, somebody with a name, or with a code."""

from __future__ import annotations

from typing import Literal

from game.kiosk import Who, mask_in_words, wants_digits_alone
from game.kiosk.desk import StartPage
from game.window.actions import Action, PlayAsGuest, SetTo, StepBack, UseField
from game.window.canvas.boxes import Box
from game.window.canvas.theme import DISPLAY, HEADING, SMALL, SUBHEADING, TITLE, Style
from game.window.commands import Command
from game.window.kiosk.choices import Choice, choice_card, language_choices
from game.window.kiosk.code_field import CodeField
from game.window.kiosk_actions import PressKey, StartAs
from game.window.requests import BeGuest, GiveCode, GiveName, Keep, Requests, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keyboard import Shift, draw_keyboard, keyboard_height, least_key
from game.window.widgets.keyboard_layouts import DONE, PAD, Rows, for_codes, for_names
from game.window.widgets.scrolling import Area
from game.window.widgets.targets import Control
from game.window.widgets.text_field import TextField
from game.window.widgets.widgets import button_size, icon_button, notice

Way = Literal["guest", "name", "code"]
"""What a visitor can say of themselves."""


def ways_of(who: Who) -> tuple[Way, ...]:
    """The ways in that there are: where a code must be given, no other."""
    if who.codes == "required":
        return ("code",)
    ways: list[Way] = ["guest"] if who.guests else []
    ways += ["name"] if who.names else []
    ways += ["code"] if who.codes == "offered" else []
    return tuple(ways) or ("guest",)


class StartScreen(Screen):
    """Languages and ways in; ``writing`` is what is being written, ``""`` while a way is chosen."""

    def __init__(self, page: StartPage) -> None:
        super().__init__()
        self.page = page
        self.writing: Literal["", "name", "code"] = ""
        self.name = TextField("field", page.written if page.asked == "name" else "")
        self.code = CodeField("field", page.who.mask, page.written if page.asked == "code" else "")
        self._shift = Shift()
        self.put(page)

    def put(self, page: StartPage) -> None:
        """The same in another language, or asked once more; what has been written stays."""
        self.page = page
        self.writing = page.asked or self.writing or self._only
        self.stale = True

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways in that there are."""
        return ways_of(self.page.who)

    @property
    def _only(self) -> Literal["", "name", "code"]:
        """What must be written, where there is no other way."""
        (first, *others) = self.ways
        return first if first != "guest" and not others else ""

    @property
    def _field(self) -> TextField:
        return self.code if self.writing == "code" else self.name

    @property
    def _written(self) -> str:
        return " ".join(self._field.text.split())

    def handle(self, command: Command) -> Requests:
        """Letters of a real keyboard belong to the field."""
        if self.writing and self._field.takes(command, marked=self.targets.focus_shows):
            self.stale = True
            return ()
        return super().handle(command)

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case SetTo("language", code):
                return (Keep("language", code), Sound("press"))
            case PlayAsGuest():
                return (BeGuest(), Sound("press"))
            case StartAs(what):
                self.writing = what
                self.targets.focus = ""
                return (Sound("open"),)
            case UseField():
                self._field.open = True
            case PressKey(key):
                return self._press(key)
            case StepBack():
                return self.back()
        return ()

    def _press(self, key: str) -> Requests:
        if key == DONE:
            return self._give()
        self._shift.press(key, self._field)
        return (Sound("press"),)

    def _give(self) -> Requests:
        if not self._written:
            return ()
        given = GiveCode(self._written) if self.writing == "code" else GiveName(self._written)
        return (given, Sound("press"))

    def go_on(self) -> Requests | None:
        """Enter: give what is written."""
        return self._give() if self.writing else None

    def back(self) -> Requests:
        """Back to the ways in, where there are several; what was written is forgotten."""
        if not self.writing or self._only:
            return ()
        self._field.clear()
        self.page = self.page._replace(message="", asked="", written="")
        self.writing = ""
        return (Sound("open"),)

    def update(self, dt: float) -> Requests:
        """The caret blinks, slowly."""
        if self.writing and self.settings.motion != "reduced":
            self.stale = self._field.update(dt) or self.stale
        return ()

    # What it looks like.

    def paint(self, s: DrawContext) -> None:
        """The ways in, or the field with its keyboard."""
        s.canvas.fill(s.box, s.colours.ground)
        if self.writing:
            self._paint_writing(s)
        elif s.wide and s.roomy >= 700:
            half = Box(0, 0, s.box.w * 45 // 100, s.box.h)
            s.canvas.fill(half, s.colours.head_tint)
            self._brand(s, half)
            room = s.box._replace(x=half.right, w=s.box.w - half.w)
            self._paint_ways(s, room, brand=False)
        else:
            self._paint_ways(s, s.box, brand=True)

    def _brand(self, s: DrawContext, box: Box) -> None:
        """The emblem and the course's name, in the middle of the left half."""
        width = min(box.w - s.px(120), s.px(420))
        emblem_h = width * 512 // 860
        text = Box(box.x + s.px(40), 0, box.w - s.px(80), 0)
        total = emblem_h + s.px(32) + s.height(self.page.course, DISPLAY, text.w)
        y = box.y + max(s.px(24), (box.h - total) // 2)
        s.canvas.art(Box(box.x + (box.w - width) // 2, y, width, emblem_h), "emblem.svg")
        s.tell(self.page.course, text._replace(y=y + emblem_h + s.px(32)), DISPLAY, s.colours.ink, align="centre")

    def _paint_ways(self, s: DrawContext, box: Box, *, brand: bool) -> None:
        """Languages and ways, in the middle, or from the top where there is more than fits."""
        width = min(box.w - s.px(40), s.px(520 * (s.look.text if s.wide else 1)))
        with s.scrolled("page", box._replace(x=box.x + s.px(6), w=box.w - s.px(12))) as flow:
            flow.anchored = True
            known = s.targets.areas["page"].height
            top = max(0, (box.h - known) // 2) if known else 0
            column = Box(box.x + (box.w - width) // 2, flow.box.y + top + s.px(20), width, 0)
            if brand:
                column = column._replace(y=self._small_brand(s, column))
            flow.end = self._choices(s, column) + s.px(20) - top

    def _small_brand(self, s: DrawContext, box: Box) -> int:
        """The emblem over the course's name; the name alone where the window is low for its text."""
        y = box.y
        if s.airy > 600:
            width = min(box.w * 7 // 10, s.px(320))
            height = width * 512 // 860
            s.canvas.art(Box(box.x + (box.w - width) // 2, y, width, height), "emblem.svg")
            y += height + s.px(12)
        return s.tell(self.page.course, box._replace(y=y), _heading(s), s.colours.ink, align="centre") + s.px(28)

    def _choices(self, s: DrawContext, box: Box) -> int:
        y = box.y
        if self.page.message:
            y = notice(s, box._replace(y=y), self.page.message) + s.px(16)
        y = self._languages(s, box._replace(y=y))
        y = s.tell(s.tr("Who is playing?"), box._replace(y=y), SUBHEADING, s.colours.ink) + s.px(12)
        choices = {
            "guest": Choice(
                Control("guest", s.tr("Play as a guest"), PlayAsGuest()),
                "play",
                s.tr("No name and no code. What you answer is kept, but not whose it is."),
            ),
            "name": Choice(
                Control("name", s.tr("Play with my name"), StartAs("name")),
                "person",
                s.tr("You are called by it in the calls. Next time you begin anew."),
            ),
            "code": Choice(
                Control("code", s.tr("Play with my code"), StartAs("code")),
                "hash",
                s.tr("The one that you were given. It goes on where you left off."),
            ),
        }
        for way in self.ways:
            y = choice_card(s, box._replace(y=y), choices[way], primary=way == self.ways[0]) + s.px(12)
        return y

    def _languages(self, s: DrawContext, box: Box) -> int:
        """The languages by their own names, where there are several."""
        if len(self.page.languages) < 2:
            return box.y
        return language_choices(s, box, self.page.languages, self.language.code) + s.px(24)

    # Writing.

    @property
    def _rows(self) -> Rows:
        """The keys that are needed now."""
        if self.writing == "name":
            return for_names(self.language.code)
        return PAD if wants_digits_alone(self.page.who.mask) else for_codes(self.language.code)

    def _paint_writing(self, s: DrawContext) -> None:
        """The field, and under it the keyboard: in the lower half of a tall screen, at the foot of a wide one."""
        margin = s.px(16)
        least = least_key(s)
        width = min(s.box.w - 2 * margin, s.px(1000))
        wide = s.box.h * (60 if s.look.text < 1.5 else 48) // 100  # large text above it needs the room
        most = max(wide, least * 5) if s.wide else s.box.h // 2 - margin
        room = Box((s.box.w - width) // 2, 0, width, most)
        height = keyboard_height(s, room, self._rows)
        top = s.box.h - height - margin if s.wide else s.box.h - most - margin
        shift = self._shift.is_on(self.name.text) if self.writing == "name" else None
        self._paint_field(s, Box(0, 0, s.box.w, top - s.px(12)))
        draw_keyboard(
            s,
            room._replace(y=top),
            self._rows,
            done=s.tr("Start"),
            shift=shift,
            empty=not self._written,
        )

    def _paint_field(self, s: DrawContext, box: Box) -> None:
        """The way back, what is asked, and the field; it stands close above the keyboard."""
        top = box.y + s.px(12)
        if not self._only:
            label = s.tr("Back")
            width, height = button_size(s, label, "back")
            icon_button(s, Box(s.px(14), top, width, height), Control("back", label, StepBack(), "link"), "back", label)
            top += height
        width = min(box.w - s.px(40), s.px(620 * s.look.text if s.wide else 700))
        room = Box((box.w - width) // 2, top, width, max(1, box.bottom - top))
        place = room._replace(x=room.x - s.px(6), w=room.w + s.px(20))
        s.targets.areas.setdefault("field", Area(place, at_end=True))  # where there is little room: the field first
        with s.scrolled("field", place) as flow:
            flow.anchored = True
            known = s.targets.areas["field"].height
            low = max(0, room.h - known) if known else 0
            flow.end = self._asked(s, room._replace(y=flow.box.y + low)) + s.px(10) - low

    def _asked(self, s: DrawContext, box: Box) -> int:
        c, y = s.colours, box.y + s.px(6)
        if self._only:
            y = s.tell(self.page.course, box._replace(y=y), _heading(s), c.ink) + s.px(14)
            y = self._languages(s, box._replace(y=y))
        if self.page.message:
            y = notice(s, box._replace(y=y), self.page.message) + s.px(14)
        label = s.tr("Your code") if self.writing == "code" else s.tr("Your name")
        y = self._field.draw(s, box._replace(y=y), label) + s.px(8)
        if self.writing == "name":
            told = s.tr("Others may read it on this screen while you play: a first name will do.")
            return s.tell(told, box._replace(y=y), SMALL, c.muted)
        if not self.page.who.mask or self.page.message:  # the message says it too
            return y
        told = s.tr("It looks like this: {mask}.", mask=mask_in_words(self.page.who.mask, s.language))
        return s.tell(told, box._replace(y=y), SMALL, c.muted)


def _heading(s: DrawContext) -> Style:
    """The style of the course's name; smaller where the window is low for its text."""
    return TITLE if s.airy > 600 else HEADING
