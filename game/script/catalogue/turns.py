"""What is wrong with turns: with hearing out, with what every turn does, and with whom an option is said to."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code


class HearOutAlone(Code):
    """A line that nobody can cut in on is always heard out, so there is nothing for `hear_out` to say.

    It stands beside a `cut_in`, in the same column.

    ```yaml bad steps
     - ana: I was waiting all day.
    >  hear_out:
         does: acknowledge
     - end: done
    ```

    ```yaml good steps
     - ana: I was waiting all day.
       cut_in:
         account:
           say: Your number, please.
       hear_out:
         does: acknowledge
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG083"
    title: ClassVar[str] = "A hear_out without a cut_in"


class NotEveryTurn(Code):
    """What is done after each decision changes something, and nobody speaks, decides or leaves there.

    The steps of `every_turn` are `mood`, `set` and `note`, and `when` blocks of these. What is said to the player, and
    where the call goes on, stands in the beats, which can ask for what `every_turn` has changed.

    ```yaml bad top
     flags:
       tries: 0
     every_turn:
       - set: {tries: +1}
    >  - ana: Another one.
       - when: tries > 3
         then:
    >      - end: done
    ```

    ```yaml good top
     flags:
       tries: 0
     every_turn:
       - set: {tries: +1}
       - when: tries > 3
         then:
           - mood: {anger: +5}
    ```
    """

    id: ClassVar[str] = "DLG084"
    title: ClassVar[str] = "A step that every_turn cannot do"


class UnknownListener(Code):
    """An option's `to` names the one of the scene's `cast` whom it is said to.

    The others overhear it, and react by half, or not at all where the scene says `overhear: nothing`. Without `to`,
    everybody is spoken to.

    ```yaml bad steps
     - choose:
         own_it:
           say: That was us, and I am sorry.
    >      to: anna
           end: done
         tell_you:
           say: I could kick myself.
    >      to: you
           end: done
    ```

    ```yaml good steps
     - choose:
         own_it:
           say: That was us, and I am sorry.
           to: ana
           end: done
    ```
    """

    id: ClassVar[str] = "DLG066"
    title: ClassVar[str] = "Nobody of that name is there to say it to"
