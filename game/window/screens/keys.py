"""Keys and pad buttons, each with what it does: press a row, then the key or the button that is to do it instead."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.window.actions import Action, AsShipped, GiveAnswer, Rebind, SetTo, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, STRONG, SUBHEADING
from game.window.commands import Back, Command, Pick, Stroke
from game.window.keybindings import Binding, Keybindings, KeyRow, Keystroke
from game.window.pads import PadButton
from game.window.rebinding import Change, Kind, as_shipped, changed, changed_table, changes, is_changed
from game.window.requests import Keep, Requests, Sound
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keycaps import Caps, caps_height, caps_width, draw_caps, heard, stroke_heard
from game.window.widgets.layouts import Button, row
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import icon_button, notice, pressable

WAITS: Final = 8.0
"""Seconds for which a press is waited for; then everything stays as it was."""


class Row(NamedTuple):
    """One command that can be given otherwise; ``at`` is its place in the table."""

    at: int
    entry: KeyRow
    binding: Binding


class Asked(NamedTuple):
    """A change that takes a key from something else, and is asked for first."""

    change: Change
    press: Keystroke | PadButton | None
    """What was pressed; None for what was shipped."""


class KeysScreen(OverlayScreen):
    """Laid over any screen. ``kind`` is what is seen; ``waiting`` is the row that waits for a press, None for none."""

    wide = 760
    enter_closes = False

    def __init__(self, shipped: Keybindings, *, trainer: bool = False) -> None:
        super().__init__()
        self.shipped = shipped
        self.trainer = trainer
        self._made = ("", ""), shipped
        """What was kept, and the table that it makes: it is asked for row by row."""
        self.kind: Kind | None = None
        self.waiting: Row | None = None
        self.asked: Asked | None = None
        self._left = 0.0
        self._told: tuple[Command, Keystroke | PadButton | None] | None = None
        """What was refused last, and for the sake of which command."""

    # ---- what there is

    @property
    def table(self) -> Keybindings:
        """The keys and buttons as the player has them."""
        kept = (self.settings["keys"], self.settings["buttons"])
        if self._made[0] != kept:
            self._made = kept, changed_table(self.shipped, *kept)
        return self._made[1]

    @property
    def _kind(self) -> Kind:
        return self.kind or ("buttons" if self.hands.pad else "keys")

    @property
    def rows(self) -> tuple[Row, ...]:
        """Everything that can be changed, digits last in their part; a trainer's keys are for a trainer."""
        found: list[Row] = []
        at = 0
        for part in self.table.parts:
            here = []
            for entry in part.entries:
                here += [Row(at + number, entry, binding) for number, binding in enumerate(entry.bindings)]
                at += len(entry.bindings)
            found += sorted(
                (row for row in here if self.trainer or not row.entry.trainer), key=lambda row: row.entry.run
            )
        return tuple(found)

    @property
    def wants_press(self) -> bool:
        """Whether the next key or button is what a command is to be given by."""
        return self.waiting is not None

    # ---- what the player does

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Keys and buttons")

    def handle(self, command: Command) -> Requests:
        """What is pressed while a row waits is for that row."""
        if isinstance(command, Stroke):
            return () if self.waiting is None else self._pressed(self.waiting, command)
        return super().handle(command)

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        self._told = None
        match action:
            case SetTo("kind", "keys" | "buttons" as kind):
                self.kind = kind
            case Rebind(at):
                self.waiting, self._left = next(row for row in self.rows if row.at == at), WAITS
            case AsShipped(-1):
                return (Keep(self._kind, ""), Sound("press"))
            case AsShipped(at):
                command = self.shipped.bindings[at].command
                return self._change(Asked(as_shipped(self.table, self.shipped, command, self._kind), None))
            case GiveAnswer(0) if self.asked is not None:
                return self._keep(self.asked.change)
            case GiveAnswer():
                self.asked = None
            case StepBack():
                return self.back()
        return (Sound("open"),)

    def _pressed(self, row_: Row, stroke: Stroke) -> Requests:
        """The press that was waited for; what goes back leaves it as it is, but for the row of going back itself."""
        self.stale = True
        press = stroke.button or Keystroke(stroke.key, stroke.held)
        if (self._kind == "keys") == bool(stroke.button):
            return ()  # a button where a key is waited for
        meanings = (
            self.table.button_meanings().get(press) if isinstance(press, str) else self.table.meanings().get(press)
        )
        self.waiting = None
        if meanings == Back() and row_.binding.command != Back():
            return (Sound("open"),)
        return self._change(Asked(changed(self.table, self.shipped, row_.binding.command, self._kind, press), press))

    def _change(self, asked: Asked) -> Requests:
        """Make a change; what takes something from another command is asked first, unless it cannot be at all."""
        if asked.change.refused is not None:
            self._told = asked.change.refused, asked.press
            return (Sound("open"),)
        if asked.change.taken_from is not None:
            self.asked = asked
            return (Sound("open"),)
        return self._keep(asked.change)

    def _keep(self, change: Change) -> Requests:
        self.asked = None
        return (Keep(self._kind, changes(change.table, self.shipped, self._kind)), Sound("press"))

    def back(self) -> Requests:
        """Escape: leave everything as it is, then away."""
        if self.waiting is not None or self.asked is not None:
            self.waiting = self.asked = None
            return (Sound("open"),)
        return super().back()

    def update(self, dt: float) -> Requests:
        """Let time pass: a press is not waited for for ever, for who has no key to say so."""
        if self.waiting is not None:
            before, self._left = int(self._left), self._left - dt
            self.stale = self.stale or int(self._left) != before
            if self._left <= 0:
                self.waiting, self.stale = None, True
        return ()

    # ---- what it looks like

    def content(self, s: DrawContext, box: Box) -> int:
        """What is waited for or asked; else every command with what gives it."""
        if self.waiting is not None:
            return self._wait(s, box, self.waiting)
        if self.asked is not None:
            return self._ask(s, box, self.asked)
        y = self._kinds(s, box) + s.px(14)
        if self._told is not None:
            y = notice(s, box._replace(y=y), self._refused(s, *self._told), "lock") + s.px(14)
        heading = None
        for row_ in self.rows:
            part = next(part for part in self.table.parts if row_.entry in part.entries)
            if part.title != heading:
                heading = part.title
                y = s.tell(s.tr(heading), box._replace(y=y), SUBHEADING, s.colours.head) + s.px(8)
            y = self._row(s, box._replace(y=y), row_) + s.px(8)
        label = s.tr("All keys as shipped") if self._kind == "keys" else s.tr("All buttons as shipped")
        none = "" if self.settings[self._kind] else s.tr("nothing has been changed")
        all_ = Control("shipped", label, AsShipped(), state=TargetState(none))
        return row(s, box._replace(y=y + s.px(6)), [Button(all_, "again")])

    def _kinds(self, s: DrawContext, box: Box) -> int:
        """Keys or buttons."""
        now = self._kind
        named: tuple[tuple[Kind, str], ...] = (("keys", s.tr("Keys")), ("buttons", s.tr("Pad buttons")))
        buttons = [
            Button(
                Control(f"kind:{kind}", label, SetTo("kind", kind), "choice", TargetState("", kind == now, "", at, 2)),
                "check" if kind == now else "",
                "primary" if kind == now else "plain",
            )
            for at, (kind, label) in enumerate(named, start=1)
        ]
        return row(s, box, buttons)

    def _name(self, s: DrawContext, command: Command) -> str:
        """What a command does, as it stands in its row."""
        row_ = next(row_ for row_ in self._all_rows if row_.binding.command == command)
        if isinstance(command, Pick):
            return s.tr("Pick number {number}", number=command.number)
        return s.tr(row_.binding.name or row_.entry.text)

    @property
    def _all_rows(self) -> list[Row]:
        return [
            Row(0, entry, binding)
            for part in self.shipped.parts
            for entry in part.entries
            for binding in entry.bindings
        ]

    def _caps(self, given: tuple[Keystroke | PadButton, ...]) -> Caps:
        return Caps(given, layout=self.hands.pad or "generic")

    def _row(self, s: DrawContext, box: Box, row_: Row) -> int:
        """A command and what gives it; one that was changed has a button that gives it what it was shipped with."""
        c, command, pad = s.colours, row_.binding.command, s.px(14)
        name = self._name(s, command)
        given: tuple[Keystroke | PadButton, ...] = row_.binding.keys if self._kind == "keys" else row_.binding.buttons
        caps = self._caps(given)
        none = s.tr("none")
        is_other = is_changed(self.table, self.shipped, command, self._kind)
        again = s.least + s.px(6) if is_other else 0
        caps_w = caps_width(s, caps) if given else s.width(none, SMALL)
        inner = box.w - again - 2 * pad
        beside = inner - caps_w - s.px(16) >= min(s.px(170 * s.look.text), s.width(name, BODY))
        text_w = inner - caps_w - s.px(16) if beside else inner
        text_h, caps_h = s.height(name, BODY, text_w), caps_height(s) if given else s.line_height(SMALL)
        if given and not beside:
            with s.measured():
                caps_h = draw_caps(s, Box(0, 0, inner, 0), caps)
        high = max(text_h, caps_h) if beside else text_h + s.px(4) + caps_h
        place = box._replace(w=box.w - again, h=max(s.least, high + s.px(12)))
        value = heard(s, caps) if given else none
        control = Control(f"bind:{row_.at}", name, Rebind(row_.at), state=TargetState(value=value))
        pressable(s, place, control, c.card, c.edge, radius=12, lip=False)
        top = place.y + (place.h - high) // 2
        s.write(name, Box(place.x + pad, top + ((high - text_h) // 2 if beside else 0), text_w, 0), BODY, c.ink)
        left = place.right - pad - caps_w if beside else place.x + pad
        at = Box(left, top + (high - caps_h) // 2 if beside else top + text_h + s.px(4), place.right - pad - left, 0)
        if given:
            draw_caps(s, at, caps)
        else:
            s.write(none, at, SMALL, c.muted)
        if is_other:
            side = Box(place.right + s.px(6), place.y + (place.h - s.least) // 2, s.least, s.least)
            told = s.tr("As shipped: {name}", name=name)
            icon_button(s, side, Control(f"shipped:{row_.at}", told, AsShipped(row_.at)), "again")
            s.hint(told, side)
        return place.bottom

    def _wait(self, s: DrawContext, box: Box, row_: Row) -> int:
        """Press it now."""
        c, name = s.colours, self._name(s, row_.binding.command)
        told = s.tr("Press the key for this") if self._kind == "keys" else s.tr("Press the button for this")
        y = s.tell(told, box, SUBHEADING, c.head) + s.px(6)
        y = s.tell(name, box._replace(y=y), STRONG, c.ink) + s.px(14)
        back = self.table.keys_of(Back()) if self._kind == "keys" else self.table.buttons_of(Back())
        if row_.binding.command != Back() and back:
            key = stroke_heard(s, back[0], self.hands.pad or "generic")
            y = s.tell(s.tr("{key} leaves it as it is.", key=key), box._replace(y=y), SMALL, c.muted)
        left = max(1, int(self._left + 0.999))
        waits = s.trn("It stays as it is in {number} second.", "It stays as it is in {number} seconds.", left)
        y = s.tell(waits, box._replace(y=y), SMALL, c.muted) + s.px(14)
        return row(s, box._replace(y=y), [Button(Control("leave", s.tr("Leave it as it is"), StepBack()), "close")])

    def _ask(self, s: DrawContext, box: Box, asked: Asked) -> int:
        """Whom it would be taken from."""
        assert asked.change.taken_from is not None  # noqa: S101 - else it is not asked
        other = self._name(s, asked.change.taken_from)
        told = s.tr("What it was shipped with is for “{other}” now. Take it from there?", other=other)
        if asked.press is not None:
            key = stroke_heard(s, asked.press, self.hands.pad or "generic")
            told = s.tr("{key} is for “{other}” now. Take it from there?", key=key, other=other)
        y = s.tell(told, box, BODY, s.colours.ink) + s.px(16)
        yes = Button(Control("yes", s.tr("Take it"), GiveAnswer(0)), "check", "primary")
        return row(s, box._replace(y=y), [yes, Button(Control("no", s.tr("Leave it there"), GiveAnswer(1)))])

    def _refused(self, s: DrawContext, command: Command, press: Keystroke | PadButton | None) -> str:
        other = self._name(s, command)
        if press is None:
            return s.tr("“{other}” would have nothing left. Give it something else first.", other=other)
        key = stroke_heard(s, press, self.hands.pad or "generic")
        return s.tr("{key} is the last one for “{other}”. Give that another one first.", key=key, other=other)
