"""What is heard of a call beside its words, and what captions say of it: for every front end, heard or only read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from game.soundscape import SOUNDS, caption_of, room_of
from game.story.language import Language
from game.story.model import YOU, Scene

Beginning = Literal["begun", "resumed", "rewound", "reread"]
"""How a conversation came to where it stands."""
PLACE: Final = "desk"
"""Where a scene begins that names no place."""


def _has_a_line(scene: Scene) -> bool:
    """Whether somebody is at the other end of a line: between two calls, when the player is alone, nobody is."""
    return scene.channel == "phone" and any(part.character.id != YOU for part in scene.cast)


def at_the_start(scene: Scene, how: Beginning) -> tuple[str, ...]:
    """The sounds with which a call begins, in order: only a phone rings, and only for a call that is new."""
    if not _has_a_line(scene) or how == "reread":
        return ()
    return ("ring", "pick_up") if how == "begun" else ("pick_up",)


def at_the_end(scene: Scene) -> tuple[str, ...]:
    """The sounds with which a call ends: only a phone is put down."""
    return ("hang_up",) if _has_a_line(scene) else ()


def place_shown(scene: Scene) -> str:
    """The place in which a conversation begins."""
    return scene.place or PLACE


def room_heard(scene: Scene, place: str, sounds: Iterable[str]) -> str:
    """Which room is heard, ``""`` for none: a chat has none.

    Args:
        scene: the conversation.
        place: the place that it has come to.
        sounds: those of its lines since it came there, in order: some of them change the room.
    """
    if scene.channel == "chat":
        return ""
    changed = [SOUNDS[name].room for name in sounds if name in SOUNDS]
    return next((room for room in reversed(changed) if room is not None), place)


def sound_in_words(name: str, language: Language) -> str:
    """What the caption of a sound says; ``""`` where it has none."""
    return language.tr(caption) if (caption := caption_of(name)) else ""


def room_in_words(room: str, language: Language) -> str:
    """What the caption of a room says; ``""`` where nothing stands out in it."""
    return language.tr(caption) if (caption := room_of(room).caption) else ""


def captioned(captions: Iterable[str], language: Language) -> str:
    """Captions as one line, in brackets as subtitles have them; ``""`` where there are none."""
    told = " ".join(caption for caption in captions if caption)
    return language.tr("[{sounds}]", sounds=told) if told else ""
