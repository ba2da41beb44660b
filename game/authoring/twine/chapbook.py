"""Reads a passage written for Chapbook: variables above ``--``, ``[if …]`` over text, ``{…}`` within it, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from game.authoring.importing import NotMappedError
from game.authoring.twine.chapbook_inserts import INSERT, insert
from game.authoring.twine.markdown import COMMON, MarkdownMarkup
from game.authoring.twine.marks import verbatim
from game.authoring.twine.terms import condition_or_reason, sets_of
from game.authoring.twine.tokens import BARE
from game.authoring.twine.twine import Branch, If, Remark, StoryNode, StoryWords
from game.story.model import Condition
from game.story.model import condition as c

_NEXT: Final = re.compile(rf"\\[\[{{<>\]}}\\]|{INSERT}|{COMMON}", re.IGNORECASE)
_SET: Final = re.compile(r"\s*([A-Za-z_$][\w$.]*)\s*(?:\((.*)\)\s*)?:(.*)")
_GOES_ON: Final = frozenset(("continue", "continued", "cont", "cont'd", "cont\u2019d", "append", "ifalways"))
_NOTES: Final = frozenset(("note to myself", "note to self", "note", "n.b.", "fixme", "todo"))
_CODE: Final = frozenset(("javascript", "js", "css"))


def read_chapbook(text: str, line: int, names: frozenset[str] = frozenset()) -> tuple[StoryNode, ...]:
    """A passage's nodes.

    Args:
        text: the passage.
        line: the line in the story's file at which it begins.
        names: the names of all passages.
    """
    lines = text.split("\n")
    ends = next((at for at, each in enumerate(lines) if each.rstrip() == "--"), -1)
    found = [_variable(lines[at], line + at) for at in range(ends) if lines[at].strip()]
    reader = _Sections(names)
    reader.read(lines[ends + 1 :], line + ends + 1)
    return (*found, *reader.found)


def _variable(source: str, line: int) -> StoryNode:
    """One line above the ``--``: ``name: value``, or ``name (condition): value``."""
    named = _SET.fullmatch(source)
    if named is None:
        return Remark(line, source, "this is no variable with its value")
    name, condition, value = named[1], named[2], named[3]
    try:
        sets = sets_of(f"{name} = {value}", line, BARE)
    except NotMappedError as reason:
        return Remark(line, source, f"it was left out: {reason}")
    if condition is None:
        return sets[0]
    return If((Branch(line, condition_or_reason(condition, BARE), sets, condition),))


@dataclass(slots=True)
class _Modifier:
    """What stands in brackets above some text."""

    line: int
    source: str
    parts: tuple[str, ...]


class _Sections:
    """Reads text by its modifiers: each holds for what stands below it, up to the next."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self.found: list[StoryNode] = []
        self.asked: Condition | NotMappedError | None = None

    def read(self, lines: list[str], first: int) -> None:
        """Read the lines of a passage, the first of which is a line of the story's file."""
        modifier, own, began = _Modifier(first, "", ()), list[str](), first
        for number, line in enumerate(lines, first):
            bare = line.strip()
            if bare.startswith("[") and bare.endswith("]") and "[" not in bare[1:] and "]" not in bare[:-1]:
                self.section(modifier, "\n".join((*own, "")), began)
                parts = tuple(part.strip() for part in bare[1:-1].split(";"))
                modifier, own, began = _Modifier(number, bare, parts), [], number + 1
            else:
                own.append(line)
        self.section(modifier, "\n".join(own), began)

    def section(self, modifier: _Modifier, text: str, line: int) -> None:
        """Add some text as its modifier says."""
        branch: Branch | None = None
        is_else = False
        for part in modifier.parts:
            word, _, rest = part.partition(" ")
            kind = part.lower()
            if word.lower() in ("if", "unless") and rest:
                condition = condition_or_reason(rest if word.lower() == "if" else f"!({rest})", BARE)
                self.asked = condition if word.lower() == "if" else self.asked
                branch = Branch(modifier.line, condition, (), rest)
            elif kind == "else":
                is_else = True
            elif kind in _NOTES or kind == "ifnever":
                self.found.append(Remark(line, text.strip()))
                return
            elif kind in _CODE:
                self.found.append(Remark(line, text.strip(), f"[{part}] cannot be carried over"))
                return
            elif word.lower() == "align":
                self.found.append(Remark(modifier.line, "", "how something looks was left out"))
            elif word.lower() in ("after", "delay"):
                self.found.append(Remark(modifier.line, modifier.source, "what comes after a while is there at once"))
            elif kind not in _GOES_ON:
                told = f"[{part[:40]}] is not known, and what stands below it was kept"
                self.found.append(Remark(modifier.line, modifier.source, told))
        nodes = tuple(_Inline(text, line, self.names).nodes())
        if is_else:
            self.otherwise(modifier, nodes)
        elif branch is not None:
            self.found.append(If((Branch(branch.line, branch.condition, nodes, branch.source),)))
        else:
            self.found.extend(nodes)

    def otherwise(self, modifier: _Modifier, nodes: tuple[StoryNode, ...]) -> None:
        """What stands below ``[else]``: it belongs to the last ``[if]``."""
        last = self.found[-1] if self.found else None
        if isinstance(last, If) and last.branches[0].condition is self.asked and self.asked is not None:
            self.found[-1] = If((*last.branches, Branch(modifier.line, None, nodes)))
        elif self.asked is None:
            self.found += [Remark(modifier.line, modifier.source, "there is no [if] that this belongs to"), *nodes]
        else:
            tree = self.asked if isinstance(self.asked, NotMappedError) else c.Not(self.asked)
            self.found.append(If((Branch(modifier.line, tree, nodes, "else"),)))


class _Inline(MarkdownMarkup):
    """One pass over the text below a modifier."""

    def nodes(self) -> list[StoryNode]:
        found: list[StoryNode] = []
        at = 0
        while (match := _NEXT.search(self.text, at)) is not None:
            if match.start() > at:
                found.append(StoryWords(self.line_at(at), self.text[at : match.start()]))
            at = match.end()
            if match[0][0] == "\\":
                found.append(StoryWords(self.line_at(match.start()), verbatim(match[0][1:])))
            elif match[0][0] == "{":
                found.extend(insert(self.line_at(match.start()), match[0], self.way))
            else:
                nodes, at = self.common(match.start(), match.end())
                found.extend(nodes)
        if at < len(self.text):
            found.append(StoryWords(self.line_at(at), self.text[at:]))
        return found
