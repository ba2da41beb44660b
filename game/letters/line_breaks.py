"""Where a line may break: the rules of Unicode (UAX 14), as far as the texts of a conversation need them.

No break at U+00A0 or U+202F, none before a closing mark (not even after a space) or after an opening one, and none
within a character and its marks. Ideographs, kana and Hangul break between characters, but small kana never begin a
line. Thai breaks at its spaces; a stretch too long for a line is broken between characters by the ruler, as any is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

Kind = Literal[
    "space",
    "free",
    "glue",
    "open",
    "close",
    "wide close",
    "not first",
    "opening quote",
    "closing quote",
    "quote",
    "prefix",
    "hyphen",
    "dash",
    "wide",
    "number",
    "letter",
]

_KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(" \t\n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000", "space"),
    "\u200b": "free",
    **dict.fromkeys("\u00a0\u202f\u2007\u2011\u2060\ufeff", "glue"),
    **dict.fromkeys("!?.,:;·،؛؟۔।॥", "close"),  # noqa: RUF001 - each mark is meant, here and below
    **dict.fromkeys("、。，．：；！？", "wide close"),  # noqa: RUF001
    **dict.fromkeys("…‥%‰°¢′″ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーｰ々〻ゝゞヽヾ・･〜～゠", "not first"),  # noqa: RUF001
    **dict.fromkeys("¿¡", "open"),
    **dict.fromkeys("\"'", "quote"),
    **dict.fromkeys("$£¥€₹₺₽₩₫₪№#", "prefix"),
    **dict.fromkeys("-‐‒–/", "hyphen"),  # noqa: RUF001
    "—": "dash",
}
_BY_CATEGORY: Final[dict[str, Kind]] = {
    "Ps": "open",
    "Pe": "close",
    "Pi": "opening quote",
    "Pf": "closing quote",
    "Nd": "number",
}
_FOLLOWS: Final = frozenset("\u00ad\u200c\u200d\u20e3ะาำๅๆฯະາຳໆຯ")
"""What belongs to the character before it, though it is no mark."""
_LEADS: Final = frozenset("เแโใไເແໂໃໄ")
"""Vowels that are written before their consonant."""
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")


class Piece(NamedTuple):
    """What stays on one line, and whether a space parts it from the next."""

    text: str
    spaced: bool


@lru_cache(maxsize=4_000)
def pieces(text: str) -> tuple[Piece, ...]:
    """A paragraph in pieces between which lines may break; spaces are taken together, and none stands at the ends."""
    found: list[Piece] = []
    for word, spaced in _words(text):
        inner = [word] if _PLAIN.issuperset(word) else list(_parts(word))
        if found and found[-1].spaced and _clings(found[-1].text, word):
            before = found.pop().text
            inner[0] = f"{before} {inner[0]}"
        found += [Piece(part, spaced=False) for part in inner[:-1]]
        found.append(Piece(inner[-1], spaced))
    return tuple(found)


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """What stands between places where a line may always break, and whether a space is there."""
    start = 0
    for at, character in enumerate(f"{text} "):
        kind = _KINDS.get(character)
        if kind in {"space", "free"}:
            if at > start:
                yield text[start:at], kind == "space"
            start = at + 1


def _parts(word: str) -> Iterator[str]:
    """A stretch without spaces, in pieces between which a line may break."""
    now = ""
    for cluster in clusters(word):
        if now and _may_break(now, cluster):
            yield now
            now = ""
        now += cluster
    yield now


@lru_cache(maxsize=4_000)
def clusters(text: str) -> tuple[str, ...]:
    """A text as the characters that a reader sees: each with its marks, a flag as one."""
    if text.isascii():
        return tuple(text)
    found: list[str] = []
    for character in text:
        if found and _joins(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def _joins(before: str, character: str) -> bool:
    if before.isascii() and character < "\u00ad":
        return False
    last = before[-1]
    if kind_of(before[0]) in {"space", "free"}:
        return False
    is_conjunct = unicodedata.combining(last) == 9 and unicodedata.category(character) == "Lo"
    is_flag = len(before) == 1 and _is_flag(last) and _is_flag(character)
    return is_mark(character) or last == "\u200d" or last in _LEADS or is_conjunct or is_flag


@lru_cache(maxsize=20_000)
def is_mark(character: str) -> bool:
    """Whether a character belongs to the one before it: marks, joiners, skin tones, vowels and tails of Hangul."""
    return (
        character in _FOLLOWS
        or unicodedata.category(character)[0] == "M"
        or "\u1160" <= character <= "\u11ff"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


@lru_cache(maxsize=20_000)
def kind_of(character: str) -> Kind:
    """What a character is to the breaking of lines."""
    kind = _KINDS.get(character) or _BY_CATEGORY.get(unicodedata.category(character))
    wide = unicodedata.east_asian_width(character) in "WF" or _is_flag(character)
    if kind == "close" and wide:
        return "wide close"
    return kind or ("wide" if wide else "letter")


def _clings(before: str, after: str) -> bool:
    """Whether a line may not break at the space between two words: "Non !" stays together, and so does "« Non »"."""
    last, first = kind_of(before[-1]), kind_of(after[0])
    if first == "closing quote":  # but »this« is German, and opens
        return len(after) == 1 or kind_of(after[1]) in {"close", "wide close", "closing quote", "glue"}
    if first == "close" and after[0] in ".," and len(after) > 1 and kind_of(after[1]) == "number":
        return False
    opens = last in {"open", "opening quote"} and (len(before) == 1 or kind_of(before[-2]) in {"space", "open", "glue"})
    return first in {"close", "wide close", "glue"} or opens


_NEVER_FIRST: Final = frozenset(
    ("glue", "close", "wide close", "not first", "closing quote", "quote", "hyphen", "dash")
)
_NEVER_LAST: Final = frozenset(("glue", "open", "opening quote", "quote", "prefix"))
_WIDE: Final = frozenset(("wide", "wide close"))


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end with ``before`` and the next begin with ``after``, without a space between them."""
    last, first = kind_of(_base(before)), kind_of(after[0])
    if first in _NEVER_FIRST or last in _NEVER_LAST:
        return False
    if last == "dash":
        return True
    if last == "hyphen":
        return first != "number" and len(before) > 1
    is_kana = last == "not first" and _base(before) >= "\u3000"
    return last in _WIDE or is_kana or first == "wide"


def _base(piece: str) -> str:
    """The last character that is not a mark on another."""
    return next((one for one in reversed(piece) if not is_mark(one)), piece[-1])
