"""The title: who is playing, a known player, a new one, or a guest."""

from __future__ import annotations

from collections.abc import Sequence

from game.session import Person, TitlePage
from game.window.actions import (
    Action,
    ChangePlayer,
    ClearField,
    OpenPlace,
    PickPlayer,
    PlayAsGuest,
    QuitGame,
    StartPlaying,
    StepBack,
    UseField,
    WriteName,
)
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, DISPLAY, HEADING, SUBHEADING, TITLE, Style
from game.window.commands import Command
from game.window.requests import At, BeGuest, Changing, Exit, Join, Open, PickPerson, Requests, Sound
from game.window.screens.people_list import PeopleList
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, row
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.text_field import TextField
from game.window.widgets.widgets import button_size, icon_button, notice


class TitleScreen(Screen):
    """The first screen. ``name`` is the field for a new name, which is open while ``writing``."""

    is_title = True

    def __init__(self, page: TitlePage, messages: Sequence[str] = ()) -> None:
        super().__init__()
        self.title = page.course
        self.list = PeopleList(page.players)
        self.messages = tuple(messages)
        self.name = TextField("field", page.asked)
        self.writing = not page.players or bool(page.asked)
        self.targets.focus = self.list.first

    @property
    def players(self) -> tuple[Person, ...]:
        """Everybody who can be picked."""
        return self.list.people

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case PickPlayer(number):
                return (PickPerson(self.players[number].id), Sound("press"))
            case ChangePlayer(number):
                return (Open(Changing(self.players[number], self.players)), Sound("open"))
            case WriteName():
                self._write()
            case UseField():
                self._field.open = True
            case ClearField():
                return self.back()
            case StartPlaying():
                return self._start() or ()
            case PlayAsGuest():
                return (BeGuest(), Sound("press"))
            case StepBack():
                return self.back()
            case OpenPlace("settings" | "help" as place):
                return (Open(At(place)), Sound("open"))
            case QuitGame():
                return (Exit(),)
        return ()

    def _write(self) -> None:
        """Open the field for a new name, with what was sought in vain."""
        self.writing = True
        if not self.list.found:
            self.name.text = self.list.sought
        self._begin_with("")

    @property
    def field(self) -> TextField | None:
        """Where letters go."""
        return self._field if self.writing or self.list.many else None

    @property
    def _field(self) -> TextField:
        """Where letters go."""
        return self.name if self.writing else self.list.search

    def _to_the_top(self) -> None:
        area = self.targets.areas.get("page")
        if area is not None:
            area.scroll_to(0)

    def handle(self, command: Command) -> Requests:
        """Letters and the space bar belong to the name, or to what is sought."""
        before, marked = self._field.text, self.targets.focus_shows
        taken = self.name.takes(command, marked=marked) if self.writing else self.list.takes(command, marked=marked)
        if not taken:
            return super().handle(command)
        self.stale = True
        if self._field.text != before:
            self._begin_with("" if self.writing else self.list.first or "new")
        return ()

    def _begin_with(self, id_: str) -> None:
        """Nothing is marked any more, and the keyboard's mark comes there first."""
        self.targets.focus, self.targets.focus_shows = id_, False
        self._to_the_top()

    def go_on(self) -> Requests | None:
        """Enter: begin with the name that was typed, or be the first that was found."""
        if self.writing:
            return self._start()
        if not self.list.sought:
            return None
        found = self.list.first_found
        if found is not None:
            return self.act(PickPlayer(found))
        self._write()
        return ()

    def back(self) -> Requests:
        """Escape closes the field, where there are players to pick, and forgets what is sought."""
        self.list.search.clear()
        if self.players:
            self.writing = False
            self._begin_with(self.list.first)
        return ()

    def _start(self) -> Requests | None:
        name = " ".join(self.name.text.split())
        return (Join(name), Sound("press")) if name else None

    def update(self, dt: float) -> Requests:
        """The caret blinks, slowly."""
        if self.settings.motion != "reduced":
            self.stale = self._field.update(dt) or self.stale
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
        foot = s.least + s.px(24)
        with s.scrolled("page", Box(box.x - s.px(8), 0, box.w + s.px(22), s.box.h - foot)) as flow:
            flow.anchored = True
            known = s.targets.areas["page"].height
            top = max(0, (s.box.h - foot - known) // 2 + s.px(12)) if known and known < s.box.h - foot else 0
            y = flow.box.y + top + s.px(20)
            if brand:
                y = self._small_brand(s, box._replace(y=y, h=s.box.h - foot - s.px(36)))
            flow.end = self._choices(s, box._replace(y=y)) + s.px(16) - top
        self._foot(s, Box(box.x, s.box.h - foot + s.px(12), box.w, 0))

    def _small_brand(self, s: DrawContext, box: Box) -> int:
        """The emblem and the title; the title alone where with the emblem not all would be seen that follows."""
        y = box.y
        width = min(round(box.w * 0.72), s.px(320), round(s.box.h * 0.42))
        height = width * 512 // 860 + s.px(14)
        if self._needs(s, box) + height <= box.h:
            s.canvas.art(Box(box.x + (box.w - width) // 2, y, width, height - s.px(14)), "emblem.svg")
            y += height
        return s.tell(self.title, box._replace(y=y), _style(s), s.colours.ink, align="centre") + s.px(24)

    def _needs(self, s: DrawContext, box: Box) -> int:
        """How high everything is but the emblem; of hundreds of players nobody needs to know it."""
        if self.list.many and not self.writing:
            return box.h
        with s.measured():
            return self._choices(s, box._replace(y=0)) + s.height(self.title, _style(s), box.w) + s.px(24)

    def _choices(self, s: DrawContext, box: Box) -> int:
        c, y = s.colours, box.y
        for message in self.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        y = s.tell(s.tr("Who is playing?"), box._replace(y=y), SUBHEADING, c.ink) + s.px(14)
        if self.writing:
            return self._new(s, box._replace(y=y))
        y = self.list.draw_search(s, box._replace(y=y))
        if self.list.many:  # nobody scrolls through hundreds to be new here
            y = self._others(s, box._replace(y=y)) + s.px(18)
        y = self.list.draw(s, box._replace(y=y), changing=True)
        return y if self.list.many else self._others(s, box._replace(y=y + s.px(4)))

    def _others(self, s: DrawContext, box: Box) -> int:
        """The ways to play for who is not on the list."""
        new = s.tr("New player")
        if not self.list.found:
            new = s.tr("New player “{name}”", name=self.list.sought)
        guest = Control("guest", s.tr("Play as a guest"), PlayAsGuest())
        return row(s, box, [Button(Control("new", new, WriteName()), "plus"), Button(guest)])

    def _new(self, s: DrawContext, box: Box) -> int:
        """The field for a new name, and the buttons that belong to it."""
        y = self.name.draw(s, box, s.tr("Your name")) + s.px(14)
        state = TargetState("" if self.name.text.strip() else s.tr("no name is written yet"))
        buttons = [
            Button(Control("start", s.tr("Start"), StartPlaying(), state=state), "next", "primary"),
            Button(Control("guest", s.tr("Play as a guest"), PlayAsGuest())),
        ]
        if self.players:
            buttons.append(Button(Control("back", s.tr("Back to the list"), StepBack()), "back", "quiet"))
        return row(s, box._replace(y=y), buttons)

    def _foot(self, s: DrawContext, box: Box) -> None:
        """Settings, keys and the way out, with their names as far as there is room for them."""
        entries = [
            (Control("settings", s.tr("Settings"), OpenPlace("settings")), "gear"),
            (Control("help", s.tr("Keys"), OpenPlace("help")), "keys"),
            (Control("exit", s.tr("Quit"), QuitGame()), "leave"),
        ]
        gap = s.px(8)
        sizes = [button_size(s, one.name, icon)[0] + gap for one, icon in entries]
        named = sum(sizes) - gap <= box.w + s.px(20)
        x = box.x - s.px(10)
        for control, icon in entries:
            label = control.name if named else ""
            width, height = button_size(s, label, icon)
            icon_button(s, Box(x, box.y, width, height), control, icon, label)
            x += width + gap


def _style(s: DrawContext) -> Style:
    """The style of the title where the list stands under it; smaller where there is little room for both."""
    return TITLE if s.airy > 420 and s.roomy > 420 else HEADING
