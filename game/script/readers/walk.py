"""The walker every reader stands on: turns nodes into values, tells what is wrong, and never stops at the first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, TypeVar

from game.script.catalogue import shapes, values
from game.script.source import Leaf, Node, Page, Rows, Table, is_empty, kind_of
from game.story.condition import nearest

Fields = dict[str, tuple[Leaf, Node]]
Word = TypeVar("Word", bound=str)

ID: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
_COMMA_LIST: Final = re.compile(r"\s*,\s*|\s+and\s+|\s+")


class Walker:
    """Walks one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.misspelt: list[str] = []
        self.tell = page.tell
        self.suggest = page.suggest

    def wrong_kind(self, node: Node, what: str, wanted: str, example: str = "") -> None:
        """Tell that something else stands where ``wanted`` should."""
        if type(node) is Leaf and (broken := re.fullmatch(r"([\w.]+):(\S.*)", node.text)) and not node.style:
            self.tell(
                shapes.WrongKind,
                node,
                f"{what} should be {wanted}, and this is a text: there is no blank after the colon",
                f"write {broken[1]}: {broken[2]}",
            )
            return
        hint = f"for example: {example}" if example else ""
        if is_empty(node):
            self.tell(shapes.Empty, node, f"{what} is empty: {wanted} should stand here", hint)
        else:
            self.tell(shapes.WrongKind, node, f"{what} should be {wanted}, and this is {kind_of(node)}", hint)

    def pairs(self, node: Node, what: str, example: str = "", *, joins: AbstractSet[str] | None = None) -> Fields:
        """A group of keys as a dictionary; a doubled key is told, and the first one counts.

        Args:
            node: what stands there.
            what: what it is called.
            example: how it is written.
            joins: for a group in braces: the keys it can have. Anything else without a colon is then the rest of the
                text before it, which a comma cut in two. An empty set: every such thing is.
        """
        if type(node) is not Table:
            self.wrong_kind(node, what, "a group of keys", example)
            return {}
        found: Fields = {}
        for key, value in node.pairs if joins is None or not node.flow else joined(node.pairs, joins):
            if type(key) is not Leaf:
                self.tell(shapes.WrongKind, key, f"a key in {what} should be a word, and this is {kind_of(key)}")
            elif key.text in found:
                first = found[key.text][0]
                self.tell(
                    shapes.DoubledKey,
                    key,
                    f"'{key.text}' stands twice in {what}: first in line {first.line}",
                    "keep one of the two, or give one another name",
                )
            else:
                found[key.text] = (key, value)
        return found

    def fields(
        self,
        node: Node,
        what: str,
        known: AbstractSet[str],
        needed: Sequence[str] = (),
        owner: Node | None = None,
    ) -> Fields:
        """A group of known keys; an unknown or a missing one is told (a missing one at its owner)."""
        found = self.pairs(node, what, joins=known)
        if type(node) is not Table:
            return found
        self.misspelt = [name for name in found if name not in known]
        for name in self.misspelt:
            self.unknown_key(found.pop(name), what, known)
        for name in needed:
            if name not in found and not self.is_misspelt(name):
                self.tell(shapes.MissingKey, owner or node, f"{what} has no '{name}'", f"add {name}: …")
        return found

    def is_misspelt(self, name: str) -> bool:
        """Whether a missing key is most likely there, under one of the unknown names just told."""
        return bool(self.misspelt and nearest(name, self.misspelt))

    def unknown_key(self, pair: tuple[Leaf, Node], what: str, known: Collection[str]) -> None:
        """Tell a key that means nothing here."""
        key, value = pair
        if not key.style and is_empty(value) and (broken := re.fullmatch(r"([\w.]+):(\S.*)", key.text)):
            self.tell(
                shapes.UnknownKey,
                key,
                f"there is no blank after the colon in '{key.text}'",
                f"write {broken[1]}: {broken[2]}",
            )
            return
        hint = self.page.suggest(key.text, known, f"it can have: {', '.join(sorted(known))}")
        self.tell(shapes.UnknownKey, key, f"'{key.text}' is not a key of {what}", hint)

    def id(self, key: Leaf, what: str) -> bool:
        """Whether an id is snake_case; told where it is not."""
        text = key.text
        if ID.fullmatch(text):
            return True
        mended = re.sub(r"[^a-z0-9]+", "_", re.sub(r"['\u2019]", "", text).lower()).strip("_")[:40]
        hint = f"for example: {mended}" if ID.fullmatch(mended) else "for example: call_back"
        self.tell(
            values.BadId,
            key,
            f"'{text[:60]}' cannot be the id of {what}: an id is small letters, digits and _, and begins with a letter",
            hint,
        )
        return False

    def number(self, node: Node, what: str, low: int, high: int) -> int | None:
        """A whole number between two bounds."""
        if type(node) is not Leaf or is_empty(node):
            self.wrong_kind(node, what, "a whole number")
        elif not _WHOLE.fullmatch(node.text):
            self.tell(
                values.NotANumber,
                node,
                f"{what} should be a whole number, and this is '{node.text[:40]}'",
                f"write a whole number from {low} to {high}",
            )
        elif not low <= int(node.text) <= high:
            self.tell(values.OutOfRange, node, f"{what} goes from {low} to {high}, and this is {int(node.text)}", "")
        else:
            return int(node.text)
        return None

    def truth(self, node: Node, what: str) -> bool | None:
        """``true`` or ``false``, and nothing else that looks like it."""
        if type(node) is not Leaf or is_empty(node):
            self.wrong_kind(node, what, "true or false")
        elif node.text in ("true", "false"):
            return node.text == "true"
        else:
            near = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(
                node.text.lower(), node.text.lower()
            )
            self.tell(
                values.NotTrueOrFalse,
                node,
                f"{what} should be true or false, and this is '{node.text[:40]}'",
                f"write {near}" if near in ("true", "false") else "write true or false",
            )
        return None

    def one_of(self, node: Node, what: str, choices: Iterable[Word]) -> Word | None:
        """One of a few words."""
        words = list(choices)
        if type(node) is not Leaf or is_empty(node):
            self.wrong_kind(node, what, " or ".join(words))
            return None
        for word in words:
            if word == node.text:
                return word
        listed = f"{', '.join(words[:-1])} or {words[-1]}"
        self.tell(
            values.NotOneOf,
            node,
            f"{what} is {listed}, and this is '{node.text[:40]}'",
            self.suggest(node.text, words, f"write {listed}"),
        )
        return None

    def word(self, node: Node, what: str) -> Leaf | None:
        """A name that stands alone, such as the beat after ``go:``."""
        if type(node) is Leaf and node.text:
            return node
        self.wrong_kind(node, what, "one name")
        return None

    def several(self, node: Node, what: str) -> list[Leaf]:
        """One name, or a list of names."""
        if type(node) is Leaf and node.text:
            if not ID.fullmatch(node.text) and len(parts := _COMMA_LIST.split(node.text)) > 1:
                self.tell(
                    shapes.WrongKind,
                    node,
                    f"several names in {what} should be a list",
                    f"write [{', '.join(parts)}]",
                )
                return []
            return [node]
        if type(node) is not Rows:
            self.wrong_kind(node, what, "a name or a list of names", f"{what.split(maxsplit=1)[0]}: [one, another]")
            return []
        found = []
        for item in node.items:
            if type(item) is Leaf and item.text:
                found.append(item)
            else:
                self.wrong_kind(item, f"each entry of {what}", "one name")
        return found


def joined(pairs: Iterable[tuple[Node, Node]], known: AbstractSet[str]) -> list[tuple[Node, Node]]:
    """The pairs of a group in braces, with texts that a comma cut in two put together again.

    ``{text: Home on Tuesday, and happy}`` is read by YAML as two keys, the second without a value. What is no key here
    and has no colon cannot be meant as one.
    """
    found: list[tuple[Node, Node]] = []
    for key, value in pairs:
        if found and type(key) is Leaf and not key.style and is_empty(value) and key.text not in known:
            owner, before = found[-1]
            if type(before) is Leaf and not before.style and before.text:
                found[-1] = (owner, Leaf(f"{before.text}, {key.text}", before.line, before.column, ""))
                continue
        found.append((key, value))
    return found
