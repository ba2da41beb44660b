"""Finds words and names in a library."""

from game.authoring.find.search import Hit, Wish, marked, search, search_translation

__all__ = [
    "Hit",
    "Wish",
    "marked",
    "search",
    "search_translation",
]
