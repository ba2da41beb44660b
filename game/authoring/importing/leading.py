"""Writes where a story leads: jumps, visits and the way back, and its ends."""

from __future__ import annotations

from typing import Final

from game.authoring.importing.emit import YamlTable
from game.authoring.importing.expression import Expression, Lit, Op, Var
from game.authoring.importing.flow import Arm, Back, Go, If, Place, Stop, Visit
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.job import Job, Rows, Stack
from game.authoring.importing.names import Ids
from game.authoring.importing.speech import shortened
from game.authoring.importing.writer import Writer
from game.story.model import NEVER

DEEPEST_VISITS: Final = 6
"""How many visits may stand in each other."""
MOST_COPIES: Final = 400
"""How many copies are made of what is visited from several places."""


class Leading:
    """Ways on. ``ends`` are the endings by the nodes that they end, ``missing`` the beats of what is not there."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.ends: dict[str, str] = {}
        self.ending_ids = Ids((NEVER,))
        self.missing: dict[str, str] = {}

    def moved(self, rows: Rows, job: Job, one: Go | Visit | Back | Stop) -> bool:
        """Write a way on; returns whether the beat is at its end."""
        match one:
            case Stop():
                self.leave_all(rows, job)
                self.end(rows, job)
            case Back(target=""):
                self.back(rows, job)
            case Back(at, target):
                self.count_left(rows, job)
                self.go(rows, job, at, target, job.stack[:-1])
            case Go(at, target, tree) | Visit(at, target, tree) if tree is not None:
                return self.by_value(rows, job, one, tree)
            case Go(at, target):
                self.leave_all(rows, job)
                self.go(rows, job, at, target, () if self.writer.manners.go_forgets else job.stack)
            case Visit(at, target):
                return self.visit(rows, job, at, target)
        return True

    def by_value(self, rows: Rows, job: Job, one: Go | Visit, tree: Expression) -> bool:
        """A way on that a value names: one arm for each place that it may name."""
        try:
            simple = self.writer.conditions.simple(tree, job.env)
            if isinstance(simple, Lit):
                job.todo.append(type(one)(one.at, str(simple.value)))
                return False
            cases = self.writer.conditions.variables.cases(simple, job.env)
        except NotMappedError as reason:
            self.writer.remark(rows, one.at, one.target, f"where this leads could not be carried over ({reason})")
            return False
        if cases is None or not isinstance(simple, Var):
            self.writer.remark(rows, one.at, one.target, "where this leads is worked out while playing")
            return False
        values = [value for _, value in cases if not isinstance(value, NotMappedError)]
        arms = [
            Arm(
                one.at,
                None if number == len(values) else Op("==", (simple, Lit(value))),
                (type(one)(one.at, str(value)),),
                one.target,
            )
            for number, value in enumerate(values, 1)
        ]
        job.todo.append(If(tuple(arms)))
        return False

    def go(self, rows: Rows, job: Job, at: Place, target: str, stack: Stack) -> None:
        """On to a node or a mark; one that is not there gets a beat that says so."""
        name = self.writer.uncounted(target, job)
        rows.append(YamlTable([("go", self.target(at, name, stack, job))]))

    def target(self, at: Place, target: str, stack: Stack, job: Job) -> str:
        """The beat that a name leads to."""
        if target.rstrip("\0") in self.writer.nodes or target in self.writer.graph.homes:
            return self.writer.instance(target, stack)
        if target not in self.missing:
            self.missing[target] = self.writer.beat_ids.new(target, "node")
            self.writer.homes[self.missing[target]] = job.node.name
        self.writer.lose(at, f"there is no '{shortened(target)}': a beat that says so stands for it")
        return self.missing[target]

    def visit(self, rows: Rows, job: Job, at: Place, target: str) -> bool:
        """To a node and back: a copy of it goes on with what comes next here."""
        home = self.writer.graph.homes.get(target, target) if target not in self.writer.nodes else target
        if home not in self.writer.nodes:
            self.writer.remark(rows, at, target, "what is visited here is not there")
            return False
        if (
            len(job.stack) >= DEEPEST_VISITS
            or self.writer.copies >= MOST_COPIES
            or home in (job.node.name, *(name for name, _ in job.stack))
        ):
            why = "a visit that comes back to itself, or too deep, cannot be carried over"
            self.writer.remark(rows, at, target, why)
            return False
        after = self.writer.part(job, job.todo, job.exit, {}) if job.todo or not job.exit.beat else job.exit
        job.todo = []
        rows.append(YamlTable([("go", self.writer.instance(target, (*job.stack, (job.node.name, after.beat))))]))
        return True

    def back(self, rows: Rows, job: Job) -> None:
        """Back to where the node was visited from; where nobody waits, the story is over."""
        if not job.stack:
            self.leave_all(rows, job)
            self.end(rows, job)
            return
        self.count_left(rows, job)
        rows.append(YamlTable([("go", job.stack[-1][1])]))

    def leave(self, rows: Rows, job: Job) -> None:
        """Go on at the end of a block."""
        if job.exit.beat:
            rows.append(YamlTable([("go", job.exit.beat)]))
        elif self.writer.manners.end_returns and job.stack:
            self.back(rows, job)
        else:
            self.leave_all(rows, job)
            self.end(rows, job)

    def count_left(self, rows: Rows, job: Job) -> None:
        """Count a visit that is over, where that is when visits count."""
        if self.writer.manners.counts_leaving:
            self.writer.sets.count(job.node.name, rows, job.env)

    def leave_all(self, rows: Rows, job: Job) -> None:
        """Count the visits that a jump or the end ends."""
        if self.writer.manners.counts_leaving:
            for name in (job.node.name, *(name for name, _ in reversed(job.stack))):
                self.writer.sets.count(name, rows, job.env)

    def end(self, rows: Rows, job: Job) -> None:
        """The story is over."""
        name = job.node.name
        if name not in self.ends:
            self.ends[name] = self.ending_ids.new(name, "ending")
        rows.append(YamlTable([("end", self.ends[name])]))
