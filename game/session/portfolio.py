"""What a player takes from all of their calls, and the stars of their best ones; worked out beside the game."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from game.records import Attempt, StoreError
from game.session.certificate import certificate_of, shift_certificate
from game.session.grading import Newest, Pending
from game.session.keeping import Keeping
from game.session.kept_lines import kept_lines
from game.session.pages import Earned, LevelsPage, ListPage, PortfolioPage, Question, ShownT
from game.session.past_calls import Judged, PastCall, by_call, past_calls, to_judge
from game.session.progress import Card
from game.session.questions import Questions
from game.session.scenes import Scenes
from game.session.skills_over_time import tracks_of
from game.session.stars import stars_of
from game.session.world import World

MOST: Final = 60
"""Of so many calls, the latest, skills are told."""
_Known = tuple[str, str, float | None, int]
"""Whose stars, where, and how they stood there when the stars were worked out."""


class Portfolio:
    """Part of a session. Nothing of what is worked out is kept: it follows from what was answered."""

    def __init__(
        self, world: World, keeping: Keeping, scenes: Scenes, questions: Questions, levels: Callable[[], ListPage]
    ) -> None:
        """All of it is the session's."""
        self._world, self._keeping, self._scenes = world, keeping, scenes
        self._questions, self._levels = questions, levels
        self._stars: dict[_Known, int] = {}
        self._todo: list[Card] = []
        self._doing: tuple[_Known, Pending[Judged]] | None = None
        self._grades: Newest[Judged] = Newest(world.grade)
        self._calls: tuple[PastCall, ...] = ()
        self._page: PortfolioPage | None = None

    # ---- stars

    def starred(self, page: LevelsPage) -> LevelsPage:
        """Levels with the stars that are known; those that are not are worked out from now on: see :meth:`look`."""
        shown = tuple(replace(card, stars=self._known(card)) for card in page.cards)
        self._todo = [card for card in shown if card.stars is None]
        return replace(page, cards=shown)

    def _known(self, card: Card) -> int | None:
        if card.standing is None or not card.standing.recorded:
            return 0
        return self._stars.get(self._key(card))

    def _key(self, card: Card) -> _Known:
        player, standing = self._keeping.player, card.standing
        of = (None, 0) if standing is None else (standing.best, standing.tries)
        return ("" if player is None else f"{player.uuid} {player.id}", card.scene, *of)

    def look(self) -> Mapping[str, int]:
        """Begin to work out the next stars, or see whether they have come in.

        Returns:
            Those that have, by level; nothing most of the time.
        """
        if self._doing is None:
            if not self._todo:
                return {}
            card = self._todo.pop(0)
            try:
                work = to_judge(self._best(card), self._scenes.index.skills)
            except StoreError:  # whoever plays hears of it when something is to be kept; a list goes without stars
                self._todo.clear()
                return {}
            self._doing = self._key(card), self._world.grade(work)
        known, pending = self._doing
        return self._collected(known, pending) if pending.done() else {}

    def _collected(self, known: _Known, pending: Pending[Judged]) -> Mapping[str, int]:
        """The stars that have come in, waited for where they have not."""
        self._doing = None
        stars = self._stars[known] = _stars_in(pending)
        return {known[1]: stars}

    def all_starred(self, page: LevelsPage) -> LevelsPage:
        """Levels with all their stars, waited for."""
        while self._todo or self._doing is not None:
            self.look()
            if self._doing is not None:
                self._collected(*self._doing)
        return self.starred(page)

    def _best(self, card: Card) -> tuple[PastCall, ...]:
        """The call at a level that was passed with the best score, as far as it can be had again."""
        keeping, scenes = self._keeping, self._scenes
        if keeping.player is None:
            return ()
        attempts = keeping.ledger.attempts_at(keeping.player, card.scene, scenes.index.id)
        passed = [one for one in attempts if _counts(one) and _passed(one)]
        best = max(passed, key=lambda one: (one.finish.score or 0.0) if one.finish else 0.0, default=None)
        return () if best is None else past_calls((best,), keeping.ledger, scenes)

    # ---- the page

    @property
    def can_save(self) -> bool:
        """Whether a page can be saved."""
        return self._world.keep_page is not None

    def page(self) -> PortfolioPage | ListPage | Question:
        """All of it, the skills perhaps still to come: see :meth:`judged`."""
        return self._kept(lambda: self._made() or self._levels())

    def _made(self) -> PortfolioPage | None:
        keeping, scenes = self._keeping, self._scenes
        if keeping.player is None:
            return None
        library = scenes.index.id
        attempts = [
            one
            for one in keeping.ledger.attempts(keeping.player)
            if _counts(one) and one.where.library in ("", library)
        ]
        attempts.sort(key=lambda one: one.at)
        recent = attempts[-MOST:]
        first = {one.scene: one for one in reversed(attempts)}  # of which the lines are
        won = {one.scene: one for one in attempts if _passed(one)}  # of which the certificates are
        wanted = {one.id: one for one in (*first.values(), *won.values(), *recent)}
        had = past_calls(sorted(wanted.values(), key=lambda one: one.at), keeping.ledger, scenes)
        self._calls = tuple(call for call in had if call.attempt in recent)
        told = [(one, call.attempt.at) for call in had for one in call.conversations]
        self._page = PortfolioPage(
            scenes.course,
            keeping.name,
            len(attempts),
            sum(map(_passed, attempts)),
            self._certificates(had),
            kept_lines(told, keeping.name, scenes.language),
            pending=bool(self._calls),
        )
        if self._calls:
            self._grades.want(to_judge(self._calls, scenes.index.skills))
        return self.judged() or self._page

    def _certificates(self, calls: Sequence[PastCall]) -> tuple[Earned, ...]:
        """The latest of each level that gives one, the latest first."""
        earned: dict[str, Earned] = {}
        for call in calls:
            run, name = call.run, self._keeping.name
            gives = self._scenes.gives(run.attempt.scene)
            certificate = (
                certificate_of(run.conversation, name, gives=gives)
                if run.shift is None
                else shift_certificate(run.shift, name, gives=gives)
            )
            if certificate is not None:
                earned.pop(run.attempt.scene, None)
                earned[run.attempt.scene] = Earned(certificate, run.attempt.at)
        return tuple(reversed(earned.values()))

    def judged(self, *, wait: bool = False) -> PortfolioPage | None:
        """The page with its skills, once, when they have come in, or when they were waited for."""
        page = self._page
        if page is None or not page.pending or not (wait or self._grades.done()):
            return None
        try:
            judged = by_call(self._calls, self._grades.result())
        except Exception as error:  # noqa: BLE001 - whatever broke the judgement, the rest of the page is shown
            why = self._scenes.language.tr(
                "The grades could not be worked out ({error}).", error=str(error) or type(error).__name__
            )
            self._page = replace(page, pending=False, messages=(*page.messages, why))
            return self._page
        known = [tuple(one for one in call if one is not None) for call in judged]
        told = [call for call in known if call]
        self._page = replace(page, pending=False, tracks=tracks_of(told, self._scenes.index.skills), told=len(told))
        return self._page

    def save(self) -> str:
        """Save the page that was shown last, as a file of its own.

        Returns:
            Where it was written, or why it could not be, as a sentence.
        """
        from game.session.saved_portfolio import (  # noqa: PLC0415 - few save a page, and all wait for the start
            saved_portfolio,
        )

        language, keep = self._scenes.language, self._world.keep_page
        page = self.judged(wait=True) or self._page
        if keep is None or page is None:
            return ""
        try:
            where = keep(f"portfolio {page.player}", saved_portfolio(page, language))
        except OSError as error:
            return language.tr("The page could not be saved: {error}.", error=error.strerror or str(error))
        return language.tr("Saved as {file}. Open it in a browser to read or print it.", file=where)

    def _kept(self, action: Callable[[], ShownT]) -> ShownT | Question:
        return self._questions.kept(action, self._scenes.language, self._keeping.play_unsaved)


def _counts(attempt: Attempt) -> bool:
    """Whether an attempt is over and stands in the record."""
    return attempt.finish is not None and not attempt.practice


def _passed(attempt: Attempt) -> bool:
    return attempt.finish is not None and attempt.finish.passed


def _stars_in(pending: Pending[Judged]) -> int:
    """The stars of a passed call that was judged; one where it could not be: it was passed all the same."""
    try:
        judged = pending.result()
    except Exception:  # noqa: BLE001 - whatever broke the judgement, nobody is to miss the list for it
        return 1
    if not judged or None in judged:
        return 1
    return stars_of({grade for one in judged if one is not None for grade in one.tally}, passed=True)
