"""A scene made ready to play: its beats compiled into one list of instructions, its names as places in a State.

Every place where a conversation can wait, and everything that follows an option, is a fixed point in that list, so a
State needs no stack: blocks are jumps, a reply ends in a jump to where its option leads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

from game.story.condition import Evaluate, Slots, compiled, names_in
from game.story.model import LISTEN, NARRATOR, Choose, Line, Option, Promise, Scene, Settle, Step, Value, When
from game.story.model import condition as c

# The instructions. Each is (code, argument, target).
TELL: Final = 0  # argument: a tuple of lines, notes, promises made and settled, places
TEST: Final = 1  # argument: Evaluate; target: where to go on if it does not hold
JUMP: Final = 2  # target
WAIT: Final = 3  # argument: the decision's id
LEAVE: Final = 4  # argument: the mark of the beat that is left, target: where the next one begins
MOVE: Final = 5  # argument: tuple of Moves
ASSIGN: Final = 6  # argument: tuple of (place, value, adds)
MARK: Final = 7  # argument: a mark
END: Final = 8  # argument: (ending id, mark of the beat)
FALL: Final = 9  # argument: the beat that was run off
COUNT: Final = 10  # argument: what the gauges show, from the flags; only in a program that tells

Instruction = tuple[int, object, int]


class MeterMove(NamedTuple):
    """A change to the meter at a place in the State."""

    place: int
    amount: int
    sets: bool


class ReactionCase(NamedTuple):
    """One case of a reaction: what it does the first time, and what from the second time on."""

    when: Evaluate | None
    first: tuple[MeterMove, ...]
    again: tuple[MeterMove, ...]


class Response(NamedTuple):
    """How one person reacts to one tag: the first answer that holds; ``mark`` says the tag has been done before."""

    tag: str
    character: str
    mark: int
    answers: tuple[ReactionCase, ...]


@dataclass(slots=True)
class Ready:
    """An option made ready: what it needs, what it does, and where in the program it goes on."""

    option: Option
    said: tuple[Line, ...]
    when: Evaluate | None
    used: int
    marks: int
    plain: tuple[MeterMove, ...]
    """What it always does: the reactions that do not depend on anything, and its mood, added up."""
    responses: tuple[Response, ...]
    """Every reaction, for telling causes apart."""
    varying: tuple[Response, ...]
    """The reactions that depend on the meters or on what was done before."""
    assigns: tuple[tuple[int, Value, bool], ...]
    goes_on: int = 0


@dataclass(slots=True)
class Decision:
    """A place where the player decides; a cut-in is one too, with ``listen`` as its last option."""

    id: str
    beat: str
    options: dict[str, Ready]
    cut_in: Line | None = None


@dataclass(slots=True)
class Program:
    """All that playing a scene needs."""

    scene: Scene
    slots: Slots
    code: list[Instruction] = field(default_factory=list)
    decisions: dict[str, Decision] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    remembers: tuple[str, ...] = ()
    """The scenes of whose earlier runs its conditions ask."""
    recalls: tuple[tuple[str, str], ...] = ()
    """What the memory of a State holds: a scene and one of its promises each, ``""`` for how it ended."""
    starts_at: tuple[int, ...] = ()
    """Where each meter begins, 0-100."""
    good: tuple[tuple[int, bool], ...] = ()
    """The customers' meters: place, and whether high is good."""
    faces: dict[str, tuple[tuple[Evaluate | None, str], ...]] = field(default_factory=dict)
    """Each character's faces by when they are worn, the first that holds."""
    passes: Evaluate | None = None
    score: Evaluate | None = None
    trees: dict[Evaluate, c.Condition] = field(default_factory=dict)
    """The condition that each test of a line, a block, an option or a case was made from."""

    def holds(self, tree: c.Condition, parts: tuple[tuple[int, ...], tuple[object, ...], int, tuple[str, ...]]) -> bool:
        """Whether a resolved condition of this scene holds for a state's meters, flags, marks and memory."""
        meters, flags, marks, memory = parts
        return bool(compiled(tree, self.slots)(meters, flags, marks, memory))  # type: ignore[arg-type]  # flags hold Values


class Watcher(Protocol):
    """Looks on while a scene is compiled, so that it can tell later what was done (see ``coverage.py``)."""

    def condition(self, owner: object, evaluate: Evaluate) -> Evaluate:
        """What stands in for the condition of a line, a block, an option or a case."""

    def step(self, step: Step, place: int) -> None:
        """A step's first instruction will stand at that place."""


def options_in(scene: Scene) -> Iterator[tuple[str, Option]]:
    """Every option of a scene with its decision's id: those of the choices and of the cut-ins, as written."""
    for beat in scene.beats:
        for step in steps_in(beat.steps):
            if isinstance(step, Choose):
                yield from ((beat.id, option) for option in step.options)
            elif isinstance(step, Line):
                yield from ((f"{beat.id}.cut_in", option) for option in step.written)


def steps_of(scene: Scene) -> Iterator[Step]:
    """Every step of a scene, beat by beat in the order written, and last what is done after each decision."""
    for beat in scene.beats:
        yield from steps_in(beat.steps)
    yield from steps_in(scene.every_turn)


def steps_in(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Every step, those inside blocks and replies too, in the order written."""
    for step in steps:
        yield step
        match step:
            case When(_, then, otherwise):
                yield from steps_in(then)
                yield from steps_in(otherwise)
            case Choose(options) | Line(written=options):
                for option in options:
                    yield from steps_in(option.reply)


def listener(scene: Scene, option: Option, cut_in: Line | None) -> str:
    """Whom an option is said to, ``""`` for everybody; where nobody overhears, a line is heard out for its speaker.

    Args:
        scene: where it can be taken.
        option: what can be taken.
        cut_in: the line that it cuts in on, or hears out.
    """
    is_for_one = option.id == LISTEN and not scene.overhears and cut_in is not None and cut_in.speaker != NARRATOR
    return cut_in.speaker if is_for_one and cut_in is not None else option.to


def as_asked_in(scene: Scene, tree: c.Condition) -> c.Condition:
    """A condition of a character's file as it is asked in a scene.

    It may ask for a meter of the player's; where the player of the scene has none such, it does not hold, whatever else
    it says.
    """
    meters = {meter.id for meter in scene.meters}
    here = all(leaf.id in meters for leaf in names_in(tree) if isinstance(leaf, c.MeterName))
    return tree if here else c.Truth(value=False)


def promises_in(scene: Scene) -> Iterator[Promise | Settle]:
    """Wherever a promise is made or settled, as written."""
    for beat in scene.beats:
        for step in steps_in(beat.steps):
            if isinstance(step, Promise | Settle):
                yield step
    for _, option in options_in(scene):
        yield from option.promises


def conditions_in(scene: Scene) -> Iterator[c.Condition]:
    """Every condition that a conversation may ask for, the characters' own among them."""
    for step in steps_of(scene):
        if isinstance(step, When | Line) and step.when is not None:
            yield step.when
    yield from (option.when for _, option in options_in(scene) if option.when is not None)
    for part in scene.cast:
        own = [face.when for face in part.character.faces if face.when is not None]
        own += [case.when for reaction in part.character.reacts for case in reaction.cases if case.when is not None]
        yield from (as_asked_in(scene, tree) for tree in own)
    yield from (tree for tree in (scene.passes, scene.score) if tree is not None)
    yield from (play.expect for play in scene.plays if play.expect is not None)
