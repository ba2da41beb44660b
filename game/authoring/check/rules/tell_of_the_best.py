"""Looks that tell the best option from the others, over a whole library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Final, NamedTuple

from game.authoring.check.context import LibraryContext
from game.authoring.check.facts import DecisionSurface
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.examples import GIVEN_AWAY, MIXED, told_at
from game.authoring.check.shared.guesser import are_enough, looks_of, luck
from game.authoring.check.shared.tells import NAME, WHAT_IS_SAID
from game.authoring.figures import share
from game.script.problems import Severity
from game.story.model import Mark

LOOKED_AT: Final = (NAME, "warm", "hand_over", "money", "confession", "number", "hedge")
"""What an option may well show, right or wrong; a word given lightly is always wrong, and rightly never the best."""
HARDLY_EVER: Final = 0.1
NEARLY_ALWAYS: Final = 0.75
MOST_LUCK: Final = 0.05
"""What comes about by chance in more libraries than this is no tell."""


class _Met(NamedTuple):
    """A decision in which some options show a tell and others do not: its scene, and the places of those that do."""

    scene: str
    decision: DecisionSurface
    showing: frozenset[int]

    @property
    def is_best(self) -> bool:
        return self.decision.best in self.showing

    @property
    def chance(self) -> float:
        return len(self.showing) / len(self.decision.options)


class TellOfTheBest(Rule):
    """Where an option with the customer's name in it is never the best, players learn never to use a name.

    Over all scenes of a library these are looked at: options that have the customer's name in them, begin warmly ("Oh",
    "Of course"), hand over to another desk or person, offer money, own up in the first person ("I guessed"), have a
    number in them, or hedge ("probably"). Of the decisions in which some options show such a thing and some do not, it
    is told when the best is one that does in at most one of ten, or in three of four or more, unless chance would have
    it so in more than one library of twenty. In a library with fewer than three scenes or fifteen decisions nothing is
    said. The words are English; names and figures are found in any language.

    ```yaml bad third
     ⟨given away⟩
    ```

    ```yaml good third
     ⟨mixed⟩
    ```
    """

    id: ClassVar[str] = "DLG316"
    severity: ClassVar[Severity] = "warning"
    pieces: ClassVar[Mapping[str, str]] = {
        "given away": told_at(GIVEN_AWAY, "         storm: "),
        "mixed": MIXED,
    }
    title: ClassVar[str] = "A look that tells the best option from the others"

    @classmethod
    def in_library(cls, context: LibraryContext) -> Iterator[tuple[str, Finding]]:
        """Every tell, at the first option that shows it, in the scene that has most such options."""
        scenes = {id_: facts.decisions for id_, facts in context.scenes.items()}
        if not are_enough(scenes):
            return
        for look in LOOKED_AT:
            met = list(_met(scenes, look))
            best = sum(one.is_best for one in met)
            chances = [one.chance for one in met]
            if met and best <= HARDLY_EVER * len(met):
                often, is_luck = "never the best" if not best else "hardly ever the best", luck(chances, 0, best)
                hint = f"let one that {WHAT_IS_SAID[look]} be the best now and then"
            elif met and best >= NEARLY_ALWAYS * len(met):
                often, is_luck = (
                    "always the best" if best == len(met) else "nearly always the best",
                    luck(chances, best, len(met)),
                )
                hint = f"let one that {WHAT_IS_SAID[look]} be wrong now and then"
            else:
                continue
            if is_luck < MOST_LUCK:
                scene, mark = _where(met)
                yield (
                    scene,
                    Finding(
                        mark,
                        f"an option that {WHAT_IS_SAID[look]} is {often} in this library: in {best} of the {len(met)}"
                        f" decisions where it could be ({share(sum(chances) / len(chances))} by chance)",
                        f"{hint}: {_named(met)}",
                    ),
                )


def _met(scenes: dict[str, tuple[DecisionSurface, ...]], look: str) -> Iterator[_Met]:
    """The decisions that some options with a look and some without it stand in."""
    for scene, decisions in scenes.items():
        for decision in decisions:
            showing = frozenset(at for at, looks in enumerate(looks_of(decision)) if look in looks)
            if 0 < len(showing) < len(decision.options):
                yield _Met(scene, decision, showing)


def _where(met: Sequence[_Met]) -> tuple[str, Mark]:
    """The first option that shows it in the scene that has most such, and that scene."""
    scenes = [one.scene for one in met for _ in one.showing]
    scene = max(dict.fromkeys(scenes), key=scenes.count)
    first = next(one for one in met if one.scene == scene)
    option = first.decision.options[min(first.showing)]
    return scene, Mark(option.line, option.column)


def _named(met: Sequence[_Met]) -> str:
    """The options that show it, by scenes."""
    named: dict[str, list[str]] = {}
    for one in met:
        named.setdefault(one.scene, []).extend(one.decision.options[at].id for at in sorted(one.showing))
    return "; ".join(f"in {scene} {', '.join(options)}" for scene, options in named.items())
