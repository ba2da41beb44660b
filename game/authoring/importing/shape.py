"""What statements are made of: whether they decide anything, what they change, which words are in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from game.authoring.importing.flow import (
    Assign,
    Choose,
    If,
    Mark,
    Pieces,
    Remark,
    Say,
    Statement,
    Turns,
    Visit,
    Words,
    inside,
    pieces_in,
)
from game.authoring.importing.graph import Graph

MOST_ARMS: Final = 6
"""How many arms may stand in each other as blocks; more become beats."""
DEEPEST_BLOCKS: Final = 5
"""How deep blocks may stand in each other."""


class Shape:
    """Looks at statements, each once."""

    def __init__(self, graph: Graph) -> None:
        self.targets = graph.targets
        self.heights: dict[int, tuple[Statement, int]] = {}

    def is_plain(self, *statements: Statement) -> bool:
        """Whether statements decide nothing, visit nothing, cannot be gone into, and are not nested too deep."""
        return all(self.height(one) <= DEEPEST_BLOCKS for one in statements)

    def height(self, one: Statement) -> int:
        """How deep the blocks of a statement are; more than there may be where it is not plain."""
        known = self.heights.get(id(one))
        if known is None:
            known = self.heights[id(one)] = (one, self.measured(one))
        return known[1]

    def measured(self, one: Statement) -> int:
        """The height of one statement."""
        match one:
            case Choose() | Visit():
                return DEEPEST_BLOCKS + 1
            case Mark(_, name):
                return DEEPEST_BLOCKS + 1 if name in self.targets else 0
            case Say(pieces=pieces):
                found = list(pieces_in(pieces))
                if any(isinstance(piece, Visit) for piece in found):
                    return DEEPEST_BLOCKS + 1
                return min(sum(not isinstance(piece, Words) for piece in found), 3)
            case If(arms):
                if len(arms) > MOST_ARMS:
                    return DEEPEST_BLOCKS + 1
                inner = max((self.height(each) for arm in arms for each in arm.body), default=0)
                return inner + max(1, len(arms) - 1)
        return 0

    def has_marks(self, statements: Sequence[Statement]) -> bool:
        """Whether there is a mark among some statements that is gone to."""
        for one in inside(statements):
            if isinstance(one, Mark) and one.name in self.targets:
                return True
            if isinstance(one, Choose) and any(way.mark in self.targets for way in one.ways):
                return True
        return False

    def changes(self, *statements: Statement) -> set[str] | None:
        """The variables that some statements may set; None where that may be any."""
        found: set[str] = set()
        for one in inside(statements):
            match one:
                case Visit():
                    return None
                case Mark(_, name):
                    if name in self.targets:
                        return None
                    found |= {f"@visits:{name}", f"@visited:{name}"}
                case Assign(name=name):
                    found.add(name)
                case Say(pieces=pieces):
                    for piece in pieces_in(pieces):
                        if isinstance(piece, Visit):
                            return None
                        if isinstance(piece, Turns):
                            found.add(piece.key)
                case Choose(ways=ways):
                    for way in ways:
                        if way.mark in self.targets and way.mark:
                            return None
                        found |= {way.once, f"@visits:{way.mark}", f"@visited:{way.mark}"}
        return found

    def words(self, statements: Sequence[Statement]) -> Iterator[str]:
        """Every text among some statements, to keep it."""
        return (text for text in self.all_words(statements) if text)

    def all_words(self, statements: Sequence[Statement]) -> Iterator[str]:
        """Every text among some statements, empty ones too."""
        for one in inside(statements):
            match one:
                case Say(pieces=pieces):
                    yield words_in(pieces)
                case Choose(ways=ways):
                    for way in ways:
                        yield words_in(way.card)
                        if way.said:
                            yield words_in(way.said)
                case Remark(_, source):
                    yield source


def words_in(pieces: Pieces) -> str:
    """Every word in a text, whatever it depends on."""
    return " ".join("".join(piece.text for piece in pieces_in(pieces) if isinstance(piece, Words)).split())
