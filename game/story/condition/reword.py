"""What an author meant by a condition that cannot be read: the same thing as it is written here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from math import ceil, floor
from types import MappingProxyType
from typing import Final, NamedTuple

from game.story.condition.names import Scope, ValueKind, resolve
from game.story.condition.near import as_id, nearest_name
from game.story.condition.parse import ConditionError, parse_condition
from game.story.condition.wordings import (
    CALL_WORDS,
    LONGEST_SAYING,
    OUTCOME_WORDS,
    SAYINGS,
    TRUTHS,
    number_in_words,
)
from game.story.model import CALLS, COMPARISONS
from game.story.model.condition import CallName

LONGEST: Final = 300
"""A longer condition is not reworded."""
_TOKEN: Final = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)|(?P<not>\w{2,10}n['’]t\b)|(?P<of>['’]s\b)"
    r"|(?P<quoted>[\"'“”‘’«»](?:[^\"'“”‘’«»]{1,60})[\"'“”‘’«»])"
    r"|(?P<word>[^\W\d]\w*(?:\.[^\W\d]\w*)*)"
    r"|(?P<sign>!==|===|=/=|<>|==|!=|=!|>=|=>|<=|=<|&&|\|\||\.\.|:=|[≥≤≠<>=()+\-*/!&|,;:.?%$@{}\[\]])"
)
_DROPPED: Final = frozenset("$@{}[]?;:%")
_FILLERS: Final = frozenset(
    ("the", "his", "her", "their", "its", "a", "an", "that", "value", "she", "he", "they", "it", "been")
)
_UNITS: Final = frozenset(("%", "percent", "points", "point", "per"))
_SIGNS: Final = frozenset(COMPARISONS)
_JOINS: Final = frozenset(("and", "or", "not", "(", ")"))
_UPWARDS: Final = frozenset(("more", "higher", "above", "over", "greater", "up", "better"))
_DOWNWARDS: Final = frozenset(("less", "lower", "below", "under", "fewer", "down"))
_SPANS: Final = frozenset(("between", "from", "in", "within"))
_HIGHEST: Final = 100
_HIGH: Final = {"high": (">=", "70"), "low": ("<=", "30")}


class Reworded(NamedTuple):
    """A condition as it is written here; ``odd`` is the first piece that had to change, and ``column`` its offset."""

    text: str
    odd: str
    column: int


class _Word(NamedTuple):
    kind: str  # number, word, sign, name (one that is known), call
    text: str
    start: int
    end: int


def reworded(
    text: str,
    scope: Scope | None,
    wants: ValueKind = "truth",
    score: str = "",
    outcomes: Mapping[str, str] = MappingProxyType({}),
) -> Reworded | None:
    """A condition that cannot be read, or names what is not there, as its author most likely meant it.

    Args:
        text: the condition as it was written.
        scope: what may be named; where that is not known, only how it is written is looked at.
        wants: what its value must be.
        score: the scene's score, which ``score`` can stand for.
        outcomes: the scene's endings, each with its outcome.

    Returns:
        A condition that can be read and names only what is there; None where nobody can say what was meant.
    """
    words = _words_of(text) if len(text) <= LONGEST else None
    if not words:
        return None
    better = _Rewording(scope, score, outcomes).all(words)
    if better is None:
        return None
    found = _joined(better)
    if not _is_right(found, scope, wants):
        found = _wanted(found, scope, wants, score)
        if not found:
            return None
    if found == text:
        return None
    as_written = [text[word.start : word.end] for word in words]
    as_meant = [found[word.start : word.end] for word in _words_of(found) or ()]
    pairs = zip_longest(as_written, as_meant)
    odd = words[min(next((at for at, (one, other) in enumerate(pairs) if one != other), 0), len(words) - 1)]
    return Reworded(found, text[odd.start : odd.end], odd.start)


def _words_of(text: str) -> list[_Word] | None:
    found: list[_Word] = []
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
            kind, value = "word", value.replace("’", "'")
        found.append(_Word(kind, value, match.start(), match.end()))
        at = match.end()
    return found


def _is_right(text: str, scope: Scope | None, wants: ValueKind) -> bool:
    try:
        tree = parse_condition(text)
    except ConditionError:
        return False
    return scope is None or not resolve(tree, scope, wants)[1]


def _wanted(text: str, scope: Scope | None, wants: ValueKind, score: str) -> str:
    """A value of another kind than is wanted, made into one: a meter compared, a comparison's own meter."""
    if scope is None:
        return ""
    if wants == "truth":
        tries = [] if text.isdigit() else [f"{text} >= 50"]
        if score and text.isdigit():
            tries.insert(0, f"{score} >= {text}" if score.startswith("(") else f"({score}) >= {text}")
    else:
        tries = [re.split(r"\s*[<>=!]=?\s*", text, maxsplit=1)[0]]
    return next((found for found in tries if _is_right(found, scope, wants)), "")


def _joined(words: list[_Word]) -> str:
    text = ""
    for word in words:
        glued = not text or text.endswith("(") or word.text == ")" or (word.text == "(" and text.endswith(_CALLS))
        text += word.text if glued else f" {word.text}"
    return text


_CALLS: Final = ("noted", "did", "seen", "ended")


class _Rewording:
    """The steps from what was written to what is meant; each takes a list of words and gives one back."""

    def __init__(self, scope: Scope | None, score: str, outcomes: Mapping[str, str]) -> None:
        self.scope = scope
        self.outcomes = {**OUTCOME_WORDS, **outcomes} if scope and scope.outcome else {}
        self.score = score
        self.values = dict[str, str]()
        self.words = dict[str, str]()
        self.known: dict[CallName, dict[str, str]] = {}
        if scope is not None:
            self.values = {as_id(name): name for name in (*scope.meters, *scope.flags)}
            self.known = {
                "noted": {as_id(name): name for name in scope.notes},
                "seen": {as_id(name): name for name in scope.beats},
                "did": {as_id(name): name for name in scope.tags},
                "ended": {as_id(name): name for name in scope.endings},
            }
            for flag in scope.flags.values():
                self.words |= {as_id(word): word for word in flag.values if isinstance(word, str)}

    def all(self, words: list[_Word]) -> list[_Word] | None:
        """Every step."""
        is_opposite = words[0].text.casefold() == "unless"
        words = self.trimmed(words)
        for step in (
            self.calls,
            self.named,
            self.sayings,
            self.numbers,
            self.truths,
            self.spans,
            self.clauses,
            self.bare,
        ):
            words = step(words)
        left = [word for word in words if word.kind == "word"]
        if left and self.scope is not None:
            known = {*self.values.values(), *self.words.values(), *OUTCOME_WORDS.values()}
            near = {word.text: nearest_name(word.text, known) for word in left}
            words = [
                word._replace(text=near.get(word.text) or word.text) if word.kind == "word" else word for word in words
            ]
        if is_opposite and words:
            words = [_sign("not", words[0]), _sign("(", words[0]), *words, _sign(")", words[-1])]
        return words or None

    def trimmed(self, words: list[_Word]) -> list[_Word]:
        """Without what begins and ends a condition elsewhere."""
        words = [word for word in words if word.text not in _DROPPED]
        while words and words[0].text.casefold() in ("if", "when", "only", "unless", "while", "elif", "elseif"):
            words = words[1:]
        while words and words[-1].text.casefold() in ("then", ".", ",", "do"):
            words = words[:-1]
        kept = [word for word in words if word.text.casefold() not in _FILLERS or as_id(word.text) in self.values]
        return [
            word._replace(kind="word") if word.kind == "of" else word for word in kept if word.text not in ("'s", "’s")
        ]

    def calls(self, words: list[_Word]) -> list[_Word]:
        """The four calls by other names, without their brackets, with spaces in what they name."""
        found: list[_Word] = []
        at = 0
        while at < len(words):
            name = CALL_WORDS.get(as_id(words[at].text)) if words[at].kind == "word" else None
            taken = self.call(words, at, name) if name and self.scope is not None else None
            if taken is None:
                found.append(words[at])
                at += 1
            else:
                call, at = taken
                found.append(call)
        return _counted(found)

    def call(self, words: list[_Word], at: int, name: CallName) -> tuple[_Word, int] | None:
        known, start = self.known.get(name, {}), at + 1
        if start < len(words) and words[start].text == "(":
            end = next((to for to in range(start, len(words)) if words[to].text == ")"), len(words))
            inner = as_id(" ".join(word.text for word in words[start + 1 : end]))
            target = known.get(inner) or nearest_name(inner, known.values())
            after = end + 1
        else:
            while start < len(words) and words[start].text.casefold() in ("to", "been", "seen", "done", "taken"):
                start += 1
            target, after = _longest(words, start, known)
        if not target:
            return None
        return _Word("call", f"{name}({target})", words[at].start, words[min(after, len(words)) - 1].end), after

    def named(self, words: list[_Word]) -> list[_Word]:
        """Meters and flags by other capitals, with spaces, or as somebody's: ``Mr Osei's anger``, ``anger of mr_osei``."""
        found: list[_Word] = []
        at = 0
        while at < len(words):
            target, after = _longest(words, at, self.values)
            if target and after < len(words) - 1 and words[after].text == "of":
                owner = "".join(f"{word.text}_" for word in words[after + 1 : after + 2])
                whole = self.values.get(as_id(f"{owner}{target}"))
                if whole:
                    target, after = whole, after + 2
            if not target and self.score and words[at].text.casefold() in ("score", "points"):
                target, after = (self.score if self.score.startswith("(") else f"({self.score})"), at + 1
            if not target:
                target, after = _longest(words, at, self.words)
            if target:
                found.append(_Word("name", target, words[at].start, words[after - 1].end))
                at = after
            else:
                found.append(words[at])
                at += 1
        return found

    def sayings(self, words: list[_Word]) -> list[_Word]:
        """The signs for the words that mean them."""
        words = _one_sign(words)
        found: list[_Word] = []
        at = 0
        while at < len(words):
            for size in range(min(LONGEST_SAYING, len(words) - at), 0, -1):
                part = words[at : at + size]
                if any(word.kind in ("name", "call", "number") for word in part):
                    continue
                sign = SAYINGS.get(tuple(word.text.casefold() for word in part))
                if sign:
                    found.append(_Word("sign", sign, part[0].start, part[-1].end))
                    at += size
                    break
            else:
                low = words[at].text.casefold()
                is_joining = words[at].kind == "word" and low in ("and", "or", "not", "true", "false")
                found.append(_Word("sign", low, words[at].start, words[at].end) if is_joining else words[at])
                at += 1
        return _settled([word._replace(text="and") if word.text == "," else word for word in found])

    def numbers(self, words: list[_Word]) -> list[_Word]:
        """Numbers as digits, without their units; ``or more`` after one, and fractions of one."""
        found: list[_Word] = []
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
                if at + 1 < len(words) and words[at].text == "or" and (way := _way(words[at + 1])):
                    found = _with_sign(found, way, word)
                    at += 2
                elif (
                    at < len(words)
                    and words[at].text == "+"
                    and words[at].start == word.end
                    and (at + 1 == len(words) or words[at + 1].text in _JOINS)
                ):
                    found = _with_sign(found, ">=", word)
                    at += 1
                if "." in word.text:
                    found, word = _rounded(found, word)
            found.append(word)
        return found

    def truths(self, words: list[_Word]) -> list[_Word]:
        """``true`` for yes, and ``won`` for a victory, behind a sign; high and low as numbers."""
        found: list[_Word] = []
        for word in words:
            before = found[-1].text if found else ""
            low = word.text.casefold()
            if before in ("==", "!=") and word.kind in ("word", "sign", "number"):
                owner = found[-2].text if len(found) > 1 else ""
                if owner == "outcome" and low in self.outcomes:
                    word = word._replace(kind="name", text=self.outcomes[low])
                elif low in _HIGH and before == "==":
                    sign, number = _HIGH[low]
                    found[-1] = found[-1]._replace(text=sign)
                    word = word._replace(kind="number", text=number)
                elif low in TRUTHS and self.is_truth(owner):
                    word = word._replace(kind="sign", text=TRUTHS[low])
            elif low in ("outcome", "result", "ending") and word.kind == "word" and self.scope and self.scope.outcome:
                word = word._replace(kind="name", text="outcome")
            found.append(word)
        return found

    def is_truth(self, name: str) -> bool:
        """Whether it is a flag that is true or false, or a call that is."""
        flag = self.scope.flags.get(name) if self.scope else None
        return name.endswith(")") or (flag is not None and isinstance(flag.start, bool))

    def spans(self, words: list[_Word]) -> list[_Word]:
        """``anger between 40 and 60`` as two comparisons."""
        found: list[_Word] = []
        at = 0
        while at < len(words):
            to = at + 1 if words[at].text == "==" and at + 1 < len(words) and words[at + 1].text in _SPANS else at
            is_span = words[to].text in _SPANS and found and to + 3 < len(words) + 0
            if (
                is_span
                and (words[to + 1].text, words[to + 3].text) != ("0", "100")
                and words[to + 2].text in ("and", "to", "-", "..")
            ):
                left, low, high = found[-1], words[to + 1], words[to + 3]
                parts = [[left, _sign(">=", words[to]), low]] if low.text != "0" else []
                parts += (
                    [[left, _sign("<=", high), high]] if not high.text.isdigit() or int(high.text) < _HIGHEST else []
                )
                found = [*found[:-1], *parts[0], *([_sign("and", low), *parts[1]] if len(parts) > 1 else [])]
                at = to + 4
            else:
                found.append(words[at])
                at += 1
        return found

    def clauses(self, words: list[_Word]) -> list[_Word]:
        """Every comparison in full: ``20 < anger < 50``, ``anger > 20 and < 50``, ``anger and trust > 50``."""
        found: list[_Word] = []
        left: list[_Word] = []
        sign: _Word | None = None
        parts = _clauses_of(words)
        for number, (part, join) in enumerate(parts):
            signs = [at for at, word in enumerate(part) if word.text in _SIGNS]
            if signs and signs[0] == 0 and left:
                part = [*left, *part]
            elif not signs and left and sign is not None and len(part) == 1 and self.is_value(part[0]):
                part = [*left, sign, *part]
            elif not signs and len(part) == 1 and self.is_meter(part[0]):
                follows = next((other for other, _ in parts[number + 1 :] if other), [])
                at = next((at for at, word in enumerate(follows) if word.text in _SIGNS), None)
                part = [*part, *follows[at:]] if at else part
            elif not signs and len(part) == 2 and self.is_meter(part[0]) and part[1].kind == "number":
                part = [part[0], _sign(">=", part[1]), part[1]]
            signs = [at for at, word in enumerate(part) if word.text in _SIGNS]
            if len(signs) == 2:
                part = [*part[: signs[1]], _sign("and", part[signs[1]]), *part[signs[0] + 1 :]]
            if signs:
                left, sign = part[: signs[0]], part[signs[0]]
            found += part
            if join is not None:
                found.append(join)
        return found

    def is_meter(self, word: _Word) -> bool:
        """Whether it is a meter, which alone is no condition."""
        return self.scope is not None and word.kind == "name" and word.text in self.scope.meters

    def is_value(self, word: _Word) -> bool:
        """Whether it is what something is compared with."""
        return word.kind == "number" or word.text in self.words.values()

    def bare(self, words: list[_Word]) -> list[_Word]:
        """A note, a beat, a tag or an outcome that stands alone."""
        found = list[_Word]()
        for at, word in enumerate(words):
            beside = {words[at - 1].text if at else "", words[at + 1].text if at + 1 < len(words) else ""}
            if word.kind != "word" or beside & _SIGNS:
                found.append(word)
                continue
            target = ""
            for name in CALLS[:3]:
                if not target and (known := self.known.get(name, {}).get(as_id(word.text))):
                    target = f"{name}({known})"
            if not target and word.text.casefold() in self.outcomes:
                is_not = bool(found) and found[-1].text == "not"
                target = f"outcome {'!=' if is_not else '=='} {self.outcomes[word.text.casefold()]}"
                found = found[:-1] if is_not else found
            found.append(_Word("call", target, word.start, word.end) if target else word)
        return found


def _sign(text: str, at: _Word) -> _Word:
    return _Word("sign", text, at.start, at.end)


def _longest(words: list[_Word], at: int, known: dict[str, str]) -> tuple[str, int]:
    """The longest run of words from a place that together are a known name, and where it ends."""
    for size in range(min(5, len(words) - at), 0, -1):
        part = words[at : at + size]
        if all(word.kind == "word" for word in part):
            target = known.get(as_id(" ".join(word.text for word in part)))
            if target:
                return target, at + size
    return "", at


def _one_sign(words: list[_Word]) -> list[_Word]:
    """Signs put together that a space parts: ``> =``."""
    found: list[_Word] = []
    for word in words:
        if found and word.text == "=" and found[-1].text in ("<", ">", "=", "!") and found[-1].kind == "sign":
            found[-1] = found[-1]._replace(text=f"{found[-1].text}=", end=word.end)
        else:
            found.append(word)
    return found


def _settled(words: list[_Word]) -> list[_Word]:
    """Without a sign that stands twice, a bracket too many or too few, or a word before a name that says nothing."""
    found: list[_Word] = []
    depth = 0
    for at, word in enumerate(words):
        before, after = found[-1] if found else None, words[at + 1] if at + 1 < len(words) else None
        begins = before is None or before.text in _JOINS
        if word.text in ("and", "or") and (begins or after is None):
            continue
        if begins and word.text.casefold() in ("==", "is", "has", "have") and after and after.kind in ("name", "call"):
            continue
        if word.text == "not" and before and not begins and before.text not in _SIGNS and after:
            word = word._replace(text="!=")
        if word.text == ")" and not depth:
            continue
        depth += (word.text == "(") - (word.text == ")")
        found.append(word)
    if found and found[-1].text in _SIGNS:
        found.append(_Word("number", "50", found[-1].end, found[-1].end))
    return found + [_sign(")", found[-1])] * depth if found else found


def _counted(words: list[_Word]) -> list[_Word]:
    """A call that is compared with a number, as in ``visited(hall) > 0``, without the number."""
    found: list[_Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        after = "".join(other.text for other in words[at + 1 : at + 3])
        if word.kind == "call" and not word.text.startswith("ended") and after in (">0", ">=1", "==1", "=1", "!=0"):
            found.append(word)
            at += 3
        elif word.kind == "call" and not word.text.startswith("ended") and after in ("==0", "<1", "=0", "!=1"):
            found += [_sign("not", word), word]
            at += 3
        else:
            found.append(word)
            at += 1
    return found


def _way(word: _Word) -> str:
    low = word.text.casefold()
    return (
        ">="
        if low in _UPWARDS or word.text in (">", ">=")
        else "<="
        if low in _DOWNWARDS or word.text in ("<", "<=")
        else ""
    )


def _with_sign(found: list[_Word], sign: str, at: _Word) -> list[_Word]:
    """What stands before a number, with another sign between."""
    return [*(found[:-1] if found and found[-1].text in _SIGNS else found), _sign(sign, at)]


def _rounded(found: list[_Word], word: _Word) -> tuple[list[_Word], _Word]:
    """A fraction as the whole number that means the same to a meter."""
    number = float(word.text)
    sign = found[-1].text if found else ""
    if sign in (">", ">="):
        return [*found[:-1], _sign(">=", found[-1])], word._replace(text=str(ceil(number)))
    if sign in ("<", "<="):
        return [*found[:-1], _sign("<=", found[-1])], word._replace(text=str(floor(number)))
    return found, word._replace(text=str(round(number)))


def _clauses_of(words: list[_Word]) -> list[tuple[list[_Word], _Word | None]]:
    """What stands between the joining words, each with the one after it."""
    found: list[tuple[list[_Word], _Word | None]] = []
    part: list[_Word] = []
    for word in words:
        if word.text in _JOINS and word.kind == "sign":
            found.append((part, word))
            part = []
        else:
            part.append(word)
    return [*found, (part, None)]
