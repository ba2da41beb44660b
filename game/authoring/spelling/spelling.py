"""Words of a library that no dictionary has: which, where they stand, and what may have been meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.authoring.spelling.allowed import Allowed
from game.authoring.spelling.dictionary import Dictionary
from game.authoring.spelling.words import words_in
from game.authoring.translation import messages
from game.script.language import po_of, translation_of
from game.script.library import LibraryReading
from game.script.source import PO, TRANSLATIONS, read_source

_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#.*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands: the file as the user calls it, line and column from 1, and the line itself."""

    file: str
    line: int
    column: int
    source: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that the dictionary does not have, every place where it stands, and what may have been meant."""

    word: str
    places: tuple[Place, ...]
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A text that players read: its words, and the file with the line at which it begins."""

    text: str
    file: str
    line: int
    column: int


def check_spelling(
    reading: LibraryReading, scenes: Collection[str], language: str, dictionary: Dictionary, allowed: Allowed
) -> tuple[Doubt, ...]:
    """Every word of a library that is in doubt, once, in the order in which the first of each stands.

    Args:
        reading: the library.
        scenes: the scenes whose texts are looked at; without any, all that players read.
        language: whose translation is looked at; where the library has none into it, the scenes as they are written.
        dictionary: the words of that language.
        allowed: the words of the library.

    Raises:
        PoError: where the translation cannot be read.
    """
    path = translation_of(reading.outline.folder, language)
    if path.exists():
        return _doubts(*_translated(path, reading, scenes), dictionary, allowed)
    chosen = [one for one in messages(reading) if not scenes or one.text.context.partition("/")[0] in scenes]
    texts = [Written(one.text.text, one.page.name, *one.mark) for one in chosen]
    pages = {one.page.name: one.page for one in chosen}
    lines = {name: [_without_comment(line) for line in page.lines] for name, page in pages.items()}
    return _doubts(texts, lines, dictionary, allowed)


def _translated(
    path: Path, reading: LibraryReading, scenes: Collection[str]
) -> tuple[list[Written], dict[str, list[str]]]:
    """The texts of a translation, and its lines with all but these texts made blank."""
    source = read_source(path, path.name, PO, reading.outline.folder)
    name = reading.outline.shown(f"{TRANSLATIONS}/{path.name}")
    texts = [
        Written(text, name, max(1, entry.line), 1)
        for entry in po_of(source).entries
        if not entry.gone and (not scenes or entry.context.partition("/")[0] in scenes)
        for text in (entry.forms or (entry.text,))
        if text
    ]
    lines, is_translation = [], False
    for line in source.data.decode("utf-8-sig").splitlines():
        if line.lstrip()[:1] != '"':
            is_translation = line.lstrip().startswith("msgstr")
        lines.append(line if is_translation else "")
    return texts, {name: lines}


def _doubts(
    texts: Iterable[Written], lines: Mapping[str, list[str]], dictionary: Dictionary, allowed: Allowed
) -> tuple[Doubt, ...]:
    used: set[str] = set()
    found: defaultdict[str, dict[str, Written]] = defaultdict(dict)
    for text in texts:
        for word in words_in(text.text):
            if dictionary.has(word.text) or allowed.has(word.text):
                used.add(word.text.lower())
            else:
                found[word.text].setdefault(text.file, text)
    return tuple(
        Doubt(
            word,
            tuple(place for text in files.values() for place in _places(word, text, lines.get(text.file, []))),
            dictionary.near(word, used),
        )
        for word, files in found.items()
    )


def _without_comment(line: str) -> str:
    return _COMMENT.sub("", line)


def _places(word: str, text: Written, lines: list[str]) -> Iterator[Place]:
    """Where a word stands in a file; where it cannot be found as it is, the text that it stands in."""
    pattern = re.compile(rf"(?<![\w'\N{{RIGHT SINGLE QUOTATION MARK}}]){re.escape(word)}(?!\w)")
    places = [
        Place(text.file, number, found.start() + 1, line)
        for number, line in enumerate(lines, 1)
        for found in pattern.finditer(line)
    ]
    if places:
        yield from places
    else:
        source = lines[text.line - 1] if 0 < text.line <= len(lines) else ""
        yield Place(text.file, text.line, text.column, source)
