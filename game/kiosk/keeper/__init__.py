"""What keeps a kiosk alive: a small process that starts one visitor's process after another, and looks after it."""

from game.kiosk.keeper.inside import Entry
from game.kiosk.keeper.keeper import STOP_NAME, Keeper, Kept, stop_file
from game.kiosk.keeper.supervision import Patience

__all__ = ["STOP_NAME", "Entry", "Keeper", "Kept", "Patience", "stop_file"]
