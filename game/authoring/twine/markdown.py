"""What the story formats that are written in Markdown have in common: links and pictures in its way."""

from __future__ import annotations

from typing import Final

from game.authoring.twine.markup import NO_PICTURES, TAG, Markup
from game.authoring.twine.twine import Remark, StoryNode, StoryWords

LINK: Final = r"!?\[(?!\[)[^\[\]\n]*\]\([^()\s]*\)"
"""The pattern of a link or a picture."""
COMMON: Final = rf"\[\[|<!--|{LINK}|{TAG}"
"""The patterns of all that such formats share: the parts of ``common``."""


class MarkdownMarkup(Markup):
    """A passage in Markdown."""

    def common(self, start: int, end: int) -> tuple[tuple[StoryNode, ...], int]:
        """What becomes of a mark between two places, and where to read on."""
        mark, line = self.text[start:end], self.line_at(start)
        if mark == "[[":
            link = self.link_at(start)
            if link is None:
                return (StoryWords(line, mark),), end
            return self.bracketed(line, link[0]), link[1]
        if mark == "<!--":
            remark, end = self.comment(start)
            return (remark,), end
        if mark[0] == "!":
            return (Remark(line, mark, NO_PICTURES),), end
        if mark[0] == "[":
            text, _, target = mark[1:-1].partition("](")
            return self.way(line, text, target, mark), end
        return self.html(start, end)
