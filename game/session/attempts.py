"""A player's attempts at a scene, and the debrief of each: nothing that was finished is out of reach again."""

from __future__ import annotations

from typing import Final

from game.records import Attempt, had_again
from game.session.customs import moment
from game.session.debriefing import Debriefing
from game.session.keeping import Keeping
from game.session.lists import nonempty
from game.session.pages import AttemptsPage, DebriefPage, Question, ShiftPage
from game.session.past import PastAttempt
from game.session.phrases import not_yours, points
from game.session.questions import Choice, Questions
from game.session.scenes import Scenes
from game.story.language import Language
from game.story.model import Scene, fill

MOST: Final = 100
"""How many attempts at one scene are listed: the latest."""


class Attempts:
    """What the player who plays now has played."""

    def __init__(self, keeping: Keeping, scenes: Scenes, debriefing: Debriefing, questions: Questions) -> None:
        self._keeping = keeping
        self._scenes = scenes
        self._debriefing = debriefing
        self._questions = questions

    def at(self, scene_id: str) -> AttemptsPage | None:
        """The attempts at a scene, the latest first; None where nobody plays, or there is no such scene.

        Raises:
            StoreError: if the records cannot be read.
        """
        player, scenes = self._keeping.player, self._scenes
        if player is None or not scenes.offers(scene_id):
            return None
        what = scenes.playable(scene_id)
        scene = None if what is None else scenes.cover(what)
        message, scenes.message = scenes.message, ""
        kept = self._keeping.ledger.attempts_at(player, scene_id, scenes.index.id, MOST)
        shown = [_past(one, scene) for one in kept if one.finish is not None or one.taken]
        shown.sort(key=lambda past: past.at, reverse=True)  # by the time that is told
        return AttemptsPage(scene_id, scenes.title(scene_id), tuple(shown), nonempty((message,)))

    def debrief(self, attempt_id: int) -> DebriefPage | ShiftPage | AttemptsPage | Question | None:
        """The debrief of an attempt, as of a call that has just ended; it can be gone back into from there.

        Returns:
            The debrief, whose first message says whose it is; a question where the scene was edited so much that it
            cannot be had again; None where there is no such attempt of who plays.

        Raises:
            StoreError: if the records cannot be read.
        """
        keeping, language = self._keeping, self._scenes.language
        attempt = keeping.own(attempt_id)
        if attempt is None:
            self._scenes.message = not_yours(language)
            return None
        what = self._scenes.playable(attempt.scene) if attempt.finish is not None else None
        if what is None:
            return self.at(attempt.scene)
        again = had_again(keeping.ledger, attempt, what)
        told = _past(attempt, self._scenes.cover(what))
        if again.run is None:
            return self._gone(told, again.fitting, attempt, language)
        keeping.run = again.run
        return self._debriefing.over(again.run, self._scenes, _which(told, language), past=True)

    def _gone(self, told: PastAttempt, fitting: int, attempt: Attempt, language: Language) -> Question | None:
        tr, here = language.tr, self.at(attempt.scene)
        if here is None:
            return None
        why = tr(
            "The scene was edited after this call, and only the first {number} of your {all} answers still fit it.",
            number=fitting,
            all=attempt.taken,
        )
        text = f"{why} {tr('What you answered stays in the records.')} {_ended(told, language)}"
        return self._questions.ask(
            tr("This debrief cannot be shown any more"), text.strip(), Choice(tr("Back"), lambda: here)
        )


def _past(attempt: Attempt, scene: Scene | None) -> PastAttempt:
    finish = attempt.finish
    ending = ""
    if finish is not None and finish.ending is not None:
        titles = {one.id: fill(one.title, scene.words) for one in scene.endings} if scene is not None else {}
        ending = titles.get(finish.ending) or finish.ending.replace("_", " ").capitalize()
    return PastAttempt(
        attempt.id,
        attempt.at,
        attempt.practice,
        attempt.taken,
        None if finish is None else finish.outcome,
        ending,
        finish is not None and finish.passed,
        None if finish is None else finish.score,
        finish is not None,
        attempt.unfinished,
        scene is not None and attempt.content != scene.content,
        attempt.closed == "abandoned",
    )


def _which(told: PastAttempt, language: Language) -> str:
    """Whose debrief it is, and what has changed since."""
    which = language.tr("This is your call of {moment}.", moment=moment(told.at, language))
    if not told.earlier:
        return which
    edited = language.tr("The scene has been edited since; this shows your answers in it as it is now.")
    return f"{which} {edited} {_ended(told, language)}".strip()


def _ended(told: PastAttempt, language: Language) -> str:
    """How it ended then."""
    if not told.ending or told.score is None:
        return ""
    return language.tr(
        "It ended then with “{ending}” and a score of {points}.", ending=told.ending, points=points(told.score)
    )
