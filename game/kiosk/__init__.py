"""A kiosk: a policy over a session and a clock. It knows no pygame and no terminal; the window shows what it says."""

from game.kiosk.code_masks import LONGEST_CODE, known_code, laid_out, mask_in_words, wants_digits_alone
from game.kiosk.gate import LONGEST_PIN, CornerTaps, KeptTries, PinGate, gate_of, hashed, weakness
from game.kiosk.reins import Loose, News, Reins
from game.kiosk.settings import Hours, KioskSettings, Limits, Millimetres, Who
from game.kiosk.toml import KioskProblem, NoPlaceError, read_settings, with_pin
from game.kiosk.visit import Phase, Visit

__all__ = [
    "LONGEST_CODE",
    "LONGEST_PIN",
    "CornerTaps",
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
    "Visit",
    "Who",
    "gate_of",
    "hashed",
    "known_code",
    "laid_out",
    "mask_in_words",
    "read_settings",
    "wants_digits_alone",
    "weakness",
    "with_pin",
]
