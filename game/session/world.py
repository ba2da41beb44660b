"""What a session needs from outside: chance, a place for what is not kept, what was asked for on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from game.records import Ledger, Mode, Playable, Where
from game.session.grading import Grader, at_once
from game.session.languages import Languages
from game.session.preview import Preview
from game.story.engine import Roster, Setup, drawn, shift_setup
from game.story.model import Value


def _nobody(_told: str) -> None:
    """Nobody is there to be told."""


@dataclass(frozen=True, slots=True)
class World:
    """Seeds for new runs, a store that keeps nothing, where grades are worked out, and what is played at once."""

    seed: Callable[[], int]
    spare: Callable[[], Ledger]
    grade: Grader = at_once
    variants: Mapping[str, Value] = field(default_factory=dict)
    """Starting values that are not to be drawn; of a shift's scenes each as ``scene.flag``."""
    scene: str | None = None
    """The scene to go straight to, and the only one that the variants are meant for."""
    unlocked: str | None = None
    """A scene that is open whatever must be done first: for pictures and tests of it."""
    player: str | None = None
    """Who plays, added if new."""
    preview: Preview | None = None
    """The trainer's preview, if that is what is played; nothing of it is kept."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """What was asked for on the command line: it holds for the visit, whoever plays, until it is changed there."""
    languages: Languages | None = None
    """What the language can be changed to; None where it cannot."""
    asks: bool = True
    """Whether there is somebody who can be asked who plays."""
    keep_page: Callable[[str, str], str] | None = None
    """Writes a page, by what it is called and its text, and returns where; OSError where it cannot. None: nowhere."""
    edit: Callable[[Path, int], str] | None = None
    """Opens a file at a line in the trainer's editor, waits for nothing, and returns what came of it. None: cannot."""
    now: Callable[[], datetime] | None = None
    """The time, for the levels that ask to be played again; None where nobody knows it, and none does."""
    mode: Mode = "learn"
    machine: str = ""
    """What this machine is called in the records; a kiosk has a name."""
    offered: tuple[str, ...] = ()
    """The only scenes that can be played, by id and in this order; all of the library where it is empty."""
    tell_staff: Callable[[str], None] = _nobody
    """Told, in a kiosk, what went wrong with the records, which visitors are spared."""

    @property
    def is_kiosk(self) -> bool:
        """Whether strangers play, one after the other."""
        return self.mode == "kiosk"

    def where(self, library: str, language: str) -> Where:
        """Where a conversation is had, as it stands in the records."""
        return Where(library, language, "preview" if self.preview is not None else self.mode, self.machine)

    def setup(self, what: Playable, remembered: Mapping[str, str]) -> Setup:
        """What a new run of a scene or a shift starts from; ``remembered`` is how others ended."""
        seed = self.seed()
        if isinstance(what, Roster):
            return shift_setup(what, seed, remembered, self._given_to(what))
        scene = what
        given = self.variants if self.scene in (None, scene.id) else {}
        return Setup(seed, {**drawn(scene, seed), **given}, remembered)

    def _given_to(self, roster: Roster) -> Mapping[str, Mapping[str, Value]]:
        """The starting values that are given for a shift, by scene."""
        given: dict[str, dict[str, Value]] = {}
        for name, value in self.variants.items() if self.scene in (None, roster.shift.id) else ():
            scene, _, flag = name.partition(".")
            given.setdefault(scene, {})[flag] = value
        return given
