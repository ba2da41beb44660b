"""An SVG file as a tree of elements that know their lines: read without recursion, and never more than it may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from game.drawing.limits import MOST_DEPTH, MOST_ELEMENTS, DrawingError, too_heavy

_SVG: Final = "http://www.w3.org/2000/svg"
_MOST_ENTITIES: Final = 1000
"""How often a file with words of its own (``&ns_svg;``, as Illustrator writes) may use any."""
_LONGEST_ENTITY: Final = 200
_MOST_STYLE: Final = 400_000
"""Characters of style sheets."""


@dataclass(slots=True)
class Element:
    """One element: its name without its namespace, its attributes, where it begins, what is in it."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def get(self, name: str) -> str | None:
        """An attribute."""
        return self.attributes.get(name)

    def walk(self) -> Iterator[Element]:
        """The element and all that is in it, in the order of the file."""
        left = [self]
        while left:
            found = left.pop()
            yield found
            left.extend(reversed(found.children))

    @property
    def named(self) -> str:
        """What it is called in a sentence."""
        return f'<{self.tag} id="{self.attributes["id"][:40]}">' if self.attributes.get("id") else f"<{self.tag}>"


def read_tree(data: bytes) -> Element:
    """The outermost element of an SVG file, without what other programs keep in it.

    Raises:
        DrawingError: where it is no SVG, or holds too much.
    """
    reading = _Reading(data)
    try:
        reading.parser.Parse(data, True)  # noqa: FBT003 - expat's own way to say that this is all
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        hint = "open it in the program it was drawn with, and save it again as SVG"
        raise DrawingError(f"this is no well-formed SVG: {reason}", hint, error.lineno) from None
    except (ValueError, LookupError) as error:
        if isinstance(error, DrawingError):
            raise
        raise DrawingError("this file is in an encoding that cannot be read", "save it as UTF-8") from None
    if reading.root is None:
        raise DrawingError("there is no drawing in this file", "save it again as SVG")
    if reading.root.tag != "svg":
        what = f"the outermost element is <{reading.root.tag[:40]}>, not <svg>"
        raise DrawingError(what, "save the drawing again as SVG", reading.root.line)
    return reading.root


class _Reading:
    """One reading of a file by expat, which reads no other file and opens no address."""

    def __init__(self, data: bytes) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.foreign = 0
        self.count = 0
        self.styles = 0
        self.has_many_words = data.count(b"&") > _MOST_ENTITIES
        self.prefix: str | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity

    def entity(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:  # noqa: FBT001 - expat's
        """A word of the file's own: a short and plain one is taken (an address, as Illustrator writes them)."""
        long = value is not None and (len(value) > _LONGEST_ENTITY or "&" in value or "<" in value)
        if is_parameter or long or self.has_many_words:
            what = f"the file makes a word of its own, &{name[:40]};, that stands for more than a name"
            raise DrawingError(what, "save the drawing as plain SVG", self.parser.CurrentLineNumber)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        line = self.parser.CurrentLineNumber
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise too_heavy(f"there are more than {MOST_ELEMENTS:,} parts in it", line)
        prefix, _, local = tag.rpartition(":")
        if self.root is None:
            self.prefix = prefix
        if self.foreign or not self.is_ours(prefix, attributes):
            self.foreign += 1
            return
        if len(self.open) >= MOST_DEPTH:
            raise too_heavy(f"more than {MOST_DEPTH} groups stand inside each other", line)
        element = Element(local, _plain(attributes), line)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def is_ours(self, prefix: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element is of the drawing, and not what another program keeps for itself."""
        if attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", _SVG) != _SVG and self.root is not None:
            return False
        return prefix in (self.prefix, "svg")

    def end(self, _: str) -> None:
        """An element ends."""
        if self.foreign:
            self.foreign -= 1
        else:
            self.open.pop()

    def characters(self, text: str) -> None:
        """Text is kept only of style sheets."""
        if not self.foreign and self.open and self.open[-1].tag == "style":
            self.styles += len(text)
            if self.styles > _MOST_STYLE:
                raise too_heavy("its style sheet is too long", self.parser.CurrentLineNumber)
            self.open[-1].text += text


def _plain(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes without namespaces, and without those of other programs."""
    kept = {name: value for name, value in attributes.items() if ":" not in name and name != "xmlns"}
    linked = next((value for name, value in attributes.items() if name.endswith(":href")), None)
    if linked is not None:
        kept.setdefault("href", linked)
    return kept
