"""Every way out of a beat: by which option, under which conditions, and where to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from game.story.model import Beat, Choose, End, Go, Line, Option, Step, When
from game.story.model import condition as c

OFF: Final = Go("")
"""Where a beat leads that runs off its end."""
STAYS: Final = Go(".")
"""Where an option leads that carries on inside its beat, to the beat's decision."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way out of a beat.

    ``option`` is the last thing the player decided on it, None where it just flows on; ``decision`` is that decision's
    name. ``needs`` must hold for the option to be offered, ``then`` for this way to be taken after it.
    """

    decision: str
    option: Option | None
    needs: tuple[c.Condition, ...]
    then: tuple[c.Condition, ...]
    to: Go | End


@dataclass(frozen=True, slots=True)
class _Head:
    """How far one way has come inside the beat."""

    decision: str = ""
    option: Option | None = None
    needs: tuple[c.Condition, ...] = ()
    then: tuple[c.Condition, ...] = ()

    def under(self, condition: c.Condition) -> _Head:
        return replace(self, then=(*self.then, condition))


def ways_of(beat: Beat) -> tuple[WayOut, ...]:
    """Every way out of a beat, in the order written, each once; blocks that lead nowhere of their own are no forks."""
    walk = _Walk(beat)
    left = walk.steps(beat.steps, (_Head(),))
    walk.leave(left, OFF)
    return tuple(walk.found)


class _Walk:
    """One walk over a beat's steps; ``inside`` are the conditions of the blocks that it stands in.

    ``found`` is a dictionary only to keep each way once, in order.
    """

    def __init__(self, beat: Beat) -> None:
        self.beat = beat
        self.found: dict[WayOut, None] = {}
        self.inside: list[c.Condition] = []

    def leave(self, heads: Iterable[_Head], to: Go | End) -> None:
        for head in heads:
            self.found[WayOut(head.decision, head.option, head.needs, head.then, replace_mark(to))] = None

    def steps(self, steps: tuple[Step, ...], heads: tuple[_Head, ...]) -> tuple[_Head, ...]:
        """Follow steps from some heads; returns those that come out at the end of them."""
        for step in steps:
            if not heads:
                return ()
            match step:
                case Go() | End():
                    self.leave(heads, step)
                    return ()
                case When():
                    heads = self.block(step, heads)
                case Choose(options):
                    heads = self.options(options, self.beat.id, tuple(self.inside))
                case Line(cut_in=options) if options:
                    heads = self.cut_in(step, heads)
                case _:
                    pass
        return heads

    def block(self, step: When, heads: tuple[_Head, ...]) -> tuple[_Head, ...]:
        if not (_forks(step.then) or _forks(step.otherwise)):
            return heads
        holds = self.branch(step.then, step.when, heads)
        fails = self.branch(step.otherwise, c.Not(step.when), heads)
        origins = {(head.decision, head.option): head for head in heads}
        met: dict[tuple[str, Option | None], _Head] = {}
        for head in (*holds, *fails):
            key = (head.decision, head.option)
            # Where both branches come out, what comes next does not depend on the condition.
            met[key] = origins.get(key, head) if key in met else head
        return tuple(met.values())

    def branch(self, steps: tuple[Step, ...], condition: c.Condition, heads: tuple[_Head, ...]) -> tuple[_Head, ...]:
        self.inside.append(condition)
        left = self.steps(steps, tuple(head.under(condition) for head in heads))
        self.inside.pop()
        return left

    def options(self, options: tuple[Option, ...], decision: str, before: tuple[c.Condition, ...]) -> tuple[_Head, ...]:
        left: list[_Head] = []
        for option in options:
            needs = (*before, option.when) if option.when is not None else before
            after = self.steps(option.reply, (_Head(decision, option, needs),))
            if option.exit is not None:
                self.leave(after, option.exit)
            else:
                left.extend(after)
        return tuple(left)

    def cut_in(self, line: Line, heads: tuple[_Head, ...]) -> tuple[_Head, ...]:
        decision = f"{self.beat.id}.cut_in"
        needs = tuple(self.inside) if line.when is None else (*self.inside, line.when)
        *cut_ins, hear_out = line.offered
        left = self.options(tuple(cut_ins), decision, needs)
        heard = self.options((hear_out,), decision, needs)
        unheard = heads if line.when is not None else ()
        if _has_choose(self.beat.steps):
            self.leave(left, STAYS)
            return heads if heard else (*left, *unheard)
        return (*heard, *left, *unheard)


def replace_mark(to: Go | End) -> Go | End:
    """The same exit wherever it was written, so that equal ways are one."""
    return Go(to.beat) if isinstance(to, Go) else End(to.ending)


def _forks(steps: tuple[Step, ...]) -> bool:
    """Whether anything is decided or left in some steps."""
    return any(
        isinstance(step, Go | End | Choose)
        or (isinstance(step, Line) and bool(step.cut_in))
        or (isinstance(step, When) and (_forks(step.then) or _forks(step.otherwise)))
        for step in steps
    )


def _has_choose(steps: tuple[Step, ...]) -> bool:
    return any(
        isinstance(step, Choose) or (isinstance(step, When) and (_has_choose(step.then) or _has_choose(step.otherwise)))
        for step in steps
    )
