"""Play: where a conversation stands, what is open there, and what follows when the player takes an option.

Everything here is a function of its arguments: the same scene, state and option give the same turn for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.story.condition import compiled, failing, in_words
from game.story.engine.compile import program_of
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
    Instruction,
    MeterMove,
    Program,
    Ready,
)
from game.story.engine.recalling import memory_of
from game.story.engine.state import Counted, Event, Moved, Offer, State, Turn
from game.story.language import Notice
from game.story.model import Either, Line, OutcomeName, Scene, Value

MOST_HOPS: Final = 1_000
"""How many `go` may follow each other without a decision before play gives up on a scene that turns in a circle."""
DONE: Final = Notice("you have done this already")
"""Why an option that is taken once only is closed; the only reason a player sees that is not its author's."""


def begin(
    scene: Scene,
    variants: Mapping[str, Value] | None = None,
    remembered: Mapping[str, str] | None = None,
    *,
    carried: Mapping[str, int] | None = None,
    program: Program | None = None,
) -> Turn:
    """Start a scene.

    Args:
        scene: a scene without problems.
        variants: starting values of flags by id (of variants, but any flag may be set).
        remembered: scene id to what its latest finished run left (see ``Memory``); one that is not there never ended.
        carried: meters that begin elsewhere than where the scene has them, by their full names.
        program: the scene's program, where a watched one is to be run.

    Returns:
        The opening turn, with ``""`` for its decision and option.
    """
    program = program or program_of(scene)
    variants = variants or {}
    meters = program.starts_at
    if carried:
        begins = zip(scene.meters, meters, strict=True)
        meters = tuple(_clamp(carried.get(meter.id, start)) for meter, start in begins)
    flags = tuple(variants.get(flag.id, flag.start) for flag in scene.flags)
    memory = memory_of(scene, program, remembered or {})
    before = State("", None, meters, flags, 0, memory)
    events: list[Event] = []
    after = _run(program.code, program.starts[scene.start], meters, flags, 0, memory, events)
    return Turn(before, "", "", after, tuple(events), meters)


def choose(scene: Scene, state: State, option_id: str) -> Turn:
    """Take an option.

    Args:
        scene: the scene the state is of.
        state: where the conversation stands.
        option_id: what the player says.

    Returns:
        The turn. An option that is not open is answered with ``refused`` and nothing has changed.
    """
    program = program_of(scene)
    place, _, meters, flags, marks, memory = state
    decision = program.decisions.get(place)
    if decision is None or option_id not in decision.options:
        return Turn(state, place, option_id, state, (), meters, _no_such(decision, option_id))
    ready = decision.options[option_id]
    if ready.used & marks or (ready.when is not None and not ready.when(meters, flags, marks, memory)):
        return Turn(state, place, option_id, state, (), meters, reason_closed(scene, state, ready))
    events: list[Event] = list(ready.said)
    moved, after = follow(program, state, ready, events)
    return Turn(state, place, option_id, after, tuple(events), moved, taken=ready.option)


def cuttable(scene: Scene, state: State) -> Line | None:
    """The line that can be cut in on as the conversation stands: the one just said, or None."""
    decision = program_of(scene).decisions.get(state.place)
    return decision.cut_in if decision is not None else None


def follow(program: Program, state: State, ready: Ready, events: list[Event]) -> tuple[tuple[int, ...], State]:
    """What an open option leads to, without asking whether it is open: the part of play that has to be fast.

    Args:
        program: the program of the state's scene.
        state: where the conversation stands, waiting for a decision that holds the option.
        ready: the option.
        events: what follows is added to it.

    Returns:
        The meters when the reactions to the option are done, and the state after the turn.
    """
    _, _, meters, flags, marks, memory = state
    moved = meters
    if ready.plain or ready.varying:
        levels = list(meters)
        for response in ready.varying:
            for when, first, again in response.answers:
                if when is None or when(meters, flags, marks, memory):
                    for at, amount, sets in again if marks & response.mark else first:
                        levels[at] = amount if sets else levels[at] + amount
                    break
        for at, amount, sets in ready.plain:
            levels[at] = amount if sets else levels[at] + amount
        moved = tuple([0 if lv < 0 else 100 if lv > 100 else lv for lv in levels])  # noqa: FURB136 - quicker by half
    if ready.assigns:
        flags = assigned(flags, ready.assigns)
    return moved, _run(program.code, ready.goes_on, moved, flags, marks | ready.marks, memory, events)


def _run(  # noqa: PLR0917 - the innermost loop: positions cost less than names
    code: list[Instruction],
    at: int,
    meters: tuple[int, ...],
    flags: tuple[Value, ...],
    marks: int,
    memory: tuple[str, ...],
    events: list[Event],
) -> State:
    """Do the steps from a place in the program until the player must decide or the conversation is over."""
    hops = 0
    while True:
        what, argument, target = code[at]
        at += 1
        if what == TELL:
            events.extend(argument)  # type: ignore[arg-type]  # what each code carries is said in program.py
        elif what == WAIT:
            return State(argument, None, meters, flags, marks, memory)  # type: ignore[arg-type]
        elif what == LEAVE:
            marks |= argument  # type: ignore[operator]
            at = target
            hops += 1
            if hops > MOST_HOPS:
                return State("", None, meters, flags, marks, memory)
        elif what == JUMP:
            at = target
        elif what == TEST:
            if not argument(meters, flags, marks, memory):  # type: ignore[operator]
                at = target
        elif what == MARK:
            marks |= argument  # type: ignore[operator]
        elif what == MOVE:
            meters = apply(meters, argument)  # type: ignore[arg-type]
            events.append(Moved(meters))
        elif what == ASSIGN:
            flags = assigned(flags, argument)  # type: ignore[arg-type]
        elif what == END:
            ending, mark = argument  # type: ignore[misc]
            return State("", ending, meters, flags, marks | mark, memory)  # type: ignore[has-type]
        elif what == COUNT:
            events.append(Counted(argument(flags)))  # type: ignore[operator]
        elif what == FALL:
            return State("", None, meters, flags, marks, memory)


def _clamp(level: int) -> int:
    return 0 if level < 0 else 100 if level > 100 else level  # noqa: FURB136 - quicker by half


def apply(meters: tuple[int, ...], moves: tuple[MeterMove, ...]) -> tuple[int, ...]:
    """The meters after some moves, held within 0-100 once, at the end."""
    levels = list(meters)
    for place, amount, sets in moves:
        levels[place] = amount if sets else levels[place] + amount
    return tuple(map(_clamp, levels))


def assigned(flags: tuple[Value, ...], assigns: tuple[tuple[int, Value, bool], ...]) -> tuple[Value, ...]:
    """The flags after some of them were set, or added to."""
    values = list(flags)
    for place, value, adds in assigns:
        values[place] = int(values[place]) + int(value) if adds else value
    return tuple(values)


def _no_such(decision: Decision | None, option_id: str) -> str:
    if decision is None:
        return "the conversation is over"
    return f"there is no '{option_id}' here; there is {', '.join(decision.options)}"


def reason_closed(scene: Scene, state: State, ready: Ready) -> str:
    """Why an option cannot be taken now, in the author's words where there are any; ``""`` if it can."""
    if ready.used & state.marks:
        return DONE
    if ready.when is None or ready.when(*state[2:]):
        return ""
    if ready.option.locked:
        return ready.option.locked
    tree = ready.option.when
    assert tree is not None  # noqa: S101 - `when` was made from it
    program = program_of(scene)
    causes = failing(tree, lambda part: bool(compiled(part, program.slots)(*state[2:])))
    words = [in_words(cause, scene) for cause in causes]
    if len(causes) > 1:
        words = [f"({text})" if isinstance(cause, Either) else text for cause, text in zip(causes, words, strict=True)]
    return f"only if {' and '.join(words)}"


def offers(scene: Scene, state: State) -> tuple[Offer, ...]:
    """Every option of the decision that is waited for, as written, open or closed; none when it is over."""
    decision = program_of(scene).decisions.get(state.place)
    if decision is None:
        return ()
    return tuple(
        Offer(ready, reason, bool(reason) and ready.option.locked is None)
        for ready in decision.options.values()
        for reason in (reason_closed(scene, state, ready),)
    )


def open_ids(scene: Scene, state: State) -> tuple[str, ...]:
    """The ids of the options that can be taken now, as written."""
    decision = program_of(scene).decisions.get(state.place)
    if decision is None:
        return ()
    _, _, meters, flags, marks, memory = state
    return tuple(
        [
            id_
            for id_, ready in decision.options.items()
            if not ready.used & marks and (ready.when is None or ready.when(meters, flags, marks, memory))
        ]
    )


def outcome(scene: Scene, state: State) -> OutcomeName | None:
    """How it ended, or None where it has not, or ran off its end."""
    return None if state.ending is None else scene.ending(state.ending).outcome


def passed(scene: Scene, state: State) -> bool:
    """Whether a finished conversation passes; by default whenever the customer is not lost."""
    how = outcome(scene, state)
    if how is None:
        return False
    program = program_of(scene)
    if program.passes is None:
        return how != "lost"
    return bool(program.passes(state.meters, state.flags, state.marks, (*state.memory, how)))


def score(scene: Scene, state: State) -> float:
    """What a finished conversation is worth, 0-100: its score as written, and no more or less than that."""
    return max(0, min(100, score_as_written(scene, state)))


def score_as_written(scene: Scene, state: State) -> float:
    """What the author's own sum comes to, which can be under 0 or over 100.

    Without one it is the mean of the customers' meters, each turned so that 100 is good; a scene without meters is
    worth 100 when won, 50 when settled and 0 when lost.
    """
    program = program_of(scene)
    how = outcome(scene, state)
    if program.score is not None:
        memory = (*state.memory, how or "lost")
        return program.score(state.meters, state.flags, state.marks, memory)  # type: ignore[return-value]  # by resolve()
    if not program.good:
        return {"won": 100, "settled": 50}.get(how or "lost", 0)
    total = sum(state.meters[place] if high else 100 - state.meters[place] for place, high in program.good)
    return total / len(program.good)


def face(scene: Scene, speaker: str, meters: tuple[int, ...], state: State) -> str:
    """The face a character wears at those meters: the first whose condition holds, ``calm`` where it has none."""
    for when, id_ in program_of(scene).faces.get(speaker, ()):
        if when is None or when(meters, state.flags, state.marks, state.memory):
            return id_
    return "calm"
