"""What a file may name from the rest of its library: tags, words, scenes and their endings, characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TypeVar

from game.story.model import LAST, LISTEN, Character, Promise, Skill

RESERVED = frozenset(
    ("and", "or", "not", "true", "false", "outcome", "noted", "did", "seen", "ended", "when", "again", "never")
)
"""What no flag, no flag's word and no meter can be called: conditions and reactions would read it otherwise."""


class Anything(frozenset[str]):
    """A set that holds every name: for names that cannot be checked because their file is missing or unreadable."""

    def __contains__(self, _name: object) -> bool:
        return True


ANYTHING = Anything()
ANYBODY = Anything()
"""The speakers of a scene whose cast cannot be read."""


T = TypeVar("T")


class OfScenes(Mapping[str, "T | None"]):
    """Something of each scene, read when it is first asked for; None where it cannot be read.

    ``used`` is told each file that is asked for, and ``scenes/`` where the names of all scenes are.
    """

    def __init__(
        self,
        scenes: AbstractSet[str],
        read: Callable[[str], T | None],
        used: Callable[[str], None],
    ) -> None:
        self.scenes = scenes
        self.read = read
        self.used = used
        self.found: dict[str, T | None] = {}
        self.last: T | None = None
        """That of the call before, in a scene between two calls of a shift; None in any other."""

    def __getitem__(self, scene: str) -> T | None:
        if scene == LAST and self.last is not None:
            return self.last
        self.used(f"scenes/{scene}.yaml")
        if scene not in self.scenes:
            raise KeyError(scene)
        if scene not in self.found:
            self.found[scene] = self.read(scene)
        return self.found[scene]

    def __contains__(self, scene: object) -> bool:
        if scene == LAST and self.last is not None:
            return True
        self.used(f"scenes/{scene}.yaml")
        return scene in self.scenes

    def __iter__(self) -> Iterator[str]:
        self.used("scenes/")
        return iter(self.scenes)

    def __len__(self) -> int:
        self.used("scenes/")
        return len(self.scenes)


Endings = OfScenes[AbstractSet[str]]
"""Each scene's endings."""
Promises = OfScenes[Mapping[str, Promise]]
"""The promises that each scene makes, by their ids."""


@dataclass(frozen=True, slots=True)
class CastMember:
    """A character as far as its file could be read: ``character`` is None where it holds an error."""

    character: Character | None
    file: str
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Known:
    """The names of a library. ``words`` is None where the course could not be read, and no word is then wrong.

    So is ``currency``; it is ``""`` where the course has none.
    ``member`` gives a character's file as read, or None where there is none; ``members`` are the ids it knows.
    """

    skills: Mapping[str, Skill]
    tags: AbstractSet[str]
    words: Mapping[str, str] | None
    endings: Endings
    promises: Promises
    member: Callable[[str], CastMember | None]
    members: AbstractSet[str] = field(default_factory=frozenset)
    currency: str | None = None

    @property
    def done_tags(self) -> AbstractSet[str]:
        """The tags that can have been done: those of skills.yaml, and listening."""
        return self.tags if self.tags is ANYTHING else self.tags | {LISTEN}
