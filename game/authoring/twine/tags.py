"""What a passage is for, as its name and its tags say."""

from __future__ import annotations

import re
from typing import Final

from game.authoring.importing import outcome_in
from game.authoring.twine.twine import Passage

_SPECIAL: Final = re.compile(
    r"Story(?:Author|Banner|Caption|Data|DisplayTitle|Includes|Init|Interface|Menu|Script|Settings|Share|Stylesheet"
    r"|Subtitle|Title)|Passage(?:Header|Footer|Ready|Done)|User(?:Script|Stylesheet)|(?:Link)?MenuShare|Twine\..*"
)
_ASIDE: Final = frozenset((
    "script", "stylesheet", "widget", "header", "footer", "annotation", "init", "startup", "haml", "debug-header",
    "debug-footer", "debug-startup", "twine.image", "twine.audio", "twine.video",
))  # fmt: skip
_FIRST: Final = frozenset(("init", "startup"))


def is_aside(passage: Passage) -> bool:
    """Whether a passage is no part of what is read: it sets the story up, styles it or stands round every other."""
    return _SPECIAL.fullmatch(passage.name) is not None or not _ASIDE.isdisjoint(_tags(passage))


def is_first(passage: Passage) -> bool:
    """Whether a passage is done before the story begins."""
    return passage.name == "StoryInit" or not _FIRST.isdisjoint(_tags(passage))


def outcome_of(passage: Passage) -> str:
    """How a story ends that ends in a passage: ``won``, ``lost``, ``settled``, or ``""`` where its tags do not say."""
    return outcome_in(passage.tags)


def _tags(passage: Passage) -> set[str]:
    return {tag.lower() for tag in passage.tags}
