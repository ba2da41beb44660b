"""Passes and scores that tell different stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, NamedTuple

from game.authoring.check.context import TOP, SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.figures import rounded
from game.script.problems import Severity

MOST_APART: Final = 10.0
"""A failing run may score that much more than a passing one, in points."""
RAREST: Final = 0.01
"""That share of the passing runs, and of the failing ones, is so odd that nobody minds it."""


class _End(NamedTuple):
    """An end of the conversation: its score, its state, and the share of a steady colleague's runs that come to it."""

    score: float
    state: int
    share: float


class PassAgainstScore(Rule):
    """Who passes with 28 points, and who fails with 46, have both been told that the score means nothing.

    What passes and what scores should agree. All runs of a steady colleague (the best option three times in four, else
    any other, evenly) are looked at, but for the oddest: the one passing run in a hundred with the least score, and
    the one failing run in a hundred with the greatest. It is told when of the others a failing run scores more than 10
    points above a passing one. Ask in `passes` for what the `score` counts, or let the score count what passes.

    ```yaml bad top
     score: 100 - anger
    >passes: trust >= 62
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             excuse: {say: There was a storm about., does: excuse}
             dark: {say: You sat in the dark., does: acknowledge, mood: {anger: +40}}
             fix: {say: Let us look at the box., does: fix, why: Too soon., mood: {anger: -40}}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             excuse: {say: It will have been the wind., does: excuse}
             thanks: {say: A dark flat., does: acknowledge}
             fix: {say: I will send a man., does: fix, why: Too soon.}
         - when: trust >= 62
           then:
             - end: kept
         - end: gone
     flags: {}
    ```

    ```yaml good top
     score: trust
     passes: trust >= 62
    ```
    """

    id: ClassVar[str] = "DLG313"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "What passes and what scores do not agree"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Where the scene says what passes, if a failing run scores far more than a passing one."""
        atlas = context.atlas
        if not atlas.complete:
            return
        visits = context.study.steady_visits
        passing: list[_End] = []
        failing: list[_End] = []
        for state, ending in atlas.endings():
            if ending is not None and visits[state]:
                ends = passing if atlas.passing[state] else failing
                ends.append(_End(atlas.worth[state], state, visits[state]))
        if not passing or not failing:
            return
        least = _without_the_rarest(sorted(passing))
        greatest = _without_the_rarest(sorted(failing, reverse=True))
        if greatest.score - least.score > MOST_APART:
            places = (context.top(key) for key in ("passes", "score", "scene"))
            yield Finding(
                next((mark for mark in places if mark != TOP), TOP),
                f"a run that scores {rounded(least.score)} passes ({context.walk(least.state)}), and one that scores"
                f" {rounded(greatest.score)} does not ({context.walk(greatest.state)})",
                f"let passes ask for what the score counts, so that they are at most {MOST_APART:g} points apart",
            )


def _without_the_rarest(ends: Sequence[_End]) -> _End:
    """The first end after the rarest share of all runs has been left out."""
    left = RAREST * sum(end.share for end in ends)
    for end in ends:
        left -= end.share
        if left <= 0:
            return end
    return ends[-1]
