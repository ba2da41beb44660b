"""The levels in words: one line for each scene that there is to play."""

from __future__ import annotations

from game.session import Card, standing_in_words
from game.session.phrases import not_yet
from game.story.language import Language


def card_in_list(number: int, card: Card, language: Language) -> str:
    """A scene's line in the list, such as ``2. The Late Install (passed, best score 80). What it is about.``."""
    how = not_yet(card.locked, language) if card.locked else ", ".join(standing_in_words(card, language))
    return f"{number}. {card.title} ({how}). {card.summary}".rstrip()
