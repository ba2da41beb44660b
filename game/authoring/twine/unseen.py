"""A story without the characters that no text may hold and those that nobody sees; the first of each line is told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from game.authoring.importing import Loss
from game.authoring.twine.marks import NONCHARACTERS
from game.authoring.twine.twine import Passage, TwineStory
from game.letters import FORBIDDEN, HIDDEN, name_of

_UNSEEN: Final = re.compile(f"{FORBIDDEN.pattern}|{NONCHARACTERS.pattern}|{HIDDEN.pattern}", re.MULTILINE)


def seen(text: str) -> tuple[str, str]:
    """A text without what nobody sees, and what that was, as it is told; nothing is told where there was none."""
    if text.isascii() and text.isprintable():
        return text, ""
    found = _UNSEEN.search(text)
    if found is None:
        return text, ""
    why = "nobody sees" if HIDDEN.fullmatch(found[0]) else "no text may hold"
    plain = _UNSEEN.sub("", text)
    # What stood between two letters may join others now: a second look finds those.
    return _UNSEEN.sub("", plain), f"a character that {why} was taken out here: {name_of(found[0])}"


def without_unseen(story: TwineStory) -> TwineStory:
    """The story as it can be written, with what was taken out among its losses."""
    losses: list[Loss] = []
    passages = tuple(_clear(passage, losses) for passage in story.passages)
    return replace(
        story,
        title=seen(story.title)[0],
        passages=passages,
        start=seen(story.start)[0],
        losses=(*story.losses, *losses),
    )


def _clear(passage: Passage, losses: list[Loss]) -> Passage:
    lines: list[str] = []
    for row, text in enumerate((passage.name, *passage.text.split("\n"))):
        plain, told = seen(text)
        lines.append(plain)
        if told:
            losses.append(Loss(passage.line + max(row - 1, 0), told))
    tags = tuple(seen(tag)[0] for tag in passage.tags)
    return Passage(lines[0] or "passage", tags, "\n".join(lines[1:]), passage.line)
