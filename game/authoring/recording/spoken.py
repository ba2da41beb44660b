"""The lines of a library that somebody speaks: numbered for each speaker, each with the file it is heard from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from game.authoring.check import spoken_seconds
from game.authoring.wording import PLAYER_SHOWN, filled, only_if, speaker_name
from game.script.sounds import ENDINGS
from game.story.model import NARRATOR, YOU, Choose, Line, Mark, Not, Option, Scene, Step, When
from game.story.model import condition as c

_LAST_NUMBER: Final = re.compile(r"(\d+)\D*$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line to be recorded.

    ``number`` counts a speaker's lines over the whole library, from 1. ``before`` is what is said just before it, as
    far as that is one thing; ``how`` the face it is said with and when it is said. ``file`` is its name in the folder
    ``voices``; ``is_named`` says that the scene names that file already. ``has_name`` says that the player's name is in
    it, which nobody can record.
    """

    number: int
    speaker: str
    who: str
    scene: str
    beat: str
    mark: Mark
    text: str
    before: str
    how: str
    file: str
    is_named: bool
    has_name: bool

    @property
    def seconds(self) -> float:
        """How long it takes to say, about."""
        return spoken_seconds(self.text)


def spoken_in(scenes: Mapping[str, Scene], there: AbstractSet[str]) -> tuple[Spoken, ...]:
    """Every line that a person speaks, in the order of the scenes; of the narrator and the player, those with a voice.

    A line whose file has a number in its name keeps that number; the others get those that are free, in order. Of lines
    that share one file, the first is meant.

    Args:
        scenes: the scenes by id, in their order.
        there: the files in the folder ``voices``, by their names in it.
    """
    found = [line for scene in scenes.values() for line in _lines(scene)]
    taken: defaultdict[str, set[int]] = defaultdict(set)
    seen: set[str] = set()
    kept: list[tuple[_Found, int | None]] = []
    for line in found:
        voice = line.line.voice
        if voice in seen:
            continue
        number = None
        if voice is not None:
            seen.add(voice)
            last = _LAST_NUMBER.search(PurePosixPath(voice).stem)
            number = int(last[1]) if last and 0 < int(last[1]) not in taken[line.line.speaker] else None
        if number is not None:
            taken[line.line.speaker].add(number)
        kept.append((line, number))
    stems = {str(PurePosixPath(name).with_suffix("")): name for name in sorted(there) if _is_sound(name)}
    counters: defaultdict[str, int] = defaultdict(int)
    spoken = []
    for line, own in kept:
        who, number = line.line.speaker, own
        if number is None:
            counters[who] += 1
            while counters[who] in taken[who]:
                counters[who] += 1
            number = counters[who]
        spoken.append(line.spoken(number, stems))
    return tuple(spoken)


def _is_sound(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in ENDINGS


@dataclass(frozen=True, slots=True)
class _Found:
    """A line where it was found."""

    scene: Scene
    beat: str
    line: Line
    before: str
    only_if: tuple[c.Condition, ...]

    def spoken(self, number: int, stems: Mapping[str, str]) -> Spoken:
        line, scene = self.line, self.scene
        stem = f"{line.speaker}/{line.speaker}_{number:03}"
        face = f"looks {line.face}" if line.face else ""
        when = only_if(self.only_if, scene)
        return Spoken(
            number,
            line.speaker,
            speaker_name(line.speaker, scene),
            scene.id,
            self.beat,
            line.mark,
            filled(line.text, scene),
            self.before,
            "; ".join(filter(None, (face, f"only if {when}" if when else ""))),
            line.voice or stems.get(stem, f"{stem}.wav"),
            line.voice is not None,
            PLAYER_SHOWN in filled(line.text, scene),
        )


def _lines(scene: Scene) -> Iterator[_Found]:
    for beat in scene.beats:
        yield from _in_steps(scene, beat.id, beat.steps, "", ())


def _in_steps(
    scene: Scene, beat: str, steps: Iterable[Step], before: str, under: tuple[c.Condition, ...]
) -> Iterator[_Found]:
    """The lines among steps; ``before`` is what was said last, ``under`` the conditions of the blocks around them."""
    for step in steps:
        match step:
            case Line():
                if step.speaker not in (NARRATOR, YOU) or step.voice is not None:
                    yield _Found(scene, beat, step, before, under if step.when is None else (*under, step.when))
                before = f"{speaker_name(step.speaker, scene)}: {filled(step.text, scene)}"
                yield from _in_options(scene, beat, step.written, under)
            case Choose(options):
                yield from _in_options(scene, beat, options, under)
                before = ""
            case When(when, then, otherwise):
                yield from _in_steps(scene, beat, then, before, (*under, when))
                yield from _in_steps(scene, beat, otherwise, before, (*under, Not(when)))
                before = ""


def _in_options(scene: Scene, beat: str, options: Iterable[Option], under: tuple[c.Condition, ...]) -> Iterator[_Found]:
    for option in options:
        said = f"You: {filled(option.say, scene)}" if option.say else "(you say nothing)"
        yield from _in_steps(scene, beat, option.reply, said, under)
