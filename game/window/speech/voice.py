"""A voice of the system: which languages it has, and the command that speaks a text with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple


class Voice(NamedTuple):
    """A program that speaks."""

    name: str
    """As a player is told it."""
    languages: frozenset[str]
    """The codes of those that it speaks, as ``es``."""
    command: Callable[[str, float], list[str]]
    """The program and its arguments: for a language, and for how many times as fast as usual."""
    text: Literal["input", "argument"] = "input"
    """How it is given what to say."""
    hush: tuple[str, ...] = ()
    """What makes it fall silent, where ending the program does not."""

    def speaks(self, language: str) -> bool:
        """Whether it has a voice for a language."""
        return base_of(language) in self.languages


def base_of(code: str) -> str:
    """A language without its region."""
    return code.replace("_", "-").partition("-")[0].casefold()
