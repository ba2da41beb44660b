"""What can be done with the debrief that is shown: its mistakes reviewed, its page saved."""

from __future__ import annotations

from collections.abc import Callable

from game.records import How, Run
from game.session.calls import Calls
from game.session.debriefing import Debriefing
from game.session.keeping import Keeping
from game.session.pages import CallPage, DebriefPage, ListPage, Question, ReviewPage, ShiftPage, ShownT
from game.session.questions import Questions
from game.session.review import Review
from game.session.scenes import Scenes
from game.session.verdict import mistakes
from game.session.world import World
from game.story.language import Language


class Afterwards:
    """Part of a session. A debrief goes with its call, and so does its review.

    When another call is had, or somebody else plays, nothing can be done with it any more; what is shown next says so.
    """

    def __init__(  # noqa: PLR0917 - the parts of a session
        self,
        world: World,
        keeping: Keeping,
        scenes: Scenes,
        questions: Questions,
        levels: Callable[[], ListPage],
        calls: Calls,
        debriefing: Debriefing,
    ) -> None:
        """All of it is the session's."""
        self._world, self._keeping, self._scenes = world, keeping, scenes
        self._questions, self._levels = questions, levels
        self._calls, self._debriefing = calls, debriefing
        self._review: Review | None = None

    @property
    def can_save(self) -> bool:
        """Whether a page can be saved."""
        return self._world.keep_page is not None

    def over(self, run: Run) -> DebriefPage | ShiftPage | CallPage | ListPage | Question:
        """What comes when a conversation is over: its debrief; in a shift the next call, and at last what all came to.

        The grades are in a debrief if they are worked out at once; else see :meth:`Session.graded`.
        """
        if run.shift is not None and not run.played.is_over:
            return self._kept(lambda: self._calls.onward(run))
        return self._debriefing.over(run, self._scenes)

    def call(self, number: int) -> DebriefPage | ListPage | Question:
        """Talk over one call of a shift that is over, by its number from 1."""
        run = self._keeping.run
        page = None if run is None else self._debriefing.call(run, number, self._scenes)
        if page is not None:
            return page
        self._scenes.message = _not_open(self._scenes.language)
        return self._kept(self._levels)

    def review(self) -> ReviewPage | DebriefPage | ListPage | Question:
        """The next moment to be answered again, or the first; the debrief, where there is none (any more)."""
        page, review = self._keeping.debriefed, self._review
        if page is not None and review is not None and review.page is page:
            shown = review.go_on()
            if shown is not None:
                return shown
        elif page is not None and mistakes(page.debrief):
            self._review = Review(page)
            return self._review.shown
        return self.end()

    def answer(
        self, option: str, shown: tuple[str, ...] = (), device: str = "", ms: int | None = None
    ) -> ReviewPage | DebriefPage | ListPage | Question:
        """Answer the moment that is shown, which is kept as practice before it is told how good that was.

        Args:
            option: its id.
            shown: the ids of the options in the order in which they were shown.
            device: what it was taken with.
            ms: how long the player took, None where nobody timed it.
        """
        review = self._review
        if review is None or review.page is not self._keeping.debriefed:
            return self.end()

        def say() -> ReviewPage | ListPage:
            run = self._keeping.run
            if run is None or not self._keeping.is_still_there:
                return self._levels()  # whoever was removed elsewhere does not come back by an exercise
            return review.answer(run, option, How(shown, device, ms))

        return self._kept(say)

    def end(self) -> DebriefPage | ListPage | Question:
        """Back to the debrief, wherever the review stands."""
        self._review = None
        if self._keeping.debriefed is not None:
            return self._keeping.debriefed
        self._scenes.message = _not_open(self._scenes.language)
        return self._kept(self._levels)

    def _kept(self, action: Callable[[], ShownT]) -> ShownT | Question:
        return self._questions.kept(action, self._scenes.language, self._keeping.play_unsaved)

    def save(self) -> str:
        """Save the debrief, or what a shift came to, as a page.

        Returns:
            Where it was written, or why it could not be, as a sentence.
        """
        language, keep = self._scenes.language, self._world.keep_page
        name, text = self._page()
        if not text:
            return _not_open(language)
        if keep is None:
            return ""
        try:
            where = keep(name, text)
        except OSError as error:
            return language.tr("The page could not be saved: {error}.", error=error.strerror or str(error))
        return language.tr("Saved as {file}. Open it in a browser to read or print it.", file=where)

    def _page(self) -> tuple[str, str]:
        """What is shown, as a page: its name and its text, which is empty where nothing is open any more."""
        from game.session.saved_page import saved_page  # noqa: PLC0415 - few save a page, and all wait for the start
        from game.session.saved_shift import saved_shift  # noqa: PLC0415 - as above

        page, whole, language = self._keeping.debriefed, self._keeping.whole, self._scenes.language
        if page is not None:
            return f"{page.conversation.scene.id} {page.player}", saved_page(page, language)
        if whole is not None:
            return f"{whole.shift.id} {whole.player}", saved_shift(whole, language)
        return "", ""


def _not_open(language: Language) -> str:
    return language.tr("That debrief is not open any more.")
