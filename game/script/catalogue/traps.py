"""YAML's own traps: what happens to a text that YAML reads otherwise than its author meant."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class TabIndent(Code):
    """The spaces at the start of a line say what belongs to what, and a tab is none: nobody can say how wide it is.

    Here ⇥ stands for a tab.

    ```yaml bad beats
     hello:
    >⇥- ana: Good morning.
       - end: done
    ```

    Put two spaces for each tab. Most editors can do that for a whole file, and can be set to write spaces from then
    on.

    ```yaml good beats
     hello:
       - ana: Good morning.
       - end: done
    ```
    """

    id: ClassVar[str] = "DLG010"
    title: ClassVar[str] = "A tab at the start of a line"


class SpecialStart(Code):
    """Some characters at the start of a text have a meaning of their own, and the text is not read as one.

    They are `! & * @ % # | > [ ] { } , ? -` and the backtick.

    ```yaml bad steps
    >- ana: @home nobody believed me.
    >- ana: *Sigh* Here we go again.
    >- ana: [Silence] Well.
    >- ana: {company} did that?
    >- ana: `Fine` is not the word.
    >- ana: %20 off, they said.
    >- ana: - no.
    >- ana: > and so on
    >- ana: #1 on my list.
     - end: done
    ```

    Put the whole text in quotation marks.

    ```yaml good steps
     - ana: "@home nobody believed me."
     - ana: "*Sigh* Here we go again."
     - ana: "[Silence] Well."
     - ana: "{company} did that?"
     - ana: "%20 off, they said."
     - ana: "#1 on my list."
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG011"
    title: ClassVar[str] = "A text that begins with a character of another meaning"


class ColonInText(Code):
    """A colon with a space after it ends a key. In the middle of a text it breaks the text in two.

    ```yaml bad steps
    >- ana: I told you this: nobody came.
     - choose:
         sorry:
    >      say: One thing first: I am sorry.
           go: promise
    ```

    Put the text in quotation marks. A colon without a space after it, as in 12:30, does no harm.

    ```yaml good steps
     - ana: "I told you this: nobody came."
     - ana: It was 12:30 when he came.
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG012"
    title: ClassVar[str] = "A colon in a text without quotation marks"


class QuoteInText(Code):
    """A text in quotation marks ends at the next one of the same kind.

    An apostrophe is the same character as a single quotation mark.

    ```yaml bad steps
    >- ana: 'It's late.'
    >- ana: "Your man said "noon" to me."
    >- ana: "Slow" is not the word.
     - end: done
    ```

    Write the other kind around it, or write no quotation marks at all.

    ```yaml good steps
     - ana: "It's late."
     - ana: It's late, and your man said "noon" to me.
     - ana: '"Slow" is not the word.'
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG013"
    title: ClassVar[str] = "A quotation mark that ends a text too early"


class UnclosedQuote(Code):
    """A text that begins with a quotation mark goes on until the next one, over as many lines as it takes.

    The problem stands where it begins.

    ```yaml bad steps
    >- ana: "Good morning.
     - ana: Who is this?
     - end: done
    ```

    Close it, or write the text without quotation marks.

    ```yaml good steps
     - ana: "Good morning."
     - ana: Who is this?
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG014"
    title: ClassVar[str] = "A quotation that is never closed"


class UnclosedBracket(Code):
    """A list in `[ ]` or a group in `{ }` goes on until its bracket closes.

    The problem stands where it opens, or at a bracket too many.

    ```yaml bad top
    >teaches: [listen, fix
     coach: after
    ```

    ```yaml bad top
    >teaches: [listen, fix]]
    ```

    Close every bracket once.

    ```yaml good top
     teaches: [listen, fix]
     coach: after
    ```
    """

    id: ClassVar[str] = "DLG015"
    title: ClassVar[str] = "A bracket that does not match"


class Indentation(Code):
    """Spaces say what belongs to what.

    Keys of one group begin in one column, and so do the dashes of one list. A dash and a colon have a space after
    them.

    ```yaml bad steps
     - ana: Good morning.
    >    face: warm
     - end: done
    ```

    ```yaml bad steps
     - ana: Good morning.
    >-ana: Who is this?
     - end: done
    ```

    ```yaml bad beats
     hello:
       - ana: Good morning.
    >  end: done
    ```

    Line up what belongs together.

    ```yaml good steps
     - ana: Good morning.
       face: warm
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG016"
    title: ClassVar[str] = "Spaces that are too many or too few"


class NotYaml(Code):
    """A line is a key with a colon, a step with a dash, or the rest of a text that began above it and stands deeper.

    This one is none of them.

    ```yaml bad top
     title: Example
    >a scene about the morning
     summary: Nobody came.
    ```

    Say what the line is, or move it under the text it goes on with, two spaces deeper.

    ```yaml good top
     title: Example
     summary: Nobody came,
       and that was the morning.
    ```
    """

    id: ClassVar[str] = "DLG017"
    title: ClassVar[str] = "A line that cannot be read"


class CutAtHash(Code):
    """A space and a `#` begin a comment, also in the middle of a text: the rest is not read.

    This is only a warning, because a comment may be meant; one with two spaces before it is taken as meant.

    ```yaml bad steps
    >- ana: It is flat #4, at the back.
     - end: done
    ```

    Put the text in quotation marks, or leave two spaces before a comment.

    ```yaml good steps
     - ana: "It is flat #4, at the back."
     - ana: It is at the back.  # nobody finds it
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG018"
    title: ClassVar[str] = "A text cut off at a #"
    severity: ClassVar[Severity] = "warning"


class BrokenByColon(Code):
    """A colon can turn a text into a key, and a key without a space after its colon into text.

    The game reads it as well as it can and warns.

    ```yaml bad steps
     - choose:
         sorry:
           say:
    >        One thing first: I am sorry.
           go: promise
         later:
           say: We will ring you
    >        why:because it is late
           go: promise
    ```

    Put a text with a colon in quotation marks; put a space after the colon of a key, and the key on a line of its
    own.

    ```yaml good steps
     - choose:
         sorry:
           say: "One thing first: I am sorry."
           go: promise
         later:
           say: We will ring you
           why: It is late
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG019"
    title: ClassVar[str] = "A text that a colon may have broken"
    severity: ClassVar[Severity] = "warning"
