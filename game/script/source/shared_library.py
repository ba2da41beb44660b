"""A library in one file, as it is handed on: what may be in it, and how it becomes a folder again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from game.script.source.archive import Archive, Bounds, open_archive
from game.script.source.archive_names import ArchiveError, is_hidden
from game.script.source.beside import MOST_FILES, PLACES, PORTRAITS, VOICES
from game.script.source.door import SOUND
from game.script.source.sources import CAST, COURSE_FILE, MOST_MIB, SCENES, SKILLS_FILE, TRANSLATIONS
from game.writing import write_new

ZIP: Final = ".zip"
"""How the file of a shared library ends, in small letters."""
WORDS_FILE: Final = "words.txt"
"""The library's own words, which no spell check complains about."""
PARTS: Final = (SCENES, CAST, TRANSLATIONS, PORTRAITS, PLACES, VOICES)
SHARED: Final = Bounds(packed=MOST_MIB, files=MOST_FILES, one=SOUND.mib, all=MOST_MIB)
"""What a shared library may come to."""


def unpack_library(path: Path, folder: Path) -> None:
    """Write what is in a shared library into a folder, as a library that anything can read.

    What is hidden, and what lies in folders that no library has, is left where it is.

    Args:
        path: the zip archive.
        folder: an empty folder that nobody else can write into.

    Raises:
        ArchiveError: where it is none, has no library in it, may not be read, or the folder cannot be written.
    """
    with open_archive(path, SHARED) as archive:
        unpack(archive, folder)


def unpack(archive: Archive, folder: Path) -> None:
    """The same, of an archive that is open."""
    names = [name for name in archive.names if not is_hidden(name)]
    top = _top(names)
    for name in names:
        own = name.removeprefix(top)
        if not name.startswith(top) or ("/" in own and own.partition("/")[0] not in PARTS):
            continue
        if own.lower().endswith(ZIP):
            raise ArchiveError(f"'{name}' is an archive in the archive: unpack it first")
        place = folder / own
        place.parent.mkdir(parents=True, exist_ok=True)
        write_new(place, archive.read(name))


def _top(names: Iterable[str]) -> str:
    """What the names of a library's files begin with: ``""``, or its one folder."""
    tops = dict.fromkeys(("", *(f"{name.partition('/')[0]}/" for name in names if "/" in name)))
    found = [top for top in tops if any(_is_sign(name.removeprefix(top)) for name in names if name.startswith(top))]
    if "" in found:
        return ""
    if not found:
        raise ArchiveError(f"there is no library in it: neither {COURSE_FILE} nor a folder {SCENES}")
    if len(found) > 1:
        raise ArchiveError(f"there are several libraries in it: {', '.join(top.rstrip('/') for top in found)}")
    return found[0]


def _is_sign(name: str) -> bool:
    """Whether a file says that a library begins where its name does."""
    return name in (COURSE_FILE, SKILLS_FILE) or (name.startswith(f"{SCENES}/") and name.count("/") == 1)
