"""The debrief of a conversation, without its grades at first, and with them as soon as they are worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.records import Run
from game.session.grading import Grader, Newest, Pending, work
from game.session.keeping import Keeping
from game.session.pages import DebriefPage
from game.session.warned import warned
from game.story.debrief import Debrief, debrief
from game.story.language import Language
from game.story.model import Skill


class Debriefing:
    """At most one debrief waits for its grades: the one asked for last, as long as its conversation is the one had."""

    def __init__(self, grade: Grader, keeping: Keeping) -> None:
        """``grade`` begins the work wherever the front end wants it done; ``keeping`` holds what is shown."""
        self._grades: Newest[Debrief | None] = Newest(grade)
        self._keeping = keeping

    def page(
        self, run: Run, skills: Mapping[str, Skill], language: Language, *messages: str, past: bool = False
    ) -> DebriefPage:
        """The debrief as it can be shown now; the work of grading has begun, and may be over already.

        Args:
            run: the conversation being had, which is over.
            skills: the library's tags.
            language: the player's language.
            messages: what is to be told on it.
            past: whether it was looked up among the attempts.
        """
        conversation, practice = run.conversation, run.attempt.practice
        judged = debrief(conversation, skills)
        page = DebriefPage(
            conversation,
            judged,
            skills,
            self._keeping.name,
            practice,
            messages,
            run.attempt.at,
            past=past,
            pending=True,
        )
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
