"""What can follow an option: its program followed along every path, up to where the player decides next.

Which path is taken depends on tests alone; everything else that is done on it is known before. Two paths that come to
the same are one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from game.story.condition import Evaluate
from game.story.engine.program import (
    ASSIGN,
    END,
    FALL,
    JUMP,
    LEAVE,
    MARK,
    MOVE,
    TEST,
    WAIT,
    MeterMove,
    Program,
)
from game.story.model import Value

MOST_DEEP: Final = 40
"""How many tests and moves may follow each other on a path, and how many ``go``, before it is too tangled."""
MOST_ENDS: Final = 64
"""How many ends the paths of one option may have before they are too tangled."""

Assigns = tuple[tuple[int, Value, bool], ...]


class TooTangledError(Exception):
    """There are too many paths to write them out."""


@dataclass(frozen=True, slots=True)
class Arrive:
    """A path's end: the decision waited for (or how it ended), the marks and the flags set on the way."""

    place: str
    ending: str | None
    marks: int
    assigns: Assigns


@dataclass(frozen=True, slots=True)
class Fork:
    """A test, and the marks and flags set before it; where ``then`` is ``otherwise`` it is only to be noted."""

    test: Evaluate
    marks: int
    assigns: Assigns
    then: int
    otherwise: int


@dataclass(frozen=True, slots=True)
class Shift:
    """The meters move, and are held within 0-100 then."""

    moves: tuple[MeterMove, ...]
    then: int


PathNode = Arrive | Fork | Shift


@dataclass(slots=True)
class Paths:
    """The paths through a program; ``nodes`` are numbered, equal ones are one.

    ``notes`` says whether a test that decides nothing is kept, so that it can be noted how it came out.
    """

    program: Program
    notes: bool
    nodes: list[PathNode] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    numbers: dict[PathNode, int] = field(default_factory=dict)
    known: dict[tuple[int, int, Assigns], int] = field(default_factory=dict)

    def follow(self, at: int, marks: int, assigns: Assigns, deep: int = 0) -> int:
        """The node that stands for all that follows from a place in the program.

        Raises:
            TooTangledError: where that is too much to be written out, or may go on for ever.
        """
        key = (at, marks, assigns)
        if key not in self.known:
            self.known[key] = self._follow(at, marks, assigns, deep)
        return self.known[key]

    def _follow(self, at: int, marks: int, assigns: Assigns, deep: int) -> int:
        code = self.program.code
        for _ in range(len(code)):
            if deep > MOST_DEEP:
                break
            what, argument, target = code[at]
            at += 1
            if what == WAIT:
                return self._node(Arrive(str(argument), None, marks, assigns))
            if what == END:
                ending, mark = argument  # type: ignore[misc]  # what each code carries is said in program.py
                return self._node(Arrive("", ending, marks | mark, assigns))  # type: ignore[has-type]
            if what == FALL:
                return self._node(Arrive("", None, marks, assigns))
            if what == MOVE:
                return self._node(Shift(argument, self.follow(at, marks, assigns, deep + 1)))  # type: ignore[arg-type]
            if what == TEST:
                then = self.follow(at, marks, assigns, deep + 1)
                otherwise = self.follow(target, marks, assigns, deep + 1)
                if then == otherwise and not self.notes:
                    return then
                return self._node(Fork(argument, marks, assigns, then, otherwise))  # type: ignore[arg-type]
            if what in (MARK, LEAVE):
                marks |= argument  # type: ignore[operator]
            elif what == ASSIGN:
                assigns += argument  # type: ignore[operator]
            if what in (LEAVE, JUMP):
                at = target
                deep += what == LEAVE
        raise TooTangledError

    def _node(self, node: PathNode) -> int:
        number = self.numbers.get(node)
        if number is None:
            number = self.numbers[node] = len(self.nodes)
            self.nodes.append(node)
            size = 1
            if isinstance(node, Shift | Fork):
                size = self.sizes[node.then]
            if isinstance(node, Fork) and node.otherwise != node.then:
                size += self.sizes[node.otherwise]
            if size > MOST_ENDS:
                raise TooTangledError
            self.sizes.append(size)
        return number
