"""Every text of a library as a translator meets it: what it is, who says it to whom, in which file it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.authoring.wording import cut, only_if, speaker_name
from game.script.language import PoEntry
from game.script.library import LibraryReading
from game.script.source import COURSE_FILE, SKILLS_FILE, Page
from game.story.model import NARRATOR, Mark, Scene
from game.story.texts import Text, TextChange, rewritten, rewritten_character, rewritten_course, rewritten_skills

SHARED: Final = "course"
"""The part of a translation that holds the course's own texts, and what the list of levels shows of each scene."""

BRACES: Final = "python-brace-format"
"""The flag by which translators' tools know that the words in braces must stay."""

_KINDS: Final = {
    "say": "what the player says",
    "label": "what the card of an option shows",
    "locked": "why an option cannot be taken now",
    "why": "what the debrief says about an option",
    "note": "a line in the case notes",
    "promise": "what the player promises, or by when: shown in the case notes, and within other texts",
    "ending": "how it ends",
    "title": "title",
    "summary": "one line in the list of levels",
    "briefing": "what the player reads before the call",
    "keep": "the line worth keeping, shown when the call is over",
    "name": "a person's name",
    "called": "a person's name within a sentence, with an article where it needs one: You must not lose …",
    "role": "who that person is",
    "meters": "what a meter is called",
    "gauge": "what is counted beside the moods",
    "word": "a word that stands in braces in other texts",
}
_OF_SKILLS: Final = {"label": "what a technique or a fault is called", "tip": "what the debrief advises"}
_REMARK: Final = re.compile(r"\s*#\s?(.*)")
_RULE: Final = re.compile(
    r"\W*$|\W{3}|yaml-language-server:|accept:?[ \t]+(?:DLG)?[ \t]?\d|review(?: \([^)]*\))?:"
    r"|(?:TODO|FIXME|XXX|TBD|TBC|TK)\b"
)
"""Comments that tell a translator nothing: rules of dashes, and what editors, ``check``, ``review``, ``todo`` read."""
_SHORT: Final = 70


@dataclass(frozen=True, slots=True)
class Message:
    """One text of a library; ``part`` is the scene, person or file it belongs to, for counting.

    ``page`` and ``mark`` are where it stands; ``about`` is what a translator should know of it.
    """

    text: Text
    part: str
    page: Page
    about: str

    @property
    def key(self) -> tuple[str, str]:
        """Its context and its text."""
        return self.text.context, self.text.text

    @property
    def mark(self) -> Mark:
        """Where it stands; the file's first line where nobody knows."""
        return self.text.mark if self.text.mark.line else Mark(1, 1)

    @property
    def file(self) -> str:
        """Its file, named from the library's folder."""
        return self.page.name.partition("/")[2]

    @property
    def entry(self) -> PoEntry:
        """It as a new entry of a PO file."""
        flags = (BRACES,) if "{" in self.text.text else ()
        return PoEntry(*self.key, about=self.about, files=(self.file,), flags=flags)


def messages(reading: LibraryReading) -> tuple[Message, ...]:
    """Every text of a library, each once: course, skills, people, and then the scenes in the order of the levels.

    Args:
        reading: the library; what of it could not be read is left out.
    """
    found: dict[tuple[str, str], Message] = {}
    for message in _all(reading):
        found.setdefault(message.key, message)
    return tuple(found.values())


def part_of(context: str) -> str:
    """The part of a library that a context belongs to: a scene's id, ``cast/ID``, ``skills`` or ``course``."""
    first, _, rest = context.partition("/")
    if first == "cast":
        return f"cast/{rest.partition('/')[0]}"
    return SHARED if rest in ("title", "summary") else first


def unread(reading: LibraryReading) -> frozenset[str]:
    """The parts of a library that are there and could not be read: nobody can say which texts they hold."""
    outline, library = reading.outline, reading.library
    cast = {f"cast/{id_}" for id_ in outline.cast if id_ not in library.characters}
    return frozenset(cast | {id_ for id_ in outline.scenes if id_ not in library.scenes})


def is_unread(context: str, parts: Collection[str]) -> bool:
    """Whether a context belongs to one of the parts that could not be read; a scene's title does too."""
    return part_of(context) in parts or context.partition("/")[0] in parts


def _all(reading: LibraryReading) -> Iterator[Message]:
    library, outline = reading.library, reading.outline
    yield from _collected(outline.page(COURSE_FILE), partial(rewritten_course, outline.course))
    yield from _collected(outline.page(SKILLS_FILE), partial(rewritten_skills, outline.skills))
    for id_ in sorted(library.characters):
        yield from _collected(reading.cast_page(id_), partial(rewritten_character, library.characters[id_]))
    levels = [level.scene for level in library.course.levels if level.shift is None]
    for id_ in dict.fromkeys([*levels, *library.scenes]):
        scene = library.scenes[id_]
        found = _collected(reading.page(id_), partial(rewritten, scene), scene)
        yield from (message for message in found if message.text.context.startswith(f"{id_}/"))


def _collected(page: Page, walk: Callable[[TextChange], object], scene: Scene | None = None) -> list[Message]:
    found: list[Message] = []

    def keep(text: Text) -> str:
        found.append(Message(text, part_of(text.context), page, "\n".join(_about(text, page, scene))))
        return text.text

    walk(keep)
    return found


def _about(text: Text, page: Page, scene: Scene | None) -> Iterator[str]:
    """What a translator should know of a text, line by line."""
    if text.kind == "line" and scene is not None:
        how = f", looking {text.face}" if text.face else ""
        yield f"{speaker_name(text.speaker, scene)} {'tells' if text.speaker == NARRATOR else 'says'}{how}"
    else:
        yield _KINDS.get(text.kind, text.kind) if text.context.partition("/")[0] != "skills" else _OF_SKILLS[text.kind]
    if text.to and scene is not None:
        yield f"said to {speaker_name(text.to, scene)}"
    if text.does:
        yield f"it does: {', '.join(text.does)}"
    if text.beat:
        where = scene.id if scene is not None else text.context.partition("/")[0]
        yield f"scene {where}, beat {text.beat}{f', option {text.option}' if text.option else ''}"
    if text.answers:
        yield f"in answer to: {cut(' '.join(text.answers.split()), _SHORT)}"
    if text.only_if and scene is not None:
        yield f"only if {only_if(text.only_if, scene)}"
    if remark := _remark(page, text.mark):
        yield f"trainer: {remark}"


def _remark(page: Page, mark: Mark) -> str:
    """What the author wrote in comments just above a text; those at the head of a file are about all of it."""
    found: list[str] = []
    number = mark.line - 1
    while number > 0 and (comment := _REMARK.fullmatch(page.line(number))):
        if not _RULE.match(comment[1]):
            found.insert(0, comment[1].strip())
        number -= 1
    return " ".join(found) if number else ""
