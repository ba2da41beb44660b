"""Writes what a command was asked to make: over nothing that is there unless that is agreed to, and through no link."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from game.cli.asking import is_person, says_yes
from game.cli.wrong import UsageError
from game.letters import plain_lines
from game.writing import reason_of, write_new, write_over


def add_force(parser: argparse.ArgumentParser) -> None:
    """The option that lets files be written over."""
    parser.add_argument("--force", action="store_true", help="write over what is there, without asking")


def ending_of(path: Path, *endings: str, to: str = "make") -> str:
    """What kind of file is asked for, by its ending.

    Args:
        path: the file.
        endings: those that can be, in small letters.
        to: what is done with it: make it, or read it.

    Raises:
        UsageError: if it is none of those.
    """
    found = path.suffix.lower()
    if found not in endings:
        listed = " or ".join(filter(None, (", ".join(endings[:-1]), endings[-1])))
        raise UsageError(f"the file's ending says what to {to}, so '{path.name}' must end in {listed}.")
    return found


def agree(paths: Sequence[Path], *, force: bool) -> None:
    """See that these files may be written: what is there is asked about on a terminal, and else needs ``--force``.

    Raises:
        UsageError: where one may not.
    """
    there = [path for path in paths if os.path.lexists(path)]
    folder = next((path for path in there if path.is_dir() and not path.is_symlink()), None)
    if folder is not None:
        raise UsageError(f"'{folder}' is a folder, and a file should be written there.")
    if not there or force:
        return
    more = f" and {len(there) - 1} more" if len(there) > 1 else ""
    verb = "are" if more else "is"
    if not is_person():
        left = "they are left as they are" if more else "it is left as it is"
        raise UsageError(f"'{there[0]}'{more} {verb} there already, and {left}. To write over it: --force")
    if not says_yes(f"'{there[0]}'{more} {verb} there already. Write over {'them' if more else 'it'}?"):
        raise UsageError("nothing was written.")


def write(path: Path, data: str | bytes) -> None:
    """Write a file, whole, in the place of what was there (see ``agree``).

    Raises:
        UsageError: if it cannot be written there.
    """
    made = plain_lines(data).encode() if isinstance(data, str) else data
    try:
        (write_over if os.path.lexists(path) else write_new)(path, made)
    except OSError as error:
        reason = reason_of(error)
        raise UsageError(f"'{path}' cannot be written: {reason}.") from error
