"""Reads a passage written for Harlowe: ``(set:)``, ``(if:)[…]``, links; whatever else it holds becomes a remark."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from game.authoring.importing import NotMappedError
from game.authoring.twine.harlowe_macros import (
    ELSES,
    IFS,
    LINKS,
    LONGEST_CALL,
    LOOKS,
    REVEALING,
    VALUES,
    collapsed,
    end_of_call,
    only_texts,
    plain_name,
    some_texts,
    value_shown,
)
from game.authoring.twine.led import led
from game.authoring.twine.marks import verbatim
from game.authoring.twine.markup import JOINED, TAG, Markup
from game.authoring.twine.terms import condition_or_reason, sets_of
from game.authoring.twine.twine import DEEPEST_MACROS, Branch, If, Include, Jump, Remark, StoryNode, StoryWords

_NEXT: Final = re.compile(
    rf"{JOINED}|\[(?=\[\[)|\[\[|\(\s*[A-Za-z][\w-]*\s*:|\|[A-Za-z_]\w*[>)]|<!--|`+|{TAG}|\[=*|\]|\{{=?|\}}"
    r"|(?<![\w$])[$_][A-Za-z]\w*(?=\[(?!\[))",
    re.IGNORECASE,
)
MOST_IN_VAIN: Final = 4
"""How often the whole of a passage may be looked through for ends of macros that have none."""
_MACRO: Final = re.compile(r"\(\s*([A-Za-z][\w-]*)\s*:")
_MORE: Final = re.compile(r"\s*\+\s*(?=\(\s*[A-Za-z][\w-]*\s*:)")
_HOOK: Final = re.compile(r"\s*(?:\|[A-Za-z_]\w*[>)])?(\[=*(?!\[)|\[(?=\[\[))")
_TAIL: Final = re.compile(r"[<(]([A-Za-z_]\w*)\|")
_LOOKS_LEFT: Final = "how something looks was left out"
_NO_NAME: Final = "the name of a hook was left out, and what stands in it was kept"


def read_harlowe(text: str, line: int, names: frozenset[str] = frozenset()) -> tuple[StoryNode, ...]:
    """A passage's nodes.

    Args:
        text: the passage.
        line: the line in the story's file at which it begins.
        names: the names of all passages.
    """
    return tuple(_Reader(text, line, names).nodes(0))


class _Reader(Markup):
    """One pass over one passage; hooks are read by calling itself."""

    def __init__(self, text: str, line: int, names: frozenset[str]) -> None:
        super().__init__(text, line, names)
        self.at = 0
        self.last_close = text.rfind("]")
        self.last_round = text.rfind(")")
        self.effort = MOST_IN_VAIN * len(text) + LONGEST_CALL
        self.collapsed, self.braces = collapsed(text)

    def words(self, start: int, end: int) -> StoryWords:
        """The text between two places; within ``{ }`` its line breaks are spaces."""
        text = self.text[start:end]
        at = bisect_right(self.collapsed, (start, len(self.text))) - 1
        if at >= 0 and start < self.collapsed[at][1]:
            text = re.sub(r"\s+", " ", text)
        return StoryWords(self.line_at(start), text)

    def nodes(self, depth: int) -> list[StoryNode]:
        """The nodes up to the end of this hook, whose ``]`` is passed, or of the passage."""
        found: list[StoryNode] = []
        while self.at < len(self.text):
            match = _NEXT.search(self.text, self.at)
            start = len(self.text) if match is None else match.start()
            if start > self.at:
                found.append(self.words(self.at, start))
            if match is None:
                self.at = len(self.text)
                break
            self.at = match.end()
            if match[0] == "]":
                if depth:
                    return found
                found.append(StoryWords(self.line_at(start), "]"))
            else:
                self.special(match[0], start, found, depth)
        return found

    def special(self, mark: str, start: int, found: list[StoryNode], depth: int) -> None:
        line = self.line_at(start)
        if mark == "[[":
            self.link(start, found)
        elif mark[0] == "(":
            self.macro(start, line, found, depth)
        elif mark[0] == "[":
            found.extend(self.hook(start, depth))
        elif mark[0] in "{}":
            if start not in self.braces:
                found.append(StoryWords(line, mark))
        elif mark == "<!--":
            remark, self.at = self.comment(start)
            found.append(remark)
        elif mark[0] == "`":
            end = self.text.find(mark, self.at) if self.after(mark, self.at) >= 0 else -1
            found.append(StoryWords(line, verbatim(self.text[self.at : end]) if end >= 0 else mark))
            self.at = end + len(mark) if end >= 0 else self.at
        elif mark[0] == "|":
            found.append(Remark(line, mark, _NO_NAME))
        elif mark[0] == "<":
            more, self.at = self.html(start, self.at)
            found.extend(more)
        elif mark[0] in "$_":
            found.append(Remark(line, mark, _LOOKS_LEFT))
        # What is left is the end of a line that is joined to the next.

    def link(self, start: int, found: list[StoryNode]) -> None:
        link = self.link_at(start)
        if link is None:
            found.append(StoryWords(self.line_at(start), "[["))
            return
        found.extend(self.bracketed(self.line_at(start), link[0]))
        self.at = link[1]

    def hook(self, start: int, depth: int) -> list[StoryNode]:
        """What stands in a hook whose ``[`` has just been passed; one that is never closed is a plain character."""
        opening = self.text[start : self.at]
        if depth >= DEEPEST_MACROS * 2:
            return [Remark(self.line_at(start), opening, "hooks are nested too deep here")]
        if opening == "[" and self.last_close < self.at:
            return [StoryWords(self.line_at(start), opening)]
        inside = self.nodes(depth + 1)
        if (tail := _TAIL.match(self.text, self.at)) is not None:
            self.at = tail.end()
            inside.append(Remark(self.line_at(tail.start()), tail[0], _NO_NAME))
        return inside

    def call(self, start: int) -> tuple[str, str, str] | None:
        """The name, the arguments and the whole of the macro at a place, and pass it; None where it never ends."""
        named = _MACRO.match(self.text, start)
        end = end_of_call(self.text, start) if start < self.last_round and self.effort > 0 else -1
        if named is None or end < 0:
            self.effort -= max(0, min(LONGEST_CALL, self.last_round - start))
            return None
        self.at = end
        return named[1], self.text[named.end() : end - 1], self.text[start:end]

    def macro(self, start: int, line: int, found: list[StoryNode], depth: int) -> None:
        call = self.call(start)
        if call is None:
            found.append(StoryWords(line, self.text[start : self.at]))
            return
        written, arguments, source = call
        name = plain_name(written)
        if name in ("set", "put", "move"):
            try:
                found.extend(sets_of(arguments, line))
            except NotMappedError as reason:
                found.append(Remark(line, source, f"it was left out: {reason}"))
        elif name in ("goto", "display"):
            texts = only_texts(arguments)
            node = Jump(line, texts[0]) if name == "goto" and texts else None
            shown = Include(line, texts[0], source) if texts and node is None else None
            found.append(node or shown or Remark(line, source, "where it leads is not plain"))
        elif name in VALUES:
            found.extend(value_shown(line, name, written, arguments, source))
        elif name in IFS | ELSES:
            self.condition(name, arguments, line=line, source=source, found=found, depth=depth)
        elif name in LINKS:
            self.link_macro(name, arguments, line=line, source=source, found=found, depth=depth)
        elif name in LOOKS:
            found.append(Remark(line, source, _LOOKS_LEFT))
            self.more(found)
        else:
            self.unknown(written, arguments, line=line, source=source, found=found)

    def unknown(self, name: str, arguments: str, *, line: int, source: str, found: list[StoryNode]) -> None:
        """A macro that is not known: what it leads to, if it names a passage, and a remark."""
        texts = some_texts(arguments)
        if not self.names.isdisjoint(texts):
            found.append(Remark(line, source, f"({name}:) is not known: it names a passage, and became a link there"))
            found.extend(self.named(line, texts, source))
        else:
            found.append(Remark(line, source, f"({name}:) cannot be carried over"))
            self.more(found)

    def more(self, found: list[StoryNode]) -> None:
        """Pass the macros that are added to one with ``+``, up to one that holds more than looks."""
        while (plus := _MORE.match(self.text, self.at)) is not None:
            before = self.at
            call = self.call(plus.end())
            if call is None or plain_name(call[0]) in IFS | ELSES | LINKS:
                self.at = plus.end() if call is not None else before
                return
            found.append(Remark(self.line_at(plus.end()), call[2], _LOOKS_LEFT))

    def attached(self, found: list[StoryNode], depth: int) -> list[StoryNode] | None:
        """The hook or the link that follows a macro, or None where there is none."""
        self.more(found)
        after = _HOOK.match(self.text, self.at)
        if after is not None and (after[1] != "[" or self.last_close >= after.end()):
            self.at = after.end()
            return self.hook(after.start(1), depth)
        if self.text.startswith("[[", self.at):
            inside: list[StoryNode] = []
            self.at += 2
            self.link(self.at - 2, inside)
            return inside
        return None

    def condition(
        self, name: str, arguments: str, *, line: int, source: str, found: list[StoryNode], depth: int
    ) -> None:
        """``(if:)``, ``(unless:)``, ``(else-if:)`` and ``(else:)``, each with its hook."""
        tree = None if name == "else" else condition_or_reason(arguments)
        aside: list[StoryNode] = []
        inside = self.attached(aside, depth)
        if inside is None:
            found.append(Remark(line, source, "it has no [hook] after it"))
            return
        if name == "unless" and tree is not None and not isinstance(tree, NotMappedError):
            tree = condition_or_reason(f"not ({arguments})")
        branch = Branch(line, tree, (*aside, *inside), arguments.strip())
        if name in IFS:
            found.append(If((branch,)))
            return
        before = len(found)
        while before and _is_nothing(found[before - 1]):
            before -= 1
        opened = found[before - 1] if before else None
        if not isinstance(opened, If) or opened.branches[-1].condition is None:
            found.extend([Remark(line, source, "there is no (if:) before it that it belongs to"), *aside, *inside])
            return
        between = [node for node in found[before:] if not isinstance(node, StoryWords)]
        found[before - 1 :] = [If((*opened.branches, branch)), *between]

    def link_macro(
        self, name: str, arguments: str, *, line: int, source: str, found: list[StoryNode], depth: int
    ) -> None:
        """``(link-goto: "text", "target")``, and ``(link: "text")[(goto: "target")]``."""
        texts = only_texts(arguments) or some_texts(arguments)
        inside = self.attached(found, depth) or []
        leads = name in ("linkgoto", "linkrevealgoto") and texts
        if texts and leads:
            inside.append(Jump(line, texts[-1]))
        options = led(line, texts[0], inside, self.way) if texts else None
        if options is not None:
            found.extend(options)
            return
        found.append(Remark(line, source, "a link without a passage cannot be carried over"))
        if name in REVEALING and texts:
            found.append(StoryWords(line, texts[0]))
        found.extend(inside)


def _is_nothing(node: StoryNode) -> bool:
    """Whether nothing is said by a node: spaces, or what the author wrote for themselves."""
    return (isinstance(node, StoryWords) and not node.text.strip()) or (isinstance(node, Remark) and not node.why)
