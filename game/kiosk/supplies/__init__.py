"""New scenes for a kiosk: taken between visits once they are whole and pass the check; else the last good ones stay."""

from game.kiosk.supplies.inspection import Verdict, inspected
from game.kiosk.supplies.judged import Refused
from game.kiosk.supplies.supplies import Supplies, SuppliesState, look

__all__ = ["Refused", "Supplies", "SuppliesState", "Verdict", "inspected", "look"]
