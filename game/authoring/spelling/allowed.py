"""What a library allows besides the dictionary: its own list of words, and the names of its people and its firm."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from game.authoring.spelling.words import plain_word, words_in
from game.script.library import LibraryReading
from game.script.source import TEXT, WORDS_FILE, Source, decoded, page_of, read_source
from game.writing import write_new, write_over

_HEAD: Final = "# Words that are right here, one a line: names, and what only this firm says.\n"


class Allowed:
    """Words that are right in one library, whatever a dictionary says.

    A word in small letters is right with a capital too; one with a capital only with one.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(map(plain_word, words))

    def has(self, word: str) -> bool:
        """Whether a word is right, also as somebody's: ``Dev's``."""
        bare = plain_word(word)
        return any(form in self._words for form in (bare, bare.lower(), bare.removesuffix("'s").removesuffix("'")))


def words_file(folder: Path) -> Source:
    """A library's own list as it was read; one that is not there holds nothing."""
    path = folder / WORDS_FILE
    return read_source(path, WORDS_FILE, TEXT, folder) if path.exists() else Source(WORDS_FILE)


def allowed_in(reading: LibraryReading, listed: Source) -> Allowed:
    """What a library allows.

    Args:
        reading: the library.
        listed: its own list.
    """
    people = [name for one in reading.library.characters.values() for name in (one.name, one.called)]
    named = (word.text for text in (*people, *reading.library.course.words.values()) for word in words_in(text))
    return Allowed((*named, *_words_of(listed)))


def add_words(folder: Path, words: Iterable[str]) -> tuple[str, ...]:
    """Write words into a library's own list, which is made where there is none.

    Args:
        folder: the library.
        words: what is right from now on.

    Returns:
        Those that were not in it yet.

    Raises:
        OSError: where it cannot be written.
        ValueError: where what is there cannot be read as a list: why.
    """
    listed = words_file(folder)
    if listed.refusal is not None:
        raise ValueError(listed.refusal.of(WORDS_FILE))
    if decoded(listed.data, page_of(listed, WORDS_FILE)) is None:
        raise ValueError(f"{WORDS_FILE} is not saved as UTF-8: save it again with that encoding")
    there = frozenset(_words_of(listed))
    new = tuple(dict.fromkeys(word for word in words if word not in there))
    if new:
        before = listed.data if not listed.data or listed.data.endswith(b"\n") else listed.data + b"\n"
        text = (before or _HEAD.encode()) + "".join(f"{word}\n" for word in new).encode()
        (write_over if (folder / WORDS_FILE).exists() else write_new)(folder / WORDS_FILE, text)
    return new


def _words_of(listed: Source) -> tuple[str, ...]:
    lines = listed.data.decode("utf-8-sig", "replace").splitlines()
    found = (line.partition("#")[0].strip() for line in lines)
    return tuple(word for word in found if word)
