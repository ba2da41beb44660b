"""Sounds: opened and measured without playing them, and made fit to be handed to a player."""

from game.script.sounds.loudness import loudest
from game.script.sounds.measure import ENDINGS, sound_of
from game.script.sounds.sound import Sound, SoundFault

__all__ = [
    "ENDINGS",
    "Sound",
    "SoundFault",
    "loudest",
    "sound_of",
]
