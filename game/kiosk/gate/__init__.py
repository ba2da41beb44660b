"""The way to the staff page: taps in a corner, then the PIN, which nobody can guess by trying."""

from game.kiosk.gate.corner import CornerTaps
from game.kiosk.gate.kept_tries import KeptTries
from game.kiosk.gate.pin import EXAMPLE_PIN, LONGEST_PIN, hashed, is_hash, is_of_pin, weakness
from game.kiosk.gate.pin_gate import Answer, PinGate
from game.kiosk.gate.tries import FREE_TRIES, LONGEST_WAIT, Tries, TriesPort, wait_after
from game.kiosk.gate.way_in import gate_of

__all__ = [
    "EXAMPLE_PIN",
    "FREE_TRIES",
    "LONGEST_PIN",
    "LONGEST_WAIT",
    "Answer",
    "CornerTaps",
    "KeptTries",
    "PinGate",
    "Tries",
    "TriesPort",
    "gate_of",
    "hashed",
    "is_hash",
    "is_of_pin",
    "wait_after",
    "weakness",
]
