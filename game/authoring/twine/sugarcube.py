"""Reads a passage written for SugarCube: ``<<set>>``, ``<<if>>``, links; whatever else it holds becomes a remark."""

from __future__ import annotations

import re
from typing import Final

from game.authoring.importing import NotMappedError
from game.authoring.twine.led import led
from game.authoring.twine.marks import verbatim
from game.authoring.twine.markup import JOINED, NO_PICTURES, TAG, Markup
from game.authoring.twine.sugarcube_parts import (
    LINKS,
    LOOPS,
    MACRO,
    RAW,
    Open,
    case_of,
    end_of_macro,
    link_of,
    macro_name,
    quoted_in,
    texts_of,
    value_shown,
)
from game.authoring.twine.terms import condition_or_reason, sets_of
from game.authoring.twine.twine import DEEPEST_MACROS, Assignment, If, Include, Jump, Remark, StoryNode, StoryWords

_NEXT: Final = re.compile(rf"{JOINED}|<<|\[\[|\[(?:img|<img|>img)\[|/\*|/%|<!--|\{{\{{\{{|\"\"\"|{TAG}", re.IGNORECASE)
_CLOSED_BY: Final = {"/*": "*/", "/%": "%/", "{{{": "}}}", '"""': '"""'}
_SETTER: Final = re.compile(r"\]\[(.*)\Z", re.DOTALL)


def read_sugarcube(text: str, line: int, names: frozenset[str] = frozenset()) -> tuple[StoryNode, ...]:
    """A passage's nodes.

    Args:
        text: the passage.
        line: the line in the story's file at which it begins.
        names: the names of all passages.
    """
    return _Reader(text, line, names).nodes()


class _Reader(Markup):
    """One pass over one passage."""

    def __init__(self, text: str, line: int, names: frozenset[str]) -> None:
        super().__init__(text, line, names)
        self.stack: list[Open] = [Open("", line, "")]
        self.too_deep: list[str] = []
        self.told: set[str] = set()

    def put(self, *nodes: StoryNode) -> None:
        self.stack[-1].nodes.extend(nodes)

    def words(self, start: int, end: int) -> None:
        """The text between two places; within ``<<nobr>>`` its line breaks are spaces."""
        text = self.text[start:end]
        if any(opened.name == "nobr" for opened in self.stack):
            text = text.replace("\n", " ")
        self.put(StoryWords(self.line_at(start), text))

    def nodes(self) -> tuple[StoryNode, ...]:
        at = 0
        while (found := _NEXT.search(self.text, at)) is not None:
            if found.start() > at:
                self.words(at, found.start())
            line = self.line_at(found.start())
            at = self.special(found[0], found.start(), line)
        if at < len(self.text):
            self.words(at, len(self.text))
        while len(self.stack) > 1:
            self.close_late(self.stack[-1])
        return tuple(self.stack[0].nodes)

    def special(self, mark: str, at: int, line: int) -> int:
        """Read what begins with a mark at a place; returns where it ends."""
        if mark == "<<":
            end = end_of_macro(self.text, at + 2)
            end = end if end >= 0 else self.after(">>", at)  # a very long one
            if end < 0:
                self.put(StoryWords(line, "<<"))
                return at + 2
            self.macro(self.text[at + 2 : end], line)
            return self.raw(at, end + 2)
        if mark == "[[":
            link = self.link_at(at)
            if link is None:
                self.put(StoryWords(line, "[["))
                return at + 2
            self.link(link[0], line)
            return link[1]
        if mark == "<!--":
            remark, end = self.comment(at)
            self.put(remark)
            return end
        if mark in _CLOSED_BY:
            end = self.after(_CLOSED_BY[mark], at + len(mark))
            if end < 0:
                self.put(StoryWords(line, mark))
                return at + len(mark)
            inside = self.text[at + len(mark) : end]
            self.put(StoryWords(line, verbatim(inside)) if mark in ("{{{", '"""') else Remark(line, inside.strip()))
            return end + len(_CLOSED_BY[mark])
        if mark[0] == "[":
            return self.picture(at, line)
        if mark[0] in "\\\n":  # the end of a line that is joined to the next
            return at + len(mark)
        nodes, end = self.html(at, at + len(mark))
        self.put(*nodes)
        return end

    def picture(self, at: int, line: int) -> int:
        """``[img[words|file][passage]]``: a picture, which may be a link; returns where it ends."""
        end = self.after("]]", at)
        end = len(self.text) if end < 0 else end + 2
        whole = self.text[at:end]
        self.put(Remark(line, whole, NO_PICTURES))
        words, _, rest = whole[whole.index("[", 1) + 1 : -2].partition("][")
        target = rest.partition("][")[0].strip()
        if target in self.names:
            self.put(*self.way(line, words.partition("|")[0].strip() if "|" in words else target, target, whole))
        return end

    def raw(self, at: int, end: int) -> int:
        """Skip what stands in a macro that holds no story; returns where to go on."""
        name = macro_name(self.text[at + 2 : end - 2])
        if name not in RAW:
            return end
        close = self.after(f"<</{name}>>", end)
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
        self.put(*self.bracketed(line, inside, sets))

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
            self.open(Open(name, line, inside, condition=condition, conditioned_at=(line, arguments)))
        elif name in ("elseif", "else"):
            self.arm(name, arguments, line, source)
        elif name == "switch":
            self.open(Open(name, line, inside, asked=arguments))
        elif name in ("case", "default"):
            self.case(name, arguments, line, source)
        elif name in LINKS:
            self.open(Open(name, line, inside, link=link_of(arguments)))
        elif name in ("silently", "nobr"):
            self.open(Open(name, line, inside))
        elif name in ("goto", "include", "display", "choice", "actions"):
            self.away(name, arguments, line, source)
        elif name in ("print", "=", "-"):
            self.put(*value_shown(line, name, arguments, source))
        elif name == "unset":
            self.put(Remark(line, source, "a scene's flags are never taken away"))
        elif name in LOOPS:
            self.put(Remark(line, source, f"<<{name}>> cannot be carried over; what stands in it was kept, once"))
        elif name not in RAW:
            self.unknown(name, arguments, line, source)

    def unknown(self, name: str, arguments: str, line: int, source: str) -> None:
        """A macro that is not known: what it leads to, if it names a passage, and a remark."""
        self.told.add(name)
        bracketed = link_of(arguments) if arguments.startswith("[[") else ("", "")
        if name in self.names and not arguments:
            self.put(Include(line, name, source))
        elif bracketed[1] in self.names or not self.names.isdisjoint(texts_of(arguments)):
            self.put(Remark(line, source, f"<<{name}>> is not known: it names a passage, and became a link there"))
            texts = bracketed if bracketed[1] else quoted_in(arguments)
            self.put(*self.named(line, texts, source))
        else:
            self.put(Remark(line, source, f"<<{name}>> cannot be carried over"))
            if name == "linkappend":
                self.put(*(StoryWords(line, text) for text in quoted_in(arguments)[:1]))

    def away(self, name: str, arguments: str, line: int, source: str) -> None:
        """``<<goto>>`` and ``<<include>>``, and the old ``<<choice>>`` and ``<<actions>>``."""
        if name in ("goto", "include", "display"):
            target = link_of(arguments)[arguments.startswith("[[")]
            if not target or (arguments[0] in "$_`" and target not in self.names):
                self.put(Remark(line, source, "where it leads is worked out while playing"))
            else:
                self.put(Jump(line, target) if name == "goto" else Include(line, target, source))
            return
        links = re.findall(r"\[\[(.*?)\]\]", arguments[: arguments.rfind("]]") + 2]) or [
            each for each in texts_of(arguments)[: 1 if name == "choice" else None] if each
        ]
        for each in links:
            self.link(each, line)

    def open(self, opened: Open) -> None:
        """Begin what will be closed; past the bound it is told, and what stands in it belongs to what is round it."""
        if len(self.stack) > DEEPEST_MACROS:
            self.too_deep.append(opened.name)
            self.put(Remark(opened.line, f"<<{opened.source}>>", "macros stand too deep in each other here"))
        else:
            self.stack.append(opened)

    def arm(self, name: str, condition: str, line: int, source: str) -> None:
        """``<<elseif>>`` and ``<<else>>``; ``<<else if>>`` is taken as the former."""
        top = self.stack[-1]
        if top.name != "if" or top.condition is None or "if" in self.too_deep:
            self.put(Remark(line, source, f"there is no <<if>> that this <<{name}>> belongs to"))
            return
        top.branches.append(top.branch())
        top.nodes = []
        if name == "else" and condition.startswith("if "):
            condition = condition[3:]
        top.condition = condition_or_reason(condition) if condition else None
        top.conditioned_at = (line, condition)

    def case(self, name: str, values: str, line: int, source: str) -> None:
        """``<<case>>`` and ``<<default>>``, which is the last."""
        top = self.stack[-1]
        is_first = not top.conditioned_at[0]
        if top.name != "switch" or (top.condition is None and not is_first) or "switch" in self.too_deep:
            self.put(Remark(line, source, f"there is no <<switch>> that this <<{name}>> belongs to"))
            return
        if is_first:
            self.stack[-2].nodes.extend(top.nodes)
        else:
            top.branches.append(top.branch())
        top.nodes = []
        top.condition = case_of(top.asked, values) if name == "case" else None
        top.conditioned_at = (line, f"{top.asked} is {values}" if values else "")

    def closing(self, name: str, line: int, source: str) -> None:
        if name in LOOPS or name in RAW:
            return  # its beginning has been told
        if self.too_deep and self.too_deep[-1] == name:
            self.too_deep.pop()
            return
        if any(each.name == name for each in self.stack[1:]):
            while self.stack[-1].name != name:
                self.close_late(self.stack[-1])
            self.close(self.stack[-1])
        elif name not in self.told:
            self.put(Remark(line, source, "there is nothing here that this closes"))

    def close_late(self, opened: Open) -> None:
        """Close what its author never closed."""
        self.close(opened)
        self.put(Remark(opened.line, f"<<{opened.source}>>", f"<<{opened.name}>> is never closed, and was closed here"))

    def close(self, opened: Open) -> None:
        """Put an open macro, which is the innermost one, into what it stands in."""
        self.stack.pop()
        if opened.name == "if" or (opened.name == "switch" and (opened.branches or opened.condition is not None)):
            self.put(If((*opened.branches, opened.branch())))
        elif opened.name in LINKS:
            self.close_link(opened)
        else:
            for node in opened.nodes:
                is_said = isinstance(node, StoryWords) and node.text.strip() and opened.name == "silently"
                self.put(Remark(node.line, node.text.strip()) if isinstance(node, StoryWords) and is_said else node)

    def close_link(self, opened: Open) -> None:
        text, target = opened.link
        nodes = [*opened.nodes, Jump(opened.line, target)] if target else opened.nodes
        options = led(opened.line, text or target, nodes, self.way)
        if options is None:
            self.put(Remark(opened.line, f"<<{opened.source}>>", "a link without a passage cannot be carried over"))
        self.put(*(opened.nodes if options is None else options))
