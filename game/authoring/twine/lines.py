"""The lines of a beat: words are gathered until their line ends, and said by whoever speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from game.authoring.importing import Comment, Files, Loss, Quoted, Tree, YamlTable, braced
from game.authoring.twine.flags import Variables
from game.authoring.twine.marks import without_marks, written
from game.authoring.twine.prose import SPEAKER, Style, has_letters, is_rule, shortened, spoken
from game.authoring.twine.twine import If, StoryWords
from game.story.model import NARRATOR

_ITEM: Final = re.compile(r"[\s>*+-]*\(?(?:\d{1,3}|[A-Za-z])[.):]\s*")


class Said(NamedTuple):
    """A line that the narrator says for now: at which line of the story it stands, and its step in the beat."""

    line: int
    text: str
    step: YamlTable


class Lines:
    """Gathers words and makes lines of them."""

    def __init__(self, variables: Variables, speakers: Mapping[str, str], style: Style, files: Files) -> None:
        self.variables = variables
        self.speakers = speakers
        self.style = style
        self.files = files
        self.losses: list[Loss] = []
        self.said: list[Said] = []
        self.words: list[StoryWords] = []

    def lose(self, line: int, message: str, source: str = "") -> None:
        """Tell what is left out or changed, and what stood there."""
        self.losses.append(Loss(line, message, shortened(source)))

    def comment(self, line: int, source: str, found: list[Tree | Comment]) -> None:
        """Keep what stood at a line of the story as a comment; line 0 is not told."""
        text = written(source.strip())
        found.append(Comment(f"{self.files.said(line)}: {text}" if line else text))

    def say(self, words: StoryWords, found: list[Tree | Comment]) -> None:
        """Add text; every line of it is a line of the beat."""
        line = words.line
        first, *rest = words.text.split("\n")
        self.words.append(StoryWords(line, first))
        for text in rest:
            self.flush(found)
            line += 1
            self.words.append(StoryWords(line, text))

    def cut(self, node: If) -> None:
        """Tell where a condition stands in the middle of a sentence."""
        if any(word.text.strip() and not word.linked for word in self.words):
            self.lose(node.branches[0].line, "a sentence with a condition in it was cut into several lines")

    def flush(self, found: list[Tree | Comment]) -> None:
        """Make a line of the text so far."""
        words, self.words = self.words, []
        own = "".join(word.text for word in words if not word.linked)
        if not own.strip() or (any(word.linked for word in words) and not _is_sentence(own)):
            return
        line = next(word.line for word in words if word.text.strip())
        if is_rule(own):
            self.lose(line, "a rule was left out", own)
            self.comment(0, own, found)
            return
        text = "".join(word.text for word in words)
        plain, gaps = self.plain(text, line)
        if any(gaps):
            self.comment(line, without_marks(text), found)
        if gaps and not has_letters(plain):
            return
        spoken_by = SPEAKER.fullmatch(plain)
        speaker = self.speakers.get(spoken_by[1].casefold()) if spoken_by else None
        if spoken_by and speaker:
            found.append(YamlTable([(speaker, Quoted(braced(spoken_by[2])))]))
        elif plain:
            step = YamlTable([(NARRATOR, Quoted(braced(plain)))])
            self.said.append(Said(line, plain, step))
            found.append(step)

    def plain(self, text: str, line: int) -> tuple[str, tuple[str, ...]]:
        """A text without its formatting, and the names of what it cannot show."""
        found = spoken(text, self.style, self.variables.shown)
        if found.was_styled:
            self.lose(line, "formatting was left out")
        for name in filter(None, found.unshown):
            self.lose(line, f"a scene cannot show what {name} holds: there is … in the line where it stood")
        if found.unseen:
            self.lose(line, found.unseen)
        return found.text, found.unshown


def _is_sentence(text: str) -> bool:
    """Whether what stands round links says anything: the number of an item, or a sign before it, does not."""
    return has_letters(text) and not _ITEM.fullmatch(text)
