"""The small parts of SugarCube: where a macro ends, what its arguments are, where a link macro leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from game.authoring.importing import NotMappedError
from game.authoring.twine.marks import GAP
from game.authoring.twine.terms import arguments_of, condition_or_reason, texts_alone, texts_in
from game.authoring.twine.tokens import tokens_of
from game.authoring.twine.twine import LONGEST_MACRO, Branch, Remark, StoryNode, StoryWords, link_parts
from game.story.model import Condition

MACRO: Final = re.compile(r"(/?)\s*([A-Za-z_=-][\w-]*|=|-)\s*(.*)", re.DOTALL)
"""A macro's inside: whether it closes one, its name, its arguments."""


RAW: Final = frozenset(("script", "style", "html", "verbatim"))
"""Macros in which no story stands."""
LINKS: Final = frozenset(("link", "button", "click"))
LOOPS: Final = frozenset(("for", "repeat", "timed", "widget", "capture", "createplaylist"))
"""Macros that hold something, which is kept once."""
_VARIABLE: Final = re.compile(r"\s*[$_][A-Za-z]\w*\s*")


@dataclass(slots=True)
class Open:
    """An ``<<if>>``, ``<<link>>`` or ``<<silently>>`` that is not closed yet, and the nodes in it so far."""

    name: str
    line: int
    source: str
    nodes: list[StoryNode] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    condition: Condition | NotMappedError | None = None
    conditioned_at: tuple[int, str] = (0, "")
    link: tuple[str, str] = ("", "")
    asked: str = ""
    """What a ``<<switch>>`` asks for."""

    def branch(self) -> Branch:
        """The arm of an if that is open."""
        line, source = self.conditioned_at
        return Branch(line, self.condition, tuple(self.nodes), source)


def value_shown(line: int, name: str, arguments: str, source: str) -> tuple[StoryNode, ...]:
    """What ``<<print>>`` shows: a text, the value of a variable, or a gap that is told."""
    try:
        texts = texts_alone(arguments)
    except NotMappedError:
        texts = []
    if len(texts) == 1:
        return (StoryWords(line, texts[0]),)
    if _VARIABLE.fullmatch(arguments):
        return (StoryWords(line, arguments.strip()),)
    return (StoryWords(line, GAP), Remark(line, source, f"<<{name}>> cannot be carried over"))


def link_of(arguments: str) -> tuple[str, str]:
    """What a link macro says and where it leads: ``"text" "target"`` or ``[[text|target]]``."""
    bracketed = re.match(r"\[\[(.*?)(?:\]\[.*?)?\]\]", arguments, re.DOTALL)
    if bracketed is not None:
        return link_parts(bracketed[1])
    texts = texts_of(arguments)
    if len(texts) == 1:
        return texts[0], ""
    return (texts[0], texts[1]) if texts else ("", "")


def texts_of(arguments: str) -> list[str]:
    """A macro's arguments; none where they cannot be read."""
    try:
        return arguments_of(arguments)
    except NotMappedError:
        return []


def case_of(asked: str, values: str) -> Condition | NotMappedError:
    """The condition of a ``<<case>>``: what the switch asks for is one of the values."""
    try:
        tokens = tokens_of(values)
    except NotMappedError as reason:
        return reason
    if not tokens or any(kind in ("sign", "odd") for kind, _ in tokens):
        return NotMappedError("what this case is for is worked out")
    return condition_or_reason(" or ".join(f"({asked}) is {text}" for _, text in tokens))


def quoted_in(arguments: str) -> list[str]:
    """A macro's quoted texts; its other arguments, where there are none."""
    try:
        return [text for text in texts_in(arguments) if text] or texts_of(arguments)
    except NotMappedError:
        return []


def macro_name(inside: str) -> str:
    """The name of a macro that opens; ``""`` for one that closes another."""
    found = MACRO.fullmatch(inside.strip())
    return found[2] if found and not found[1] else ""


def end_of_macro(text: str, at: int) -> int:
    """Where the ``>>`` stands that closes a macro; one inside quotation marks does not. -1 where there is none."""
    stop = min(len(text), at + LONGEST_MACRO)
    plain = text.find(">>", at, stop)
    if plain < 0:
        return -1
    place = at
    while place < stop:
        character = text[place]
        if character in "\"'":
            close = place + 1
            while close < stop and text[close] != character:
                close += 2 if text[close] == "\\" else 1
            if close >= stop:
                return plain
            place = close
        elif text.startswith(">>", place):
            return place
        elif text.startswith("<<", place):
            return plain
        place += 1
    return plain
