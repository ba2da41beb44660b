"""The question that is open in a session: what it asks is a value, what each choice leads to is kept here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from game.records.errors import StoreError
from game.session.pages import Farewell, Question, Shown
from game.story.language import Language

S = TypeVar("S", bound=Shown)
Reply = Callable[[], Shown]


class Questions:
    """At most one question is open; asking another takes its place."""

    def __init__(self) -> None:
        self._replies: tuple[Reply, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a question is open."""
        return bool(self._replies)

    def ask(self, title: str, text: str, *choices: tuple[str, Reply]) -> Question:
        """Ask something.

        Args:
            title: what is asked, in a few words.
            text: what there is to know about it.
            choices: what each is called, and what it leads to.
        """
        self._replies = tuple(reply for _, reply in choices)
        return Question(title, text, tuple(label for label, _ in choices))

    def answer(self, choice: int) -> Shown:
        """What a choice of the open question leads to; the question is closed.

        Raises:
            IndexError: where nothing was asked, or there is no such choice; the question is open as before then.
        """
        if not 0 <= choice < len(self._replies):
            raise IndexError(f"the question has {len(self._replies)} choices, and none of them is number {choice}")
        reply, self._replies = self._replies[choice], ()
        return reply()

    def kept(self, action: Callable[[], S], language: Language, without: Callable[[], None]) -> S | Question:
        """Do what reads or writes the records; where that fails, ask whether to do it without keeping anything.

        Args:
            action: what is to be done. Where it fails it has done nothing.
            language: the player's language.
            without: makes that nothing is kept from now on; then the action is tried again.
        """
        try:
            return action()
        except StoreError as error:
            tr = language.tr

            def play_on() -> Shown:
                without()
                return self.kept(action, language, without)

            return self.ask(
                tr("This could not be saved"),
                language.say(error.message),
                (tr("Play on without saving"), play_on),
                (tr("Quit"), lambda: Farewell(1)),
            )
