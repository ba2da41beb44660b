"""What of a story nobody comes to, kept as comments; and what leads where in the beats that were written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.authoring.importing.compiler import Compiler
from game.authoring.importing.emit import NOWHERE, Comment, Origin, Quoted, Tree, YamlRows, YamlTable
from game.authoring.importing.flow import Flow, Place

_MOST_KEPT: Final = 200
"""How many lines of nodes that nobody can come to are kept as comments."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What nobody comes to; ``lose`` tells it."""

    flow: Flow
    lose: Callable[[Place, str, str], None]

    def all(self, compiler: Compiler, reached: Iterable[str]) -> list[Comment]:
        """All of it: in nodes that are come to otherwise, and nodes that are not."""
        there = list(reached)
        return [*self.unreached(compiler, there), *self.never(compiler, there)]

    def unreached(self, compiler: Compiler, reached: Iterable[str]) -> list[Comment]:
        """The lines of beats that nothing leads to, in nodes that are come to otherwise, as comments."""
        there = set(reached)
        homes = {compiler.homes[beat] for beat in there if beat in compiler.homes}
        said = {text for beat in there for text, _ in texts_in(compiler.beats.get(beat, ()))}
        found: list[Comment] = []
        for beat, rows in compiler.beats.items():
            if beat in there or compiler.homes[beat] not in homes:
                continue
            for text, (file, line) in texts_in(rows):
                if text not in said:
                    said.add(text)
                    self.lose(Place(line or 1, file), "nobody can come here, and it was kept as a comment", text)
                    found.append(Comment(f"{self.flow.said(Place(line or 1, file))}, never said: {text}"))
        return found

    def never(self, compiler: Compiler, reached: Iterable[str]) -> list[Comment]:
        """The words of nodes that nobody can come to, as comments."""
        homes = {compiler.homes[beat] for beat in reached if beat in compiler.homes}
        found: list[Comment] = []
        kept = 0
        for node in self.flow.nodes:
            if node.name in homes:
                continue
            words = list(compiler.shape.words(node.body))
            if not words:
                continue
            self.lose(node.at, "nobody can come here from the start, and it was kept as a comment", node.name)
            room = max(0, _MOST_KEPT - kept)
            kept += len(words)
            more = [f"(and {len(words) - room} lines more)"] if len(words) > room else []
            found.append(Comment("\n".join(["", f"'{node.name}', {self.flow.said(node.at)}:", *words[:room], *more])))
        return found


def leads_in(rows: Sequence[Tree | Comment]) -> Iterator[tuple[str, str]]:
    """Every ``go`` and ``end`` among some steps, in their blocks and options too."""
    todo: list[Tree | Comment] = list(rows)
    while todo:
        one = todo.pop()
        if isinstance(one, YamlRows):
            todo += one.items
        elif isinstance(one, YamlTable):
            for pair in one.pairs:
                if isinstance(pair, Comment):
                    continue
                key, value = pair
                if key in ("go", "end") and isinstance(value, str):
                    yield key, value
                elif isinstance(value, YamlRows | YamlTable):
                    todo.append(value)


def texts_in(rows: Sequence[Tree | Comment]) -> Iterator[tuple[str, Origin]]:
    """Every text among some steps, with where it stood."""
    todo: list[tuple[Tree | Comment, Origin]] = [(row, NOWHERE) for row in reversed(rows)]
    while todo:
        one, origin = todo.pop()
        match one:
            case Quoted(text):
                yield text, origin
            case YamlRows(items):
                todo += [(item, origin) for item in reversed(items)]
            case YamlTable(pairs):
                own = one.origin if one.origin[1] else origin
                todo += [(pair[1], own) for pair in reversed(pairs) if not isinstance(pair, Comment)]


def reached_from(beats: Mapping[str, Sequence[Tree | Comment]], start: str) -> dict[str, None]:
    """The beats that can be come to from the first one, by what is written in them."""
    found = {start: None}
    todo = [start]
    while todo:
        for key, beat in leads_in(beats.get(todo.pop(), ())):
            if key == "go" and beat not in found:
                found[beat] = None
                todo.append(beat)
    return found
