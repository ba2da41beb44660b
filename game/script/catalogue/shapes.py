"""What stands where: keys that are doubled, unknown or missing, and values of the wrong kind."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code


class DoubledKey(Code):
    """Of two keys with one name in one place, most programs silently take the last.

    Then a beat, an option or a value that you wrote is not there, and nothing says so.

    ```yaml bad beats
     hello:
       - go: promise
     promise:
       - ana: Thank you.
       - end: done
    >promise:
       - end: done
    ```

    ```yaml bad top
     flags:
       cause: [unknown, box]
     variants:
    >  cause: [box, unknown]
    ```

    Keep one, or give one of them another name.

    ```yaml good beats
     hello:
       - go: promise
     promise:
       - ana: Thank you.
       - end: done
    ```
    """

    id: ClassVar[str] = "DLG020"
    title: ClassVar[str] = "A key given twice"


class UnknownKey(Code):
    """A misspelt key would be passed over, and what it says would never happen.

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
    >      raply:
             - ana: Thank you.
           go: promise
    ```

    ```yaml bad steps
     - ana: Good morning.
    >  fase: warm
     - end: done
    ```

    The hint names the nearest key that there is, or what is called otherwise elsewhere: `choices` is `choose` here,
    `goto` is `go`, `else` is `otherwise`, `if` is `when`, `text` is `say`.

    ```yaml good steps
     - choose:
         sorry:
           say: I am sorry.
           reply:
             - ana: Thank you.
               face: warm
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG021"
    title: ClassVar[str] = "A key that means nothing here"


class MissingKey(Code):
    """Some things cannot be guessed.

    A scene needs `scene`, `title`, `beats` and `endings`, an ending its `title` and `outcome`, a character
    `character` and `name`, a meter `start` and `good`, a tag `label`, `half`, `kind` and `tip`, a play its
    `choose`.

    ```yaml bad top
     endings:
    >  done: {title: Done}
    ```

    ```yaml bad cast
    >name: Ana Diaz
    ```

    Add it.

    ```yaml good top
     endings:
       done: {title: Done, outcome: won}
    ```
    """

    id: ClassVar[str] = "DLG022"
    title: ClassVar[str] = "A key that is missing"


class WrongKind(Code):
    """Each place asks for a text, one name, a list, or lines with a word, a colon and a value; here is something else.

    A list is written in `[ ]` with commas, or as lines that begin with a dash.

    ```yaml bad beats
     hello:
    >  ana: Good morning.
    ```

    ```yaml bad steps
    >- Good morning.
     - end: done
    ```

    ```yaml bad steps
     - choose:
         sorry:
           say: I am sorry.
    >      does: acknowledge, fix
           go: promise
    ```

    The hint shows how it is written.

    ```yaml good steps
     - ana: Good morning.
     - choose:
         sorry:
           say: I am sorry.
           does: [acknowledge, fix]
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG023"
    title: ClassVar[str] = "A value of the wrong kind"


class Empty(Code):
    """A key stands there and nothing after it, or brackets with nothing in them.

    ```yaml bad steps
    >- ana:
     - end: done
    ```

    ```yaml bad top
    >beats: {}
    ```

    Write what belongs there, or take the key away.

    ```yaml good steps
     - ana: Good morning.
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG024"
    title: ClassVar[str] = "Nothing where something should be"


class LookAlike(Code):
    """Some characters look like a sign of the format and are another character.

    Word processors, web pages and chats put them there: a space that holds words together (a no-break space), a long
    dash for a short one, a bullet for a dash, curly quotation marks round a name, a space that has no width. Here ⍽
    stands for a no-break space.

    ```yaml bad beats
     hello:
       - ana: Good morning.
    >  •⍽end: done
    ```

    ```yaml bad steps
     - choose:
         sorry:
    >      say:⍽I am sorry.
    >      does: “acknowledge”
           end: done
    ```

    Type the sign that is meant. In the words of a text they do no harm and stay as they are.

    ```yaml good steps
     - choose:
         sorry:
           say: I am sorry.
           does: acknowledge
           end: done
    ```
    """

    id: ClassVar[str] = "DLG096"
    title: ClassVar[str] = "A character that looks like another"
