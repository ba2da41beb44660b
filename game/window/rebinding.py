"""Changing keys and buttons: what is changed, as it is kept with a player's settings, and what may not be.

Whatever anybody changes, one key and one button go back, one confirms and one moves the mark on: whoever loses those
could not even undo it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import chain
from typing import Final, Literal, NamedTuple

from game.window.commands import Back, Command, Confirm, Move
from game.window.keybindings import Binding, Keybindings, Keystroke
from game.window.pads import PadButton

Kind = Literal["keys", "buttons"]
"""What is changed: keys, or a pad's buttons. Each is kept as the setting of that name."""
One = Keystroke | PadButton

NEEDED: Final[tuple[tuple[Command, ...], ...]] = (
    (Back(),),
    (Confirm("enter"), Confirm("space")),
    (Move("next"), Move("down")),
)
"""Of each of these, at least one command always has a key, and one has a button."""
LONGEST_NAME: Final = 40
"""Characters of a key's name at most: what is kept may have been written by anybody."""


class Change(NamedTuple):
    """A press that is to give a command, and what that comes to."""

    table: Keybindings
    """How the table would be."""
    taken_from: Command | None = None
    """What that key or button gives now; None for one that gives nothing yet."""
    refused: Command | None = None
    """What nothing would give any more, though something must: then it cannot be changed so."""


def changed(table: Keybindings, shipped: Keybindings, command: Command, kind: Kind, press: One) -> Change:
    """What it comes to, if a press gives a command from now on."""
    now = table.meanings().get(press) if isinstance(press, Keystroke) else table.button_meanings().get(press)
    after = _with(table, shipped, command, kind, (press,))
    other = None if now == command else now
    return Change(after, other, other if other is not None and _lost(after, kind) else None)


def as_shipped(table: Keybindings, shipped: Keybindings, command: Command, kind: Kind) -> Change:
    """What it comes to, if a command is given by what the game ships with again."""
    given = _given(_binding(shipped, command), kind)
    after = _with(table, shipped, command, kind, given)
    taken = next((one.command for one in table.bindings if one.command != command and _has(one, kind, given)), None)
    return Change(after, taken, taken if _lost(after, kind) else None)


def changes(table: Keybindings, shipped: Keybindings, kind: Kind) -> str:
    """What differs from what the game ships with, to be kept; ``""`` where nothing does."""
    differing = {
        name_of(now.command): [list(one) if isinstance(one, Keystroke) else one for one in _given(now, kind)]
        for now, before in zip(table.bindings, shipped.bindings, strict=True)
        if _given(now, kind) != _given(before, kind)
    }
    return json.dumps(differing, ensure_ascii=False, separators=(",", ":")) if differing else ""


def changed_table(shipped: Keybindings, keys: str, buttons: str) -> Keybindings:
    """The table with what was kept of a player's keys and buttons; what makes no sense, or may not be, is ignored."""
    table = shipped
    for kind, kept in (("keys", keys), ("buttons", buttons)):
        before = table
        for command, given in _read(kept, shipped, kind):  # type: ignore[arg-type]  # the two kinds
            table = _with(table, shipped, command, kind, given)  # type: ignore[arg-type]  # as above
        if _lost(table, kind):  # type: ignore[arg-type]  # as above
            table = before
    return table


def name_of(command: Command) -> str:
    """A command as it is called where it is kept: ``move:up``."""
    parts = [type(command).__name__.lower(), *(str(getattr(command, field.name)) for field in fields(command))]
    return ":".join(parts)


def is_changed(table: Keybindings, shipped: Keybindings, command: Command, kind: Kind) -> bool:
    """Whether a command is given by something else than the game ships with."""
    return _given(_binding(table, command), kind) != _given(_binding(shipped, command), kind)


def _binding(table: Keybindings, command: Command) -> Binding:
    return next(binding for binding in table.bindings if binding.command == command)


def _given(binding: Binding, kind: Kind) -> tuple[One, ...]:
    """What gives a command, as far as a player is told."""
    return binding.keys if kind == "keys" else binding.buttons


def _has(binding: Binding, kind: Kind, given: Sequence[One]) -> bool:
    silent: tuple[One, ...] = binding.also if kind == "keys" else binding.buttons_also
    return any(one in given for one in chain(_given(binding, kind), silent))


def _with(table: Keybindings, shipped: Keybindings, command: Command, kind: Kind, given: Sequence[One]) -> Keybindings:
    """The table with that giving a command, and taken from all others.

    What silently gives a command as shipped does so as long as it gives no other.
    """
    if kind == "keys":
        after = table.rebound(command, *(one for one in given if isinstance(one, Keystroke)))
    else:
        after = table.rebuttoned(command, *(one for one in given if not isinstance(one, Keystroke)))
    told = {one for binding in after.bindings for one in _given(binding, kind)}
    silent = {binding.command: binding for binding in shipped.bindings}

    def bound(binding: Binding) -> Binding:
        other = silent[binding.command]
        if kind == "keys":
            return binding._replace(also=tuple(one for one in other.also if one not in told))
        return binding._replace(buttons_also=tuple(one for one in other.buttons_also if one not in told))

    return after.mapped(bound)


def _lost(table: Keybindings, kind: Kind) -> bool:
    """Whether something has nothing left that it is never to be without."""
    return any(not any(_given(_binding(table, one), kind) for one in group) for group in NEEDED)


def _read(kept: str, shipped: Keybindings, kind: Kind) -> Iterator[tuple[Command, tuple[One, ...]]]:
    """What was kept, as far as it makes sense."""
    try:
        held = json.loads(kept or "{}")
    except ValueError:
        return
    if not isinstance(held, dict):
        return
    for binding in shipped.bindings:
        given = held.get(name_of(binding.command))
        if isinstance(given, list):
            found = tuple(one for one in (_one(item, kind) for item in given) if one is not None)
            if len(found) == len(given):
                yield binding.command, found


def _one(item: object, kind: Kind) -> One | None:
    match item:
        case [str(key), str(held)] if kind == "keys" and key and len(key) + len(held) <= LONGEST_NAME:
            return Keystroke(key, held)
        case str() if kind == "buttons" and item and len(item) <= LONGEST_NAME:
            return item
    return None
