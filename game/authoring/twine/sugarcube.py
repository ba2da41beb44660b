"""Reads a passage written for SugarCube: ``<<set>>``, ``<<if>>``, links; whatever else it holds becomes a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from game.authoring.twine.sugarcube_parts import MACRO, end_of_macro, link_of, macro_name, texts_of
from game.authoring.twine.terms import condition_or_reason, sets_of
from game.authoring.twine.twine import (
    DEEPEST_MACROS,
    LONGEST_MACRO,
    Assignment,
    Branch,
    If,
    Jump,
    Link,
    NotMappedError,
    Remark,
    StoryNode,
    StoryWords,
    link_parts,
)
from game.story.model import Condition

_NEXT: Final = re.compile(r"<<|\[\[|\[(?:img|<img|>img)\[|/\*|/%|<!--|\{\{\{|\"\"\"|</?[A-Za-z][^<>]{0,400}>")
_CLOSED_BY: Final = {"/*": "*/", "/%": "%/", "<!--": "-->", "{{{": "}}}", '"""': '"""'}
_RAW: Final = frozenset(("script", "style", "html", "verbatim"))
_LOOPS: Final = frozenset(("for", "switch", "repeat", "timed", "widget", "capture", "createplaylist"))
_SETTER: Final = re.compile(r"\]\[(.*)\Z", re.DOTALL)


@dataclass(slots=True)
class _Open:
    """An ``<<if>>``, ``<<link>>`` or ``<<silently>>`` that is not closed yet, and the nodes in it so far."""

    name: str
    line: int
    source: str
    nodes: list[StoryNode] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    condition: Condition | NotMappedError | None = None
    conditioned_at: tuple[int, str] = (0, "")
    link: tuple[str, str] = ("", "")


def read_sugarcube(text: str, line: int) -> tuple[StoryNode, ...]:
    """A passage's nodes.

    Args:
        text: the passage.
        line: the line in the story's file at which it begins.
    """
    return _Reader(text, line).nodes()


class _Reader:
    """One pass over one passage."""

    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self.seen_to = 0
        self.line = line
        self.stack: list[_Open] = [_Open("", line, "")]
        self.skipped: list[str] = []

    def line_at(self, place: int) -> int:
        """The line of a place; places are asked for in order."""
        self.line += self.text.count("\n", self.seen_to, place)
        self.seen_to = max(self.seen_to, place)
        return self.line

    def put(self, node: StoryNode) -> None:
        self.stack[-1].nodes.append(node)

    def nodes(self) -> tuple[StoryNode, ...]:
        at = 0
        while (found := _NEXT.search(self.text, at)) is not None:
            if found.start() > at:
                self.put(StoryWords(self.line_at(at), self.text[at : found.start()]))
            line = self.line_at(found.start())
            at = self.special(found[0], found.start(), line)
        if at < len(self.text):
            self.put(StoryWords(self.line_at(at), self.text[at:]))
        while len(self.stack) > 1:
            self.close_late(self.stack[-1])
        return tuple(self.stack[0].nodes)

    def special(self, mark: str, at: int, line: int) -> int:
        """Read what begins with a mark at a place; returns where it ends."""
        if mark == "<<":
            end = end_of_macro(self.text, at + 2)
            if end < 0:
                self.put(StoryWords(line, "<<"))
                return at + 2
            self.macro(self.text[at + 2 : end], line)
            return self.raw(at, end + 2)
        if mark == "[[":
            end = self.text.find("]]", at, at + LONGEST_MACRO)
            if end < 0:
                self.put(StoryWords(line, "[["))
                return at + 2
            self.link(self.text[at + 2 : end], line)
            return end + 2
        if mark in _CLOSED_BY:
            end = self.text.find(_CLOSED_BY[mark], at + len(mark))
            end = len(self.text) if end < 0 else end
            inside = self.text[at + len(mark) : end]
            self.put(StoryWords(line, inside) if mark in ("{{{", '"""') else Remark(line, inside.strip()))
            return min(len(self.text), end + len(_CLOSED_BY[mark]))
        if mark.startswith("["):
            end = self.text.find("]]", at)
            end = len(self.text) if end < 0 else end + 2
            self.put(Remark(line, self.text[at:end], "a scene shows no pictures"))
            return end
        if re.fullmatch(r"<br\s*/?>", mark, re.IGNORECASE):
            self.put(StoryWords(line, "\n"))
        else:
            self.put(Remark(line, mark, "HTML was left out, and what stands in it was kept"))
        return at + len(mark)

    def raw(self, at: int, end: int) -> int:
        """Skip what stands in a macro that holds no story; returns where to go on."""
        name = macro_name(self.text[at + 2 : end - 2])
        if name not in _RAW:
            return end
        close = self.text.find(f"<</{name}>>", end)
        stop = len(self.text) if close < 0 else close
        if self.text[end:stop].strip():
            self.put(Remark(self.line_at(end), self.text[end:stop].strip("\n"), f"<<{name}>> cannot be carried over"))
        return stop if close < 0 else close + len(f"<</{name}>>")

    def link(self, inside: str, line: int) -> None:
        """A link in double brackets, with what it sets: ``[[text|target][$a to 1]]``."""
        sets: tuple[Assignment, ...] = ()
        if (setter := _SETTER.search(inside)) is not None:
            sets = self.sets(setter[1], line, f"[[{inside}]]")
            inside = inside[: setter.start()]
        text, target = link_parts(inside)
        if not target:
            self.put(Remark(line, f"[[{inside}]]", "this link leads nowhere"))
            return
        self.put(Link(line, text, target, sets))

    def sets(self, source: str, line: int, whole: str) -> tuple[Assignment, ...]:
        try:
            return sets_of(source, line)
        except NotMappedError as reason:
            self.put(Remark(line, whole, f"what it sets was left out: {reason}"))
            return ()

    def macro(self, inside: str, line: int) -> None:
        found = MACRO.fullmatch(inside.strip())
        source = f"<<{inside}>>"
        if found is None:
            self.put(Remark(line, source, "this is no macro"))
            return
        closes, name, arguments = bool(found[1]), found[2], found[3].strip()
        if closes or name in ("endif", "endsilently", "endlink", "endbutton"):
            self.closing(name.removeprefix("end"), line, source)
        elif name == "set":
            for assignment in self.sets(arguments, line, source):
                self.put(assignment)
        elif name == "if":
            condition = condition_or_reason(arguments)
            self.open(_Open(name, line, inside, condition=condition, conditioned_at=(line, arguments)))
        elif name in ("elseif", "else"):
            self.arm(name, arguments, line, source)
        elif name in ("link", "button"):
            self.open(_Open(name, line, inside, link=link_of(arguments)))
        elif name in ("silently", "nobr"):
            self.open(_Open(name, line, inside))
        elif name in ("goto", "choice", "actions"):
            self.away(name, arguments, line, source)
        elif name in ("print", "=", "-"):
            self.put(StoryWords(line, arguments))
            self.put(Remark(line, source, f"<<{name}>> cannot be carried over: what it prints stands in the line"))
        elif name == "unset":
            self.put(Remark(line, source, "a scene's flags are never taken away"))
        elif name in _LOOPS:
            self.put(Remark(line, source, f"<<{name}>> cannot be carried over; what stands in it was kept, once"))
        elif name not in _RAW:
            self.put(Remark(line, source, f"<<{name}>> cannot be carried over"))

    def away(self, name: str, arguments: str, line: int, source: str) -> None:
        """``<<goto>>``, and the old ``<<choice>>`` and ``<<actions>>``."""
        if name == "goto":
            text, target = link_of(arguments)
            target = target or text
            self.put(Jump(line, target) if target else Remark(line, source, "it leads nowhere"))
            return
        links = re.findall(r"\[\[(.*?)\]\]", arguments[: arguments.rfind("]]") + 2]) or [
            each for each in texts_of(arguments)[: 1 if name == "choice" else None] if each
        ]
        for each in links:
            self.link(each, line)

    def open(self, opened: _Open) -> None:
        """Begin what will be closed; past the bound it is told, and what stands in it belongs to what is round it."""
        if len(self.stack) > DEEPEST_MACROS:
            self.skipped.append(opened.name)
            self.put(Remark(opened.line, f"<<{opened.source}>>", "macros stand too deep in each other here"))
        else:
            self.stack.append(opened)

    def arm(self, name: str, condition: str, line: int, source: str) -> None:
        """``<<elseif>>`` and ``<<else>>``; ``<<else if>>`` is taken as the former."""
        top = self.stack[-1]
        if top.name != "if" or top.condition is None or "if" in self.skipped:
            self.put(Remark(line, source, f"there is no <<if>> that this <<{name}>> belongs to"))
            return
        top.branches.append(_branch(top))
        top.nodes = []
        if name == "else" and condition.startswith("if "):
            condition = condition[3:]
        top.condition = condition_or_reason(condition) if condition else None
        top.conditioned_at = (line, condition)

    def closing(self, name: str, line: int, source: str) -> None:
        if name in _LOOPS or name in _RAW:
            return  # its beginning has been told
        if self.skipped and self.skipped[-1] == name:
            self.skipped.pop()
            return
        if any(each.name == name for each in self.stack[1:]):
            while self.stack[-1].name != name:
                self.close_late(self.stack[-1])
            self.close(self.stack[-1])
        else:
            self.put(Remark(line, source, "there is nothing here that this closes"))

    def close_late(self, opened: _Open) -> None:
        """Close what its author never closed."""
        self.close(opened)
        self.put(Remark(opened.line, f"<<{opened.source}>>", f"<<{opened.name}>> is never closed, and was closed here"))

    def close(self, opened: _Open) -> None:
        """Put an open macro, which is the innermost one, into what it stands in."""
        self.stack.pop()
        if opened.name == "if":
            self.put(If((*opened.branches, _branch(opened))))
        elif opened.name in ("link", "button"):
            self.close_link(opened)
        else:
            for node in opened.nodes:
                is_said = isinstance(node, StoryWords) and node.text.strip() and opened.name == "silently"
                self.put(Remark(node.line, node.text.strip()) if isinstance(node, StoryWords) and is_said else node)

    def close_link(self, opened: _Open) -> None:
        text, target = opened.link
        sets = tuple(node for node in opened.nodes if isinstance(node, Assignment))
        jumps = [node for node in opened.nodes if isinstance(node, Jump)]
        target = target or (jumps[0].target if jumps else "")
        rest: list[StoryNode] = [
            node
            for node in opened.nodes
            if not isinstance(node, Assignment | Jump) and not (isinstance(node, StoryWords) and not node.text.strip())
        ]
        if target:
            self.put(Link(opened.line, text or target, target, sets))
        else:
            self.put(Remark(opened.line, f"<<{opened.source}>>", "a link without a passage cannot be carried over"))
            rest = list(opened.nodes)
        for node in rest:
            self.put(node)


def _branch(opened: _Open) -> Branch:
    line, source = opened.conditioned_at
    return Branch(line, opened.condition, tuple(opened.nodes), source)
