"""Single values: numbers, changes, times, ids, and words from a short list."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class NotANumber(Code):
    """Meters start from a whole number. Decimals, percents and numbers in words are none.

    ```yaml bad top
     cast:
    >  ana: {anger: 70%}
    ```

    ```yaml bad top
     cast:
    >  ana: {anger: 1e1}
    ```

    ```yaml good top
     cast:
       ana: {anger: 70}
    ```
    """

    id: ClassVar[str] = "DLG025"
    title: ClassVar[str] = "Not a whole number"


class OutOfRange(Code):
    """A meter goes from 0 to 100, so it can start nowhere else, and no change is more than 100.

    ```yaml bad top
     cast:
    >  ana: {anger: 170}
    ```

    ```yaml bad steps
    >- mood: {anger: +500}
     - end: done
    ```

    ```yaml good top
     cast:
       ana: {anger: 70}
    ```
    """

    id: ClassVar[str] = "DLG026"
    title: ClassVar[str] = "A number out of its range"


class NotOneOf(Code):
    """Some keys take one of a few words.

    `coach` is `at_once`, `after` or `off`; a scene's `meters` are `shown` or `hidden`; an `outcome` is `won`,
    `settled` or `lost`; `good` is `low` or `high`; `half` is `heart` or `head`; `kind` is `skill` or `fault`;
    `needs` is `passed` or `finished`.

    ```yaml bad top
    >coach: sometimes
    ```

    ```yaml bad top
     endings:
    >  done: {title: Done, outcome: victory}
    ```

    ```yaml good top
     coach: at_once
    ```
    """

    id: ClassVar[str] = "DLG027"
    title: ClassVar[str] = "Not one of the few words"


class NotTrueOrFalse(Code):
    """`once` is `true` or `false`.

    Elsewhere yes, no, on and off mean the same; here they are only words.

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
    >      once: yes
           go: promise
    ```

    ```yaml good steps
     - choose:
         sorry:
           say: I am sorry.
           once: true
           go: promise
         wait:
           say: One moment.
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG028"
    title: ClassVar[str] = "Not true or false"


class BadChange(Code):
    """What happens to a meter is written `+5`, `-12` or `= 40`.

    ```yaml bad steps
    >- mood: {anger: much more}
    >- mood: {anger: 5 less}
     - end: done
    ```

    ```yaml good steps
     - mood: {anger: -5, trust: = 40}
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG029"
    title: ClassVar[str] = "Not a change"


class UnsignedChange(Code):
    """`anger: 5` can mean five more, or that it becomes five. The game adds it, and warns.

    ```yaml bad steps
    >- mood: {anger: 5}
     - end: done
    ```

    Write + or -, or = to set it.

    ```yaml good steps
     - mood: {anger: +5}
     - mood: {trust: = 5}
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG030"
    title: ClassVar[str] = "A change without + or -"
    severity: ClassVar[Severity] = "warning"


class BadTime(Code):
    """`after` is a number of seconds, with or without an s, from 1 to 3600.

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
           go: promise
         silence:
    >      after: a while
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

    id: ClassVar[str] = "DLG031"
    title: ClassVar[str] = "Not a time"


class BadId(Code):
    """An id is made of small letters, digits and `_`, and begins with a letter.

    Beats, options, endings, flags, notes, meters and characters have one. Results and saves refer to them, so they
    should be easy to tell apart and never change.

    ```yaml bad steps
     - choose:
    >    Say sorry:
           say: I am sorry.
           go: promise
    ```

    ```yaml good steps
     - choose:
         say_sorry:
           say: I am sorry.
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG032"
    title: ClassVar[str] = "An id with other characters than small letters, digits and _"


class FileName(Code):
    """A scene's file is named as the scene, a character's as the character, so that one leads to the other.

    ```yaml bad scene
    >scene: exampel
     title: Example
     beats:
       hello:
         - end: done
     endings:
       done: {title: Done, outcome: won}
    ```

    ```yaml good scene
     scene: example
     title: Example
     beats:
       hello:
         - end: done
     endings:
       done: {title: Done, outcome: won}
    ```
    """

    id: ClassVar[str] = "DLG033"
    title: ClassVar[str] = "A file that is not named as its id"


class FileEnding(Code):
    """Only files whose names end in `.yaml` are read, scenes in the folder `scenes` and people in `cast`.

    Some editors add `.txt`, or write `.yml`. What lies in the wrong folder, or in one below these, is told too; and
    what some systems cannot have: Windows keeps names such as `con` and `nul` for itself, and there and on a Mac two
    names that differ only in capitals are one. The first line here says how the file is named.

    ```yaml bad name
    ># scenes/late.yml
     scene: late
     title: Late
    ```

    Name it with `.yaml` at the end.

    ```yaml good name
     # scenes/late.yaml
     scene: late
     title: Late
     beats:
       hello:
         - end: done
     endings:
       done: {title: Done, outcome: won}
    ```
    """

    id: ClassVar[str] = "DLG034"
    title: ClassVar[str] = "A file that is not read"
    severity: ClassVar[Severity] = "warning"


class Reserved(Code):
    """Some words have a meaning of their own.

    `you` and `narrator` speak in every scene, `listen` is to hear a line out, `silence` to say nothing, `never` an
    ending that has not been reached, and `and`, `or`, `not`, `true`, `false`, `outcome` belong to conditions.

    ```yaml bad top
     cast:
       ana: {}
    >  narrator: {}
    ```

    ```yaml bad steps
     - ana: I was waiting all day, and then
       cut_in:
    >    listen:
           say: Go on.
     - end: done
    ```

    ```yaml good top
     cast:
       ana: {}
    ```
    """

    id: ClassVar[str] = "DLG035"
    title: ClassVar[str] = "A name that means something else"
