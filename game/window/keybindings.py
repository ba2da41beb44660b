"""The keys: which command each one gives, and what a player is told of it. The help page is made from this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, NamedTuple, Self

from game.story.language import to_translate
from game.window.commands import Adjust, Ask, Back, Command, Confirm, Erase, Fullscreen, Help, Leaf, Move, Pick, Quit


class Keystroke(NamedTuple):
    """A key by its English name, and the one that is held down with it, if any."""

    key: str
    held: str = ""

    def __str__(self) -> str:
        """As it is written: ``Alt+Enter``."""
        return f"{self.held}+{self.key}" if self.held else self.key


class Binding(NamedTuple):
    """The keys that give a command. ``also`` do too, but nobody needs to be told: the keypad, a telephone's own key."""

    command: Command
    keys: tuple[Keystroke, ...]
    also: tuple[Keystroke, ...] = ()


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
        DoubleKeyError: where a key stands in it twice.
    """

    parts: tuple[KeyGroup, ...]

    def __post_init__(self) -> None:
        seen: set[Keystroke] = set()
        for binding in self.bindings:
            for key in (*binding.keys, *binding.also):
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

    def meanings(self) -> Mapping[Keystroke, Command]:
        """What each key gives."""
        return MappingProxyType(
            {key: binding.command for binding in self.bindings for key in (*binding.keys, *binding.also)}
        )

    def rebound(self, command: Command, *keys: Keystroke) -> Self:
        """The table with these keys, and no others, for a command; they are taken from any that had them."""

        def bound(binding: Binding) -> Binding:
            if binding.command == command:
                return Binding(command, keys)
            return binding._replace(
                keys=tuple(key for key in binding.keys if key not in keys),
                also=tuple(key for key in binding.also if key not in keys),
            )

        return replace(
            self,
            parts=tuple(
                part._replace(
                    entries=tuple(entry._replace(bindings=tuple(map(bound, entry.bindings))) for entry in part.entries)
                )
                for part in self.parts
            ),
        )


def _key(command: Command, *keys: str, also: tuple[str, ...] = ()) -> Binding:
    return Binding(command, tuple(map(Keystroke, keys)), tuple(map(Keystroke, also)))


SHIPPED: Final = Keybindings(
    (
        KeyGroup(
            to_translate("In a conversation"),
            (
                KeyRow(
                    to_translate("Pick by number"),
                    tuple(_key(Pick(digit), str(digit), also=(f"Keypad {digit}",)) for digit in range(1, 10)),
                    run=True,
                ),
                KeyRow(
                    to_translate("Go on, or press what is marked"),
                    (
                        _key(Confirm("enter"), to_translate("Enter"), also=("Keypad Enter",)),
                        _key(Confirm("space"), to_translate("Space")),
                    ),
                ),
                KeyRow(to_translate("What has been said"), (_key(Ask("log"), "L"),)),
                KeyRow(to_translate("Case notes"), (_key(Ask("notes"), "N"),)),
                KeyRow(to_translate("Back to a decision"), (_key(Ask("rewind"), "R"),)),
                KeyRow(to_translate("Behind the scene"), (_key(Ask("behind"), "B"),), trainer=True),
                KeyRow(to_translate("The line in your editor"), (_key(Ask("editor"), "E"),), trainer=True),
            ),
        ),
        KeyGroup(
            to_translate("Getting about"),
            (
                KeyRow(
                    to_translate("Next or previous"),
                    (
                        _key(Move("next"), to_translate("Tab")),
                        Binding(Move("previous"), (Keystroke(to_translate("Tab"), to_translate("Shift")),)),
                    ),
                ),
                KeyRow(
                    to_translate("Move the mark"),
                    (
                        _key(Move("up"), to_translate("Up")),
                        _key(Move("down"), to_translate("Down")),
                        _key(Move("left"), to_translate("Left")),
                        _key(Move("right"), to_translate("Right")),
                    ),
                ),
                KeyRow(
                    to_translate("Scroll by a page"),
                    (_key(Leaf(-1), to_translate("Page Up")), _key(Leaf(1), to_translate("Page Down"))),
                ),
                KeyRow(
                    to_translate("To the top, or the bottom"),
                    (_key(Leaf(-1000), to_translate("Home")), _key(Leaf(1000), to_translate("End"))),
                ),
                KeyRow(to_translate("Back, or pause"), (_key(Back(), to_translate("Escape"), also=("Phone Back",)),)),
            ),
        ),
        KeyGroup(
            to_translate("At any time"),
            (
                KeyRow(to_translate("This page"), (_key(Help("key"), "F1"), _key(Help("character"), "?"))),
                KeyRow(to_translate("Settings"), (_key(Adjust(), "F2"),)),
                KeyRow(
                    to_translate("Fill the screen, and back"),
                    (
                        Binding(
                            Fullscreen(),
                            (Keystroke("F11"), Keystroke(to_translate("Enter"), to_translate("Alt"))),
                            (Keystroke("Keypad Enter", to_translate("Alt")),),
                        ),
                    ),
                ),
                KeyRow(to_translate("Take back a letter"), (_key(Erase(), to_translate("Backspace")),)),
                KeyRow(
                    to_translate("Quit; every answer is kept"),
                    (
                        Binding(
                            Quit(),
                            (Keystroke("Q", to_translate("Ctrl")), Keystroke("F4", to_translate("Alt"))),
                            (Keystroke("Q", "Meta"),),
                        ),
                    ),
                ),
            ),
        ),
    )
)
"""The keys as the game ships."""
