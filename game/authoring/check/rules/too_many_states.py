"""Scenes with more states than can be visited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity


class TooManyStates(Rule):
    """A scene with more states than can be visited is only looked over: what never happens in it cannot be told.

    Most often a number goes up without end (`tries: +1` in a circle). Ask for it only where it matters, or set it
    back. Up to 1,500,000 states are visited, fewer where each takes much memory or has many options.

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
             ring: {say: Let us ring the office., does: fix, why: Too soon.}
         - go: goodbye
       goodbye:
         - ana: It was dark all evening.
         - choose:
             wind: {say: It will have been the wind up here., does: excuse}
             call: {say: Let us call the office., does: fix, why: Too soon.}
             hours: {say: "Five hours of it, in winter.", does: acknowledge}
         - go: last
       last:
         - ana: So what now?
         - choose:
             no_van: {say: We have no van to send today., does: excuse}
             send: {say: I will send you a man., does: fix, why: Too soon.}
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

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The scene, if it was only looked over."""
        if not context.atlas.complete:
            yield Finding(
                context.top("scene"),
                f"this scene has more states than can be visited ({context.atlas.visited:,} were),"
                " so it was only looked over",
                "what can never happen in it is not told; a number that goes up without end is the usual cause",
            )
