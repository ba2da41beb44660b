"""YAML's events into the light tree: nesting is bounded, tags and anchors are told, nothing is converted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode

MAX_YAML_NESTING: Final = 50
"""How deep lists and groups may stand in each other."""

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Odd = Callable[[str, str, int, int], None]
"""Told of a tag or an anchor: ``tag``, ``anchor``, ``alias`` or ``document``; its name; line and column."""


class TooDeepError(Exception):
    """Nesting past the bound, at a line and column (from 1)."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line = line
        self.column = column


def compose(text: str, odd: Odd, loader_type: Any = None) -> YamlNode | None:
    """Read one YAML document.

    Args:
        text: the whole file.
        odd: is called for every tag, anchor, alias and second document; reading goes on without them.
        loader_type: another PyYAML loader than the fastest one there is.

    Returns:
        The root of its tree; None where the file holds nothing.

    Raises:
        yaml.YAMLError: where it is not YAML; ``explain.py`` puts that into a trainer's words.
        TooDeepError: where nesting passes the bound.
    """
    loader = (loader_type or Loader)(text)
    try:
        return document(loader.get_event, odd)
    finally:
        loader.dispose()


def document(get: Callable[[], Any], odd: Odd) -> YamlNode | None:
    """The root of what YAML's events tell, of which ``get`` gives the next one; None where they hold nothing."""
    get()  # the stream starts
    start = get()
    if type(start) is StreamEndEvent:
        return None
    root = _Composer(get, odd).node(get(), 1)
    get()  # the document ends
    after = get()
    if type(after) is not StreamEndEvent:
        mark = after.start_mark
        odd("document", "", mark.line + 1, mark.column + 1)
    return root


class _Composer:
    """One walk over the events; scalars, by far the most of them, are made where they are met."""

    __slots__ = ("get", "odd")

    def __init__(self, get: Callable[[], Any], odd: Odd) -> None:
        self.get = get
        self.odd = odd

    def tell(self, event: Any) -> None:
        mark = event.start_mark
        if event.tag:
            self.odd("tag", event.tag, mark.line + 1, mark.column + 1)
        if event.anchor:
            self.odd("anchor", event.anchor, mark.line + 1, mark.column + 1)

    def node(self, event: Any, depth: int) -> YamlNode:
        kind = type(event)
        if kind is ScalarEvent:
            if event.tag or event.anchor:
                self.tell(event)
            mark = event.start_mark
            return ScalarNode(event.value, mark.line + 1, mark.column + 1, event.style or "")
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if kind is AliasEvent:
            self.odd("alias", event.anchor, line, column)
            return ScalarNode(f"*{event.anchor}", line, column, "*")
        if depth > MAX_YAML_NESTING:
            raise TooDeepError(line, column)
        if event.tag or event.anchor:
            self.tell(event)
        if kind is MappingStartEvent:
            return MappingNode(self.pairs(depth), line, column, flow=bool(event.flow_style))
        assert kind is SequenceStartEvent, kind  # noqa: S101 - the last of the four kinds of node
        return SequenceNode(self.items(depth), line, column, flow=bool(event.flow_style))

    def pairs(self, depth: int) -> list[tuple[YamlNode, YamlNode]]:
        get = self.get
        found: list[tuple[YamlNode, YamlNode]] = []
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                if event.tag or event.anchor:
                    self.tell(event)
                mark = event.start_mark
                key: YamlNode = ScalarNode(event.value, mark.line + 1, mark.column + 1, event.style or "")
            elif kind is MappingEndEvent:
                return found
            else:
                key = self.node(event, depth + 1)
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                if event.tag or event.anchor:
                    self.tell(event)
                mark = event.start_mark
                found.append((key, ScalarNode(event.value, mark.line + 1, mark.column + 1, event.style or "")))
            else:
                found.append((key, self.node(event, depth + 1)))

    def items(self, depth: int) -> list[YamlNode]:
        get, found = self.get, []
        while type(event := get()) is not SequenceEndEvent:
            found.append(self.node(event, depth + 1))
        return found
