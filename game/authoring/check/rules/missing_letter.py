"""Characters that no font of the game has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.assets import AssetNames
from game.authoring.check.context import CharacterContext, FileContext, SceneContext, SkillsContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.wording import filled
from game.letters import missing_from, named
from game.script.problems import Severity
from game.script.source import Page
from game.story.model import Mark
from game.story.texts import Text, rewritten, rewritten_character


class MissingLetter(Rule):
    """A character that no font of the game has is drawn as an empty box, which says nothing to anybody.

    The fonts have the letters of most of the world's languages, the common characters of Chinese, Japanese and
    Korean, signs, and one emoji for each; a rare one may be missing. Terminals have fonts of their own.

    ```yaml bad steps
    >- ana: The door said ᏣᎳᎩ, in white.
     - go: goodbye
    ```

    Write it in letters that are there.

    ```yaml good steps
     - ana: The door said «Τσαλαγκί», in white.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG125"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A character that no font has"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every such character of a scene's own texts, with the words of the course in them."""
        texts: list[Text] = []
        rewritten(context.scene, lambda text: _noted(text, texts))
        for text in texts:
            if not text.context.startswith("cast/"):
                yield from _found(context, filled(text.text, context.scene), text.mark)

    @classmethod
    def in_character(cls, context: CharacterContext) -> Iterator[Finding]:
        """Every such character of a person's texts."""
        texts: list[Text] = []
        rewritten_character(context.character, lambda text: _noted(text, texts))
        for text in texts:
            yield from _found(context, text.text, text.mark)

    @classmethod
    def in_skills(cls, context: SkillsContext) -> Iterator[Finding]:
        """Every tag with such a character in its label or its tip."""
        for skill in context.skills.values():
            missing = _missing(skill.label + skill.tip, context.assets)
            if missing:
                yield _finding(missing, skill.mark)


def _noted(text: Text, texts: list[Text]) -> str:
    texts.append(text)
    return text.text


def _found(context: FileContext, text: str, mark: Mark) -> Iterator[Finding]:
    missing = _missing(text, context.assets)
    if missing:
        yield _finding(missing, where(context.page, missing[0], mark))


def _missing(text: str, assets: AssetNames) -> tuple[str, ...]:
    return () if assets.letters is None else missing_from(text, assets.letters)


def _finding(missing: tuple[str, ...], mark: Mark) -> Finding:
    return Finding(mark, *told_of(missing))


def told_of(missing: tuple[str, ...]) -> tuple[str, str]:
    """What is told of such characters, and how to mend it."""
    return f"no font of the game has {named(missing)}: an empty box is drawn", "write it in other letters, or as a word"


def where(page: Page, letter: str, mark: Mark) -> Mark:
    """Where the letter itself stands, from the text's first line on; the text, where it is written in another way."""
    for line in range(mark.line, len(page.lines) + 1):
        column = page.line(line).find(letter)
        if column >= 0:
            return Mark(line, column + 1)
    return mark
