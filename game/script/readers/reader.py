"""One file being read: its page, and what may be named in it. The functions of this room are all given one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from game.script.source import Page, ScalarNode, YamlNode
from game.story.condition import Kind, Scope
from game.story.model import NARRATOR, YOU, Change, Flag
from game.story.model import condition as c

Pair = tuple[ScalarNode, YamlNode]
"""A key, and what stands under it."""
Fields = dict[str, Pair]
"""A group of keys: each key and what stands under it, by the key's text."""
Meters = Mapping[str, tuple[str, ...]]
"""Each name of a meter as it may be written, and what it can mean."""

CUT: Final = re.compile(r"[^\s#] #")
"""One space and a # that cut a text without quotation marks."""


@dataclass(slots=True)
class Names:
    """What may be named in one file, as far as it is known when a part of it is read.

    ``meters`` and ``scope`` are None where nobody can know, because a character cannot be read; ``options`` are those
    met so far.
    """

    meters: Meters | None = field(default_factory=dict)
    flags: dict[str, Flag] = field(default_factory=dict)
    tags: AbstractSet[str] = frozenset()
    speakers: AbstractSet[str] = frozenset((YOU, NARRATOR))
    beats: AbstractSet[str] = frozenset()
    endings: AbstractSet[str] = frozenset()
    options: set[str] = field(default_factory=set)
    scope: Scope | None = None


class Reader:
    """Reads one page, told all that is wrong in it.

    ``words`` are those that may stand in braces, or None where nobody knows them. ``misspelt`` are the unknown keys of
    the group read last. Conditions and changes that are written twice are made once.
    """

    def __init__(self, page: Page, words: Mapping[str, str] | None) -> None:
        self.page = page
        self.words = words
        self.names = Names()
        self.tell = page.tell
        self.suggest = page.suggest
        self.misspelt: list[str] = []
        self.has_cuts = page.text is not None and " #" in page.text and CUT.search(page.text) is not None
        self.wrong_conditions = 0
        self.conditions: dict[tuple[str, int, Kind], c.Condition] = {}
        self.changes: dict[Change, Change] = {}
        self.tag_lists: dict[tuple[str, ...], tuple[str, ...]] = {}
