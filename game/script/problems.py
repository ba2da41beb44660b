"""What is wrong in a file: where it stands, what was found, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to be put in the place of what stands in a file from one place up to, and without, another.

    Lines and columns count from 1, in characters, as the file is now; ``text`` may hold line ends and may be empty.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Mend:
    """What a hint says, as a change that a machine can make in the problem's own file.

    ``edits`` do not overlap. ``is_certain`` where nothing else can have been meant: only structure, never words.
    """

    edits: tuple[Edit, ...]
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file.

    ``file`` is named from the folder that the library stands in (``dialogues/scenes/late_install.yaml``); ``line`` and
    ``column`` count from 1, in characters; ``source`` is that line as it is written. An error takes its file out of
    play, a warning does not. ``mend`` is there where the hint can be followed by a machine.
    """

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str
    source: str
    mend: Mend | None = None


class NoLibraryError(Exception):
    """There is nothing to read where the user said: the message is one plain sentence."""


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line and column, each told once."""
    return tuple(sorted(dict.fromkeys(problems), key=place))


def place(problem: Problem) -> tuple[str, int, int, str]:
    """What problems are put in order by: file, line, column and code."""
    return problem.file, problem.line, problem.column, problem.code


def is_sound(problems: list[Problem] | tuple[Problem, ...]) -> bool:
    """Whether there is no error among them; warnings do not count."""
    return all(problem.severity != "error" for problem in problems)
