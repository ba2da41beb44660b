"""Numbers and changes that are written otherwise, as the whole numbers and the changes that they mean."""

from __future__ import annotations

import re
from typing import Final

from game.story.condition import number_in_words

_NUMBER: Final = re.compile(r"([+-]?)\s*(\d[\d ,._']*)")
_EXPONENT: Final = re.compile(r"(\d{1,3})[eE]\+?(\d)")
_MINUS: Final = str.maketrans(dict.fromkeys("\u2212\u2013\u2014\u2010\u2011", "-"))
_NOISE: Final = re.compile(r"\s*(?:%|percent|per cent|points?|pts?|/\s*100|(?:out )?of 100)\s*$", re.IGNORECASE)
_SETS: Final = ("set to ", "set ", "becomes ", "become ", "to ", "is ", ":=", "==")
_MORE: Final = (
    "plus ", "add ", "adds ", "up by ", "up ", "increase by ", "increases by ", "increase ", "raise by ", "raise ",
    "gain ", "gains ", "more ", "by ", "+=", "++",
)  # fmt: skip
_LESS: Final = (
    "minus ", "subtract ", "take away ", "down by ", "down ", "decrease by ", "decreases by ", "decrease ", "lower by ",
    "lower ", "reduce by ", "reduce ", "lose ", "loses ", "less ", "drop by ", "drop ", "-=", "--",
)  # fmt: skip
_AFTER: Final = {
    "more": "+",
    "up": "+",
    "higher": "+",
    "+": "+",
    "less": "-",
    "fewer": "-",
    "down": "-",
    "lower": "-",
    "-": "-",
}


def meant_number(text: str, low: int, high: int) -> int | None:
    """The whole number between two bounds that a text means: ``70%``, ``7.5``, ``seventy``, ``170``; None for none."""
    bare = _NOISE.sub("", text.translate(_MINUS).strip().strip("\"'"))
    if found := _EXPONENT.fullmatch(bare):
        value = float(int(found[1]) * 10 ** int(found[2]))
    elif (word := number_in_words(bare)) is not None:
        value = word
    elif (found := _NUMBER.fullmatch(bare)) and len(bare) < 20:
        digits = re.sub(r"[ _']", "", found[2]).rstrip(".,")
        if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
            digits = re.sub(r"[.,]", "", digits)
        digits = digits.replace(",", ".")
        if digits.count(".") > 1:
            return None
        value = float(digits) * (-1 if found[1] == "-" else 1)
    else:
        return None
    return max(low, min(high, round(value)))


def has_only_another_dash(text: str, meant: str) -> bool:
    """Whether a text is what it means, but for a dash of a word processor in the place of its minus."""
    return "".join(text.translate(_MINUS).split()) == "".join(meant.split())


def meant_change(text: str) -> str:
    """The change that a text means, as it is written here: ``5 less`` is ``-5``; ``""`` for none."""
    bare = _NOISE.sub("", text.translate(_MINUS).strip().strip("\"'")).casefold().strip()
    for starts, sign in ((_SETS, "= "), (_MORE, "+"), (_LESS, "-")):
        for start in starts:
            if bare.startswith(start):
                return _change(sign, bare[len(start) :])
    first, last = bare[:1], re.search(r"\s*([a-z]+|[+-])$", bare)
    if last and (sign := _AFTER.get(last[1], "")):
        return _change(sign, bare[: last.start()])
    if first in ("=", "+", "-"):
        return _change("= " if first == "=" else first, bare[1:])
    return _change("+", bare)


def _change(sign: str, text: str) -> str:
    bare = _NOISE.sub("", text).strip(" =")
    minus = bare.startswith("-")
    number = meant_number(bare.lstrip("+- ").removesuffix(" more").removesuffix(" less"), 0, 100)
    if number is None:
        return ""
    return f"{sign if not minus or sign == '= ' else '-'}{number}"


_TIMES: Final = {"s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "m": 60, "min": 60, "mins": 60, "minute": 60,
                 "minutes": 60, "h": 3600, "hour": 3600, "hours": 3600, "ms": 0.001}  # fmt: skip


def meant_seconds(text: str, most: int) -> int | None:
    """The seconds from 1 to ``most`` that a text means: ``30 seconds``, ``2 min``, ``half a minute``; None for none."""
    if clock := re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", text):
        return max(1, min(most, 60 * int(clock[1]) + int(clock[2])))
    words = text.casefold().replace("-", " ").split()
    halves = ["half", "a"]
    if words[:2] == halves and (unit := _TIMES.get(" ".join(words[2:]))):
        return max(1, min(most, round(unit / 2)))
    if words[:1] == ["a"]:
        words = ["one", *words[1:]]
    found = re.fullmatch(r"([0-9]{1,6}(?:[.,][0-9]{1,3})?)\s*([a-z]*)\.?", " ".join(words))
    amount: float | None = float(found[1].replace(",", ".")) if found else number_in_words(" ".join(words[:-1]))
    unit = _TIMES.get((found[2] or "s") if found else words[-1] if words else "")
    if amount is None or unit is None:
        return None
    return max(1, min(most, round(amount * unit)))
