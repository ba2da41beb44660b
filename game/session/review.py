"""The review of a call's mistakes: each moment is answered again until it is answered well, then comes the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.records import How, Run
from game.session.pages import DebriefPage, ReviewPage
from game.session.told_in_order import in_shown_order
from game.session.verdict import mistakes
from game.story.debrief import JudgedDecision, answer_of
from game.story.engine import State, choose, offers
from game.story.model import Line

BEFORE: Final = 3
"""How many of the lines before a moment are told."""


class Review:
    """The walk along the mistakes of one debrief. Every answer is kept as practice from its moment on."""

    def __init__(self, page: DebriefPage) -> None:
        """Begin with the first; there must be one."""
        self.page = page
        self._moments = mistakes(page.debrief)
        self._at = 0
        self.shown = self._moment()

    def answer(self, run: Run, option: str, how: How) -> ReviewPage:
        """Say something at the moment that is shown; one that is solved, or has no such option open, stays as it is.

        Args:
            run: the call that is reviewed, as it is kept.
            option: what is said.
            how: how it was chosen.

        Raises:
            StoreError: if it could not be kept; then nothing has been said.
        """
        judged = self.shown.judged
        path = next((one for one in (judged.taken, *judged.others) if one.option == option), None)
        if path is None or self.shown.is_solved:
            return self.shown
        if run.answer_again(self.page.before + judged.number - 1, option, how).refused:
            return self.shown
        tried = self.shown.tried if path.grade in ("best", "good") else self.shown.tried | {option}
        # Here it is really said: what the page keeps sealed in it is heard now.
        said = choose(self.page.conversation.scene, self._before(judged), option)
        self.shown = replace(self.shown, tried=tried, said=replace(path, answer=answer_of(said)))
        return self.shown

    def go_on(self) -> ReviewPage | None:
        """The next moment, once this one is solved; None where all are."""
        if self.shown.is_solved:
            self._at += 1
            if self._at >= len(self._moments):
                return None
            self.shown = self._moment()
        return self.shown

    def _moment(self) -> ReviewPage:
        judged, conversation = self._moments[self._at], self.page.conversation
        state = self._before(judged)
        here = offers(conversation.scene, state)
        shown = in_shown_order(here, conversation.setup.seed, state)
        rest = tuple(offer for offer in here if offer not in shown and not offer.hidden)  # to say nothing, or to listen
        tried = frozenset({judged.taken.option})
        turns = (conversation.opening, *conversation.turns)[: judged.number]
        lines = tuple(event for turn in turns for event in turn.events if isinstance(event, Line))
        number, of = self._at + 1, len(self._moments)
        return ReviewPage(self.page, judged, number, of, lines[-BEFORE:], (*shown, *rest), tried)

    def _before(self, judged: JudgedDecision) -> State:
        """Where the call stood at a decision."""
        return self.page.conversation.turns[judged.number - 1].before
