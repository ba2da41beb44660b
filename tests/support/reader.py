"""What a screen reader would say of a screen, by what the game itself reads aloud: all of it, and what is marked."""

from __future__ import annotations

from game.window.speech.words import read_out, utterance
from game.window.widgets.targets import Targets

__all__ = ["marked", "read_out"]


def marked(targets: Targets) -> str:
    """What has the focus, if that shows."""
    target = targets.find(targets.focus)
    return utterance(target) if target is not None and targets.focus_shows else ""
