"""What makes a choice no choice, or a mistake no lesson."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


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
