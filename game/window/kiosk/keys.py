"""The keys of a kiosk: those of the game but for the ones that lead out, or to pages about keys."""

from __future__ import annotations

from typing import Final

from game.window.commands import Adjust, Ask, Back, Command, Fullscreen, Help, Quit
from game.window.keybindings import Keybindings
from game.window.shipped_keys import SHIPPED

NOT_THERE: Final[tuple[Command, ...]] = (
    Quit(),
    Fullscreen(),
    Back(),
    Help("key"),
    Help("character"),
    Adjust(),
    Ask("behind"),
    Ask("editor"),
)
"""What no key gives."""


def kiosk_keys() -> Keybindings:
    """The keys that are heard."""
    keys = SHIPPED
    for command in NOT_THERE:
        keys = keys.rebound(command)
    return keys
