"""What every problem code is: a small class whose docstring is its manual page, with examples that are tested."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from game.script.problems import Severity

Frame = Literal[
    "scene", "top", "beats", "steps", "cast", "skills", "course", "bytes", "folder", "name", "absent", "third"
]
"""What an example stands for; a test helper builds a small library around it.

A whole file: ``scene``, ``cast``, ``skills``, ``course``. Part of a scene: ``top`` (top-level keys), ``beats`` (beats),
``steps`` (the steps of one beat), ``third`` (as ``top``, and two other scenes stand beside it). Oddities: ``bytes`` (a
scene in which ``�`` is a byte that is no UTF-8, ``␀`` an unprintable character, and ``⋯`` stands for four million
letters), ``folder`` (a folder where the file should be),
``name`` (a scene saved under the name in its first line's comment), ``absent`` (the file named there is missing).
"""

TAB: Final = "⇥"
"""Stands for a tab in an example, so that a reader can see it."""
NO_BREAK: Final = "⍽"
"""Stands for a no-break space in an example."""

_PIECE = re.compile(r"^ ⟨(.+)⟩\n", re.MULTILINE)
_FENCE = re.compile(r"^```yaml (bad|good) (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of YAML from a code's page; ``lines`` (from 1) are those where a bad one must be told."""

    is_good: bool
    frame: str
    text: str
    lines: tuple[int, ...]


class Code:
    """A kind of problem. A subclass's docstring is its page: why it matters, a bad example, a good one.

    Examples are fenced as ``yaml bad FRAME`` or ``yaml good FRAME``. The first column of each line in a fence is a
    gutter: ``>`` marks a line where the problem must be told, a space any other. A line ``⟨name⟩`` stands for one of
    the ``pieces``, which several codes can share; they have the gutter too.
    """

    id: ClassVar[str]
    severity: ClassVar[Severity] = "error"
    title: ClassVar[str]
    pieces: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def page(cls) -> str:
        """Its manual page in Markdown, without the heading."""
        return _PIECE.sub(lambda found: cls.pieces[found[1]], inspect.cleandoc(cls.__doc__ or ""))

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Every example on its page, in order."""
        return tuple(_example(*found) for found in _FENCE.findall(cls.page()))


def _example(kind: str, frame: str, body: str) -> Example:
    lines = body.splitlines()
    text = "".join(f"{line[1:].replace(TAB, chr(9)).replace(NO_BREAK, chr(0xA0))}\n" for line in lines)
    marked = tuple(number for number, line in enumerate(lines, 1) if line.startswith(">"))
    return Example(kind == "good", frame, text, marked)


def codes_of(namespaces: Iterable[object]) -> tuple[type[Code], ...]:
    """Every code defined in those modules, in the order of their ids."""
    found = {
        value
        for namespace in namespaces
        for value in vars(namespace).values()
        if isinstance(value, type) and issubclass(value, Code) and value is not Code
    }
    return tuple(sorted(found, key=lambda code: code.id))
