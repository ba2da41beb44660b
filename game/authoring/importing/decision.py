"""Writes one decision: its options, when they are open, and what comes where none is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.authoring.importing.emit import Comment, Quoted, Tree, YamlRows, YamlTable
from game.authoring.importing.expression import YES, Expression, Known, Var, all_of, negated
from game.authoring.importing.flow import Assign, Choose, Mark, Say, Statement, Stop, Way
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.job import Exit, Job, Rows
from game.authoring.importing.names import Ids
from game.authoring.importing.parts import braced
from game.authoring.importing.writer import Writer
from game.script.readers import MAX_CONDITION
from game.story.model import LISTEN, SILENCE

MOST_OPTIONS: Final = 200
"""How many options a decision is written with; the others are told, and kept as comments."""


@dataclass(slots=True)
class _Open:
    """A way that can be open: when, and its text."""

    way: Way
    when: str | None
    text: str
    tree: Expression


class Decision:
    """One decision, in the beat that a job writes."""

    def __init__(self, writer: Writer, job: Job, choose: Choose) -> None:
        self.writer = writer
        self.job = job
        self.choose = choose
        self.ids = Ids((SILENCE, LISTEN))
        self.falls = False
        self.is_again = job.node.name in writer.graph.again

    def write(self, rows: Rows) -> bool:
        """Write it; returns whether the beat is at its end."""
        found = self.open(rows)
        if not found:
            self.job.todo += reversed(self.otherwise())
            return False
        is_sure = any(each.when is None for each in found)
        goes_on = self.goes_on()
        options = YamlTable()
        for each in found:
            options.put(
                self.ids.new(each.way.mark.rpartition(".")[2] or each.text, "option"), self.option(each, goes_on)
            )
        rows_of: Rows = [YamlTable([("choose", options)])]
        if is_sure:
            rows += rows_of
        else:
            when = self.any_of([each.when for each in found if each.when is not None], rows)
            block = YamlTable([("when", when), ("then", YamlRows(rows_of))], self.choose.at.origin)
            if self.choose.otherwise is None or self.choose.otherwise:
                block.put("otherwise", YamlRows(self.instead(goes_on)))
            rows.append(block)
        is_guarded = not is_sure and not self.choose.otherwise and self.choose.otherwise is not None
        if self.falls or is_guarded:
            self.writer.leads.leave(rows, Job(self.job.beat, [], goes_on, self.job.node, self.job.stack, self.job.env))
        return True

    def instead(self, goes_on: Exit) -> Rows:
        """What is done where nothing is open, as steps: in place where that decides nothing."""
        otherwise: Sequence[Statement] = self.otherwise()
        found: Rows = []
        if self.writer.shape.is_plain(*otherwise):
            inner = self.job.of(list(reversed(otherwise)), dict(self.job.env))
            if not self.writer.run(found, inner, plain=True):
                self.writer.leads.leave(
                    found, Job(self.job.beat, [], goes_on, self.job.node, self.job.stack, inner.env)
                )
            return found
        beat = self.writer.part(self.job, list(reversed(otherwise)), goes_on, dict(self.job.env))
        return [YamlTable([("go", beat.beat)])]

    def otherwise(self) -> Sequence[Statement]:
        """What is done where nothing is open."""
        if self.choose.otherwise is None:
            return (Stop(self.choose.at),)
        return self.choose.otherwise

    # Which are open

    def open(self, rows: Rows) -> list[_Open]:
        """The ways that can be open, each with its condition as it is written."""
        found: list[_Open] = []
        for way in self.choose.ways:
            for condition, text in self.writer.texts.choices(way.card, self.job.env, way.at):
                if len(found) >= MOST_OPTIONS:
                    self.writer.remark(rows, way.at, text, f"a decision has at most {MOST_OPTIONS} options")
                    continue
                self.add(found, way, condition, text, rows)
        return found

    def add(self, found: list[_Open], way: Way, condition: Expression, text: str, rows: Rows) -> None:
        """Add a way, if it is ever open."""
        tree = condition
        if isinstance(way.condition, NotMappedError):
            self.cannot(way, way.condition, rows)
        else:
            tree = all_of((condition, way.condition))
        if way.once and self.is_again:
            tree = all_of((tree, negated(Var(way.once))))
        try:
            when = self.writer.conditions.written(tree, self.job.env)
        except NotMappedError as reason:
            self.cannot(way, reason, rows)
            tree = negated(Var(way.once)) if way.once and self.is_again else YES
            when = self.writer.conditions.written(tree, self.job.env)
        if when is False:
            self.writer.keep_dead(rows, way.at, (Say(way.at, way.card), *way.body))
            if self.writer.shape.has_marks((Choose(way.at, (way,)),)):
                self.echo(way, self.job.exit)
            return
        found.append(_Open(way, None if when is True else str(when), text or "…", tree))

    def cannot(self, way: Way, reason: NotMappedError, rows: Rows) -> None:
        """Tell that an option is always open."""
        why = f"this option is always open, its condition could not be carried over ({reason})"
        self.writer.remark(rows, way.at, way.source, why)

    def any_of(self, conditions: list[str], rows: Rows) -> str:
        """That any option is open; where that is too long to write, a flag counts them."""
        parts = list(dict.fromkeys(f"({each})" if " and " in each else each for each in conditions))
        joined = conditions[0] if len(parts) == 1 else " or ".join(parts)
        if len(joined) <= MAX_CONDITION and joined.count(" ") < 80:
            return joined
        flag = self.writer.conditions.own_flag("is_open")
        rows.append(_set(flag, "false"))
        for each in dict.fromkeys(conditions):
            rows.append(YamlTable([("when", each), ("then", YamlRows([_set(flag, "true")]))]))
        return flag

    # Options

    def goes_on(self) -> Exit:
        """Where the ways go on that lead nowhere else."""
        todo = self.job.todo
        if not todo:
            return self.job.exit
        env = self.writer.after(self.job.env, self.choose)
        self.job.todo = []
        return self.writer.part(self.job, todo, self.job.exit, env)

    def option(self, each: _Open, goes_on: Exit) -> YamlTable:
        """One option."""
        writer, way, job = self.writer, each.way, self.job
        option = YamlTable(origin=way.at.origin)
        if each.when is not None:
            option.put("when", each.when)
        env = dict(job.env)
        said = writer.texts.choices(way.said, env, way.at)[0][1] if way.said else each.text
        say, label = writer.speech.of_player(said or each.text), writer.speech.of_player(each.text)
        option.put("say", Quoted(braced(say)))
        if label != say:
            option.put("label", Quoted(braced(label)))
        sets = YamlTable()
        body = list(way.body)
        self.given(way, body, env, sets)
        if not sets.is_empty:
            option.put("set", sets)
        if way.mark in writer.graph.targets and way.mark:
            option.put("go", self.echo(way, goes_on))
        elif not body:
            self.falls = True
        elif writer.shape.is_plain(*body):
            reply: Rows = []
            is_left = writer.run(reply, job.of(list(reversed(body)), env), plain=True)
            self.falls |= not is_left
            _reply(option, reply, is_left=is_left)
        else:
            option.put("go", writer.part(job, list(reversed(body)), goes_on, env).beat)
        return option

    def given(self, way: Way, body: list[Statement], env: dict[str, Known], sets: YamlTable) -> None:
        """What choosing a way sets at once: that it was taken, and plain values at the start of what it leads to."""
        writer = self.writer
        if way.once and self.is_again:
            env[way.once] = True
            sets.put(writer.conditions.flag(way.once).id, "true")
        if way.mark and way.mark not in writer.graph.targets:
            counted: Rows = []
            writer.sets.count(way.mark, counted, env)
            sets.pairs += [pair for row in counted if isinstance(row, YamlTable) for pair in _inside(row)]
        while body and isinstance(one := body[0], Assign) and not isinstance(one.tree, NotMappedError):
            try:
                steps = writer.sets.assigned(one, env)
            except NotMappedError:
                return
            pairs = [pair for step in steps for pair in _inside(step)]
            ids = {pair[0] for pair in sets.pairs if not isinstance(pair, Comment)}
            if any(isinstance(pair, Comment) or pair[0] in ids for pair in pairs) or not _is_set(steps):
                return
            sets.pairs += pairs
            body.pop(0)

    def echo(self, way: Way, goes_on: Exit) -> str:
        """The beat of a way that can also be gone to by its name: then it is said there."""
        writer, job = self.writer, self.job
        own = writer.instance(way.mark, job.stack)
        if own in writer.homes:
            return writer.taken[own]
        writer.homes[own] = job.node.name
        rest = list(reversed((Mark(way.at, f"@visits:{way.mark}"), *way.body)))
        taken = writer.part(job, rest, goes_on, {})
        writer.taken[own] = taken.beat
        said = (Say(way.at, way.said or way.card),)
        writer.queue.append(Job(own, list(said), taken, job.node, job.stack, {}))
        return taken.beat


def _reply(option: YamlTable, reply: Rows, *, is_left: bool) -> None:
    """What is answered; a way on at its end is the option's own."""
    last = reply[-1] if reply else None
    leads: list[tuple[str, Tree]] = []
    if is_left and isinstance(last, YamlTable):
        pairs = [pair for pair in last.pairs if not isinstance(pair, Comment)]
        if len(pairs) == 1 and pairs[0][0] in ("go", "end"):
            leads = pairs
            reply.pop()
    if YamlRows(reply).is_empty:
        option.pairs += [each for each in reply if isinstance(each, Comment)]
    else:
        option.put("reply", YamlRows(reply))
    option.pairs += leads


def _set(flag: str, value: str) -> YamlTable:
    return YamlTable([("set", YamlTable([(flag, value)]))])


def _inside(step: Tree) -> list[tuple[str, Tree] | Comment]:
    """What a step sets."""
    if isinstance(step, YamlTable):
        for pair in step.pairs:
            if not isinstance(pair, Comment) and pair[0] == "set" and isinstance(pair[1], YamlTable):
                return pair[1].pairs
    return []


def _is_set(steps: Sequence[Tree]) -> bool:
    return all(
        isinstance(step, YamlTable) and all(not isinstance(pair, Comment) and pair[0] == "set" for pair in step.pairs)
        for step in steps
    )
