"""Who is there, and in which language: what whoever walks up to a kiosk is asked first."""

from __future__ import annotations

from typing import Literal, NamedTuple

from game.kiosk.code_masks import mask_in_words
from game.kiosk.settings import Who
from game.session import SettingChoice, warned
from game.story.language import Language


class StartPage(NamedTuple):
    """Who is there, and in which language?

    ``message`` says why it is asked again, ``""`` at first; then ``asked`` is what was given and could not be taken,
    and ``written`` how it was, to be written anew.
    """

    course: str
    languages: tuple[SettingChoice, ...]
    language: str
    who: Who
    message: str = ""
    asked: Literal["", "name", "code"] = ""
    written: str = ""


def not_that(who: Who, language: Language) -> str:
    """What is told of a code that cannot be taken: the same for each, whether others have it or nobody."""
    told = language.tr("That code does not fit.")
    if who.mask:
        told += " " + language.tr("A code looks like this: {mask}.", mask=mask_in_words(who.mask, language))
    return warned(told + " " + language.tr("Look at it once more, or ask the staff."))
