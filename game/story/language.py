"""The language that a player reads: the texts of scenes and of the interface, in English where it has none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Self

from game.story.model import Course, Scene, Skill, fill
from game.story.texts import Text, rewritten, rewritten_course, rewritten_promises, rewritten_skills

SOURCE: Final = "en"
"""The language in which scenes and interface are written."""

CONTRACTIONS: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "es": (("a", "el", "al"), ("de", "el", "del")),
}
"""By language: a word of a sentence, the article that a name after it begins with, and what both become."""

TextKey = tuple[str, str]
"""A context and a text in the source language; the interface's own texts have the context ``""``."""


def one_or_many(number: int) -> int:
    """Which form English has for a number: 0 for one, 1 for any other."""
    return int(number != 1)


@dataclass(frozen=True, slots=True)
class Language:
    """A language and what has been said in it so far; what has not is said in English, text by text.

    ``texts`` hold the translations. ``forms`` hold those that depend on a number, by their English singular, and
    ``form`` says which one a number takes.
    """

    code: str
    texts: Mapping[TextKey, str]
    forms: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int] = one_or_many

    def of(self, context: str, text: str) -> str:
        """A text of a scene, in this language if it has been translated."""
        return self.texts.get((context, text), text)

    def tr(self, text: str, /, **values: object) -> str:
        """A text of the interface, in this language if it has been translated.

        Args:
            text: the English text, written out where it is used, so that it can be collected from the source.
            values: what stands in its braces: ``tr("{name} looks {face}.", name=…, face=…)``. A brace that names
                nothing stays as it is: no translation can break the game.
        """
        return self._said(self.texts.get(("", text), text), values)

    def trn(self, one: str, many: str, number: int, /, **values: object) -> str:
        """A text of the interface that depends on a number, which ``{number}`` in it stands for.

        Args:
            one: the English text for one: ``"{number} decision"``.
            many: the English text for any other number.
            number: how many.
            values: what else stands in its braces.
        """
        forms = self.forms.get(one)
        if forms is None:
            text = (one, many)[one_or_many(number)]
        else:
            text = forms[min(max(self.form(number), 0), len(forms) - 1)]
        return self._said(text, {"number": number, **values})

    def _said(self, text: str, values: Mapping[str, object]) -> str:
        """A text with its values, with which the words before them run together where this language has it so."""
        shorter = dict(values)
        for before, article, together in CONTRACTIONS.get(self.code, ()):
            for name, value in values.items():
                if isinstance(value, str) and value.startswith(f"{article} "):
                    rest = f"{name}_after_{before}"
                    text = re.sub(rf"\b{before} {{{name}}}", f"{together}{{{rest}}}", text)
                    shorter[rest] = value.removeprefix(article)
        return _filled(text, shorter)

    def say(self, notice: str) -> str:
        """A notice in this language, with the notices that stand in it; any other text as it is."""
        if not isinstance(notice, Notice):
            return notice
        values = {name: self.say(value) if isinstance(value, str) else value for name, value in notice.values.items()}
        return self.tr(notice.text, **values)

    @property
    def is_source(self) -> bool:
        """Whether it is the language everything is written in, so that nothing has to be looked up."""
        return not self.texts and not self.forms


class Notice(str):
    """An English text that remembers what it was made of, so that `Language.say` can say it in another language.

    For what is told far away from where a player reads it, by rooms that know no language: ``text`` is what is
    translated, ``values`` what stands in its braces.
    """

    __slots__ = ("text", "values")
    text: str
    values: Mapping[str, object]

    def __new__(cls, text: str, /, **values: object) -> Self:
        """The notice, which is itself the English text with its values filled in."""
        self = super().__new__(cls, _filled(text, values))
        self.text, self.values = text, values
        return self


def _filled(text: str, values: Mapping[str, object]) -> str:
    return fill(text, {name: str(value) for name, value in values.items()}) if "{" in text else text


def to_translate(text: str) -> str:
    """The text itself. It marks a text of the interface that is kept in a table and translated where it is shown."""
    return text


ENGLISH: Final = Language(SOURCE, MappingProxyType({}), MappingProxyType({}))


def translated(scene: Scene, language: Language) -> Scene:
    """A scene as it is read in a language: ids, behaviour and ``content`` are those of the scene."""
    if language.is_source:
        return scene
    found, change = rewritten(scene, _change(language)), _change(language)
    return replace(found, promises={**found.promises, **rewritten_promises(scene.promises, change)})


def translated_course(course: Course, language: Language) -> Course:
    """A course as it is read in a language."""
    return course if language.is_source else rewritten_course(course, _change(language))


def translated_skills(skills: Mapping[str, Skill], language: Language) -> Mapping[str, Skill]:
    """Skills and faults as they are read in a language."""
    return skills if language.is_source else rewritten_skills(skills, _change(language))


def _change(language: Language) -> Callable[[Text], str]:
    return lambda text: language.of(text.context, text.text)
