"""A conversation, or a shift, that is kept: every decision is on the disk before the customer answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from game.records.errors import GARBLED, StoreError
from game.records.events import Begun, Closed, Decided, Finished, LedgerEvent, Revised
from game.records.fitting import fitting, no_longer_fits, starts_alike
from game.records.ledger import Ledger
from game.records.played import (
    Playable,
    Played,
    begun_anew,
    conversation_of,
    decided,
    id_of,
    playable_of,
    played_again,
    result_of,
    taken_in,
)
from game.records.values import Attempt, Finish, How, Player, Where
from game.story.engine import Conversation, Setup, Stint, Turn
from game.story.language import Notice

_UNTIMED = How()
_ANYWHERE = Where()


class Run:
    """A conversation or a shift, and the attempt it is kept as. Begin or resume one; do not make it by hand."""

    def __init__(self, ledger: Ledger, player: Player, attempt: Attempt, played: Played) -> None:
        self.ledger = ledger
        self.player = player
        self.attempt = attempt
        """The attempt as it is kept now."""
        self.played = played
        """What is being had, as it stands."""

    @property
    def conversation(self) -> Conversation:
        """The conversation as it stands; of a shift the call that is being had."""
        return conversation_of(self.played)

    @property
    def shift(self) -> Stint | None:
        """The shift as it stands, where it is one."""
        return self.played if isinstance(self.played, Stint) else None

    def onward(self) -> None:
        """Begin the next call of a shift, where this one is over and there is one; raises StoreError as `take` does."""
        if isinstance(self.played, Stint) and (after := self.played.onward()) is not self.played:
            self._keep(after)

    def take(self, option_id: str, how: How = _UNTIMED) -> Turn:
        """Take an option, and keep that it was taken; if it ends the conversation, keep the ending with it.

        Args:
            option_id: the option.
            how: the order in which the options were shown, the input device, the time it took.

        Returns:
            The turn, on the disk by now. An option that is not open comes back with ``refused`` set and is not kept.

        Raises:
            StoreError: if it could not be kept. Then it has not been taken: try again, or go on with `unsaved`.
        """
        after = self.played.take(option_id)
        if after.refused is not None:
            self.played = after
            return after.refused
        taken, number = taken_in(after)[-1], self.attempt.taken + 1
        self._keep(after, decided(self.attempt.uuid, taken, number, how))
        self.attempt = replace(self.attempt, taken=number, spent=(self.attempt.spent or 0) + taken.costs)
        return taken.turn

    def _keep(self, after: Played, *events: LedgerEvent) -> None:
        """Keep what has happened, with the ending if it is over; only then it has."""
        finished = _finished(self.attempt.uuid, after)
        if events or finished:
            at = self.ledger.append(*events, *finished)
            for end in finished:
                finish = Finish(end.ending, end.outcome, end.passed, end.score, at)
                self.attempt = replace(self.attempt, finish=finish)
        self.played = after

    def practise(self, n: int) -> Run:
        """Go back, as practice: a new attempt that has taken over that many decisions of this one.

        Args:
            n: how many decisions to keep, 0 for a fresh start; past either end is the nearest there is.

        Returns:
            The new run. This one keeps its record; if it was not finished it stays open and can be gone on with,
            unless it is practice itself: then it is closed as left.

        Raises:
            StoreError: if it could not be kept; then this run can be gone on with.
        """
        kept = max(0, min(n, len(taken_in(self.played))))
        return _instead(self.ledger, self, self.played.back_to(kept), "left")

    def answer_again(self, n: int, option_id: str, how: How = _UNTIMED) -> Turn:
        """Answer one decision anew, as practice that is over with that answer; this run stays as it is.

        Args:
            n: how many decisions of this conversation come before it.
            option_id: the option.
            how: how it was taken.

        Returns:
            The turn, on the disk by now. An option that is not open comes back with ``refused`` set and is not kept.

        Raises:
            StoreError: if it could not be kept; then nothing of it has been.
        """
        before = self.played.back_to(n)
        after = before.take(option_id)
        if after.refused is not None:
            return after.refused
        there = self.ledger.attempt(self.attempt.uuid)
        begun, taken = _begun_instead(self.ledger, self, there, before, "left")
        all_ = taken_in(after)
        said = decided(begun.attempt, all_[-1], len(all_), how)
        self.ledger.append(begun, *taken, said, Closed(begun.attempt, "reviewed"))
        return all_[-1].turn

    def unsaved(self) -> Run:
        """The same conversation, kept in memory only, with all earlier records that could still be read beside it.

        Its ``ledger`` is the new one; close both.
        """
        conversation = replace(self.conversation, refused=None)
        played = conversation if self.shift is None else self.shift.with_last(conversation)
        return _instead(self.ledger.unsaved(), self, played, "unsaved")

    def leave(self) -> None:
        """Tidy up when the player goes: what is safe in the log is moved into the file itself, if it can be."""
        self.ledger.tidy()


def _instead(ledger: Ledger, run: Run, played: Played, reason: Literal["left", "unsaved"]) -> Run:
    """A run that takes another one's place, with the decisions that it takes over.

    ``left`` is for going back, which is practice, and closes only what was practice already; ``unsaved`` is for the
    same run in another ledger.
    """
    there = ledger.attempt(run.attempt.uuid)
    begun, taken = _begun_instead(ledger, run, there, played, reason)
    closes = there is not None and (reason == "unsaved" or there.practice)
    closed = (Closed(run.attempt.uuid, reason),) if closes else ()
    return _kept(ledger, begun, played, [*closed, begun, *taken])


def _begun_instead(
    ledger: Ledger, run: Run, there: Attempt | None, played: Played, reason: Literal["left", "unsaved"]
) -> tuple[Begun, list[Decided]]:
    """What is kept of a run that is begun where another stood (``there``): that it was, and what it takes over."""
    where = run.attempt.where
    if reason == "left" and where.mode == "learn":  # a preview or a kiosk stays what it is, whatever is done there
        where = replace(where, mode="practice")
    what = playable_of(played)
    begun = Begun(
        ledger.new_id(),
        run.player,
        id_of(what),
        what.content,
        played.setup,
        where,
        run.attempt.number,
        practice=run.attempt.practice or reason == "left",
        rewound=None if there is None else there.id,
    )
    return begun, [decided(begun.attempt, taken, at, None) for at, taken in enumerate(taken_in(played), 1)]


def _kept(ledger: Ledger, begun: Begun, played: Played, events: list[LedgerEvent]) -> Run:
    """Append what begins a run, and the ending of one that is over at once."""
    ledger.append(*events, *_finished(begun.attempt, played))
    attempt = ledger.attempt(begun.attempt)
    player = None if attempt is None else ledger.player_of(attempt)
    if attempt is None or player is None:
        raise StoreError(GARBLED)
    return Run(ledger, player, attempt, played)


def _finished(attempt: str, played: Played) -> tuple[Finished, ...]:
    """How it came out, if it is over."""
    result = result_of(played)
    return () if result is None else (Finished(attempt, *result),)


class Resumed(NamedTuple):
    """A run that goes on, or None; ``notice`` is for the player, ``""`` where there is nothing to say."""

    run: Run | None
    notice: str


def begin_run(  # noqa: PLR0917 - who plays what, from what, where, and what is given up for it
    ledger: Ledger,
    player: Player,
    what: Playable,
    setup: Setup,
    where: Where = _ANYWHERE,
    instead_of: Iterable[Attempt] = (),
) -> Run:
    """Begin a scene, or a shift.

    Args:
        ledger: where it is kept.
        player: who plays; one that the ledger does not know (it came from another) is added.
        what: the scene, or the shift.
        setup: what it starts from; ``remembered`` comes from the ledger.
        where: the library, the language, what for, and on which machine.
        instead_of: unfinished attempts that are given up with it, in the same moment; their decisions stay kept.

    Returns:
        The run. Its attempt's number is how many runs of the scene the player has begun, with this one; those left
        before anything was answered, and practice, are not counted.

    Raises:
        StoreError: if it could not be kept.
    """
    begun = Begun(ledger.new_id(), player, id_of(what), what.content, setup, where)
    given_up = [Closed(attempt.uuid, "given up") for attempt in instead_of]
    return _kept(ledger, begun, begun_anew(what, setup), [*given_up, begun])


def resume(ledger: Ledger, attempt: Attempt, what: Playable) -> Resumed:
    """Go on with an attempt exactly where it was left.

    Args:
        ledger: where it is kept.
        attempt: one of the ledger's unfinished ones.
        what: its scene, or its shift, as it is now.

    Returns:
        The run. If the scene was edited and the answers still fit, the notice says so. If they do not fit, there is
        no run, and the notice says how far they went and offers to start again; nothing has been changed then.

    Raises:
        StoreError: if the records cannot be read.
    """
    now = ledger.attempt(attempt.id)
    player = None if now is None else ledger.player_of(now)
    if now is None or player is None or not now.unfinished:
        return Resumed(None, Notice("This conversation is over. You can start it again."))
    walk = ledger.walk(now)
    if len(walk) < now.taken:
        return Resumed(
            None, Notice("Some of what you answered here cannot be read any more. Start it again; the rest is kept.")
        )
    played = played_again(what, now.setup, (option for _, option in walk))
    count = fitting(played, walk)
    edited = now.content != what.content
    if count < len(walk) or not starts_alike(what, now.setup):
        return Resumed(None, no_longer_fits(walk, count, edited=edited))
    events = tuple(_gone_on(now, played, edited=edited))
    if events:
        ledger.append(*events)
        now = ledger.attempt(now.id) or now
    fits = Notice("This scene was edited after you left it. Your answers still fit, so you can go on.")
    run = Run(ledger, player, now, played)
    run.onward()
    return Resumed(run, fits if edited else "")


def _gone_on(attempt: Attempt, played: Played, *, edited: bool) -> Iterator[LedgerEvent]:
    """What is kept when an attempt is gone on with: that the scene was edited, that nothing is left to answer."""
    if edited:
        yield Revised(attempt.uuid, attempt.taken, playable_of(played).content)
    yield from _finished(attempt.uuid, played)


def give_up(ledger: Ledger, attempt: Attempt) -> None:
    """Close an unfinished attempt, because the player starts again; its decisions stay in the record.

    Raises:
        StoreError: if that could not be kept.
    """
    ledger.append(Closed(attempt.uuid, "given up"))


def recorded(ledger: Ledger, attempt: Attempt) -> Attempt | None:
    """The attempt that is no practice, of which this one is, as long as it can be gone on with.

    Raises:
        StoreError: if the records cannot be read.
    """
    seen: set[int] = set()
    found: Attempt | None = attempt
    while found is not None and found.practice and found.id not in seen:
        seen.add(found.id)
        found = None if found.rewound is None else ledger.attempt(found.rewound)
    return found if found is not None and found.unfinished and not (found.practice or found is attempt) else None
