"""What exploring a scene found, as values, text and data."""

from game.authoring.figures.explored import Explored, endings_remembered, explored
from game.authoring.figures.figures_data import figures_as_data
from game.authoring.figures.figures_text import BOT_NAMES, figures_in_text, rounded, share, start_in_words
from game.authoring.figures.left_behind import left_to
from game.authoring.figures.shift_text import shift_as_data, shift_in_text

__all__ = [
    "BOT_NAMES",
    "Explored",
    "endings_remembered",
    "explored",
    "figures_as_data",
    "figures_in_text",
    "left_to",
    "rounded",
    "share",
    "shift_as_data",
    "shift_in_text",
    "start_in_words",
]
