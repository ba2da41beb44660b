"""The question that is open in a session: what it asks is a value, what each choice leads to is kept here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from game.records import Attempt, StoreError
from game.session.pages import Farewell, Question, Shown, ShownT, Stay
from game.session.phrases import left_off, to_recorded
from game.story.language import Language

Reply = Callable[[], Shown]


class Choice(NamedTuple):
    """A choice of a question: what it is called, what it leads to, and whether that cannot be taken back."""

    label: str
    reply: Reply
    grave: bool = False


class Questions:
    """At most one question is open; asking another takes its place."""

    def __init__(self, tell_staff: Callable[[str], None] | None = None) -> None:
        """In a kiosk ``tell_staff`` is told what could not be kept; elsewhere there is no staff."""
        self._tell_staff = tell_staff
        self._replies: tuple[Reply, ...] = ()
        self._told_of_settings = False

    @property
    def waits(self) -> bool:
        """Whether a question is open."""
        return bool(self._replies)

    def drop(self) -> None:
        """Nobody answers any more."""
        self._replies, self._told_of_settings = (), False

    def ask(self, title: str, text: str, *choices: Choice) -> Question:
        """Ask something. What cannot be taken back comes last, whatever order the choices are given in.

        Args:
            title: what is asked, in a few words.
            text: what there is to know about it.
            choices: the first is meant, and the last that can be taken back leaves things as they are.
        """
        safe = [choice for choice in choices if not choice.grave]
        ordered = (*safe, *(choice for choice in choices if choice.grave))
        self._replies = tuple(choice.reply for choice in ordered)
        labels = tuple(choice.label for choice in ordered)
        return Question(title, text, labels, len(safe) - 1, frozenset(range(len(safe), len(ordered))))

    def answer(self, choice: int) -> Shown:
        """What a choice of the open question leads to; the question is closed.

        Raises:
            IndexError: where nothing was asked, or there is no such choice; the question is open as before then.
        """
        if not 0 <= choice < len(self._replies):
            raise IndexError(f"the question has {len(self._replies)} choices, and none of them is number {choice}")
        reply, self._replies = self._replies[choice], ()
        return reply()

    def no_saves(self, why: str, language: Language, play: Reply) -> Question:
        """The saves cannot be used: play all the same?"""
        tr = language.tr
        told = f"{language.say(why)} {tr('Nothing you do will be kept if you play on.')}".strip()
        choices = (Choice(tr("Play without saving"), play), Choice(tr("Quit"), lambda: Farewell(1)))
        return self.ask(tr("The saves cannot be used"), told, *choices)

    def nothing_kept(self, language: Language, play: Reply, back: Reply) -> Question:
        """A visitor of a kiosk that can keep nothing just now: play all the same?"""
        tr = language.tr
        told = tr("You can play all the same, but nothing that you do will be kept.")
        choices = Choice(tr("Play without saving"), play), Choice(tr("Back"), back)
        return self.ask(tr("Nothing can be kept at the moment"), f"{told} {_tell_them(language)}", *choices)

    def go_on(  # noqa: PLR0917 - what it is about, and where each choice leads
        self,
        title: str,
        left: Attempt,
        language: Language,
        on: Reply,
        recorded: Reply | None,
        again: Reply,
        back: Reply,
    ) -> Question:
        """A call was left in the middle: on from there, on with the recorded one, or from its beginning?"""
        tr = language.tr
        told = left_off(title, left.taken, language, practice=left.practice)
        on_label = tr("Go on practising") if left.practice else tr("Go on")
        to_record = () if recorded is None else (Choice(to_recorded(language), recorded),)
        anew, away = Choice(tr("Start it again"), again), Choice(tr("Back"), back)
        return self.ask(tr("Go on from there?"), told, Choice(on_label, on), *to_record, anew, away)

    def practise(self, taken: int, language: Language, on: Reply) -> Question:
        """A call that counts would be gone back in: as practice, or not?"""
        tr = language.tr
        told = tr(
            "Your recorded call stays as it is, at decision {number}; from here it is practice. You can go back to your"
            " recorded call whenever you like.",
            number=taken + 1,
        )
        choices = (Choice(tr("Practise"), on), Choice(tr("Stay in the call"), Stay))
        return self.ask(tr("Practise from there?"), told, *choices)

    def cannot_go_on(self, why: str, language: Language, again: Reply, back: Reply) -> Question:
        """A call that was left no longer fits its scene: from its beginning?"""
        tr = language.tr
        choices = (Choice(tr("Start it again"), again), Choice(tr("Back"), back))
        return self.ask(tr("This cannot be gone on with"), why, *choices)

    def kept(self, action: Callable[[], ShownT], language: Language, without: Callable[[], None]) -> ShownT | Question:
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

            def again() -> Shown:
                return self.kept(action, language, without)

            why = language.say(error.message)
            choices = Choice(tr("Try again"), again), Choice(tr("Play on without saving"), play_on, grave=True)
            if self._tell_staff is None:
                return self.ask(tr("This could not be saved"), why, *choices, Choice(tr("Quit"), lambda: Farewell(1)))
            self._tell_staff(error.message)
            told = tr("You can play on, but what you do from now on will not be kept then.")
            return self.ask(tr("This could not be saved"), f"{why} {told} {_tell_them(language)}", *choices)

    def unless_kept(self, keep: Callable[[], None], language: Callable[[], Language]) -> Question | Stay:
        """Keep a setting; where that fails, tell so, once until one can be kept again, and never over a question.

        Args:
            keep: what keeps it; the setting holds, even where it fails.
            language: gives the player's language, which may be the setting.
        """
        try:
            keep()
        except StoreError as error:
            if self._told_of_settings or self.waits:
                return Stay()
            self._told_of_settings = True
            tr, why = language().tr, language().say(error.message)
            told = tr("{why} Your choice holds all the same, until you leave the game.", why=why)
            return self.ask(tr("The setting could not be kept"), told, Choice(tr("Go on"), Stay))
        self._told_of_settings = False
        return Stay()


def _tell_them(language: Language) -> str:
    return language.tr("Please tell the people who look after this screen.")
