"""What can be heard: sounds by name with their captions, the rooms of the places, and how people's voices babble.

Pure data and arithmetic: it knows no files and plays nothing. ``tools/make_sounds.py`` makes the files that it names.
"""

from game.soundscape.babble import (
    GRAINS,
    MIDDLE,
    PITCHES,
    SECONDS,
    TIMBRES,
    Pitch,
    Syllable,
    Voice,
    syllables,
    voice_of,
)
from game.soundscape.rooms import LAYERS, ROOMS, Room, room_of
from game.soundscape.table import FOLDER, NAMED, SOUNDS, Sound, caption_of, file_of

__all__ = [
    "FOLDER",
    "GRAINS",
    "LAYERS",
    "MIDDLE",
    "NAMED",
    "PITCHES",
    "ROOMS",
    "SECONDS",
    "SOUNDS",
    "TIMBRES",
    "Pitch",
    "Room",
    "Sound",
    "Syllable",
    "Voice",
    "caption_of",
    "file_of",
    "room_of",
    "syllables",
    "voice_of",
]
