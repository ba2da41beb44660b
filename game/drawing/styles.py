"""Style sheets and style attributes: which properties an element has, after all that is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.drawing.limits import Budget, DrawingError
from game.drawing.tree import Element

INHERITED: Final = frozenset(
    [
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
        "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "color", "visibility",
        "clip-rule",
    ]
)  # fmt: skip
"""What an element hands on to what is in it."""
OWN: Final = frozenset(
    [
        "opacity", "display", "clip-path", "mask", "filter", "mix-blend-mode", "transform", "stop-color",
        "stop-opacity", "marker-start", "marker-mid", "marker-end", "marker", "mask-type",
    ]
)  # fmt: skip
"""What is an element's own."""
_KNOWN: Final = INHERITED | OWN
_SIMPLE: Final = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
_PART: Final = re.compile(r"([.#])([\w-]+)")
_MOST_RULES: Final = 3_000
_MOST_PARTS: Final = 8

Properties = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Simple:
    """What one element must be: a name, classes, an id."""

    tag: str
    id: str
    classes: frozenset[str]

    def fits(self, element: Element, classes: frozenset[str]) -> bool:
        return (
            (not self.tag or self.tag == element.tag)
            and (not self.id or self.id == element.get("id"))
            and self.classes <= classes
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    """The last part of a selector, those before it, how much it weighs, and what it says."""

    last: _Simple
    before: tuple[_Simple, ...]
    weight: tuple[int, int, int, int]
    says: Properties


class StyleSheet:
    """All rules of a drawing, found by what they are about."""

    def __init__(self, elements: Iterable[Element], budget: Budget) -> None:
        self.unread: list[tuple[int, str]] = []
        """The lines and selectors that say nothing here."""
        self._budget = budget
        self._rules: dict[str, list[_Rule]] = {}
        self._count = 0
        for element in elements:
            if element.tag == "style":
                self._read(element)

    def _read(self, element: Element) -> None:
        text = _without_comments(element.text)
        at = 0
        while (opened := text.find("{", at)) >= 0:
            head = text[at:opened].rpartition(";")[2].strip()
            closed = text.find("}", opened)
            if head.startswith("@"):
                at = _after_block(text, opened)
                continue
            closed = len(text) if closed < 0 else closed
            says = declarations(text[opened + 1 : closed])
            if says:
                for selector in head.split(","):
                    self._add(selector.strip(), says, element.line)
            at = closed + 1

    def _add(self, selector: str, says: Properties, line: int) -> None:
        self._count += 1
        if self._count > _MOST_RULES:
            raise DrawingError(
                "its style sheet has too many rules", "simplify the drawing, or save it as a PNG", line, heavy=True
            )
        parts = [_simple(part) for part in selector.replace(">", " ").split()]
        known = [part for part in parts if part is not None]
        if not parts or len(known) != len(parts) or len(parts) > _MOST_PARTS:
            if ":" not in selector:  # what happens under a mouse happens to nobody here
                self.unread.append((line, selector[:40]))
            return
        weight = (
            sum(bool(part.id) for part in known),
            sum(len(part.classes) for part in known),
            sum(bool(part.tag) for part in known),
            self._count,
        )
        last = known[-1]
        key = f"#{last.id}" if last.id else f".{min(last.classes)}" if last.classes else last.tag
        self._rules.setdefault(key, []).append(_Rule(last, tuple(known[:-1]), weight, says))

    def of(self, element: Element, above: Sequence[Element]) -> Properties:
        """What is said of an element: by its attributes, by rules, and by its own style, the last word."""
        found = {name: value for name, value in element.attributes.items() if name in _KNOWN}
        if self._rules:
            classes = frozenset((element.get("class") or "").split())
            keys = ("", element.tag, f"#{element.get('id')}", *(f".{name}" for name in classes))
            rules = [rule for key in keys for rule in self._rules.get(key, ())]
            self._budget.style(len(rules), element.line)
            fitting = [rule for rule in rules if rule.last.fits(element, classes) and _stands_in(rule.before, above)]
            for rule in sorted(fitting, key=lambda each: each.weight):
                self._budget.style(len(rule.says), element.line)
                found.update(rule.says)
        if own := element.get("style"):
            found.update(declarations(own))
        return found


def declarations(text: str) -> Properties:
    """The known properties in a text such as ``fill: red; stroke: none``."""
    found = {}
    for part in text.split(";"):
        name, _, value = part.partition(":")
        name = name.strip().lower()
        if name in _KNOWN and value.strip():
            found[name] = value.replace("!important", "").strip()
    return found


def computed(above: Mapping[str, str], own: Properties) -> Properties:
    """An element's properties, with what it is handed from above."""
    handed = {name: value for name, value in above.items() if name in INHERITED}
    handed.update({name: value for name, value in own.items() if value != "inherit"})
    return handed


def _stands_in(before: tuple[_Simple, ...], above: Sequence[Element]) -> bool:
    left = list(before)
    for element in reversed(above):
        if not left:
            break
        if left[-1].fits(element, frozenset((element.get("class") or "").split())):
            left.pop()
    return not left


def _simple(text: str) -> _Simple | None:
    match = _SIMPLE.fullmatch(text)
    if match is None or not text:
        return None
    parts = _PART.findall(match[2])
    ids = [name for sign, name in parts if sign == "#"]
    tag = "" if match[1] in (None, "*") else match[1]
    return _Simple(tag, ids[0] if ids else "", frozenset(name for sign, name in parts if sign == "."))


def _without_comments(text: str) -> str:
    parts, at = [], 0
    while (start := text.find("/*", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("*/", start + 2)
        at = len(text) if end < 0 else end + 2
    return "".join((*parts, text[at:])).replace("<!--", " ").replace("-->", " ")


def _after_block(text: str, opened: int) -> int:
    """Where a block ends that may hold others."""
    depth, at = 0, opened
    while at < len(text):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            break
    return at
