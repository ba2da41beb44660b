"""Whether a kiosk may open to the public: each thing is looked at, and what is found is told with what mends it."""

from game.kiosk.doctor.examination import CHECKS, examined, may_open
from game.kiosk.doctor.finding import Devices, Finding, LibraryState, Machine, Standing

__all__ = ["CHECKS", "Devices", "Finding", "LibraryState", "Machine", "Standing", "examined", "may_open"]
