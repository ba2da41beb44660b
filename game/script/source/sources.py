"""All files of a library, each read once: what is read, indexed and checked then comes from one version of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from game.script.catalogue import files as codes
from game.script.catalogue import values
from game.script.catalogue.code import Code
from game.script.problems import NoLibraryError, Problem
from game.script.source.beside import PLACES, PORTRAITS, VOICES, files_beside
from game.script.source.door import (
    MIB,
    PO,
    YAML,
    FileKind,
    Refusal,
    Source,
    is_plain,
    outside,
    plain_name,
    read_source,
    unreadable,
)
from game.script.source.file_names import trouble_with_name, twins
from game.script.source.pages import Page, page_of
from game.writing import reason_of

COURSE_FILE: Final = "course.yaml"
SKILLS_FILE: Final = "skills.yaml"
RENAMED_FILE: Final = "renamed.yaml"
"""What was called otherwise before; most libraries have none."""
SCENES: Final = "scenes"
CAST: Final = "cast"
TRANSLATIONS: Final = "translations"
MOST_MIB: Final = 512
"""How much is read of one library; the files past that are told, and not read."""
_ENDINGS: Final = {SCENES: (".yaml", YAML), CAST: (".yaml", YAML), TRANSLATIONS: (".po", PO)}
_MARKS: Final = {b"scene:": SCENES, b"character:": CAST}
"""How a file begins that belongs into a folder."""
_HEAD: Final = 4000
_NEAR_ENDINGS: Final = frozenset((".yml", ".txt", ".yaml.txt", ".yml.txt", ".yaml"))


@dataclass(frozen=True, slots=True)
class Sources:
    """A library's files by their names in it (``scenes/late_install.yaml``), each as it was read once.

    ``label`` is what the user calls the library, and ``folder`` where it is on the disk; of one in memory, nowhere.
    ``problems`` are about files that were found and are not read. ``misplaced`` are the ids of scenes whose files lie
    elsewhere than in their folder, each with the name under which that is told.
    """

    label: str
    folder: Path
    files: Mapping[str, Source]
    problems: tuple[Problem, ...] = ()
    misplaced: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Mapping[str, bytes | str], label: str = "dialogues") -> Sources:
        """A library in memory: each file's bytes or text, by its name."""
        return cls(label, Path(label), MappingProxyType({}), ()).having(files)

    def having(self, files: Mapping[str, bytes | str]) -> Sources:
        """These files with some put in, or put in the place of others: what an editor has not saved yet."""
        put = {
            name: Source(name, data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
            for name, data in files.items()
        }
        return replace(self, files=MappingProxyType({**self.files, **put}))

    def __contains__(self, name: object) -> bool:
        return name in self.files

    def ids(self, part: str) -> dict[str, str]:
        """The names of the files in one part of the library (``SCENES``, ``CAST``, ``TRANSLATIONS``), by their ids."""
        start, ending = f"{part}/", _ENDINGS[part][0]
        found = sorted(name for name in self.files if name.startswith(start) and name.endswith(ending))
        return {name.removeprefix(start).removesuffix(ending): name for name in found if name.count("/") == 1}

    def shown(self, name: str) -> str:
        """What a file is called in a problem: its path from the folder that the library stands in."""
        return f"{self.label}/{name}"

    def page(self, name: str) -> Page:
        """A file as a new page; one that was not read, or is not there, has no text, and its problem says why."""
        return page_of(self.files.get(name, Source(name)), self.shown(name))

    def digest(self, name: str) -> str:
        """A hash of a file, in hex, ``""`` where there is none; of a part (``scenes/``), of the names in it."""
        if name.endswith("/"):
            return hashlib.sha256("\0".join(self.ids(name[:-1])).encode()).hexdigest()
        source = self.files.get(name)
        if source is None:
            return ""
        why = "" if source.refusal is None else source.refusal.message
        return hashlib.sha256(source.data + why.encode()).hexdigest()


def read_sources(folder: Path, *, also: Iterable[str] = (), translations: bool = True) -> Sources:
    """Read the files of a library, each once.

    Args:
        folder: the library.
        also: the names of more files in it that should be read.
        translations: whether its translations should be.

    Raises:
        NoLibraryError: where there is no such folder.
    """
    label = plain_name(folder.name if folder.name not in ("", "..") else folder.resolve().name)
    reading = _Reading(folder, label, _home(folder))
    for name in (COURSE_FILE, SKILLS_FILE, RENAMED_FILE, *also):
        if os.path.lexists(folder / name):
            reading.read(folder / name, name, YAML, is_link=True)
    for part in (SCENES, CAST, *((TRANSLATIONS,) if translations else ())):
        reading.part(part)
    if translations:
        reading.beside(also)
    return Sources(label, folder, MappingProxyType(reading.files), tuple(reading.problems), reading.misplaced)


def _home(folder: Path) -> Path:
    """Where a library really is."""
    try:
        if not folder.exists():
            raise NoLibraryError(f"There is no folder {folder}.")
        if folder.suffix.lower() == ".zip" and folder.is_file():
            raise NoLibraryError(
                f"{folder} is a library in one file. To write into it, unpack it first, as any system can, and name the"
                " folder."
            )
        if not folder.is_dir():
            raise NoLibraryError(
                f"{folder} is a file. A library is a folder with course.yaml, skills.yaml, cast and scenes in it."
            )
        with os.scandir(folder):
            return folder.resolve()
    except OSError as error:
        raise NoLibraryError(f"The folder {folder} cannot be read: {reason_of(error)}.") from None


class _Reading:
    """One reading of a library's files."""

    def __init__(self, folder: Path, label: str, home: Path) -> None:
        self.folder = folder
        self.label = label
        self.home = home
        self.files: dict[str, Source] = {}
        self.problems: list[Problem] = []
        self.misplaced: dict[str, str] = {}
        self.left = MOST_MIB * MIB

    def tell(self, name: str, code: type[Code], message: str, hint: str) -> None:
        """Tell what is wrong with a file that is not read."""
        self.problems.append(Problem(f"{self.label}/{name}", 1, 1, code.id, code.severity, message, hint, ""))

    def refuse(self, name: str, refusal: Refusal) -> None:
        """Tell why a folder is not read."""
        self.tell(name, refusal.code, refusal.message, refusal.hint)

    def read(self, path: Path, name: str, kind: FileKind, *, is_link: bool) -> None:
        """Read one file; only a link can lead outside."""
        if self.left <= 0:
            message = f"this file was not read: the library is larger than {MOST_MIB} MiB"
            self.tell(name, codes.TooLarge, message, "split the library")
            return
        source = read_source(path, name, kind, self.home if is_link else None)
        self.left -= len(source.data)
        self.files[name] = source

    def part(self, part: str) -> None:
        """Read the files of one part; tell those named so that nobody reads them."""
        ending, kind = _ENDINGS[part]
        place = self.folder / part
        try:
            is_outside = not place.resolve().is_relative_to(self.home)
            entries = [] if is_outside else list(_entries(place))
        except FileNotFoundError:
            return
        except OSError as error:
            self.refuse(part, unreadable(reason_of(error), what="folder"))
            return
        except RuntimeError:  # a ring of links
            self.refuse(part, unreadable("it cannot be found", what="folder"))
            return
        if is_outside:
            self.refuse(part, outside("folder"))
        for entry in entries:
            name = f"{part}/{entry.name}"
            if not is_plain(entry.name):
                self.tell(
                    plain_name(name),
                    codes.Unreadable,
                    "this file is not read: its name holds what cannot be shown or is not UTF-8",
                    "name it with small letters, digits and _",
                )
            elif entry.name.endswith(ending):
                self.read(Path(entry.path), name, kind, is_link=entry.is_symlink())
            elif entry.is_dir():
                self.below(Path(entry.path), name, ending)
            elif ending == ".yaml" and _is_near(entry.name):
                self.tell(
                    name,
                    values.FileEnding,
                    f"this file is not read, because its name does not end in {ending}",
                    f"name it {entry.name.split('.')[0]}{ending}",
                )
                if part == SCENES:
                    self.misplaced[entry.name.split(".")[0]] = name
        self.twins(part, [entry.name for entry in entries])

    def below(self, folder: Path, name: str, ending: str) -> None:
        """Tell the files in a folder below a part, which nobody reads."""
        lost = [file for file in files_beside(folder, deep=True).files if file.endswith(ending)]
        if lost:
            message = f"the files in this folder are not read, such as {plain_name(lost[0])}"
            self.tell(name, values.FileEnding, message, f"move them up into {name.partition('/')[0]}")
            if name.startswith(f"{SCENES}/"):
                self.misplaced |= {Path(file).stem: name for file in lost}

    def twins(self, part: str, names: list[str]) -> None:
        """Tell names that Windows or macOS cannot have, one by one or beside each other."""
        for name, first in twins(names):
            message = f"on Windows and macOS this file and {plain_name(first)} are one, so one of them is not read"
            self.tell(plain_name(f"{part}/{name}"), values.FileEnding, message, "give one of them another name")
        for name in names:
            # Of scenes and people, whose names are ids, their own line tells.
            if part not in (SCENES, CAST) and (trouble := trouble_with_name(name)):
                message = f"on Windows this file cannot be: {trouble}"
                self.tell(plain_name(f"{part}/{name}"), values.FileEnding, message, "give it another name")

    def beside(self, known: Iterable[str]) -> None:
        """Tell what lies beside the scenes in the wrong place, or can lie there on some systems only."""
        for part in (PORTRAITS, PLACES, VOICES):
            found = files_beside(self.folder / part, deep=part == VOICES)
            for place, reason in found.unreadable.items():
                self.refuse(plain_name(f"{part}/{place}".rstrip("/")), unreadable(reason, what="folder"))
            self.twins(part, list(found.files))
        is_library = (self.folder / SCENES).is_dir() or COURSE_FILE in self.files
        for name, path in files_beside(self.folder).files.items() if is_library else ():
            is_own = name in (COURSE_FILE, SKILLS_FILE, RENAMED_FILE, *known)
            if name.endswith(".yaml") and not is_own and is_plain(name):
                start = read_source(path, name, home=self.home).data[:_HEAD]
                what = next(
                    (part for mark, part in _MARKS.items() if start.startswith(mark) or b"\n" + mark in start), ""
                )
                if what:
                    message = f"this file is not read: it lies beside the folder {what}, not in it"
                    self.tell(name, values.FileEnding, message, f"move it into the folder {what}")
                    if what == SCENES:
                        self.misplaced[path.stem] = name


def _entries(place: Path) -> Iterator[os.DirEntry[str]]:
    """What stands in a folder, in order, without what is hidden (``.x``, and ``._x`` that macOS leaves on sticks)."""
    with os.scandir(place) as found:
        yield from sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _is_near(name: str) -> bool:
    suffixes = Path(name.rstrip(" .")).suffixes
    return "".join(suffixes[-2:]).lower() in _NEAR_ENDINGS or bool(suffixes and suffixes[-1].lower() in _NEAR_ENDINGS)
