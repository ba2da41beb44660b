"""Asks who is playing."""

from __future__ import annotations

from collections.abc import Sequence

from game.session import name_problem
from game.story.language import Notice
from game.terminal.console import Console, LeaveError, number_in


def ask_who(console: Console, known: Sequence[str]) -> str:
    """Ask who is playing.

    Args:
        console: where to ask.
        known: the names of those who have played here, the latest first.

    Returns:
        A known name or a sound new one.

    Raises:
        EOFError: at the end of the input.
        LeaveError: if the player would rather leave.
    """
    tr = console.language.tr
    if known:
        console.say(tr("Who is playing?"))
        for number, name in enumerate(known, start=1):
            console.say(f"{number}. {name}", "   ")
    while True:
        if known:
            answer = console.answer(tr("Number, a new name, or just Enter for {name}:", name=known[0]))
        else:
            answer = console.answer(tr("What is your name?"))
        if answer.casefold() in ("q", "quit"):
            raise LeaveError
        if known and not answer:
            return known[0]
        number_meant = number_in(answer, len(known))
        if number_meant is not None:
            return known[number_meant - 1]
        problem = name_problem(answer)
        if known and answer.isdigit():
            problem = Notice("There is no number {number} here.", number=answer)
        if not problem:
            return answer
        console.say(console.language.say(problem))
