"""What lets a player pass without listening, and what makes a choice no choice: each with its figure."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class BestIsLongest(Code):
    """Where the best option is mostly the longest, players learn to pick the longest.

    It is told when the best option is the longest in more than 40 % of the decisions that have one best option, in a
    scene with at least three of them. The best option is the one with the least regret, averaged over random play.

    ```yaml bad top
    >scene: example
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             excuse: {say: There was a storm about., does: excuse}
             dark: {say: You sat in the dark all evening long., does: acknowledge}
             fix: {say: Let us look at the box., does: fix}
         - go: middle
       middle:
         - ana: And nobody rang me.
         - choose:
             excuse: {say: We had a busy day here., does: excuse}
             dark: {say: Nobody rang you until now at all., does: acknowledge}
             fix: {say: Let us ring the office., does: fix}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             excuse: {say: It will have been the wind., does: excuse}
             fix: {say: I will send a man., does: fix}
             thanks: {say: "A dark flat, and no call.", does: acknowledge}
         - when: anger >= 60
           then:
             - end: gone
         - end: kept
    ```

    ```yaml good top
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             excuse: {say: There was a storm about last night., does: excuse}
             dark: {say: You sat in the dark., does: acknowledge}
             fix: {say: Let us look at the box., does: fix}
         - go: middle
       middle:
         - ana: And nobody rang me.
         - choose:
             excuse: {say: We had a busy day here with the storm., does: excuse}
             dark: {say: Nobody rang you until now., does: acknowledge}
             fix: {say: Let us ring the office., does: fix}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             excuse: {say: It will have been the wind., does: excuse}
             fix: {say: I will send a man., does: fix}
             thanks: {say: "A dark flat, and no call.", does: acknowledge}
         - when: anger >= 60
           then:
             - end: gone
         - end: kept
    ```
    """

    id: ClassVar[str] = "DLG301"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "The best option is mostly the longest"


class BestStandsOut(Code):
    """A best option far longer than the others gives itself away.

    It is told when it is longer than 1.5 times the median length of its decision.

    ```yaml bad steps
     - choose:
    >    dark:
           say: You sat in the dark all evening, and in the end you had to ring us yourself to find out why.
           does: acknowledge
           go: goodbye
         excuse:
           say: There was a storm about.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark:
           say: You sat in the dark, and had to ring us.
           does: acknowledge
           go: goodbye
         excuse:
           say: There was a storm about, you know.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box in your hall.
           does: fix
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG302"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "The best option gives itself away by its length"


class BestIsFirst(Code):
    """Where the best option is mostly written first, a printed script or a list read out gives it away.

    The window shows options in another order each time. It is told when the best stands first in more than 50 % of the
    decisions that have one best option, in a scene with at least three of them.

    ```yaml bad top
    >scene: example
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             dark: {say: You sat in the dark., does: acknowledge}
             excuse: {say: There was a storm about., does: excuse}
             fix: {say: Let us look at the box., does: fix}
         - go: middle
       middle:
         - ana: And nobody rang me.
         - choose:
             dark: {say: Nobody rang you., does: acknowledge}
             excuse: {say: We had a busy day here., does: excuse}
             fix: {say: Let us ring the office., does: fix}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             excuse: {say: It will have been the wind., does: excuse}
             thanks: {say: A dark flat., does: acknowledge}
             fix: {say: I will send a man., does: fix}
         - when: anger >= 60
           then:
             - end: gone
         - end: kept
    ```

    ```yaml good top
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             excuse: {say: There was a storm about., does: excuse}
             dark: {say: You sat in the dark., does: acknowledge}
             fix: {say: Let us look at the box., does: fix}
         - go: middle
       middle:
         - ana: And nobody rang me.
         - choose:
             dark: {say: Nobody rang you., does: acknowledge}
             excuse: {say: We had a busy day here., does: excuse}
             fix: {say: Let us ring the office., does: fix}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             excuse: {say: It will have been the wind., does: excuse}
             thanks: {say: A dark flat., does: acknowledge}
             fix: {say: I will send a man., does: fix}
         - when: anger >= 60
           then:
             - end: gone
         - end: kept
    ```
    """

    id: ClassVar[str] = "DLG303"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "The best option mostly stands first"


class SameEffect(Code):
    """Two options that do the same and lead to the same place are one choice, twice.

    Their tags, moods, flags and notes are alike, and so is where they lead; only the words differ.

    ```yaml bad steps
     - choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
    >    evening:
           say: All evening, and no light.
           does: acknowledge
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
         evening:
           say: The storm was bad.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG304"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "Two options with the same effect"


class BotPasses(Code):
    """A scene that can be passed without listening tests nothing.

    Four players who do not listen try it: one chooses at random, one always says the longest, one always what stands
    first, one always what is most apologetic. It is told when the first passes in more than a third of its tries, or
    one of the others in more than half of the ways that the scene can begin.

    ```yaml bad top
    >scene: example
     passes: trust >= 0
    ```

    ```yaml good top
     passes: trust >= 62
    ```
    """

    id: ClassVar[str] = "DLG305"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A scene that can be passed without listening"


class UntestedSkill(Code):
    """A skill that a scene teaches must be tested: some decision has an option that shows it and one that does not.

    To hear a line with a `cut_in` out shows `listen`.

    ```yaml bad top
    >teaches: [acknowledge, listen]
    ```

    ```yaml good top
     teaches: [acknowledge, fix]
    ```
    """

    id: ClassVar[str] = "DLG306"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A skill that is taught and not tested"


class NoWayBack(Code):
    """One bad choice, and the pass is gone: there is no way back from it.

    Up to here the player has given away at most 5 points of the best score, this option costs more than 15, and after
    it no pass can be reached. A player learns more from mending a mistake than from losing to it; two mistakes in a
    row may lose the customer.

    ```yaml bad beats
     middle:
       - ana: It went dark at nine.
       - choose:
           dark:
             say: You sat in the dark.
             does: acknowledge
             go: goodbye
    >      bill:
             say: Then you have not paid.
             does: excuse
             end: gone
           fix:
             say: Let us look at the box.
             does: fix
             go: goodbye
    ```

    ```yaml good beats
     middle:
       - ana: It went dark at nine.
       - choose:
           dark:
             say: You sat in the dark.
             does: acknowledge
             go: goodbye
           bill:
             say: Then you have not paid.
             does: excuse
             go: goodbye
           fix:
             say: Let us look at the box.
             does: fix
             go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG307"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A bad choice with no way back"


class HowManyOpen(Code):
    """Three or four options are enough to be a choice, and few enough to be read.

    It is told where fewer than three or more than four can be open at once; a silence does not count, nor do the
    options of a `cut_in`.

    ```yaml bad steps
    >- choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
         storm:
           say: There was a storm about.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG308"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "Too few or too many options at once"


class OutcomeAgainstScore(Code):
    """Players who come to a better ending should have done better. Here it is the other way round.

    It is told where an ending with the worse outcome has the higher score, averaged over random play. Either the two
    outcomes were mixed up, or the score counts something else than what the endings tell.

    ```yaml bad top
     endings:
       kept: {title: Kept, outcome: settled, text: She will stay.}
    >  gone: {title: Gone, outcome: won, text: She is gone.}
    ```

    ```yaml good top
     endings:
       kept: {title: Kept, outcome: won, text: She will stay.}
       gone: {title: Gone, outcome: lost, text: She is gone.}
    ```
    """

    id: ClassVar[str] = "DLG309"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "An outcome that does not fit the score"
