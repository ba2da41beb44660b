"""Writes a story that runs from line to line as beats: what is decided cuts it, and each part goes on to the next."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final

from game.authoring.importing.blocks import Blocks
from game.authoring.importing.conditions import Conditions
from game.authoring.importing.decision import Decision
from game.authoring.importing.emit import Comment, Quoted, YamlTable
from game.authoring.importing.expression import VISITS, Known
from game.authoring.importing.flow import (
    Assign,
    Back,
    Choose,
    Flow,
    Go,
    If,
    Mark,
    Place,
    Remark,
    Say,
    Statement,
    Stop,
    Visit,
    Words,
)
from game.authoring.importing.graph import Graph
from game.authoring.importing.imported import Loss, NotMappedError
from game.authoring.importing.job import Exit, Job, Manners, Rows, Stack
from game.authoring.importing.leading import Leading
from game.authoring.importing.names import Ids
from game.authoring.importing.parts import braced
from game.authoring.importing.setting import Setting
from game.authoring.importing.shape import Shape
from game.authoring.importing.speech import Speech, shortened
from game.authoring.importing.texts import Texts, joined
from game.authoring.importing.variables import Made

MOST_BEATS: Final = 4_000
"""How many beats a story may be written as."""


class Compiler:
    """Writes the beats of a story. ``losses`` are what it had to leave out or change, ``ends`` its endings' nodes."""

    def __init__(self, flow: Flow, graph: Graph, conditions: Conditions, speech: Speech, manners: Manners) -> None:
        self.flow = flow
        self.nodes = {node.name: node for node in flow.nodes}
        self.graph = graph
        self.conditions = conditions
        self.speech = speech
        self.manners = manners
        self.beat_ids = Ids()
        self.losses: list[Loss] = []
        self.texts = Texts(conditions, self.lose)
        self.shape = Shape(graph)
        self.blocks = Blocks(self)
        self.leading = Leading(self)
        self.setting = Setting(self)
        self.taken: dict[str, str] = {}
        self.seen: dict[str, str] = {}
        self.beats: dict[str, Rows] = {}
        self.homes: dict[str, str] = {}
        self.instances: dict[tuple[str, Stack], str] = {}
        self.begun: set[tuple[str, Stack]] = set()
        self.queue: deque[Job] = deque()
        self.copies = 0

    @property
    def leads(self) -> Leading:
        """What writes ways on."""
        return self.leading

    @property
    def sets(self) -> Setting:
        """What writes what is remembered."""
        return self.setting

    def lose(self, at: Place, message: str, source: str = "") -> None:
        """Tell what is left out or changed."""
        self.losses.append(Loss(self.flow.line(at), message, shortened(source)))

    # Which beat is what

    def entry(self, name: str) -> str:
        """The beat that a node has become, where nobody waits for it."""
        return self.instance(name, ())

    def instance(self, name: str, stack: Stack) -> str:
        """The beat of a node or a mark, for those who wait for it to come back; it will be written."""
        home = name.rstrip("\0")
        home = self.graph.homes.get(home, home) if home not in self.nodes else home
        found = self.instances.get((name, stack))
        if found is None:
            found = self.instances[name, stack] = self.beat_ids.new(name, "node")
        begins = name if name.endswith("\0") else home
        if (begins, stack) not in self.begun:
            self.begun.add((begins, stack))
            node = self.nodes[home]
            beat = found if begins == name else self.instance(home, stack)
            self.copies += bool(stack)
            self.queue.append(Job(beat, list(reversed(node.body)), Exit(), node, stack, {}))
        return found

    def uncounted(self, name: str, job: Job) -> str:
        """A knot that is gone to from within itself, which is no new visit: its name as that of a beat of its own."""
        key = f"{VISITS}{name}"
        is_inside = job.node.name == name or job.node.name.startswith(f"{name}.")
        if self.manners.counts_leaving or not is_inside or key not in self.setting.counted:
            return name
        flag = self.conditions.flags[key]
        return f"{name}\0" if isinstance(flag, Made) and flag.kind == "number" else name

    def part(self, job: Job, todo: list[Statement], exit_: Exit, env: dict[str, Known]) -> Exit:
        """A beat of its own for a part of a node; it will be written."""
        beat = self.beat_ids.new(job.node.name, "node")
        self.queue.append(Job(beat, todo, exit_, job.node, job.stack, env))
        return Exit(beat)

    def begin(self, start: str, env: dict[str, Known]) -> None:
        """Begin with a node, where these values are known."""
        self.begun.add((start, ()))
        self.instances[start, ()] = self.beat_ids.new(start, "node")
        node = self.nodes[start]
        self.queue.append(Job(self.instances[start, ()], list(reversed(node.body)), Exit(), node, (), env))

    def see(self, name: str) -> None:
        """Let visits of a node be asked for as they are."""
        self.seen[name] = self.entry(name.removeprefix(VISITS))
        self.conditions.seen[name] = f"seen({self.seen[name]})"

    def all_beats(self) -> None:
        """Write every beat; raises NotMappedError where they are too many."""
        while self.queue:
            if len(self.beats) >= MOST_BEATS:
                raise NotMappedError(f"it would have more than {MOST_BEATS:,} beats")
            job = self.queue.popleft()
            rows: Rows = []
            self.homes[job.beat] = job.node.name
            self.beats[job.beat] = rows
            if job.beat == self.instances.get((job.node.name, job.stack)) and not self.manners.counts_leaving:
                self.setting.count(job.node.name, rows, job.env)
            self.fill(rows, job)
        for one in self.setting.left_out():
            self.lose(one.at, one.why, one.source)

    # Statements

    def fill(self, rows: Rows, job: Job) -> None:
        """Write a beat to its end."""
        if not self.run(rows, job):
            self.leading.leave(rows, job)

    def run(self, rows: Rows, job: Job, *, plain: bool = False) -> bool:
        """Do what there is to do; returns whether it led elsewhere. With ``plain`` there is nothing to decide in it."""
        held: Say | None = None
        while job.todo or held is not None:
            one = job.todo.pop() if job.todo else None
            if isinstance(one, Say) and held is not None and (held.open or one.glued):
                held = Say(held.at, (*held.pieces, *one.pieces), held.glued, one.open)
                continue
            if isinstance(one, If) and (known := self.blocks.known(rows, job, one)) is not None:
                job.todo += reversed(known)
                continue
            if held is not None:
                say, held = held, None
                if self.spoken(rows, job, say, one):
                    continue
            if isinstance(one, Say):
                held = one
                if one.glued and joined(one.pieces):
                    self.lose(one.at, "a line that goes on in the next one was cut in two")
            elif isinstance(one, If) and plain:
                if self.blocks.plain(rows, job, self.blocks.sayable(one, job.env)):
                    self.behind(rows, job)
                    return True
            elif one is not None and self.done(rows, job, one):
                return True
        return False

    def spoken(self, rows: Rows, job: Job, say: Say, after: Statement | None) -> bool:
        """Write a line; returns whether it had to be cut, so that its parts and what comes after are still to do."""
        pieces = self.texts.plain(say.pieces, job.env, say.at)
        if self.texts.weight(pieces) > 16:
            self.lose(say.at, "a line can come out in too many ways: it stands with the first of them")
            rows.append(Comment(f"{self.flow.said(say.at)}: a line that changes: {joined(say.pieces)}"))
            pieces = list(self.texts.first(pieces))
        if all(isinstance(piece, Words) for piece in pieces):
            text = joined(pieces)
            if say.open and text and after is not None and not isinstance(after, Stop | Remark):
                self.lose(say.at, "a line that goes on in the next one was cut in two")
            self.line(rows, text, say.at)
            return False
        if after is not None:
            job.todo.append(after)
        job.todo += reversed(self.texts.split(say, pieces))
        return True

    def line(self, rows: Rows, text: str, at: Place) -> None:
        """Write what somebody says."""
        if text:
            speaker, words = self.speech.of(text)
            rows.append(YamlTable([(speaker, Quoted(braced(words)))], at.origin))

    def keep_dead(self, rows: Rows, at: Place, body: Sequence[Statement]) -> None:
        """Keep some statements that are never done as a comment, and tell it."""
        words = list(self.shape.words(body))
        if words:
            self.lose(at, "nobody can come here, and it was kept as a comment", words[0])
            rows += [Comment(f"{self.flow.said(at)}, never said: {text}") for text in words]

    def done(self, rows: Rows, job: Job, one: Statement) -> bool:
        """Write one statement; returns whether the beat is at its end."""
        match one:
            case Assign():
                self.setting.assign(rows, one, job.env)
            case Remark(at, source, why):
                self.remark(rows, at, source, why)
            case Mark(_, name) if name in self.graph.targets:
                beat = self.instance(name, job.stack)
                rows.append(YamlTable([("go", beat)]))
                if beat not in self.homes:
                    self.homes[beat] = job.node.name
                    job.todo.append(Mark(one.at, f"{VISITS}{name}"))
                    self.queue.append(Job(beat, job.todo, job.exit, job.node, job.stack, {}))
                return True
            case Mark(_, name):
                self.setting.count(name.removeprefix(VISITS), rows, job.env)
            case Go() | Visit() | Back() | Stop():
                if not self.leading.moved(rows, job, one):
                    return False
                self.behind(rows, job)
                return True
            case If():
                return self.blocks.branch(rows, job, one)
            case Choose():
                return Decision(self, job, one).write(rows)
        return False

    def behind(self, rows: Rows, job: Job) -> None:
        """What stands behind a way on is never done, but from a mark in it that is gone to."""
        dead: list[Statement] = []
        while job.todo and not self.shape.has_marks(job.todo[-1:]):
            dead.append(job.todo.pop())
        for one in dead:
            self.keep_dead(rows, _place_of(one), (one,))
        if job.todo:
            self.part(job, job.todo, job.exit, {})

    def remark(self, rows: Rows, at: Place, source: str, why: str) -> None:
        """Keep something as a comment; what was lost is told as well."""
        if why:
            self.lose(at, why, source)
        if source.strip():
            rows.append(Comment(f"{self.flow.said(at)}: {source.strip()}" if why else source.strip()))

    def after(self, env: Mapping[str, Known], *among: Statement) -> dict[str, Known]:
        """What is still known behind some statements."""
        changes = self.shape.changes(*among)
        return {} if changes is None else {name: value for name, value in env.items() if name not in changes}


def _place_of(one: Statement) -> Place:
    return one.arms[0].at if isinstance(one, If) else one.at
