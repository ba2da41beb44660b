"""Files written whole, or not at all, and never through a link."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Write a file where there is nothing yet.

    Raises:
        FileExistsError: where there is something, be it a link that leads nowhere.
        OSError: where it cannot be written; then nothing of it is left.
    """
    with path.open("xb") as file:
        try:
            file.write(data)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def write_over(path: Path, data: bytes) -> None:
    """Write a file, in the place of what was there: that stays until the new one is whole. A link itself is replaced.

    Raises:
        OSError: where it cannot be written.
    """
    beside = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")
    try:
        write_new(beside, data)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def reason_of(error: OSError) -> str:
    """Why the system refused, as part of a sentence, without its number and without names."""
    return (error.strerror or "no reason was given").lower()


def reason_in_words(error: OSError) -> str:
    """The same, with the file's name where that is known."""
    why = reason_of(error)
    return why if not error.filename else f"'{os.fsdecode(error.filename)}': {why}"
