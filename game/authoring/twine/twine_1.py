"""Reads the HTML that Twine 1 published: each passage is an element with its name in ``tiddler``."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from game.authoring.twine.twine import MOST_LETTERS, TOO_LONG, NotTwineError

_STORE: Final = re.compile(r"""<div[^<>]*\bid\s*=\s*["']?store-?area\b""", re.IGNORECASE)
_PASSAGE: Final = re.compile(r"<div[^<>]*\btiddler\s*=", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\([nts\\])")
_MEANT: Final = {"n": "\n", "t": "\t", "s": "\\", "\\": "\\"}


def is_twine_1(text: str) -> bool:
    """Whether a file holds a story as Twine 1 published it."""
    found = _STORE.search(text)
    return found is not None and _PASSAGE.search(text, found.start()) is not None


def read_twine_1(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """The passages of a story that Twine 1 published: names, tags and texts.

    Raises:
        NotTwineError: where it is longer than can be read.
    """
    found = _STORE.search(text)
    start = 0 if found is None else found.start()
    last = max(text.rfind(">") + 1, start)
    if last - start > MOST_LETTERS:
        raise NotTwineError(TOO_LONG)
    reader = _Reader()
    reader.feed(text[start:last])
    reader.close()
    return reader.passages


class _Reader(HTMLParser):
    """Collects the passages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[tuple[str, tuple[str, ...], str]] = []
        self.open: tuple[str, tuple[str, ...]] | None = None
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "div" and "tiddler" in values:
            self.open = (values["tiddler"], tuple(values.get("tags", "").split()))
            self.text.clear()

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self.open is not None:
            text = _ESCAPED.sub(lambda found: _MEANT[found[1]], "".join(self.text))
            self.passages.append((*self.open, text))
            self.open = None

    def handle_data(self, data: str) -> None:
        if self.open is not None:
            self.text.append(data)
