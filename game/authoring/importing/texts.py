"""Texts whose parts depend on something: each way they can come out, as lines of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.authoring.importing.conditions import Conditions
from game.authoring.importing.expression import NO, YES, Expression, Known, Lit, Op, Var, all_of, names_of
from game.authoring.importing.flow import (
    Arm,
    Assign,
    Back,
    Either,
    Go,
    If,
    Piece,
    Pieces,
    Place,
    Say,
    Shown,
    Statement,
    Stop,
    Turns,
    Visit,
    Words,
)
from game.authoring.importing.imported import NotMappedError

MOST_WAYS: Final = 16
"""How many ways a text may come out; one of more stands with its first, which is told."""
UNKNOWN: Final = "…"
"""What stands in a text for a value that a scene cannot show."""
Lose = Callable[[Place, str, str], None]


@dataclass(frozen=True, slots=True)
class Texts:
    """Works texts out; ``lose`` tells what cannot be."""

    conditions: Conditions
    lose: Lose

    def plain(self, pieces: Pieces, env: Mapping[str, Known], at: Place) -> list[Piece]:
        """A text's pieces with everything that is known put in, and what cannot be shown told."""
        found: list[Piece] = []
        for piece in pieces:
            match piece:
                case Shown(tree, source):
                    found.append(self.shown(tree, source, env, at))
                case Either():
                    found += self.either(piece, env, at)
                case _:
                    found.append(piece)
        return found

    def shown(self, tree: Expression | NotMappedError, source: str, env: Mapping[str, Known], at: Place) -> Piece:
        """A value as text where it is known, as it is where its cases are."""
        sums = self.conditions.variables.sums
        if isinstance(tree, NotMappedError):
            self.lose(at, f"a value is shown as “{UNKNOWN}” ({tree})", source)
            return Words(UNKNOWN)
        try:
            simple = self.conditions.simple(tree, env)
            if isinstance(simple, Lit):
                return Words(sums.shown(simple.value))
            self.conditions.need(self.conditions.variables.cases(simple, env))
        except NotMappedError as reason:
            self.conditions.wanted.update(names_of(tree))
            self.lose(at, f"a value is shown as “{UNKNOWN}” ({reason})", source)
            return Words(UNKNOWN)
        return Shown(simple, source)

    def either(self, piece: Either, env: Mapping[str, Known], at: Place) -> list[Piece]:
        """A part that depends, without the arms that never hold."""
        arms: list[tuple[Expression | NotMappedError | None, Pieces]] = []
        for condition, inside in piece.arms:
            if isinstance(condition, NotMappedError):
                return self.unsaid(piece, condition, env, at)
            try:
                holds = True if condition is None else self.conditions.written(condition, env)
            except NotMappedError as reason:
                return self.unsaid(piece, reason, env, at)
            if holds is True:
                if not arms:
                    return self.plain(inside, env, at)
                arms.append((None, inside))
                break
            if holds is not False:
                arms.append((condition, inside))
        return [Either(tuple(arms), piece.source)] if arms else []

    def unsaid(self, piece: Either, reason: NotMappedError, env: Mapping[str, Known], at: Place) -> list[Piece]:
        """The first arm of a part whose condition a scene cannot say."""
        self.lose(at, f"a part of this line depends on what a scene cannot say ({reason})", piece.source)
        return self.plain(piece.arms[0][1], env, at)

    def weight(self, pieces: Pieces | list[Piece]) -> int:
        """In how many ways a text can come out."""
        found = 1
        for piece in pieces:
            match piece:
                case Shown(tree) if not isinstance(tree, NotMappedError):
                    found *= max(1, len(self.conditions.variables.cases(tree) or ()))
                case Either(arms):
                    found *= sum(self.weight(arm) for _, arm in arms) + (arms[-1][0] is not None)
                case Turns(kind, _, turns):
                    found *= sum(map(self.weight, turns)) + (kind == "once")
            if found > MOST_WAYS:
                return found
        return found

    def first(self, pieces: Pieces | list[Piece]) -> Pieces:
        """A text with the first of each of its ways."""
        found: list[Piece] = []
        for piece in pieces:
            match piece:
                case Shown():
                    found.append(Words(UNKNOWN))
                case Either(((_, arm), *_)) | Turns(arms=(arm, *_)):
                    found += self.first(arm)
                case Either() | Turns():
                    pass
                case _:
                    found.append(piece)
        return tuple(found)

    def split(self, say: Say, pieces: list[Piece]) -> list[Statement]:
        """A line as statements, cut at the first of its pieces that is no text; the rest may be cut again.

        Args:
            say: the line.
            pieces: its pieces, as ``plain`` made them, of which one is no text.
        """
        number = next(place for place, piece in enumerate(pieces) if not isinstance(piece, Words))
        before, piece, after = tuple(pieces[:number]), pieces[number], tuple(pieces[number + 1 :])

        def line(middle: Pieces) -> Say:
            return Say(say.at, (*before, *middle, *after), say.glued, say.open)

        match piece:
            case Go() | Back() | Stop():
                return [Say(say.at, before, say.glued, open=True), piece]
            case Visit():
                return [
                    Say(say.at, before, say.glued, open=True),
                    piece,
                    Say(say.at, after, glued=True, open=say.open),
                ]
            case Either(arms, source):
                made = [Arm(say.at, condition, (line(inside),), source) for condition, inside in arms]
                if arms[-1][0] is not None:
                    made.append(Arm(say.at, None, (line(()),), source))
                return [If(tuple(made))]
            case Turns(kind, key, turns, source):
                bodies = tuple((line(turn),) for turn in turns)
                return [turns_of(say.at, kind, key, bodies, source, last=(line(()),))]
            case Shown(tree) if not isinstance(tree, NotMappedError):
                return [If(tuple(self.cases(tree, line, say.at, piece.source)))]
        return [line(())]

    def cases(self, tree: Expression, line: Callable[[Pieces], Say], at: Place, source: str) -> list[Arm]:
        """One arm for each text that a value comes out as."""
        shown = self.conditions.variables.sums.shown
        by_text: dict[str, list[Expression]] = {}
        for names, value in self.conditions.variables.cases(tree) or ():
            if not isinstance(value, NotMappedError):
                where = all_of(tuple(Op("==", (Var(name), Lit(each))) for name, each in names.items()))
                by_text.setdefault(shown(value), []).append(where)
        found = []
        for number, (text, wheres) in enumerate(by_text.items(), 1):
            condition = wheres[0]
            for where in wheres[1:]:
                condition = Op("or", (condition, where))
            found.append(Arm(at, None if number == len(by_text) else condition, (line((Words(text),)),), source))
        return found

    def choices(self, pieces: Pieces, env: Mapping[str, Known], at: Place) -> list[tuple[Expression, str]]:
        """An option's text: each way it can come out, with the condition under which it does."""
        plain = self.plain(pieces, env, at)
        if any(isinstance(piece, Turns) for piece in plain) or self.weight(plain) > MOST_WAYS:
            self.lose(at, "an option's text changes each time: it stands with the first of its texts", joined(plain))
            plain = list(self.first(plain))
        found: list[tuple[Expression, str]] = []
        todo: list[tuple[Expression, tuple[Statement, ...]]] = [(YES, (Say(at, tuple(plain)),))]
        while todo:
            holds, (say, *_) = todo.pop()
            if not isinstance(say, Say):
                continue
            inside = self.plain(say.pieces, env, at)
            if all(isinstance(piece, Words) for piece in inside):
                found.append((holds, joined(inside)))
                continue
            made = self.split(say, inside)
            if not isinstance(made[0], If):
                todo.append((holds, tuple(made)))
                continue
            before: Expression = holds
            ways = []
            for arm in made[0].arms:
                own = YES if arm.condition is None or isinstance(arm.condition, NotMappedError) else arm.condition
                ways.append((_both(before, own), arm.body))
                before = _both(before, Op("not", (own,)))
            todo += reversed(ways)
        return found


def turns_of(  # noqa: PLR0917 - what an If needs, in order
    at: Place,
    kind: str,
    key: str,
    bodies: tuple[tuple[Statement, ...], ...],
    source: str,
    last: tuple[Statement, ...] = (),
) -> If:
    """What changes each time, as arms that count; ``last`` is done where ``once`` has nothing more."""
    count, arms = len(bodies), []
    if kind == "shuffle":
        return If(
            tuple(
                Arm(at, None if number == count - 1 else Op("==", (Var(key), Lit(number))), body, source)
                for number, body in enumerate(bodies)
            )
        )
    for number, body in enumerate(bodies):
        is_last = number == count - 1
        after = {"cycle": 0, "stopping": number}.get(kind, number + 1) if is_last else number + 1
        counts = () if after == number else (Assign(at, key, Lit(after), source),)
        is_rest = is_last and kind != "once"
        condition = None if is_rest else Op("==", (Var(key), Lit(number)))
        arms.append(Arm(at, condition, (*counts, *body), source))
    if kind == "once" and last:
        arms.append(Arm(at, None, last, source))
    return If(tuple(arms))


def joined(pieces: Pieces | list[Piece]) -> str:
    """The words of a text on one line."""
    text = "".join(piece.text for piece in pieces if isinstance(piece, Words))
    return re.sub(r"\s+", " ", text).strip()


def _both(one: Expression, other: Expression) -> Expression:
    if one == YES:
        return other
    return one if other == YES else NO if NO in (one, other) else Op("and", (one, other))
