"""What there is in a scene, counted: words by who says them, beats, decisions, endings, skills, lines by person."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.authoring.figures import Explored, endings_remembered, explored
from game.authoring.wording import filled, speaker_name
from game.script.library import LibraryIndex, read_scene
from game.story.analysis import Report
from game.story.engine import options_in, steps_in
from game.story.model import NARRATOR, OUTCOMES, YOU, Line, OutcomeName, Scene, fill


@dataclass(frozen=True, slots=True)
class Said:
    """How much one person says in a scene, over all branches."""

    lines: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """One scene, counted.

    ``theirs`` are the words of the people in it, ``narrated`` the narrator's, ``yours`` all that the player can say.
    ``minutes`` is how long a call takes, ``decisions`` how many places there are to decide in. ``shortest`` and
    ``longest`` are the decisions on the shortest and the longest way to an ending, None where that is not known;
    ``is_endless`` says that one can go round in a circle, so that no way is the longest. ``endings`` says how many
    there are of each outcome. ``tags`` count the options that do each tag, ``people`` what each person says.
    """

    scene: str
    title: str
    minutes: int
    theirs: int
    narrated: int
    yours: int
    beats: int
    decisions: int
    options: int
    shortest: int | None
    longest: int | None
    is_endless: bool
    endings: Mapping[OutcomeName, int]
    tags: Mapping[str, int]
    people: Mapping[str, Said]


def count_scene(scene: Scene, explored: Explored, minutes: int) -> Counted:
    """Count a scene.

    Args:
        scene: the scene.
        explored: the same scene explored; where it has too many states, its ways are not measured.
        minutes: how long a call takes.
    """
    said: dict[str, list[str]] = {}
    for line in _lines(scene):
        said.setdefault(line.speaker, []).append(filled(line.text, scene))
    options = [option for _, option in options_in(scene)]
    own = [filled(option.say, scene) for option in options]
    shortest, longest, is_endless = _ways(explored)
    people = [speaker for speaker in said if speaker not in (NARRATOR, YOU)]
    silent = [part.character.id for part in scene.cast if part.character.id not in {*said, YOU}]
    return Counted(
        scene.id,
        fill(scene.title, scene.words),
        minutes,
        sum(_words(said[speaker]) for speaker in people),
        _words(said.get(NARRATOR, ())),
        _words(said.get(YOU, ())) + _words(own),
        len(scene.beats),
        len({decision for decision, _ in options_in(scene)}),
        len(options),
        shortest,
        longest,
        is_endless,
        {outcome: sum(ending.outcome == outcome for ending in scene.endings) for outcome in OUTCOMES},
        Counter(tag for option in options for tag in option.does),
        {
            speaker_name(speaker, scene): Said(len(said.get(speaker, ())), _words(said.get(speaker, ())))
            for speaker in (*people, *silent)
        },
    )


def count_library(
    index: LibraryIndex, minutes: Callable[[Scene], int], report: Callable[[str], Report]
) -> tuple[tuple[Counted, ...], tuple[str, ...]]:
    """Count every scene that can be played, the levels of the course first.

    Args:
        index: the library.
        minutes: how long a call in a scene takes.
        report: makes, for a scene's id, what is told how far its exploring is.

    Returns:
        The scenes, counted; and the ids of those that have problems and were left out.
    """
    found, broken = [], set(index.outline.scenes) - set(index.headers)
    levels = [level.scene for level in index.course.levels if level.scene in index.headers]
    for id_ in dict.fromkeys([*levels, *index.headers]):
        scene = read_scene(index, id_).scene
        if scene is None:
            broken.add(id_)
        else:
            seen = explored(scene, endings_remembered(index, scene), report=report(id_))
            found.append(count_scene(scene, seen, minutes(scene)))
    return tuple(found), tuple(sorted(broken))


def _lines(scene: Scene) -> Iterator[Line]:
    return (step for beat in scene.beats for step in steps_in(beat.steps) if isinstance(step, Line))


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _ways(explored: Explored) -> tuple[int | None, int | None, bool]:
    """The decisions on the shortest and on the longest way to an ending, and whether one can go round in a circle."""
    if not explored.is_whole:
        return None, None, False
    atlas = explored.coverage.atlas
    ends = [state for state, ending in atlas.endings() if ending is not None]
    if not ends:
        return None, None, False
    # States are numbered by their distance from the start, so the one before a state has its number already.
    near = array("l", [0]) * len(atlas.parent)
    for state, before in enumerate(atlas.parent):
        near[state] = near[before] + 1 if before >= 0 else 0
    shortest = min(near[state] for state in ends)
    order = explored.study.order
    if order.loops:
        return shortest, None, True
    far = array("l", [0]) * len(atlas.parent)
    for group in order.groups:
        for column in group.columns:
            for state, target in zip(group.states, column, strict=True):
                far[target] = max(far[target], far[state] + 1)
    return shortest, max(far[state] for state in ends), False
