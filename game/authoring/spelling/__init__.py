"""Spelling: which words of a library no dictionary has."""

from game.authoring.spelling.allowed import Allowed, add_words, allowed_in, words_file
from game.authoring.spelling.dictionary import Dictionary, languages
from game.authoring.spelling.spelling import Doubt, Place, check_spelling
from game.authoring.spelling.words import Word, words_in

__all__ = [
    "Allowed",
    "Dictionary",
    "Doubt",
    "Place",
    "Word",
    "add_words",
    "allowed_in",
    "check_spelling",
    "languages",
    "words_file",
    "words_in",
]
