"""What a player plays with just now, told to every screen: it shows the keys, or the buttons, that are in hand."""

from __future__ import annotations

from typing import Literal, NamedTuple

from game.window.commands import Command, Device
from game.window.keybindings import Keybindings, Keystroke
from game.window.pads import PadButton, PadLayout
from game.window.shipped_keys import SHIPPED


class Hands(NamedTuple):
    """A pad if one was used last, else keys, mouse and finger; and what they give."""

    pad: PadLayout | Literal[""] = ""
    """What stands on the buttons of the pad that was used last; ``""`` where a key was, or the pointer."""
    device: Device = "keyboard"
    """What an answer is given with that is not given with the pointer."""
    keybindings: Keybindings = SHIPPED

    @property
    def has_no_letters(self) -> bool:
        """Whether letters have to be chosen on the screen."""
        return self.device in {"gamepad", "switch"}

    def told(self, command: Command) -> Keystroke | PadButton | None:
        """The first key, or on a pad the first button, that gives a command; None where none does."""
        if self.pad:
            return next(iter(self.keybindings.buttons_of(command)), None)
        return next(iter(self.keybindings.keys_of(command)), None)
