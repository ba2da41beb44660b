"""The words of a text, as far as a dictionary can have an opinion on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_LEFT_OUT: Final = re.compile(
    r"\{\{|\{[^{}]*\}"  # words in braces
    r"|\w+://\S+|\bwww\.\S+|\S+@\S+\.\w+"  # addresses
    r"|\w*[\d_]\w*"  # numbers, prices, 3rd, ids
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)*")


class Word(NamedTuple):
    """A word as it is written, and where it begins in its text, from 0."""

    text: str
    at: int


def words_in(text: str) -> Iterator[Word]:
    """Every word that can be right or wrong.

    Words in braces, numbers and what hangs on them, addresses, single letters and words in capitals alone (as ``SMS``)
    are left out; of words with hyphens, each part is one.
    """
    shown = _LEFT_OUT.sub(lambda found: " " * len(found[0]), text)
    for found in _WORD.finditer(shown):
        word = found[0]
        if len(word) > 1 and not word.isupper():
            yield Word(word, found.start())


def plain_word(word: str) -> str:
    """A word with a typewriter's apostrophe."""
    return word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
