"""The calls of a visit: begun, gone on with, gone back into as practice, and the recorded one that waits meanwhile."""

from __future__ import annotations

from functools import partial
from typing import Literal

from game.records import Attempt, Closed, Playable, Player, Run, begin_run, id_of, recorded
from game.session.due import due_levels, unlike
from game.session.heard_before import heard_before
from game.session.keeping import Keeping
from game.session.pages import CallPage
from game.session.phrases import not_yours, practice_begins
from game.session.remembering import remembered
from game.session.scenes import Scenes
from game.session.shift import call_begins
from game.session.world import World
from game.story.engine import Setup


class Calls:
    """Begins and changes the run that is being had; every method raises StoreError where that cannot be kept."""

    def __init__(self, world: World, keeping: Keeping, scenes: Scenes) -> None:
        self._world = world
        self._keeping = keeping
        self._scenes = scenes

    def left(self, scene_id: str) -> tuple[Attempt, ...]:
        """The player's calls of a scene that can be gone on with, the one played last first."""
        player, index = self._keeping.player, self._scenes.index
        unfinished = () if player is None else self._keeping.ledger.unfinished(player, index.id)
        return tuple(attempt for attempt in unfinished if attempt.scene == scene_id)

    def begin(self, what: Playable) -> CallPage:
        """Begin a scene or a shift. What was left of it is given up now, in the same moment, and no sooner."""
        player, ledger, index = self._keeping.player, self._keeping.ledger, self._scenes.index
        assert player is not None  # noqa: S101 - nobody else is shown a briefing
        setup = self._setup(what, player)
        where = self._world.where(index.id, index.language.code)
        return self.page(begin_run(ledger, player, what, setup, where, self.left(id_of(what))), "begun")

    def _setup(self, what: Playable, player: Player) -> Setup:
        """What it starts from: of a level that asks to be played again another variant than the last time."""
        ledger, index, id_ = self._keeping.ledger, self._scenes.index, id_of(what)
        make = partial(self._world.setup, what, remembered(ledger, player, index, what))
        if id_ not in due_levels(player, ledger, index, self._world.now):
            return make()
        latest = next(iter(ledger.attempts_at(player, id_, index.id, 1)), None)
        return unlike(make, {} if latest is None else latest.setup.variants)

    def onward(self, run: Run) -> CallPage:
        """The next call of a shift that is not over."""
        run.onward()
        return self.page(run, "begun")

    def practise(self, run: Run, decisions: int) -> CallPage:
        """Back, as practice, to where that many decisions of this conversation were taken."""
        return self.page(
            run.practise(self._keeping.before + decisions), "rewound", practice_begins(self._scenes.language)
        )

    def go_on(self, run: Run, message: str) -> CallPage:
        """Go on with a call. Practice of a recorded call that is gone on with is over."""
        if not run.attempt.practice:
            over = [one for one in self.left(run.attempt.scene) if one.practice]
            if over:
                self._keeping.ledger.append(*(Closed(one.uuid, "left") for one in over))
        return self.page(run, "resumed", message)

    def recorded(self, attempt: Attempt) -> Attempt | None:
        """The recorded call, of which this attempt is practice, where it can be gone on with."""
        return recorded(self._keeping.ledger, attempt)

    def attempt(self, id_: int | None) -> Attempt | None:
        """An attempt of the player's by its id; without one the recorded call, of which the one being had is practice.

        None where there is none (any more); what is told next says so.
        """
        run = self._keeping.run
        if id_ is None:
            return None if run is None else self.recorded(run.attempt)
        attempt = self._keeping.own(id_)
        if attempt is None:
            self._scenes.message = not_yours(self._scenes.language)
        return attempt

    def page(self, run: Run, how: Literal["begun", "resumed", "rewound"], message: str = "") -> CallPage:
        """The page of a run, which is had from now on."""
        of = self.recorded(run.attempt)
        self._keeping.run = run
        if run.shift is not None and how == "begun":
            message = call_begins(run.shift, self._keeping.name, self._scenes.language)
        conversation, practice, taken = run.conversation, run.attempt.practice, None if of is None else of.taken
        skills, name = self._scenes.index.skills, self._keeping.name
        more = run.shift is not None and not run.shift.is_last
        known = partial(heard_before, self._keeping, self._scenes)
        return CallPage(conversation, name, skills, how, practice, message, taken, more, known)
