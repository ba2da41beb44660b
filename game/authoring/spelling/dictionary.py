"""Which words a language has: the word lists of simplemma, and the few rules by which one word is made from another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterator
from functools import cache
from typing import Final

from game.authoring.needs import MissingExtraError
from game.authoring.spelling.words import plain_word

MOST_LETTERS: Final = 40
"""What is longer is no word, and nothing is suggested for it."""
MOST_SUGGESTED: Final = 3
_LETTERS: Final = {"es": "abcdefghijklmnñopqrstuvwxyzáéíóúü"}
_ABC: Final = "abcdefghijklmnopqrstuvwxyz'"
_ALSO: Final = {
    "en": frozenset(("her", "gonna", "handoff", "overpromise", "sorries")),
    "es": frozenset(("antes", "boli", "cuan", "dal", "deco", "eh", "jamás", "ojalá", "tan")),
}
"""Words that the lists lack."""
_NEVER: Final = {
    "en": frozenset(
        ("alot", "cannister", "dont", "exceding", "forseeing", "occured", "procedes", "publically", "truely")
    )
}
"""Slips that the lists have."""
_CLITIC: Final = re.compile(r"(?:'s|'ll|'d|'ve|'re|'m|n't|s'|')$")
_JOINED: Final = re.compile(r"(?:me|te|se|nos|os)?(?:l[oae]s?)?$")
_SMALL: Final = re.compile(r"^(.+?)(?:(?:e?c)?it([oa])s?)$")
_TENS: Final = re.compile(r"^(?:veinti|dieci)")


def languages() -> frozenset[str]:
    """Every language that there is a dictionary of, by its code.

    Raises:
        MissingExtraError: if simplemma is not installed.
    """
    try:
        from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("simplemma", "which has the dictionaries") from None
    return frozenset(SUPPORTED_LANGUAGES)


class Dictionary:
    """The words of one language. British and American spellings are both English.

    Args:
        language: its code, one of ``languages()``; of ``es_MX``, the first part counts.
    """

    def __init__(self, language: str) -> None:
        from simplemma import is_known  # noqa: PLC0415 - an extra

        self.language = language.partition("_")[0]
        self._is_known = is_known
        self._has: Callable[[str], bool] = cache(self._looked_up)

    def has(self, word: str) -> bool:
        """Whether that is a word of the language, written with a capital or without."""
        return len(word) <= MOST_LETTERS and self._has(plain_word(word))

    def near(self, word: str, used: Container[str] = ()) -> tuple[str, ...]:
        """Words that it may have been meant to be: one slip away, or one and a letter doubled or not.

        Args:
            word: what was written.
            used: words, in small letters, that are written elsewhere and so are likelier than others.
        """
        bare = plain_word(word).lower()
        if len(bare) > MOST_LETTERS:
            return ()
        found = dict.fromkeys(other for other in self._one_slip(bare) if self._is_word(other))
        if not found:
            twice = (other for half in _doublings(bare) for other in self._one_slip(half))
            found = dict.fromkeys(other for other in twice if self._is_word(other))
        likely = sorted(found, key=lambda other: (_bare(other) != _bare(bare), other not in used))
        capital = word[:1].isupper()
        return tuple(other.capitalize() if capital else other for other in likely[:MOST_SUGGESTED])

    def _looked_up(self, word: str) -> bool:
        forms = dict.fromkeys((word, word.lower(), word.capitalize()))
        if word.lower() in _NEVER.get(self.language, ()):
            return False
        return any(self._is_word(form) for form in forms) or any(self._is_made(form) for form in forms)

    def _is_word(self, word: str) -> bool:
        if word in _NEVER.get(self.language, ()):
            return False
        return word in _ALSO.get(self.language, ()) or self._is_known(word, self.language)

    def _is_made(self, word: str) -> bool:
        """Whether a word is made from one that is there."""
        match self.language:
            case "en":
                stem = _CLITIC.sub("", word)
                return stem not in ("", word) and (self._is_word(stem) or self._is_made(stem))
            case "es":
                return any(map(self._is_word, _spanish_stems(word)))
            case _:
                return False

    def _one_slip(self, word: str) -> Iterator[str]:
        """Every text that is one slip away: letters that changed places, one too few, one other, one too many."""
        letters = _LETTERS.get(self.language, _ABC)
        for at in range(len(word) - 1):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(len(word) + 1):
            yield from (word[:at] + letter + word[at:] for letter in letters)
        for at in range(len(word)):
            yield from (word[:at] + letter + word[at + 1 :] for letter in letters)
        for at in range(len(word)):
            yield word[:at] + word[at + 1 :]


def _doublings(word: str) -> Iterator[str]:
    """A word with a double letter made single, or a single one doubled."""
    for at, letter in enumerate(word):
        if word[at : at + 2] == letter * 2:
            yield word[:at] + word[at + 1 :]
        else:
            yield word[:at] + letter + word[at:]


def _spanish_stems(word: str) -> Iterator[str]:
    """What a Spanish word may be made from: a verb with pronouns behind it, a small form, a ten with its unit."""
    for length in range(2, 8):
        stem, joined = word[:-length], word[-length:]
        if len(stem) > 1 and _JOINED.fullmatch(joined):
            yield from (stem, _bare(stem))
            yield from (f"{_bare(stem)}{more}" for more in ("s", "d"))
    if small := _SMALL.fullmatch(word):
        stem, ending = small[1], small[2]
        for root in (stem, re.sub("c$", "z", stem), re.sub("qu$", "c", stem), re.sub("gu$", "g", stem)):
            yield from (root, f"{root}{ending}", f"{root}e")
    if _TENS.match(word):
        yield _TENS.sub("", word)
    if word.startswith("auto"):
        yield word.removeprefix("auto")


def _bare(word: str) -> str:
    """A word without the accents that it got from what was joined to it; its ñ stays."""
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", parts.replace("\N{COMBINING ACUTE ACCENT}", ""))
