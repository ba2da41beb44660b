"""A scene as a map: its beats and endings, and the ways from one to the next, with what each needs and costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal

from game.authoring.figures import share
from game.authoring.map.ways import WayOut, ways_of
from game.authoring.wording import (
    aside_of,
    branch_in_words,
    cut,
    filled,
    only_if,
    promise_in_words,
    speaker_name,
    steps_in_words,
)
from game.story.analysis import Figures
from game.story.debrief import Grade, all_faults, grade_of
from game.story.engine import steps_in
from game.story.model import (
    LISTEN,
    SILENCE,
    Beat,
    ChangePlace,
    Choose,
    End,
    Line,
    Option,
    OutcomeName,
    Scene,
    Skill,
    Step,
    When,
)

ArrowKind = Literal["say", "cut_in", "listen", "silence", "flow"]
"""What a way out of a beat is: an option, a cut-in, hearing a line out, saying nothing, or no decision at all."""

MOST_LABEL: Final = 64
"""The most characters of an option that stand on its way."""
FIRST_WORDS: Final = 100
"""The most characters of a beat's first line that stand in it."""


@dataclass(frozen=True, slots=True)
class BeatNode:
    """A beat: who speaks first, and with what words. ``reached`` is False where nobody can ever come to it.

    ``stage`` is where the stage goes in it (``stage: kitchen or hallway``), ``""`` where it stays. ``line`` is where it
    begins in the scene's file, as that of an ending and of an option's arrow is.
    """

    id: str
    speaker: str
    words: str
    starts: bool
    decides: bool
    reached: bool
    line: int = 0
    stage: str = ""


@dataclass(frozen=True, slots=True)
class EndingNode:
    """An ending: ``share`` of random play that ends so (0-1), None where that is not known."""

    id: str
    title: str
    outcome: OutcomeName
    reached: bool
    share: float | None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way out of a beat.

    ``option`` is ``decision/option`` ("" where it just flows on), ``label`` its first words, ``cost`` what taking
    it costs a steady colleague on average (0-100 points; None where that is not known), ``grade`` what the debrief
    calls an answer of that cost, ``dead`` that it is never open. ``needs`` and ``then`` are conditions in words
    (``then`` with its "if"). ``aside`` is whom it is said to and what it spends (``to Grace, spends £8.00``).
    ``to`` is the id of a beat, or where it ``ends``, of an ending. It is "" for a beat that
    runs off its end and "." for an option that carries on inside its beat.
    """

    source: str
    option: str
    label: str
    kind: ArrowKind
    cost: float | None
    grade: Grade | None
    dead: bool
    needs: str
    then: str
    to: str
    ends: bool
    line: int = 0
    aside: str = ""


@dataclass(frozen=True, slots=True)
class SceneMap:
    """The whole map. ``facts`` is one line of figures about the scene; ``file`` is its file's name in the library."""

    id: str
    title: str
    summary: str
    facts: str
    beats: tuple[BeatNode, ...]
    endings: tuple[EndingNode, ...]
    arrows: tuple[Arrow, ...]
    file: str = ""


def map_of(
    scene: Scene,
    figures: Figures | None = None,
    entered: AbstractSet[str] | None = None,
    skills: Mapping[str, Skill] | None = None,
) -> SceneMap:
    """Make the map of a scene.

    Args:
        scene: a scene without errors.
        figures: what ``explore`` tells of it; without them nothing is said of costs, shares and options never open.
        entered: the beats that can be come to; without them a beat is held to be reached where an arrow leads to it.
        skills: the library's tags; without them no option is known to be a fault.

    Returns:
        The map, its beats in the order written.
    """
    arrows = tuple(_arrow(way, beat, scene, figures, skills or {}) for beat in scene.beats for way in ways_of(beat))
    reached = _reached(scene, arrows)
    return SceneMap(
        id=scene.id,
        title=filled(scene.title, scene),
        summary=filled(scene.summary, scene),
        facts=_facts(scene, figures),
        beats=tuple(
            _beat(beat, scene, reached=beat.id in (reached if entered is None else entered)) for beat in scene.beats
        ),
        endings=tuple(
            EndingNode(
                ending.id,
                filled(ending.title, scene),
                ending.outcome,
                figures.endings[ending.id].reachable if figures and figures.exact else f"end {ending.id}" in reached,
                figures.endings[ending.id].share if figures else None,
                ending.mark.line,
            )
            for ending in scene.endings
        ),
        arrows=arrows,
        file=f"scenes/{scene.id}.yaml",
    )


def lines_of(steps: Iterable[Step]) -> Iterator[Line]:
    """The lines in some steps, in the order written, those in blocks too."""
    for step in steps:
        if isinstance(step, Line):
            yield step
        elif isinstance(step, When):
            yield from lines_of((*step.then, *step.otherwise))


def _decides(steps: Iterable[Step]) -> bool:
    return any(
        isinstance(step, Choose)
        or (isinstance(step, Line) and bool(step.cut_in))
        or (isinstance(step, When) and _decides((*step.then, *step.otherwise)))
        for step in steps
    )


def _beat(beat: Beat, scene: Scene, *, reached: bool) -> BeatNode:
    line = next(lines_of(beat.steps), None)
    return BeatNode(
        beat.id,
        speaker_name(line.speaker, scene) if line else "",
        cut(filled(line.text, scene), FIRST_WORDS) if line else "",
        starts=beat.id == scene.start,
        decides=_decides(beat.steps),
        reached=reached,
        line=beat.mark.line,
        stage=_stage(beat),
    )


def _stage(beat: Beat) -> str:
    """Where the stage goes in a beat and in what is answered in it, in words."""
    places = dict.fromkeys(step.place for step in steps_in(beat.steps) if isinstance(step, ChangePlace))
    return f"stage: {' or '.join(places)}" if places else ""


def _arrow(way: WayOut, beat: Beat, scene: Scene, figures: Figures | None, skills: Mapping[str, Skill]) -> Arrow:
    option = way.option
    name, kind, label = "", "flow", ""
    if option is not None:
        name = f"{way.decision}/{option.id}"
        kind = "cut_in" if way.decision.endswith(".cut_in") else "say"
        label = cut(filled(option.card, scene), MOST_LABEL)
        if option.id == LISTEN:
            kind, label = "listen", "Hears it out"
        elif option.id == SILENCE:
            kind, label = "silence", f"Says nothing for {option.after} seconds"
    known = figures.options.get(name) if figures is not None and name else None
    cost = None if known is None or not known.open else round(known.cost_mean, 1)
    return Arrow(
        source=beat.id,
        option=name,
        label=label,
        kind=kind,  # type: ignore[arg-type]  # one of the five words above
        cost=cost,
        grade=None if cost is None or option is None else grade_of(cost, fault=all_faults(option.does, skills)),
        dead=known is not None and not known.open and figures is not None and figures.exact,
        needs=only_if(way.needs, scene),
        then=branch_in_words(way.then, scene),
        to=way.to.ending if isinstance(way.to, End) else way.to.beat,
        ends=isinstance(way.to, End),
        line=0 if option is None else option.mark.line,
        aside="" if option is None else ", ".join(_aside(option, scene)),
    )


def _aside(option: Option, scene: Scene) -> list[str]:
    """To whom an option is said, what it spends, and what is promised with it."""
    return [*aside_of(option, scene), *(promise_in_words(promise, scene) for promise in option.promises)]


def _reached(scene: Scene, arrows: tuple[Arrow, ...]) -> set[str]:
    """The beats that arrows lead to from the start, and the endings with ``end `` before them."""
    out: dict[str, list[Arrow]] = {}
    for arrow in arrows:
        out.setdefault(arrow.source, []).append(arrow)
    found: set[str] = set()
    todo = [scene.start]
    while todo:
        place = todo.pop()
        if place not in found:
            found.add(place)
            todo += [f"end {arrow.to}" if arrow.ends else arrow.to for arrow in out.get(place, ()) if not arrow.dead]
    return found


def _facts(scene: Scene, figures: Figures | None) -> str:
    found = [f"{len(scene.beats)} beats", f"{len(scene.endings)} endings"]
    if scene.every_turn:
        found.append(f"after each decision: {steps_in_words(scene.every_turn, scene)}")
    if figures is None:
        return ", ".join(found)
    found.insert(1, f"{len(figures.options)} options")
    found.append(
        f"{figures.states:,} states{'' if figures.exact else ' met in random walks, so all figures are near ones'}"
    )
    if figures.least is not None and figures.greatest is not None:
        found.append(f"scores from {round(figures.least, 1):g} to {round(figures.greatest, 1):g}")
    if "random" in figures.passes:
        found.append(f"passed by chance in {share(figures.passes['random'])}")
    return ", ".join(found)
