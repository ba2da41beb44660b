"""Reads texts: every one as it was written, with YAML's traps seen in it, and the words in its braces checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from game.script.catalogue import names, shapes, traps
from game.script.catalogue.code import Code
from game.script.readers.walk import Walker
from game.script.source import Leaf, Node, Page, Rows, Table
from game.story.model import slips

MAX_SLIPS: Final = 50
"""How many wrong braces of one text are told."""
_CUT: Final = re.compile(r"[^\s#] #")
_KEY_INSIDE: Final = re.compile(
    r"(?:^|\s)(say|label|does|mood|set|note|when|locked|once|why|reply|go|end|face|text):(?=\S)"
)
_BLOCK_STYLES: Final = frozenset("|>")


class TextWalker(Walker):
    """A walker that reads texts. ``words`` are those that may stand in braces, or None where nobody knows them."""

    def __init__(self, page: Page, words: Mapping[str, str] | None) -> None:
        super().__init__(page)
        self.words = words
        self.has_cuts = page.text is not None and " #" in page.text and _CUT.search(page.text) is not None

    def text(self, node: Node, what: str, otherwise: str = "") -> str:
        """What a text place holds, as it was written; ``otherwise`` where there is no text, which is told."""
        if type(node) is Leaf and (text := node.text) and not text.isspace():
            if "{" in text and self.words is not None:
                self.braces(node)
            if node.style in _BLOCK_STYLES:
                return text.strip("\n")
            if not node.style:
                if self.has_cuts:
                    self.watch_cut(node)
                if ":" in text and (key := _KEY_INSIDE.search(text)):
                    self.tell_inside(
                        traps.BrokenByColon,
                        node,
                        key.start(1),
                        f"'{key[1]}:' stands inside this text: was it meant as a key?",
                        f"write it on a line of its own with a blank after the colon ({key[1]}: …), or put the text in"
                        " quotation marks",
                    )
            return text
        return self.no_text(node, what, otherwise)

    def no_text(self, node: Node, what: str, otherwise: str) -> str:
        """Tell what stands where a text should; a text that a colon made into a key is put together again."""
        match node:
            case Leaf():
                cut = self.page.line(node.line)[node.column - 1 :].lstrip()
                if not node.style and cut.startswith("#"):
                    self.tell(
                        traps.SpecialStart,
                        node,
                        f"{what} begins with #, which makes the rest of the line a comment",
                        f'put the text in quotation marks: "{cut}"',
                    )
                else:
                    self.tell(shapes.Empty, node, f"{what} has no text", "write the text after the colon")
            case Table(pairs=[(Leaf(text=key), Leaf(text=rest))]) if not node.flow and rest:
                self.tell(
                    traps.BrokenByColon,
                    node,
                    f"the colon in this text makes '{key}' look like a key",
                    f'put the text in quotation marks: "{key}: {rest}"',
                )
                return f"{key}: {rest}"
            case Table(flow=True):
                self.tell(
                    shapes.WrongKind,
                    node,
                    f"{what} should be a text, and a leading {{ makes it a group of keys",
                    "put the whole text in quotation marks",
                )
            case Rows(flow=True):
                self.tell(
                    shapes.WrongKind,
                    node,
                    f"{what} should be a text, and a leading [ makes it a list",
                    "put the whole text in quotation marks",
                )
            case _:
                self.wrong_kind(node, what, "a text")
        return otherwise

    def braces(self, node: Leaf) -> None:
        """Tell every word in braces that the course does not know."""
        known = self.words or {}
        for slip in slips(node.text, known)[:MAX_SLIPS]:
            if slip.name is None:
                message, hint = "this { is never closed", "close it with }, or write {{ for a brace"
            else:
                message = f"there is no word '{slip.name}' to put here"
                hint = self.suggest(
                    slip.name, {*known, "player"}, "add it under words: in course.yaml, or write {{ for a brace"
                )
            self.tell_inside(names.UnknownWord, node, slip.column, message, hint)

    def tell_inside(self, code: type[Code], node: Leaf, offset: int, message: str, hint: str = "") -> None:
        """Tell a problem at an offset into a leaf's text."""
        line, column = self.page.locate(node, offset)
        self.page.tell_at(code, line, column, message, hint)

    def watch_cut(self, node: Leaf) -> None:
        """Warn where one blank and a # cut an unquoted text; a comment after two blanks is meant as one."""
        number, start, left = node.line, node.column - 1, "".join(node.text.split())
        while left and number <= len(self.page.lines):
            raw = self.page.lines[number - 1]
            cut = _CUT.search(raw, start)
            here = "".join((raw[start : cut.start() + 1] if cut else raw[start:]).split())
            if not cut and "#" in raw and not left.startswith(here):
                return  # a comment after two blanks or a tab
            if cut and left == here:
                rest = raw[cut.start() + 2 :].rstrip()
                self.page.tell_at(
                    traps.CutAtHash,
                    number,
                    cut.start() + 3,
                    f"the text stops before ' #': '{rest[:40]}' is left out as a comment",
                    "put the text in quotation marks, or, if a comment is meant, leave two blanks before the #",
                )
                return
            left = left[len(here) :]
            number, start = number + 1, 0
