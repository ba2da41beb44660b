"""What the signs of the interface mean, in words."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.story.language import Language, to_translate


class Sign(NamedTuple):
    """An icon, what it stands for in a sentence, and in a few words where a legend tells it."""

    icon: str
    text: str
    label: str = ""


HEART: Final = Sign(
    "heart",
    to_translate("The heart: a skill that is about the person, and how they feel."),
    to_translate("about the person"),
)
HEAD: Final = Sign(
    "head",
    to_translate("The head: a skill that is about the matter, and how it is put right."),
    to_translate("about the matter"),
)
TICK: Final = Sign(
    "check",
    to_translate("The tick at the end of a bar: this is its good end."),
)
SIGNS: Final = (HEART, HEAD, TICK)
"""All that are explained on the page of keys."""
HALVES: Final = (HEART, HEAD)


def half_in_words(icon: str, language: Language) -> str:
    """What the icon of a half means; nothing for any other icon."""
    return next((language.tr(sign.text) for sign in HALVES if sign.icon == icon), "")


def good_end(good: str, language: Language) -> str:
    """What the tick at a bar's end means there."""
    if good == "low":
        return language.tr("The tick marks the good end: low is good here.")
    return language.tr("The tick marks the good end: high is good here.")
