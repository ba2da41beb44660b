"""What can be done with the debrief that is shown: its mistakes reviewed, its page saved."""

from __future__ import annotations

from game.records import How
from game.session.debriefing import Debriefing
from game.session.keeping import Keeping
from game.session.pages import DebriefPage, Question, ReviewPage
from game.session.questions import Questions
from game.session.review import Review
from game.session.saved_page import saved_page
from game.session.scenes import Scenes
from game.session.verdict import mistakes
from game.session.world import World


class Afterwards:
    """Part of a session; asked for anything while no debrief is shown, it answers with None."""

    def __init__(
        self, world: World, keeping: Keeping, scenes: Scenes, questions: Questions, debriefing: Debriefing
    ) -> None:
        """All of it is the session's."""
        self._world, self._keeping, self._scenes = world, keeping, scenes
        self._questions, self._debriefing = questions, debriefing
        self._review: Review | None = None

    @property
    def can_save(self) -> bool:
        """Whether a page can be saved."""
        return self._world.keep_page is not None

    def review(self) -> ReviewPage | DebriefPage | None:
        """The next moment to be answered again, or the first; the debrief, where there is none (any more)."""
        page = self._debriefing.shown
        if self._review is not None and self._review.page is page:
            shown = self._review.go_on()
            if shown is not None:
                return shown
        elif page is not None and mistakes(page.debrief):
            self._review = Review(page)
            return self._review.shown
        return self.end()

    def answer(
        self, option: str, shown: tuple[str, ...] = (), device: str = "", ms: int | None = None
    ) -> ReviewPage | DebriefPage | Question | None:
        """Answer the moment that is shown, which is kept as practice before it is told how good that was.

        Args:
            option: its id.
            shown: the ids of the options in the order in which they were shown.
            device: what it was taken with.
            ms: how long the player took, None where nobody timed it.
        """
        review = self._review
        if review is None:
            return self._debriefing.shown

        def say() -> ReviewPage:
            run = self._keeping.run
            return review.shown if run is None else review.answer(run, option, How(shown, device, ms))

        return self._questions.kept(say, self._scenes.language, self._keeping.play_unsaved)

    def end(self) -> DebriefPage | None:
        """Back to the debrief, wherever the review stands."""
        self._review = None
        return self._debriefing.shown

    def save(self) -> str:
        """Save the debrief as a page; returns where it was written, or why it could not be, as a sentence."""
        page, keep, tr = self._debriefing.shown, self._world.keep_page, self._scenes.language.tr
        if page is None or keep is None:
            return ""
        name = f"{page.conversation.scene.id} {page.player}"
        try:
            where = keep(name, saved_page(page, self._scenes.language))
        except OSError as error:
            return tr("The page could not be saved: {error}.", error=error.strerror or str(error))
        return tr("Saved as {file}. Open it in a browser to read or print it.", file=where)
