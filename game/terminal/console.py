"""The player's end of a terminal: lines told, questions asked, nothing else; no colours and no cursor tricks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from game.letters import plain, wrapped
from game.story.language import ENGLISH, Language

INTERRUPTED: Final = 130
"""The exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""


class LeaveError(Exception):
    """The player wants to leave the game."""


def _unbroken() -> None:
    """The width of what has none."""


@dataclass(frozen=True, slots=True)
class Console:
    """Where the player reads and answers.

    ``ask`` shows a prompt and returns what was typed (raises EOFError at the end of input); ``tell`` shows one line;
    ``width`` gives how many columns a line has now, or None where lines are not to be broken (a pipe): it is
    asked for each text, since a window may be made wider or narrower; ``language`` is the language in which the player
    is talked to.
    """

    ask: Callable[[str], str]
    tell: Callable[[str], None]
    width: Callable[[], int | None] = _unbroken
    language: Language = ENGLISH

    def say(self, text: str, indent: str = "") -> None:
        """Tell a text, broken into lines that fit; its own line breaks are kept; later lines are indented."""
        for line in self._lines(text, indent):
            self.tell(line)

    def _lines(self, text: str, indent: str = "") -> list[str]:
        """A text in lines that fit now."""
        width = self.width()
        lines: list[str] = []
        for paragraph in [plain(line) for line in text.splitlines()] or [""]:
            lines += [paragraph] if width is None else wrapped(paragraph, width, indent)
        return lines

    def say_all(self, texts: Iterable[str], indent: str = "") -> None:
        """Tell some texts, one after the other."""
        for text in texts:
            self.say(text, indent)

    def gap(self) -> None:
        """Leave a line empty."""
        self.tell("")

    def answer(self, prompt: str) -> str:
        """What the player types after a prompt, or its last line, without the spaces around it.

        Raises:
            EOFError: at the end of the input.
        """
        *before, last = self._lines(prompt)
        for line in before:
            self.tell(line)
        return self.ask(f"{last} ").strip().lstrip("\ufeff").strip()

    @property
    def yes(self) -> frozenset[str]:
        """The answers that mean yes; the words of a language are apart by spaces, as Spanish has several."""
        return frozenset({"y", "yes", *self.language.tr("y yes").split()})

    @property
    def no(self) -> frozenset[str]:
        """The answers that mean no."""
        return frozenset({"n", "no", *self.language.tr("n no").split()})

    def agreed(self, question: str) -> bool:
        """Ask something that is answered by yes or no, until it is.

        Raises:
            EOFError: at the end of the input.
            LeaveError: if the player answers that they want to leave.
        """
        tr = self.language.tr
        while True:
            answer = self.answer(tr("{question} (y/n)", question=question)).casefold()
            if answer in self.yes:
                return True
            if answer in self.no:
                return False
            if answer in ("q", "quit"):
                raise LeaveError
            self.say(tr("Type y for yes or n for no, and press Enter."))


def number_in(answer: str, most: int) -> int | None:
    """The number from 1 to ``most`` that an answer is, or None; ``2.`` and ``2)`` are 2 as well."""
    digits = answer.rstrip(".)")
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        number = int(digits)
        return number if 1 <= number <= most else None
    return None
