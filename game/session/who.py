"""What may be a player's name."""

from __future__ import annotations

from typing import Final

from game.letters import is_written
from game.story.language import Notice

LONGEST_NAME: Final = 40
"""Characters in a player's name at most."""


def name_problem(name: str) -> str:
    """What is wrong with a player's name in one sentence, or ``""``."""
    tidy = name.strip()
    if not tidy:
        return Notice("A player's name cannot be empty.")
    if len(tidy) > LONGEST_NAME:
        return Notice(
            "A player's name can have {most} letters at most; this has {number}.", most=LONGEST_NAME, number=len(tidy)
        )
    if not all(map(is_written, tidy)):
        return Notice("A player's name can only have letters that can be seen.")
    return ""
