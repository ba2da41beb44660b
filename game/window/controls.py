"""What comes from the player before a screen hears it: the keys that are theirs, the pad in hand, one button or two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from game.session import Settings
from game.window.commands import (
    Back,
    Command,
    Composed,
    Confirm,
    Device,
    Fullscreen,
    Hush,
    InHand,
    Leaf,
    Lettered,
    Point,
    Quit,
    ReadAloud,
    SecondClick,
    Stroke,
    Typed,
)
from game.window.hands import Hands
from game.window.keybindings import Keystroke
from game.window.kiosk_actions import PressKey
from game.window.rebinding import changed_table
from game.window.scan_mark import ScanMark, area_id
from game.window.scanning import Place, Scanner, grouped
from game.window.screens.screen import Screen
from game.window.view import View
from game.window.widgets.targets import Target, first_of

MOVED: Final = 24
"""From how far on, in pixels, a mouse was moved by a hand that points; a switch that clicks moves none."""
_ENTER: Final = ("Enter", "Keypad Enter")
"""What chooses with two buttons, whatever it is bound to."""
ON: Final = "on"
"""The id of what is pressed anywhere, to go on."""


class Controls:
    """See the module. While the player scans, a frame is laid over the screen: :attr:`marks`."""

    def __init__(self, view: View, *, public: bool) -> None:
        """Begin with the keys that the view hears; on a ``public`` machine nobody changes them, or scans."""
        self._view = view
        self._public = public
        self._shipped = view.keybindings
        self._changes = ("", "")
        self._settings = Settings({})
        self.scans = False
        """Whether a frame goes from one thing to the next."""
        self.hands = Hands(keybindings=view.keybindings)
        self._scanner = Scanner()
        self._mark = ScanMark()
        self._pointer: tuple[int, int] | None = None
        self._points = False
        """Whether the pointer was moved, and not only clicked, since the last click."""
        self._swallows = False
        """Whether the press of the pointer that is under way was a switch's."""

    def wants_presses(self, top: Screen) -> bool:
        """Whether keys and buttons are asked for as they are pressed, and not as what they mean."""
        return self.scans or top.wants_press

    @property
    def marks(self) -> tuple[Screen, ...]:
        """What is laid over the screen."""
        return (self._mark,) if self.scans else ()

    @property
    def scanned(self) -> str:
        """What the frame is round, in words; nothing where there is none."""
        return self._mark.in_words if self.scans else ""

    def take(self, settings: Settings) -> None:
        """Who plays has these settings: their keys are heard from now on."""
        self._settings = settings
        self.scans = settings.scans and not self._public  # asked for sixty times a second
        changes = (settings["keys"], settings["buttons"])
        if changes != self._changes and not self._public:
            self._changes = changes
            self._view.rebind(changed_table(self._shipped, *changes))
        device: Device = "switch" if self.scans else "gamepad" if self.hands.pad else "keyboard"
        self.hands = Hands(self.hands.pad, device, self._view.keybindings)
        self._mark.settings = settings
        self._mark.stale = True

    def heard(self, commands: Iterable[Command], top: Callable[[], Screen]) -> Iterator[Command]:
        """The commands of one frame as the screen is to hear them.

        Args:
            commands: what the player does.
            top: the screen that answers, asked anew for each of them.
        """
        for command in commands:
            match command:
                case InHand(pad):
                    self.hands = self.hands._replace(pad=pad)
                    yield command
                case Lettered(meant):
                    if top().field is None:
                        yield meant
                case _ if self.scans and not top().wants_press:
                    yield from self._scanned(command, top())
                case _:
                    yield command

    # ---- scanning

    def _scanned(self, command: Command, top: Screen) -> Iterator[Command]:
        """What somebody who scans does: a press, wherever it comes from, or what leaves the frame alone."""
        keys = self._view.keybindings
        match command:
            case Stroke(key, held, button):
                meant = keys.button_meanings().get(button) if button else keys.meanings().get(Keystroke(key, held))
                if isinstance(meant, Quit | Fullscreen | ReadAloud | Hush) or (isinstance(meant, Back) and not button):
                    yield meant  # nobody's switch gives these, and who helps needs them
                else:
                    yield from self._switch(top, chooses=meant == Confirm("enter") or key in _ENTER)
            case SecondClick():
                yield from self._switch(top, chooses=True)
            case Point():
                yield from self._point(command, top)
            case Typed() | Composed():
                return
            case _:
                yield command

    def _point(self, point: Point, top: Screen) -> Iterator[Command]:
        """A click without a movement, and a touch, is a switch's; a mouse that was moved points as ever."""
        if point.what == "move" and point.device == "mouse":
            at = self._pointer = self._pointer or (point.x, point.y)
            self._points = self._points or max(abs(point.x - at[0]), abs(point.y - at[1])) >= MOVED
        elif point.what == "press":
            self._swallows = point.device == "touch" or not self._points
            self._pointer, self._points = None, False
            if self._swallows:
                yield from self._switch(top, chooses=False)
        if not self._swallows:
            yield point
        if point.what == "release":
            self._swallows = False

    def _switch(self, top: Screen, *, chooses: bool) -> Iterator[Command]:
        """A button is pressed: of two one moves the frame on, and one alone always chooses."""
        if self._scanner.bounces():
            return
        if self._settings["scanning"] == "two" and not chooses:
            self._scanner.next()
            self._show(top)
            return
        id_ = self._scanner.choose()
        area = next((area for name, area in top.targets.areas.items() if area_id(name) == id_), None)
        if area is not None:
            yield Leaf(1 if area.offset < area.most else -1000)
        elif (target := top.targets.find(id_)) is not None:
            top.targets.focus, top.targets.focus_shows = id_, True
            yield Confirm("enter")
            if isinstance(target.action, PressKey):  # the next letter may be in any row
                self._scanner.begin()
        self._show(top)

    def pass_time(self, dt: float, top: Screen) -> None:
        """Let time pass, in seconds, and look at what can be pressed by now."""
        if not self.scans:
            return
        top.targets.focus_shows = False
        is_new = self._scanner.look(grouped(*_places(top)))
        if self._mark.on is not top:
            self._scanner.begin()
            is_new = True
        if self._scanner.pass_time(dt, self._settings.seconds_a_stop) or is_new:
            self._show(top, scrolls=not is_new)  # a page that has just come is seen from its top

    def _show(self, top: Screen, *, scrolls: bool = True) -> None:
        """Bring what is marked into sight, and put the frame round it."""
        ids = self._scanner.marked
        before = {name: area.offset for name, area in top.targets.areas.items()}
        if scrolls:
            top.targets.reveal(*ids)
        top.stale = top.stale or before != {name: area.offset for name, area in top.targets.areas.items()}
        self._mark.language = top.language
        self._mark.mark(top, ids, self._says(top, ids))

    def _says(self, top: Screen, ids: tuple[str, ...]) -> str:
        """What would happen, where it cannot be seen from what is marked."""
        tr = top.language.tr
        if self._scanner.is_way_out:
            return tr("Out of here")
        if ids == (ON,):
            return tr("Go on")
        area = next((area for name, area in top.targets.areas.items() if ids == (area_id(name),)), None)
        if area is None:
            return ""
        return tr("Read on") if area.offset < area.most else tr("To the top")


def _places(top: Screen) -> tuple[tuple[Place, ...], str, tuple[str, ...], tuple[str, ...]]:
    """What can be pressed on a screen, where it begins, and what comes before and after: to go on, and to read on."""
    found = [target for target in top.targets.drawn if target.focusable or (target.role == "field" and target.open)]
    first = first_of(found)
    before = (ON,) if top.targets.find(ON) and not any(target.role == "option" for target in found) else ()
    scrolled = [area_id(name) for name, area in top.targets.areas.items() if area.most]
    places = tuple(Place(target.id, target.box, target.area) for target in found)
    to_read = tuple(scrolled[-1:])
    if first is None or _is_below(top, first):  # what there is to read comes first
        before, to_read = (*before, *to_read), ()
    return places, "" if first is None else first.id, before, to_read


def _is_below(top: Screen, target: Target) -> bool:
    """Whether one has to scroll to see a target, from the top of the page."""
    area = top.targets.areas.get(target.area)
    return area is not None and target.box.bottom + area.drawn_at > area.box.bottom
