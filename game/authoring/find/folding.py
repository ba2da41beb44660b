"""Texts compared as people compare them: without regard to capitals, accents, and the ways of writing a quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import combining, normalize

_ALIKE: Final = {
    "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2026": "...",
}  # fmt: skip
Span = tuple[int, int]
"""Where something stands in a text: its first character, and the one after its last."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and for each character of that the one of the text that it comes from."""

    text: str
    origin: tuple[int, ...]


def folded(text: str) -> Folded:
    """A text in small letters, without accents, with plain quotes and dashes; any run of spaces is one."""
    found: list[str] = []
    origin: list[int] = []
    for at, letter in enumerate(text):
        if letter.isspace():
            if found and found[-1] != " ":
                found.append(" ")
                origin.append(at)
            continue
        for plain in normalize("NFKD", _ALIKE.get(letter, letter)).casefold():
            if not combining(plain):
                found.append(plain)
                origin.append(at)
    return Folded("".join(found), tuple(origin))


def spans(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Where words stand in a text, in order and none over another; nothing unless each of them does.

    Args:
        text: where to look.
        words: what to look for; each may be several words, and is found in the middle of one too.
    """
    within = folded(text)
    found: list[Span] = []
    for word in words:
        wanted = folded(word).text.strip()
        at = within.text.find(wanted) if wanted else -1
        if at < 0:
            return ()
        while at >= 0:
            found.append((within.origin[at], within.origin[at + len(wanted) - 1] + 1))
            at = within.text.find(wanted, at + len(wanted))
    return _joined(sorted(found))


def _joined(found: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)
