"""A conversation as plain data, for machines: what was said and decided, how it stands, and what it waits for."""

from __future__ import annotations

from typing import Literal, TypedDict

from game.story.debrief.spending import spending_of
from game.story.engine import Conversation, Turn, offers, outcome, passed, score
from game.story.model import Line, Promise, PromiseState, Scene, Settle, TakeNote, Value, fill


class LineEntry(TypedDict):
    """Somebody said something; ``speaker`` is a character's id, ``you`` or ``narrator``."""

    type: Literal["line"]
    speaker: str
    text: str


class ChoiceEntry(TypedDict):
    """The player decided; ``meters_after`` is how the meters stood when the reactions to the option were done."""

    type: Literal["choice"]
    decision: str
    option: str
    meters_before: dict[str, int]
    meters_after: dict[str, int]


class NoteEntry(TypedDict):
    """A case note was taken for the first time."""

    type: Literal["note"]
    id: str
    text: str


class PromiseEntry(TypedDict):
    """A promise was made, or settled; ``state`` is what became of it then."""

    type: Literal["promise"]
    id: str
    state: PromiseState


class EndingEntry(TypedDict):
    """The conversation ended."""

    type: Literal["ending"]
    id: str


TranscriptEntry = LineEntry | ChoiceEntry | NoteEntry | PromiseEntry | EndingEntry


class CaseNote(TypedDict):
    """A case note."""

    id: str
    text: str


class Waiting(TypedDict):
    """The decision that is waited for: the ids of the open options, and why each of the others is closed."""

    decision: str
    open: list[str]
    closed: dict[str, str]


class Refused(TypedDict):
    """The option that was asked for and was not open."""

    option: str
    reason: str


class SpentEntry(TypedDict):
    """One decision that cost something."""

    decision: str
    option: str
    costs: int


class LedgerData(TypedDict):
    """What was spent, in all and at which decisions, in the smallest coin of the currency."""

    currency: str
    spent: int
    decisions: list[SpentEntry]


class Report(TypedDict):
    """All there is to know about a conversation; meters (0-100) are named in full, ``character.meter``.

    ``keep`` is the scene's line worth keeping, ``""`` where it has none. ``ledger`` is None where nothing in the scene
    costs money.
    """

    scene: str
    keep: str
    transcript: list[TranscriptEntry]
    meters: dict[str, int]
    flags: dict[str, Value]
    notes: list[CaseNote]
    ledger: LedgerData | None
    promises: dict[str, PromiseState]
    ending: str | None
    outcome: str | None
    passed: bool | None
    score: float | None
    waiting: Waiting | None
    refused: Refused | None


def report(conversation: Conversation, player: str = "Player") -> Report:
    """Put a conversation into plain data that JSON can hold.

    Args:
        conversation: as far as it was had.
        player: the name that ``{player}`` becomes.

    Returns:
        The report. ``outcome``, ``passed`` and ``score`` (0-100) are None while the conversation is not over; where the
        scene ran off its end, ``ending`` and ``outcome`` stay None and it is not passed.
    """
    scene, state = conversation.scene, conversation.state
    words = scene.words_for(player)
    refused = conversation.refused
    return Report(
        scene=scene.id,
        keep=fill(scene.keep, words),
        transcript=_transcript(conversation, words),
        meters=_meters(scene, state.meters),
        flags={flag.id: value for flag, value in zip(scene.flags, state.flags, strict=True)},
        notes=[CaseNote(id=note.id, text=fill(note.text, words)) for note in conversation.notes],
        ledger=_ledger(conversation),
        promises=conversation.promises,
        ending=state.ending,
        outcome=outcome(scene, state),
        passed=passed(scene, state) if conversation.is_over else None,
        score=_whole(score(scene, state)) if conversation.is_over else None,
        waiting=None if conversation.is_over else _waiting(conversation, words),
        refused=None if refused is None else Refused(option=refused.option, reason=fill(refused.refused, words)),
    )


def _ledger(conversation: Conversation) -> LedgerData | None:
    found = spending_of(conversation)
    if found is None:
        return None
    spent = [SpentEntry(decision=at, option=option.id, costs=option.costs) for _, at, option in found.spent]
    return LedgerData(currency=found.currency, spent=found.total, decisions=spent)


def _transcript(conversation: Conversation, words: dict[str, str]) -> list[TranscriptEntry]:
    entries: list[TranscriptEntry] = []
    noted: set[str] = set()
    for turn in (conversation.opening, *conversation.turns):
        if turn.decision:
            entries.append(_choice(conversation.scene, turn))
        for event in turn.events:
            if isinstance(event, Line):
                entries.append(LineEntry(type="line", speaker=event.speaker, text=fill(event.text, words)))
            elif isinstance(event, TakeNote) and event.id not in noted:
                noted.add(event.id)
                entries.append(NoteEntry(type="note", id=event.id, text=fill(event.text, words)))
            elif isinstance(event, Promise):
                entries.append(PromiseEntry(type="promise", id=event.id, state="open"))
            elif isinstance(event, Settle):
                entries.append(PromiseEntry(type="promise", id=event.promise, state=event.how))
    if conversation.state.ending is not None:
        entries.append(EndingEntry(type="ending", id=conversation.state.ending))
    return entries


def _choice(scene: Scene, turn: Turn) -> ChoiceEntry:
    return ChoiceEntry(
        type="choice",
        decision=turn.decision,
        option=turn.option,
        meters_before=_meters(scene, turn.before.meters),
        meters_after=_meters(scene, turn.meters),
    )


def _meters(scene: Scene, values: tuple[int, ...]) -> dict[str, int]:
    return {meter.id: value for meter, value in zip(scene.meters, values, strict=True)}


def _waiting(conversation: Conversation, words: dict[str, str]) -> Waiting:
    state = conversation.state
    offered = offers(conversation.scene, state)
    return Waiting(
        decision=state.place,
        open=[offer.id for offer in offered if offer.is_open],
        closed={offer.id: fill(offer.reason, words) for offer in offered if not offer.is_open},
    )


def _whole(number: float) -> float:
    """Whole numbers without a point, as a trainer writes them."""
    return int(number) if number == int(number) else number
