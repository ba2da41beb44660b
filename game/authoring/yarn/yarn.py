"""Reads Yarn, versions 2 and 3: files into nodes, and these into the lines, options and conditions they hold."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from game.authoring.importing.clean import cleaned
from game.authoring.importing.expression import (
    VISITS,
    Asked,
    Expression,
    Known,
    Lit,
    Op,
    Sums,
    Var,
    all_of,
    names_of,
    negated,
)
from game.authoring.importing.flow import (
    Arm,
    Assign,
    Choose,
    Flow,
    Go,
    If,
    Node,
    Place,
    Remark,
    Say,
    Starting,
    Statement,
    inside,
)
from game.authoring.importing.imported import NotMappedError, NotStoryError
from game.authoring.importing.job import Manners
from game.authoring.importing.scene import Language
from game.authoring.importing.terms import Terms
from game.authoring.yarn.body import Body
from game.authoring.yarn.nodes import YarnNode, nodes_in
from game.authoring.yarn.text import command_of

_WORDS: Final = frozenset(("is", "eq", "neq", "gt", "gte", "lt", "lte", "and", "or", "xor", "not"))
_DECLARED: Final = re.compile(r"declare\s+\$(\w+)\s*(?:=|to\b)\s*(.*?)(?:\s+as\s+\w+)?\s*", re.DOTALL)
_ENUM: Final = re.compile(r"enum\s+(\w+)")
_CASE: Final = re.compile(r"case\s+(\w+)(?:\s*=\s*(.*))?", re.DOTALL)
_MOST_ROUNDS: Final = 10


class YarnSums(Sums):
    """How Yarn works out what is known. ``raw`` are the values of the cases of enums, by their full names."""

    def __init__(self) -> None:
        self.raw: dict[str, Known] = {}

    def equal(self, left: Known, right: Known) -> bool:
        """Numbers are equal within what Yarn's single precision can tell apart."""
        if isinstance(left, str) != isinstance(right, str):
            raise NotMappedError("a text is compared with something else")
        return (
            math.isclose(left, right, rel_tol=1e-6)
            if isinstance(left, float) and not isinstance(right, str)
            else left == right
        )

    def shown(self, value: Known) -> str:
        """Truths are written with a capital."""
        if isinstance(value, bool):
            return "True" if value else "False"
        return super().shown(value)

    def called(self, name: str, values: list[Known]) -> Known | None:
        """The functions that Yarn brings along, as far as they always come to the same."""
        numbers = [self.number(value) for value in values if not isinstance(value, str)]
        match name, values:
            case "string" | "number", [str(case)] if case in self.raw:
                value = self.raw[case]
                return self.shown(value) if name == "string" else self.number(value)
            case "string" | "format_invariant", [value]:
                return self.shown(value)
            case "bool", [bool(value)]:
                return value
            case "min" | "max", [_, _] if len(numbers) == 2:
                return min(numbers) if name == "min" else max(numbers)
            case "number" | "floor" | "ceil" | "round" | "int" | "inc" | "dec" | "decimal", [_] if numbers:
                return _rounded(name, numbers[0])
        return super().called(name, values)


def _rounded(name: str, number: float) -> Known:
    match name:
        case "number":
            return number
        case "floor":
            return math.floor(number)
        case "ceil":
            return math.ceil(number)
        case "round":
            return round(number)
        case "int":
            return math.trunc(number)
        case "inc":
            return math.floor(number) + 1
        case "dec":
            return math.ceil(number) - 1
    return number - math.trunc(number)


@dataclass(frozen=True, slots=True)
class YarnTerms(Terms):
    """How Yarn writes expressions.

    ``members`` are the cases of enums by their own names, ``titles`` the nodes, and
    ``untracked`` those whose visits are not counted.
    """

    untracked: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, text: str) -> Expression:
        """A variable, a case of an enum, or a variable that is worked out."""
        if text in self.values:
            return self.values[text]
        if text.startswith("$") or text in ("true", "false"):
            return super(YarnTerms, self).name(text)
        found = self.members.get(text.removeprefix("."), ()) if text.startswith(".") else ()
        if len(found) == 1:
            return Lit(found[0])
        raise NotMappedError(f"'{text}' is no variable")

    def call(self, name: str, parts: tuple[Expression, ...]) -> Expression:
        """A function; visits are variables."""
        if name in ("visited", "visited_count"):
            node = Sums().known(parts[0], {}) if len(parts) == 1 else None
            if not isinstance(node, str):
                raise NotMappedError(f"'{name}' asks for something else than one node by name")
            if node not in self.titles:
                raise NotMappedError(f"there is no node '{node[:40]}'")
            count: Expression = Lit(0) if node in self.untracked else Var(f"{VISITS}{node}")
            return count if name == "visited_count" else Op(">", (count, Lit(0)))
        return Asked(name, parts)


YARN: Final = Manners(counts_leaving=True, go_forgets=True, end_returns=True)


def read_yarn(files: Mapping[str, str], title: str, start: str = "") -> tuple[Flow, Language]:
    """Read a Yarn story.

    Args:
        files: the texts of its files by their names; a single one may be called ``""``.
        title: what it is called.
        start: the node that it begins with; ``Start``, or the first one, where none is named.

    Raises:
        NotStoryError: where there is no node in it, or none of that name.
    """
    flow = Flow(title)
    nodes: list[YarnNode] = []
    reasons: list[NotStoryError] = []
    for name, text in cleaned(files, flow).items():
        try:
            own, remarks = nodes_in(text, name)
        except NotStoryError as reason:
            reasons.append(reason)
            continue
        nodes += own
        flow.remarks += remarks
    if not nodes:
        raise reasons[0]
    sums = YarnSums()
    terms = _terms(nodes, sums, flow)
    groups: dict[str, list[YarnNode]] = {}
    for number, node in enumerate(nodes, 1):
        if not node.title:
            flow.remarks.append(Remark(node.at, "", "this node has no title, and was given one"))
        groups.setdefault(node.title or f"node {number}", []).append(node)
    for name, same in groups.items():
        _add(name, same, terms, flow)
    if start and start not in groups:
        raise NotStoryError(f"there is no node called '{start}' in this story")
    flow.start = start or ("Start" if "Start" in groups else _first(flow))
    return flow, Language(sums, YARN, least_lines=1)


def _first(flow: Flow) -> str:
    """The first node in which anything is said or decided."""
    for node in flow.nodes:
        if any(isinstance(one, Say | Choose | Go) for one in inside(node.body)):
            return node.name
    return flow.nodes[0].name


def _add(name: str, same: list[YarnNode], terms: YarnTerms, flow: Flow) -> None:
    """Add a node, or a group of nodes with one name, of which the first whose condition holds is done."""
    tags = tuple(tag for node in same for tag in node.headers.get("tags", "").split())
    if len(same) == 1 and not same[0].whens:
        flow.nodes.append(Node(name, same[0].at, _body(same[0], terms, flow), tags))
        return
    arms: list[tuple[int, Arm]] = []
    for node in same:
        if not node.whens:
            flow.remarks.append(Remark(node.at, "", f"there is more than one node called '{name[:40]}'"))
        trees, once = _whens(node, terms, f"@once:{node.at.line}")
        mapped = [tree for tree in trees if not isinstance(tree, NotMappedError)]
        condition: Expression | NotMappedError = all_of(tuple(mapped))
        if len(mapped) < len(trees):
            condition = next(tree for tree in trees if isinstance(tree, NotMappedError))
        body = _body(node, terms, flow)
        if once:
            body = (Assign(node.at, once, Lit(value=True), "once"), *body)
        arms.append((-len(trees), Arm(node.at, condition, body, "; ".join(node.whens))))
    arms.sort(key=lambda pair: pair[0])
    if len(same) > 1:
        why = f"of the nodes called '{name[:40]}' the first whose condition holds is done"
        flow.remarks.append(Remark(same[0].at, "", why))
    flow.nodes.append(Node(name, same[0].at, (If(tuple(arm for _, arm in arms)),), tags))


def _whens(node: YarnNode, terms: YarnTerms, key: str) -> tuple[list[Expression | NotMappedError], str]:
    """The conditions of a node of a group, and its variable where it is done once only."""
    found: list[Expression | NotMappedError] = []
    once = ""
    for when in node.whens:
        source = when.split("//")[0].strip()
        if source.startswith("once"):
            once = key
            found.append(negated(Var(once)))
            source = source.removeprefix("once").strip().removeprefix("if").strip() or "always"
        if source != "always":
            found.append(terms.read_or_reason(source))
    return found, once


def _body(node: YarnNode, terms: YarnTerms, flow: Flow) -> tuple[Statement, ...]:
    body = Body(node.rows, terms, f"{node.at.file} " if node.at.file else "")
    found = body.whole()
    flow.drawn |= body.drawn
    return found


def _commands(nodes: list[YarnNode]) -> Iterator[tuple[Place, str]]:
    for node in nodes:
        for row in node.rows:
            if row.text.startswith("<<") and (command := command_of(row.text)) is not None:
                yield row.at, command[0]


def _terms(nodes: list[YarnNode], sums: YarnSums, flow: Flow) -> YarnTerms:
    """The names of a story: its enums, what it declares, and variables that are worked out from others."""
    values: dict[str, Expression] = {}
    members: dict[str, tuple[str, ...]] = {}
    enum, count = "", 0
    for at, command in _commands(nodes):
        if match := _ENUM.fullmatch(command):
            enum, count = match[1], 0
        elif (match := _CASE.fullmatch(command)) and enum:
            full = f"{enum}.{match[1]}"
            raw = Terms(_WORDS).read_or_reason(match[2]) if match[2] else Lit(count)
            if isinstance(raw, NotMappedError) or not isinstance(raw, Lit):
                flow.remarks.append(Remark(at, command, "the value of this case could not be read"))
            else:
                sums.raw[full] = raw.value
            count += 1
            values[full] = Lit(full)
            members[match[1]] = (*members.get(match[1], ()), full)
    titles = frozenset(node.title for node in nodes)
    untracked = frozenset(node.title for node in nodes if node.headers.get("tracking", "").lower() == "never")
    plain = YarnTerms(_WORDS, values, untracked, titles, members)
    smart: dict[str, Expression] = {}
    for at, command in _commands(nodes):
        if match := _DECLARED.fullmatch(command):
            tree = plain.read_or_reason(match[2])
            if isinstance(tree, NotMappedError) or not any(True for _ in names_of(tree)):
                flow.starting.append(Starting(at, f"${match[1]}", tree, f"<<{command}>>"))
            else:
                smart[f"${match[1]}"] = tree
        elif command.startswith("declare"):
            flow.remarks.append(Remark(at, f"<<{command}>>", "this could not be read"))
    for _ in range(_MOST_ROUNDS):
        smart = {name: _filled(tree, smart) for name, tree in smart.items()}
    return YarnTerms(_WORDS, {**values, **smart}, untracked, titles, members)


def _filled(tree: Expression, smart: Mapping[str, Expression]) -> Expression:
    """An expression with what its variables are worked out from put in."""
    match tree:
        case Var(name) if name in smart and sum(1 for _ in names_of(smart[name])) <= 20:
            return smart[name]
        case Op(sign, parts) if sum(1 for _ in names_of(tree)) <= 20:
            return Op(sign, tuple(_filled(part, smart) for part in parts))
    return tree
