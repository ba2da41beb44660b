"""One file being read: its page, and what may be named in it. The functions of this room are all given one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from game.script.catalogue.code import Code
from game.script.problems import Mend
from game.script.readers.lonely import Lonely
from game.script.source import Page, ScalarNode, YamlNode, swapped
from game.story.condition import Scope, ValueKind, nearest_name
from game.story.model import NARRATOR, YOU, Change, Flag, Promise
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
    met so far. ``cast`` are the ids of who is in the scene. By other names that they go by, each as an id: ``people``
    by how they are called, ``labels`` (of tags), and ``titles`` (of endings); ``outcomes`` are by ending, and
    ``by_outcome`` the endings of each. ``score`` is the scene's own, as it is written, and ``fair_score`` one that
    counts every meter evenly; ``best_meter`` is the first of which much is good. ``currency`` is the course's, ``""``
    for none, and None where nobody knows, or it has been told that there is none.
    """

    meters: Meters | None = field(default_factory=dict)
    flags: dict[str, Flag] = field(default_factory=dict)
    tags: AbstractSet[str] = frozenset()
    speakers: AbstractSet[str] = frozenset((YOU, NARRATOR))
    beats: AbstractSet[str] = frozenset()
    endings: AbstractSet[str] = frozenset()
    options: set[str] = field(default_factory=set)
    scope: Scope | None = None
    cast: tuple[str, ...] = ()
    people: dict[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    by_outcome: Mapping[str, list[str]] = field(default_factory=dict)
    scenes: Container[str] = ()
    score: str = ""
    fair_score: str = ""
    best_meter: str = ""
    currency: str | None = None
    promises: dict[str, Promise] = field(default_factory=dict)
    """Those that the scene makes, and those of other scenes that its texts have named so far, as ``scene.id``."""
    left: Mapping[str, Mapping[str, Promise] | None] = field(default_factory=dict)
    """The promises of every scene."""


@dataclass(slots=True)
class Unknown:
    """A name that is not there: every place that names it, and what each would have to say instead.

    ``code``, ``message``, ``hint`` and ``mend`` are told once for all, where none of the ``known`` names is near.
    """

    code: type[Code]
    places: list[ScalarNode]
    message: str
    known: AbstractSet[str]
    hint: str
    mend: Mend | None = None


@dataclass(slots=True)
class MendedIds:
    """The hints of ids that are none, told on a page so far; ``looked_at`` is how many of its problems were."""

    hints: set[str] = field(default_factory=set)
    looked_at: int = 0


class Reader:
    """Reads one page, told all that is wrong in it.

    ``words`` are those that may stand in braces, or None where nobody knows them. Conditions and changes that are
    written twice are made once. ``declared`` are the beats, endings and flags of a scene, or the meters of a person,
    with what stands under each; ``used`` is what has been named so far of them. ``top`` is what stands at the top of
    the file. ``in_promise`` says that the words of a promise are being read.
    """

    def __init__(self, page: Page, words: Mapping[str, str] | None) -> None:
        self.page = page
        self.words = words
        self.names = Names()
        self.tell = page.tell
        self.suggest = page.suggest
        self.has_cuts = page.text is not None and " #" in page.text and CUT.search(page.text) is not None
        self.wrong_conditions = 0
        self.conditions: dict[tuple[str, int, ValueKind], c.Condition] = {}
        self.changes: dict[Change, Change] = {}
        self.unknown: dict[tuple[str, str], Unknown] = {}
        self.mended_ids = MendedIds()
        self.top: Fields = {}
        self.declared: dict[str, Fields] = {}
        self.used: set[tuple[str, str]] = set()
        self.in_promise = False
        self.tag_lists: dict[tuple[str, ...], tuple[str, ...]] = {}

    @cached_property
    def lonely(self) -> Lonely:
        """The beats and the ending that nothing leads to; to be asked once ``declared`` and ``names`` are known."""
        return Lonely(self.declared.get("beat", {}), tuple(self.names.outcomes))

    def near(self, leaf: ScalarNode, known: Iterable[str], otherwise: str = "") -> tuple[str, Mend | None]:
        """The hint and the mend for a name that is not among the known ones: the nearest of them, if one is near."""
        found = nearest_name(leaf.text, known)
        if found:
            return f"did you mean '{found}'?", swapped(self.page, leaf, found)
        return self.suggest(leaf.text, frozenset(known), otherwise), None
