"""Names that must be the name of something: beats, endings, people, meters, tags and the rest."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code


class UnknownBeat(Code):
    """`go`, `start` and `seen()` name a beat of the same scene.

    ```yaml bad steps
     - ana: Good morning.
    >- go: promize
    ```

    ```yaml bad top
    >start: helo
    ```

    ```yaml good steps
     - ana: Good morning.
     - go: promise
    ```
    """

    id: ClassVar[str] = "DLG050"
    title: ClassVar[str] = "A beat that is not there"


class UnknownEnding(Code):
    """`end` and a play's `ends` name an ending of the same scene.

    ```yaml bad steps
    >- end: dun
    ```

    ```yaml bad top
     plays:
       the model answer:
         choose: [listen]
    >    ends: won
    ```

    ```yaml good steps
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG051"
    title: ClassVar[str] = "An ending that is not there"


class UnknownCharacter(Code):
    """Everyone in a scene's `cast` has a file in the folder `cast`, named as their id.

    ```yaml bad top
     cast:
       ana: {}
    >  bem: {}
    ```

    ```yaml good top
     cast:
       ana: {}
       ben: {}
    ```
    """

    id: ClassVar[str] = "DLG052"
    title: ClassVar[str] = "A character that has no file"


class UnknownSpeaker(Code):
    """A line is spoken by someone in the scene's `cast`, by `you` or by the `narrator`.

    A misspelt step, and a text that begins with a word and a colon, look the same.

    ```yaml bad steps
    >- anna: Good morning.
    >- goe: promise
     - end: done
    ```

    ```yaml good steps
     - ana: Good morning.
     - you: Good morning.
     - narrator: It is raining.
     - go: promise
    ```
    """

    id: ClassVar[str] = "DLG053"
    title: ClassVar[str] = "Nobody of that name speaks here"


class UnknownMeter(Code):
    """`mood`, `reacts` and the starting values in `cast` name a meter of someone in the cast.

    ```yaml bad steps
    >- mood: {angr: +5}
     - end: done
    ```

    ```yaml bad cast
     character: ana
     name: Ana Diaz
     meters:
       anger: {start: 60, good: low}
       trust: {start: 30, good: high}
     reacts:
    >  listen: {ager: -5}
    ```

    ```yaml good steps
     - mood: {anger: +5}
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG054"
    title: ClassVar[str] = "A meter that nobody has"


class AmbiguousMeter(Code):
    """When two people in the cast have a meter of one name, say whose it is.

    ```yaml bad top
     cast:
       ana: {}
       ben: {}
     beats:
       hello:
    >    - mood: {anger: +5}
         - end: done
    ```

    ```yaml good top
     cast:
       ana: {}
       ben: {}
     beats:
       hello:
         - mood: {ana.anger: +5}
         - end: done
    ```
    """

    id: ClassVar[str] = "DLG055"
    title: ClassVar[str] = "A meter that several people have"


class UnknownFlag(Code):
    """`set` changes a flag that stands at the top of the scene under `flags` or `variants`.

    A play's `variants` name one of the scene's `variants`.

    ```yaml bad steps
    >- set: {promissed: true}
     - end: done
    ```

    ```yaml good steps
     - set: {promised: true}
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG056"
    title: ClassVar[str] = "A flag that is not there"


class UnknownTag(Code):
    """`does`, `teaches` and `reacts` use the tags of `skills.yaml`.

    A misspelt one would move nobody and be credited to nobody.

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
    >      does: [acknowlege, fix]
           go: promise
    ```

    ```yaml good steps
     - choose:
         sorry:
           say: I am sorry.
           does: [acknowledge, fix]
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG057"
    title: ClassVar[str] = "A tag that is not in skills.yaml"


class UnknownWord(Code):
    """`{company}` in a text becomes the word of that name in `course.yaml`, and `{player}` the player's name.

    Any other word in braces would be shown as it stands.

    ```yaml bad steps
    >- ana: "Is that {compny}?"
    >- ana: "Is that {company?"
     - end: done
    ```

    Write `{{` for a brace that is meant as one.

    ```yaml good steps
     - ana: "Is that {company}? I have {{ on my bill."
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG058"
    title: ClassVar[str] = "A word in braces that is not there"


class UnknownScene(Code):
    """`levels` and `after` in `course.yaml`, and `remember` in a play, name a scene that has a file.

    ```yaml bad course
     title: Example
    >levels: [example, exmple_two]
    ```

    ```yaml good course
     title: Example
     words: {company: Brightwire}
     levels: [example]
    ```
    """

    id: ClassVar[str] = "DLG059"
    title: ClassVar[str] = "A scene that is not there"


class UnknownOption(Code):
    """A play's `choose` lists the ids of options in the scene, in the order taken.

    `listen` is to hear a line out.

    ```yaml bad top
     beats:
       hello:
         - choose:
             sorry:
               say: I am sorry.
               end: done
     plays:
       the model answer:
    >    choose: [sory]
    ```

    ```yaml good top
     beats:
       hello:
         - choose:
             sorry:
               say: I am sorry.
               end: done
     plays:
       the model answer:
         choose: [sorry]
         ends: done
    ```
    """

    id: ClassVar[str] = "DLG060"
    title: ClassVar[str] = "A play that chooses what is not there"
