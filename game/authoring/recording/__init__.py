"""Recordings: what is to be said and by whom, what is there of it, and takes read back."""

from game.authoring.recording.listing import in_all, one_sheet, recording_sheets
from game.authoring.recording.naming import named_in, with_voices
from game.authoring.recording.spoken import Spoken, spoken_in
from game.authoring.recording.state import State, left_over, state_of
from game.authoring.recording.takes import Fitted, Take, fitted, take_of

__all__ = [
    "Fitted",
    "Spoken",
    "State",
    "Take",
    "fitted",
    "in_all",
    "left_over",
    "named_in",
    "one_sheet",
    "recording_sheets",
    "spoken_in",
    "state_of",
    "take_of",
    "with_voices",
]
