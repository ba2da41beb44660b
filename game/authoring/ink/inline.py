"""Reads one line of ink: its words, its values, what changes in it, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from game.authoring.importing.expression import Expression, Lit
from game.authoring.importing.flow import (
    Assign,
    Back,
    Either,
    Go,
    Piece,
    Pieces,
    Place,
    Remark,
    Say,
    Shown,
    Statement,
    Stop,
    TurnKind,
    Turns,
    Visit,
    Words,
)
from game.authoring.importing.imported import NotMappedError
from game.authoring.ink.scope import ENDS, InkTerms
from game.authoring.ink.sections import plain

DEEPEST_BRACES: Final = 8
"""How many braces may stand in each other in a line."""
_KINDS: Final[dict[str, TurnKind]] = {"&": "cycle", "!": "once", "~": "shuffle", "$": "stopping"}
_CALL: Final = re.compile(r"([\w.]+)\s*(?:\((.*)\))?", re.DOTALL)
Key = Callable[[Place, int], str]


class Inline:
    """Reads lines. ``key`` makes the variable of what changes each time, which may be drawn by the seed."""

    def __init__(self, terms: InkTerms, key: Key) -> None:
        self.terms = terms
        self.key = key
        self.remarks: list[Remark] = []

    def line(self, text: str, at: Place) -> list[Statement]:
        """A line as statements: what is said, and where it leads."""
        text, tags = cut(text, "#")
        found: list[Statement] = []
        found += [
            Remark(at, f"# {plain(tag.strip())}", "a tag was kept as a comment")
            for tag in (tags or "").split("#")
            if tag.strip()
        ]
        words, leads = self.parted(text, at)
        glued, open_ = words.lstrip().startswith("<>"), words.rstrip().endswith("<>")
        if words.replace("<>", "").strip():
            pieces = self.pieces(words, at, 0)
            is_open = open_ or (bool(leads) and not isinstance(leads[-1], Remark))
            found.append(Say(at, pieces, glued, is_open and not isinstance(leads[0] if leads else None, Stop)))
        elif glued:
            found.append(Say(at, (Words(" "),) if words != "<>" else (), glued=True, open=True))
        return [*self.told(), *found, *leads]

    def told(self) -> list[Remark]:
        """What was noted while reading, once."""
        found, self.remarks = self.remarks, []
        return found

    def parted(self, text: str, at: Place) -> tuple[str, list[Statement]]:
        """A line's words, and the ways on behind them."""
        place = find(text, ("->", "<-"))
        if place < 0:
            return text, []
        words, rest = text[:place], text[place:]
        if rest.startswith("<-"):
            remark = Remark(at, plain(rest), "a thread cannot be carried over")
            return words, [remark]
        return words, self.ways_on(rest, at)

    def ways_on(self, text: str, at: Place) -> list[Statement]:
        """``-> a``, ``-> a ->``, ``-> a -> b``, ``->->``: where a line leads, in order."""
        parts = split(text, "->")[1:]
        found: list[Statement] = []
        if len(parts) >= 2 and not parts[0].strip():
            target = parts[1].strip()
            return self.led(target, at, Back) if target else [Back(at)]
        for number, part in enumerate(parts):
            name = part.strip()
            if not name:
                if number and number + 1 == len(parts) and not parts[number - 1].strip():
                    found.append(Back(at))
                continue
            is_last = number + 1 == len(parts)
            found += self.led(name, at, Go if is_last else Visit)
        return found

    def led(self, text: str, at: Place, kind: type[Go | Visit | Back]) -> list[Statement]:
        """One way on, with what it is given."""
        match = _CALL.fullmatch(text)
        if match is None:
            return [Remark(at, f"-> {plain(text)}", "where this leads is not plain")]
        name, given = match[1], match[2]
        if name in ENDS:
            return [Stop(at)]
        full = self.terms.place(name)
        found: list[Statement] = []
        if given:
            wanted = self.terms.names.parameters.get(full, ())
            values = split(given, ",")
            if len(wanted) != len(values) or not full:
                found.append(Remark(at, f"-> {plain(text)}", "what is given here cannot be carried over"))
            else:
                for parameter, value in zip(wanted, values, strict=True):
                    tree = self.terms.read_or_reason(value.strip())
                    if parameter.split()[0] == "ref":
                        tree = NotMappedError("a variable is given to be changed")
                    own = f"{full.split('.')[0]}.{parameter.split()[-1]}"
                    found.append(Assign(at, own, tree, f"{plain(name)} ({plain(value.strip())})"))
        if not full:
            try:
                tree = self.terms.name(name)
            except NotMappedError:
                return [*found, Go(at, name) if kind is not Visit else Visit(at, name)]
            return [*found, Visit(at, plain(text), tree) if kind is Visit else Go(at, plain(text), tree)]
        return [*found, kind(at, full)]

    # Pieces

    def pieces(self, text: str, at: Place, depth: int) -> Pieces:
        """The words of a text, with what stands in braces."""
        found: list[Piece] = []
        place = 0
        text = text.replace("<>", "")
        closed = pairs(text)
        while place < len(text):
            start = text.find("{", place)
            if start < 0:
                found.append(Words(plain(text[place:])))
                break
            end = closed.get(start, -1)
            if start > place:
                found.append(Words(plain(text[place:start])))
            if end < 0:
                self.remarks.append(Remark(at, "{", "a brace that is never closed was left out"))
                place = start + 1
                continue
            found += self.braced(text[start + 1 : end], at, depth + 1)
            place = end + 1
        return tuple(found)

    def inner(self, text: str, at: Place, depth: int) -> Pieces:
        """One part of what changes: words, and perhaps where they lead."""
        words, leads = self.parted(text, at)
        found = list(self.pieces(words, at, depth))
        for lead in leads:
            if isinstance(lead, Go | Visit | Back | Stop):
                found.append(lead)
            elif isinstance(lead, Remark):
                self.remarks.append(lead)
            else:
                self.remarks.append(Remark(at, plain(text.strip()), "what is given here cannot be carried over"))
        return tuple(found)

    def braced(self, text: str, at: Place, depth: int) -> list[Piece]:
        """What stands in one pair of braces."""
        source = f"{{{plain(text.strip())}}}"
        if depth > DEEPEST_BRACES:
            self.remarks.append(Remark(at, source, "braces are nested too deep here"))
            return []
        inside = text.strip()
        marks = re.match(r"[&!~$]+", inside)
        parts = split(inside, "|")
        colon = find(inside, (":",))
        if marks and (len(parts) > 1 or isinstance(self.terms.read_or_reason(inside), NotMappedError)):
            return [self.turns(marks[0], split(inside[len(marks[0]) :], "|"), source, at, depth)]
        if colon >= 0 and "|" not in inside[:colon].replace("||", ""):
            condition = self.terms.read_or_reason(inside[:colon])
            ways = [self.inner(part, at, depth) for part in split(inside[colon + 1 :], "|")]
            if len(ways) > 2:
                self.remarks.append(
                    Remark(at, source, "a condition has two parts, and what stands behind is never said")
                )
            arms: list[tuple[Expression | NotMappedError | None, Pieces]] = [(condition, ways[0])]
            if len(ways) > 1:
                arms.append((None, ways[1]))
            return [Either(tuple(arms), source)]
        if len(parts) > 1:
            return [self.turns("$", parts, source, at, depth)]
        if inside.startswith(("->", "<-")):
            self.remarks.append(Remark(at, source, "a way on in braces cannot be carried over"))
            return []
        return [Shown(self.value(inside), source)]

    def value(self, text: str) -> Expression | NotMappedError:
        """A value that is shown; a text in quotation marks may have values in it."""
        if len(text) > 1 and text[0] == text[-1] == '"' and "{" not in text and '"' not in text[1:-1]:
            return Lit(plain(text[1:-1]))
        return self.terms.read_or_reason(text)

    def turns(self, marks: str, parts: list[str], source: str, at: Place, depth: int) -> Piece:
        """What changes each time."""
        kinds = {_KINDS[mark] for mark in marks}
        kind: TurnKind = "shuffle" if "shuffle" in kinds else next(iter(kinds))
        if kind == "shuffle":
            self.remarks.append(Remark(at, source, "what is drawn anew each time in ink is drawn once"))
        arms = tuple(self.inner(part, at, depth) for part in parts)
        key = self.key(at, len(arms) if kind == "shuffle" else 0)
        return Turns(kind, key, arms, source)


def cut(text: str, sign: str) -> tuple[str, str | None]:
    """A text up to a sign that stands in no brace, and what comes behind; None where there is none."""
    place = find(text, (sign,))
    return (text, None) if place < 0 else (text[:place], text[place + len(sign) :])


def find(text: str, signs: tuple[str, ...]) -> int:
    """Where one of some signs first stands in no brace; -1 where none does."""
    depth = 0
    for match in re.finditer(rf"[{{}}]|{'|'.join(map(re.escape, signs))}", text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif not depth:
            return match.start()
    return -1


def split(text: str, sign: str) -> list[str]:
    """A text cut at a sign that stands in no brace, nor in brackets where it is no bar."""
    opens, closes = ("{", "}") if sign == "|" else ("{(", "})")
    found: list[str] = []
    depth, last = 0, 0
    for match in re.finditer(rf"[{{}}()]|{re.escape(sign)}", text):
        if match[0] in opens:
            depth += 1
        elif match[0] in closes:
            depth = max(0, depth - 1)
        elif match[0] == sign and not depth:
            found.append(text[last : match.start()])
            last = match.end()
    return [*found, text[last:]]


def pairs(text: str) -> dict[int, int]:
    """Where each brace that is closed is closed, by where it opens."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"[{}]", text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            found[opened.pop()] = match.start()
    return found
