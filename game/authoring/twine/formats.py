"""The story formats that are known: how a passage of each is read, and how it writes formatting."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from game.authoring.twine.chapbook import read_chapbook
from game.authoring.twine.harlowe import read_harlowe
from game.authoring.twine.prose import HARLOWE, MARKDOWN, SUGARCUBE, Style
from game.authoring.twine.snowman import read_snowman
from game.authoring.twine.sugarcube import read_sugarcube
from game.authoring.twine.twine import Passage, StoryNode

Read = Callable[[str, int, frozenset[str]], tuple[StoryNode, ...]]


class Format(NamedTuple):
    """One story format: its name in small letters, what reads a passage, and its formatting."""

    name: str
    read: Read
    style: Style

    def nodes(self, passage: Passage, names: frozenset[str]) -> tuple[StoryNode, ...]:
        """What stands in a passage of a story whose passages have these names."""
        text = passage.text
        if self.name == "sugarcube" and "nobr" in passage.tags:
            text = f"<<nobr>>{text}<</nobr>>"
        return self.read(text, passage.line, names)


_FORMATS: Final = (
    Format("sugarcube", read_sugarcube, SUGARCUBE),
    Format("harlowe", read_harlowe, HARLOWE),
    Format("chapbook", read_chapbook, MARKDOWN),
    Format("snowman", read_snowman, MARKDOWN),
)
_SIGNS: Final = (
    re.compile(r"<</?[a-z=-]"),
    re.compile(r"\((?:set|put|if|unless|else-?if|else|link|goto|go-to|print|display)[\w-]*:", re.IGNORECASE),
    re.compile(r"^--$|^\[(?:if|unless|else|continue|continued|cont'd|append|after|align)\b[^\[\]\n]*\]$", re.MULTILINE),
    re.compile(r"<%[=-]?\s"),
)
"""What a passage of each looks like."""


def format_of(name: str, passages: tuple[Passage, ...]) -> tuple[Format, bool]:
    """The format of a story, and whether its name is known or left out.

    Args:
        name: what the story says, in small letters.
        passages: what it looks like where that is no format that is known.
    """
    for each in _FORMATS:
        if name.startswith(each.name):
            return each, True
    marks = [sum(len(sign.findall(passage.text)) for passage in passages) for sign in _SIGNS]
    return _FORMATS[marks.index(max(marks))], not name
