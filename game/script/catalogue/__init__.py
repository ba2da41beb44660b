"""Every problem the reader can tell, each with its manual page."""

from __future__ import annotations

from game.script.catalogue import conditions, files, library, names, promises, shapes, steps, traps, turns, values
from game.script.catalogue.code import Code, codes_of


def reading_codes() -> tuple[type[Code], ...]:
    """The reader's codes in order; later rooms add their own in the same way."""
    return codes_of((files, traps, shapes, values, names, conditions, steps, turns, promises, library))
