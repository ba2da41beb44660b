"""Reads what runs from line to line in ink: choices, what they lead to, gathers, and blocks in braces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.authoring.importing.expression import YES, Expression, Op, all_of
from game.authoring.importing.flow import (
    DEEPEST,
    Arm,
    Choose,
    If,
    Mark,
    Pieces,
    Place,
    Remark,
    Say,
    Statement,
    Stop,
    Way,
    Words,
    inside,
)
from game.authoring.importing.imported import NotMappedError
from game.authoring.ink.block import DASHES, Block
from game.authoring.ink.inline import Inline, find, pairs
from game.authoring.ink.logic import logic
from game.authoring.ink.scope import InkTerms
from game.authoring.ink.sections import Line, plain

_BULLETS: Final = re.compile(r"\s*((?:[*+]\s*)+)")
_LABEL: Final = re.compile(r"\(\s*(\w+)\s*\)\s*")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a weave: a choice (``*`` or ``+``), a gather (``-``) or anything else (``""``), and how deep."""

    at: Place
    kind: str
    depth: int
    text: str


class Weave:
    """Reads one body.

    Args:
        lines: its lines.
        inline: what reads single lines, and knows the names.
        prefix: what the full names of labels begin with.
    """

    def __init__(self, lines: Sequence[Line], inline: Inline, prefix: str, nested: int = 0) -> None:
        self.inline = inline
        self.prefix = prefix
        self.nested = nested
        self.items = items_of(lines)
        self.at = 0

    @property
    def terms(self) -> InkTerms:
        """How expressions are read here."""
        return self.inline.terms

    def whole(self) -> list[Statement]:
        """Every statement."""
        return self.level(1)

    def peek(self) -> Item | None:
        """The item that comes next."""
        return self.items[self.at] if self.at < len(self.items) else None

    def level(self, depth: int) -> list[Statement]:
        """Statements down to the next choice or gather that is less deep."""
        found: list[Statement] = []
        while (item := self.peek()) is not None:
            if item.kind and item.depth < depth:
                break
            if item.kind in ("*", "+"):
                found.append(self.choose(item.depth, found))
                continue
            self.at += 1
            if found and _offers(found[-1]):
                why = "choices in a block are offered there, and not after what follows"
                found.insert(len(found) - 1, Remark(item.at, "", why))
            if item.kind == "-":
                label = _LABEL.match(item.text)
                if label is not None:
                    found.append(Mark(item.at, f"{self.prefix}.{label[1]}"))
                rest = item.text[label.end() if label else 0 :]
                if rest.strip():
                    again = items_of([(item.at, rest)])
                    self.items[self.at : self.at] = again
            else:
                found += self.content(item)
        return found

    # Choices

    def choose(self, depth: int, before: list[Statement]) -> Choose:
        """Choices of one depth that stand below each other."""
        ways = _ways_before(before)
        first = self.items[self.at].at
        otherwise: list[Statement] | None = None
        while (item := self.peek()) is not None and item.kind in ("*", "+") and item.depth == depth:
            self.at += 1
            text = item.text
            label = _LABEL.match(text)
            text = text[label.end() if label else 0 :]
            condition, text = self.conditions(text)
            mark = f"{self.prefix}.{label[1]}" if label else ""
            card, said, leads = self.parts(text, item.at)
            told = self.inline.told()
            body: list[Statement] = [*told, *leads]
            self.nested += 1
            if self.nested > DEEPEST:
                body.append(Remark(item.at, plain(text.strip()), "choices are nested too deep here"))
            else:
                body += self.level(depth + 1)
            self.nested -= 1
            if not card and not said:
                last: list[Statement] = [*([Mark(item.at, mark)] if mark else []), *body]
                if condition is not None and condition != YES:
                    arm = Arm(item.at, condition, tuple(last), plain(item.text))
                    last = [If((arm, Arm(item.at, None, (Stop(item.at),), "")))]
                otherwise = last
                continue
            once = self.inline.key(item.at, -1) if item.kind == "*" else ""
            tree: Expression | NotMappedError = YES if condition is None else condition
            ways.append(Way(item.at, card, said, tree, plain(item.text.strip()), tuple(body), once, mark))
        return Choose(first, tuple(ways), None if otherwise is None else tuple(otherwise))

    def conditions(self, text: str) -> tuple[Expression | NotMappedError | None, str]:
        """The conditions before a choice, and what comes behind them; also where that stands in the next lines."""
        trees: list[Expression | NotMappedError] = []
        while True:
            text = text.lstrip()
            if not text and trees and (item := self.peek()) is not None and not item.kind:
                self.at += 1
                text = item.text.lstrip()
            end = pairs(text).get(0, -1) if text.startswith("{") else -1
            inside = text[1:end].strip()
            if end < 0 or "\n" in inside or find(inside, (":",)) >= 0 or "|" in inside.replace("||", ""):
                break
            trees.append(self.terms.read_or_reason(inside))
            text = text[end + 1 :]
        lost = next((tree for tree in trees if isinstance(tree, NotMappedError)), None)
        if lost is not None:
            return lost, text
        return (all_of(tuple(tree for tree in trees if not isinstance(tree, NotMappedError))) if trees else None), text

    def parts(self, text: str, at: Place) -> tuple[Pieces, Pieces, list[Statement]]:
        """A choice's card, what is said when it is taken (empty: the same), and where it leads on its own line."""
        text, told = _untagged(" ".join(text.split("\n")), at)
        words, leads = self.inline.parted(text, at)
        start = find(words, ("[",))
        end = find(words[start + 1 :], ("]",)) if start >= 0 else -1
        if start < 0 or end < 0:
            card = said = words
        else:
            before, only, after = words[:start], words[start + 1 : start + 1 + end], words[start + end + 2 :]
            card, said = before + only, before + after
        if not card.strip() and not said.strip():
            return (), (), [*told, *leads]
        if said.strip() and leads and not isinstance(leads[0], Stop | Remark):
            told.append(Remark(at, "", "a line that goes on in the next one was cut in two"))
        shown = self.inline.pieces(card, at, 0)
        echoed = self.inline.pieces(said, at, 0) if said.strip() and said != card else ()
        if not said.strip():
            echoed = ()
        return shown or (Words("…"),), echoed, [*told, *leads]

    # Content

    def content(self, item: Item) -> list[Statement]:
        """A line, a line of logic, or a block."""
        text = item.text.strip()
        if text.startswith("~"):
            return logic(text, item.at, self.terms)
        start = text.find("{")
        while start >= 0 and "\n" in text:
            end = pairs(text).get(start, -1)
            if end >= 0 and "\n" in text[start:end]:
                return self.around(text, start, end, item.at)
            start = text.find("{", end + 1) if end >= 0 else -1
        return self.inline.line(" ".join(text.split("\n")), item.at)

    def around(self, text: str, start: int, end: int, at: Place) -> list[Statement]:
        """A block with what stands before and behind it on its lines."""
        found: list[Statement] = []
        if text[:start].strip():
            said = self.inline.line(text[:start], at)
            found += [replace(one, open=True) if isinstance(one, Say) else one for one in said]
        if self.nested >= DEEPEST:
            source = " ".join(plain(text[start : end + 1]).split())
            found.append(Remark(at, source, "blocks are nested too deep here"))
        else:
            found += Block(self.inline, self.inner).read(text[start + 1 : end], at)
        rest = text[end + 1 :]
        if rest.strip():
            here = Place(at.line + text.count("\n", 0, end), at.file)
            found += self.content(Item(here, "", 0, rest))
        return found

    def inner(self, lines: Sequence[Line]) -> tuple[Statement, ...]:
        """A part of a block."""
        return tuple(Weave(lines, self.inline, self.prefix, self.nested + 1).whole())


def items_of(lines: Sequence[Line]) -> list[Item]:
    """Lines as items; what stands in braces over several lines is one."""
    found: list[Item] = []
    held: list[str] = []
    held_at: Place | None = None
    depth = 0
    for at, line in lines:
        depth = max(0, depth + line.count("{") - line.count("}"))
        if held_at is None:
            held_at = at
        held.append(line)
        if depth and len(held) < 2000:
            continue
        _add("\n".join(held), held_at, found)
        held, held_at, depth = [], None, 0
    if held and held_at is not None:
        for number, line in enumerate(held):
            _add(line, Place(held_at.line + number, held_at.file), found)
    return found


def _add(text: str, at: Place, found: list[Item]) -> None:
    if not text.strip():
        return
    if match := _BULLETS.match(text):
        bullets = "".join(match[1].split())
        found.append(Item(at, bullets[0], len(bullets), text[match.end() :]))
    elif match := DASHES.match(text):
        found.append(Item(at, "-", match[1].count("-"), text[match.end() :]))
    else:
        found.append(Item(at, "", 0, text))


def _untagged(text: str, at: Place) -> tuple[str, list[Statement]]:
    """A choice without its tags, each of which ends at a bracket."""
    told: list[Statement] = []
    while (start := find(text, ("#",))) >= 0:
        end = min((place for sign in "[]#" if (place := text.find(sign, start + 1)) >= 0), default=len(text))
        told.append(Remark(at, f"# {plain(text[start + 1 : end].strip())}", "a tag was kept as a comment"))
        text = text[:start] + text[end:]
    return text, told


def _offers(one: Statement) -> bool:
    """Whether a block has choices in it."""
    return isinstance(one, If) and any(isinstance(each, Choose) for each in inside((one,)))


def _ways_before(before: list[Statement]) -> list[Way]:
    """Choices in a block right before others: they are offered together with them, while its condition holds."""
    found: list[Way] = []
    while before and isinstance(one := before[-1], If):
        ways: list[Way] = []
        others: Expression = YES
        for arm in one.arms:
            if len(arm.body) != 1 or not isinstance(choose := arm.body[0], Choose) or choose.otherwise:
                return found
            if isinstance(arm.condition, NotMappedError):
                return found
            own = others if arm.condition is None else all_of((others, arm.condition))
            for way in choose.ways:
                tree = way.condition if isinstance(way.condition, NotMappedError) else all_of((own, way.condition))
                ways.append(replace(way, condition=tree))
            if arm.condition is not None:
                others = all_of((others, Op("not", (arm.condition,))))
        found = [*ways, *found]
        before.pop()
    return found
