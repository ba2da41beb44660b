"""A story that runs from line to line, as it was read: nodes, and what is said, decided and remembered in them.

Yarn and ink are both read into this. A node is entered by its name; its statements are done in order; where they
come to an end, so does the story, unless the node was visited from elsewhere, which then goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from game.authoring.importing.expression import Expression
from game.authoring.importing.imported import ONE_FILE, Files, NotMappedError

DEEPEST: Final = 24
"""How deep blocks and options may stand in each other; past that they are told, and what they hold is kept."""


class Place(NamedTuple):
    """Where something stands: the line, from 1, and the file's name where a story has several."""

    line: int
    file: str = ""

    @property
    def origin(self) -> tuple[str, int]:
        """The same, as what is written keeps it."""
        return self.file, self.line


@dataclass(frozen=True, slots=True)
class Words:
    """Some text."""

    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that is shown in a text; ``source`` is how it was written."""

    tree: Expression | NotMappedError
    source: str


@dataclass(frozen=True, slots=True)
class Either:
    """A part of a text that depends: arms of which the first that holds is said; the last may have no condition."""

    arms: tuple[tuple[Expression | NotMappedError | None, Pieces], ...]
    source: str


TurnKind = Literal["stopping", "cycle", "once", "shuffle"]


@dataclass(frozen=True, slots=True)
class Turns:
    """A part of a text, or some statements, that change each time; ``key`` is the variable that counts."""

    kind: TurnKind
    key: str
    arms: tuple[Pieces, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Go:
    """On to a node or a mark, for good. ``tree`` names it where a value does."""

    at: Place
    target: str
    tree: Expression | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """To a node and back again."""

    at: Place
    target: str
    tree: Expression | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """Back to where the node was visited from; ``target`` instead, where one is named."""

    at: Place
    target: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """The story is over."""

    at: Place


Piece = Words | Shown | Either | Turns | Go | Visit | Back | Stop
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Say:
    """A line. ``glued`` joins it to the one before, ``open`` to the one after."""

    at: Place
    pieces: Pieces
    glued: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Assign:
    """A variable becomes a value."""

    at: Place
    name: str
    tree: Expression | NotMappedError
    source: str


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm of an If; the last may have no condition."""

    at: Place
    condition: Expression | NotMappedError | None
    body: tuple[Statement, ...]
    source: str


@dataclass(frozen=True, slots=True)
class If:
    """Arms of which the first that holds is done."""

    arms: tuple[Arm, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Something that the player can choose.

    ``card`` is what is offered and ``said`` what is then said (empty: the same); ``once`` is the variable that is true
    when it has been taken, where it may be taken once only; ``mark`` is its name, where it has one; ``echoed`` is
    whether the story says it when it is gone to and not chosen.
    """

    at: Place
    card: Pieces
    said: Pieces
    condition: Expression | NotMappedError
    source: str
    body: tuple[Statement, ...]
    once: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """The player decides. Where nothing is open ``otherwise`` is done, or what comes next; None ends the story."""

    at: Place
    ways: tuple[Way, ...]
    otherwise: tuple[Statement, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that can be gone to by its name."""

    at: Place
    name: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What was written for the authors, or cannot be carried over; ``why`` is ``""`` for the former."""

    at: Place
    source: str
    why: str = ""


Statement = Say | Assign | If | Choose | Go | Visit | Back | Stop | Mark | Remark


@dataclass(frozen=True, slots=True)
class Node:
    """A node: a Yarn node, an ink knot or stitch."""

    name: str
    at: Place
    body: tuple[Statement, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Starting:
    """What a variable begins as; ``is_fixed`` where the language says that it never changes."""

    at: Place
    name: str
    tree: Expression | NotMappedError
    source: str
    is_fixed: bool = False


@dataclass(slots=True)
class Flow:
    """A whole story: its nodes in order, its variables, and what reading it could not carry over.

    ``drawn`` are variables that the seed draws once, each with how many values it has, from 0.
    """

    title: str
    nodes: list[Node] = field(default_factory=list)
    starting: list[Starting] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    drawn: dict[str, int] = field(default_factory=dict)
    start: str = ""
    sources: Files = ONE_FILE

    def line(self, at: Place) -> int:
        """A line as it is counted over all the story's files."""
        return at.line + next((before for before, name in self.sources.starts if name == at.file), 0)

    def said(self, at: Place) -> str:
        """Where something stands, as a comment says it."""
        return self.sources.said(self.line(at))


def inside(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Every statement among some, and in their arms and options."""
    todo = list(reversed(statements))
    while todo:
        one = todo.pop()
        yield one
        match one:
            case If(arms):
                todo += [each for arm in reversed(arms) for each in reversed(arm.body)]
            case Choose(_, ways, otherwise):
                todo += reversed(otherwise or ())
                todo += [each for way in reversed(ways) for each in reversed(way.body)]


def pieces_in(pieces: Pieces) -> Iterator[Piece]:
    """Every piece of a text, and in its parts that depend."""
    for piece in pieces:
        yield piece
        match piece:
            case Either(arms):
                for _, arm in arms:
                    yield from pieces_in(arm)
            case Turns(arms=turns):
                for turn in turns:
                    yield from pieces_in(turn)
