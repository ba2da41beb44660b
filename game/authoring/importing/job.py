"""One beat that is to be written: what is left to do in it, and where it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.authoring.importing.emit import Comment, Tree
from game.authoring.importing.expression import Known
from game.authoring.importing.flow import Node, Statement

Rows = list[Tree | Comment]
Stack = tuple[tuple[str, str], ...]
"""Whoever waits for a visit to come back: its node, and the beat with which it goes on; the last one goes on first."""


class Exit(NamedTuple):
    """Where a block goes on at its end: a beat, or with ``""`` the end of its node."""

    beat: str = ""


@dataclass(slots=True)
class Job:
    """A beat that is to be written: what is left to do (the next last), and what is known there."""

    beat: str
    todo: list[Statement]
    exit: Exit
    node: Node
    stack: Stack
    env: dict[str, Known]

    def of(self, todo: list[Statement], env: dict[str, Known]) -> Job:
        """A part of the same beat, with something else to do."""
        return Job(self.beat, todo, Exit(), self.node, self.stack, env)


@dataclass(frozen=True, slots=True)
class Manners:
    """Where the languages differ.

    Args:
        counts_leaving: a visit counts when the node is left (Yarn), not when it is entered (ink).
        go_forgets: a jump forgets who waits for a visit to come back.
        end_returns: a node that comes to its end goes back to where it was visited from.
    """

    counts_leaving: bool
    go_forgets: bool
    end_returns: bool
