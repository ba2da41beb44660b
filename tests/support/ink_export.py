"""Writes a scene as a story in ink, as plainly as ink can say it, so that inkjs can be asked what happens in it.

What ink has of its own is used: read counts for ``seen``, once-only choices for ``once``, its own arithmetic. Each
line, note and change of meters is a line of ink's output, in the form that :func:`told` gives the game's own events.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from game.story.condition.names import names_in
from game.story.engine.program import conditions_in, promises_in
from game.story.engine.state import Counted, Event, Moved
from game.story.model import condition as c
from game.story.model.cast import Case, Change
from game.story.model.flags import Value
from game.story.model.promise import Promise, Settle
from game.story.model.scene import (
    LISTEN,
    Assign,
    ChangePlace,
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
    When,
)

_SPECIAL = re.compile(r"([\\#{}|<>\[\]/~*+=-])")


def ink_of(scene: Scene) -> str:
    """The scene in ink; ``f_FLAG``, ``r_SCENE`` and ``p_SCENE__PROMISE`` can be set first, ``ending`` is the end."""
    return _Writer(scene).source()


def told(event: Event) -> str:
    """How a line, a note or a move of the meters stands in the output."""
    match event:
        case Line(speaker, text):
            return f"{speaker}: {text}"
        case TakeNote(id_):
            return f"NOTE {id_}"
        case Promise(id_):
            return f"PROMISED {id_}"
        case Settle(id_, how):
            return f"PROMISE {id_} {how}"
        case ChangePlace(place):
            return f"PLACE {place}"
        case Moved(meters):
            return meters_told(meters)
        case Counted():
            raise NotImplementedError("ink has no gauges, and no scene drawn at random has one")


def meters_told(meters: Sequence[int]) -> str:
    """How meters stand in the output."""
    return "METERS " + " ".join(map(str, meters))


def meter_name(id_: str) -> str:
    """What a meter is called in ink."""
    return "m_" + id_.replace(".", "_")


def promise_name(id_: str) -> str:
    """What a promise's state is called in ink, of this scene or of an earlier one."""
    return "p_" + id_.replace(".", "__")


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else f'"{value}"'


class _Writer:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.knots: dict[str, list[str]] = {}
        self.count = 0

    def source(self) -> str:
        scene = self.scene
        starts = {change.meter: change.amount for part in scene.cast for change in part.starts}
        calls = {
            (leaf.function, leaf.argument)
            for tree in conditions_in(scene)
            for leaf in names_in(tree)
            if isinstance(leaf, c.Call)
        }
        for part in scene.cast:
            calls |= {("did", reaction.tag) for reaction in part.character.reacts}
        calls |= {("did", tag) for option in _options(scene) for tag in option.does}
        calls |= {("noted", note) for note in _notes(scene)}
        top = ['VAR ending = ""', "VAR spent = 0"]
        for meter in scene.meters:
            top.append(f"VAR {meter_name(meter.id)} = {starts.get(meter.id, meter.start)}")
            top.append(f"VAR new_{meter_name(meter.id)} = 0")
        top += [f"VAR f_{flag.id} = {_value(flag.start)}" for flag in scene.flags]
        top += [f"VAR d_{name} = false" for call, name in sorted(calls) if call == "did"]
        top += [f"VAR n_{name} = false" for call, name in sorted(calls) if call == "noted"]
        top += [f'VAR r_{name} = "never"' for call, name in sorted(calls) if call == "ended"]
        promises = {name for call, name in calls if call in c.OF_PROMISES}
        promises |= {step.id if isinstance(step, Promise) else step.promise for step in promises_in(scene)}
        top += [f'VAR {promise_name(name)} = ""' for name in sorted(promises)]
        for beat in scene.beats:
            self.knots[f"beat__{beat.id}"] = self.steps(beat.steps, beat.id, "-> fell_off")
        self.knots["fell_off"] = ["-> END"]
        knots = "\n".join(f"=== {name} ===\n" + "\n".join(lines) for name, lines in self.knots.items())
        held = "=== function held(x) ===\n~ return MAX(0, MIN(100, x))"
        return "\n".join([*top, f"-> beat__{scene.start}", knots, held, ""])

    def knot(self, lines: list[str]) -> str:
        """Put lines into a knot of their own, and say how to get there."""
        self.count += 1
        self.knots[f"k_{self.count}"] = lines
        return f"-> k_{self.count}"

    def steps(self, steps: Sequence[Step], beat: str, after: str) -> list[str]:
        """Some steps, and where they lead if they lead nowhere themselves."""
        out: list[str] = []
        for at, step in enumerate(steps):
            match step:
                case Line(when=when, cut_in=()) if when is not None:
                    out += [f"{{ {self.test(when, beat)}:", told_in_ink(step), "}"]
                case Line(cut_in=()):
                    out.append(told_in_ink(step))
                case Line(when=when):
                    rest = self.knot(self.steps(steps[at + 1 :], beat, after))
                    if when is not None:
                        out += [f"{{ not ({self.test(when, beat)}):", rest, "}"]
                    *cut_in, listen = step.offered
                    if not self.scene.overhears and step.speaker != "narrator":
                        listen = replace(listen, to=step.speaker)
                    return [*out, told_in_ink(step), *self.choices([*cut_in, listen], beat, rest)]
                case Choose(options):
                    return [*out, *self.choices(options, beat, self.knot(self.steps(steps[at + 1 :], beat, after)))]
                case When(when, then, otherwise):
                    rest = self.knot(self.steps(steps[at + 1 :], beat, after))
                    holds = self.knot(self.steps(then, beat, rest))
                    fails = self.knot(self.steps(otherwise, beat, rest))
                    return [*out, f"{{ {self.test(when, beat)}:", holds, "- else:", fails, "}"]
                case Mood(changes):
                    out += self.moved(changes)
                case SetFlags(assigns):
                    out += self.assigned(assigns)
                case TakeNote(id_):
                    out += self.noted(id_)
                case Promise() | Settle():
                    out += self.promised(step)
                case ChangePlace():
                    out.append(told(step))
                case Go() | End():
                    return [*out, *self.exit(step)]
        return [*out, after]

    def exit(self, step: Go | End) -> list[str]:
        if isinstance(step, Go):
            return [f"-> beat__{step.beat}"]
        return [f'~ ending = "{step.ending}"', "-> END"]

    def choices(self, options: Iterable[Option], beat: str, rest: str) -> list[str]:
        out = []
        for option in options:
            there = self.knot(self.taken(option, beat, rest))
            test = "" if option.when is None else f" {{ {self.test(option.when, beat)} }}"
            out.append(f"{'*' if option.once else '+'}{test} [{option.id}] {there}")
        return out

    def taken(self, option: Option, beat: str, rest: str) -> list[str]:
        """All that follows an option, with every reaction asked before any meter has moved."""
        names = [meter_name(meter.id) for meter in self.scene.meters]
        out = [told_in_ink(Line("you", option.spoken))] if option.say else []
        out += [f"~ new_{name} = {name}" for name in names]
        for tag in option.does:
            for part in self.scene.cast:
                for reaction in part.character.reacts:
                    if reaction.tag == tag:
                        hears = not option.to or part.character.id in {option.to, "you"}
                        if not (hears or self.scene.overhears):
                            continue
                        cases = reaction.cases if hears else tuple(map(_overheard, reaction.cases))
                        out += self.reaction(tag, cases, beat)
        out += [_change(change, "new_") for change in option.mood]
        out += [f"~ {name} = held(new_{name})" for name in names]
        out.append(self.shown())
        if option.costs:
            out += [f"~ spent = spent + {option.costs}", "SPENT {spent}"]
        out += [f"~ d_{tag} = true" for tag in option.does]
        out += self.assigned(option.assigns)
        for note in option.notes:
            out += self.noted(note.id)
        for promise in option.promises:
            out += self.promised(promise)
        exit_ = () if option.exit is None else (option.exit,)
        return out + self.steps((*self.scene.every_turn, *option.reply, *exit_), beat, rest)

    def reaction(self, tag: str, cases: Sequence[Case], beat: str) -> list[str]:
        here = {meter.id for meter in self.scene.meters}
        cases = [case for case in cases if case.when is None or _meters_in(case.when) <= here]
        if not cases:
            return []
        if cases[0].when is None:
            return self.case(tag, cases[0])
        out = ["{"]
        for case in cases:
            out.append("- else:" if case.when is None else f"- {self.test(case.when, beat)}:")
            out += self.case(tag, case) or [self.nothing()]
            if case.when is None:
                break
        return [*out, "}"]

    def case(self, tag: str, case: Case) -> list[str]:
        first = [_change(change, "new_") for change in case.changes]
        if case.again is None:
            return first
        again = [_change(change, "new_") for change in case.again]
        nothing = [self.nothing()]
        return [f"{{ d_{tag}:", *(again or nothing), "- else:", *(first or nothing), "}"]

    def nothing(self) -> str:
        """A line that does nothing, where ink must have one."""
        name = f"new_{meter_name(self.scene.meters[0].id)}"
        return f"~ {name} = {name}"

    def moved(self, changes: Iterable[Change]) -> list[str]:
        changes = tuple(changes)
        names = dict.fromkeys(meter_name(change.meter) for change in changes)
        held = [f"~ {name} = held({name})" for name in names]
        return [*(_change(change, "") for change in changes), *held, self.shown()]

    def shown(self) -> str:
        return meters_told(()) + " ".join(f"{{{meter_name(meter.id)}}}" for meter in self.scene.meters)

    def assigned(self, assigns: Iterable[Assign]) -> list[str]:
        return [
            f"~ f_{a.flag} = f_{a.flag} + {_value(a.value)}" if a.adds else f"~ f_{a.flag} = {_value(a.value)}"
            for a in assigns
        ]

    def noted(self, id_: str) -> list[str]:
        return [told(TakeNote(id_, "")), f"~ n_{id_} = true"]

    def promised(self, step: Promise | Settle) -> list[str]:
        """A promise is made where it is not made yet, and settled where it is open."""
        name = promise_name(step.id if isinstance(step, Promise) else step.promise)
        before, after = ("", "open") if isinstance(step, Promise) else ("open", step.how)
        return [f'{{ {name} == "{before}":', told(step), f'~ {name} = "{after}"', "}"]

    def test(self, tree: c.Condition, beat: str) -> str:
        """A condition, asked while in a beat."""
        match tree:
            case c.Number(value) | c.Truth(value) | c.Word(value):
                return _value(value)
            case c.MeterName(id_):
                return meter_name(id_)
            case c.FlagName(id_):
                return f"f_{id_}"
            case c.Call("seen", name):
                return f"(beat__{name} > {int(name == beat)})"
            case c.Call("promised", name):
                return f'({promise_name(name)} != "")'
            case c.Call("kept" | "broken" as state, name):
                return f'({promise_name(name)} == "{state}")'
            case c.Call(function, name):
                return f"{ {'did': 'd', 'noted': 'n', 'ended': 'r'}[function] }_{name}"
            case c.Not(part):
                return f"(not {self.test(part, beat)})"
            case c.Minus(part):
                return f"(0 - {self.test(part, beat)})"
            case c.Both(parts):
                return "(" + " and ".join(self.test(part, beat) for part in parts) + ")"
            case c.Either(parts):
                return "(" + " or ".join(self.test(part, beat) for part in parts) + ")"
            case c.Compare(sign, left, right):
                return f"({self.test(left, beat)} {sign} {self.test(right, beat)})"
            case c.Arithmetic(sign, left, right) if sign != "/":
                return f"({self.test(left, beat)} {sign} {self.test(right, beat)})"
            case _:
                raise NotImplementedError(f"no scene drawn at random asks for {tree}")


def told_in_ink(line: Line) -> str:
    """A line as it stands in an ink file, with nothing in it that ink would take for its own."""
    return _SPECIAL.sub(r"\\\1", told(line))


def _meters_in(tree: c.Condition) -> set[str]:
    return {leaf.id for leaf in names_in(tree) if isinstance(leaf, c.MeterName)}


def _overheard(case: Case) -> Case:
    again = None if case.again is None else _halved(case.again)
    return Case(case.when, _halved(case.changes), again)


def _halved(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(Change(one.meter, math.trunc(one.amount / 2)) for one in changes if not one.sets)


def _change(change: Change, prefix: str) -> str:
    name = prefix + meter_name(change.meter)
    return f"~ {name} = {change.amount}" if change.sets else f"~ {name} = {name} + {change.amount}"


def _steps(scene: Scene) -> Iterable[Step]:
    todo: list[Step] = [*scene.every_turn, *(step for beat in scene.beats for step in beat.steps)]
    while todo:
        step = todo.pop()
        yield step
        match step:
            case When(_, then, otherwise):
                todo += [*then, *otherwise]
            case Choose(options) | Line(written=options):
                todo += [inner for option in options for inner in option.reply]


def _options(scene: Scene) -> list[Option]:
    found = [Option(LISTEN, does=(LISTEN,))]
    for step in _steps(scene):
        if isinstance(step, Choose):
            found += step.options
        elif isinstance(step, Line):
            found += step.written
    return found


def _notes(scene: Scene) -> set[str]:
    taken = {step.id for step in _steps(scene) if isinstance(step, TakeNote)}
    return taken | {note.id for option in _options(scene) for note in option.notes}
