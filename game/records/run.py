"""A conversation that is kept: every decision is on the disk before the customer answers."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from game.records.sqlite import keeping
from game.records.sqlite.store import Store
from game.records.values import Attempt, How, Player
from game.story.engine import Conversation, Setup, Turn, replay, start
from game.story.language import Notice
from game.story.model import LISTEN, Scene

_UNTIMED = How()


class Run:
    """A conversation and the attempt it is kept as. Begin or resume one; do not make it by hand."""

    def __init__(self, store: Store, player: Player, attempt: Attempt, conversation: Conversation) -> None:
        self.store = store
        self.player = player
        self.attempt = attempt
        """The attempt as it is kept now."""
        self.conversation = conversation
        """The conversation as it stands."""
        if conversation.is_over and attempt.unfinished:  # a scene without decisions, or none left after an edit
            with store.writing() as connection:
                finish = keeping.add_finish(connection, store, attempt.id, conversation)
            self.attempt = replace(attempt, finish=finish)

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
        after = self.conversation.take(option_id)
        if after.refused is not None:
            self.conversation = after
            return after.refused
        turn, number, finish = after.turns[-1], self.attempt.taken + 1, None
        with self.store.writing() as connection:
            keeping.add_decision(
                connection, self.store, self.attempt.id, turn, number=number, scene=after.scene, how=how
            )
            if after.is_over:
                finish = keeping.add_finish(connection, self.store, self.attempt.id, after)
        self.conversation = after
        self.attempt = replace(self.attempt, taken=number, finish=finish)
        return turn

    def practise(self, decisions: int) -> Run:
        """Go back, as practice: a new attempt that has taken over that many decisions of this one.

        Args:
            decisions: how many to keep, 0 for a fresh start; past either end is the nearest there is.

        Returns:
            The new run. This one keeps its record, and is closed as left if it was not finished.

        Raises:
            StoreError: if it could not be kept; then this run can be gone on with.
        """
        kept = max(0, min(decisions, len(self.conversation.turns)))
        shorter = self.conversation.back_to(kept)
        attempt = keeping.attempt_again(self.store, self.attempt, self.player, shorter, "left")
        return Run(self.store, self.player, attempt, shorter)

    def unsaved(self) -> Run:
        """The same conversation, kept in memory only, with all earlier records that could still be read beside it.

        Its ``store`` is the new one; close both.
        """
        store = self.store.unsaved()
        here = replace(self.conversation, refused=None)
        attempt = keeping.attempt_again(store, self.attempt, self.player, here, "unsaved")
        return Run(store, store.player(self.player.name), attempt, here)

    def leave(self) -> None:
        """Tidy up when the player goes: what is safe in the log is moved into the file itself, if it can be."""
        self.store.tidy()


class Resumed(NamedTuple):
    """A run that goes on, or None; ``notice`` is for the player, ``""`` where there is nothing to say."""

    run: Run | None
    notice: str


def begin(store: Store, player: Player, scene: Scene, setup: Setup) -> Run:
    """Begin a scene.

    Args:
        store: where it is kept.
        player: who plays.
        scene: the scene.
        setup: what it starts from; ``remembered`` comes from the store.

    Returns:
        The run. Its attempt's number is how many runs of the scene the player has begun, with this one; those left
        before anything was answered, and practice, are not counted.

    Raises:
        StoreError: if it could not be kept.
    """
    conversation = start(scene, setup)
    return Run(store, player, keeping.new_attempt(store, player, conversation), conversation)


def resume(store: Store, attempt: Attempt, scene: Scene) -> Resumed:
    """Go on with an attempt exactly where it was left.

    Args:
        store: where it is kept.
        attempt: one of the store's unfinished ones.
        scene: its scene as it is now.

    Returns:
        The run. If the scene was edited and the answers still fit, the notice says so. If they do not fit, there is
        no run, and the notice says how far they went and offers to start again; nothing has been changed then.

    Raises:
        StoreError: if the records cannot be read.
    """
    now = store.attempt(attempt.id)
    player = None if now is None else store.player_of(now)
    if now is None or player is None or not now.unfinished:
        return Resumed(None, Notice("This conversation is over. You can start it again."))
    walk = store.walk(now)
    conversation = replay(scene, now.setup, (option for _, option in walk), forget_lost_cut_ins=True)
    fitting = _fitting(conversation, walk)
    edited = now.content != scene.content
    if fitting < len(walk) or not _starts_alike(scene, now.setup):
        return Resumed(None, _no_longer_fits(walk, fitting, edited=edited))
    if edited:
        with store.writing() as connection:
            keeping.revise(connection, store, now, scene.content)
        now = replace(now, content=scene.content)
    fits = Notice("This scene was edited after you left it. Your answers still fit, so you can go on.")
    notice = fits if edited else ""
    return Resumed(Run(store, player, now, conversation), notice)


def give_up(store: Store, attempt: Attempt) -> None:
    """Close an unfinished attempt, because the player starts again; its decisions stay in the record.

    Raises:
        StoreError: if that could not be kept.
    """
    with store.writing() as connection:
        now = store.attempt(attempt.id)
        nothing_said = now is not None and not now.taken
        keeping.close(connection, store, attempt.id, "unanswered" if nothing_said else "given up")


def _fitting(conversation: Conversation, walk: tuple[tuple[str, str], ...]) -> int:
    """How many of the kept decisions a replay really took, each at the decision where it was taken."""
    count, turns = 0, list(conversation.turns)
    for decision, option in walk:
        while turns and turns[0].option == LISTEN and (turns[0].decision, LISTEN) != (decision, option):
            turns.pop(0)  # a cut-in that the scene has gained is heard out
        if turns and (turns[0].decision, turns[0].option) == (decision, option):
            turns.pop(0)
        elif option != LISTEN:  # one that it has lost is forgotten
            break
        count += 1
    return count


def _starts_alike(scene: Scene, setup: Setup) -> bool:
    """Whether every flag can still hold the value that the attempt started it with."""
    flags = {flag.id: flag for flag in scene.flags}
    return all(
        type(value) is type(flags[id_].start) and (not flags[id_].values or value in flags[id_].values)
        for id_, value in setup.variants.items()
        if id_ in flags
    )


def _no_longer_fits(walk: tuple[tuple[str, str], ...], fitting: int, *, edited: bool) -> str:
    if fitting == len(walk):
        where = Notice("it no longer starts as it did")
    else:
        decision, option = walk[fitting]
        where = Notice(
            "answer {number} of {all} ('{option}' at '{decision}') is not open there any more",
            number=fitting + 1,
            all=len(walk),
            option=option,
            decision=decision,
        )
    if edited:
        return Notice(
            "This scene was edited after you left it, and {where}. Start it again; what you answered stays in the"
            " records.",
            where=where,
        )
    return Notice(
        "This scene plays differently from when you left it, and {where}. Start it again; what you answered stays in"
        " the records.",
        where=where,
    )
