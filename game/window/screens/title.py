"""The title: who is playing, a known player or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.session import LONGEST_NAME
from game.window.actions import Action, OpenPlace, PickPlayer, PlayAsGuest, QuitGame, StartPlaying, WriteName
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, DISPLAY, LABEL, SMALL, SUBHEADING, TITLE
from game.window.commands import Command, Confirm, Erase, Help, Typed
from game.window.requests import At, Be, Exit, Open, Requests, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import button, button_size, focus_ring, icon_button, least_target, notice, pressable
from game.window.widgets.writing import draw_writing, with_typed, without_last

MOST_KNOWN: Final = 12


class TitleScreen(Screen):
    """The first screen. ``name`` is what is being typed."""

    def __init__(self, title: str, players: Sequence[str], messages: Sequence[str] = ()) -> None:
        super().__init__()
        self.title = title
        self.players = tuple(players[:MOST_KNOWN])
        self.messages = tuple(messages)
        self.name = ""
        self.writing = not players
        """Whether the field for a new name is open."""
        self._caret = 0.0

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case PickPlayer(number):
                return (Be(self.players[number]), Sound("press"))
            case WriteName():
                self.writing = True
                self.targets.focus, self.targets.focus_shows = "", False
            case StartPlaying():
                return self._start()
            case PlayAsGuest():
                return (Be(self.language.tr("Guest")), Sound("press"))
            case OpenPlace("settings" | "help" as place):
                return (Open(At(place)), Sound("open"))
            case QuitGame():
                return (Exit(),)
        return ()

    def handle(self, command: Command) -> Requests:
        """Letters and the space bar belong to the name while it is being written."""
        match command:
            case Help("character") if self.writing:
                return ()
            case Typed(text) if self.writing:
                self.name = with_typed(self.name, text, LONGEST_NAME)
                self.stale = True
                return ()
            case Erase() if self.writing:
                self.name = without_last(self.name)
                self.stale = True
                return ()
            case Confirm(by) if self.writing and (by == "space" or not self.targets.focus_shows):
                return () if by == "space" and not self.targets.focus_shows else super().handle(command)
        return super().handle(command)

    def go_on(self) -> Requests:
        """Enter: begin with the name that was typed."""
        return self._start() if self.writing else ()

    def back(self) -> Requests:
        """Escape closes the field, where there are players to pick."""
        if self.writing and self.players:
            self.writing, self.stale = False, True
        return ()

    def _start(self) -> Requests:
        name = " ".join(self.name.split())
        return (Be(name), Sound("press")) if name else ()

    def update(self, dt: float) -> Requests:
        """The caret blinks, slowly."""
        if self.writing and self.settings.motion != "reduced":
            before = int(self._caret * 1.6) % 2
            self._caret += dt
            self.stale = self.stale or before != int(self._caret * 1.6) % 2
        return ()

    def paint(self, s: DrawContext) -> None:
        """The emblem on one side, the players on the other; or one over the other."""
        c = s.colours
        s.canvas.fill(s.box, c.ground)
        if s.wide and s.roomy >= 700:
            half = Box(0, 0, round(s.box.w * 0.5), s.box.h)
            s.canvas.fill(half, c.head_tint)
            self._brand(s, half)
            rest = Box(half.right, 0, s.box.w - half.w, s.box.h)
            width = min(rest.w - s.px(80), s.px(440))
            self._who(s, Box(rest.x + (rest.w - width) // 2, 0, width, s.box.h), brand=False)
        else:
            width = min(s.box.w - s.px(40), s.px(560))
            self._who(s, Box((s.box.w - width) // 2, 0, width, s.box.h), brand=True)

    def _brand(self, s: DrawContext, box: Box) -> None:
        width = min(box.w - s.px(120), s.px(460))
        emblem_h = width * 512 // 860
        text_w = box.w - s.px(96)
        line = s.tr("Practise the hard conversations. The customer's mood follows what you say.")
        total = emblem_h + s.px(36) + s.height(self.title, DISPLAY, text_w) + s.px(14) + s.height(line, BODY, s.px(380))
        y = box.y + max(s.px(24), (box.h - total) // 2)
        s.canvas.art(Box(box.x + (box.w - width) // 2, y, width, emblem_h), "emblem.svg")
        y += emblem_h + s.px(36)
        y = s.tell(self.title, Box(box.x + s.px(48), y, text_w, 0), DISPLAY, s.colours.ink, align="centre") + s.px(14)
        narrow = min(text_w, s.px(380 * s.look.text))
        s.tell(line, Box(box.x + (box.w - narrow) // 2, y, narrow, 0), BODY, s.colours.muted, align="centre")

    def _who(self, s: DrawContext, box: Box, *, brand: bool) -> None:
        foot = max(48, s.px(48)) + s.px(24)
        with s.scrolled("page", Box(box.x - s.px(8), 0, box.w + s.px(22), s.box.h - foot)) as flow:
            flow.anchored = True
            known = s.targets.areas["page"].height
            top = max(0, (s.box.h - foot - known) // 2 + s.px(12)) if known and known < s.box.h - foot else 0
            y = flow.box.y + top + s.px(20)
            if brand:
                y = self._small_brand(s, box._replace(y=y))
            flow.end = self._choices(s, box._replace(y=y)) + s.px(16) - top
        self._foot(s, Box(box.x, s.box.h - foot + s.px(12), box.w, 0))

    def _small_brand(self, s: DrawContext, box: Box) -> int:
        width = min(round(box.w * 0.72), s.px(320), round(s.box.h * 0.42))
        height = width * 512 // 860
        s.canvas.art(Box(box.x + (box.w - width) // 2, box.y, width, height), "emblem.svg")
        y = s.tell(self.title, box._replace(y=box.y + height + s.px(14)), TITLE, s.colours.ink, align="centre")
        return y + s.px(24)

    def _choices(self, s: DrawContext, box: Box) -> int:
        c, y = s.colours, box.y
        for message in self.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        y = s.tell(s.tr("Who is playing?"), box._replace(y=y), SUBHEADING, c.ink) + s.px(14)
        height = max(least_target(s), s.line_height(LABEL) + s.px(28))
        side = s.px(26)
        for number, name in enumerate(self.players):
            lines = s.lines(name, LABEL, box.w - side - s.px(56))
            tall = height + (len(lines) - 1) * s.line_height(LABEL)
            place = Box(box.x, y, box.w, tall)
            state, digit = TargetState(number=number + 1, of=len(self.players)), number + 1 if number < 9 else 0
            shortcut = 0 if self.writing else digit
            control = Control(f"player:{number}", name, PickPlayer(number), "option", state, shortcut)
            pressable(s, place, control, c.card, c.edge)
            s.icon("person", Box(place.x + s.px(16), place.y + (tall - side) // 2, side, side), c.head)
            text_y = place.y + (tall - len(lines) * s.line_height(LABEL)) // 2
            s.write(name, Box(place.x + side + s.px(28), text_y, box.w - side - s.px(56), 0), LABEL, c.ink)
            s.icon("next", Box(place.right - s.px(34), place.y + (tall - s.px(20)) // 2, s.px(20), s.px(20)), c.muted)
            y += tall + s.px(10)
        if self.writing:
            return self._field(s, box._replace(y=y + (s.px(6) if self.players else 0)))
        label = s.tr("New player")
        place = Box(box.x, y, box.w, height)
        button(s, place, Control("new", label, WriteName()), "quiet", "plus")
        return place.bottom

    def _field(self, s: DrawContext, box: Box) -> int:
        c = s.colours
        label = s.tr("Your name")
        y = s.write(label, box, SMALL, c.muted) + s.px(6)
        height = max(least_target(s), s.line_height(BODY) + s.px(24))
        place = Box(box.x, y, box.w, height)
        s.target(Control("field", label, WriteName(), "field", TargetState(value=self.name)), place)
        focus_ring(s, "field", place, 12)
        s.panel(place, c.card, radius=12, border=c.head, width=2)
        inner = place.inset(s.px(16), 0)
        draw_writing(s, inner, self.name, caret=int(self._caret * 1.6) % 2 == 0)
        y = place.bottom + s.px(14)
        start = s.tr("Start")
        x = box.x
        if self.name.strip():
            w, h = button_size(s, start, "next")
            w = max(w, s.px(140))
            button(s, Box(x, y, min(w, box.w), h), Control("start", start, StartPlaying()), "primary", "next")
            x += w + s.px(12)
        guest = s.tr("Play as a guest")
        w, h = button_size(s, guest)
        if x > box.x and x + w > box.right:
            x, y = box.x, y + h + s.px(10)
        button(s, Box(x, y, min(w, box.w), h), Control("guest", guest, PlayAsGuest()), "plain")
        return y + h

    def _foot(self, s: DrawContext, box: Box) -> None:
        quit_ = Control("exit", s.tr("Quit"), QuitGame())
        settings = Control("settings", s.tr("Settings"), OpenPlace("settings"))
        keys = Control("help", s.tr("Keys"), OpenPlace("help"))
        entries = [(settings, "gear"), (keys, "keys"), (quit_, "leave")]
        x, gap = box.x - s.px(10), s.px(8)
        if x + sum(button_size(s, one.name, icon)[0] + gap for one, icon in entries) > box.right:
            del entries[1]  # where there is no room for the keys, the settings lead to them
        for control, icon in entries:
            width, height = button_size(s, control.name, icon)
            icon_button(s, Box(x, box.y, width, height), control, icon, control.name)
            x += width + gap
