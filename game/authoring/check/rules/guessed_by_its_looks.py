"""Scenes whose best options can be guessed by their looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from game.authoring.check.context import LibraryContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.examples import GIVEN_AWAY, MIXED
from game.authoring.check.shared.guesser import Guesser, are_enough, luck
from game.authoring.check.shared.tells import WHAT_IS_SAID
from game.authoring.figures import share
from game.script.problems import Severity
from game.story.model import Mark

MOST_FOUND: Final = 0.6
"""Of more of a scene's decisions than this the best option must not be found by its looks."""
MOST_LUCK: Final = 0.05
"""What somebody who picks blindly finds more often than this says nothing of the looks."""
MOST_REASONS: Final = 3


class GuessedByItsLooks(Rule):
    """Who has played two levels and finds the best answers of the third without reading them is not being taught.

    A small program (a naive Bayes classifier) looks at the options of all other scenes of the library and at which are
    best, and then picks in this scene. It understands nothing: it sees how long an option is beside the others, how
    many sentences it has, and whether it asks something, has a name or a number in it, begins warmly, hands over,
    offers money, owns up, hedges, gives its word, or says that it is so for everybody. It is told when it finds the
    best in more than 60 % of the scene's decisions, unless who picks blindly would find as many in one try of twenty
    or more. The message names what helps it most. In a library with fewer than three scenes or fifteen decisions
    nothing is said.

    ```yaml bad third
    >scene: example
     ⟨given away⟩
    ```

    ```yaml good third
     ⟨mixed⟩
    ```
    """

    id: ClassVar[str] = "DLG317"
    severity: ClassVar[Severity] = "warning"
    pieces: ClassVar[Mapping[str, str]] = {"given away": GIVEN_AWAY, "mixed": MIXED}
    title: ClassVar[str] = "Best options that are guessed by their looks"

    @classmethod
    def in_library(cls, context: LibraryContext) -> Iterator[tuple[str, Finding]]:
        """Every scene that gives its best options away."""
        scenes = {id_: facts.decisions for id_, facts in context.scenes.items()}
        if not are_enough(scenes):
            return
        for id_, decisions in scenes.items():
            guesser = Guesser(one for other, seen in scenes.items() if other != id_ for one in seen)
            found = sum(guesser.chance(decision) for decision in decisions)
            chances = [1 / len(decision.options) for decision in decisions]
            if found > MOST_FOUND * len(decisions) and luck(chances, round(found), len(chances)) < MOST_LUCK:
                reasons = [WHAT_IS_SAID[look] for look in guesser.reasons(decisions)[:MOST_REASONS]]
                yield (
                    id_,
                    Finding(
                        Mark(*context.scenes[id_].place),
                        "who has seen the other scenes finds the best option by its looks alone in"
                        f" {share(found / len(decisions))} of the {len(decisions)} decisions"
                        f" ({share(sum(chances) / len(chances))} by chance; at most {share(MOST_FOUND)})",
                        f"mix the looks: what tells most is whether an option {', or '.join(reasons)}",
                    ),
                )
