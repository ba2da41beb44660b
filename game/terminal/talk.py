"""One conversation at the terminal: tells it, asks for every answer, keeps each, and goes back where that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.records import How, Run, StoreError
from game.story.engine import Offer, Turn, cuttable, offers, shuffled
from game.story.language import Language, to_translate
from game.story.model import LISTEN, NARRATOR, SILENCE, fill
from game.terminal.console import Console, Left, UnsavedError, number_in
from game.terminal.teller import Teller
from game.terminal.wording import card_in_words, name_of, said_in_words

HELP = (
    to_translate("Type the number of what you want to say, and press Enter."),
    to_translate("l: the conversation so far. n: your case notes. u: back to an earlier decision, as practice."),
    to_translate("q: leave; what you have said is kept. ?: this help."),
)


@dataclass(slots=True)
class Talk:
    """A run being had. ``clock`` gives seconds, for how long an answer took; ``saving`` ends when a disk fails."""

    console: Console
    run: Run
    teller: Teller
    clock: Callable[[], float]
    saving: bool = True

    @property
    def language(self) -> Language:
        """The player's language."""
        return self.console.language

    def go_on(self) -> None:
        """Have the conversation from where it stands to its end.

        Raises:
            EOFError: at the end of the input; every answer is already kept.
            Left: if the player leaves.
            UnsavedError: if a disk fails and the player would not go on without saving.
        """
        while not self.run.conversation.is_over:
            self.console.gap()
            self._decide()
        self.console.gap()
        self.teller.standing(self.run.conversation)

    def _decide(self) -> None:
        """Show a decision and ask until it is taken or the player goes back."""
        shown = self._shown()
        self.teller.standing(self.run.conversation)
        self._show(shown)
        began = self.clock()
        while True:
            answer = self.console.answer(self._prompt(shown)).casefold()
            if self._command(answer):
                continue
            if answer in ("u", "rewind", "undo"):
                if self.rewind():
                    return
                continue
            option = self._meant(answer, shown)
            if option is None:
                continue
            milliseconds = int((self.clock() - began) * 1000)
            turn = self._take(option, How(tuple(offer.id for offer in shown), "terminal", milliseconds))
            if not turn.refused:
                self.console.gap()
                self.teller.turn(turn)
                return
            reason = self._filled(turn.refused)
            self.console.say(self.language.tr("Not yet: {reason}", reason=reason))

    def _shown(self) -> tuple[Offer, ...]:
        """The options in the order shown: shuffled by the seed, saying nothing last; hidden ones left out."""
        conversation = self.run.conversation
        here = {offer.id: offer for offer in offers(conversation.scene, conversation.state) if not offer.hidden}
        spoken = [id_ for id_ in here if id_ not in (SILENCE, LISTEN)]
        order = shuffled(conversation.setup.seed, conversation.state.place, spoken)
        return tuple(here[id_] for id_ in (*order, SILENCE) if id_ in here)

    def _show(self, shown: tuple[Offer, ...]) -> None:
        tr, speaking = self.language.tr, self._speaking()
        if speaking:
            self.console.say(speaking)
        elif not any(offer.is_open for offer in shown):
            self.console.say(tr("There is nothing you can say here. That is a fault in the scene; tell its author."))
            self.console.say(tr("Type u to go back to an earlier decision, or q to leave."))
        for number, offer in enumerate(shown, start=1):
            card = card_in_words(offer.option, self.teller.words, self.language)
            reason = tr("not yet: {reason}", reason=self._filled(offer.reason)) if offer.reason else ""
            self.console.say(f"{number}. {card}{reason and f' ({reason})'}", "   ")

    def _filled(self, reason: str) -> str:
        """Why an option is closed, in the player's language."""
        return fill(self.language.say(reason), self.teller.words)

    def _speaking(self) -> str:
        """That somebody can be cut in on now, and who, or nothing."""
        conversation = self.run.conversation
        line = cuttable(conversation.scene, conversation.state)
        if line is None:
            return ""
        if line.speaker == NARRATOR:
            return self.language.tr("The story is still speaking. You may cut in:")
        name = name_of(conversation.scene, line.speaker, self.language)
        return self.language.tr("{name} is still speaking. You may cut in:", name=name)

    def _prompt(self, shown: tuple[Offer, ...]) -> str:
        if self._speaking():
            return self.language.tr("Number to cut in, or just Enter to listen:")
        if len(shown) > 1:
            return self.language.tr("Your answer, 1 to {most} (? for help):", most=len(shown))
        return self.language.tr("Your answer (? for help):")

    def _command(self, answer: str) -> bool:
        """Do what a command asks for; returns whether it was one."""
        match answer:
            case "l" | "log":
                self.teller.log(self.run.conversation)
            case "n" | "notes":
                self.teller.notes(self.run.conversation)
            case "?" | "h" | "help":
                self.console.say_all(self.language.tr(line) for line in HELP)
            case "q" | "quit" | "leave" | "exit":
                raise Left
            case _:
                return False
        return True

    def _meant(self, answer: str, shown: tuple[Offer, ...]) -> str | None:
        """The option that an answer names, or None when the player has been told what to type instead."""
        if not answer and self._speaking():
            return LISTEN
        number = number_in(answer, len(shown))
        if number is not None:
            return shown[number - 1].id
        self.console.say(self._what_to_type(len(shown)))
        return None

    def _what_to_type(self, most: int) -> str:
        tr = self.language.tr
        if not most:
            return tr("Type u to go back, or q to leave.")
        if self._speaking():
            if most > 1:
                return tr("Type a number from 1 to {most}, or just Enter to listen. ? is for help.", most=most)
            return tr("Type 1, or just Enter to listen. ? is for help.")
        if most > 1:
            return tr("Type a number from 1 to {most}, or ? for help.", most=most)
        return tr("Type 1, or ? for help.")

    def _take(self, option: str, how: How) -> Turn:
        """Take an option; if it cannot be kept any more, go on without keeping only if the player agrees."""
        try:
            return self.run.take(option, how)
        except StoreError as error:
            self._without_saving(error)
            return self.run.take(option, how)

    def _without_saving(self, error: StoreError) -> None:
        self.console.say(self.language.say(error.message))
        agree_to_play_unkept(self.console)
        self.saving = False
        self.run = self.run.unsaved()

    def rewind(self) -> bool:
        """Ask which decision to go back to, and go there as practice; returns whether the player did."""
        turns, tr = self.run.conversation.turns, self.language.tr
        if not turns:
            self.console.say(tr("There is no earlier decision to go back to."))
            return False
        self.console.say(tr("Your decisions:"))
        for number, option in enumerate((turn.taken for turn in turns if turn.taken), start=1):
            said = said_in_words(option, self.teller.words, self.language)
            self.console.say(f"{number}. {said}", "   ")
        while True:
            answer = self.console.answer(tr("Number to decide again, or just Enter to stay here:")).casefold()
            if answer in ("q", "quit"):
                raise Left
            if not answer:
                return False
            number_meant = number_in(answer, len(turns))
            if number_meant is not None:
                self._practise(number_meant - 1)
                return True
            self.console.say(tr("Type a number from 1 to {most}, or just Enter.", most=len(turns)))

    def _practise(self, decisions: int) -> None:
        try:
            self.run = self.run.practise(decisions)
        except StoreError as error:
            self._without_saving(error)
            self.run = self.run.practise(decisions)
        self.console.gap()
        self.console.say(self.language.tr("This is practice now. What you did before keeps its record."))
        self.console.gap()
        self.teller.back_at(self.run.conversation)


def agree_to_play_unkept(console: Console) -> None:
    """Ask whether to play though nothing will be kept.

    Raises:
        UnsavedError: if the player would not, wants to leave, or cannot be asked.
    """
    try:
        agreed = console.agreed(console.language.tr("Play on without saving?"))
    except (EOFError, Left) as nobody:
        raise UnsavedError from nobody
    if not agreed:
        raise UnsavedError
