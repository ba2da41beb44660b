"""Draws the page where keys and buttons change: a row for each command, what is waited for, and what is asked."""

from __future__ import annotations

from typing import NamedTuple

from game.window.actions import GiveAnswer, Rebind, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, STRONG, SUBHEADING
from game.window.commands import Pick
from game.window.keybindings import Binding, Keybindings, KeyRow, Keystroke
from game.window.pads import PadButton
from game.window.rebinding import Kind
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keycaps import Caps, caps_height, caps_width, draw_caps, heard
from game.window.widgets.layouts import Button, row
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import icon_button, pressable


class BindingRow(NamedTuple):
    """One command that can be given otherwise; ``at`` is its place in the table, ``part`` the heading over it."""

    at: int
    part: str
    entry: KeyRow
    binding: Binding

    def given(self, kind: Kind) -> tuple[Keystroke | PadButton, ...]:
        """What gives it."""
        return self.binding.keys if kind == "keys" else self.binding.buttons

    def name(self, s: DrawContext) -> str:
        """What it does."""
        if isinstance(self.binding.command, Pick):
            return s.tr("Pick number {number}", number=self.binding.command.number)
        return s.tr(self.binding.name or self.entry.text)


def binding_rows(table: Keybindings) -> tuple[BindingRow, ...]:
    """Every command of a table, those of digits last in their part."""
    found: list[BindingRow] = []
    at = 0
    for part in table.parts:
        here: list[BindingRow] = []
        for entry in part.entries:
            here += [BindingRow(at + number, part.title, entry, one) for number, one in enumerate(entry.bindings)]
            at += len(entry.bindings)
        found += sorted(here, key=lambda row: row.entry.run)
    return tuple(found)


def draw_binding(s: DrawContext, box: Box, shown: BindingRow, kind: Kind, *, is_changed: bool) -> int:
    """A command and what gives it; one that was changed has a button that gives it what it was shipped with."""
    c, pad, name = s.colours, s.px(14), shown.name(s)
    given = shown.given(kind)
    caps = Caps(given, layout=s.hands.pad or "generic")
    none = s.tr("none")
    again = s.least + s.px(6) if is_changed else 0
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
    pressable(
        s,
        place,
        Control(f"bind:{shown.at}", name, Rebind(shown.at), state=TargetState(value=value)),
        c.card,
        c.edge,
        radius=12,
        lip=False,
    )
    top = place.y + (place.h - high) // 2
    s.write(name, Box(place.x + pad, top + ((high - text_h) // 2 if beside else 0), text_w, 0), BODY, c.ink)
    left = place.right - pad - caps_w if beside else place.x + pad
    at = Box(left, top + (high - caps_h) // 2 if beside else top + text_h + s.px(4), place.right - pad - left, 0)
    if given:
        draw_caps(s, at, caps)
    else:
        s.write(none, at, SMALL, c.muted)
    if is_changed:
        side = Box(place.right + s.px(6), place.y + (place.h - s.least) // 2, s.least, s.least)
        told = s.tr("As shipped: {name}", name=name)
        icon_button(s, side, Control(f"shipped:{shown.at}", told, Rebind(shown.at, as_shipped=True)), "again")
        s.hint(told, side)
    return place.bottom


def draw_waiting(s: DrawContext, box: Box, shown: BindingRow, kind: Kind, *, leaves: str, left: float) -> int:
    """Press it now: ``leaves`` is what leaves it as it is, and so many seconds are ``left`` until time does."""
    c = s.colours
    told = s.tr("Press the key for this") if kind == "keys" else s.tr("Press the button for this")
    y = s.tell(told, box, SUBHEADING, c.head) + s.px(6)
    y = s.tell(shown.name(s), box._replace(y=y), STRONG, c.ink) + s.px(14)
    if leaves:
        y = s.tell(s.tr("{key} leaves it as it is.", key=leaves), box._replace(y=y), SMALL, c.muted)
    seconds = max(1, int(left + 0.999))
    waits = s.trn("It stays as it is in {number} second.", "It stays as it is in {number} seconds.", seconds)
    y = s.tell(waits, box._replace(y=y), SMALL, c.muted) + s.px(14)
    return row(s, box._replace(y=y), [Button(Control("leave", s.tr("Leave it as it is"), StepBack()), "close")])


def draw_asked(s: DrawContext, box: Box, told: str) -> int:
    """Whether it is to be taken from what has it."""
    y = s.tell(told, box, BODY, s.colours.ink) + s.px(16)
    yes = Button(Control("yes", s.tr("Take it"), GiveAnswer(0)), "check", "primary")
    return row(s, box._replace(y=y), [yes, Button(Control("no", s.tr("Leave it there"), GiveAnswer(1)))])
