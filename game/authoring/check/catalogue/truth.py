"""What happens at all, over every state that a scene can come to: endings, options, conditions, cases."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class EndingNeverReached(Code):
    """An ending that no walk leads to promises something that cannot happen.

    Either no `end` names it, or what leads to it can never happen: `check` has visited every state of the scene.

    ```yaml bad top
     endings:
       kept: {title: Kept, outcome: won, text: She will stay.}
       gone: {title: Gone, outcome: lost, text: She is gone.}
    >  torn: {title: Torn, outcome: settled, text: She will think about it.}
    ```

    ```yaml good top
     endings:
       kept: {title: Kept, outcome: won, text: She will stay.}
       gone: {title: Gone, outcome: lost, text: She is gone.}
    ```
    """

    id: ClassVar[str] = "DLG201"
    title: ClassVar[str] = "An ending that is never reached"


class OptionNeverOpen(Code):
    """An option whose `when` never holds where it is offered can never be taken.

    `python -m game explore SCENE` shows in how many states each option is open.

    ```yaml bad steps
     - choose:
         dark:
           say: You sat there in the dark.
           does: acknowledge
           go: goodbye
         box:
           say: Let us look at the box in your hall.
           does: fix
           go: goodbye
         storm:
           say: There was a storm about last night.
           does: excuse
           go: goodbye
         refund:
    >      when: anger < 10
           say: Would you like your money back?
           does: [fix, excuse]
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark:
           say: You sat there in the dark.
           does: acknowledge
           go: goodbye
         box:
           say: Let us look at the box in your hall.
           does: fix
           go: goodbye
         storm:
           say: There was a storm about last night.
           does: excuse
           go: goodbye
         refund:
           when: anger <= 50
           say: Would you like your money back?
           does: [fix, excuse]
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG202"
    title: ClassVar[str] = "An option that is never open"


class NeverTrue(Code):
    """A condition that never holds hides what stands under it for ever.

    Every state of the scene was visited. Most often a number is out of reach, or the flag is never set.

    ```yaml bad steps
    >- when: anger >= 95
       then:
         - ana: That is enough.
     - go: goodbye
    ```

    ```yaml good steps
     - when: anger >= 70
       then:
         - ana: That is enough.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG203"
    title: ClassVar[str] = "A condition that never holds"


class AlwaysTrue(Code):
    """A condition that always holds decides nothing, and hides what stands under its `otherwise`.

    ```yaml bad steps
    >- when: anger >= 10
       then:
         - ana: That is enough.
       otherwise:
         - ana: That is kind of you.
     - go: goodbye
    ```

    ```yaml good steps
     - when: anger >= 60
       then:
         - ana: That is enough.
       otherwise:
         - ana: That is kind of you.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG204"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A condition that always holds"


class CaseNeverApplies(Code):
    """A case of a reaction that never applies, in any scene, is a temperament that nobody meets.

    The first case that holds counts, so one that always holds hides those after it. It is told only where every scene
    with that character can be read and visited as a whole, and where somebody does what the reaction is to.

    ```yaml bad cast
     character: ana
     name: Ana Diaz
     portrait: ana.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix:
    >    - {when: anger >= 96, trust: -5}
         - {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```

    ```yaml good cast
     character: ana
     name: Ana Diaz
     portrait: ana.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix:
         - {when: anger >= 60, trust: -5}
         - {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```
    """

    id: ClassVar[str] = "DLG209"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A case that never applies"
