"""What is there of the recordings of a library: measured against the text that each should hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final, Literal, NamedTuple

from game.authoring.check import SoundShelf
from game.authoring.recording.spoken import Spoken
from game.script.sounds import ENDINGS, SoundFault

TOO_SHORT: Final = 0.4
"""A recording of less than this share of what its text takes leaves something out."""
TOO_LONG: Final = 2.5
SLACK: Final = 1.5
"""So many seconds of breath and silence are nobody's fault."""

StateKind = Literal["missing", "there", "odd", "unplayable"]


class State(NamedTuple):
    """How a line's recording stands: what kind of state, the words for it, and its length in seconds if it has one."""

    kind: StateKind
    words: str
    seconds: float | None = None


def state_of(line: Spoken, shelf: SoundShelf) -> State:
    """How the recording of a line stands.

    Args:
        line: the line.
        shelf: the sounds of the library.
    """
    sound = shelf.heard(line.file)
    if sound is None:
        return State("missing", "missing")
    if isinstance(sound, SoundFault):
        return State("unplayable", f"cannot be played: it {sound.message}")
    odd = shelf.doubt(line.file) or odd_length(line, sound.seconds)
    return State("odd", odd, sound.seconds) if odd else State("there", "there", sound.seconds)


def odd_length(line: Spoken, seconds: float) -> str:
    """Why a recording of that length can hardly be this line; ``""`` where it can."""
    told = f"{seconds:.1f} seconds, where the text takes about {line.seconds:.1f}"
    if seconds < line.seconds * TOO_SHORT:
        return f"too short: {told}"
    if seconds > line.seconds * TOO_LONG + SLACK:
        return f"too long: {told}"
    return ""


def left_over(lines: Iterable[Spoken], shelf: SoundShelf) -> tuple[str, ...]:
    """The sounds in the library's own folder that no line asks for."""
    asked = {line.file for line in lines}
    return tuple(
        sorted(name for name in shelf.names if name not in asked and PurePosixPath(name).suffix.lower() in ENDINGS)
    )
