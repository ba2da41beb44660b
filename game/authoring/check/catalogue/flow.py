"""Where a conversation goes: beats nobody comes to, beats that stop in the middle, circles, empty choices."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code


class UnreachableBeat(Code):
    """A beat that no walk comes to is work that nobody will ever see.

    Most often its name is misspelt somewhere, or the `go` that led to it was lost. A beat is also told when there are
    ways to it, but none that can ever be taken.

    ```yaml bad beats
     middle:
       - ana: It went dark at nine.
       - go: goodbye
    >at_nine:
       - ana: At nine, as I said.
       - go: goodbye
    ```

    ```yaml good beats
     middle:
       - ana: It went dark at nine.
       - go: at_nine
     at_nine:
       - ana: At nine, as I said.
       - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG101"
    title: ClassVar[str] = "A beat that nobody can reach"


class RunsOff(Code):
    """A beat that runs off its end leaves the player with a conversation that stops in the middle.

    Every way through a beat leads on with `go` or ends with `end`. Where only some options of a `choose` lead on, the
    others go on with the steps after it, and there must be some. It is told at the option where there is one, and at
    the beat otherwise.

    ```yaml bad beats
    >middle:
       - ana: It went dark at nine.
    ```

    ```yaml bad steps
     - ana: It went dark at nine.
     - choose:
         nine:
           say: At nine, then.
           does: acknowledge
           go: goodbye
    >    look:
           say: Let me look at the log.
         ask:
           say: Was there a storm?
           does: excuse
           go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine.
     - choose:
         nine:
           say: At nine, then.
           does: acknowledge
           go: goodbye
         look:
           say: Let me look at the log.
         ask:
           say: Was there a storm?
           does: excuse
           go: goodbye
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG102"
    title: ClassVar[str] = "A beat that runs off its end"


class EndlessGo(Code):
    """Beats that lead to each other in a circle, without a decision in it, go round for ever.

    The game gives up after a thousand rounds, and the player sees the conversation stop.

    ```yaml bad beats
     middle:
       - ana: It went dark at nine.
    >  - go: middle
    ```

    A circle is fine where the player decides something in it, or where it ends by itself.

    ```yaml good beats
     middle:
       - ana: It went dark at nine.
       - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG103"
    title: ClassVar[str] = "A circle without a decision in it"


class NothingOpen(Code):
    """A `choose` in which every option is closed leaves the player with nothing to say.

    It can happen when every option has a `when` or is `once`. Leave one option open whatever happens.

    ```yaml bad steps
    >- choose:
         calm:
           when: anger < 50
           say: Shall we look at the box?
           go: goodbye
         calmer:
           when: anger < 40
           say: Shall we look at the bill?
           go: goodbye
         calmest:
           when: anger < 45
           say: Shall we have a chat?
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         box:
           say: It went dark on you. Shall we look at the box?
           does: acknowledge
           go: goodbye
         bill:
           say: Shall we look at the bill for last month?
           does: fix
           go: goodbye
         pole:
           say: The storm had the pole down. Shall we look?
           does: excuse
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG104"
    title: ClassVar[str] = "A choice with nothing to choose"
