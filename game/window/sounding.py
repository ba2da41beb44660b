"""Passes on to the loudspeaker what a visit asks for, each as loud as the player has set it."""

from __future__ import annotations

from game.session import Settings
from game.window import requests as r
from game.window.audio_requests import Babble, Room, Voice
from game.window.canvas.loudspeaker import Loudspeaker


def sound(
    loudspeaker: Loudspeaker, settings: Settings, request: r.HeardRequest, *, is_read_aloud: bool = False
) -> None:
    """Let something be heard that a screen asks for; while a voice reads everything aloud, nobody else talks."""
    match request:
        case Voice() | Babble() if is_read_aloud:
            loudspeaker.speak("", 0.0)
        case r.Sound(name):
            loudspeaker.play(name, settings.loudness_of("effects"))
        case Voice(name):
            loudspeaker.speak(name, settings.loudness_of("voices"))
        case Babble(voice, grain, tone):
            loudspeaker.babble(voice, grain, tone, settings.loudness_of("voices"))
        case Room(name):
            loudspeaker.room(name)
