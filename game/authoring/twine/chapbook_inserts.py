"""What stands in braces in Chapbook: variables, links and passages that are shown in the line."""

from __future__ import annotations

import re
from typing import Final

from game.authoring.importing import NotMappedError
from game.authoring.twine.led import Way
from game.authoring.twine.marks import GAP, value_of
from game.authoring.twine.terms import texts_in
from game.authoring.twine.twine import Include, Remark, StoryNode, StoryWords

INSERT: Final = r"\{[^{}\n]+\}"
"""The pattern of an insert."""
_VARIABLE: Final = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[[^\[\]]{1,40}\])*")
_NAMED: Final = re.compile(r"[A-Za-z][A-Za-z ]*(?=[:,]|(?<=\s)['\"]|\Z)")
_TEXT: Final = r"""\s*:\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")"""
_KEYS: Final = {key: re.compile(rf"\b{key}{_TEXT}") for key in ("text", "passage", "label")}
_SHOWN: Final = frozenset(("cycling link for", "cycling link", "dropdown menu for", "dropdown menu"))
_EMPTY: Final = ("embed ", "ambient sound", "no ambient sound", "sound effect", "theme switcher", "text input")


def insert(line: int, source: str, way: Way) -> tuple[StoryNode, ...]:
    """What becomes of an insert; braces that hold none are text.

    Args:
        line: where it stands.
        source: all of it, with its braces.
        way: makes a link, of its line, text, target, source and what it sets.
    """
    inside = source[1:-1].strip()
    if _VARIABLE.fullmatch(inside):
        return (StoryWords(line, value_of(inside)),)
    found = _NAMED.match(inside)
    if found is None:
        return (StoryWords(line, source),)
    name = found[0].strip().lower()
    texts = _texts(inside)
    first = texts[0] if texts else ""
    if name.startswith("embed passage") and first:
        return (Include(line, first, source),)
    if name == "reveal link":
        passage, text = _key("passage", inside), _key("text", inside)
        told = Remark(line, source, "what a link reveals is there at once")
        return (told, Include(line, passage, source) if passage else StoryWords(line, text or first))
    if name == "link to" and first:
        return way(line, _key("label", inside) or first, first, source, ())
    told = Remark(line, source, f"{{{name}}} cannot be carried over")
    if name in _SHOWN:
        choices = texts[1:] if name.endswith("for") else texts
        return (StoryWords(line, choices[0] if choices else GAP), told)
    if name.startswith(_EMPTY) or name in ("restart link", "back link"):
        return (told,)
    return (StoryWords(line, GAP), told)


def _texts(inside: str) -> list[str]:
    try:
        return texts_in(inside)
    except NotMappedError:
        return []


def _key(key: str, inside: str) -> str:
    found = _KEYS[key].search(inside)
    return re.sub(r"\\(.)", r"\1", found[1] or found[2] or "") if found else ""
