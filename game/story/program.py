"""A scene made ready to play: its beats laid out as one list of instructions, its names as places in a State.

Every place where a conversation can wait, and everything that follows an option, is a fixed point in that list, so a
State needs no stack: blocks are jumps, a reply ends in a jump to where its option leads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from game.story import condition as c
from game.story.evaluate import Evaluate, Slots, compiled
from game.story.model import (
    LISTEN,
    YOU,
    Assign,
    Change,
    Choose,
    End,
    Go,
    Line,
    Mood,
    Option,
    Scene,
    SetFlags,
    Step,
    TakeNote,
    Value,
    When,
)
from game.story.naming import names_in

# The instructions. Each is (code, argument, target).
TELL: Final = 0  # argument: a tuple of lines and notes
TEST: Final = 1  # argument: Evaluate; target: where to go on if it does not hold
JUMP: Final = 2  # target
WAIT: Final = 3  # argument: the decision's id
LEAVE: Final = 4  # argument: the mark of the beat that is left, target: where the next one begins
MOVE: Final = 5  # argument: tuple of Moves
ASSIGN: Final = 6  # argument: tuple of (place, value, adds)
MARK: Final = 7  # argument: a mark
END: Final = 8  # argument: (ending id, mark of the beat)
FALL: Final = 9  # argument: the beat that was run off

Instruction = tuple[int, object, int]


class Move(NamedTuple):
    """A change to the meter at a place in the State."""

    place: int
    amount: int
    sets: bool


class Answer(NamedTuple):
    """One case of a reaction: what it does the first time, and what from the second time on."""

    when: Evaluate | None
    first: tuple[Move, ...]
    again: tuple[Move, ...]


class Response(NamedTuple):
    """How one person reacts to one tag: the first answer that holds; ``mark`` says the tag has been done before."""

    tag: str
    character: str
    mark: int
    answers: tuple[Answer, ...]


@dataclass(slots=True)
class Ready:
    """An option made ready: what it needs, what it does, and where in the program it goes on."""

    option: Option
    said: tuple[Line, ...]
    when: Evaluate | None
    used: int
    marks: int
    plain: tuple[Move, ...]
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
    good: tuple[tuple[int, bool], ...] = ()
    """The customers' meters: place, and whether high is good."""
    passes: Evaluate | None = None
    score: Evaluate | None = None

    def holds(self, tree: c.Condition, parts: tuple[tuple[int, ...], tuple[object, ...], int, tuple[str, ...]]) -> bool:
        """Whether a resolved condition of this scene holds for a state's meters, flags, marks and memory."""
        meters, flags, marks, memory = parts
        return bool(compiled(tree, self.slots)(meters, flags, marks, memory))  # type: ignore[arg-type]  # flags hold Values


@lru_cache(maxsize=64)
def program_of(scene: Scene) -> Program:
    """The scene's program, made once."""
    return _Builder(scene).build()


def options_in(scene: Scene) -> Iterator[tuple[str, Option]]:
    """Every option of a scene with its decision's id: those of the choices and of the cut-ins, as written."""
    for beat in scene.beats:
        for step in steps_in(beat.steps):
            if isinstance(step, Choose):
                yield from ((beat.id, option) for option in step.options)
            elif isinstance(step, Line):
                yield from ((f"{beat.id}.cut_in", option) for option in step.cut_in)


def steps_in(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Every step, those inside blocks and replies too, in the order written."""
    for step in steps:
        yield step
        match step:
            case When(_, then, otherwise):
                yield from steps_in(then)
                yield from steps_in(otherwise)
            case Choose(options) | Line(cut_in=options):
                for option in options:
                    yield from steps_in(option.reply)


def conditions_in(scene: Scene) -> Iterator[c.Condition]:
    """Every condition that a conversation may ask for, the characters' own among them."""
    for beat in scene.beats:
        for step in steps_in(beat.steps):
            if isinstance(step, When | Line) and step.when is not None:
                yield step.when
    yield from (option.when for _, option in options_in(scene) if option.when is not None)
    for part in scene.cast:
        yield from (face.when for face in part.character.faces if face.when is not None)
        yield from (case.when for reaction in part.character.reacts for case in reaction.cases if case.when is not None)
    yield from (tree for tree in (scene.passes, scene.score) if tree is not None)
    yield from (play.expect for play in scene.plays if play.expect is not None)


def _marks(scene: Scene) -> dict[tuple[str, str], int]:
    """One bit for each thing done that the future can depend on, and for nothing else, so that equal states merge."""
    asked = [
        (leaf.function, leaf.argument)
        for tree in conditions_in(scene)
        for leaf in names_in(tree)
        if isinstance(leaf, c.Call) and leaf.function != "ended"
    ]
    again = [
        ("did", reaction.tag)
        for part in scene.cast
        for reaction in part.character.reacts
        if any(case.again is not None for case in reaction.cases)
    ]
    once = [("once", f"{decision}/{option.id}") for decision, option in options_in(scene) if option.once]
    return {key: 1 << bit for bit, key in enumerate(dict.fromkeys([*asked, *again, *once]))}


def _memory(scene: Scene) -> tuple[str, ...]:
    asked = (leaf for tree in conditions_in(scene) for leaf in names_in(tree))
    return tuple(
        dict.fromkeys(leaf.argument for leaf in asked if isinstance(leaf, c.Call) and leaf.function == "ended")
    )


class _Builder:
    """Lays one scene out."""

    def __init__(self, scene: Scene) -> None:
        memory = _memory(scene)
        meters = scene.meters
        slots = Slots(
            meters={meter.id: place for place, meter in enumerate(meters)},
            flags={flag.id: place for place, flag in enumerate(scene.flags)},
            marks=_marks(scene),
            memory={id_: place for place, id_ in enumerate(memory)},
        )
        self.scene = scene
        self.slots = slots
        self.program = Program(
            scene,
            slots,
            remembers=memory,
            good=tuple(
                (place, meter.good == "high")
                for place, meter in enumerate(meters)
                if not meter.id.startswith(f"{YOU}.")
            ),
            passes=self.condition(scene.passes),
            score=self.condition(scene.score),
        )
        self.code = self.program.code
        self.jumps: list[tuple[int, str]] = []
        self.responses: dict[str, list[Response]] = defaultdict(list)
        for part in scene.cast:
            for reaction in part.character.reacts:
                answers = tuple(
                    Answer(
                        self.condition(case.when),
                        self.moves(case.changes),
                        self.moves(case.changes if case.again is None else case.again),
                    )
                    for case in reaction.cases
                )
                mark = self.mark("did", reaction.tag)
                self.responses[reaction.tag].append(Response(reaction.tag, part.character.id, mark, answers))

    def build(self) -> Program:
        for beat in self.scene.beats:
            self.program.starts[beat.id] = len(self.code)
            self.steps(beat.steps, beat.id)
            self.put(FALL, beat.id)
        for place, beat_id in self.jumps:
            code, argument, _ = self.code[place]
            self.code[place] = (code, argument, self.program.starts[beat_id])
        return self.program

    def condition(self, tree: c.Condition | None) -> Evaluate | None:
        return None if tree is None else compiled(tree, self.slots)

    def mark(self, kind: str, id_: str) -> int:
        """The bit for a thing done, 0 where nothing ever asks."""
        return self.slots.marks.get((kind, id_), 0)

    def moves(self, changes: tuple[Change, ...]) -> tuple[Move, ...]:
        return tuple(Move(self.slots.meters[change.meter], change.amount, change.sets) for change in changes)

    def assigns(self, assigns: tuple[Assign, ...]) -> tuple[tuple[int, Value, bool], ...]:
        return tuple((self.slots.flags[assign.flag], assign.value, assign.adds) for assign in assigns)

    def put(self, code: int, argument: object = None, target: int = 0) -> int:
        """Add an instruction; what is told in a row is one instruction. Returns its place."""
        self.code.append((code, argument, target))
        return len(self.code) - 1

    def aim(self, place: int) -> None:
        """Let the instruction at a place lead to what comes next."""
        code, argument, _ = self.code[place]
        self.code[place] = (code, argument, len(self.code))

    def steps(self, steps: tuple[Step, ...], beat: str) -> None:
        for step in steps:
            match step:
                case Line():
                    self.line(step, beat)
                case Choose(options):
                    self.choose(options, beat, beat)
                case When(when, then, otherwise):
                    test = self.put(TEST, self.condition(when))
                    self.steps(then, beat)
                    if otherwise:
                        jump = self.put(JUMP)
                        self.aim(test)
                        self.steps(otherwise, beat)
                        self.aim(jump)
                    else:
                        self.aim(test)
                case Mood(changes):
                    self.put(MOVE, self.moves(changes))
                case SetFlags(assigns):
                    self.put(ASSIGN, self.assigns(assigns))
                case TakeNote(id_):
                    self.note(step, self.mark("noted", id_))
                case Go() | End():
                    self.exit(step, beat)

    def note(self, note: TakeNote, mark: int) -> None:
        self.put(TELL, (note,))
        if mark:
            self.put(MARK, mark)

    def exit(self, step: Go | End, beat: str) -> None:
        mark = self.mark("seen", beat)
        if isinstance(step, Go):
            self.jumps.append((self.put(LEAVE, mark), step.beat))
        else:
            self.put(END, (step.ending, mark))

    def line(self, line: Line, beat: str) -> None:
        test = self.put(TEST, self.condition(line.when)) if line.when is not None else None
        self.put(TELL, (line,))
        if line.cut_in:
            hear_out = Option(LISTEN, does=(LISTEN,), mark=line.mark)
            self.choose((*line.cut_in, hear_out), f"{beat}.cut_in", beat, line)
        if test is not None:
            self.aim(test)

    def choose(self, options: tuple[Option, ...], id_: str, beat: str, cut_in: Line | None = None) -> None:
        decision = Decision(id_, beat, {}, cut_in)
        self.program.decisions[id_] = decision
        self.put(WAIT, id_)
        ends = []
        for option in options:
            ready = self.ready(option, id_)
            ready.goes_on = len(self.code)
            decision.options[option.id] = ready
            for note in option.notes:
                self.note(note, self.mark("noted", note.id))
            self.steps(option.reply, beat)
            if option.exit is not None:
                self.exit(option.exit, beat)
            else:
                ends.append(self.put(JUMP))
        for place in ends:
            self.aim(place)

    def ready(self, option: Option, decision: str) -> Ready:
        responses = tuple(response for tag in option.does for response in self.responses.get(tag, ()))
        # A reaction that *sets* a meter hides what came before it, so then all are done in the order written.
        sets = any(move.sets for r in responses for a in r.answers for move in (*a.first, *a.again))
        varying = tuple(r for r in responses if sets or not _is_plain(r))
        plain: dict[int, Move] = {}
        always = [move for r in responses if r not in varying for move in r.answers[0].first]
        for move in (*always, *self.moves(option.mood)):
            before = plain.get(move.place, Move(move.place, 0, sets=False))
            plain[move.place] = move if move.sets else Move(move.place, before.amount + move.amount, before.sets)
        marks = 0
        for tag in option.does:
            marks |= self.mark("did", tag)
        used = self.mark("once", f"{decision}/{option.id}")
        return Ready(
            option,
            said=(Line(YOU, option.say, mark=option.mark),) if option.say else (),
            when=self.condition(option.when),
            used=used,
            marks=marks | used,
            plain=tuple(plain.values()),
            responses=responses,
            varying=varying,
            assigns=self.assigns(option.assigns),
        )


def _is_plain(response: Response) -> bool:
    """Whether it is the same in every state."""
    answer = response.answers[0]
    return answer.when is None and answer.first == answer.again
