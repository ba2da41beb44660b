"""What a file must be before anything in it can be read."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class Unreadable(Code):
    """A file is there, or should be, and is not read.

    It is a folder, a pipe or a device; or a link that leads out of the library; or its name cannot be shown, because it
    is not UTF-8 or holds what steers a terminal; or this user may not read it.

    ```yaml bad folder
    >scene: example
    ```

    Write a text file in its place.

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

    id: ClassVar[str] = "DLG001"
    title: ClassVar[str] = "A file that cannot be read"


class NotUtf8(Code):
    """The game reads text as UTF-8, the encoding that nearly every editor writes today.

    A file saved in another one has wrong letters in it, or none. The problem stands at the first byte that is not
    UTF-8, here shown as �.

    ```yaml bad bytes
     scene: example
    >title: Caf� closed
     beats:
       hello:
         - end: done
     endings:
       done: {title: Done, outcome: won}
    ```

    Save the file again as UTF-8. In Notepad: Save as, Encoding, UTF-8.

    ```yaml good scene
     scene: example
     title: Café closed
     beats:
       hello:
         - end: done
     endings:
       done: {title: Done, outcome: won}
    ```
    """

    id: ClassVar[str] = "DLG002"
    title: ClassVar[str] = "A file that is not UTF-8"


class TooLarge(Code):
    """A scene of a hundred beats is some forty thousand letters.

    A file of more than four million is no scene, or many in one. Here ⋯ stands for four million letters.

    ```yaml bad bytes
    ># ⋯
     scene: example
    ```

    Split the conversation over several scenes.

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

    id: ClassVar[str] = "DLG003"
    title: ClassVar[str] = "A file over 4 MiB"


class BadCharacter(Code):
    r"""Some characters cannot be seen and steer a printer or a terminal, or turn the order of letters round.

    They come along when text is copied from elsewhere. Here ␀ stands for one.

    ```yaml bad bytes
     scene: example
    >title: Exam␀ple
     beats:
       hello:
         - end: done
     endings:
       done: {title: Done, outcome: won}
    ```

    Delete it. Or an escape makes one, where a backslash was meant: in double quotation marks `\b` is a backspace.

    ```yaml bad steps
    >- ana: "It stands in N:\billing, I was told."
     - end: done
    ```

    Write two backslashes, or single quotation marks round the text.

    ```yaml good steps
     - ana: 'It stands in N:\billing, I was told.'
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG004"
    title: ClassVar[str] = "A character that no text may hold"


class HiddenCharacter(Code):
    r"""Some characters take no room and are not seen: they come along when text is copied from a web page or a chat.

    A word with one in it is not found by who searches for it, and a key or an id with one in it is another.

    ```yaml bad steps
    >- ana: "Nine\ufeff o'clock, you said."
     - end: done
    ```

    Delete it. What joins or parts letters in Arabic, Persian, Hindi or Thai, and in emoji, is not told.

    ```yaml good steps
     - ana: "Nine o'clock, you said."
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG095"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A character that nobody sees"


class NotOneMapping(Code):
    """Every file of a library is made of keys: lines that begin with a word and a colon, with a value behind or below.

    A list (lines that begin with a dash), or plain text, is something else.

    ```yaml bad scene
    >- scene: example
     - title: Example
    ```

    ```yaml bad skills
    >Here come the skills
    ```

    Write the keys without dashes, each at the start of its line.

    ```yaml good skills
     listen: {label: Listen, half: heart, kind: skill, tip: Let them finish.}
    ```
    """

    id: ClassVar[str] = "DLG005"
    title: ClassVar[str] = "A file that is not made of keys and their values"


class SeveralDocuments(Code):
    """A line of three dashes ends what is read of a file: what stands below it would be passed over.

    ```yaml bad skills
     listen: {label: Listen, half: heart, kind: skill, tip: Let them finish.}
    >---
     fix: {label: Fix, half: head, kind: skill, tip: Put it right.}
    ```

    Take the dashes away, or give what stands below them a file of its own.

    ```yaml good skills
     listen: {label: Listen, half: heart, kind: skill, tip: Let them finish.}
     fix: {label: Fix, half: head, kind: skill, tip: Put it right.}
    ```
    """

    id: ClassVar[str] = "DLG006"
    title: ClassVar[str] = "A line of three dashes inside a file"


class TooDeep(Code):
    """Blocks in blocks in blocks can be read by nobody, and past fifty the game does not try.

    ```yaml bad top
    >passes: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    ```

    Use beats: a block can `go` to a beat, and go on there.

    ```yaml good steps
     - when: anger > 50
       then:
         - go: promise
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG007"
    title: ClassVar[str] = "Blocks more than 50 deep in each other"


class YamlTag(Code):
    """A text cannot begin with `!` unless it stands in quotation marks: the word behind it is taken for a command.

    Scenes have no commands, and the text would lose its first word.

    ```yaml bad steps
    >- ana: !wow you came after all
     - end: done
    ```

    Put the text in quotation marks.

    ```yaml good steps
     - ana: "!wow you came after all"
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG008"
    title: ClassVar[str] = "A text that begins with !"


class YamlAnchor(Code):
    """A text cannot begin with `&` or `*` unless it stands in quotation marks.

    In some files `&` gives a place a name and `*` repeats what stands there. Scenes have neither: what a line says
    should stand in that line.

    ```yaml bad steps
    >- ana: &so it goes
     - end: done
    ```

    ```yaml bad top
     flags:
    >  promised: &start false
    >  called: *start
    ```

    Put the text in quotation marks; write repeated things out.

    ```yaml good steps
     - ana: "&so it goes"
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG009"
    title: ClassVar[str] = "A text that begins with & or *"
