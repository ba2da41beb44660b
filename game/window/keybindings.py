"""Tables of keys and pad buttons: which command each gives, and what a player is told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple, Self, TypeVar

from game.window.commands import Command
from game.window.pads import PadButton


class Keystroke(NamedTuple):
    """A key by its English name, and the one that is held down with it, if any."""

    key: str
    held: str = ""

    def __str__(self) -> str:
        """As it is written: ``Alt+Enter``."""
        return f"{self.held}+{self.key}" if self.held else self.key


class Binding(NamedTuple):
    """The keys and the pad buttons that give a command.

    What is in ``also`` and ``buttons_also`` does too, but nobody needs to be told: the keypad, the stick beside the
    cross.
    """

    command: Command
    keys: tuple[Keystroke, ...]
    also: tuple[Keystroke, ...] = ()
    buttons: tuple[PadButton, ...] = ()
    buttons_also: tuple[PadButton, ...] = ()
    name: str = ""
    """What it does, where its row says it of several together."""


class KeyRow(NamedTuple):
    """What one or several bindings do, in a sentence for the player; a ``run`` is shown as its first to its last."""

    text: str
    bindings: tuple[Binding, ...]
    run: bool = False
    trainer: bool = False
    """Whether it is only for a trainer's preview."""


class KeyGroup(NamedTuple):
    """Entries that belong together."""

    title: str
    entries: tuple[KeyRow, ...]


class DoubleKeyError(ValueError):
    """One key would give two commands."""


@dataclass(frozen=True, slots=True)
class Keybindings:
    """A whole table of keys.

    Raises:
        DoubleKeyError: where a key, or a button, stands in it twice.
    """

    parts: tuple[KeyGroup, ...]

    def __post_init__(self) -> None:
        seen: set[Keystroke | PadButton] = set()
        for binding in self.bindings:
            given: list[Keystroke | PadButton] = [*binding.keys, *binding.also]
            for key in (*given, *binding.buttons, *binding.buttons_also):
                if key in seen:
                    raise DoubleKeyError(f"the key {key} gives two commands")
                seen.add(key)

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """Every binding, in the order of the table."""
        return tuple(binding for part in self.parts for entry in part.entries for binding in entry.bindings)

    def keys_of(self, command: Command) -> tuple[Keystroke, ...]:
        """The keys that a player is told give a command; none for one that no key gives."""
        return next((binding.keys for binding in self.bindings if binding.command == command), ())

    def buttons_of(self, command: Command) -> tuple[PadButton, ...]:
        """The pad buttons that a player is told give a command."""
        return next((binding.buttons for binding in self.bindings if binding.command == command), ())

    def meanings(self) -> Mapping[Keystroke, Command]:
        """What each key gives."""
        return MappingProxyType(
            {key: binding.command for binding in self.bindings for key in (*binding.keys, *binding.also)}
        )

    def button_meanings(self) -> Mapping[PadButton, Command]:
        """What each pad button gives."""
        return MappingProxyType(
            {key: binding.command for binding in self.bindings for key in (*binding.buttons, *binding.buttons_also)}
        )

    def rebound(self, command: Command, *keys: Keystroke) -> Self:
        """The table with these keys, and no others, for a command; they are taken from any that had them."""

        def bound(binding: Binding) -> Binding:
            if binding.command == command:
                return binding._replace(keys=keys, also=())
            return binding._replace(keys=_without(binding.keys, keys), also=_without(binding.also, keys))

        return self.mapped(bound)

    def rebuttoned(self, command: Command, *buttons: PadButton) -> Self:
        """The same with pad buttons."""

        def bound(binding: Binding) -> Binding:
            if binding.command == command:
                return binding._replace(buttons=buttons, buttons_also=())
            kept = _without(binding.buttons, buttons)
            return binding._replace(buttons=kept, buttons_also=_without(binding.buttons_also, buttons))

        return self.mapped(bound)

    def mapped(self, bound: Callable[[Binding], Binding]) -> Self:
        """The table with every binding changed so."""
        return replace(
            self,
            parts=tuple(
                part._replace(
                    entries=tuple(entry._replace(bindings=tuple(map(bound, entry.bindings))) for entry in part.entries)
                )
                for part in self.parts
            ),
        )


_One = TypeVar("_One", bound=Keystroke | PadButton)


def _without(have: tuple[_One, ...], taken: tuple[_One, ...]) -> tuple[_One, ...]:
    return tuple(one for one in have if one not in taken)
