"""Puts a library into one file: all that it needs, nothing else, and the same bytes for the same library."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from game.authoring.drawings import drawing_names
from game.script.library import outline_of
from game.script.sounds import ENDINGS
from game.script.source import (
    COURSE_FILE,
    PHOTO,
    PHOTO_ENDINGS,
    PLACES,
    PORTRAITS,
    SHARED,
    SOUND,
    SVG,
    TEXT,
    VOICES,
    WORDS_FILE,
    Archive,
    ArchiveError,
    FileKind,
    Source,
    Sources,
    files_beside,
    plain_name,
    read_source,
)

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""When everything was packed, as far as the file says: the earliest that a zip can say."""
_PLAIN_FILE: Final = 0o100644 << 16
_UNIX: Final = 3


@dataclass(frozen=True, slots=True)
class Packed:
    """A library in one file.

    ``counts`` are how many files there are of each part (``scenes``, ``voices``; ``""`` for those at its top), and
    ``left_out`` the files that could not be read.
    """

    data: bytes
    counts: Counter[str]
    left_out: tuple[str, ...]


def packed(folder: Path) -> Packed:
    """Pack a library.

    What is packed lies in one folder, which is called as the library's results are kept, stands in order, is of no time
    and nobody's, and is not compressed: how that comes out depends on the machine, and sounds and pictures are already.

    Args:
        folder: the library.

    Raises:
        NoLibraryError: where there is no such folder.
        ArchiveError: where what came out could not be read again: a name that some system cannot have, too much.
    """
    outline = outline_of(folder)
    if COURSE_FILE not in outline.sources:
        raise ArchiveError(f"there is no {COURSE_FILE}, whose title says which library it is wherever it is played")
    found = [*files_of(outline.sources)]
    out, counts = io.BytesIO(), Counter[str]()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for source in sorted(found, key=lambda one: one.name):
            if source.refusal is None:
                info = ZipInfo(f"{outline.id}/{source.name}", _LONG_AGO)
                info.create_system, info.external_attr = _UNIX, _PLAIN_FILE
                archive.writestr(info, source.data)
                counts[source.name.rpartition("/")[0].partition("/")[0]] += 1
    Archive(out, SHARED)  # whoever gets it reads it through the same door
    left_out = tuple(plain_name(source.name) for source in found if source.refusal is not None)
    return Packed(out.getvalue(), counts, left_out)


def files_of(sources: Sources) -> Iterator[Source]:
    """All that a library needs, each file read once: its texts, its own drawings, sounds and words."""
    yield from sources.files.values()
    folder = sources.folder
    for name in drawing_names(folder, (PLACES, PORTRAITS)):
        yield _read(folder, name, PHOTO if name.lower().endswith(PHOTO_ENDINGS) else SVG)
    for name in files_beside(folder / VOICES, deep=True).files:
        if name.lower().endswith(tuple(ENDINGS)):
            yield _read(folder, f"{VOICES}/{name}", SOUND)
    if (folder / WORDS_FILE).is_file():
        yield _read(folder, WORDS_FILE, TEXT)


def _read(folder: Path, name: str, kind: FileKind) -> Source:
    return read_source(folder / name, name, kind, home=folder)
