"""What can be wrong with a translation. A player is never stopped by it: what cannot be used is shown in English."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class UnreadableTranslation(Code):
    r"""A file in `translations/` cannot be read, so nothing that stands in it is shown.

    Often a quotation mark is missing at the end of a text, or there is one inside it without a `\` before it.

    ```po bad
     msgctxt "example/hello/narrator"
     msgid "Good morning."
    >msgstr "Buenos días.
    ```

    Close the text, and write `\"` for a quotation mark inside it. A PO editor does both by itself.

    ```po good
     msgctxt "example/hello/narrator"
     msgid "Good morning."
     msgstr "Buenos días."
    ```
    """

    id: ClassVar[str] = "DLG500"
    title: ClassVar[str] = "A translation that cannot be read"


class TextMissing(Code):
    """A text has no translation in a language into which the rest of its scene has been translated.

    The player sees it in English in the middle of the others. A scene of which nothing has been translated yet is not
    told: it is played in English as a whole. Neither is a language that nobody has begun.

    ```po bad
     msgctxt "example/hello/narrator"
    >msgid "Good morning."
     msgstr ""

     msgctxt "example/hello/you"
     msgid "Good evening."
     msgstr "Buenas tardes."
    ```

    Where the text is new, `translate update --lang es` writes it into the file. Then fill in its `msgstr`.

    ```po good
     msgctxt "example/hello/narrator"
     msgid "Good morning."
     msgstr "Buenos días."

     msgctxt "example/hello/you"
     msgid "Good evening."
     msgstr "Buenas tardes."
    ```
    """

    id: ClassVar[str] = "DLG501"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A text without a translation"


class TextFuzzy(Code):
    """A translation is marked fuzzy: it was made for an earlier form of the text, and nobody has looked at it since.

    It is not shown until somebody has. The line that begins with `#|` is the text it was made for.

    ```po bad
     #, fuzzy
     #| msgid "Good day."
     msgctxt "example/hello/narrator"
    >msgid "Good morning."
     msgstr "Buen día."

     msgctxt "example/hello/you"
     msgid "Good evening."
     msgstr "Buenas tardes."
    ```

    Compare it with the text, mend it, and take the line `#, fuzzy` away (in a PO editor: mark it as done).

    ```po good
     msgctxt "example/hello/narrator"
     msgid "Good morning."
     msgstr "Buenos días."

     msgctxt "example/hello/you"
     msgid "Good evening."
     msgstr "Buenas tardes."
    ```
    """

    id: ClassVar[str] = "DLG502"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A translation that somebody should look at"


class TextStale(Code):
    """A translation is of a text that is not in the library any more, or stands elsewhere now: it is never shown.

    ```po bad
     msgctxt "example/hello/narrator"
    >msgid "Good day, and welcome."
     msgstr "Buenos días, y bienvenido."
    ```

    `translate update --lang es` gives it to the text that took its place, or puts it out of use.

    ```po good
     msgctxt "example/hello/narrator"
     msgid "Good morning."
     msgstr "Buenos días."

     msgctxt "example/hello/you"
     msgid "Good evening."
     msgstr "Buenas tardes."
    ```
    """

    id: ClassVar[str] = "DLG503"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A translation of a text that is gone"


class WordsDiffer(Code):
    """The words in braces are not the same in a text and its translation.

    A word that the text does not have cannot be filled in, so such a translation is not shown at all. One that is left
    out is shown, and then perhaps the player's name is missing.

    ```po bad
     msgctxt "example/hello/narrator"
    >msgid "Good morning."
     msgstr "Buenos días, {jugador}."

     msgctxt "example/hello/you"
     msgid "Good evening."
     msgstr "Buenas tardes."
    ```

    Words in braces stay as they are in every language: `{player}`, `{company}`. Write `{{` for a brace.

    ```po good
     msgctxt "example/hello/narrator"
     msgid "Good morning."
     msgstr "Buenos días."

     msgctxt "example/hello/you"
     msgid "Good evening."
     msgstr "Buenas tardes."
    ```
    """

    id: ClassVar[str] = "DLG504"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "Words in braces that differ"


class LetterMissing(Code):
    """A translation has a character that no font of the game has: it is drawn as an empty box.

    ```po bad
     msgctxt "example/hello/narrator"
     msgid "Good morning."
    >msgstr "ᎣᏏᏲ."
    ```

    ```po good
     msgctxt "example/hello/narrator"
     msgid "Good morning."
     msgstr "Добро јутро."
    ```
    """

    id: ClassVar[str] = "DLG505"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A translation with a character that no font has"
