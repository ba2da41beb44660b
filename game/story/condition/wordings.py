"""What authors write in conditions from habit, and what it is called here: words, signs, and other languages' ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.story.model.condition import CallName

_SAYINGS: Final = {
    ">": "more than|greater than|bigger than|higher than|larger than|above|over|exceeds|gt",
    ">=": "at least|not less than|no less than|not under|not below|minimum|min|gte|ge|≥|=>|>=="
    "|greater than or equal to|more than or equal to|greater or equal|greater or equal to|bigger or equal",
    "<=": "at most|no more than|not more than|not over|not above|up to|maximum|max|lte|le|≤|=<|<=="
    "|less than or equal to|less or equal|less or equal to|smaller or equal",
    "<": "less than|fewer than|lower than|smaller than|under|below|lt",
    "!=": "not equal to|not equals|not equal|not the same as|different from|differs from|neq|ne|≠|<>|!==|=/=|=!"
    "|does not equal|doesn't equal",
    "==": "equal to|equals|equal|exactly|the same as|same as|eq|===|=|:=",
    "and": "&&|&|plus|as well as|but",
    "or": "|||",
    "not": "!",
}
_DOUBLE_BARS: Final[dict[tuple[str, ...], str]] = {("||",): "or", ("|",): "or"}


def _table() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = dict(_DOUBLE_BARS)
    for sign, sayings in _SAYINGS.items():
        for saying in filter(None, sayings.split("|")):
            words = tuple(saying.split())
            found[words] = sign
            if sign not in ("and", "or", "not"):
                found["is", *words] = found["are", *words] = found["was", *words] = sign
    for words in (("is", "not"), ("isn't",), ("is", "n't"), ("are", "not"), ("aren't",), ("was", "not")):
        found[words] = "!="
    found |= {("is",): "==", ("are",): "==", ("was",): "=="}
    return found


SAYINGS: Final[Mapping[tuple[str, ...], str]] = _table()
"""Words and signs in their order, and the sign that they mean."""
LONGEST_SAYING: Final = max(map(len, SAYINGS))

CALL_WORDS: Final[Mapping[str, CallName]] = {
    **dict.fromkeys(("seen", "visited", "visit", "been", "been_to", "saw", "has_seen", "has_visited"), "seen"),
    **dict.fromkeys(("did", "done", "do", "does", "used", "tag", "has_done", "skill", "showed"), "did"),
    **dict.fromkeys(
        ("noted", "note", "notes", "has_note", "has_noted", "knows", "know", "remembers", "remember", "wrote", "has"),
        "noted",
    ),
    **dict.fromkeys(("ended", "ending", "ends", "end"), "ended"),
    **dict.fromkeys(("promised", "promise", "promises", "has_promised", "gave_word"), "promised"),
    **dict.fromkeys(("kept", "keep", "keeps", "kept_promise", "has_kept"), "kept"),
    **dict.fromkeys(("broken", "broke", "break", "breaks", "broken_promise", "has_broken"), "broken"),
}  # fmt: skip
"""Other names of the calls."""

OUTCOME_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("won", "win", "wins", "victory", "success", "succeeded", "passed", "good", "happy"), "won"),
    **dict.fromkeys(("settled", "settle", "neutral", "partial", "compromise", "ok", "okay", "draw"), "settled"),
    **dict.fromkeys(("lost", "lose", "loss", "failed", "fail", "failure", "defeat", "bad"), "lost"),
}  # fmt: skip
"""What the three outcomes are called elsewhere."""

TRUTHS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("true", "yes", "on", "y", "t", "1", "set", "checked"), "true"),
    **dict.fromkeys(("false", "no", "off", "n", "f", "0", "unset", "none", "unchecked"), "false"),
}
"""What true and false are called elsewhere."""

_SMALL: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)


def number_in_words(text: str) -> int | None:
    """The number that a word means, up to a hundred: ``fifty-five``, ``a hundred``."""
    words = text.casefold().replace("-", " ").replace("_", " ").split()
    if (words[:1] in (["a"], ["one"]) and words[1:] == ["hundred"]) or words == ["hundred"]:
        return 100
    if words == ["half"]:
        return 50
    match words:
        case [one] if one in _SMALL:
            return _SMALL.index(one)
        case [ten] if ten in _TENS:
            return _TENS[ten]
        case [ten, one] if ten in _TENS and one in _SMALL[1:10]:
            return _TENS[ten] + _SMALL.index(one)
    return None


FILLERS: Final = frozenset(
    (
        "the",
        "his",
        "her",
        "their",
        "its",
        "a",
        "an",
        "that",
        "value",
        "she",
        "either",
        "both",
        "he",
        "they",
        "it",
        "been",
    )
)
"""Words that say nothing in a condition."""
