"""What a story's variables begin as, and those that the importer adds to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from game.authoring.importing.emit import Comment
from game.authoring.importing.expression import VISITS, Known, Lit, Sums
from game.authoring.importing.flow import Flow, Place, Starting
from game.authoring.importing.gather import Gathered
from game.authoring.importing.graph import Graph
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.variables import Variables


@dataclass(frozen=True, slots=True)
class Beginning:
    """Makes a story's variables; ``lose`` tells what has no starting value, ``comments`` keep it."""

    flow: Flow
    sums: Sums
    found: Gathered
    graph: Graph
    lose: Callable[[Place, str, str], None]
    comments: list[Comment] = field(default_factory=list)

    def starts(self) -> dict[str, Known]:
        """What the variables begin as, as far as that is known."""
        found: dict[str, Known] = {}
        waiting: list[Starting] = list(self.flow.starting)
        for _ in range(4):
            left: list[Starting] = []
            for starting in waiting:
                try:
                    if isinstance(starting.tree, NotMappedError):
                        raise starting.tree
                    value = self.sums.known(starting.tree, found)
                except NotMappedError as reason:
                    self.lose(starting.at, f"a starting value was left out ({reason})", starting.source)
                    self.comments.append(Comment(f"{self.flow.said(starting.at)}: {starting.source}"))
                    continue
                if value is None:
                    left.append(starting)
                else:
                    found[starting.name] = value
            waiting = left
        for starting in waiting:
            self.lose(starting.at, "a starting value was left out (it is not known)", starting.source)
            self.comments.append(Comment(f"{self.flow.said(starting.at)}: {starting.source}"))
        return found

    def variables(self) -> Variables:
        """The variables, with those that the importer adds."""
        found, starts = self.found, self.starts()
        given = dict(found.given)
        for name in found.met:
            if name.startswith(VISITS):
                is_counted = name in found.counted
                node = name.removeprefix(VISITS)
                is_once = self.graph.homes.get(node, node) not in self.graph.again
                given[name] = [Lit(value=True)] if not is_counted else [Lit(1)] if is_once else [None]
                starts[name] = 0 if is_counted else False
            elif name.startswith("@once:"):
                given[name] = [Lit(value=True)]
                starts[name] = False
        for name, count in self.flow.drawn.items():
            given[name] = [Lit(number) for number in range(count)]
            starts[name] = 0
        for name in given:
            if name.startswith("@turn:"):
                starts.setdefault(name, 0)
            if name.startswith(("@turn:", "@once:")) and not found.homes.get(name, set()) & self.graph.again:
                given[name] = []  # its node is done once at most
        return Variables(self.sums, given, starts, found.met)
