"""The calls of a visit: begun, gone on with, gone back into as practice, and the recorded one that waits meanwhile."""

from __future__ import annotations

from typing import Literal

from game.records import Attempt, Closed, Run, begin_run, recorded
from game.session.keeping import Keeping
from game.session.pages import CallPage
from game.session.phrases import not_yours, practice_begins
from game.session.remembering import remembered
from game.session.scenes import Scenes
from game.session.world import World
from game.story.model import Scene


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

    def begin(self, scene: Scene) -> CallPage:
        """Begin a scene. What was left of it is given up now, in the same moment, and no sooner."""
        player, ledger, index = self._keeping.player, self._keeping.ledger, self._scenes.index
        assert player is not None  # noqa: S101 - nobody else is shown a briefing
        setup = self._world.setup(scene, remembered(ledger, player, index, scene))
        where = self._world.where(index.id, index.language.code)
        return self.page(begin_run(ledger, player, scene, setup, where, self.left(scene.id)), "begun")

    def practise(self, run: Run, decisions: int) -> CallPage:
        """Back, as practice, to where that many decisions had been taken."""
        return self.page(run.practise(decisions), "rewound", practice_begins(self._scenes.language))

    def go_on(self, run: Run, message: str) -> CallPage:
        """Go on with a call. Practice of a recorded call that is gone on with is over."""
        if not run.attempt.practice:
            over = [one for one in self.left(run.conversation.scene.id) if one.practice]
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
        conversation, practice, taken = run.conversation, run.attempt.practice, None if of is None else of.taken
        return CallPage(conversation, self._keeping.name, self._scenes.index.skills, how, practice, message, taken)
