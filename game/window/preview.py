"""The trainer's preview in the window: the scene begins at once, follows its file, and can be looked behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.records import Run, begin, give_up
from game.session.preview import Rehearsal
from game.story.engine import Conversation, inspect
from game.window.screens.behind import BehindScreen
from game.window.screens.question import QuestionScreen
from game.window.screens.talk import TalkScreen

if TYPE_CHECKING:
    from game.window.app import App
    from game.window.visit import Visit

TRAINER: Final = "Trainer"
"""Who plays a preview."""


class Preview:
    """One preview under way."""

    def __init__(self, app: App, visit: Visit, rehearsal: Rehearsal) -> None:
        self.app = app
        self.visit = visit
        self.rehearsal = rehearsal
        self._wrong = ""
        self._changed = False
        visit.be(TRAINER)
        visit.begin(rehearsal.scene)

    def behind(self) -> None:
        """Lay over the conversation what is behind it."""
        if isinstance(self.app.top, BehindScreen):
            self.app.perform(self.app.top.back())
        elif isinstance(self.app.top, TalkScreen):
            self.app.show(BehindScreen(inspect(self.app.top.conversation)), over=True)

    def watch(self, dt: float) -> None:
        """Read the scene again if a file of its library was saved; a broken one leaves the last good one playing."""
        self._changed = self.rehearsal.saved(dt) or self._changed
        if self._changed and not isinstance(self.app.top, QuestionScreen):  # a question is answered first
            self._changed = False
            self._reload()
        talk = next((screen for screen in self.app.screens if isinstance(screen, TalkScreen)), None)
        if self._wrong and talk is not None and talk.message != self._wrong:
            talk.message, talk.stale = self._wrong, True

    def _reload(self) -> None:
        tr, run = self.app.index.language.tr, self.visit.run
        talking = any(isinstance(screen, TalkScreen) for screen in self.app.screens)
        if run is None or not talking or run.conversation.scene.id != self.rehearsal.scene:
            self.app.index = self.rehearsal.reopened() or self.app.index
            return
        had = run.conversation
        reloaded = self.rehearsal.reload(had.setup, had.choices)
        if reloaded.index is None or reloaded.fitted is None:
            self._wrong = tr(
                "The file has a problem; the last good version plays on. {problem}", problem=reloaded.wrong
            )
            return
        self._wrong = ""
        self.app.index = reloaded.index
        message = tr("The scene was read again.")
        if reloaded.fitted.dropped:
            message = tr(
                "The scene was read again. “{option}” is no longer open, so it goes on before it.",
                option=reloaded.fitted.dropped[0],
            )
        self._again(run, reloaded.fitted.conversation, message)

    def _again(self, before: Run, conversation: Conversation, message: str) -> None:
        """Have a conversation anew, in a scene that was written anew, up to where it stands."""
        if before.attempt.unfinished:
            give_up(self.visit.store, before.attempt)
        run = begin(self.visit.store, before.player, conversation.scene, conversation.setup)
        for option in conversation.choices:
            run.take(option)
        self.visit.talk(run, fresh=not conversation.turns, message=message)
