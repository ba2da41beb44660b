"""Reads a passage written for Harlowe: ``(set:)``, ``(if:)[…]``, links; whatever else it holds becomes a remark."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from game.authoring.twine.terms import condition_or_reason, sets_of, texts_alone
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

_NEXT: Final = re.compile(r"\[\[|\(\s*[A-Za-z][\w-]*\s*:|\|[A-Za-z_]\w*[>)]|<!--|`+|</?[A-Za-z][^<>]{0,400}>|\[=*|\]")
MOST_IN_VAIN: Final = 4
"""How often the whole of a passage may be looked through for ends of macros that have none."""
_NAME: Final = re.compile(r"\(\s*([A-Za-z][\w-]*)\s*:")
_TAIL: Final = re.compile(r"[<(]([A-Za-z_]\w*)\|")
_IFS: Final = frozenset(("if", "unless"))
_ELSES: Final = frozenset(("elseif", "else"))
_LINKS: Final = frozenset(
    ("link", "linkgoto", "linkreveal", "linkrevealgoto", "linkreplace", "linkrepeat", "linkrerun")
)


def read_harlowe(text: str, line: int) -> tuple[StoryNode, ...]:
    """A passage's nodes.

    Args:
        text: the passage.
        line: the line in the story's file at which it begins.
    """
    return tuple(_Reader(text, line).nodes(0))


def _plain(name: str) -> str:
    """A macro's name as Harlowe compares them: capitals, ``-`` and ``_`` do not count."""
    return re.sub(r"[-_]", "", name).lower()


class _Reader:
    """One pass over one passage; hooks are read by calling itself."""

    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self.first = line
        self.at = 0
        self.breaks = [found.start() for found in re.finditer("\n", text)]
        self.last_close = text.rfind("]")
        self.last_round = text.rfind(")")
        self.effort = MOST_IN_VAIN * len(text) + LONGEST_MACRO

    def line_at(self, place: int) -> int:
        return self.first + bisect_left(self.breaks, place)

    def nodes(self, depth: int) -> list[StoryNode]:
        """The nodes up to the end of this hook, whose ``]`` is passed, or of the passage."""
        found: list[StoryNode] = []
        while self.at < len(self.text):
            match = _NEXT.search(self.text, self.at)
            if match is None:
                found.append(StoryWords(self.line_at(self.at), self.text[self.at :]))
                self.at = len(self.text)
                break
            if match.start() > self.at:
                found.append(StoryWords(self.line_at(self.at), self.text[self.at : match.start()]))
            self.at = match.end()
            if match[0] == "]":
                if depth:
                    return found
                found.append(StoryWords(self.line_at(match.start()), "]"))
            else:
                self.special(match[0], match.start(), found, depth)
        return found

    def special(self, mark: str, start: int, found: list[StoryNode], depth: int) -> None:
        line = self.line_at(start)
        if mark == "[[":
            self.link(line, found)
        elif mark.startswith("("):
            self.macro(start, line, found, depth)
        elif mark.startswith("["):
            found.extend(self.hook(start, depth))
        elif mark == "<!--":
            end = self.text.find("-->", self.at)
            end = len(self.text) if end < 0 else end
            found.append(Remark(line, self.text[self.at : end].strip()))
            self.at = min(len(self.text), end + 3)
        elif mark.startswith("`"):
            end = self.text.find(mark, self.at)
            if end < 0:
                found.append(StoryWords(line, mark))
            else:
                found.append(StoryWords(line, self.text[self.at : end]))
                self.at = end + len(mark)
        elif mark.startswith("|"):
            found.append(Remark(line, mark, "the name of a hook was left out, and what stands in it was kept"))
        elif re.fullmatch(r"<br\s*/?>", mark, re.IGNORECASE):
            found.append(StoryWords(line, "\n"))
        else:
            found.append(Remark(line, mark, "HTML was left out, and what stands in it was kept"))

    def link(self, line: int, found: list[StoryNode]) -> None:
        end = self.text.find("]]", self.at, self.at + LONGEST_MACRO)
        if end < 0:
            found.append(StoryWords(line, "[["))
            return
        inside = self.text[self.at : end]
        self.at = end + 2
        text, target = link_parts(inside.replace("|", " ") if "->" not in inside and "<-" not in inside else inside)
        if target:
            found.append(Link(line, text, target))
        else:
            found.append(Remark(line, f"[[{inside}]]", "this link leads nowhere"))

    def hook(self, start: int, depth: int) -> list[StoryNode]:
        """What stands in a hook whose ``[`` has just been passed; one that is never closed is a plain character."""
        opening = self.text[start : self.at]
        if depth >= DEEPEST_MACROS * 2:
            return [
                Remark(self.line_at(start), opening, "hooks are nested too deep here"),
            ]
        if opening == "[" and not self.closes():
            return [StoryWords(self.line_at(start), opening)]
        inside = self.nodes(depth + 1)
        if (tail := _TAIL.match(self.text, self.at)) is not None:
            self.at = tail.end()
            why = "the name of a hook was left out, and what stands in it was kept"
            inside.append(Remark(self.line_at(tail.start()), tail[0], why))
        return inside

    def closes(self) -> bool:
        return self.last_close >= self.at

    def macro(self, start: int, line: int, found: list[StoryNode], depth: int) -> None:
        named = _NAME.match(self.text, start)
        end = _end_of_call(self.text, start) if start < self.last_round and self.effort > 0 else -1
        if named is None or end < 0:
            self.effort -= max(0, min(LONGEST_MACRO, self.last_round - start))
            found.append(StoryWords(line, self.text[start : self.at]))
            return
        name, arguments, source = _plain(named[1]), self.text[named.end() : end - 1], self.text[start:end]
        self.at = end
        if name in ("set", "put"):
            try:
                found.extend(sets_of(arguments, line))
            except NotMappedError as reason:
                found.append(Remark(line, source, f"it was left out: {reason}"))
        elif name == "goto":
            texts = _texts(arguments)
            found.append(
                Jump(line, texts[0]) if len(texts) == 1 else Remark(line, source, "where it leads is not plain")
            )
        elif name == "print":
            found.append(StoryWords(line, arguments.strip()))
            found.append(Remark(line, source, "(print:) cannot be carried over: what it prints stands in the line"))
        elif name in _IFS | _ELSES:
            self.condition(name, arguments, line=line, source=source, found=found, depth=depth)
        elif name in _LINKS:
            self.link_macro(name, arguments, line=line, source=source, found=found, depth=depth)
        else:
            found.append(Remark(line, source, f"({named[1]}:) cannot be carried over"))

    def attached(self, depth: int) -> list[StoryNode] | None:
        """The hook that follows a macro, or None where there is none."""
        after = re.compile(r"\s*(?:\|[A-Za-z_]\w*[>)])?(\[=*)(?!\[)").match(self.text, self.at)
        if after is None or (after[1] == "[" and self.last_close < after.end()):
            return None
        self.at = after.end()
        return self.hook(after.start(1), depth)

    def condition(
        self, name: str, arguments: str, *, line: int, source: str, found: list[StoryNode], depth: int
    ) -> None:
        """``(if:)``, ``(unless:)``, ``(else-if:)`` and ``(else:)``, each with its hook."""
        tree = None if name == "else" else condition_or_reason(arguments)
        inside = self.attached(depth)
        if inside is None:
            found.append(Remark(line, source, "it has no [hook] after it"))
            return
        if name == "unless" and tree is not None and not isinstance(tree, NotMappedError):
            tree = condition_or_reason(f"not ({arguments})")
        branch = Branch(line, tree, tuple(inside), arguments.strip())
        if name in _IFS:
            found.append(If((branch,)))
            return
        before = len(found)
        while before and isinstance(last := found[before - 1], StoryWords) and not last.text.strip():
            before -= 1
        opened = found[before - 1] if before else None
        if not isinstance(opened, If) or opened.branches[-1].condition is None:
            found.extend([Remark(line, source, "there is no (if:) before it that it belongs to"), *inside])
            return
        found[before - 1 :] = [If((*opened.branches, branch))]

    def link_macro(
        self, name: str, arguments: str, *, line: int, source: str, found: list[StoryNode], depth: int
    ) -> None:
        """``(link-goto: "text", "target")``, and ``(link: "text")[(goto: "target")]``."""
        texts = _texts(arguments)
        inside = self.attached(depth) or []
        jumps = [node for node in inside if isinstance(node, Jump)]
        leads = name in ("linkgoto", "linkrevealgoto")
        target = (texts[-1] if leads and texts else "") or (jumps[0].target if jumps else "")
        if not texts or not target:
            found.extend([Remark(line, source, "a link without a passage cannot be carried over"), *inside])
            return
        sets = tuple(node for node in inside if isinstance(node, Assignment))
        found.append(Link(line, texts[0], target, sets))
        found.extend(
            node
            for node in inside
            if not isinstance(node, Assignment | Jump) and not (isinstance(node, StoryWords) and not node.text.strip())
        )


def _texts(arguments: str) -> list[str]:
    """The quoted texts of a macro; none where there is anything else in it."""
    try:
        return texts_alone(arguments)
    except NotMappedError:
        return []


def _end_of_call(text: str, start: int) -> int:
    """The offset behind the ``)`` that closes the bracket at an offset; -1 where none does."""
    depth, at, stop, quotes = 0, start, min(len(text), start + LONGEST_MACRO), "\"'"
    while at < stop:
        character = text[at]
        if character in quotes:
            close = at + 1
            while close < stop and text[close] != character:
                close += 2 if text[close] == "\\" else 1
            if close < stop:
                at = close
            else:
                quotes = quotes.replace(character, "")  # none of its kind closes any more
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if not depth:
                return at + 1
        at += 1
    return -1
