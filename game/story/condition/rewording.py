"""The steps from a condition in words of one's own to the same condition as it is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.story.condition.names import Scope
from game.story.condition.near import as_id, nearest_name, of_the_same_letters
from game.story.condition.pieces import (
    SIGNS,
    Piece,
    clauses_of,
    in_digits,
    longest_name,
    owners_in,
    settled,
    sign_at,
    uncounted,
    with_whole_signs,
)
from game.story.condition.wordings import (
    CALL_WORDS,
    FILLERS,
    LONGEST_SAYING,
    OUTCOME_WORDS,
    SAYINGS,
    TRUTHS,
)
from game.story.model import CALLS, OF_PROMISES
from game.story.model.condition import CallName

_DROPPED: Final = frozenset("$@{}[]?;:%")
_JOINING: Final = ("and", "or", "not")
_SPANS: Final = frozenset(("between", "from", "in", "within"))
_HIGHEST: Final = 100
_HIGH: Final = {"high": (">=", "70"), "low": ("<=", "30")}


class Rewording:
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
            promises = {as_id(name): name for name in scope.promises}
            self.known = {
                "noted": {as_id(name): name for name in scope.notes},
                "seen": {as_id(name): name for name in scope.beats},
                "did": {as_id(name): name for name in scope.tags},
                "ended": {as_id(name): name for name in scope.endings},
                **dict.fromkeys(OF_PROMISES, promises),
            }
            for flag in scope.flags.values():
                self.words |= {as_id(word): word for word in flag.values if isinstance(word, str)}

    def all(self, words: list[Piece]) -> list[Piece] | None:
        """Every step."""
        is_opposite = words[0].text.casefold() == "unless"
        words = self.trimmed(words)
        for step in (
            self.calls,
            self.named,
            self.sayings,
            in_digits,
            settled,
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
            words = [sign_at("not", words[0]), sign_at("(", words[0]), *words, sign_at(")", words[-1])]
        return words or None

    def trimmed(self, words: list[Piece]) -> list[Piece]:
        """Without what begins and ends a condition elsewhere."""
        words = [word for word in words if word.text not in _DROPPED]
        while words and words[0].text.casefold() in ("if", "when", "only", "unless", "while", "elif", "elseif"):
            words = words[1:]
        while words and words[-1].text.casefold() in ("then", ".", ",", "do"):
            words = words[:-1]
        kept = [word for word in words if word.text.casefold() not in FILLERS or as_id(word.text) in self.values]
        owners = owners_in(kept, self.values)
        return [word for at, word in enumerate(kept) if word.kind != "of" and at not in owners]

    def calls(self, words: list[Piece]) -> list[Piece]:
        """The four calls by other names, without their brackets, with spaces in what they name."""
        found: list[Piece] = []
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
        return uncounted(found)

    def call(self, words: list[Piece], at: int, name: CallName) -> tuple[Piece, int] | None:
        """The call that begins at a place, and where it ends; None where what it names is not there."""
        known, start = self.known.get(name, {}), at + 1
        if start < len(words) and words[start].text == "(":
            end = next((to for to in range(start, len(words)) if words[to].text == ")"), len(words))
            inner = as_id(" ".join(word.text for word in words[start + 1 : end]))
            target = known.get(inner) or nearest_name(inner, known.values())
            after = end + 1
        else:
            while start < len(words) and words[start].text.casefold() in ("to", "been", "seen", "done", "taken"):
                start += 1
            target, after = longest_name(words, start, known)
        if not target:
            return None
        return Piece("call", f"{name}({target})", words[at].start, words[min(after, len(words)) - 1].end), after

    def named(self, words: list[Piece]) -> list[Piece]:
        """Meters and flags in other capitals, with spaces, or as somebody's: ``Mr Osei's anger``."""
        found: list[Piece] = []
        at = 0
        while at < len(words):
            target, after = longest_name(words, at, self.values)
            if target and after < len(words) - 1 and words[after].text == "of":
                owner = "".join(f"{word.text}_" for word in words[after + 1 : after + 2])
                whole = self.values.get(as_id(f"{owner}{target}"))
                if whole:
                    target, after = whole, after + 2
            if not target and self.score and words[at].text.casefold() in ("score", "points"):
                target, after = (self.score if self.score.startswith("(") else f"({self.score})"), at + 1
            if not target:
                target, after = longest_name(words, at, self.words)
            if target:
                found.append(Piece("name", target, words[at].start, words[after - 1].end))
                at = after
            else:
                found.append(words[at])
                at += 1
        return found

    def sayings(self, words: list[Piece]) -> list[Piece]:
        """The signs for the words that mean them."""
        words = with_whole_signs(words)
        found: list[Piece] = []
        at = 0
        while at < len(words):
            for size in range(min(LONGEST_SAYING, len(words) - at), 0, -1):
                part = words[at : at + size]
                if any(word.kind in ("name", "call", "number") for word in part):
                    continue
                sign = SAYINGS.get(tuple(word.text.casefold() for word in part))
                if sign and part[0].text == "=" and self.is_level([*found[-1:], *words[at + 1 : at + 2]]):
                    sign = ">="
                if sign:
                    found.append(Piece("sign", sign, part[0].start, part[-1].end))
                    at += size
                    break
            else:
                low = words[at].text.casefold()
                if words[at].kind == "word":
                    low = of_the_same_letters(low, _JOINING, spare=0) or low
                is_joining = words[at].kind == "word" and low in (*_JOINING, "true", "false")
                found.append(Piece("sign", low, words[at].start, words[at].end) if is_joining else words[at])
                at += 1
        return [word._replace(text="and") if word.text == "," else word for word in found]

    def truths(self, words: list[Piece]) -> list[Piece]:
        """``true`` for yes, and ``won`` for a victory, behind a sign; high and low as numbers."""
        found: list[Piece] = []
        for word in words:
            before = found[-1].text if found else ""
            low = word.text.casefold()
            is_value = before in ("==", "!=") and word.kind in ("word", "sign", "number")
            owner = found[-2].text if is_value and len(found) > 1 else ""
            if is_value and low in _HIGH and before == "==":
                sign, number = _HIGH[low]
                found[-1:] = [found[-1]._replace(text=sign), word._replace(kind="number", text=number)]
            else:
                found.append(self.value(word, owner) if is_value else self.outcome(word))
        return found

    def value(self, word: Piece, owner: str) -> Piece:
        """What something is compared with: an outcome, or a truth."""
        low = word.text.casefold()
        if owner == "outcome" and low in self.outcomes:
            return word._replace(kind="name", text=self.outcomes[low])
        return word._replace(kind="sign", text=TRUTHS[low]) if low in TRUTHS and self.is_truth(owner) else word

    def outcome(self, word: Piece) -> Piece:
        """The outcome by another name."""
        low = word.text.casefold()
        is_meant = low in ("outcome", "result", "ending") or of_the_same_letters(low, ("outcome",))
        is_outcome = word.kind == "word" and is_meant
        return word._replace(kind="name", text="outcome") if is_outcome and self.outcomes else word

    def is_truth(self, name: str) -> bool:
        """Whether it is a flag that is true or false, or a call that is."""
        flag = self.scope.flags.get(name) if self.scope else None
        return name.endswith(")") or (flag is not None and isinstance(flag.start, bool))

    def spans(self, words: list[Piece]) -> list[Piece]:
        """``anger between 40 and 60`` as two comparisons."""
        found: list[Piece] = []
        at = 0
        while at < len(words):
            to = at + 1 if words[at].text == "==" and at + 1 < len(words) and words[at + 1].text in _SPANS else at
            if words[at].kind == "number" and found and self.is_meter(found[-1]) and at + 2 < len(words):
                to = at - 1 if words[at + 1].text in ("to", "..") else to
            is_span = (words[to].text in _SPANS or to < at) and found and to + 3 < len(words)
            if is_span and words[to + 2].text in ("and", "to", "-", ".."):
                left, low, high = found.pop(), words[to + 1], words[to + 3]
                has_end = not high.text.isdigit() or int(high.text) < _HIGHEST
                if low.text != "0" or not has_end:
                    found += [left, sign_at(">=", words[to]), low]
                if low.text != "0" and has_end:
                    found.append(sign_at("and", low))
                if has_end:
                    found += [left, sign_at("<=", high), high]
                at = to + 4
            else:
                found.append(words[at])
                at += 1
        return found

    def clauses(self, words: list[Piece]) -> list[Piece]:
        """Every comparison in full: ``20 < anger < 50``, ``anger > 20 and < 50``, ``anger and trust > 50``."""
        found: list[Piece] = []
        left: list[Piece] = []
        sign: Piece | None = None
        parts = clauses_of(words)
        for number, (part, join) in enumerate(parts):
            follows = next((other for other, _ in parts[number + 1 :] if other), [])
            whole = self.clause(part, left, sign, follows)
            signs = [at for at, word in enumerate(whole) if word.text in SIGNS]
            if len(signs) == 2:
                whole = [*whole[: signs[1]], sign_at("and", whole[signs[1]]), *whole[signs[0] + 1 :]]
            if signs:
                left, sign = whole[: signs[0]], whole[signs[0]]
            found += whole if join is None else [*whole, join]
        return found

    def clause(self, part: list[Piece], left: list[Piece], sign: Piece | None, follows: list[Piece]) -> list[Piece]:
        """A clause with what was left out: the left side and the sign of the one before, the rest of the one after."""
        signs = [at for at, word in enumerate(part) if word.text in SIGNS]
        if signs:
            return [*left, *part] if signs[0] == 0 else part
        if len(part) == 1 and left and sign is not None and self.is_value(part[0]):
            return [*left, sign, *part]
        if len(part) == 1 and self.is_meter(part[0]):
            at = next((at for at, word in enumerate(follows) if word.text in SIGNS), 0)
            return [*part, *follows[at:]] if at else part
        if len(part) == 2 and self.is_meter(part[0]) and part[1].kind == "number":
            return [part[0], sign_at(">=", part[1]), part[1]]
        return part

    def is_meter(self, word: Piece) -> bool:
        """Whether it is a meter, which alone is no condition."""
        return self.scope is not None and word.kind == "name" and word.text in self.scope.meters

    def is_level(self, beside: Sequence[Piece]) -> bool:
        """Whether a meter and a number stand beside a sign, and the meter is hardly ever just that: not 0, not 100."""
        digits = beside[-1].text
        return self.is_meter(beside[0]) and digits.isdigit() and 0 < int(digits) < _HIGHEST

    def is_value(self, word: Piece) -> bool:
        """Whether it is what something is compared with."""
        return word.kind == "number" or word.text in self.words.values()

    def bare(self, words: list[Piece]) -> list[Piece]:
        """A note, a beat, a tag or an outcome that stands alone."""
        found = list[Piece]()
        for at, word in enumerate(words):
            beside = {words[at - 1].text if at else "", words[at + 1].text if at + 1 < len(words) else ""}
            if word.kind != "word" or beside & SIGNS:
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
            found.append(Piece("call", target, word.start, word.end) if target else word)
        return found
