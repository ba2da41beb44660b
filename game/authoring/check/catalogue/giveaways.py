"""What gives the answer away to a player who does not listen: each with its figure."""

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
