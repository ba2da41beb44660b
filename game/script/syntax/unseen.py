"""Characters that nobody sees, as they stand in a file or as an escape makes them: each is told by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from game.letters import FORBIDDEN, HIDDEN, name_of
from game.script.catalogue import files
from game.script.catalogue.code import Code
from game.script.source import MappingNode, Page, ScalarNode, SequenceNode, YamlNode

MAX_TOLD: Final = 100
"""How many lines of a file are told at most for such characters."""
_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.)|$)")
_MADE: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_STEERING: Final = re.compile(r"\\[0abefrvxuULPN]")
_DELETE: Final = "delete it; it often comes along when text is copied from elsewhere"
_LETTER: Final = "\N{DEVANAGARI LETTER A}"
"""Joiners are at home beside it."""


def is_clear(text: str) -> bool:
    """Whether nothing in a file's text has to be looked at for characters that no text may hold."""
    return not _STEERING.search(text) and not FORBIDDEN.search(text.replace("\r", ""))


def without_forbidden(page: Page, told: set[int]) -> str:
    """A page's text with a space for each character that no text may hold; the first of each line is told."""
    text = page.text or ""
    if not FORBIDDEN.search(text.replace("\r", "")):
        return text
    lines = page.lines[:]
    for row, line in enumerate(lines):
        if found := FORBIDDEN.search(line):
            if len(told) < MAX_TOLD:
                what = f"there is a character here that no text may hold: {name_of(found[0])}"
                page.tell_at(files.BadCharacter, row + 1, found.start() + 1, what, _DELETE)
            told.add(row + 1)
            lines[row] = FORBIDDEN.sub(" ", line)
    return "\n".join(lines)


def tell_unseen(page: Page, root: YamlNode | None, told: set[int]) -> None:
    """Tell what escapes make that no text may hold, and what stands in the file unseen; not in lines ``told``."""
    text = page.text or ""
    if root is not None and _STEERING.search(text):
        odd = (one for leaf in _quoted(root) if leaf.line not in told for one in _odd_escapes(page, leaf))
        for code, line, column, what, hint in islice(odd, MAX_TOLD):
            page.tell_at(code, line, column, what, hint)
    if text.isascii() or not HIDDEN.search(text):
        return
    lines = ((at, line) for at, line in enumerate(page.lines, 1) if at not in told)
    found = ((at, unseen) for at, line in lines if (unseen := HIDDEN.search(line)))
    for number, unseen in islice(found, MAX_TOLD):
        what = f"there is a character here that nobody sees: {name_of(unseen[0])}"
        page.tell_at(files.HiddenCharacter, number, unseen.start() + 1, what, _DELETE)


def _odd_escapes(page: Page, leaf: ScalarNode) -> Iterator[tuple[type[Code], int, int, str, str]]:
    """What is to be told of a text's escapes: the code, the line and column, what is there, and the mend."""
    for line, column, escape, made in _escapes(page, leaf):
        if FORBIDDEN.match(made):
            what = f"{escape} here makes a character that no text may hold: {name_of(made)}"
            hint = "write \\\\ for a backslash, or put the text in single quotation marks"
            yield files.BadCharacter, line, column, what, hint
        elif HIDDEN.search(f"{_LETTER}{made}{_LETTER}"):
            what = f"{escape} here makes a character that nobody sees: {name_of(made)}"
            yield files.HiddenCharacter, line, column, what, "take it away"


def _quoted(root: YamlNode) -> Iterator[ScalarNode]:
    """Every text and key in double quotation marks."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if type(node) is ScalarNode:
            if node.style == '"':
                yield node
        elif type(node) is SequenceNode:
            waiting.extend(reversed(node.items))
        elif type(node) is MappingNode:
            waiting.extend(part for pair in reversed(node.pairs) for part in reversed(pair))


def _escapes(page: Page, leaf: ScalarNode) -> Iterator[tuple[int, int, str, str]]:
    """Each escape of a text in double quotation marks: its line and column, how it is written, and what it makes."""
    number, at = leaf.line, leaf.column
    if page.line(number)[at - 1 : at] != '"':
        return
    while number <= len(page.lines):
        line = page.line(number)
        while at < len(line) and line[at] != '"':
            if line[at] == "\\" and (found := _ESCAPE.match(line, at)):
                code = found[1] or found[2] or found[3]
                made = chr(int(code, 16)) if code and int(code, 16) <= 0x10FFFF else _MADE.get(found[4] or "", "")
                if made:
                    yield number, at + 1, found[0], made
                at = found.end()
            else:
                at += 1
        if at < len(line):
            return
        number, at = number + 1, 0
