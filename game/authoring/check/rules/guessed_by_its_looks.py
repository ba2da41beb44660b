"""Scenes whose best options can be guessed by their looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import LibraryContext
from game.authoring.check.rule import Finding, Rule
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
     cast: {ana: {trust: 20}}
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             dark: {say: You sat in the dark all the evening., does: acknowledge}
             storm: {say: "Ana, there was a bad storm about.", does: excuse}
             box: {say: "Let us look at your box, Ana.", does: fix, why: Too soon.}
         - go: middle
       middle:
         - ana: And nobody rang me.
         - choose:
             busy: {say: "Ana, we were all very busy here.", does: excuse}
             evening: {say: It was a long evening without light., does: acknowledge}
             ring: {say: "Ana, let us ring the people there.", does: fix, why: Too soon.}
         - go: later
       later:
         - ana: All evening, and then the night.
         - choose:
             wind: {say: "The wind is always bad up here, Ana.", does: excuse}
             rang: {say: "You rang us, and nobody rang back.", does: acknowledge}
             log: {say: "Ana, let us see what the log has.", does: fix, why: Too soon.}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             stairs: {say: You had to find the stairs by hand., does: acknowledge}
             tyre: {say: "Ana, a van had a flat tyre.", does: excuse}
             man: {say: "I will send a man to you, Ana.", does: fix, why: Too soon.}
         - when: trust >= 62
           then:
             - end: kept
         - end: gone
    ```

    ```yaml good third
     cast: {ana: {trust: 20}}
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             dark: {say: "You sat in the dark, Ana.", does: acknowledge}
             storm: {say: There was a bad storm about that night., does: excuse}
             box: {say: Let us look at your box now., does: fix, why: Too soon.}
         - go: middle
       middle:
         - ana: And nobody rang me.
         - choose:
             busy: {say: "Ana, we were all very busy here.", does: excuse}
             evening: {say: It was a long evening without light., does: acknowledge}
             ring: {say: Let us ring the people there., does: fix, why: Too soon.}
         - go: later
       later:
         - ana: All evening, and then the night.
         - choose:
             wind: {say: The wind is always bad in your road., does: excuse}
             rang: {say: "You rang us, Ana.", does: acknowledge}
             log: {say: Let us see what the log has., does: fix, why: Too soon.}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             stairs: {say: "You went up by hand, Ana.", does: acknowledge}
             tyre: {say: A van had a flat tyre on that day., does: excuse}
             man: {say: I will send a man to you., does: fix, why: Too soon.}
         - when: trust >= 62
           then:
             - end: kept
         - end: gone
    ```
    """

    id: ClassVar[str] = "DLG317"
    severity: ClassVar[Severity] = "warning"
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
