"""The one door through which a file comes in: a regular file, of a size that is stated, inside the library."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from game.script.catalogue import files
from game.script.catalogue.code import Code
from game.writing import reason_of

MIB: Final = 1024 * 1024
_HEAD: Final = 2000
"""How much is kept of a file that is too large, so that a problem can show its first line."""
NO_WAIT: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that took the place of a file after it was looked at is opened without waiting for its other end."""
_KINDS: Final = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class FileKind(NamedTuple):
    """A kind of file: how many MiB one may have, and what to do about one that has more."""

    mib: int
    hint: str

    @property
    def limit(self) -> int:
        """The most bytes it may have."""
        return self.mib * MIB


YAML: Final = FileKind(4, "split the conversation over several scenes")
PO: Final = FileKind(8, "split the library, or take out of the file what is no translation")
SVG: Final = FileKind(4, "simplify the drawing, or save it without the pictures inside it")
PHOTO: Final = FileKind(8, "save it smaller: 2,000 pixels are enough")
PHOTO_ENDINGS: Final = (".png", ".jpg", ".jpeg")
"""How files end that are photographs, in small letters."""
TEXT: Final = FileKind(1, "split it, or take out what is not needed")
STORY: Final = FileKind(4, "split the story")
PUBLISHED: Final = FileKind(32, "take its pictures and sounds out of it")
"""A story as a page for the browser, which holds the program that plays it too."""
SOUND: Final = FileKind(32, "save the sound shorter, or as Ogg")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not read, as its problem says it."""

    code: type[Code]
    message: str
    hint: str

    @property
    def why(self) -> str:
        """The reason alone, as a part of a sentence: ``it is larger than 4 MiB``, ``no such file or directory``."""
        rest = self.message.removeprefix("this file ")
        reason = rest.removeprefix("cannot be read: ")
        return f"it {rest}" if reason == rest else reason

    def of(self, file: object) -> str:
        """The message with the file's name in it."""
        return f"{file} {self.message.removeprefix('this file ')}"


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read, once: its bytes, or why there are none.

    ``name`` is its path in its library, with ``/``; of a file that is too large ``data`` holds the beginning.
    """

    name: str
    data: bytes = b""
    refusal: Refusal | None = None


def read_source(path: Path, name: str, kind: FileKind = YAML, home: Path | None = None) -> Source:
    """Read a file: never a pipe or a device, and never more of it than its kind may have.

    Args:
        path: the file.
        name: what it is called in its library.
        kind: what it should be.
        home: the folder that it must lie in, links and ``..`` followed; None where it may lie anywhere.
    """
    try:
        if home is not None:
            path = path.resolve(strict=True)
            if not path.is_relative_to(home.resolve()):
                return Source(name, refusal=outside("file"))
        return _read(path, name, kind)
    except OSError as error:
        return Source(name, refusal=unreadable(reason_of(error)))
    except (RuntimeError, ValueError):  # a ring of links; a zero in a name
        return Source(name, refusal=unreadable("it cannot be found"))


def outside(what: str) -> Refusal:
    """Why a file or folder that lies outside its library is not read."""
    return unreadable("it leads outside the library", "put a copy into the library", what)


def unreadable(reason: str, hint: str = "check its name and who may read it", what: str = "file") -> Refusal:
    """Why a file or folder cannot be read."""
    return Refusal(files.Unreadable, f"this {what} cannot be read: {reason}", hint)


def is_plain(name: str) -> bool:
    """Whether a file's name can be shown and written as it is: UTF-8, and nothing that steers a terminal."""
    return name.isprintable()


def plain_name(name: str) -> str:
    r"""A file's name with everything escaped that cannot be shown: ``J\xfcrgen.yaml``."""
    return "".join(
        char
        if char.isprintable()
        else f"\\x{ord(char) - 0xDC00:02x}"
        if 0xDC80 <= ord(char) <= 0xDCFF  # a byte that is not UTF-8, as Python keeps it in a name
        else char.encode("unicode_escape").decode("ascii")
        for char in name
    )


def _read(path: Path, name: str, kind: FileKind) -> Source:
    if (refusal := refused(path.stat().st_mode)) is not None:
        return Source(name, refusal=refusal)
    number = os.open(path, NO_WAIT)
    try:
        seen = os.fstat(number)
        if (refusal := refused(seen.st_mode)) is not None:
            return Source(name, refusal=refusal)
        most = kind.limit
        data = os.read(number, min(seen.st_size, most) + 1)
        while len(data) <= most and (more := os.read(number, most + 1 - len(data))):
            data += more
    finally:
        os.close(number)
    if len(data) > most:
        return Source(
            name, data[:_HEAD], Refusal(files.TooLarge, f"this file is larger than {kind.mib} MiB", kind.hint)
        )
    return Source(name, data)


def refused(mode: int) -> Refusal | None:
    """Why what has that mode (as ``stat`` has it) is no file to read; None for a regular file."""
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISDIR(mode):
        return unreadable("it is a folder")
    found = next((word for test, word in _KINDS if test(mode)), "something else")
    return unreadable(f"it is {found}, not a regular file", "put a text file in its place")
