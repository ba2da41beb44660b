"""The debrief of a conversation, without its grades at first, and with them as soon as they are worked out."""

from __future__ import annotations

from dataclasses import replace

from game.records import Run
from game.session.certificate import certificate_of, shift_certificate
from game.session.grading import Grader, Newest, Pending, work
from game.session.keeping import Keeping
from game.session.pages import DebriefPage, ShiftPage
from game.session.scenes import Scenes
from game.session.shift import calls_told
from game.session.warned import warned
from game.story.debrief import Debrief, debrief
from game.story.engine import Conversation
from game.story.language import Language


class Debriefing:
    """At most one debrief waits for its grades: the one asked for last, as long as its conversation is the one had."""

    def __init__(self, grade: Grader, keeping: Keeping) -> None:
        """``grade`` begins the work wherever the front end wants it done; ``keeping`` holds what is shown."""
        self._grades: Newest[Debrief | None] = Newest(grade)
        self._keeping = keeping

    def over(self, run: Run, scenes: Scenes, *messages: str, past: bool = False) -> DebriefPage | ShiftPage:
        """What there is to show of a run that is over: the debrief as it can be shown now, or what a shift came to.

        Args:
            run: what is being had, which is over.
            scenes: the library.
            messages: what is to be told on it.
            past: whether it was looked up among the attempts.
        """
        name, practice = self._keeping.name, run.attempt.practice
        gives = scenes.gives(run.attempt.scene) and not practice
        if run.shift is None:
            certificate = certificate_of(run.conversation, name, gives=gives)
            page = _page(run.conversation, run, name, scenes, messages)
            return self._shown(replace(page, past=past, certificate=certificate), scenes)
        self._keeping.debriefed = None
        certificate = shift_certificate(run.shift, name, gives=gives)
        told = calls_told(run.shift)
        whole = ShiftPage(run.shift, told, name, practice, messages, run.attempt.at, past, certificate)
        self._keeping.whole = whole
        return whole

    def call(self, run: Run, number: int, scenes: Scenes) -> DebriefPage | None:
        """The debrief of one call of a shift, by its number from 1; None where there is no such call."""
        calls = () if run.shift is None else run.shift.calls
        if run.shift is None or not 1 <= number <= len(calls):
            return None
        before = run.shift.before(run.shift.had.index(calls[number - 1]))
        page = _page(calls[number - 1], run, self._keeping.name, scenes, ())
        return self._shown(replace(page, before=before, in_shift=True), scenes)

    def _shown(self, page: DebriefPage, scenes: Scenes) -> DebriefPage:
        """The page from now on; the work of grading has begun, and may be over already."""
        conversation, skills, language = page.conversation, page.skills, scenes.language
        self._keeping.debriefed = page
        self._grades.want(work(conversation, skills))
        return self.graded(language) or page

    def graded(self, language: Language, *, wait: bool = False) -> DebriefPage | None:
        """The debrief with its grades, once, when they have come in; what went wrong with them is told on it.

        Args:
            language: the player's language.
            wait: whether to wait for them, however long that takes.
        """
        page = self._keeping.debriefed
        if page is None or not page.pending or not (wait or self._grades.done()):
            return None
        self._keeping.debriefed = page = _with_grades(page, self._grades, language)
        return page


def _page(conversation: Conversation, run: Run, player: str, scenes: Scenes, messages: tuple[str, ...]) -> DebriefPage:
    """A debrief without its grades."""
    skills = scenes.index.skills
    judged, practice = debrief(conversation, skills), run.attempt.practice
    return DebriefPage(conversation, judged, skills, player, practice, messages, run.attempt.at, pending=True)


def _with_grades(page: DebriefPage, grades: Pending[Debrief | None], language: Language) -> DebriefPage:
    try:
        judged = grades.result()
    except Exception as error:  # noqa: BLE001 - whatever broke the judgement, the player is told and plays on
        why = language.tr("The grades could not be worked out ({error}).", error=str(error) or type(error).__name__)
    else:
        if judged is not None:
            return replace(page, debrief=judged, pending=False)
        why = language.tr("This scene has too many states for its decisions to be graded.")
    return replace(page, messages=(*page.messages, warned(why)), pending=False)
