"""A conversation written out from beginning to end, with every decision's id and what it did: for ``replay``."""

from __future__ import annotations

from collections.abc import Iterator

from game.session.noting import noted_in_words
from game.session.phrases import points
from game.story.debrief import spending_of
from game.story.engine import Conversation, offers, outcome, passed, score
from game.story.language import ENGLISH
from game.story.model import Line, Promise, Settle, TakeNote, fill, priced
from game.terminal.wording import line_in_words, meters_in_words, moves_in_words


def transcript(conversation: Conversation, player: str = "Player") -> Iterator[str]:
    """A conversation line by line.

    Args:
        conversation: as far as it was had.
        player: the name that ``{player}`` becomes.
    """
    scene = conversation.scene
    words = scene.words_for(player)
    noted: set[str] = set()
    for turn in (conversation.opening, *conversation.turns):
        if turn.decision:
            moves = " ".join(moves_in_words(scene, turn.before.meters, turn.meters, turn.meters, ENGLISH))
            yield f"> {turn.option} (at {turn.decision}){f'. {moves}' if moves else ''}"
        for event in turn.events:
            if isinstance(event, Line):
                yield line_in_words(scene, event, words, ENGLISH)
            elif isinstance(event, TakeNote) and event.id not in noted:
                noted.add(event.id)
                yield f"Case note {event.id}: {fill(event.text, words)}"
            elif isinstance(event, Promise | Settle):
                id_ = event.id if isinstance(event, Promise) else event.promise
                yield f"Promise {id_}: {noted_in_words(scene, event, words, ENGLISH)}"
    yield ""
    yield from _standing(conversation, words)


def _standing(conversation: Conversation, words: dict[str, str]) -> Iterator[str]:
    scene, state, refused = conversation.scene, conversation.state, conversation.refused
    if refused is not None:
        yield f"Refused: {refused.option} ({_unstopped(fill(refused.refused, words))})."
    yield from meters_in_words(scene, state.meters, None, ENGLISH)
    for flag, value in zip(scene.flags, state.flags, strict=True):
        yield f"{flag.id}: {str(value).lower() if isinstance(value, bool) else value}"
    if (spent := spending_of(conversation)) is not None:
        parts = ", ".join(
            f"{option.id} at {at}: {priced(option.costs, spent.currency)}" for _, at, option in spent.spent
        )
        yield f"Spent: {priced(spent.total, spent.currency)}{f' ({parts})' if parts else ''}."
    for id_, became in conversation.promises.items():
        yield f"promise {id_}: {became}"
    if not conversation.is_over:
        here = offers(scene, state)
        yield f"Waiting at {state.place}. Open: {', '.join(offer.id for offer in here if offer.is_open) or 'nothing'}."
        yield from (
            f"Closed: {offer.id} ({_unstopped(fill(offer.reason, words))})." for offer in here if not offer.is_open
        )
        return
    if state.ending is None:
        yield "The scene ran off its end: this path has no ending."
    else:
        how = outcome(scene, state)
        yield f"The end: {state.ending} ({how}). {_unstopped(fill(scene.ending(state.ending).title, words))}."
    result = "Passed" if passed(scene, state) else "Not passed"
    yield f"{result}. Score {points(score(scene, state))} of 100."


def _unstopped(text: str) -> str:
    """A trainer's text without its full stop, where one of ours follows it; three stops stay."""
    return text if text.endswith("..") else text.removesuffix(".")
