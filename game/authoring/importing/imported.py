"""What comes of a story that was written for another program: a scene's files, and what could not be carried over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple


class Loss(NamedTuple):
    """What could not be carried over, or was changed: at which line of the story (from 1), and what stood there."""

    line: int
    message: str
    source: str = ""

    @property
    def text(self) -> str:
        """Both together, as they are told."""
        return f"{self.message}: {self.source}" if self.source else self.message


class NotStoryError(Exception):
    """The files hold no story that can be read; the message says why, as a sentence without its full stop."""


class NotMappedError(Exception):
    """Something that a scene cannot say; the message says what, as the rest of a sentence."""


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


def files_of(starts: Sequence[tuple[int, str]]) -> Files:
    """The files of a story: how many lines stand in those before each, and its name."""
    names = [name for _, name in starts]
    folder = names[0] if names else ""
    while folder and not all(name.startswith(folder) for name in names):
        folder = folder[: max(folder.rfind("/", 0, -1), folder.rfind("\\", 0, -1)) + 1]
    return Files(tuple(starts), len(folder) if len(names) > 1 else 0)


Progress = Callable[[str, int, int], None]
"""Is told now and then what is being done, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A scene made from a story: its id, the texts of its files by their paths in the library, and what was lost.

    ``people`` tells who was found to speak, and where; ``files`` are what the lines of both are counted in.
    """

    scene: str
    files: Mapping[str, str]
    losses: tuple[Loss, ...]
    people: tuple[Loss, ...] = ()
    sources: Files = ONE_FILE
