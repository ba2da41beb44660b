"""Cuts ink files into what they are made of: the beginning, knots, stitches, declarations; comments put aside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from game.authoring.importing.flow import Place, Remark

_KNOT: Final = re.compile(r"={2,}\s*(function\s+)?([^\W]\w*)\s*(?:\((.*?)\))?\s*=*\s*")
_STITCH: Final = re.compile(r"=\s*(\w+)\s*(?:\((.*?)\))?\s*")
_DECLARED: Final = re.compile(r"(VAR|CONST|LIST|EXTERNAL)\s+(.*)", re.DOTALL)
_INCLUDE: Final = re.compile(r"INCLUDE\s+(.*?)\s*")
_COMMENT: Final = re.compile(r"//([^\n]*)|/\*(.*?)(?:\*/|\Z)", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\([\x20-\x7e])")
_SAFE: Final = 0xE000
"""Where escaped characters are put while the structure is read: a range that is nobody's."""
_OWN: Final = re.compile("[\ue000-\ue07f]")
MOST_INCLUDED: Final = 200
"""How many files a story may include."""

Line = tuple[Place, str]


@dataclass(slots=True)
class Section:
    """A knot, a stitch, or the beginning: ``name`` is ``""`` for the last. ``parameters`` are as they are written."""

    name: str
    at: Place
    parameters: tuple[str, ...] = ()
    is_function: bool = False
    lines: list[Line] = field(default_factory=list)
    stitches: list[Section] = field(default_factory=list)


@dataclass(slots=True)
class Sections:
    """A whole story: its beginning, its knots, and what it declares (kind, rest) with where."""

    start: Section
    knots: list[Section] = field(default_factory=list)
    declared: list[tuple[Place, str, str]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def plain(text: str) -> str:
    """A text in which the characters that were escaped are themselves again."""
    return _OWN.sub(lambda match: chr(ord(match[0]) - _SAFE), text)


def included_in(text: str) -> tuple[str, ...]:
    """The names of the files that a file includes."""
    lines = (_INCLUDE.fullmatch(line.strip()) for line in text.split("\n"))
    return tuple(match[1] for match in lines if match)


def sections_of(files: Mapping[str, str], first: str) -> Sections:
    r"""Cut a story up.

    Args:
        files: the texts of its files by their names, with ``\n`` at the ends of their lines.
        first: the name of the one that includes the others.
    """
    found = Sections(Section("", Place(1, first)))
    _add(files, first, found, {first: None})
    return found


def _add(files: Mapping[str, str], name: str, found: Sections, included: dict[str, None]) -> None:
    section = found.start
    knot: Section | None = None
    for at, text in _lines(files[name], name, found):
        stripped = text.strip()
        if match := _INCLUDE.fullmatch(stripped):
            _include(files, plain(match[1]), at, found, included)
        elif match := _KNOT.fullmatch(stripped):
            knot = section = Section(match[2], at, _parameters(match[3]), is_function=bool(match[1]))
            found.knots.append(knot)
        elif knot is not None and (match := _STITCH.fullmatch(stripped)):
            section = Section(match[1], at, _parameters(match[2]))
            knot.stitches.append(section)
        elif knot is None and (match := _STITCH.fullmatch(stripped)):
            section = Section(match[1], at, _parameters(match[2]))
            found.start.stitches.append(section)
        elif match := _DECLARED.fullmatch(stripped):
            found.declared.append((at, match[1], match[2].strip()))
        elif stripped.startswith("TODO:"):
            found.remarks.append(Remark(at, plain(stripped)))
        else:
            section.lines.append((at, text))


def _include(files: Mapping[str, str], wanted: str, at: Place, found: Sections, included: dict[str, None]) -> None:
    name = next((name for name in files if name == wanted or name.replace("\\", "/") == wanted), None)
    if name is None:
        found.remarks.append(Remark(at, f"INCLUDE {wanted}", "this file is not there, and was left out"))
    elif name in included or len(included) >= MOST_INCLUDED:
        found.remarks.append(Remark(at, f"INCLUDE {wanted}", "this file is included already"))
    else:
        included[name] = None
        _add(files, name, found, included)


def _parameters(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _lines(text: str, file: str, found: Sections) -> list[Line]:
    """A file's lines without its comments, which are kept, and with escaped characters out of the way."""
    if own := _OWN.search(text):
        line = text.count("\n", 0, own.start()) + 1
        why = "a character that no font has was taken out here and below"
        found.remarks.append(Remark(Place(line, file), "", why))
        text = _OWN.sub("", text)
    safe = _ESCAPE.sub(lambda match: chr(_SAFE + ord(match[1])), text)

    def taken(match: re.Match[str]) -> str:
        words = (match[1] if match[1] is not None else match[2]).strip()
        if words:
            line = safe.count("\n", 0, match.start()) + 1 if len(found.remarks) < 500 else 1
            found.remarks.append(Remark(Place(line, file), plain(words)))
        return "\n" * match[0].count("\n")

    return [(Place(number, file), line) for number, line in enumerate(_COMMENT.sub(taken, safe).split("\n"), 1)]
