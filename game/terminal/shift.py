"""What a shift came to, in words: its calls, whether it was passed, and what somebody said of the player."""

from __future__ import annotations

from collections.abc import Iterator

from game.session import Session, ShiftPage, Shown
from game.session.certificate import certificate_in_words
from game.session.phrases import points, sentence
from game.session.shift import CallTold, call_spent, shift_passing, shift_result
from game.story.language import Language
from game.story.model import fill
from game.terminal.console import Console, LeaveError, number_in
from game.terminal.debrief import OUTCOMES


def shift_in_words(page: ShiftPage, language: Language) -> Iterator[str]:
    """A shift that is over, line by line; an empty text is an empty line."""
    tr, shift = language.tr, page.shift
    yield tr("The shift is over: {title}", title=fill(shift.title, page.stint.conversation.scene.words))
    yield shift_result(page.stint, language)
    yield shift_passing(shift, language)
    yield ""
    for call in page.calls:
        yield " ".join(filter(None, (call_in_words(call, language), sentence(call_spent(call, language)))))
    if page.certificate is not None:
        yield ""
        yield from certificate_in_words(page.certificate, page.player, language)


def call_in_words(call: CallTold, language: Language) -> str:
    """One call in the list: ``2. The Paper: Thanks (Won), score 70.``."""
    tr = language.tr
    if call.outcome is None:
        return tr("{number}. {title}: its author gave this path no ending.", number=call.number, title=call.title)
    return tr(
        "{number}. {title}: {ending} ({how}), score {points}.",
        number=call.number,
        title=call.title,
        ending=call.ending,
        how=tr(OUTCOMES[call.outcome]),
        points=points(call.score),
    )


def tell_shift(console: Console, page: ShiftPage) -> None:
    """Print what a shift came to."""
    console.gap()
    for message in page.messages:
        console.say(message)
    for line in shift_in_words(page, console.language):
        console.say(line, "   ") if line else console.gap()
    if page.practice:
        console.say(console.language.tr("This was practice, so it does not change your record."))
    console.gap()


def ask_after_shift(console: Console, session: Session, page: ShiftPage, *, once: bool) -> Shown | None:
    """Ask which call is to be talked over, or what else is wanted; None where nothing more is to be played.

    Raises:
        LeaveError: if the player leaves.
    """
    tr, most = console.language.tr, len(page.calls)
    prompt = tr("Number of a call to talk it over, a to play again, Enter to finish:")
    if session.afterwards.can_save:
        prompt = tr("Number of a call to talk it over, a to play again, s to save this page, Enter to finish:")
    while True:
        answer = console.answer(prompt).casefold()
        if answer in ("q", "quit"):
            raise LeaveError
        if not answer:
            if once:
                return None
            return session.attempts(page.shift.id) if page.past else session.leave()
        if answer == "s" and session.afterwards.can_save:
            console.say(session.afterwards.save())
            continue
        if answer == "a":
            return session.open(page.shift.id, anew=True)
        number = number_in(answer, most)
        if number is not None:
            return session.afterwards.call(number)
        console.say(tr("Type a number from 1 to {most}, a, or just Enter.", most=most))
