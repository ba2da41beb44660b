"""Lines and options that are too long or too hard to read, and lines that nobody can see."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class LongLine(Code):
    """A line of more than 240 characters is not said in one breath, and does not fit a small screen.

    ```yaml bad steps
    >- ana: It went dark at nine. I sat there. I sat there and I looked at it. It was dark at ten, and it was dark at
         twelve, and I had no one to ring, and the cat was cross, and the tea was cold, and it was dark at one, and
         then I went to bed, and it was dark in bed too.
     - go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine. I sat there. I sat there and I looked at it.
     - ana: It was dark at ten, and it was dark at twelve, and then I went to bed.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG401"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A line that is too long"


class LongOption(Code):
    """An option of more than 160 characters takes longer to read than to say, and three of them fill the screen.

    ```yaml bad steps
     - choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
    >    storm:
           say: There was a storm about, and then there was a fox in the shed, and then the van would not go, and the
             man who goes with the van was at home, and so no one could come out to you.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
         storm:
           say: There was a storm about, and the van would not go.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG402"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "An option that is too long"


class HardToRead(Code):
    """People on the telephone use short words and short sentences. So should lines.

    The reading grade is that of Flesch and Kincaid: 0.39 * words a sentence + 11.8 * syllables a word - 15.59. It is
    told over 9, for lines and options of at least ten words; shorter ones are let pass, because a single long word
    would decide there. A syllable is a run of vowels (a e i o u y); a silent e at the end of a word does not count, nor
    the e of -es and -ed where it is silent, and every word has at least one. Every digit of a number counts as one.

    ```yaml bad steps
    >- ana: Unfortunately the aforementioned installation appointment was inexplicably cancelled without any
         notification whatsoever.
     - go: goodbye
    ```

    ```yaml good steps
     - ana: You cancelled my appointment. Nobody told me. I sat there until it was dark.
     - ana: Unbelievable.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG403"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A line that is hard to read"


class NeverSeen(Code):
    """Steps after a `go`, an `end`, or a `choose` in which every option leads away are never done.

    ```yaml bad steps
     - go: goodbye
    >- ana: One more thing.
    ```

    ```yaml good steps
     - ana: One more thing.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG404"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A line that nobody can ever see"
