"""What is wrong with what a kiosk's owner wrote: where, what was found, and how to write it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

HIDDEN: Final = "pin = ..."
"""What is shown in the place of a line on which a PIN may stand."""


class KioskProblem(NamedTuple):
    """One thing wrong with a kiosk's file, or with a list of codes beside it.

    ``file`` is the file's name; ``line`` and ``column`` count from 1; ``source`` is that line as it is written, but
    for one that may hold a PIN. With an error the kiosk does not open; a warning is what is not there now, or what a
    kiosk does without.
    """

    file: str
    line: int
    column: int
    severity: Literal["error", "warning"]
    message: str
    hint: str
    source: str
