"""The pieces of a condition that somebody wrote in words of their own: found in the text, and put together again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil, floor
from typing import Final, NamedTuple

from game.story.condition.near import as_id
from game.story.condition.wordings import number_in_words
from game.story.model import CALLS, COMPARISONS

_QUOTES: Final = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}«»"
_APOSTROPHE: Final = "\N{RIGHT SINGLE QUOTATION MARK}"
_TOKEN: Final = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)?)|(?P<not>\w{{2,10}}n['{_APOSTROPHE}]t\b)|(?P<of>['{_APOSTROPHE}]s\b)"
    rf"|(?P<quoted>[{_QUOTES}{_APOSTROPHE}](?:[^{_QUOTES}{_APOSTROPHE}]{{1,60}})[{_QUOTES}{_APOSTROPHE}])"
    r"|(?P<word>[^\W\d]\w*(?:\.[^\W\d]\w*)*)"
    r"|(?P<sign>!==|===|>==|<==|=/=|<>|==|!=|=!|>=|=>|<=|=<|&&|\|\||\.\.|:=|[≥≤≠<>=()+\-*/!&|,;:.?%$@{}\[\]])"
)
_UNITS: Final = frozenset(("%", "percent", "points", "point", "per"))
_UPWARDS: Final = frozenset(("more", "higher", "above", "over", "greater", "up", "better"))
_DOWNWARDS: Final = frozenset(("less", "lower", "below", "under", "fewer", "down"))
SIGNS: Final = frozenset(COMPARISONS)
JOINS: Final = frozenset(("and", "or", "not", "(", ")"))


class Piece(NamedTuple):
    """A piece of a condition, and from where to where it stands in the text.

    ``kind`` is ``number``, ``word``, ``sign``, ``of`` (the end of a word that says whose something is), and once it is
    known what is meant, ``name`` or ``call``.
    """

    kind: str
    text: str
    start: int
    end: int


def pieces_of(text: str) -> list[Piece] | None:
    """The pieces of a text; None where it holds what can be in no condition."""
    found: list[Piece] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            return None
        kind, value = match.lastgroup, match[0]
        if kind == "quoted":
            kind, value = "word", value[1:-1].strip()
        elif kind == "number":
            value = value.replace(",", ".")
        elif kind == "not":
            kind, value = "word", value.replace(_APOSTROPHE, "'")
        found.append(Piece(kind, value, match.start(), match.end()))
        at = match.end()
    return found


def joined(words: list[Piece]) -> str:
    """The pieces as a text, with spaces where they belong."""
    text = ""
    for word in words:
        glued = not text or text.endswith("(") or word.text == ")" or (word.text == "(" and text.endswith(CALLS))
        text += word.text if glued else f" {word.text}"
    return text


def sign_at(text: str, at: Piece) -> Piece:
    """A sign that stands for another piece."""
    return Piece("sign", text, at.start, at.end)


def longest_name(words: list[Piece], at: int, known: dict[str, str]) -> tuple[str, int]:
    """The longest run of words from a place that together are a known name, and where it ends."""
    for size in range(min(5, len(words) - at), 0, -1):
        part = words[at : at + size]
        if all(word.kind == "word" for word in part):
            target = known.get(as_id(" ".join(word.text for word in part)))
            if target:
                return target, at + size
    return "", at


def with_whole_signs(words: list[Piece]) -> list[Piece]:
    """Signs put together that a space parts: ``> =``."""
    found: list[Piece] = []
    for word in words:
        if found and word.text == "=" and found[-1].text in ("<", ">", "=", "!") and found[-1].kind == "sign":
            found[-1] = found[-1]._replace(text=f"{found[-1].text}=", end=word.end)
        else:
            found.append(word)
    return found


def owners_in(words: list[Piece], known: Mapping[str, str]) -> set[int]:
    """The places of words that say whose something is and need not: ``the customer's anger``.

    Args:
        words: the pieces.
        known: the names of meters and flags, by what they are as ids.
    """

    def is_known(start: int, at: int) -> bool:
        owner = " ".join(word.text for word in words[max(start, 0) : at])
        return as_id(f"{owner} {words[at + 1].text}") in known

    places = [at for at in range(1, len(words) - 1) if words[at].kind == "of" and as_id(words[at + 1].text) in known]
    return {at - 1 for at in places if not is_known(at - 1, at) and not is_known(at - 2, at)}


def settled(words: list[Piece]) -> list[Piece]:
    """Without a sign that stands twice, a bracket too many or too few, or a word before a name that says nothing."""
    found: list[Piece] = []
    depth = 0
    for at, word in enumerate(words):
        before, after = found[-1] if found else None, words[at + 1] if at + 1 < len(words) else None
        begins = before is None or before.text in JOINS
        if word.text in ("and", "or") and (after is None or (begins and (before is None or before.text != ")"))):
            continue
        if begins and word.text.casefold() in ("==", "is", "has", "have") and after and after.kind in ("name", "call"):
            continue
        if word.text == ")" and not depth:
            continue
        depth += (word.text == "(") - (word.text == ")")
        is_between = word.text == "not" and before and not begins and before.text not in SIGNS and after
        found.append(word._replace(text="!=") if is_between else word)
    if found and found[-1].text in SIGNS:
        found.append(Piece("number", "50", found[-1].end, found[-1].end))
    return found + [sign_at(")", found[-1])] * depth if found else found


def uncounted(words: list[Piece]) -> list[Piece]:
    """A call that is compared with a number, as in ``visited(hall) > 0``, without the number."""
    found: list[Piece] = []
    at = 0
    while at < len(words):
        word = words[at]
        after = "".join(other.text for other in words[at + 1 : at + 3])
        if word.kind == "call" and not word.text.startswith("ended") and after in (">0", ">=1", "==1", "=1", "!=0"):
            found.append(word)
            at += 3
        elif word.kind == "call" and not word.text.startswith("ended") and after in ("==0", "<1", "=0", "!=1"):
            found += [sign_at("not", word), word]
            at += 3
        else:
            found.append(word)
            at += 1
    return found


def way_of(word: Piece) -> str:
    """The sign that ``more`` or ``less`` behind a number means; ``""`` for another word."""
    low = word.text.casefold()
    if low in _UPWARDS or word.text in (">", ">="):
        return ">="
    return "<=" if low in _DOWNWARDS or word.text in ("<", "<=") else ""


def with_sign(found: list[Piece], sign: str, at: Piece) -> list[Piece]:
    """What stands before a number, with another sign between."""
    return [*(found[:-1] if found and found[-1].text in SIGNS else found), sign_at(sign, at)]


def rounded(found: list[Piece], word: Piece) -> tuple[list[Piece], Piece]:
    """A fraction as the whole number that means the same to a meter."""
    number = float(word.text)
    sign = found[-1].text if found else ""
    if sign in (">", ">="):
        return [*found[:-1], sign_at(">=", found[-1])], word._replace(text=str(ceil(number)))
    if sign in ("<", "<="):
        return [*found[:-1], sign_at("<=", found[-1])], word._replace(text=str(floor(number)))
    return found, word._replace(text=str(round(number)))


def clauses_of(words: list[Piece]) -> list[tuple[list[Piece], Piece | None]]:
    """What stands between the joining words, each with the one after it."""
    found: list[tuple[list[Piece], Piece | None]] = []
    part: list[Piece] = []
    for word in words:
        if word.text in JOINS and word.kind == "sign":
            found.append((part, word))
            part = []
        else:
            part.append(word)
    return [*found, (part, None)]


def in_digits(words: list[Piece]) -> list[Piece]:
    """Numbers as digits, without their units; ``or more`` after one, and fractions of one."""
    found: list[Piece] = []
    at = 0
    while at < len(words):
        word = words[at]
        number = number_in_words(word.text) if word.kind == "word" else None
        if number is not None:
            word = word._replace(kind="number", text=str(number))
        at += 1
        if word.kind == "number":
            while at < len(words) and words[at].text.casefold() in _UNITS:
                at += 1
            if at + 1 < len(words) and words[at].text == "or" and (way := way_of(words[at + 1])):
                found = with_sign(found, way, word)
                at += 2
            elif (
                at < len(words)
                and words[at].text == "+"
                and words[at].start == word.end
                and (at + 1 == len(words) or words[at + 1].text in JOINS)
            ):
                found = with_sign(found, ">=", word)
                at += 1
            if "." in word.text:
                found, word = rounded(found, word)
        found.append(word)
    return found
