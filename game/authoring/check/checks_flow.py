"""Checks of where a conversation goes: beats, circles, runs off the end, choices with nothing open, dead steps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from game.authoring.check.catalogue import flow, words
from game.authoring.check.context import Case
from game.story.condition import nearest
from game.story.engine import Event, follow, steps_in
from game.story.engine.program import END, FALL, JUMP, LEAVE, TEST, WAIT
from game.story.model import Choose, End, Go, Line, Mark, Step, When

_FELL = "\0"
"""Begins what stands for an ending where a beat was run off."""


def check_flow(case: Case) -> None:
    """Everything of this kind in a scene."""
    _beats(case)
    _stops(case)
    _nothing_open(case)
    if case.is_certain:
        for beat in case.scene.beats:
            if case.coverage.is_entered(beat.id):
                _dead_steps(case, beat.steps)


def _beats(case: Case) -> None:
    """Beats that nobody comes to."""
    leads = ways_between(case)
    entered = {beat.id for beat in case.scene.beats if case.coverage.is_entered(beat.id)}
    if not case.is_certain:
        entered = _linked(case, leads)
    names = [beat.id for beat in case.scene.beats]
    for beat in case.scene.beats:
        if beat.id in entered:
            continue
        ways = [(source, go) for source, go in leads[beat.id] if source != beat.id]
        taken = [go for source, go in ways if source in entered]
        if not ways:
            message = f"nothing leads to the beat '{beat.id}'"
            targets = {name for name in names if leads[name]} - {beat.id}
            near = nearest(beat.id, targets)
            hint = f"add a go: {beat.id} somewhere, or leave the beat out"
            hint += f" (there are ways to '{near.split(chr(39))[1]}': is one of them meant?)" if near else ""
        elif taken:
            lines = sorted({go.mark.line for go in taken})
            message = f"nobody can reach the beat '{beat.id}'"
            hint = f"what leads to it, in line {_listed(lines)}, can never happen"
        else:
            sources = sorted({source for source, _ in ways})
            message = f"nobody can reach the beat '{beat.id}'"
            hint = f"only beats that nobody reaches lead to it: {', '.join(sources)}"
        case.tell(flow.UnreachableBeat, beat.mark, message, hint)


def ways_between(case: Case) -> defaultdict[str, list[tuple[str, Go]]]:
    """For each beat, every ``go`` that leads to it, with the beat that it stands in."""
    leads: defaultdict[str, list[tuple[str, Go]]] = defaultdict(list)
    for beat in case.scene.beats:
        for step in steps_in(beat.steps):
            if isinstance(step, Go):
                leads[step.beat].append((beat.id, step))
            options = step.options if isinstance(step, Choose) else step.cut_in if isinstance(step, Line) else ()
            for option in options:
                if isinstance(option.exit, Go):
                    leads[option.exit.beat].append((beat.id, option.exit))
    return leads


def _linked(case: Case, leads: defaultdict[str, list[tuple[str, Go]]]) -> set[str]:
    """The beats that some chain of ``go`` leads to, whether or not it can be taken."""
    found = {case.scene.start}
    grows = True
    while grows:
        more = {beat for beat, ways in leads.items() if any(source in found for source, _ in ways)}
        grows = not more <= found
        found |= more
    return found


def _listed(lines: list[int]) -> str:
    return str(lines[0]) if len(lines) == 1 else f"{', '.join(map(str, lines[:-1]))} and {lines[-1]}"


def _stops(case: Case) -> None:
    """Where a conversation stops without an ending: beats that are run off, and circles."""
    atlas = case.atlas
    stopped = {n for n, state in enumerate(atlas.states) if state.place == "" and state.ending is None}
    if not stopped:
        return
    program = case.coverage.program
    code = [(END, (_FELL + str(a), 0), 0) if what == FALL else (what, a, to) for what, a, to in program.code]
    marked = replace(program, code=code)
    by_beat: defaultdict[str, dict[int, int]] = defaultdict(dict)
    circles: dict[int, int] = {}
    seen: set[int] = set()
    for state in range(len(atlas.states)):
        for way in atlas.ways(state):
            option = atlas.taken[way]
            if option in seen or atlas.target[way] not in stopped:
                continue
            seen.add(option)
            ignored: list[Event] = []
            after = follow(marked, atlas.states[state], case.coverage.ready(option), ignored)[1]
            if after.ending is None:
                circles.setdefault(option, state)
            else:
                by_beat[after.ending.removeprefix(_FELL)][option] = state
    opened = [opening for opening in atlas.openings if opening.state in stopped]
    falls = set(case.coverage.falls())
    if opened and not falls - by_beat.keys():
        circles[-1] = opened[0].state
    for beat_id in sorted(falls, key=[beat.id for beat in case.scene.beats].index):
        _run_off(case, beat_id, by_beat[beat_id])
    _circles(case, circles)


def _run_off(case: Case, beat_id: str, options: dict[int, int]) -> None:
    """Tell a beat that is run off: at its options that lead nowhere, or at the beat where it is not theirs to lead."""
    beat = next(beat for beat in case.scene.beats if beat.id == beat_id)
    open_ended = [
        option
        for option in options
        if case.atlas.options[option][0] in (beat_id, f"{beat_id}.cut_in")
        and case.atlas.options[option][1].option.exit is None
    ]
    example = f"it happens {_then(case, *next(iter(options.items())))}" if options else "it happens right at the start"
    decision = case.chooses.get(beat_id)
    all_of_them = decision is not None and len(open_ended) == len(decision.options)
    if not open_ended or all_of_them or len(open_ended) < len(options):
        message = f"the beat '{beat_id}' runs off its end"
        case.tell(flow.RunsOff, beat.mark, message, f"add a last step, go: or end:; {example}")
        return
    for option in open_ended:
        id_ = case.atlas.options[option][1].option.id
        case.tell(
            flow.RunsOff,
            case.option_mark(option),
            f"after '{id_}' the beat '{beat_id}' runs off its end",
            f"give the option a go: or an end:, or add steps after the choose; it happens"
            f" {_then(case, option, options[option])}",
        )


def _then(case: Case, option: int, state: int) -> str:
    """A walk to a state and the option taken there."""
    id_ = case.atlas.options[option][1].option.id
    walk = case.walk(state)
    return f"after {id_}" if walk == "right at the start" else f"{walk}, then {id_}"


def _circles(case: Case, options: dict[int, int]) -> None:
    """Tell the circles that these options lead into (-1 stands for the start of the scene)."""
    steps = _go_places(case)
    told: set[int] = set()
    for option, state in options.items():
        at = case.coverage.program.starts[case.scene.start] if option < 0 else case.coverage.ready(option).goes_on
        closing = _closing(case, at)
        go = steps.get(closing) if closing is not None else None
        if closing in told:
            continue
        told.add(-1 if closing is None else closing)
        mark = go.mark if go is not None else case.option_mark(option) if option >= 0 else Mark(1, 1)
        where = f"to '{go.beat}' " if go is not None else ""
        example = "right at the start" if option < 0 else _then(case, option, state)
        case.tell(
            flow.EndlessGo,
            mark,
            f"this leads {where}round and round, without a decision in it",
            f"let a choose stand somewhere in the circle, or lead out of it; it happens {example}",
        )


def _go_places(case: Case) -> dict[int, Go]:
    """Each ``go`` step by its place in the program."""
    found = {}
    for beat in case.scene.beats:
        for step in steps_in(beat.steps):
            if isinstance(step, Go):
                for place in case.coverage.layout.places.get(id(step), ()):
                    found[place] = step
    return found


def _closing(case: Case, start: int) -> int | None:
    """The first ``go``, from a place on, that closes a circle without a decision."""
    code, reached = case.coverage.program.code, case.coverage.reached
    path: list[int] = []
    on_path: set[int] = set()
    done: set[int] = set()
    todo: list[tuple[int, bool]] = [(start, False)]
    while todo:
        at, leaving = todo.pop()
        if leaving:
            on_path.discard(at)
            path.pop()
            continue
        if at in done or not reached[at]:
            continue
        done.add(at)
        on_path.add(at)
        path.append(at)
        todo.append((at, True))
        what, _, target = code[at]
        if what in (WAIT, END, FALL):
            continue
        nexts = [target] if what in (LEAVE, JUMP) else [at + 1, target] if what == TEST else [at + 1]
        for there in nexts:
            if there in on_path:
                return next((place for place in reversed(path) if code[place][0] == LEAVE), None)
            todo.append((there, False))
    return None


def _nothing_open(case: Case) -> None:
    """Decisions that can be come to with nothing open."""
    atlas, told = case.atlas, set()
    for number in range(atlas.visited):
        place = atlas.states[number].place
        if place and place not in told and atlas.first[number] == atlas.first[number + 1]:
            told.add(place)
            case.tell(
                flow.NothingOpen,
                case.marks[place],
                "here it can happen that no option is open",
                f"let one option be open whatever happens; it happens {case.walk(number)}",
            )


def _dead_steps(case: Case, steps: tuple[Step, ...]) -> None:
    """Steps after one that is done, and that are themselves never done."""
    for before, step in zip((None, *steps), steps, strict=False):
        if before is not None and case.coverage.is_reached(before) and not case.coverage.is_reached(step):
            what = "this line is never seen" if isinstance(step, Line) else "this step is never done"
            case.tell(words.NeverSeen, step.mark, what, f"{_why_dead(before)}: move it up, or leave it out")
        if isinstance(step, When):
            _dead_steps(case, step.then)
            _dead_steps(case, step.otherwise)
        options = step.options if isinstance(step, Choose) else step.cut_in if isinstance(step, Line) else ()
        for option in options:
            _dead_steps(case, option.reply)


def _why_dead(before: Step) -> str:
    match before:
        case Go() | End():
            return f"the step before it, in line {before.mark.line}, leads away"
        case Choose():
            return f"every option of the choose in line {before.mark.line} leads away"
        case _:
            return f"every way through the step in line {before.mark.line} leads away"
