"""What the parts of the writing of beats need of each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Protocol

from game.authoring.importing.conditions import Conditions
from game.authoring.importing.emit import Tree
from game.authoring.importing.expression import Known
from game.authoring.importing.flow import Assign, Flow, Node, Place, Statement
from game.authoring.importing.graph import Graph
from game.authoring.importing.job import Exit, Job, Manners, Rows, Stack
from game.authoring.importing.names import Ids
from game.authoring.importing.shape import Shape
from game.authoring.importing.speech import Speech
from game.authoring.importing.texts import Texts


class Leads(Protocol):
    """Writes where a block goes on."""

    def leave(self, rows: Rows, job: Job) -> None:
        """Go on at the end of a block."""


class Sets(Protocol):
    """Writes what is remembered."""

    def count(self, name: str, rows: Rows, env: dict[str, Known]) -> None:
        """Note that a node or a mark has been visited, where somebody asks for that."""

    def assigned(self, one: Assign, env: dict[str, Known]) -> list[Tree]:
        """The steps that set a variable; raises NotMappedError where a scene cannot."""


class Writer(Protocol):
    """Whoever writes the beats of a story, as its parts know it."""

    flow: Flow
    conditions: Conditions
    texts: Texts
    shape: Shape
    graph: Graph
    speech: Speech
    manners: Manners
    beat_ids: Ids
    nodes: dict[str, Node]
    homes: dict[str, str]
    taken: dict[str, str]
    seen: dict[str, str]
    queue: deque[Job]
    copies: int

    @property
    def leads(self) -> Leads:
        """What writes ways on."""

    @property
    def sets(self) -> Sets:
        """What writes what is remembered."""

    def lose(self, at: Place, message: str, source: str = "") -> None:
        """Tell what is left out or changed."""

    def remark(self, rows: Rows, at: Place, source: str, why: str) -> None:
        """Keep something as a comment; what was lost is told as well."""

    def keep_dead(self, rows: Rows, at: Place, body: Sequence[Statement]) -> None:
        """Keep some statements that are never done as a comment, and tell it."""

    def behind(self, rows: Rows, job: Job) -> None:
        """What stands behind a way on is never done, but from a mark in it that is gone to."""

    def instance(self, name: str, stack: Stack) -> str:
        """The beat of a node or a mark, for those who wait for it to come back; it will be written."""

    def uncounted(self, name: str, job: Job) -> str:
        """A knot that is gone to from within itself, as the name of a beat of its own."""

    def part(self, job: Job, todo: list[Statement], exit_: Exit, env: dict[str, Known]) -> Exit:
        """A beat of its own for a part of a node; it will be written."""

    def run(self, rows: Rows, job: Job, *, plain: bool = False) -> bool:
        """Do what there is to do; returns whether it led elsewhere."""

    def after(self, env: Mapping[str, Known], *among: Statement) -> dict[str, Known]:
        """What is still known behind some statements."""
