"""A Twine story as it was read: passages, and what stands in them, whichever story format they were written for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final, NamedTuple

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


class Loss(NamedTuple):
    """What could not be carried over, or was changed: at which line of the story (from 1), and what stood there."""

    line: int
    message: str
    source: str = ""

    @property
    def text(self) -> str:
        """Both together, as they are told."""
        return f"{self.message}: {self.source}" if self.source else self.message


class NotTwineError(Exception):
    """The file holds no story that can be read."""


class NotMappedError(Exception):
    """Something that a scene cannot say; the message says what, as the rest of a sentence."""


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
class Files:
    """The files that a story was read from, in order: how many lines stand in those before each, and its name."""

    starts: tuple[tuple[int, str], ...]
    shared: int = 0
    """How many letters all names begin with alike, as far as folders go: a comment does without them."""

    def place(self, line: int) -> tuple[str, int]:
        """The file of a line that is counted over all files, and the line in it; no name where there is one file."""
        at = bisect_right(self.starts, line - 1, key=lambda start: start[0]) - 1
        return (self.starts[at][1], line - self.starts[at][0]) if at >= 0 else ("", line)

    def said(self, line: int) -> str:
        """A line as it is told in a comment: ``line 5``, or ``line 5 of hall.twee``."""
        name, own = self.place(line)
        return f"line {own} of {name[self.shared :]}" if name else f"line {own}"


ONE_FILE: Final = Files(())
"""The files of a story that stands in one."""


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
