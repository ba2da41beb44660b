"""Reads conditions: their grammar, and every name in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.script.catalogue import conditions as codes
from game.script.problems import Edit, Mend
from game.script.readers.groups import tell_wrong_kind
from game.script.readers.notes import notes_in
from game.script.readers.reader import Reader
from game.script.readers.unknown_names import tell_unknown
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, is_empty, revalued, swapped
from game.story.condition import (
    ConditionError,
    Reworded,
    Scope,
    ValueKind,
    can_grow_too_large,
    names_in,
    parse_condition,
    resolve,
    reworded,
)
from game.story.model import condition as c

MAX_CONDITION: Final = 1000
"""The most characters a condition may have."""


_GROUPED: Final = frozenset(("flag", "beat", "tag"))
MAX_WRONG: Final = 500
"""After how many wrong ones the names in a file's conditions are looked up no more: each is compared with all."""
MAX_REWORDED: Final = 50
"""After how many wrong ones of a file no more of them are put into other words."""


def read_condition(
    reader: Reader, node: YamlNode, what: str, scope: Scope | None, wants: ValueKind = "truth"
) -> c.Condition | None:
    """A condition with its names looked up; None where something is wrong with it, which is told.

    Args:
        reader: the file's.
        node: what stands there.
        what: what it is called.
        scope: what may be named; None where that cannot be known, and only the grammar is checked.
        wants: what its value must be.
    """
    if type(node) is not ScalarNode or is_empty(node):
        _wrong_kind(reader, node, what, scope, wants)
        return None
    key = (node.text, id(scope), wants)
    if (ready := reader.conditions.get(key)) is not None:
        return ready
    if len(node.text) > MAX_CONDITION:
        reader.tell(
            codes.BadCondition,
            node,
            f"this condition is longer than {MAX_CONDITION} characters",
            "split it over several beats, or keep part of it in a flag",
        )
        return None
    try:
        tree = parse_condition(node.text)
    except ConditionError as error:
        _unreadable(reader, node, what, error, _meant(reader, node.text, scope, wants))
        return None
    if scope is None or reader.wrong_conditions > MAX_WRONG:
        return None
    tree, errors = resolve(tree, scope, wants)
    if errors:
        _wrong_names(reader, node, what, errors, scope, wants)
        return None
    if can_grow_too_large(tree):
        reader.tell(
            codes.ConditionGrows,
            node,
            "a number in this can grow to more than a hundred digits",
            "multiply meters and flags by small numbers, and by one another two or three times at most",
        )
        return None
    reader.conditions[key] = tree
    leaves = names_in(tree)
    reader.used.update(("flag", leaf.id) for leaf in leaves if isinstance(leaf, c.FlagName))
    reader.used.update(("meter", leaf.id.rpartition(".")[2]) for leaf in leaves if isinstance(leaf, c.MeterName))
    return tree


def _meant(reader: Reader, text: str, scope: Scope | None, wants: ValueKind) -> Reworded | None:
    """What is most likely meant by a condition, put as it is written here."""
    reader.wrong_conditions += 1
    if reader.wrong_conditions > MAX_REWORDED:
        return None
    here = reader.names
    if scope is not None and not scope.notes and "beats" in reader.top:
        scope = replace(scope, notes=notes_in(reader.top["beats"][1]))
    better = reworded(text, scope, wants, here.score, here.outcomes)
    return Reworded(here.fair_score, text, 0) if better is None and wants == "number" and here.fair_score else better


def _unreadable(reader: Reader, node: ScalarNode, what: str, error: ConditionError, better: Reworded | None) -> None:
    """Tell a condition that cannot be read, with what is meant where that is known."""
    if better is None:
        reader.page.tell_inside(codes.BadCondition, node, error.column, error.message, error.hint)
        return
    message = f"'{better.odd}' means nothing in a condition"
    if better.odd in ("(", ")", "and", "or", "not", node.text) or error.column < better.column:
        message = error.message
    hint = f"write:  {what}: {better.text}"
    if better.odd == "=" and "==" not in better.text:
        hint += "  (or == where it must be just that number)"
    reader.page.tell_inside(
        codes.BadCondition, node, better.column, message, hint, mend=swapped(reader.page, node, better.text)
    )


def _wrong_names(  # noqa: PLR0917 - all there is to know of one condition
    reader: Reader, node: ScalarNode, what: str, errors: list[ConditionError], scope: Scope, wants: ValueKind
) -> None:
    """Tell each name in a condition that is not there; where one has no near one, try the whole in other words."""
    better = None
    if any(not error.instead for error in errors):
        better = _meant(reader, node.text, scope, wants)
    else:
        reader.wrong_conditions += 1
    if better is not None:
        column = next(error.column for error in errors if not error.instead)
        message = next(error.message for error in errors if not error.instead)
        whole = swapped(reader.page, node, better.text)
        hint = f"write:  {what}: {better.text}"
        reader.page.tell_inside(codes.ConditionName, node, column, message, hint, mend=whole)
        return
    for wrong in errors:
        line, column = reader.page.locate(node, wrong.column)
        stands = reader.page.line(line).startswith(wrong.found, column - 1)
        if wrong.kind in _GROUPED and stands:
            known = (
                {*scope.meters, *scope.flags}
                if wrong.kind == "flag"
                else scope.beats
                if wrong.kind == "beat"
                else scope.tags
            )
            leaf = ScalarNode(wrong.found, line, column, "")
            kind = "meter" if wrong.kind == "flag" and "meter" in reader.declared else wrong.kind
            tell_unknown(reader, kind, leaf, codes.ConditionName, wrong.message, known, wrong.hint)
            continue
        mend = (
            Mend((Edit(line, column, line, column + len(wrong.found), wrong.instead),))
            if wrong.instead and stands
            else None
        )
        reader.page.tell_at(codes.ConditionName, line, column, wrong.message, wrong.hint, mend=mend)


def _wrong_kind(reader: Reader, node: YamlNode, what: str, scope: Scope | None, wants: ValueKind) -> None:
    """Tell what stands where a condition should; a list or a group of conditions is written as one."""
    parts: list[str] = []
    match node:
        case SequenceNode(items=items) if all(type(item) is ScalarNode for item in items):
            parts = [item.text for item in items if isinstance(item, ScalarNode)]
        case MappingNode(pairs=pairs):
            for key, value in pairs:
                sign = "" if isinstance(value, ScalarNode) and value.text[:1] in "<>=!" else "== "
                if isinstance(key, ScalarNode) and isinstance(value, ScalarNode):
                    parts.append(f"{key.text} {sign}{value.text}" if value.text else key.text)
    text = " and ".join(parts)
    better = _meant(reader, text, scope, wants) if text else None
    said = better.text if better else text
    try:
        is_right = bool(said) and (scope is None or not resolve(parse_condition(said), scope, wants)[1])
    except ConditionError:
        is_right = False
    if not is_right:
        tell_wrong_kind(
            reader, node, what, "a condition", f"{what}: {next(iter(scope.meters if scope else ()), 'anger')} < 50"
        )
        return
    kind = "a list" if isinstance(node, SequenceNode) else "a word with a colon, which begins something new"
    mend = revalued(reader.page, node, said)
    reader.tell(
        codes.BadCondition,
        node,
        f"{what} should be one condition, and here is {kind}",
        f"write:  {what}: {said}",
        mend=mend,
    )
