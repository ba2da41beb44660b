"""Lines and options that are hard to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.reading_grade import reading_grade
from game.authoring.check.rule import Finding, Rule
from game.authoring.wording import filled
from game.script.problems import Severity
from game.story.engine import options_in
from game.story.model import Line, Option

HARDEST: Final = 9.0
"""The reading grade that no line should be over."""


class HardToRead(Rule):
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

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every line and option over the grade, measured as the player sees it."""
        texts: list[tuple[str, Line | Option]] = [(line.text, line) for line in context.lines]
        texts += [(option.say, option) for _, option in options_in(context.scene)]
        for text, owner in texts:
            grade = reading_grade(filled(text, context.scene))
            if grade is not None and grade > HARDEST:
                yield Finding(
                    owner.mark if isinstance(owner, Line) else context.inside(owner.mark, "say"),
                    f"this is hard to read: grade {grade:.1f}, and {HARDEST:.0f} is the most",
                    "use shorter sentences, and short words for long ones",
                )
