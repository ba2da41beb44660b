"""What exploring a scene found, as values, text and data."""

from game.authoring.figures.findings import find
from game.authoring.figures.findings_data import as_data
from game.authoring.figures.findings_text import BOT_NAMES, in_text, number, share, start_in_words
from game.authoring.figures.seen import see

__all__ = [
    "BOT_NAMES",
    "as_data",
    "find",
    "in_text",
    "number",
    "see",
    "share",
    "start_in_words",
]
