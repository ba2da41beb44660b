"""What all story formats have in common within a passage: links, HTML, comments, and which line a place stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from game.authoring.importing import NotMappedError
from game.authoring.twine.marks import decoded, verbatim
from game.authoring.twine.terms import sets_of
from game.authoring.twine.twine import (
    LONGEST_MACRO,
    Assignment,
    Link,
    Remark,
    StoryNode,
    StoryWords,
    link_parts,
)

_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_STYLES: Final = frozenset((
    "abbr", "b", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "meter",
    "nowiki", "output", "progress", "rp", "rt", "ruby", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var",
))  # fmt: skip
_SKIPPED: Final = frozenset((
    "script", "style", "svg", "audio", "video", "iframe", "object", "canvas", "math", "noscript", "select",
    "textarea",
))  # fmt: skip
_OTHERS: Final = frozenset((
    "a", "area", "base", "body", "button", "col", "details", "dialog", "embed", "head", "html", "img",
    "input", "label", "link", "map", "meta", "option", "param", "picture", "source", "summary", "title",
    "track", "wbr",
))  # fmt: skip
TAG: Final = (
    r"</?(?:br|" + "|".join(sorted(_BLOCKS | _STYLES | _SKIPPED | _OTHERS)) + r"|tw-[a-z-]+)(?:\s[^<>]*|\s*/?)>"
)
"""The pattern of an HTML element's beginning or end; anything else in angle brackets is text."""
JOINED: Final = r"\\[ \t]*\n[ \t]*|\n[ \t]*\\(?!\\)"
"""The pattern of a line's end that joins it to the next, in SugarCube and Harlowe."""
_NAME: Final = re.compile(r"</?([A-Za-z][\w-]*)")
_ATTRIBUTE: Final = re.compile(r"""\s([A-Za-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_CALLED: Final = re.compile(r"""(?:story\.show|[Ee]ngine\.(?:play|show|go))\(\s*["']([^"'()]{1,200})["']\s*\)""")
"""A passage that a script goes to."""
_ANY_TAG: Final = re.compile(r"<[^<>]*>")
_WEB: Final = re.compile(r"(?:https?:|mailto:|tel:|ftp:|javascript:)|//\w|www\.", re.IGNORECASE)
_WORKED_OUT: Final = re.compile(r"[$_][A-Za-z]|[A-Za-z.]+\(.*\)\Z|<%|`", re.DOTALL)
NO_PICTURES: Final = "a scene shows no pictures"
HTML_LEFT: Final = "HTML was left out, and what stands in it was kept"


class Markup:
    """One passage while it is read: its text, and the names of all passages."""

    def __init__(self, text: str, line: int, names: frozenset[str]) -> None:
        self.text = text
        self.first = line
        self.names = names
        self.breaks = [found.start() for found in re.finditer("\n", text)]
        self.link_close = -1
        self.unclosed = set[str]()

    def line_at(self, place: int) -> int:
        """The line of the story's file in which a place of the passage stands."""
        return self.first + bisect_left(self.breaks, place)

    def link_at(self, start: int) -> tuple[str, int] | None:
        """What stands in the double brackets that open at a place, and where they end; None where they never do."""
        if self.link_close < start + 2:
            found = self.text.find("]]", start + 2)
            self.link_close = found if found >= 0 else len(self.text) + LONGEST_MACRO * 2
        end = self.link_close
        return None if end > start + LONGEST_MACRO else (self.text[start + 2 : end], end + 2)

    def after(self, mark: str, start: int) -> int:
        """Where a mark stands that closes something, from a place on; -1 where none does, which is found out once."""
        if mark in self.unclosed:
            return -1
        found = self.text.find(mark, start)
        if found < 0:
            self.unclosed.add(mark)
        return found

    def way(
        self, line: int, text: str, target: str, source: str, sets: tuple[Assignment, ...] = ()
    ) -> tuple[StoryNode, ...]:
        """A link: an option where it leads to a passage, and only its words where it leads into the web or nowhere."""
        if target not in self.names and (read := decoded(target)) in self.names:
            target = read
        if target in self.names or not (why := _no_passage(target)):
            return (Link(line, text or target, target, sets),)
        if not target:
            return (Remark(line, source, why),)
        return (StoryWords(line, text), Remark(line, source, why))

    def bracketed(self, line: int, inside: str, sets: tuple[Assignment, ...] = ()) -> tuple[StoryNode, ...]:
        """A link in double brackets."""
        text, target = link_parts(inside)
        return self.way(line, text, target, f"[[{inside}]]", sets)

    def named(self, line: int, texts: Sequence[str], source: str) -> tuple[StoryNode, ...]:
        """Links to the passages among the texts of a macro that is not known; each says the text before it."""
        targets = [text for text in texts if text in self.names]
        if len(targets) == 1:
            words = [text for text in texts if text != targets[0] and text[:1] not in ("$", "_")]
            return self.way(line, (words or targets)[0], targets[0], source)
        found: list[StoryNode] = []
        words = []
        for text in texts:
            if text in self.names:
                found.extend(self.way(line, (words or [text])[-1], text, source))
                words = []
            else:
                words.append(text)
        return tuple(found)

    def comment(self, start: int) -> tuple[Remark, int]:
        """An HTML comment that begins at a place, and where it ends."""
        end = self.text.find("-->", start)
        stop = len(self.text) if end < 0 else end
        why = "this comment never ends" if end < 0 else ""
        return Remark(self.line_at(start), self.text[start + 4 : stop].strip(), why), min(len(self.text), stop + 3)

    def html(self, start: int, end: int) -> tuple[tuple[StoryNode, ...], int]:
        """What becomes of an HTML element's beginning or end between two places, and where to read on."""
        mark = self.text[start:end]
        line = self.line_at(start)
        found = _NAME.match(mark)
        name = found[1].lower() if found else ""
        if name == "br":
            return (StoryWords(line, "\n"),), end
        if mark.startswith("</"):
            return ((StoryWords(line, "\n"),) if name in _BLOCKS else ()), end
        if name == "nowiki":
            close = self.after("</nowiki>", end)
            if close >= 0:
                return (StoryWords(line, verbatim(self.text[end:close])),), close + len("</nowiki>")
        if name in _SKIPPED and not mark.endswith("/>"):
            return self.skipped(start, end, name)
        attributes = {each[1].lower(): each[2] or each[3] or each[4] or "" for each in _ATTRIBUTE.finditer(mark)}
        if name == "a" or "data-passage" in attributes:
            return self.anchor(start, end, name, attributes)
        if name == "img":
            return (Remark(line, mark, NO_PICTURES),), end
        # What only gives words their looks or their place needs no comment in the scene.
        told = Remark(line, "" if name in _STYLES | _BLOCKS else mark, HTML_LEFT)
        return ((StoryWords(line, "\n"), told) if name in _BLOCKS else (told,)), end

    def skipped(self, start: int, end: int, name: str) -> tuple[tuple[StoryNode, ...], int]:
        """An element in which no story stands, such as a style sheet: all of it is left out."""
        closes = [at for at in (self.after(f"</{name}", end), self.after(f"</{name.upper()}", end)) if at >= 0]
        close = self.text.find(">", min(closes)) if closes else -1
        if close < 0:
            return (Remark(self.line_at(start), self.text[start:end], HTML_LEFT),), end
        told = Remark(
            self.line_at(start), self.text[start : close + 1], f"<{name}> was left out with what stands in it"
        )
        return (told,), close + 1

    def anchor(self, start: int, end: int, name: str, attributes: dict[str, str]) -> tuple[tuple[StoryNode, ...], int]:
        """A link that is written as HTML: to a passage, or into the web."""
        line, mark = self.line_at(start), self.text[start:end]
        called = _CALLED.search(mark)
        passage = attributes.get("data-passage", "") or (called[1] if called else "")
        web = attributes.get("href", "")
        if not passage and _WEB.match(web) is None:
            return (Remark(line, mark, HTML_LEFT),), end
        close = self.text.find(f"</{name}", end, end + LONGEST_MACRO)
        stop = end if close < 0 else self.text.find(">", close) + 1 or len(self.text)
        text = " ".join(_ANY_TAG.sub("", self.text[end : max(end, close)]).split())
        whole = self.text[start:stop]
        sets: tuple[Assignment, ...] = ()
        aside: tuple[Remark, ...] = ()
        try:
            sets = sets_of(attributes["data-setter"], line) if "data-setter" in attributes else ()
        except NotMappedError as reason:
            aside = (Remark(line, whole, f"what it sets was left out: {reason}"),)
        return (*self.way(line, text, passage or web, whole, sets), *aside), stop


def _no_passage(target: str) -> str:
    """Why what a link leads to can be no passage; empty where it can."""
    if not target:
        return "this link leads nowhere"
    if _WEB.match(target):
        return "a link into the web is no option: its words were kept"
    if _WORKED_OUT.match(target):
        return "where this link leads is worked out while playing: its words were kept"
    return ""
