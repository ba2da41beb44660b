"""The debrief of a conversation, without its grades at first, and with them as soon as they are worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.records import Run
from game.session.grading import Grader, Pending, work
from game.session.pages import DebriefPage
from game.session.warned import warned
from game.story.debrief import Debrief, debrief
from game.story.language import Language
from game.story.model import Skill


class Debriefing:
    """At most one debrief waits for its grades: the one asked for last."""

    def __init__(self, grade: Grader) -> None:
        """``grade`` begins the work wherever the front end wants it done."""
        self._grade = grade
        self._waiting: tuple[DebriefPage, Pending[Debrief | None]] | None = None
        self.shown: DebriefPage | None = None
        """The debrief that was asked for last, with all that is known by now."""

    def page(self, run: Run, skills: Mapping[str, Skill], language: Language, message: str = "") -> DebriefPage:
        """The debrief as it can be shown now; the work of grading has begun, and may be over already.

        ``message`` is told on it: a call of the past has one, which says whose it is.
        """
        conversation, practice = run.conversation, run.attempt.practice
        judged = debrief(conversation, skills)
        kept = run.attempt
        at = kept.started if kept.finish is None else kept.finish.at
        name, past = run.player.name, bool(message)
        page = DebriefPage(conversation, judged, skills, name, practice, message, at, past=past)
        self.shown, self._waiting = page, (page, self._grade(work(conversation, skills)))
        return self.graded(language) or page

    def graded(self, language: Language, *, wait: bool = False) -> DebriefPage | None:
        """The debrief with its grades, once, when they have come in; what went wrong with them is told on it.

        Args:
            language: the player's language.
            wait: whether to wait for them, however long that takes.
        """
        if self._waiting is None or not (wait or self._waiting[1].done()):
            return None
        (page, pending), self._waiting = self._waiting, None
        self.shown = _with_grades(page, pending, language)
        return self.shown


def _with_grades(page: DebriefPage, pending: Pending[Debrief | None], language: Language) -> DebriefPage:
    try:
        judged = pending.result()
    except Exception as error:  # noqa: BLE001 - whatever broke the judgement, the player is told and plays on
        why = str(error) or type(error).__name__
        told = language.tr("The grades could not be worked out ({error}).", error=why)
        return replace(page, message=warned(told))
    return page if judged is None else replace(page, debrief=judged)
