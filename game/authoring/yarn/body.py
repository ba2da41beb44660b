"""Reads the body of a Yarn node: lines, options, line groups, and the commands that decide and remember."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from game.authoring.importing.expression import YES, Expression, Lit, Op, Var, all_of, negated
from game.authoring.importing.flow import (
    DEEPEST,
    Arm,
    Assign,
    Back,
    Choose,
    Go,
    If,
    Place,
    Remark,
    Say,
    Statement,
    Stop,
    Visit,
    Way,
)
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.terms import Terms
from game.authoring.importing.texts import turns_of
from game.authoring.yarn.nodes import Row
from game.authoring.yarn.text import Spoken, command_of, first_word, other_words, spoken

_SET: Final = re.compile(r"\$(\w+)\s*(to\b|=(?!=)|[-+*/%]=)\s*(.*)", re.DOTALL)
_CLOSERS: Final = frozenset(("elseif", "else", "endif", "endonce"))
_CASES: Final = frozenset(("declare", "enum", "case", "endenum"))
_MOST_IN_A_GROUP: Final = 200


class Body:
    """Reads one body. ``drawn`` are variables that the seed draws, each with how many values it has."""

    def __init__(self, rows: Sequence[Row], terms: Terms, key: str) -> None:
        self.rows = list(rows)
        self.terms = terms
        self.key = key
        self.at = 0
        self.depth = 0
        self.unclosed = 0
        self.drawn: dict[str, int] = {}

    def whole(self) -> tuple[Statement, ...]:
        """Every statement."""
        found: list[Statement] = []
        while self.at < len(self.rows):
            found += self.block(-1, closes=False)
            if self.at < len(self.rows):
                row = self.rows[self.at]
                self.at += 1
                if self.unclosed:
                    self.unclosed -= 1
                    continue
                found.append(Remark(row.at, row.text, "there is nothing here that this belongs to"))
        return tuple(found)

    def block(self, deeper: int, *, closes: bool = True) -> list[Statement]:
        """Statements that are indented deeper, up to a command that closes what is open around them."""
        del closes
        found: list[Statement] = []
        while self.at < len(self.rows):
            row = self.rows[self.at]
            if row.indent <= deeper:
                break
            if (command := command_of(row.text)) is not None and first_word(command[0]) in _CLOSERS:
                break
            self.at += 1
            if row.text.startswith("->"):
                self.at -= 1
                found += self.options(row.indent)
            elif row.text.startswith("=>"):
                self.at -= 1
                found += self.group(row.indent)
            elif command is not None:
                if command[1] and not command[1].startswith("//"):
                    self.rows.insert(self.at, Row(row.at, row.indent, command[1]))
                found += self.command(row, command[0])
            else:
                found += self.line(row)
        return found

    # Lines

    def line(self, row: Row) -> list[Statement]:
        """A line, with its condition."""
        found = spoken(row.text, row.at, self.terms)
        statements = _remarks(found, row.at)
        condition, once, left = self.conditions(found, row.at)
        say = Say(row.at, tuple(found.pieces))
        if found.rest:
            left.append(Row(row.at, row.indent, found.rest))
        self.rows[self.at : self.at] = left
        if condition is None and not once:
            return [*statements, say]
        tree, body = self.once(condition, once, (say,), row.at)
        return [*statements, If((Arm(row.at, tree, body, row.text),))]

    def conditions(self, found: Spoken, at: Place) -> tuple[Expression | NotMappedError | None, str, list[Row]]:
        """The condition behind a line, its variable where it is said once, and the commands that are neither."""
        condition: Expression | NotMappedError | None = None
        once, left = "", []
        for command in found.commands:
            word, rest = first_word(command), other_words(command)
            if word == "if" and not found.rest:
                condition = self.terms.read_or_reason(rest)
            elif word == "once" and not found.rest:
                once = f"@once:{self.key}{at.line}"
                if first_word(rest) == "if":
                    condition = self.terms.read_or_reason(other_words(rest))
            else:
                left.append(Row(at, 0, f"<<{command}>>"))
        return condition, once, left

    def once(
        self, condition: Expression | NotMappedError | None, once: str, body: tuple[Statement, ...], at: Place
    ) -> tuple[Expression | NotMappedError, tuple[Statement, ...]]:
        """A condition and what it holds, done once only where there is a variable for that."""
        tree: Expression | NotMappedError = YES if condition is None else condition
        if not once:
            return tree, body
        if not isinstance(tree, NotMappedError):
            tree = all_of((negated(Var(once)), tree)) if condition is not None else negated(Var(once))
        return tree, (Assign(at, once, Lit(value=True), "once"), *body)

    # Options

    def options(self, indent: int) -> list[Statement]:
        """Options that stand below each other."""
        before: list[Statement] = []
        ways: list[Way] = []
        first = self.rows[self.at].at
        while self.at < len(self.rows):
            row = self.rows[self.at]
            is_next = row.indent == indent and row.text.startswith("->") and not (ways and row.is_apart)
            if not is_next:
                break
            self.at += 1
            found = spoken(row.text[2:].strip(), row.at, self.terms)
            before += _remarks(found, row.at)
            condition, once, left = self.conditions(found, row.at)
            before += [Remark(each.at, each.text, "a command behind an option was left out") for each in left]
            body = tuple(self.inside(row))
            tree: Expression | NotMappedError = YES if condition is None else condition
            if once and not isinstance(tree, NotMappedError):
                tree = all_of((negated(Var(once)), tree)) if condition is not None else negated(Var(once))
            if once:
                body = (Assign(row.at, once, Lit(value=True), "once"), *body)
            ways.append(Way(row.at, tuple(found.pieces), (), tree, row.text, body))
        return [*before, Choose(first, tuple(ways))]

    def inside(self, row: Row) -> list[Statement]:
        """What stands deeper below a line, as far as it may be nested."""
        self.depth += 1
        found: list[Statement] = []
        if self.depth > DEEPEST:
            while self.at < len(self.rows) and self.rows[self.at].indent > row.indent:
                lost = self.rows[self.at]
                found.append(Remark(lost.at, lost.text, "options and blocks are nested too deep here"))
                self.at += 1
        else:
            found = self.block(row.indent)
        self.depth -= 1
        return found

    def group(self, indent: int) -> list[Statement]:
        """Lines of which one is said: by their conditions, then drawn."""
        arms: list[Arm] = []
        plain: list[tuple[Statement, ...]] = []
        before: list[Statement] = []
        first = self.rows[self.at]
        while self.at < len(self.rows):
            row = self.rows[self.at]
            if row.indent != indent or not row.text.startswith("=>") or (row is not first and row.is_apart):
                break
            self.at += 1
            found = spoken(row.text[2:].strip(), row.at, self.terms)
            before += _remarks(found, row.at)
            condition, once, left = self.conditions(found, row.at)
            self.rows[self.at : self.at] = left
            body: tuple[Statement, ...] = (Say(row.at, tuple(found.pieces)), *self.inside(row))
            if condition is None and not once:
                plain.append(body)
            else:
                tree, body = self.once(condition, once, body, row.at)
                arms.append(Arm(row.at, tree, body, row.text))
        last: tuple[Statement, ...] = ()
        if len(plain) == 1:
            last = plain[0]
        elif plain:
            key = f"@draw:{self.key}{first.at.line}"
            self.drawn[key] = len(plain[:_MOST_IN_A_GROUP])
            last = (turns_of(first.at, "shuffle", key, tuple(plain[:_MOST_IN_A_GROUP]), first.text),)
        if len(arms) + len(plain) > 1:
            why = "which line of this group is said is drawn once, and those with a condition come first"
            before.append(Remark(first.at, "", why))
        if last:
            arms.append(Arm(first.at, None, last, first.text))
        return [*before, If(tuple(arms))]

    # Commands

    def command(self, row: Row, command: str) -> list[Statement]:
        """A command on a line of its own."""
        word, rest, at = first_word(command), other_words(command), row.at
        match word:
            case "if":
                return self.chain(row, self.terms.read_or_reason(rest), rest, "")
            case "once":
                condition = self.terms.read_or_reason(other_words(rest)) if first_word(rest) == "if" else None
                return self.chain(row, condition, rest, f"@once:{self.key}{at.line}")
            case "set":
                return [self.set(at, rest, command)]
            case "jump" | "detour":
                return [self.jump(word, rest, at)]
            case "stop":
                return [Stop(at)]
            case "return":
                return [Back(at)]
            case _ if word in _CASES:
                return []
        return [Remark(at, f"<<{command}>>", f"<<{word[:40]}>> cannot be carried over")]

    def chain(self, row: Row, condition: Expression | NotMappedError | None, source: str, once: str) -> list[Statement]:
        """``if`` or ``once`` up to its end."""
        arms: list[Arm] = []
        self.depth += 1
        if self.depth > DEEPEST:
            self.depth -= 1
            self.unclosed += 1
            return [Remark(row.at, row.text, "options and blocks are nested too deep here")]
        at = row.at
        current: Expression | NotMappedError | None = condition
        is_first, lost = True, list[Statement]()
        while True:
            body = tuple(self.block(-1))
            if is_first:
                tree, body = self.once(current, once, body, at)
            else:
                tree = YES if current is None else current
            arms.append(Arm(at, tree if is_first or current is not None else None, body, source))
            is_first = False
            if self.at >= len(self.rows):
                lost.append(Remark(row.at, row.text, "this is never closed"))
                break
            closer = self.rows[self.at]
            self.at += 1
            found = command_of(closer.text) or ("", "")
            if found[1] and not found[1].startswith("//"):
                self.rows.insert(self.at, Row(closer.at, closer.indent, found[1]))
            word, source, at = first_word(found[0]), other_words(found[0]), closer.at
            if word in ("endif", "endonce"):
                break
            current = self.terms.read_or_reason(source) if word == "elseif" else None
        self.depth -= 1
        return [If(tuple(arms)), *lost]

    def set(self, at: Place, source: str, command: str) -> Statement:
        """``set $a to 1``, ``set $a += 1``."""
        match = _SET.fullmatch(source)
        if match is None:
            return Remark(at, f"<<{command}>>", "it sets something that is no plain variable")
        name, sign, value = f"${match[1]}", match[2], match[3]
        tree = self.terms.read_or_reason(value)
        if sign not in ("to", "=") and not isinstance(tree, NotMappedError):
            tree = Op(sign[0], (Var(name), tree))
        return Assign(at, name, tree, f"<<{command}>>")

    def jump(self, word: str, source: str, at: Place) -> Statement:
        """``jump Node``, ``detour {$node}``."""
        kind = Go if word == "jump" else Visit
        if not source.startswith("{"):
            return kind(at, source)
        tree = self.terms.read_or_reason(source.strip("{}"))
        if isinstance(tree, NotMappedError):
            return Remark(at, f"<<{word} {source}>>", f"where this leads could not be carried over ({tree})")
        return kind(at, source, tree)


def _remarks(found: Spoken, at: Place) -> list[Statement]:
    """What stands beside the words of a line, as comments."""
    statements: list[Statement] = list(found.remarks)
    for tag in found.tags:
        if tag.startswith(("line:", "shadow:")):
            statements.append(Remark(at, "", "the id of a line was left out"))
        else:
            statements.append(Remark(at, f"#{tag}", "a tag was kept as a comment"))
    return statements
