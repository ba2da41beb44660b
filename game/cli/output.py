"""Writes what a command was asked to make, and says plainly why it could not."""

from __future__ import annotations

from pathlib import Path

from game.cli.wrong import UsageError


def ending_of(path: Path, *endings: str) -> str:
    """What kind of file is asked for, by its ending.

    Raises:
        UsageError: if it is none of those that can be made.
    """
    found = path.suffix.lower()
    if found not in endings:
        listed = f"{', '.join(endings[:-1])} or {endings[-1]}"
        raise UsageError(f"the file's ending says what to make, so '{path.name}' must end in {listed}.")
    return found


def write(path: Path, data: str | bytes) -> None:
    """Write a file, whole: what was there before stays until the new one is complete.

    Raises:
        UsageError: if it cannot be written there.
    """
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(data.encode() if isinstance(data, str) else data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        reason = (error.strerror or "no reason given").lower()
        raise UsageError(f"'{path}' cannot be written: {reason}.") from error
