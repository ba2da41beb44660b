"""Compiles a scene into a program: every beat, block, reply and cut-in as instructions, made once for each scene."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from game.story.condition import Evaluate, Slots, compiled
from game.story.engine.asked import flags_asked, mark_of, marks_of, recalls_of
from game.story.engine.program import (
    ASSIGN,
    COUNT,
    END,
    FALL,
    JUMP,
    LEAVE,
    MARK,
    MOVE,
    TELL,
    TEST,
    WAIT,
    Decision,
    MeterMove,
    Program,
    ReactionCase,
    Ready,
    Response,
    Watcher,
    as_asked_in,
    listener,
)
from game.story.engine.responses import as_heard, is_plain
from game.story.model import (
    YOU,
    Assign,
    Change,
    ChangePlace,
    Choose,
    End,
    Go,
    Line,
    Mood,
    Option,
    Promise,
    Scene,
    SetFlags,
    Settle,
    Step,
    TakeNote,
    Value,
    When,
)
from game.story.model import condition as c


@lru_cache(maxsize=64)
def program_of(scene: Scene) -> Program:
    """The scene's program, made once."""
    return _Builder(scene).build()


@lru_cache(maxsize=8)
def silent_program_of(scene: Scene) -> Program:
    """The scene's program without what is told: it comes to the same states, and sooner."""
    return _Builder(scene, tells=False).build()


def watched_program(scene: Scene, watcher: Watcher, *, tells: bool) -> Program:
    """The scene's program for somebody who wants to know what is done in it; made anew.

    It does not set the flags that no condition asks for: nothing follows from them, and without them there are fewer
    states to visit. With ``tells`` every step has a place of its own in it.
    """
    return _Builder(scene, watcher, tells=tells).build()


class _Builder:
    """Compiles one scene."""

    def __init__(self, scene: Scene, watcher: Watcher | None = None, *, tells: bool = True) -> None:
        self.watcher = watcher
        self.tells = tells
        self.flags = frozenset(flag.id for flag in scene.flags) if watcher is None else flags_asked(scene)
        self.shown = frozenset(gauge.flag for gauge in scene.gauges)
        recalls = recalls_of(scene)
        meters = scene.meters
        starts = {change.meter: change.amount for part in scene.cast for change in part.starts}
        slots = Slots(
            meters={meter.id: place for place, meter in enumerate(meters)},
            flags={flag.id: place for place, flag in enumerate(scene.flags)},
            marks=marks_of(scene),
            memory={".".join(filter(None, recalled)): place for place, recalled in enumerate(recalls)},
        )
        self.scene = scene
        self.slots = slots
        self.trees: dict[Evaluate, c.Condition] = {}
        self.program = Program(
            scene,
            slots,
            remembers=tuple(dict.fromkeys(scene_id for scene_id, _ in recalls)),
            recalls=recalls,
            starts_at=tuple(max(0, min(100, starts.get(meter.id, meter.start))) for meter in meters),
            good=tuple(
                (place, meter.good == "high")
                for place, meter in enumerate(meters)
                if not meter.id.startswith(f"{YOU}.")
            ),
            faces={
                part.character.id: tuple((self.own_condition(one.when, None), one.id) for one in part.character.faces)
                for part in scene.cast
            },
            passes=self.condition(scene.passes, None),
            score=self.condition(scene.score, None),
            trees=self.trees,
        )
        self.code = self.program.code
        self.jumps: list[tuple[int, str]] = []
        self.responses: dict[str, list[Response]] = defaultdict(list)
        for part in scene.cast:
            for reaction in part.character.reacts:
                answers = tuple(
                    ReactionCase(
                        self.own_condition(case.when, case),
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

    def condition(self, tree: c.Condition | None, owner: object | None) -> Evaluate | None:
        if tree is None:
            return None
        evaluate = compiled(tree, self.slots)
        if owner is None:
            return evaluate
        if self.watcher is not None:
            evaluate = self.watcher.condition(owner, evaluate)
        self.trees[evaluate] = tree
        return evaluate

    def own_condition(self, tree: c.Condition | None, owner: object | None) -> Evaluate | None:
        """A condition of a character's own file."""
        return None if tree is None else self.condition(as_asked_in(self.scene, tree), owner)

    def mark(self, kind: str, id_: str) -> int:
        """The bit for a thing done, 0 where nothing ever asks."""
        return self.slots.marks.get((kind, id_), 0)

    def moves(self, changes: tuple[Change, ...]) -> tuple[MeterMove, ...]:
        return tuple(MeterMove(self.slots.meters[change.meter], change.amount, change.sets) for change in changes)

    def assigns(self, assigns: tuple[Assign, ...]) -> tuple[tuple[int, Value, bool], ...]:
        return tuple((self.slots.flags[one.flag], one.value, one.adds) for one in assigns if one.flag in self.flags)

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
            if self.watcher is not None:
                self.watcher.step(step, len(self.code))
            match step:
                case Line():
                    self.line(step, beat)
                case Choose(options):
                    self.choose(options, beat, beat)
                case When(when, then, otherwise):
                    test = self.put(TEST, self.condition(when, step))
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
                    self.count(assigns)
                case TakeNote(id_):
                    self.note(step, self.mark("noted", id_))
                case Promise() | Settle():
                    self.promise(step)
                case ChangePlace():
                    self.tell(step)
                case Go() | End():
                    self.exit(step, beat)

    def tell(self, event: Line | TakeNote | Promise | Settle | ChangePlace) -> None:
        if self.tells:
            self.put(TELL, (event,))

    def count(self, assigns: tuple[Assign, ...]) -> None:
        """Tell what the gauges show, where a flag of one is set."""
        if self.tells and any(assign.flag in self.shown for assign in assigns):
            self.put(COUNT, self.scene.counts)

    def note(self, note: TakeNote, mark: int) -> None:
        self.tell(note)
        if mark:
            self.put(MARK, mark)

    def promise(self, step: Promise | Settle) -> None:
        """Make a promise that is not made yet, or settle one that is open."""
        made = c.Call("promised", step.id if isinstance(step, Promise) else step.promise, 0)
        settled = (c.Call(how, made.argument, 0) for how in ("kept", "broken"))
        known = (c.Not(call) for call in settled if (call.function, call.argument) in self.slots.marks)
        can_be = c.Not(made) if isinstance(step, Promise) else c.Both((made, *known))
        test = self.put(TEST, self.condition(can_be, step))
        self.tell(step)
        self.put(MARK, self.mark(*mark_of(step)))
        self.aim(test)

    def exit(self, step: Go | End, beat: str) -> None:
        mark = self.mark("seen", beat)
        if isinstance(step, Go):
            self.jumps.append((self.put(LEAVE, mark), step.beat))
        else:
            self.put(END, (step.ending, mark))

    def line(self, line: Line, beat: str) -> None:
        test = self.put(TEST, self.condition(line.when, line)) if line.when is not None else None
        self.tell(line)
        if line.cut_in:
            self.choose(line.offered, f"{beat}.cut_in", beat, line)
        if test is not None:
            self.aim(test)

    def choose(self, options: tuple[Option, ...], id_: str, beat: str, cut_in: Line | None = None) -> None:
        decision = Decision(id_, beat, {}, cut_in)
        self.program.decisions[id_] = decision
        self.put(WAIT, id_)
        ends = []
        for option in options:
            ready = self.ready(option, id_, listener(self.scene, option, cut_in))
            ready.goes_on = len(self.code)
            decision.options[option.id] = ready
            self.count(option.assigns)
            for note in option.notes:
                self.note(note, self.mark("noted", note.id))
            for promise in option.promises:
                self.promise(promise)
            self.steps((*self.scene.every_turn, *option.reply), beat)
            if option.exit is not None:
                self.exit(option.exit, beat)
            else:
                ends.append(self.put(JUMP))
        for place in ends:
            self.aim(place)

    def ready(self, option: Option, decision: str, to: str) -> Ready:
        told = tuple(response for tag in option.does for response in self.responses.get(tag, ()))
        responses = as_heard(told, to, overhears=self.scene.overhears)
        # A reaction that *sets* a meter hides what came before it, so then all are done in the order written.
        sets = any(move.sets for r in responses for a in r.answers for move in (*a.first, *a.again))
        varying = tuple(r for r in responses if sets or not is_plain(r))
        plain: dict[int, MeterMove] = {}
        always = [move for r in responses if r not in varying for move in r.answers[0].first]
        for move in (*always, *self.moves(option.mood)):
            before = plain.get(move.place, MeterMove(move.place, 0, sets=False))
            plain[move.place] = move if move.sets else MeterMove(move.place, before.amount + move.amount, before.sets)
        marks = 0
        for tag in option.does:
            marks |= self.mark("did", tag)
        used = self.mark("once", f"{decision}/{option.id}")
        return Ready(
            option,
            said=(Line(YOU, option.spoken, mark=option.mark),) if option.say else (),
            when=self.condition(option.when, option),
            used=used,
            marks=marks | used,
            plain=tuple(plain.values()),
            responses=responses,
            varying=varying,
            assigns=self.assigns(option.assigns),
        )
