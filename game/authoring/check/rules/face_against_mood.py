"""Faces that lines put on against the mood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, NamedTuple

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.figures import share
from game.face import GLADNESS
from game.script.problems import Severity
from game.story.analysis import Atlas, Group, chances_by
from game.story.engine import Event, Moved, State, begin, face, follow
from game.story.engine.compile import program_of
from game.story.engine.program import END, FALL, JUMP, LEAVE, TELL, TEST, WAIT, Program
from game.story.model import Line, Scene

FAR: Final = 4
"""So many steps apart, of seven, a face is far from the one that the mood would wear: amused and furious, say."""
MOST_FAR: Final = 0.1
"""In more of the times that a line is said than this its face must not be far from the mood."""
MOST_ASKED: Final = 60
"""For each option, so many states in which it is taken most are looked at: what it leads to is nearly always alike."""
STEPS: Final = 3
"""How many steps the gladdest face is from one that tells nothing, and the darkest."""


class _Shown(NamedTuple):
    """How often a line is said, how often with a face far from the mood, and one of those times, with that mood."""

    often: float
    far: float
    mood: str
    state: int
    option: int


class FaceAgainstMood(Rule):
    """Somebody who beams at Anger 90 is not believed: the face says one thing and the meters another.

    A line's `face` is worn instead of the one that the character's meters would give it. All faces stand in a row of
    seven steps from furious to delighted. It is told when a glad face (amused, pleased, warm, delighted) is four steps
    or more from the one the mood would wear (amused over furious, pleased over annoyed, delighted over wary), in more
    than one in ten of the times that the line is said; for a character without faces of its own the worst of its meters
    is the mood. A hurt face on somebody content is no fault: that is what a bad answer does. Counted are the runs of a
    steady colleague (the best option three times in four, else any other, evenly), for each option in the 60 states in
    which it is taken most. Ask for the mood in a `when` on the line, or leave the face to the meters.

    ```yaml bad steps
     - choose:
         dark: {say: You sat there in the dark., does: acknowledge, go: goodbye}
         box: {say: Let us look at the box., does: fix, why: Too soon., go: goodbye}
         storm:
           say: There was a bad storm about.
           does: excuse
           mood: {anger: +30}
           reply:
             - ana: Was there.
    >          face: warm
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark: {say: You sat there in the dark., does: acknowledge, go: goodbye}
         box: {say: Let us look at the box., does: fix, why: Too soon., go: goodbye}
         storm:
           say: There was a bad storm about.
           does: excuse
           mood: {anger: +30}
           reply:
             - ana: Was there.
               face: annoyed
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG315"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A face that is far from the mood"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every line whose face is mostly far from the mood."""
        lines = {id(line): line for line in context.lines if _is_asked(context, line)}
        if not lines or not context.atlas.complete:
            return
        for line, shown in _shown(context, lines).items():
            if shown.far > MOST_FAR * shown.often:
                where = context.walk_on(shown.option, shown.state) if shown.option >= 0 else "right at the start"
                yield Finding(
                    context.beside(lines[line].mark, "face"),
                    f"the face '{lines[line].face}' is far from the mood in {share(shown.far / shown.often)} of the"
                    f" times that this is said: {shown.mood}",
                    f"ask for the mood in a when, or leave the face to the meters; it is so {where}",
                )


def _is_asked(context: SceneContext, line: Line) -> bool:
    """Whether somebody with meters says a line with a glad face of its own."""
    character = context.scene.character(line.speaker)
    return GLADNESS.get(line.face or "", 0) > 0 and character is not None and bool(character.meters)


def _mood(scene: Scene, speaker: str, meters: tuple[int, ...], state: State) -> tuple[float, str]:
    """How glad the meters make somebody, from furious (-3) to delighted (3), and that in words."""
    character = scene.character(speaker)
    if character is not None and character.faces:
        worn = face(scene, speaker, meters, state)
        return GLADNESS.get(worn, 0), f"the meters would show '{worn}'"
    theirs = () if character is None else character.meters
    levels = zip(scene.meters, meters, strict=True)
    own = [(meter.goodness(level), meter, level) for meter, level in levels if meter in theirs]
    good, worst, level = min(own, key=lambda one: one[0])
    return (good / 50 - 1) * STEPS, f"{worst.label} is {level}"


def _shown(context: SceneContext, lines: Mapping[int, Line]) -> dict[int, _Shown]:
    """How often each of some lines is said, and with what face the meters would give."""
    atlas, study, scene = context.atlas, context.study, context.scene
    program, visits = program_of(scene), context.study.steady_visits
    places = {
        option: program.decisions[id_].options[ready.option.id] for option, (id_, ready) in enumerate(atlas.options)
    }
    asked = {option for option, ready in places.items() if _tells(program, ready.goes_on, lines)}
    taken: defaultdict[int, list[int]] = defaultdict(list)
    for group in study.order.groups:
        if not asked.isdisjoint(group.shape):
            most = sorted(group.states, key=visits.__getitem__, reverse=True)[:MOST_ASKED]
            for option in asked.intersection(group.shape):
                taken[option] += most
    chances = chances_by(study.steady)
    found: dict[int, _Shown] = {}

    def note(events: list[Event], state: State, meters: tuple[int, ...], often: float, place: tuple[int, int]) -> None:
        for event in events:
            if type(event) is Moved:
                meters = event.meters
            elif type(event) is Line and id(event) in lines and event.face is not None:
                gladness, mood = _mood(scene, event.speaker, meters, state)
                is_far = GLADNESS[event.face] - gladness >= FAR
                known = found.get(id(event), _Shown(0.0, 0.0, "", -1, -1))
                if is_far and known.state < 0:
                    known = known._replace(mood=mood, state=place[0], option=place[1])
                found[id(event)] = known._replace(often=known.often + often, far=known.far + often * is_far)

    for opening in atlas.openings:
        turn = begin(scene, opening.variants, opening.remembered, carried=opening.carried)
        note(list(turn.events), turn.after, turn.before.meters, 1 / len(atlas.openings), (opening.state, -1))
    for option, states in taken.items():
        for state in sorted(states, key=visits.__getitem__, reverse=True)[:MOST_ASKED]:
            if visits[state]:
                events: list[Event] = []
                moved, after = follow(program, atlas.states[state], places[option], events)
                likely = [
                    chance[0]
                    for chance, way in zip(chances(_alone(atlas, state)), atlas.shapes[state], strict=True)
                    if way == option
                ]
                note(events, after, moved, visits[state] * likely[0], (state, option))
    return found


def _alone(atlas: Atlas, state: int) -> Group:
    """A state as a group of its own."""
    return Group(atlas.shapes[state], [state], [(there,) for there in atlas.onward[state]])


def _tells(program: Program, start: int, lines: Mapping[int, Line]) -> bool:
    """Whether one of some lines may be said between a place in the program and the next decision."""
    seen, todo = set[int](), [start]
    while todo:
        at = todo.pop()
        if at in seen:
            continue
        seen.add(at)
        what, argument, target = program.code[at]
        if what == TELL and any(id(event) in lines for event in argument):  # type: ignore[attr-defined]  # lines, notes
            return True
        if what in (JUMP, LEAVE, TEST):
            todo.append(target)
        if what not in (JUMP, LEAVE, WAIT, END, FALL):
            todo.append(at + 1)
    return False
