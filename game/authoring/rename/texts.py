"""What the contexts of texts become when something is renamed, so that their translations are still found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from game.authoring.rename.asked_for import Wanted
from game.script.library import LibraryReading
from game.story.language import TextKey
from game.story.texts import (
    Text,
    TextChange,
    rewritten,
    rewritten_character,
    rewritten_course,
    rewritten_skills,
)

_APART: Final = frozenset(("course", "skills", "cast"))
_OF_ALL: Final = frozenset(("endings", "notes", "promises"))
"""What in a scene stands in no beat."""


def contexts(before: LibraryReading, after: LibraryReading, one: Wanted, new: str) -> dict[TextKey, str]:
    """What each context becomes, by the context and the text that it has now.

    Args:
        before: the library as it is.
        after: the same, renamed.
        one: what was renamed.
        new: what it is called now.
    """
    walks = zip(_walks(before), _walks(after, one, new), strict=True)
    found: dict[TextKey, str] = {}
    for was, now in walks:
        for old, text in zip(_texts(was), _texts(now), strict=True):
            found[old.context, old.text] = text.context
    return found


Walk = Callable[[TextChange], object]


def _walks(reading: LibraryReading, one: Wanted | None = None, new: str = "") -> Iterator[Walk]:
    """The walks over a library's texts, in an order that a renaming does not change."""
    library, outline = reading.library, reading.outline
    yield partial(rewritten_course, outline.course)
    yield partial(rewritten_skills, outline.skills)

    def in_order(ids: Iterator[str], kind: str) -> list[str]:
        """The ids, that of what was renamed where its old name was."""
        if one is None or one.what.kind != kind:
            return sorted(ids)
        return sorted(ids, key=lambda id_: one.what.name if id_ == new else id_)

    for id_ in in_order(iter(library.characters), "character"):
        yield partial(rewritten_character, library.characters[id_])
    for id_ in in_order(iter(library.scenes), "scene"):
        yield partial(rewritten, library.scenes[id_])


def _texts(walk: Walk) -> list[Text]:
    found: list[Text] = []

    def keep(text: Text) -> str:
        found.append(text)
        return text.text

    walk(keep)
    return found


def context_by_its_parts(context: str, one: Wanted, new: str) -> str:
    """What becomes of a context that no text has any more, as of a translation that is kept out of use."""
    what, parts = one.what, context.split("/")
    if what.kind in ("word", "tag", "character", "meter"):
        return _shared(parts, one, new)
    if parts[0] in _APART or what.kind == "flag":
        return context
    if what.kind == "scene":
        return "/".join([new, *parts[1:]]) if parts[0] == what.name else context
    at = {"ending": 2, "note": 2, "promise": 2, "beat": 1, "option": 2}[what.kind]
    is_apart = len(parts) > 1 and parts[1] in _OF_ALL
    wants = {"ending": "endings", "note": "notes", "promise": "promises"}.get(what.kind, "")
    if parts[0] != what.owner or len(parts) <= at or parts[at] != what.name:
        return context
    if (wants and parts[1] != wants) or (not wants and is_apart) or (one.beat and parts[1] != one.beat):
        return context
    if what.kind == "option" and len(parts) < 4:  # a line of somebody who is called like the option
        return context
    return "/".join([*parts[:at], new, *parts[at + 1 :]])


def _shared(parts: list[str], one: Wanted, new: str) -> str:
    """The same, of what belongs to no scene."""
    what = one.what
    is_there = {
        "word": parts[:2] == ["course", "words"] and parts[2:] == [what.name],
        "tag": parts[:2] == ["skills", what.name],
        "character": parts[:2] == ["cast", what.name],
        "meter": parts[:3] == ["cast", what.owner, "meters"] and parts[3:] == [what.name],
    }[what.kind]
    if is_there:
        at = {"word": 2, "tag": 1, "character": 1, "meter": 3}[what.kind]
        return "/".join([*parts[:at], new, *parts[at + 1 :]])
    speaks = what.kind == "character" and len(parts) > 2 and parts[1] not in _OF_ALL
    if speaks and parts[0] not in _APART and parts[-1] == what.name:
        return "/".join([*parts[:-1], new])
    return "/".join(parts)
