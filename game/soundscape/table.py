"""Every sound by name: what its caption says, and what it does to the room."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from game.story.language import to_translate

FOLDER: Final = "sounds"
"""The folder among the game's assets in which the files lie."""


class Sound(NamedTuple):
    """One short sound.

    ``caption`` is English, ``""`` where what is heard is only the answer to a press and seen as well. ``room`` is the
    room that is heard from then on, None where the sound changes none.
    """

    caption: str = ""
    room: str | None = None


_ANSWERS: Final = ("press", "say", "better", "worse", "note", "open", "won", "lost")
"""The interface's own, which say nothing that is not seen."""
_OF_THE_CALL: Final[Mapping[str, Sound]] = {
    "ring": Sound(to_translate("A phone rings.")),
    "pick_up": Sound(),
    "hang_up": Sound(to_translate("The line closes.")),
}
NAMED: Final[Mapping[str, Sound]] = MappingProxyType(
    {
        "bell": Sound(to_translate("The door bell rings.")),
        "door": Sound(to_translate("A door closes.")),
        "knock": Sound(to_translate("Somebody knocks.")),
        "phone": Sound(to_translate("Another phone rings.")),
        "clock": Sound(to_translate("A clock strikes.")),
        "creak": Sound(to_translate("A floorboard creaks.")),
        "clank": Sound(to_translate("A lid clanks.")),
        "whistle": Sound(to_translate("A cooker whistles.")),
        "beep": Sound(to_translate("A machine beeps.")),
        "paper": Sound(to_translate("Paper rustles.")),
        "tear": Sound(to_translate("Something tears, long and slow.")),
        "horn": Sound(to_translate("A horn, very near.")),
        "engine": Sound(to_translate("An engine starts.")),
        "tick_off": Sound(to_translate("The ticking stops."), room="car_still"),
        "tick_on": Sound(to_translate("Something ticks."), room="car"),
    }
)
"""Those that a line of a scene may name."""
SOUNDS: Final[Mapping[str, Sound]] = MappingProxyType({**{name: Sound() for name in _ANSWERS}, **_OF_THE_CALL, **NAMED})
"""All of them; each is a file of its name."""


def caption_of(name: str) -> str:
    """What the caption of a sound says, in English; ``""`` where it has none, or there is no such sound."""
    return SOUNDS[name].caption if name in SOUNDS else ""


def file_of(name: str) -> str:
    """Where a sound, a layer of a room or a voice lies among the game's assets."""
    return f"{FOLDER}/{name}.wav"
