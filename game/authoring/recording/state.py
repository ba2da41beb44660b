"""What is there of the recordings of a library: measured against the text that each should hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from game.authoring.check import SoundShelf, odd_length
from game.authoring.recording.spoken import Spoken
from game.script.sounds import ENDINGS, SoundFault

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
    odd = shelf.doubt(line.file) or odd_length(line.text, sound.seconds)
    return State("odd", odd, sound.seconds) if odd else State("there", "there", sound.seconds)


def left_over(lines: Iterable[Spoken], shelf: SoundShelf) -> tuple[str, ...]:
    """The sounds in the library's own folder that no line asks for."""
    asked = {line.file for line in lines}
    return tuple(
        sorted(name for name in shelf.names if name not in asked and PurePosixPath(name).suffix.lower() in ENDINGS)
    )
