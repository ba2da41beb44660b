"""Texts to be translated, and what is wrong with a translation."""

from game.authoring.translation.checks import translation_problems
from game.authoring.translation.codes import translation_codes
from game.authoring.translation.interface_texts import interface_entries
from game.authoring.translation.messages import is_unread, messages, part_of, unread
from game.authoring.translation.translate import Count, made, part_counts, updated

__all__ = [
    "Count",
    "interface_entries",
    "is_unread",
    "made",
    "messages",
    "part_counts",
    "part_of",
    "translation_codes",
    "translation_problems",
    "unread",
    "updated",
]
