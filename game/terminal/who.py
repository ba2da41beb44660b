"""Asks who is playing, and changes the list of who has played here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.session import People, Person, Shown, TitlePage, matching, name_problem
from game.story.language import Notice
from game.terminal.console import Console, LeaveError, number_in

FEW: Final = 20
"""Of more players than that the latest are listed; the others are found by a part of their name."""


def ask_who(console: Console, people: People, page: TitlePage) -> Shown:
    """Ask who is playing, until somebody is picked or something has changed.

    Raises:
        EOFError: at the end of the input.
        LeaveError: if the player would rather leave.
    """
    return _Asking(console, people, page.players).who()


class _Asking:
    """One title page: the players keep their numbers while it is asked about."""

    def __init__(self, console: Console, people: People, players: Sequence[Person]) -> None:
        self.console = console
        self.people = people
        self.players = players
        self.names = [person.name for person in players]

    def who(self) -> Shown:
        console, tr = self.console, self.console.language.tr
        if self.players:
            console.say(tr("Who is playing?"))
            self._list(range(min(FEW, len(self.players))))
            self._say_what_else()
        sought = ""
        while True:
            if self.players:
                answer = console.answer(tr("Number, a new name, or just Enter for {name}:", name=self.names[0]))
            else:
                answer = console.answer(tr("What is your name?"))
            if answer.casefold() in ("q", "quit"):
                raise LeaveError
            if self.players and not answer:
                return self.people.pick(self.players[0].id)
            number = number_in(answer, len(self.players))
            if number is not None:
                return self.people.pick(self.players[number - 1].id)
            if answer.startswith("/"):
                changed = self._command(answer.casefold())
                if changed is not None:
                    return changed
                continue
            problem = name_problem(answer)
            if self.players and answer.isdigit():
                problem = Notice("There is no number {number} here.", number=answer)
            if problem:
                console.say(console.language.say(problem))
            elif answer == sought or not self._found(answer):
                return self.people.join(answer)
            sought = answer

    def _list(self, places: Sequence[int]) -> None:
        for at in places:
            self.console.say(f"{at + 1}. {self.names[at]}", "   ")

    def _say_what_else(self) -> None:
        tr, more = self.console.language.tr, len(self.players) - FEW
        if more > 0:
            self.console.say(
                self.console.language.trn(
                    "{number} more has played here: type a part of the name to find it, or /all.",
                    "{number} more have played here: type a part of a name to find them, or /all.",
                    more,
                )
            )
        self.console.say(
            tr("Also: /guest plays without keeping anything; /rename, /merge and /delete change the list.")
        )

    def _found(self, answer: str) -> bool:
        """Whether there are players whose names hold that, where not all are listed; they are told then."""
        places = matching(self.names, answer) if len(self.players) > FEW else ()
        if not places or any(self.names[at].casefold() == answer.casefold() for at in places):
            return False
        self._list(places)
        told = self.console.language.tr("Type a number, or “{name}” once more to be new here.", name=answer)
        self.console.say(told)
        return True

    def _command(self, command: str) -> Shown | None:
        """What a word with a stroke does; None where the question is asked again."""
        tr = self.console.language.tr
        match command:
            case "/all":
                self._list(range(len(self.players)))
            case "/guest":
                return self.people.guest()
            case "/rename" if self.players:
                person = self._one(tr("Who is to be called otherwise? Number:"))
                if person is not None:
                    return self.people.rename(person.id, self.console.answer(tr("The new name:")))
            case "/merge" if self.players:
                person = self._one(tr("Whose results are to be added to somebody else's? Number:"))
                into = None if person is None else self._one(tr("To whose? Number:"))
                if person is not None and into is not None and into != person:
                    return self.people.merge(person.id, into.id)
            case "/delete" if self.players:
                person = self._one(tr("Who is to be deleted? Number:"))
                if person is not None:
                    return self.people.remove(person.id)
            case _:
                self.console.say(tr("There is no {command} here.", command=command))
        return None

    def _one(self, prompt: str) -> Person | None:
        number = number_in(self.console.answer(prompt), len(self.players))
        if number is None:
            self.console.say(self.console.language.tr("Nothing was changed."))
            return None
        return self.players[number - 1]
