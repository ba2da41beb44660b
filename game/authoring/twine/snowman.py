"""Reads a passage written for Snowman: ``<% … %>`` with what plain code maps, ``<%= … %>``, links, Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from game.authoring.importing import NotMappedError
from game.authoring.twine.markdown import COMMON, MarkdownMarkup
from game.authoring.twine.marks import GAP, value_of
from game.authoring.twine.snowman_code import statements
from game.authoring.twine.terms import condition_or_reason, sets_of, texts_alone
from game.authoring.twine.tokens import STATE, tokens_of
from game.authoring.twine.twine import DEEPEST_MACROS, Branch, If, Include, Remark, StoryNode, StoryWords
from game.story.model import Condition

_NEXT: Final = re.compile(rf"<%[=-]?|\$\{{[^{{}}\n]+\}}|{COMMON}", re.IGNORECASE)
_IF: Final = re.compile(r"(?:(\})\s*else\s+)?if\s*\((.*)\)\s*\{", re.DOTALL)
_ELSE: Final = re.compile(r"\}\s*else\s*\{")
_RENDER: Final = re.compile(r"""(?:window\.)?story\.render\(\s*("[^"]*"|'[^']*')\s*\)\s*;?""")
_DECLARED: Final = re.compile(r"(?:var|let|const)\s+")
_NO_CODE: Final = "code cannot be carried over"


@dataclass(slots=True)
class _Block:
    """An ``if`` whose brace is open, with what stands in its arm so far; or any other code with an open brace."""

    line: int
    condition: Condition | NotMappedError | None = None
    source: str = ""
    is_if: bool = False
    nodes: list[StoryNode] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)

    def branch(self) -> Branch:
        """The arm that is open."""
        return Branch(self.line, self.condition, tuple(self.nodes), self.source)


def read_snowman(text: str, line: int, names: frozenset[str] = frozenset()) -> tuple[StoryNode, ...]:
    """A passage's nodes.

    Args:
        text: the passage.
        line: the line in the story's file at which it begins.
        names: the names of all passages.
    """
    return _Reader(text, line, names).nodes()


class _Reader(MarkdownMarkup):
    """One pass over one passage."""

    def __init__(self, text: str, line: int, names: frozenset[str]) -> None:
        super().__init__(text, line, names)
        self.stack = [_Block(line)]

    def put(self, *nodes: StoryNode) -> None:
        self.stack[-1].nodes.extend(nodes)

    def nodes(self) -> tuple[StoryNode, ...]:
        at = 0
        while (match := _NEXT.search(self.text, at)) is not None:
            if match.start() > at:
                self.put(StoryWords(self.line_at(at), self.text[at : match.start()]))
            if match[0].startswith("<%"):
                at = self.template(match[0], match.start())
            elif match[0][0] == "$":
                self.put(*_value(self.line_at(match.start()), match[0][2:-1].strip(), match[0]))
                at = match.end()
            else:
                found, at = self.common(match.start(), match.end())
                self.put(*found)
        if at < len(self.text):
            self.put(StoryWords(self.line_at(at), self.text[at:]))
        while len(self.stack) > 1:
            self.put(Remark(self.stack[-1].line, "", "a brace is never closed in the code here"))
            self.close()
        return tuple(self.stack[0].nodes)

    def template(self, mark: str, start: int) -> int:
        """``<% … %>`` at a place; returns where it ends."""
        close = self.after("%>", start)
        end = len(self.text) if close < 0 else close + 2
        source, line = self.text[start:end], self.line_at(start)
        inside = source[len(mark) :].removesuffix("%>").strip()
        if mark == "<%":
            for statement in statements(inside):
                self.statement(line, statement)
        else:
            self.put(*_value(line, inside.rstrip("; \n"), source))
        return end

    def statement(self, line: int, source: str) -> None:
        """One statement of the code."""
        if (found := _IF.fullmatch(source)) is not None and (found[1] is None or self.stack[-1].is_if):
            self.arm(line, found[2], is_new=found[1] is None)
        elif _ELSE.fullmatch(source) and self.stack[-1].is_if:
            self.arm(line, None, is_new=False)
        elif source.startswith("}"):
            if len(self.stack) > 1:
                self.close()
            if rest := source[1:].lstrip("; \n)"):
                self.statement(line, rest)
        else:
            self.other(line, source)

    def other(self, line: int, source: str) -> None:
        """A statement that is no condition: variables that are set, or what cannot be carried over."""
        try:
            self.put(*sets_of(_DECLARED.sub("", source, count=1), line, STATE))
        except NotMappedError:
            self.put(Remark(line, f"<% {source} %>", _NO_CODE))
            opened = source.count("{") - source.count("}")
            self.stack += [_Block(line) for _ in range(min(opened, DEEPEST_MACROS - len(self.stack)))]

    def arm(self, line: int, condition: str | None, *, is_new: bool) -> None:
        """Begin an arm of an if."""
        if is_new:
            if len(self.stack) > DEEPEST_MACROS:
                self.put(Remark(line, f"<% if ({condition}) {{ %>", "conditions stand too deep in each other here"))
                return
            self.stack.append(_Block(line, is_if=True))
        else:
            block = self.stack[-1]
            block.branches.append(block.branch())
            block.nodes = []
        block = self.stack[-1]
        block.line, block.source = line, condition or ""
        block.condition = None if condition is None else condition_or_reason(condition, STATE)

    def close(self) -> None:
        """Put the innermost block into what it stands in."""
        block = self.stack.pop()
        if block.is_if:
            self.put(If((*block.branches, block.branch())))
        else:
            self.put(*block.nodes)


def _value(line: int, inside: str, source: str) -> tuple[StoryNode, ...]:
    """What ``<%= … %>`` shows: a variable, a text, a passage, or a gap that is told."""
    if (shown := _RENDER.fullmatch(inside)) is not None:
        return (Include(line, shown[1][1:-1], source),)
    try:
        tokens, texts = tokens_of(inside, STATE), texts_alone(inside)
    except NotMappedError:
        tokens, texts = [], []
    if len(tokens) == 1 and tokens[0][0] == "name":
        return (StoryWords(line, value_of(tokens[0][1])),)
    if len(tokens) == 1 and texts:
        return (StoryWords(line, texts[0]),)
    return (StoryWords(line, GAP), Remark(line, source, _NO_CODE))
