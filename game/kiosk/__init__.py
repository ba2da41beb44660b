"""A kiosk: a policy over a session and a clock. It knows no pygame and no terminal; the window shows what it says."""

from game.kiosk.pages import Handout, Row, StaffPage, StartPage
from game.kiosk.reins import Loose, News, Reins
from game.kiosk.settings import Hours, KioskSettings, Limits, Millimetres, Who
from game.kiosk.visit import Phase, Visit

__all__ = [
    "Handout",
    "Hours",
    "KioskSettings",
    "Limits",
    "Loose",
    "Millimetres",
    "News",
    "Phase",
    "Reins",
    "Row",
    "StaffPage",
    "StartPage",
    "Visit",
    "Who",
]
