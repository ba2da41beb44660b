"""A story without the characters that no text may hold; the first of each line is told."""

from __future__ import annotations

import re
from dataclasses import replace

from game.authoring.twine.marks import NONCHARACTERS
from game.authoring.twine.twine import Loss, Passage, TwineStory
from game.letters import FORBIDDEN, name_of

_UNSEEN = re.compile(f"{FORBIDDEN.pattern}|{NONCHARACTERS.pattern}")


def without_unseen(story: TwineStory) -> TwineStory:
    """The story as it can be written, with what was taken out among its losses."""
    losses: list[Loss] = []
    passages = tuple(_clear(passage, losses) for passage in story.passages)
    title, start = (_UNSEEN.sub("", text) for text in (story.title, story.start))
    return replace(story, title=title, passages=passages, start=start, losses=(*story.losses, *losses))


def _clear(passage: Passage, losses: list[Loss]) -> Passage:
    texts = (passage.name, *passage.text.split("\n"))
    for row, text in enumerate(texts):
        if found := _UNSEEN.search(text):
            told = f"a character that no text may hold was taken out here: {name_of(found[0])}"
            losses.append(Loss(passage.line + max(row - 1, 0), told))
    name, *lines = (_UNSEEN.sub("", text) for text in texts)
    tags = tuple(_UNSEEN.sub("", tag) for tag in passage.tags)
    return Passage(name or "passage", tags, "\n".join(lines), passage.line)
