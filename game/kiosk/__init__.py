"""A kiosk: a policy over a session and a clock. It knows no pygame and no terminal; the window shows what it says."""

from game.kiosk.codes import as_code, fits
from game.kiosk.gate import CornerTaps, KeptTries, PinGate, gate_of, hashed, weakness
from game.kiosk.pages import Handout, Row, StaffPage, StartPage
from game.kiosk.reins import Loose, News, Reins
from game.kiosk.settings import Hours, KioskSettings, Limits, Millimetres, Who
from game.kiosk.toml import KioskProblem, NoPlaceError, read_settings, with_pin
from game.kiosk.visit import Phase, Visit

__all__ = [
    "CornerTaps",
    "Handout",
    "Hours",
    "KeptTries",
    "KioskProblem",
    "KioskSettings",
    "Limits",
    "Loose",
    "Millimetres",
    "News",
    "NoPlaceError",
    "Phase",
    "PinGate",
    "Reins",
    "Row",
    "StaffPage",
    "StartPage",
    "Visit",
    "Who",
    "as_code",
    "fits",
    "gate_of",
    "hashed",
    "read_settings",
    "weakness",
    "with_pin",
]
