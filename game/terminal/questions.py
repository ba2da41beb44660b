"""Asks a session's questions in a terminal."""

from __future__ import annotations

from game.session import Question, Session, Shown
from game.terminal.console import Console, LeaveError, number_in


def ask(console: Console, question: Question) -> int:
    """Ask until one of the question's choices is given: by yes or no where there are two, else by number.

    Where there is only one there is nothing to ask: it is told, and that is all.

    Where nobody can be asked any more, or the player wants to leave, it is the one that leaves things as they are.

    Returns:
        The choice, from 0.
    """
    tr = console.language.tr
    console.say(question.text)
    if len(question.choices) == 1:
        return 0
    try:
        if len(question.choices) == 2:
            does = 1 - question.stay
            return does if console.agreed(tr("{choice}?", choice=question.choices[does])) else question.stay
        console.say(question.title)
        for number, choice in enumerate(question.choices, start=1):
            console.say(f"{number}. {choice}", "   ")
        return _number(console, len(question.choices)) - 1
    except (EOFError, LeaveError):
        return question.stay


def _number(console: Console, most: int) -> int:
    tr = console.language.tr
    while True:
        answer = console.answer(tr("Number, 1 to {most}:", most=most)).casefold()
        if answer in ("q", "quit"):
            raise LeaveError
        number = number_in(answer, most)
        if number is not None:
            return number
        for number, words in enumerate((console.yes, console.no), start=1):
            if answer in words:  # as everywhere in a terminal: yes is the first choice, no the second
                return number
        console.say(tr("Type a number from 1 to {most}.", most=most))


def settle(console: Console, session: Session, shown: Shown) -> Shown:
    """Ask whatever has to be asked first; returns what then is shown."""
    while isinstance(shown, Question):
        shown = session.answer(ask(console, shown))
    return shown
