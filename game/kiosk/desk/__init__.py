"""What a kiosk hands out: to staff behind the PIN, and to a visitor at the end."""

from game.kiosk.desk.desk import StaffDesk
from game.kiosk.desk.export import Exporting
from game.kiosk.desk.handout import data_in, handout_of
from game.kiosk.desk.mishaps import Mishap, last_errors
from game.kiosk.desk.pages import Handout, PinPage, Row, StaffPage
from game.kiosk.desk.paper import paper_of
from game.kiosk.desk.printing import Printing
from game.kiosk.desk.staff import MOST_ERRORS, AliveTold, Disk, LibraryTold, Machine, SoundTold, staff_page
from game.kiosk.desk.staff_notes import StaffNotes
from game.kiosk.desk.start import StartPage, not_that
from game.kiosk.desk.sticks import sticks

__all__ = [
    "MOST_ERRORS",
    "AliveTold",
    "Disk",
    "Exporting",
    "Handout",
    "LibraryTold",
    "Machine",
    "Mishap",
    "PinPage",
    "Printing",
    "Row",
    "SoundTold",
    "StaffDesk",
    "StaffNotes",
    "StaffPage",
    "StartPage",
    "data_in",
    "handout_of",
    "last_errors",
    "not_that",
    "paper_of",
    "staff_page",
    "sticks",
]
