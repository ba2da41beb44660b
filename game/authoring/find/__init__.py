"""Finds words and names in a library."""

from game.authoring.find.searching import Hit, Wish, marked, search, search_translation

__all__ = [
    "Hit",
    "Wish",
    "marked",
    "search",
    "search_translation",
]
