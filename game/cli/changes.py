"""Changes of a library's own files: shown as a diff, agreed to, and written unless a file has changed meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Final, NamedTuple

from game.cli.asking import agreed
from game.cli.from_here import named_from_here
from game.cli.printed import say
from game.cli.wrong import UsageError
from game.writing import reason_in_words, write_together

_BREAK: Final = re.compile(r"\r\n|\n|\r")
"""What parts lines for whoever reads a library's files, and nothing else that a text may hold."""


class Change(NamedTuple):
    """A file as it was read, and as it is to be."""

    was: bytes
    now: bytes


def diff_of(change: Change, old: str, new: str) -> Iterator[str]:
    """The lines of a diff, without their ends; ``old`` and ``new`` are what the file is called in it."""
    for line in unified_diff(_lines(change.was), _lines(change.now), old, new, n=1, lineterm=""):
        yield line.rstrip("\r\n")


def show(folder: Path, changes: Mapping[str, Change]) -> None:
    """Show changes of a library, by the file's name in it."""
    for name, change in changes.items():
        file = named_from_here(folder / name)
        say()
        for line in diff_of(change, file, file):
            say(line)


def propose(folder: Path, changes: Mapping[str, Change], *, yes: bool) -> bool:
    """Show changes of a library, ask, and write all of them or none.

    Args:
        folder: the library.
        changes: what is to change, by the file's name in the library.
        yes: whether the call has agreed already.

    Returns:
        Whether they were written.

    Raises:
        UsageError: where a file has changed meanwhile, or cannot be written.
    """
    show(folder, changes)
    say()
    if not agreed(yes=yes):
        return False
    try:
        for name, change in changes.items():
            if (folder / name).read_bytes() != change.was:
                file = named_from_here(folder / name)
                raise UsageError(f"{file} has changed meanwhile, and nothing was written. Try again.")
        write_together({folder / name: change.now for name, change in changes.items()}, {})
    except OSError as error:
        raise UsageError(f"it cannot be written ({reason_in_words(error)}), and everything is as it was.") from error
    return True


def _lines(data: bytes) -> list[str]:
    lines = _BREAK.split(data.decode("utf-8", "replace"))
    return lines if lines[-1] else lines[:-1]
