"""The names of what is packed in an archive: what could not lie in a folder, or would lie elsewhere, is refused."""

from __future__ import annotations

import re
import stat
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from game.script.source.door import is_plain, plain_name
from game.script.source.file_names import trouble_with_name, twins

LONGEST_NAME: Final = 240
"""How many characters the whole name of a file in an archive may have."""
DEEPEST: Final = 12
"""How many folders deep one may lie."""
_UTF_8: Final = 0x800
_SECRET: Final = 0x1 | 0x40 | 0x2000
"""The flags of what is encrypted, in the ways there are."""
_FOLDER: Final = 0x10
"""What DOS and Windows call a folder."""
_DRIVE: Final = re.compile(r"[A-Za-z]:")


class ArchiveError(Exception):
    """An archive is not read: why, as part of a sentence without its stop, with the name of the file in it."""


def name_of(info: ZipInfo) -> str:
    """What a packed file is called, with ``/``; of a folder with one at its end.

    Raises:
        ArchiveError: where it may not be called so, or is no plain file and no folder.
    """
    raw = info.orig_filename  # what the archive says, before anything was cut from it or put in its place
    name = raw if raw.isascii() or info.flag_bits & _UTF_8 else _decoded(raw)
    shown = f"'{plain_name(name)}'"
    if trouble := _trouble(name.removesuffix("/")):
        raise ArchiveError(f"{shown} {trouble}")
    if trouble := _not_plain(info, is_folder=name.endswith("/")):
        raise ArchiveError(f"{shown} {trouble}")
    return name


def see_apart(files: Iterable[str]) -> None:
    """See that no two of these files would fall on each other in a folder of any system.

    Raises:
        ArchiveError: where two would.
    """
    names = list(files)
    if double := next((name for name, times in Counter(names).items() if times > 1), ""):
        raise ArchiveError(f"'{double}' is in it twice")
    folders = list(dict.fromkeys(above for name in names for above in _above(name)))
    if both := sorted(set(names).intersection(folders)):
        raise ArchiveError(f"'{both[0]}' is a file and a folder in it")
    for name, first in twins([*folders, *names]):
        raise ArchiveError(f"'{name}' and '{first}' are in it, and on Windows and macOS those are one")


def is_hidden(name: str) -> bool:
    """Whether a file is one that systems leave behind: hidden, or what macOS packs beside each."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _above(name: str) -> Sequence[str]:
    parts = name.split("/")[:-1]
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]


def _decoded(raw: str) -> str:
    """A name that does not say how it is written: what macOS writes is UTF-8 all the same."""
    try:
        return raw.encode("cp437").decode("utf-8")
    except UnicodeError:
        raise ArchiveError(f"the name '{plain_name(raw)}' in it is not UTF-8") from None


def _trouble(name: str) -> str:
    """What is wrong with a name, of whatever it is."""
    parts = name.split("/")
    if not is_plain(name):
        return "has something in its name that cannot be shown"
    if "\\" in name:
        return "has a \\ in its name, where folders are parted by /"
    if name.startswith("/") or _DRIVE.match(name):
        return "names a place on the disk, not one in the library"
    if ".." in parts:
        return "leads outside the library"
    if "." in parts or "" in parts:
        return "has a part in its name that is empty"
    if len(name) > LONGEST_NAME:
        return f"has a name of more than {LONGEST_NAME} characters"
    if len(parts) > DEEPEST:
        return f"lies more than {DEEPEST} folders deep"
    trouble = "" if is_hidden(name) else trouble_with_name(name)
    return f"cannot be on Windows: {trouble}" if trouble else ""


def _not_plain(info: ZipInfo, *, is_folder: bool) -> str:
    """Why something is neither a plain file nor a plain folder."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link, not a file"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is neither a file nor a folder"
    says_folder = kind == stat.S_IFDIR or bool(info.external_attr & _FOLDER)
    if is_folder and (info.file_size or kind == stat.S_IFREG):
        return "is named like a folder, and is a file"
    if says_folder and not is_folder:
        return "is named like a file, and is a folder"
    if info.flag_bits & _SECRET:
        return "is locked with a password"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "is packed in a way that not every system can read"
    return ""
