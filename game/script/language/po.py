"""PO files, as gettext has them: the one door to polib, through which translations come in and go out."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

import polib

from game.letters import FORBIDDEN, plain
from game.script.source import PO, Source, not_utf8_in_words, read_source
from game.story.language import one_or_many
from game.writing import make_folder_for, write_over

LONGEST_TEXT: Final = 100_000
"""So many characters a text may have: polib takes a hundred times as much memory as a line has (7 MB: 871 MB), and puts
a text together line by line in a time that grows like the square of their number."""
FUZZY: Final = "fuzzy"
_LINE: Final = re.compile(r"\(line (\d+)\)(?::\s*(.*))?")
_PLURAL: Final = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")
_MOST_FORMS: Final = 6
_SOUND: Final = re.compile(
    r"\s*(?:#.*|(?:#~\s*)?(?:msg(?:ctxt|id|id_plural|str|str\[[0-9]\])\s+)?\"(?:[^\"\\]|\\.)*\"\s*)?"
)
_ODD_BREAKS: Final = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""What polib would take for line ends, and no editor shows as such; no scene can hold them either."""
_TEXT_LINE: Final = re.compile(r"\s*(?:msg(?:ctxt|id|id_plural|str|str\[[0-9]\])\s+)?\"")


class PoError(Exception):
    """A PO file that cannot be read: why, in plain words, and at which line (from 1)."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One text and its translation.

    ``line`` is where it stands in the file, 0 in a new one. ``source`` is the text in English, ``text`` what it is in
    the other language, ``""`` where it is not translated yet; with ``many``, the English for more than one, ``forms``
    hold the translations instead. ``about`` is told to the translator, ``remark`` is what the translator wrote.
    ``was`` is the English text that a fuzzy translation was made for; ``gone`` says that nothing uses it any more.
    """

    context: str
    source: str
    text: str = ""
    many: str = ""
    forms: tuple[str, ...] = ()
    fuzzy: bool = False
    gone: bool = False
    about: str = ""
    remark: str = ""
    files: tuple[str, ...] = ()
    was: str = ""
    line: int = 0
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Its context and its source."""
        return self.context, self.source

    @property
    def is_done(self) -> bool:
        """Whether there is a translation that can be shown."""
        return not self.fuzzy and not self.gone and self.has_text and self.is_clear

    @property
    def is_clear(self) -> bool:
        """Whether the translation holds nothing that no text may hold."""
        return not any(map(FORBIDDEN.search, (self.text, *self.forms)))

    @property
    def has_text(self) -> bool:
        """Whether somebody has written a translation, be it fuzzy."""
        return all(self.forms) if self.forms else bool(self.text)


@dataclass(frozen=True, slots=True)
class Po:
    """A PO file's entries in order, its header, and the comment at its top."""

    entries: tuple[PoEntry, ...]
    header: dict[str, str] = field(default_factory=dict)
    top: str = ""

    @property
    def form(self) -> Callable[[int], int]:
        """Which form of a text a number takes, by the header's Plural-Forms; English's rule where it has none."""
        found = _PLURAL.search(self.header.get("Plural-Forms", ""))
        if found is None or not 0 < int(found[1]) <= _MOST_FORMS:
            return one_or_many
        try:
            plural: Callable[[int], int] = gettext.c2py(found[2])
        except (ValueError, OverflowError, RecursionError):
            return one_or_many
        return plural


def read_po(path: Path, home: Path | None = None) -> Po:
    """Read a PO file.

    Args:
        path: the file.
        home: the folder that it must lie in, links followed; None where it may lie anywhere.

    Raises:
        PoError: where it cannot be read as one.
    """
    return po_of(read_source(path, path.name, PO, home))


def po_of(source: Source) -> Po:
    """The entries of a PO file that was read.

    Raises:
        PoError: where it was not, or is none.
    """
    if source.refusal is not None:
        raise PoError(source.refusal.message)
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.data[: error.start].count(b"\n") + 1
        raise PoError(not_utf8_in_words(source.data[error.start]), line) from None
    return parsed(text)


@lru_cache(maxsize=4)
def parsed(text: str) -> Po:
    """The entries of a PO file's text; the last few are remembered, since languages are changed to and fro.

    Raises:
        PoError: where it is none.
    """
    if "\0" in text:
        raise PoError("there is a zero byte in this file", text[: text.index("\0")].count("\n") + 1)
    text = text.replace("\r\n", "\n").translate(_ODD_BREAKS)
    # polib is lenient: of a text that is not closed it drops the last letter, and says nothing.
    long = 0
    for number, line in enumerate(re.split("\n|\r", text), 1):
        long = len(line) + (long if line.startswith('"') else 0)
        if long > LONGEST_TEXT:
            raise PoError(f"the text here has more than {LONGEST_TEXT:,} characters, which are the most", number)
        if not _SOUND.fullmatch(line):
            raise PoError(
                'a text here is not closed, or holds a " without a \\ before it'
                if _TEXT_LINE.match(line)
                else "this line is no part of a PO file",
                number,
            )
    try:
        # With a line end in front it is never taken for a file's name.
        found = polib.pofile(f"\n{text}", wrapwidth=100)
    except (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        place = _LINE.search(str(error))
        told = (place[2] or "").strip() if place else ""
        message = f"this is not how a PO file is written{f': {told}' if told else ''}"
        raise PoError(message, max(1, int(place[1]) - 1) if place else 1) from None
    return Po(tuple(_entry(entry) for entry in found), dict(found.metadata), found.header)


def _entry(entry: polib.POEntry) -> PoEntry:
    forms = tuple(text for _, text in sorted((int(at), text) for at, text in entry.msgstr_plural.items()))
    return PoEntry(
        entry.msgctxt or "",
        entry.msgid,
        entry.msgstr,
        entry.msgid_plural or "",
        forms,
        FUZZY in entry.flags,
        bool(entry.obsolete),
        entry.comment,
        entry.tcomment,
        tuple(name for name, _ in entry.occurrences),
        entry.previous_msgid or "",
        max(1, (entry.linenum or 2) - 1),
        tuple(flag for flag in entry.flags if flag != FUZZY),
    )


def po_text(po: Po) -> str:
    """A PO file's text: always the same for the same entries."""
    file = polib.POFile(wrapwidth=100)
    file.metadata = po.header
    file.header = po.top
    for entry in po.entries:
        file.append(
            polib.POEntry(
                msgctxt=entry.context or None,
                msgid=entry.source,
                msgstr=entry.text,
                msgid_plural=entry.many,
                msgstr_plural=dict(enumerate(entry.forms)),
                comment=entry.about,
                tcomment=entry.remark,
                occurrences=[(name, "") for name in entry.files],
                flags=[*entry.flags, *([FUZZY] if entry.fuzzy or not entry.is_clear else ())],
                previous_msgid=entry.was or None,
                obsolete=entry.gone,
            )
        )
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", f"{file}".rstrip("\n")) + "\n"


def write_po(path: Path, po: Po) -> None:
    """Write a PO file; what was there is replaced only when the new one is whole.

    Args:
        path: the file, in a folder of a library.
        po: what is in it.

    Raises:
        OSError: where it cannot be written, or its folder leads out of the library.
    """
    make_folder_for(path, path.parent.parent)
    write_over(path, po_text(po).encode())


def header(language: str, of_what: str, plural: str) -> dict[str, str]:
    """The header of a new PO file, without dates, so that the same texts give the same file."""
    return {
        "Project-Id-Version": plain(of_what),
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural,
    }
