"""Reads text as far as YAML can, and keeps what was read so far: to see how far a guess at a mend leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode
from game.script.syntax.compose import Loader, TooDeepError, document


class Look(NamedTuple):
    """What was read: ``root`` holds what stood before ``row`` (from 0), where YAML gave up; None where it did not."""

    root: YamlNode | None
    row: int | None


def look(lines: list[str]) -> Look:
    """Read lines as far as YAML can."""
    loader = Loader("\n".join(lines))
    events = _Events(loader.get_event)
    try:
        root = document(events, lambda *_: None)
    except TooDeepError as deep:
        return Look(None, deep.line - 1)
    finally:
        loader.dispose()
    return Look(root, events.stopped)


class _Events:
    """The events of a text; where YAML gives up, those that close all that is open."""

    def __init__(self, get: Callable[[], Any]) -> None:
        self.get = get
        self.stopped: int | None = None
        self.open: list[list[int]] = []
        self.has_root = False
        self.is_begun = False
        self.is_ended = False
        self.mark: Any = None

    def __call__(self) -> Any:
        if self.stopped is None:
            try:
                event = self.get()
            except yaml.YAMLError as error:
                mark = getattr(error, "problem_mark", None)
                self.stopped = 0 if mark is None else mark.line
            else:
                self.mark = event.start_mark
                self.follow(event)
                return event
        return self.closing()

    def follow(self, event: Any) -> None:
        """Keep count of what is open; a group's count says whether a key waits for its value."""
        kind = type(event)
        if kind in (MappingEndEvent, SequenceEndEvent):
            self.open.pop()
            return
        if kind is DocumentStartEvent:
            self.is_begun = True
            return
        if kind is DocumentEndEvent:
            self.is_ended = True
            return
        if self.is_begun:
            self.has_root = True
            if self.open:
                self.open[-1][1] += 1
        if kind in (MappingStartEvent, SequenceStartEvent):
            self.open.append([int(kind is MappingStartEvent), 0])

    def closing(self) -> Any:
        """The next event of those that end the text here."""
        if self.open:
            is_group, count = self.open[-1]
            if is_group and count % 2:
                self.open[-1][1] += 1
                return self.nothing()
            self.open.pop()
            return MappingEndEvent() if is_group else SequenceEndEvent()
        if self.is_begun and not self.has_root:
            self.has_root = True
            return self.nothing()
        if self.is_begun and not self.is_ended:
            self.is_ended = True
            return DocumentEndEvent()
        return StreamEndEvent()

    def nothing(self) -> ScalarEvent:
        """Stands where something was begun and is not there."""
        return ScalarEvent(None, None, (True, False), "", start_mark=self.mark, end_mark=self.mark)


def said_by(lines: list[str]) -> object:
    """What lines say, wherever in the line each thing begins: two readings that say the same are equal."""
    return _bare(look(lines).root)


def _bare(node: YamlNode | None) -> object:
    if isinstance(node, MappingNode):
        return [(_bare(key), _bare(value)) for key, value in node.pairs]
    if isinstance(node, SequenceNode):
        return [_bare(item) for item in node.items]
    return node.text if isinstance(node, ScalarNode) else None
