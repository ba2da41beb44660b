"""Keys and pad buttons, each with what it does: press a row, then the key or the button that is to do it instead."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.window.actions import Action, GiveAnswer, Rebind, SetTo, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SUBHEADING
from game.window.commands import Back, Command, Stroke
from game.window.keybindings import Keybindings, Keystroke
from game.window.pads import PadButton
from game.window.rebinding import Change, Kind, as_shipped, changed, changed_table, changes, is_changed
from game.window.requests import Keep, Requests, Sound
from game.window.screens.keys_view import BindingRow, binding_rows, draw_asked, draw_binding, draw_waiting
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keycaps import stroke_heard
from game.window.widgets.layouts import Button, row
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import notice

WAITS: Final = 8.0
"""Seconds for which a press is waited for; then everything stays as it was."""


class Asked(NamedTuple):
    """A change that takes a key from something else, and is asked for first."""

    change: Change
    press: Keystroke | PadButton | None
    """What was pressed; None for what was shipped."""


class Left(NamedTuple):
    """Where one was on the page, to come back there."""

    focus: str
    shows: bool
    offset: int


class KeysScreen(OverlayScreen):
    """Laid over any screen. ``waiting`` is the row that waits for a press, ``asked`` what is asked; None for none."""

    wide = 760
    enter_closes = False

    def __init__(self, shipped: Keybindings, *, trainer: bool = False) -> None:
        super().__init__()
        self.shipped = shipped
        self.trainer = trainer
        self.waiting: BindingRow | None = None
        self.asked: Asked | None = None
        self._chosen: Kind | None = None
        self._seconds = 0.0
        self._was_at: Left | None = None
        self._made = ("", ""), shipped
        """What was kept, and the table that it makes: it is asked for row by row."""
        self._told: tuple[Command, Keystroke | PadButton | None] | None = None
        """For the sake of which command something was refused last."""

    # ---- what there is

    @property
    def table(self) -> Keybindings:
        """The keys and buttons as the player has them."""
        kept = (self.settings["keys"], self.settings["buttons"])
        if self._made[0] != kept:
            self._made = kept, changed_table(self.shipped, *kept)
        return self._made[1]

    @property
    def kind(self) -> Kind:
        """What is seen: what was chosen, else what is in hand."""
        return self._chosen or ("buttons" if self.hands.pad else "keys")

    @property
    def rows(self) -> tuple[BindingRow, ...]:
        """Everything that can be changed; a trainer's keys are for a trainer."""
        return tuple(row for row in binding_rows(self.table) if self.trainer or not row.entry.trainer)

    @property
    def wants_press(self) -> bool:
        """Whether the next key or button is what a command is to be given by."""
        return self.waiting is not None

    # ---- what the player does

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
                self._chosen = kind
            case Rebind(at, as_shipped=False):
                self._leave(f"bind:{at}")
                self._chosen, self._seconds = self.kind, WAITS
                self.waiting = next(row for row in self.rows if row.at == at)
            case Rebind(-1):
                return (Keep(self.kind, ""), Sound("press"))
            case Rebind(at):
                self._leave(f"bind:{at}")
                command = self.shipped.bindings[at].command
                return self._change(Asked(as_shipped(self.table, self.shipped, command, self.kind), None))
            case GiveAnswer(0) if self.asked is not None:
                return self._keep(self.asked.change)
            case GiveAnswer() | StepBack():
                return self.back()
        return (Sound("open"),)

    def _leave(self, focus: str) -> None:
        """The page makes room for something that is asked of one row."""
        self._was_at = Left(focus, self.targets.focus_shows, self.targets.areas["overlay"].offset)

    def _come_back(self) -> None:
        """Be where one was on the page."""
        self.waiting, self.asked, self.stale = None, None, True
        if self._was_at is not None:
            self.targets.focus, self.targets.focus_shows, offset = self._was_at
            self.targets.areas["overlay"].offset = offset

    def _pressed(self, waiting: BindingRow, stroke: Stroke) -> Requests:
        """The press that was waited for; what goes back leaves it as it is, but for the row of going back itself."""
        if (self.kind == "keys") == bool(stroke.button):
            return ()  # a button where a key is waited for
        table, command = self.table, waiting.binding.command
        press: Keystroke | PadButton = stroke.button or Keystroke(stroke.key, stroke.held)
        means = table.meanings().get(press) if isinstance(press, Keystroke) else table.button_meanings().get(press)
        self._come_back()
        if means == Back() and command != Back():
            return (Sound("open"),)
        return self._change(Asked(changed(table, self.shipped, command, self.kind, press), press))

    def _change(self, asked: Asked) -> Requests:
        """Make a change; what takes something from another command is asked first, unless it cannot be at all."""
        if asked.change.refused is not None:
            self._told = asked.change.refused, asked.press
            self.targets.areas["overlay"].offset = 0  # it is told at the top
            return (Sound("open"),)
        if asked.change.taken_from is not None:
            self.asked = asked
            return (Sound("open"),)
        return self._keep(asked.change)

    def _keep(self, change: Change) -> Requests:
        self._come_back()
        return (Keep(self.kind, changes(change.table, self.shipped, self.kind)), Sound("press"))

    def back(self) -> Requests:
        """Escape: leave everything as it is, then away."""
        if self.waiting is None and self.asked is None:
            return super().back()
        self._come_back()
        return (Sound("open"),)

    def update(self, dt: float) -> Requests:
        """Let time pass: a press is not waited for for ever, for who has no key to say so."""
        if self.waiting is not None:
            before, self._seconds = int(self._seconds), self._seconds - dt
            self.stale = self.stale or int(self._seconds) != before
            if self._seconds <= 0:
                self._come_back()
        return ()

    # ---- what it looks like

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Keys and buttons")

    def content(self, s: DrawContext, box: Box) -> int:
        """What is waited for or asked; else every command with what gives it."""
        if self.waiting is not None:
            back = self.table.keys_of(Back()) if self.kind == "keys" else self.table.buttons_of(Back())
            leaves = "" if self.waiting.binding.command == Back() or not back else self._heard(s, back[0])
            return draw_waiting(s, box, self.waiting, self.kind, leaves=leaves, left=self._seconds)
        if self.asked is not None:
            return draw_asked(s, box, self._question(s, self.asked))
        y = self._kinds(s, box) + s.px(14)
        if self._told is not None:
            y = notice(s, box._replace(y=y), self._refused(s, *self._told), "lock") + s.px(14)
        part = ""
        for shown in self.rows:
            if shown.part != part:
                part = shown.part
                y = s.tell(s.tr(part), box._replace(y=y), SUBHEADING, s.colours.head) + s.px(8)
            is_other = is_changed(self.table, self.shipped, shown.binding.command, self.kind)
            y = draw_binding(s, box._replace(y=y), shown, self.kind, is_changed=is_other) + s.px(8)
        label = s.tr("All keys as shipped") if self.kind == "keys" else s.tr("All buttons as shipped")
        none = "" if self.settings[self.kind] else s.tr("nothing has been changed")
        everything = Control("shipped", label, Rebind(-1, as_shipped=True), state=TargetState(none))
        return row(s, box._replace(y=y + s.px(6)), [Button(everything, "again")])

    def _kinds(self, s: DrawContext, box: Box) -> int:
        """Keys or buttons."""
        now = self.kind
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

    def _heard(self, s: DrawContext, press: Keystroke | PadButton) -> str:
        return stroke_heard(s, press, self.hands.pad or "generic")

    def _named(self, s: DrawContext, command: Command) -> str:
        """What a command does, whoever may change it."""
        return next(row.name(s) for row in binding_rows(self.shipped) if row.binding.command == command)

    def _question(self, s: DrawContext, asked: Asked) -> str:
        """Whom it would be taken from."""
        assert asked.change.taken_from is not None  # noqa: S101 - else it is not asked
        other = self._named(s, asked.change.taken_from)
        if asked.press is None:
            return s.tr("What it was shipped with is for “{other}” now. Take it from there?", other=other)
        key = self._heard(s, asked.press)
        return s.tr("{key} is for “{other}” now. Take it from there?", key=key, other=other)

    def _refused(self, s: DrawContext, command: Command, press: Keystroke | PadButton | None) -> str:
        """Why it stays as it is."""
        other = self._named(s, command)
        if press is None:
            return s.tr("“{other}” would have nothing left. Give it something else first.", other=other)
        key = self._heard(s, press)
        return s.tr("{key} is the last one for “{other}”. Give that another one first.", key=key, other=other)
