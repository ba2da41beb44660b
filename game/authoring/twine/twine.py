"""A Twine story as it was read: passages, and what stands in them, whichever story format they were written for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from game.authoring.importing import ONE_FILE, Files, Loss, NotMappedError, NotStoryError
from game.story.model import Condition

DEEPEST_MACROS: Final = 12
"""How many conditions may stand in each other; past that they are told, and what they hold is kept."""

LONGEST_MACRO: Final = 5_000
"""How many characters a macro or a link may have; a longer one is not closed at all, as far as anybody can tell."""


MOST_LETTERS: Final = 4 * 1024 * 1024
"""How many characters the passages of a story may have together: as many as a scene's file."""
TOO_LONG: Final = "the story has more than 4 MiB of text: split it, or take its pictures and sounds out of it"
MOST_PIECES: Final = 200_000
"""How many lines, links and macros a story may have: more of them than fit into a scene's file."""
TOO_MANY: Final = "the story has more than 200,000 lines, links and macros, and no scene's file can hold them: split it"


class NotTwineError(NotStoryError):
    """The file holds no story that can be read."""


@dataclass(frozen=True, slots=True)
class StoryWords:
    """Some text; ``linked`` if it is what a link says, which is also an option."""

    line: int
    text: str
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """A variable (``$name``) that is set, or with a sign that ``value`` is added to or taken from."""

    line: int
    name: str
    value: Condition
    sign: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another passage, and what choosing it sets."""

    line: int
    text: str
    target: str
    sets: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Include:
    """Another passage, whose text stands here too."""

    line: int
    target: str
    source: str


@dataclass(frozen=True, slots=True)
class Jump:
    """A way to another passage that nobody chooses."""

    line: int
    target: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What the author wrote for themselves, or what could not be carried over; ``why`` is ``""`` for the former."""

    line: int
    source: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """One arm of an If: its condition, None for the last one without; a condition that is a text cannot be mapped."""

    line: int
    condition: Condition | NotMappedError | None
    nodes: tuple[StoryNode, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class If:
    """Arms of which the first that holds is done."""

    branches: tuple[Branch, ...]


StoryNode = StoryWords | Assignment | Link | Jump | Include | Remark | If


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage; ``line`` is that of the first line of its text."""

    name: str
    tags: tuple[str, ...]
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class TwineStory:
    """A story: ``format`` is the name of its story format in small letters, ``""`` where it does not say."""

    title: str
    format: str
    start: str
    passages: tuple[Passage, ...]
    losses: tuple[Loss, ...] = field(default=())
    files: Files = ONE_FILE


def link_parts(inside: str) -> tuple[str, str]:
    """What a link in double brackets says and where it leads: ``text->target``, ``target<-text``, ``text|target``."""
    if "->" in inside:
        text, _, target = inside.rpartition("->")
    elif "<-" in inside:
        target, _, text = inside.partition("<-")
    elif "|" in inside:
        text, _, target = inside.rpartition("|")
    else:
        text = target = inside
    return text.strip() or target.strip(), target.strip()
