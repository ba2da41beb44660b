"""What was missing to pass, or what it took, and by how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from game.session.amounts import came_to
from game.session.facts import came_out
from game.session.passing import asked_by, is_amount, parts_of, ways_of
from game.session.phrases import sentence
from game.session.told import Told, listed
from game.story.condition import facts_of
from game.story.debrief import Debrief, lacking
from game.story.engine import State
from game.story.language import Language
from game.story.model import Scene, Skill
from game.story.model import condition as c


class Passage(NamedTuple):
    """How it stood with passing: a heading, and each part as a sentence; no parts where there is nothing to tell."""

    title: str
    parts: tuple[str, ...]


def how_it_was_passed(
    debrief: Debrief, scene: Scene, state: State, skills: Mapping[str, Skill], language: Language
) -> Passage:
    """What it took to pass, and by how much that was had, or what was missing: ``Trust 49: one short of 50.``.

    Of ways of which one is enough a passed call tells the first that it went.

    Args:
        debrief: as the core judged it.
        scene: its scene.
        state: where it ended.
        skills: the library's tags.
        language: the player's language.
    """
    tr, tree = language.tr, asked_by(scene)
    title = tr("What it took to pass") if debrief.passed else tr("What was missing to pass")
    if debrief.ending is None:
        return Passage(title, ())
    if isinstance(tree, c.Truth):
        return Passage(title, () if tree.value else (tr("Nothing passes here."),))
    reckoning, asked = _Reckoning(Told(scene, skills, language), state), parts_of(tree)
    if debrief.passed:
        facts = (fact for part in asked for fact in reckoning.gone(part))
        clauses = [reckoning.fact(fact, met=True) for fact in facts]
    else:
        clauses = [reckoning.missed(part) for part in asked if not reckoning.holds(part)]
    return Passage(title, tuple(dict.fromkeys(map(sentence, clauses))))


class _Reckoning:
    """Says how the parts of a condition came out at the end of a call."""

    def __init__(self, told: Told, state: State) -> None:
        self.told, self.state = told, state

    def holds(self, part: c.Condition) -> bool:
        """Whether a part holds."""
        return not lacking(self.told.scene, self.state, part)

    def fact(self, fact: c.Condition, *, met: bool) -> str:
        """How a fact came out, as a clause."""
        if is_amount(fact):
            return came_to(fact, self.state, self.told, met=met)
        return came_out(fact, self.told, met=met)

    def missed(self, part: c.Condition) -> str:
        """How a part that does not hold was missed, as a clause."""
        if not isinstance(part, c.Either):
            return self.fact(part, met=False)
        ways = ways_of(part) or tuple(map(facts_of, part.parts))
        short = [[fact for fact in way if not self.holds(fact)] for way in ways]
        told = dict.fromkeys(listed([self.fact(fact, met=False) for fact in way], self.told.language) for way in short)
        numbered = "; ".join(f"({number}) {text}" for number, text in enumerate(told, start=1))
        return self.told.language.tr("one of these ways was needed, and each fell short: {ways}", ways=numbered)

    def gone(self, part: c.Condition) -> Sequence[c.Condition]:
        """The facts by which a part holds."""
        match part:
            case c.Both(parts):
                return [fact for one in parts for fact in self.gone(one)]
            case c.Either(parts):
                return self.gone(next(one for one in parts if self.holds(one)))
        return (part,)
