"""Collects the texts of the interface from the program's source: what stands in ``tr``, ``trn`` and the like."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from game.authoring.translation.messages import BRACES
from game.script.language import PoEntry

ROOMS: Final = ("window", "terminal", "kiosk", "session", "soundscape", "story", "records", "cli")
"""The rooms that tell a player anything."""
_TAKES: Final = {"tr": 1, "to_translate": 1, "Notice": 1, "trn": 2}


class NotCollectableError(Exception):
    """A text of the interface that cannot be collected, because it is put together where it is used."""


@dataclass(frozen=True, slots=True)
class Found:
    """One text in the source: with ``many``, its form for more than one."""

    text: str
    many: str
    file: str
    line: int


def interface_entries(package: Path) -> tuple[PoEntry, ...]:
    """Every text of the interface, each once, as entries of a PO file.

    Args:
        package: the folder of the package ``game``.

    Raises:
        NotCollectableError: for a text with values already in it (an f-string), which no translation could match.
    """
    entries: dict[tuple[str, str], PoEntry] = {}
    for found in _found(package):
        new = PoEntry(
            "",
            found.text,
            many=found.many,
            forms=("", "") if found.many else (),
            files=(found.file,),
            flags=(BRACES,) if "{" in found.text + found.many else (),
        )
        old = entries.setdefault(new.key, new)
        if found.file not in old.files:
            entries[new.key] = replace(old, files=(*old.files, found.file))
    return tuple(entries.values())


def _found(package: Path) -> Iterator[Found]:
    for room in ROOMS:
        for path in sorted((package / room).rglob("*.py")):
            name = path.relative_to(package.parent).as_posix()
            yield from texts_in(path.read_text(encoding="utf-8"), name)


def texts_in(source: str, name: str) -> Iterable[Found]:
    """The texts in one file's source, in the order they stand there.

    Raises:
        NotCollectableError: for an f-string where a text should be.
    """
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        wanted = _TAKES.get(called, 0)
        if not wanted:
            continue
        given = node.args[:wanted]
        if any(isinstance(each, ast.JoinedStr) for each in given):
            raise NotCollectableError(
                f"{name}:{node.lineno}: {called} has an f-string, which cannot be collected:"
                ' write tr("{name} looks {face}.", name=…, face=…)'
            )
        texts = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if len(texts) == wanted and texts[0]:
            found.append(Found(texts[0], texts[1] if wanted > 1 else "", name, node.lineno))
    return sorted(found, key=lambda each: each.line)
