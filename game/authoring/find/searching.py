"""Finds texts by their words, and names wherever they stand, in every file of a library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from game.authoring.find.folding import Span, spans
from game.script.language import written_entries
from game.script.library import Outline
from game.script.names import OF_A_SCENE, Kind, LibraryNames, Place, WrittenText
from game.script.source import SKILLS_FILE, TRANSLATIONS, Page, decoded


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for.

    ``words`` must all stand in a text. ``names`` are names with their kinds: a text counts where each is named in its
    own step or option; one name and nothing else finds every place where it stands. ``scene`` is where it must stand,
    ``""`` anywhere, and ``speaker`` who must say it.
    """

    words: tuple[str, ...] = ()
    names: tuple[tuple[Kind, str], ...] = ()
    scene: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its file by its name in the library, line and column from 1, and what is shown of it.

    ``kind`` is what it is (``line``, ``say``, ``note``; ``made`` or ``used`` of a name; ``""`` in a file that is no
    YAML). ``speaker`` is an id. ``marks`` are where in ``text`` what was looked for stands.
    """

    file: str
    line: int
    column: int
    text: str
    marks: tuple[Span, ...]
    kind: str
    scene: str = ""
    beat: str = ""
    option: str = ""
    speaker: str = ""


def search(outline: Outline, names: LibraryNames, wish: Wish) -> list[Hit]:
    """All that a wish finds in a library as it is written, in file and line order.

    Args:
        outline: the library; files with problems are looked through as far as they can be read.
        names: its names and texts.
        wish: what is looked for.
    """
    page = cache(outline.page)
    if wish.words or wish.speaker or len(wish.names) > 1:
        found = [hit for text in names.texts if _fits(text, wish) and (hit := _in_text(text, wish, page(text.file)))]
        if wish.words and not (wish.names or wish.speaker):
            found += [
                hit for file in names.unread if _in_scene(file, wish) for hit in _in_lines(page(file), file, wish)
            ]
        return sorted(found, key=lambda hit: (hit.file, hit.line, hit.column))
    return [_at_place(place, page(place.file)) for place in names.places if _is_wanted(place, wish)]


def _fits(text: WrittenText, wish: Wish) -> bool:
    """Whether a text stands where it is looked for."""
    if wish.speaker not in ("", text.speaker) or wish.scene not in ("", text.scene):
        return False
    return all(_names(kind, name, text) for kind, name in wish.names)


def _names(kind: Kind, name: str, text: WrittenText) -> bool:
    if kind == "beat":
        return text.beat == name
    if kind == "option":
        return text.option == name
    return any(what.kind == kind and what.name == name for what in text.names)


def _in_text(text: WrittenText, wish: Wish, page: Page) -> Hit | None:
    marks = spans(text.leaf.text, wish.words)
    if wish.words and not marks:
        return None
    line, column = page.locate(text.leaf, marks[0][0] if marks else 0)
    at = text.kind, text.scene, text.beat, text.option, text.speaker
    return Hit(text.file, line, column, text.leaf.text, marks, *at)


def _in_scene(file: str, wish: Wish) -> bool:
    return not wish.scene or PurePosixPath(file).stem == wish.scene


def _in_lines(page: Page, file: str, wish: Wish) -> Iterator[Hit]:
    """The lines of a file that is no YAML at all."""
    for number, line in enumerate(page.lines, 1):
        if marks := spans(line, wish.words):
            yield Hit(file, number, marks[0][0] + 1, line, marks, "")


def _is_wanted(place: Place, wish: Wish) -> bool:
    """Whether a name is the one that is looked for, in the scene where it is."""
    kind, name = wish.names[0]
    what = place.what
    if (what.kind, what.name) != (kind, name):
        return False
    here = what.owner if kind in OF_A_SCENE else PurePosixPath(place.file).stem
    return wish.scene in ("", here)


def _at_place(place: Place, page: Page) -> Hit:
    line = page.line(place.line)
    start = place.column - 1
    marks = ((start, start + len(place.name)),) if place.is_exact else ()
    stem = PurePosixPath(place.file).stem
    scene = stem if place.file.startswith("scenes/") else ""
    how = "made" if place.defines else "used"
    return Hit(place.file, place.line, place.column, line, marks, how, scene, place.beat)


def search_translation(outline: Outline, names: LibraryNames, wish: Wish, language: str) -> list[Hit]:
    """The same in a translation: its texts, that stand where the wish says, have the words.

    Args:
        outline: the library.
        names: its names and texts.
        wish: what is looked for; there must be words.
        language: the translation's language, which is there.
    """
    file = outline.sources.ids(TRANSLATIONS)[language]
    page = Page(outline.shown(file))
    text = decoded(outline.sources.files[file].data, page) or ""
    sources: dict[tuple[str, str], WrittenText] = {}
    for one in names.texts:
        if _fits(one, wish):
            sources.setdefault((_part(one), one.leaf.text.strip("\n")), one)
    is_anywhere = not (wish.names or wish.scene or wish.speaker)
    found = []
    for entry in written_entries(text):
        source = sources.get((entry.text("msgctxt").partition("/")[0], entry.text("msgid")))
        for key in (key for key in entry.strings if key.startswith("msgstr")):
            marks = spans(said := entry.text(key), wish.words)
            if marks and entry.text("msgid") and (source is not None or is_anywhere):
                line, column = entry.place(key, marks[0][0])
                at = (source.kind, source.scene, source.beat, source.option, source.speaker) if source else ("",)
                found.append(Hit(file, line, column, said, marks, *at))
    return found


def _part(text: WrittenText) -> str:
    """With what the context of a text begins."""
    if text.scene:
        return text.scene
    return "skills" if text.file == SKILLS_FILE else "cast" if text.file.startswith("cast/") else "course"


def marked(text: str, marks: Sequence[Span], *, most: int = 100, mark: str = "**") -> str:
    """A text on one line, with marks around what was found; of a long one only what stands around the first.

    Args:
        text: the text.
        marks: where what was found stands.
        most: how many characters are shown before and after it.
        mark: what is put around it.
    """
    first, last = (marks[0][0], marks[0][1]) if marks else (0, 0)
    start = 0 if first <= most else first - most
    end = len(text) if len(text) - last <= most else last + most
    parts, at = [], start
    for one, after in marks:
        if one >= end:
            break
        parts += [text[at:one], mark, text[one:after], mark]
        at = after
    whole = "".join([*parts, text[at:end] if at < end else ""])
    return f"{'...' if start else ''}{' '.join(whole.split())}{'...' if end < len(text) else ''}"
