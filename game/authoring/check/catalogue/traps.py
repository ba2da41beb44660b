"""What can still be reached, and the walks that must keep working."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class Trap(Code):
    """From here no ending can be reached any more: the player can only go round.

    ```yaml bad beats
     middle:
       - choose:
           dark:
             say: You sat there in the dark.
             does: acknowledge
             go: goodbye
           bill:
             say: Let us look at the bill.
             does: fix
             go: goodbye
    >      wait:
             say: Would you hold the line?
             does: excuse
             go: music
     music:
       - narrator: A flute plays.
       - choose:
           longer:
             say: A moment longer, please.
             does: excuse
           still_here:
             say: Are you still there?
             does: acknowledge
           nearly:
             say: I am nearly with you.
             does: fix
       - go: music
    ```

    ```yaml good beats
     middle:
       - choose:
           dark:
             say: You sat there in the dark.
             does: acknowledge
             go: goodbye
           bill:
             say: Let us look at the bill.
             does: fix
             go: goodbye
           wait:
             say: Would you hold the line?
             does: excuse
             go: music
     music:
       - narrator: A flute plays.
       - choose:
           longer:
             say: A moment longer, please.
             does: excuse
             go: music
           still_here:
             say: Are you still there?
             does: acknowledge
             go: goodbye
           nearly:
             say: I am nearly with you.
             does: fix
             go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG205"
    title: ClassVar[str] = "A trap: no ending can be reached any more"


class PointOfNoReturn(Code):
    """The pass is gone although the player has made no mistake.

    Up to here the player has given away at most 5 points of the best score, and this option costs at most 15 more; yet
    after it no pass can be reached. Players find that unfair: they are judged, later, for something nobody told
    them. (An option that costs more and leaves no way back is told as DLG307.)

    Here the score is the same whatever is said, and what is passed by is not:

    ```yaml bad top
     score: 70
     passes: trust >= 25
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             at_nine:
               say: At nine. That is a long time in the dark.
               does: acknowledge
             log:
               say: I am looking at the log with you now.
               does: fix
    >        weather:
               say: There was a storm about.
               does: excuse
         - when: anger >= 70
           then:
             - end: gone
         - end: kept
    ```

    ```yaml good top
     score: trust
     passes: trust >= 62
    ```
    """

    id: ClassVar[str] = "DLG206"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A point of no return that nobody sees"


class NobodyPasses(Code):
    """A scene, or one of the ways it can begin, that nobody can pass is no exercise.

    ```yaml bad top
    >passes: trust >= 95
    ```

    ```yaml good top
     passes: trust >= 60
    ```
    """

    id: ClassVar[str] = "DLG207"
    title: ClassVar[str] = "Nobody can pass"


class BrokenPlay(Code):
    """A play is a walk that must keep working, and this one does not any more.

    It is told where it stops: at an option that is not open, in the middle, at another ending, or where what it
    expects does not hold. A play is tried in every combination of the variants that it does not fix, and the first
    in which it fails is told.

    ```yaml bad top
     plays:
    >  the model answer: {choose: [dark, hours, thanks], ends: gone}
    >  too long: {choose: [dark, hours, thanks, thanks]}
    >  too short: {choose: [dark, hours], ends: kept}
    >  no trust: {choose: [excuse, wind, thanks], expect: trust >= 50}
    ```

    ```yaml good top
     plays:
       the model answer: {choose: [dark, hours, thanks], ends: kept, expect: trust >= 70}
    ```
    """

    id: ClassVar[str] = "DLG208"
    title: ClassVar[str] = "A play that no longer holds"


class TooManyStates(Code):
    """A scene with more states than can be visited is only looked over: what never happens in it cannot be told.

    Most often a number goes up without end (`tries: +1` in a circle). Ask for it only where it matters, or set it
    back. Up to 2,000,000 states are visited.

    ```yaml bad top
    >scene: example
     flags:
       tries: 0
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             try_again:
               say: Try it once more, please.
               set: {tries: +1}
               go: hello
             dark:
               say: You sat in the dark.
               does: acknowledge
             excuse:
               say: There was a storm about.
               does: excuse
         - when: tries > 3 or anger >= 70
           then:
             - end: gone
         - end: kept
    ```

    ```yaml good top
     flags:
       tries: 0
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             try_again: {when: tries < 3, say: "Try it once more, please.", set: {tries: +1}, go: hello}
             dark: {say: You sat in the dark., does: acknowledge}
             excuse: {say: There was a storm about., does: excuse}
             ring: {say: Let us ring the office., does: fix}
         - go: goodbye
       goodbye:
         - ana: It was dark all evening.
         - choose:
             wind: {say: It will have been the wind up here., does: excuse}
             call: {say: Let us call the office., does: fix}
             hours: {say: "Five hours of it, in winter.", does: acknowledge}
         - go: last
       last:
         - ana: So what now?
         - choose:
             no_van: {say: We have no van to send today., does: excuse}
             send: {say: I will send you a man., does: fix}
             thanks: {say: "Five hours, and no call.", does: acknowledge}
         - when: trust >= 62
           then:
             - end: kept
         - end: gone
    ```
    """

    id: ClassVar[str] = "DLG210"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "Too many states to visit them all"
