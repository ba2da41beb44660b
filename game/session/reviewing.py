"""What is told of a moment that is reviewed: what was said there, and which answers are closed."""

from __future__ import annotations

from game.session.pages import ReviewPage
from game.session.phrases import said, sentence
from game.story.engine import Offer
from game.story.language import Language
from game.story.model import fill


def said_in_call(page: ReviewPage, language: Language) -> str:
    """What the player said at this moment in the call, or did."""
    option = page.judged.taken.authored
    told = said(option, page.debriefed.conversation.scene.words_for(page.debriefed.player), language)
    if option.say:
        return language.tr("In the call you said: {option}", option=told)
    return language.tr("In the call: {answer}", answer=told)


def closed_because(page: ReviewPage, offer: Offer, language: Language) -> str:
    """Why an answer cannot be given, as a sentence: it was given already, or it was not open; ``""`` where it can."""
    if offer.id in page.tried:
        return language.tr("Said already: there is better.")
    return sentence(
        fill(language.say(offer.reason), page.debriefed.conversation.scene.words_for(page.debriefed.player))
    )
