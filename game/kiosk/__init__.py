"""A kiosk: a policy over a session and a clock. It knows no pygame and no terminal; the window shows what it says."""

from game.kiosk.codes import LONGEST_CODE, known_code, laid_out, mask_in_words, not_that, wants_digits_alone
from game.kiosk.handout import data_in, handout_of
from game.kiosk.pages import Handout, PinPage, Row, StaffPage, StartPage
from game.kiosk.reins import Loose, News, Reins
from game.kiosk.settings import Hours, KioskSettings, Limits, Millimetres, Who
from game.kiosk.visit import Phase, Visit

__all__ = [
    "LONGEST_CODE",
    "Handout",
    "Hours",
    "KioskSettings",
    "Limits",
    "Loose",
    "Millimetres",
    "News",
    "Phase",
    "PinPage",
    "Reins",
    "Row",
    "StaffPage",
    "StartPage",
    "Visit",
    "Who",
    "data_in",
    "handout_of",
    "known_code",
    "laid_out",
    "mask_in_words",
    "not_that",
    "wants_digits_alone",
]
