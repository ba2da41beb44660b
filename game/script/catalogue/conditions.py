"""Conditions: how they are written, and what they may name."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code


class BadCondition(Code):
    """A condition is made of names, numbers and a few characters.

    It may hold meters, flags, whole numbers, `and or not ( ) == != < <= > >= + - * /`, and `noted() did() seen()
    ended()`. The problem stands where it goes wrong, and the hint says how the same thing is written here: `anger
    between 40 and 60` is `anger >= 40 and anger <= 60`, `anger is more than 50` is `anger > 50`.

    ```yaml bad steps
    >- when: anger = 50
       then:
         - go: promise
    >- when: anger > 20 and
       then:
         - go: promise
     - end: done
    ```

    ```yaml good steps
     - when: anger == 50 or (anger > 20 and promised)
       then:
         - go: promise
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG061"
    title: ClassVar[str] = "A condition that cannot be read"


class ConditionName(Code):
    """Every name in a condition must be known where it stands.

    It is a meter or a flag, or in the brackets of `noted() did() seen() ended()` a note, a tag, a beat, a scene.
    What is compared must be alike. A character's own file knows only that character's meters, `did()` and
    `ended()`, and the player's meters, as `you.` with the meter's id, where `cast/you.yaml` has one.

    ```yaml bad steps
    >- when: anger < 50 and promissed
       then:
         - go: promise
    >- when: did(acknowlege)
       then:
         - go: promise
    >- when: cause == rain
       then:
         - go: promise
     - end: done
    ```

    ```yaml bad top
    >score: trust >= 50
    ```

    ```yaml good steps
     - when: anger < 50 and promised or did(acknowledge)
       then:
         - go: promise
     - when: cause == box and not seen(promise)
       then:
         - go: promise
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG062"
    title: ClassVar[str] = "A name in a condition that is not there, or does not fit"


class ConditionGrows(Code):
    """A number that is worked out must stay below a hundred digits, whatever its flags and meters come to.

    Meters lie between 0 and 100; a flag that is added to again and again is taken for a number of up to 18 digits.
    Sums never come near that, nor do products of two or three.

    ```yaml bad top
     flags:
       tries: 0
    >score: tries * tries * tries * tries * tries * tries
    ```

    ```yaml good top
     flags:
       tries: 0
     score: 100 - tries * tries
    ```
    """

    id: ClassVar[str] = "DLG063"
    title: ClassVar[str] = "A number that can grow too large"
