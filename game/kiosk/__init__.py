"""A kiosk: a policy over a session and a clock. It knows no pygame and no terminal; the window shows what it says."""

from game.kiosk.code_masks import LONGEST_CODE, known_code, laid_out, mask_in_words, not_that, wants_digits_alone
from game.kiosk.desk import StaffDesk
from game.kiosk.export import Exporting
from game.kiosk.gate import CornerTaps, KeptTries, PinGate, gate_of, hashed, weakness
from game.kiosk.handout import data_in, handout_of
from game.kiosk.pages import Handout, PinPage, Row, StaffPage, StartPage
from game.kiosk.paper import paper_of
from game.kiosk.printing import Printing
from game.kiosk.reins import Loose, News, Reins
from game.kiosk.settings import Hours, KioskSettings, Limits, Millimetres, Who
from game.kiosk.staff import AliveTold, Disk, LibraryTold, Machine, SoundTold, staff_page
from game.kiosk.staff_notes import StaffNotes
from game.kiosk.sticks import sticks
from game.kiosk.toml import KioskProblem, NoPlaceError, read_settings, with_pin
from game.kiosk.visit import Phase, Visit

__all__ = [
    "LONGEST_CODE",
    "AliveTold",
    "CornerTaps",
    "Disk",
    "Exporting",
    "Handout",
    "Hours",
    "KeptTries",
    "KioskProblem",
    "KioskSettings",
    "LibraryTold",
    "Limits",
    "Loose",
    "Machine",
    "Millimetres",
    "News",
    "NoPlaceError",
    "Phase",
    "PinGate",
    "PinPage",
    "Printing",
    "Reins",
    "Row",
    "SoundTold",
    "StaffDesk",
    "StaffNotes",
    "StaffPage",
    "StartPage",
    "Visit",
    "Who",
    "data_in",
    "gate_of",
    "handout_of",
    "hashed",
    "known_code",
    "laid_out",
    "mask_in_words",
    "not_that",
    "paper_of",
    "read_settings",
    "staff_page",
    "sticks",
    "wants_digits_alone",
    "weakness",
    "with_pin",
]
