"""How steps and options are made: what may stand together, and what only once."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code


class StepKind(Code):
    """Each dash begins one step, and a step does one thing.

    Under a line, without a dash, may stand its `face`, `voice`, `sound`, `when`, `cut_in` and `hear_out`; under a
    `when` its `then` and `otherwise`. Everything else is a step of its own, with a dash.

    ```yaml bad steps
     - ana: Good morning.
    >  go: promise
    ```

    ```yaml bad steps
     - when: anger > 50
    >  go: promise
     - end: done
    ```

    ```yaml good steps
     - ana: Good morning.
       when: anger > 50
     - when: anger > 50
       then:
         - go: promise
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG070"
    title: ClassVar[str] = "A step that is not exactly one thing"


class WhenWithoutThen(Code):
    """A `when` that stands alone says what must hold and not what then happens.

    ```yaml bad steps
    >- when: anger > 50
     - end: done
    ```

    ```yaml good steps
     - when: anger > 50
       then:
         - ana: At last.
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG071"
    title: ClassVar[str] = "A when without a then"


class SecondChoose(Code):
    """One beat holds one decision, so that the beat's id names that decision for ever.

    It does so in results, in saves and in reports. Two under the two halves of a `when` are two as well.

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
    >- choose:
         four:
           say: By four.
           go: promise
    ```

    ```yaml good beats
     hello:
       - choose:
           sorry:
             say: I am sorry.
       - go: hour
     hour:
       - choose:
           four:
             say: By four.
             end: done
    ```
    """

    id: ClassVar[str] = "DLG072"
    title: ClassVar[str] = "A second choose in a beat"


class SecondCutIn(Code):
    """In one beat the player can break in on one line, for the same reason: the decision is named after the beat.

    ```yaml bad steps
     - ana: I was waiting all day.
       cut_in:
         account:
           say: Your number, please.
     - ana: And then nobody came.
    >  cut_in:
         postcode:
           say: Your postcode, please.
     - end: done
    ```

    ```yaml good steps
     - ana: I was waiting all day.
       cut_in:
         account:
           say: Your number, please.
     - ana: And then nobody came.
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG073"
    title: ClassVar[str] = "A second cut_in in a beat"


class ChooseInReply(Code):
    """A reply is what the customer says back.

    A decision in it would have no beat of its own to be named after.

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
           reply:
             - ana: For what?
    >        - choose:
                 late:
                   say: For the wait.
                   go: promise
    ```

    Go to a beat, and choose there.

    ```yaml good beats
     hello:
       - choose:
           sorry:
             say: I am sorry.
             reply:
               - ana: For what?
             go: for_what
     for_what:
       - choose:
           late:
             say: For the wait.
             end: done
    ```
    """

    id: ClassVar[str] = "DLG074"
    title: ClassVar[str] = "A choose in a reply"


class GoAndEnd(Code):
    """An option leads on to a beat, or ends the conversation, or does neither and the steps after the `choose` follow.

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
           go: promise
    >      end: done
    ```

    ```yaml good steps
     - choose:
         sorry:
           say: I am sorry.
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG075"
    title: ClassVar[str] = "An option with both go and end"


class Silence(Code):
    """The option named `silence` is what happens if nobody answers: it needs `after` and has no `say`.

    No other option has an `after`.

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
           go: promise
    >    silence:
           go: promise
    ```

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
    >      after: 20s
           go: promise
    ```

    ```yaml good steps
     - choose:
         sorry:
           say: I am sorry.
           go: promise
         silence:
           after: 20s
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG076"
    title: ClassVar[str] = "A silence that is not made as one"


class NothingSaid(Code):
    """Every option but `silence` is something the player says.

    ```yaml bad steps
     - choose:
    >    sorry:
           go: promise
    ```

    ```yaml good steps
     - choose:
         sorry:
           say: I am sorry.
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG077"
    title: ClassVar[str] = "An option without a say"


class OptionTwice(Code):
    """Within a beat an option's id says which one was taken, in its `choose` and in its `cut_in` together.

    ```yaml bad steps
     - ana: I was waiting all day.
       cut_in:
         sorry:
           say: Sorry.
     - choose:
    >    sorry:
           say: I am sorry.
           go: promise
    ```

    ```yaml good steps
     - ana: I was waiting all day.
       cut_in:
         sorry_now:
           say: Sorry.
     - choose:
         sorry:
           say: I am sorry.
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG078"
    title: ClassVar[str] = "Two options of one id in a beat"


class TagTwice(Code):
    """One option does a thing once, however well.

    The second would count as a repetition, and cost what repeating costs.

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
    >      does: [acknowledge, acknowledge]
           go: promise
    ```

    ```yaml good steps
     - choose:
         sorry:
           say: I am sorry.
           does: acknowledge
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG079"
    title: ClassVar[str] = "A tag twice in one does"
