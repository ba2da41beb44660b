"""A kiosk's file, `kiosk.toml`: read as kindly as scenes are, and written into where a PIN is set."""

from game.kiosk.toml.finding import MOST_PROBLEMS
from game.kiosk.toml.keys import GROUPS, KEYS, Key
from game.kiosk.toml.page import settings_in_markdown
from game.kiosk.toml.pin_line import NoPlaceError, with_pin
from game.kiosk.toml.problem import KioskProblem
from game.kiosk.toml.reading import KIOSK_FILE, read_settings

__all__ = [
    "GROUPS",
    "KEYS",
    "KIOSK_FILE",
    "MOST_PROBLEMS",
    "Key",
    "KioskProblem",
    "NoPlaceError",
    "read_settings",
    "settings_in_markdown",
    "with_pin",
]
