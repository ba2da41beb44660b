"""What may be a player's name."""

from __future__ import annotations

from typing import Final

from game.letters import JOINERS, is_written
from game.story.language import Notice, to_translate

GUEST: Final = to_translate("Guest")
"""What somebody is called who gave no name."""
LONGEST_NAME: Final = 40
"""Characters in a player's name, or in a code, at most."""


def name_problem(name: str) -> str:
    """What is wrong with a player's name in one sentence, or ``""``."""
    tidy = " ".join(name.split()).strip(JOINERS).strip()
    if not tidy:
        return Notice("A player's name cannot be empty.")
    if len(tidy) > LONGEST_NAME:
        return Notice(
            "A player's name can have {most} letters at most; this has {number}.", most=LONGEST_NAME, number=len(tidy)
        )
    if not all(map(is_written, name.strip().strip(JOINERS))):
        return Notice("A player's name can only have letters that can be seen.")
    return ""


def code_problem(code: str) -> str:
    """What is wrong with a code that is to be a player's, in one sentence, or ``""``."""
    tidy = "".join(code.split()).strip(JOINERS)
    if not tidy:
        return Notice("Please enter your code.")
    if len(tidy) > LONGEST_NAME:
        return Notice("A code has {most} letters at most; this has {number}.", most=LONGEST_NAME, number=len(tidy))
    if not all(map(is_written, tidy)):
        return Notice("A code has only letters and digits that can be seen.")
    return ""
