"""One conversation at the terminal: tells it, asks for every answer, and goes back where that is wanted."""

from __future__ import annotations

from collections.abc import Callable

from game.session import CallPage, Session, Shown, Stay, behind_in_words, in_shown_order
from game.session.hearing import at_the_end
from game.session.phrases import called, capital, card, listener, not_yet
from game.story.engine import Conversation, Offer, Turn, cuttable, offers
from game.story.language import Language, to_translate
from game.story.model import LISTEN, NARRATOR, SILENCE, fill
from game.terminal.console import Console, LeaveError, number_in
from game.terminal.questions import settle
from game.terminal.teller import Teller
from game.terminal.wording import said_in_words

HELP = (
    to_translate("Type the number of what you want to say, and press Enter."),
    to_translate("l: the conversation so far. n: your case notes. u: back to an earlier decision, as practice."),
    to_translate("q: leave; what you have said is kept. ?: this help."),
)
BEHIND = to_translate("b: what is behind the scene, for a trainer.")
TO_RECORD = to_translate("r: back to your recorded call, which waits as you left it.")


class Talk:
    """A conversation being had. ``clock`` gives seconds, for how long an answer took."""

    def __init__(self, console: Console, session: Session, page: CallPage, clock: Callable[[], float]) -> None:
        self.console = console
        self.session = session
        self.clock = clock
        self.practises = page.recorded
        self.teller = Teller(console, page.conversation.scene, page.skills, page.player)
        self.teller.captions = session.settings.captions
        self.teller.begins(page.how)
        self.teller.back_at(page.conversation)

    @property
    def language(self) -> Language:
        """The player's language."""
        return self.console.language

    @property
    def conversation(self) -> Conversation:
        """The conversation as it stands."""
        conversation = self.session.conversation
        assert conversation is not None  # noqa: S101 - it is being had
        return conversation

    def go_on(self) -> Shown:
        """Have the conversation from where it stands to its end.

        Returns:
            The debrief, or whatever the player wished for before the end.

        Raises:
            EOFError: at the end of the input; every answer is already kept.
            LeaveError: if the player leaves.
        """
        while not self.conversation.is_over:
            self.console.gap()
            elsewhere = self._decide()
            if elsewhere is not None:
                return elsewhere
        self.teller.sounds(at_the_end(self.conversation.scene))
        self.console.gap()
        self.teller.standing(self.conversation)
        return self.session.debrief()

    def _decide(self) -> Shown | None:
        """Show a decision and ask until it is taken; or where else the player goes."""
        shown = self._shown()
        self.teller.standing(self.conversation)
        self._show(shown)
        began = self.clock()
        while True:
            answer = self.console.answer(self._prompt(shown)).casefold()
            if self._command(answer):
                continue
            if answer in ("u", "rewind", "undo"):
                back = rewind(self.console, self.session)
                if back is not None:
                    return back
                continue
            if answer in ("r", "record") and self.practises is not None:
                return self.session.go_on()
            option = self._meant(answer, shown)
            if option is None:
                continue
            milliseconds = int((self.clock() - began) * 1000)
            order = tuple(offer.id for offer in shown)
            taken = settle(self.console, self.session, self.session.take(option, order, "terminal", milliseconds))
            if not isinstance(taken, Turn):
                return taken
            if not taken.refused:
                self.console.gap()
                self.teller.turn(taken)
                return None
            self.console.say(self.language.tr("Not yet: {reason}", reason=self._filled(taken.refused)))

    def _shown(self) -> tuple[Offer, ...]:
        """The options in the order in which the seed shows them, saying nothing last."""
        conversation = self.conversation
        here = offers(conversation.scene, conversation.state)
        silence = tuple(offer for offer in here if offer.id == SILENCE and not offer.hidden)
        return (*in_shown_order(here, conversation.setup.seed, conversation.state), *silence)

    def _show(self, shown: tuple[Offer, ...]) -> None:
        tr, speaking = self.language.tr, self._speaking()
        if speaking:
            self.console.say(speaking)
        elif not any(offer.is_open for offer in shown):
            self.console.say(tr("There is nothing you can say here. That is a fault in the scene; tell its author."))
            self.console.say(tr("Type u to go back to an earlier decision, or q to leave."))
        for number, offer in enumerate(shown, start=1):
            text = card(offer.option, self.teller.words, self.language)
            if who := listener(offer.option, self.conversation.scene, self.language):
                text = tr("{text} (to {who})", text=text, who=who)
            reason = not_yet(self._filled(offer.reason), self.language) if offer.reason else ""
            self.console.say(f"{number}. {text}{reason and f' ({reason})'}", "   ")

    def _filled(self, reason: str) -> str:
        """Why an option is closed, in the player's language."""
        return fill(self.language.say(reason), self.teller.words)

    def _speaking(self) -> str:
        """That somebody can be cut in on now, and who, or nothing."""
        conversation = self.conversation
        line = cuttable(conversation.scene, conversation.state)
        if line is None:
            return ""
        if line.speaker == NARRATOR:
            return self.language.tr("The story is still speaking. You may cut in:")
        name = called(conversation.scene, line.speaker, self.language)
        return capital(self.language.tr("{name} is still speaking. You may cut in:", name=name))

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
                self.teller.log(self.conversation)
            case "n" | "notes":
                self.teller.notes(self.conversation)
            case "?" | "h" | "help":
                behind = (BEHIND,) if self.session.previewing else ()
                back = () if self.practises is None else (TO_RECORD,)
                self.console.say_all(self.language.tr(line) for line in (*HELP, *behind, *back))
            case "b" | "behind" if self.session.previewing:
                self._look_behind()
            case "q" | "quit" | "leave" | "exit":
                raise LeaveError
            case _:
                return False
        return True

    def _look_behind(self) -> None:
        """What a trainer sees behind the decision."""
        page = self.session.behind()
        for part in () if page is None else behind_in_words(page, self.language):
            self.console.gap()
            self.console.say(part.title)
            self.console.say_all((f"- {line}" for line in part.lines), "  ")
        self.console.gap()

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


def rewind(console: Console, session: Session) -> Shown | None:
    """Ask which decision to go back to; returns the conversation there, as practice, or None where the player stays.

    Raises:
        LeaveError: if the player leaves.
    """
    conversation, tr = session.conversation, console.language.tr
    turns = conversation.turns if conversation is not None else ()
    if conversation is None or not turns:
        console.say(tr("There is no earlier decision to go back to."))
        return None
    console.say(tr("Your decisions:"))
    words = conversation.scene.words_for(session.player)
    for number, option in enumerate((turn.taken for turn in turns if turn.taken), start=1):
        console.say(f"{number}. {said_in_words(option, words, console.language)}", "   ")
    while True:
        answer = console.answer(tr("Number to decide again, or just Enter to stay here:")).casefold()
        if answer in ("q", "quit"):
            raise LeaveError
        if not answer:
            return None
        number_meant = number_in(answer, len(turns))
        if number_meant is not None:
            shown = settle(console, session, session.practise(number_meant - 1))
            return None if isinstance(shown, Stay) else shown
        console.say(tr("Type a number from 1 to {most}, or just Enter.", most=len(turns)))
