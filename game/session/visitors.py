"""Visitors of a kiosk: whoever walks up, by no name, by a name or by a code; and how a visit ends.

A guest and a name are somebody new each time: what they do is kept, their name is not, and nobody finds it again by
what they type. Only a code leads back to what was done under it. Settings, and whatever is open, go with the visitor.
"""

from __future__ import annotations

from collections.abc import Callable

from game.records import Player, StoreError
from game.session.keeping import Keeping
from game.session.pages import ListPage, Shown, TitlePage
from game.session.questions import Questions
from game.session.scenes import Scenes
from game.session.who import GUEST, code_problem, name_problem
from game.session.world import World
from game.story.language import Language


class Visitors:
    """One after the other; each method but :meth:`leave` answers with what is shown next."""

    def __init__(  # noqa: PLR0917 - the parts of the one session that has it
        self,
        world: World,
        keeping: Keeping,
        scenes: Scenes,
        questions: Questions,
        levels: Callable[[], ListPage],
        notice: str,
    ) -> None:
        """All of it is the session's; ``notice`` is what there is to know about the records, for the staff."""
        self._world, self._keeping, self._scenes = world, keeping, scenes
        self._questions, self._levels = questions, levels
        self._notice = notice

    def wait(self, *messages: str, asked: str = "") -> TitlePage:
        """Nobody is there yet, and nobody is listed; it is said in the kiosk's language, or the one picked since.

        Args:
            messages: what the visitor is told.
            asked: a name or a code that could not be taken.
        """
        if self._notice:
            self._world.tell_staff(self._notice)
            self._notice = ""
        if not self._keeping.ready:
            self._keeping.use(self._world.spare())
        self._scenes.heed(self._keeping.settings)
        return TitlePage(self._scenes.course, (), tuple(message for message in messages if message), asked)

    def guest(self) -> Shown:
        """Somebody who says no name."""
        told = self._language.tr("You play as a guest. What you answer is kept, without a name.")
        return self._sit_down(self._nobody, told=told if self._keeping.saving else "")

    def named(self, name: str) -> Shown:
        """Somebody who says a name, which may be anybody's: they are called by it, and it is kept nowhere."""
        problem = name_problem(name)
        if problem:
            return self.wait(self._language.say(problem), asked=name)
        return self._sit_down(self._nobody, called=name)

    def coded(self, code: str) -> Shown:
        """Somebody with a code, in whatever capitals and with whatever spaces: their course goes on."""
        problem = code_problem(code)
        if problem:
            return self.wait(self._language.say(problem), asked=code)
        return self._sit_down(lambda: self._keeping.ledger.coded(code))

    def _nobody(self) -> Player:
        """Somebody new whom nothing is known of."""
        return self._keeping.ledger.visitor(self._language.tr(GUEST))

    def _sit_down(self, who: Callable[[], Player], *, told: str = "", called: str = "") -> Shown:
        def seated() -> Shown:
            self._close_left()
            self._keeping.be_player(who(), called)
            self._scenes.message = told
            return self._levels()

        def sit_down() -> Shown:
            return self._questions.kept(seated, self._language, self._keeping.play_unsaved)

        if self._keeping.saving:
            return sit_down()
        return self._questions.nothing_kept(self._language, sit_down, self.wait)

    def _close_left(self) -> None:
        """Close what earlier visitors left open here when the power went, or their end could not be kept."""
        ledger = self._keeping.ledger
        self._keeping.abandon(ledger.open_visits(self._world.machine))

    @property
    def _language(self) -> Language:
        return self._scenes.language

    def leave(self) -> str:
        """The visit is over: what is open is closed as abandoned, nobody plays, and all is set as it was at first.

        Returns:
            Why that could not be kept, else ``""``. What was answered is kept all the same.
        """
        problem = ""
        try:
            self._abandon()
        except StoreError as error:
            problem = error.message
            self._world.tell_staff(problem)
        self._questions.drop()
        self._scenes.message = ""
        self._keeping.forget()
        self.wait()
        return problem

    def _abandon(self) -> None:
        """Close the call that is being had, and of a visitor who does not come back all that were left."""
        keeping, run = self._keeping, self._keeping.run
        if keeping.player is None:
            return
        left = keeping.ledger.unfinished(keeping.player, self._scenes.index.id)
        had = "" if run is None else run.attempt.uuid
        keeping.abandon(one for one in left if keeping.player.kind == "visitor" or one.uuid == had)
