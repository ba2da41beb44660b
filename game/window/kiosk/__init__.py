"""A kiosk in the window: what plays by itself, one visit with a bar under it, and the screens of its own."""

from game.window.kiosk.attract import Show
from game.window.kiosk.means import Desk, Means
from game.window.kiosk.run import run_kiosk

__all__ = ["Desk", "Means", "Show", "run_kiosk"]
