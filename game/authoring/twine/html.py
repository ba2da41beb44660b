"""Reads the HTML that Twine 2 publishes: the story's passages stand in it as elements of their own."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Final

from game.authoring.importing import Loss
from game.authoring.twine.twine import MOST_LETTERS, TOO_LONG, NotTwineError, Passage, TwineStory

_DATA: Final = re.compile(r"<tw-storydata\b", re.IGNORECASE)
_END: Final = re.compile(r"</tw-storydata\s*>", re.IGNORECASE)
_LONG_NUMBER: Final = re.compile(r"&#x?[0-9A-Fa-f]{9,}", re.IGNORECASE)
"""A character reference that no character has; Python's HTML parser stops at one."""


def is_twine_2(text: str) -> bool:
    """Whether a file holds a story as Twine 2 publishes it."""
    return _DATA.search(text) is not None


def read_html(text: str) -> tuple[TwineStory, ...]:
    r"""Read a story that Twine 2 published, or an archive of several.

    Args:
        text: the whole file, with ``\n`` at the ends of its lines.

    Raises:
        NotTwineError: where there is no Twine 2 story in it, or more than can be read.
    """
    found = _DATA.search(text)
    if found is None:
        raise NotTwineError("there is no Twine 2 story in this file: it has no <tw-storydata>")
    stories: list[TwineStory] = []
    before, counted = 0, 0
    while found is not None:
        end = _END.search(text, found.end())
        stop = len(text) if end is None else end.end()
        before += text.count("\n", counted, found.start())
        counted = found.start()
        if stop - found.start() > MOST_LETTERS:
            raise NotTwineError(TOO_LONG)
        stories.append(_story(text[found.start() : stop], before))
        found = _DATA.search(text, stop)
    with_passages = tuple(story for story in stories if story.passages)
    if not with_passages:
        raise NotTwineError("the story in this file has no passages")
    return with_passages


def _story(text: str, before: int) -> TwineStory:
    """One story, which begins after so many lines of its file."""
    reader = _Reader(before)
    text = _LONG_NUMBER.sub("\N{REPLACEMENT CHARACTER}", text)
    try:
        # What stands behind the last > begins no element, and the parser would look for its end again and again.
        last = text.rfind(">") + 1
        reader.feed(text[:last])
        reader.close()
        reader.handle_data(unescape(text[last:]))
    except AssertionError:  # the standard library's word for a declaration that it cannot read
        raise NotTwineError("the HTML of the story is damaged") from None
    reader.end_passage()
    names = {number: passage.name for number, passage in reader.numbered.items()}
    first = reader.passages[0].name if reader.passages else ""
    start = names.get(reader.attributes.get("startnode", ""), first)
    title = reader.attributes.get("name", "").strip()
    form = reader.attributes.get("format", "").lower()
    return TwineStory(title, form, start, tuple(reader.passages), tuple(reader.losses))


class _Reader(HTMLParser):
    """Collects the passages; ``before`` is how many lines stand before the story in the file."""

    def __init__(self, before: int) -> None:
        super().__init__(convert_charrefs=True)
        self.before = before
        self.attributes: dict[str, str] = {}
        self.passages: list[Passage] = []
        self.numbered: dict[str, Passage] = {}
        self.losses: list[Loss] = []
        self.open: tuple[str, dict[str, str], int] | None = None
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        line = self.before + self.getpos()[0]
        if tag == "tw-storydata":
            self.attributes = values
        elif tag == "tw-passagedata":
            self.end_passage()
            # An element's own tag may run over several lines.
            self.open = (tag, values, line + (self.get_starttag_text() or "").count("\n"))
        elif tag in ("style", "script"):
            self.end_passage()
            self.open = (tag, values, line)
        elif self.open is not None:
            self.text.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in ("tw-passagedata", "style", "script"):
            self.end_passage()

    def handle_endtag(self, tag: str) -> None:
        if self.open is not None and tag == self.open[0]:
            self.end_passage()
        elif self.open is not None and tag != "tw-storydata":
            self.text.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.open is not None:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        if self.open is not None:
            self.text.append(f"<!--{data}-->")

    def end_passage(self) -> None:
        """Take what was open as whole."""
        if self.open is None:
            return
        tag, values, line = self.open
        text = "".join(self.text)
        self.open = None
        self.text.clear()
        if tag != "tw-passagedata":
            if text.strip():
                what = "the story's style sheet" if tag == "style" else "the story's script"
                self.losses.append(Loss(line, f"{what} was left out ({len(text.splitlines())} lines)"))
            return
        name = values.get("name", "").strip()
        if not name:
            name = f"passage {values.get('pid', '') or len(self.passages) + 1}"
            self.losses.append(Loss(line, "this passage has no name, and was given one"))
        skipped = len(text) - len(text.lstrip("\n"))
        passage = Passage(name, tuple(values.get("tags", "").split()), text.strip("\n"), line + skipped)
        self.passages.append(passage)
        self.numbered.setdefault(values.get("pid", ""), passage)
