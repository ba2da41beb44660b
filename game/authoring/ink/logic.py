"""Reads the lines of ink that set variables: ``~ x = 1``, ``~ x++``, and functions that do nothing but that."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from game.authoring.importing.expression import Expression, Lit, Op, Var
from game.authoring.importing.flow import Assign, Place, Remark, Statement
from game.authoring.importing.imported import NotMappedError
from game.authoring.ink.inline import split
from game.authoring.ink.scope import InkTerms
from game.authoring.ink.sections import plain

SETS: Final = re.compile(r"~\s*(temp\s+)?(\w+)\s*(\+\+|--|[-+]?=(?!=))\s*(.*)", re.DOTALL)
_CALLS: Final = re.compile(r"~\s*(\w+)\s*\((.*)\)\s*", re.DOTALL)


def logic(text: str, at: Place, terms: InkTerms) -> list[Statement]:
    """A line of logic as what it sets; one that does anything else is told.

    Args:
        text: the line, from its ``~``.
        at: where it stands.
        terms: how expressions are read there.
    """
    source = plain(" ".join(text.split()))
    if match := SETS.fullmatch(text):
        return [_set(terms.variable(match[2]), match, at, terms, source)]
    if (match := _CALLS.fullmatch(text)) and match[1] in terms.names.setters:
        found = _called(match[1], split(match[2], ","), at, terms, source)
        if found:
            return found
    return [Remark(at, source, "what is done here cannot be carried over")]


def _set(name: str, match: re.Match[str], at: Place, terms: InkTerms, source: str) -> Statement:
    sign = match[3]
    if sign in ("++", "--"):
        return Assign(at, name, Op(sign[0], (Var(name), Lit(1))), source)
    tree = terms.read_or_reason(match[4])
    if sign != "=" and not isinstance(tree, NotMappedError):
        tree = Op(sign[0], (Var(name), tree))
    return Assign(at, name, tree, source)


def _called(name: str, given: list[str], at: Place, terms: InkTerms, source: str) -> list[Statement]:
    """What a function that only sets variables sets; nothing where that is not plain."""
    parameters, lines = terms.names.setters[name]
    own: dict[str, Expression] = {}
    changed: dict[str, str] = {}
    for parameter, value in zip(parameters, given, strict=False):
        tree = terms.read_or_reason(value.strip())
        is_fixed = isinstance(tree, Lit) or parameter.startswith("ref ") or len(lines) == 1
        if isinstance(tree, NotMappedError) or not is_fixed:
            return []
        own[parameter.split()[-1]] = tree
        if parameter.startswith("ref ") and isinstance(tree, Var):
            changed[parameter.split()[-1]] = tree.name
    if len(own) != len(parameters) or len(given) != max(1, len(parameters)):
        return []
    inner = replace(terms, own=own, knot="", node="")
    found: list[Statement] = []
    for line in lines:
        match = SETS.fullmatch(line)
        target = "" if match is None else changed.get(match[2], "")
        if match is None or not (target or (match[2] in terms.names.variables and match[2] not in own)):
            return []
        found.append(_set(target or match[2], match, at, inner, source))
    return found
