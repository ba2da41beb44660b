"""How hard a text is to read: the grade of Flesch and Kincaid, with syllables counted by a plain rule.

Grade = 0.39 * words a sentence + 11.8 * syllables a word - 15.59 (Kincaid and others 1975).

Words are runs of letters and digits, with apostrophes inside. A sentence ends at ``.``, ``!``, ``?`` or ``…`` after a
word and before a space or the end. The syllables of a word are its runs of ``a e i o u y``; a last silent ``e``
(``make``, not ``table``), the ``e`` of ``-es`` (``makes``, not ``boxes``) and of ``-ed`` (``asked``, not ``waited``)
are left out; there is at least one. Each digit of a number counts as one syllable.
"""

from __future__ import annotations

import re
from typing import Final

FEWEST_WORDS: Final = 10
"""With fewer words than this one long word would decide, so they have no grade."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”\u2019)]*+(?=\s|$)")
_ENDED = re.compile(r"[.!?…][\"'”\u2019)]*\s*$")
_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿ]+")
_SILENT_E = re.compile(r"(?<![l])e$|(?<=[aeiouyrwn]l)e$")
_SILENT_ES = re.compile(r"(?<!s)(?<!x)(?<!z)(?<!ch)(?<!sh)(?<!c)(?<!g)(?<!l)es$")
_SILENT_ED = re.compile(r"(?<![td])ed$")


def reading_grade(text: str) -> float | None:
    """The reading grade of a text (years at school), or None for one of fewer than :data:`FEWEST_WORDS` words."""
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = max(1, len(_SENTENCE_END.findall(text)) + (not _ENDED.search(text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """How many syllables a word has, by the rule above."""
    if any(character.isdigit() for character in word):
        return max(1, sum(character.isdigit() for character in word))
    plain = re.sub(r"['\u2019]\w*$", "", word.lower())
    for silent in (_SILENT_ES, _SILENT_ED, _SILENT_E):
        if (cut := silent.sub("", plain)) != plain:
            plain = cut
            break
    return max(1, len(_VOWELS.findall(plain)))
