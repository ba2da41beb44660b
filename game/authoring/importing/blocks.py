"""Writes what depends: the arms of an If as blocks of a beat, or, where they decide something, as beats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.authoring.importing.emit import YamlRows, YamlTable
from game.authoring.importing.expression import Known
from game.authoring.importing.flow import Arm, If, Place, Remark, Statement
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.job import Exit, Job, Rows
from game.authoring.importing.known import narrowed
from game.authoring.importing.writer import Writer

_MOST_IN_A_BEAT = 100
"""How many arms one beat tells apart; the others are told apart in a further one."""


class Blocks:
    """The arms of a story's conditions."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def holds(self, arm: Arm, env: Mapping[str, Known]) -> str | bool:
        """An arm's condition as it is written, or whether it always or never holds."""
        if arm.condition is None:
            return True
        if isinstance(arm.condition, NotMappedError):
            raise arm.condition
        return self.writer.conditions.written(arm.condition, env)

    def known(self, rows: Rows, job: Job, one: If) -> Sequence[Statement] | None:
        """The arm that is done, where that is known; arms that never are become comments."""
        for number, arm in enumerate(one.arms):
            try:
                holds = self.holds(arm, job.env)
            except NotMappedError:
                return None
            if holds is True:
                self.dead(rows, [*one.arms[:number], *one.arms[number + 1 :]], job)
                return arm.body
            if holds is not False:
                return None
        self.dead(rows, one.arms, job)
        return ()

    def dead(self, rows: Rows, arms: Sequence[Arm], job: Job) -> None:
        """Keep what nobody can come to as a comment; marks in it that are gone to get beats all the same."""
        for arm in arms:
            if arm.body and self.writer.shape.has_marks(arm.body):
                self.writer.part(job, list(reversed(arm.body)), Exit(), {})
            else:
                self.writer.keep_dead(rows, arm.at, arm.body)

    def sayable(self, one: If, env: Mapping[str, Known]) -> list[Arm]:
        """Arms whose conditions a scene can say. Where it cannot say one, each arm from there on is done, and told."""
        found: list[Arm] = []
        for number, arm in enumerate(one.arms):
            try:
                self.holds(arm, env)
            except NotMappedError as reason:
                body: list[Statement] = []
                for each in one.arms[number:]:
                    source = " ".join(each.source.split()) or "otherwise"
                    why = f"a condition was left out ({reason}), and what it held is always there"
                    body += [Remark(each.at, f"only if {source}", why), *each.body]
                found.append(Arm(arm.at, None, tuple(body), arm.source))
                return found
            found.append(arm)
        return found

    def branch(self, rows: Rows, job: Job, one: If) -> bool:
        """Arms of which the first that holds is done; returns whether the beat is at its end."""
        arms = self.sayable(one, job.env)
        if self.writer.shape.is_plain(If(tuple(arms))):
            is_left = self.plain(rows, job, arms)
            if is_left:
                self.writer.behind(rows, job)
            return is_left
        env = self.writer.after(job.env, *(each for arm in arms for each in arm.body))
        exit_ = self.writer.part(job, job.todo, job.exit, env) if job.todo else job.exit
        job.todo = []
        self.parted(rows, job, arms, exit_)
        return True

    def plain(self, rows: Rows, job: Job, arms: Sequence[Arm]) -> bool:
        """Arms that decide nothing, as blocks; returns whether every one of them leads elsewhere."""
        found, is_left = self.arms(arms, job)
        rows += found
        for name in self.writer.shape.changes(*(each for arm in arms for each in arm.body)) or ():
            job.env.pop(name, None)
        return is_left

    def parted(self, rows: Rows, job: Job, arms: Sequence[Arm], exit_: Exit) -> None:
        """Arms that decide something: each becomes a beat of its own, and all go on to the same one."""
        writer = self.writer
        for number, arm in enumerate(arms):
            holds = self.holds(arm, job.env)
            if holds is False:
                self.dead(rows, [arm], job)
                continue
            own = exit_
            if arm.body or not own.beat:
                env = narrowed(job.env, arms[: number + 1], writer.conditions.variables)
                own = writer.part(job, list(reversed(arm.body)), exit_, env)
            step = YamlTable([("go", own.beat)])
            if holds is True:
                rows.append(step)
                return
            rows.append(YamlTable([("when", str(holds)), ("then", YamlRows([step]))], arm.at.origin))
            if number % _MOST_IN_A_BEAT == _MOST_IN_A_BEAT - 1 and number + 1 < len(arms):
                further = writer.part(job, [If(tuple(arms[number + 1 :]))], exit_, dict(job.env))
                rows.append(YamlTable([("go", further.beat)]))
                return
        writer.leads.leave(rows, Job(job.beat, [], exit_, job.node, job.stack, dict(job.env)))

    def arms(self, arms: Sequence[Arm], job: Job, before: tuple[Arm, ...] = ()) -> tuple[Rows, bool]:
        """Plain arms, the others in the ``otherwise`` of the first one's block; and whether all lead elsewhere."""
        if not arms:
            return [], False
        arm, *others = arms
        holds = self.holds(arm, job.env)
        if holds is False:
            found: Rows = []
            self.dead(found, [arm], job)
            rest, is_left = self.arms(others, job, (*before, arm))
            return [*found, *rest], is_left
        then: Rows = []
        env = narrowed(job.env, (*before, arm), self.writer.conditions.variables)
        is_left = self.writer.run(then, job.of(list(reversed(arm.body)), env), plain=True)
        if holds is True:
            self.dead(then, others, job)
            return then, is_left
        rest, is_rest_left = self.arms(others, job, (*before, arm))
        if is_left:
            return [*_block(str(holds), then, [], arm.at), *rest], is_rest_left
        return _block(str(holds), then, rest, arm.at), False


def _block(holds: str, then: Rows, otherwise: Rows, at: Place) -> Rows:
    """A block, without a side in which nothing is done; comments alone stand before it."""
    does, does_not = YamlRows(then), YamlRows(otherwise)
    if does.is_empty and does_not.is_empty:
        return [*then, *otherwise]
    if does.is_empty:
        return [*then, YamlTable([("when", f"not ({holds})"), ("then", does_not)], at.origin)]
    block = YamlTable([("when", holds), ("then", does)], at.origin)
    if does_not.is_empty:
        return [*otherwise, block]
    block.put("otherwise", does_not)
    return [block]
