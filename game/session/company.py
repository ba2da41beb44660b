"""Who stands beside whoever speaks: a scene of two has both on the stage while they are there together.

Two people are together where both have a line in one beat, or one is spoken to there (an option's ``to``). The other is
there once they have spoken, or at once where the scene begins with both, and as long as the conversation can still come
to a beat in which they appear.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from game.story.engine import options_in, steps_in
from game.story.model import YOU, Go, Line, Scene


class Company(NamedTuple):
    """A scene's people: who is there as it begins, and who appears in each beat, and in it or any that can follow."""

    first: frozenset[str]
    here: Mapping[str, frozenset[str]]
    ahead: Mapping[str, frozenset[str]]

    def beside(self, speaker: str, beat: str, met: tuple[str, ...]) -> str | None:
        """Who stands beside a speaker; None where nobody does.

        Args:
            speaker: whom the player sees.
            beat: where the conversation is.
            met: who has spoken so far, those who did last last.
        """
        there = self.first.union(met) & self.ahead.get(beat, frozenset()) - {speaker}
        together = {one for one in there if any({one, speaker} <= pair for pair in self.here.values())}
        return max(together, key=lambda one: (met.index(one) if one in met else -1, one), default=None)


@lru_cache(maxsize=16)  # asked at every line
def company_of(scene: Scene) -> Company:
    """Everybody's company in a scene."""
    people = {part.character.id for part in scene.cast} - {YOU}
    named: dict[str, set[str]] = {}
    onward: dict[str, set[str]] = {}
    for beat in scene.beats:
        steps = list(steps_in(beat.steps))
        named[beat.id] = {step.speaker for step in steps if isinstance(step, Line)}
        onward[beat.id] = {step.beat for step in steps if isinstance(step, Go)}
    for decision, option in options_in(scene):
        beat_id = decision.partition(".")[0]
        named[beat_id].add(option.to)
        if isinstance(option.exit, Go):
            onward[beat_id].add(option.exit.beat)
    here = {id_: frozenset(who) & people for id_, who in named.items()}
    return Company(here[scene.start], here, {id_: _ahead(id_, here, onward) for id_ in here})


@lru_cache(maxsize=16)
def beats_of(scene: Scene) -> Mapping[int, str]:
    """The beat of each line of a scene, by the line's identity."""
    return {id(step): beat.id for beat in scene.beats for step in steps_in(beat.steps) if isinstance(step, Line)}


def _ahead(beat: str, here: Mapping[str, frozenset[str]], onward: Mapping[str, set[str]]) -> frozenset[str]:
    """Who appears in a beat or in any that can be come to from it."""
    seen, waiting, people = {beat}, [beat], frozenset[str]()
    while waiting:
        at = waiting.pop()
        people |= here.get(at, frozenset())
        new = onward.get(at, set()) - seen
        seen |= new
        waiting += new
    return people
