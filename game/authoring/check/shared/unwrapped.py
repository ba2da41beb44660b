"""A condition that decides nothing, taken away from what it stands on."""

from __future__ import annotations

from game.authoring.check.context import SceneContext
from game.script.problems import Edit, Mend
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, between, end_of, without_line
from game.story.model import Mark


def without_when(context: SceneContext, table: MappingNode | None) -> Mend | None:
    """The mend that takes the ``when`` of a line or an option away, where it has a line of its own."""
    for key, value in table.pairs if table is not None and not table.flow else ():
        if type(key) is ScalarNode and key.text == "when" and (key.line, key.column) != _place(table):
            return without_line(context.page, key, value)
    return None


def without_lock(context: SceneContext, option: YamlNode | None) -> Mend | None:
    """The mend that takes the ``when`` of an option away and what is shown while it is closed."""
    edits: tuple[Edit, ...] = ()
    for key, value in option.pairs if isinstance(option, MappingNode) and not option.flow else ():
        if _is(key, "when") or _is(key, "locked"):
            mend = without_line(context.page, key, value)
            if mend is None:
                return None
            edits += mend.edits
    return Mend(edits) if edits else None


def without_block(context: SceneContext, mark: Mark) -> Mend | None:
    """The mend that leaves of a block only the steps under its ``then``; None where that would lose a comment."""
    page, table = context.page, context.source_map.table(mark)
    then = None if table is None else next((value for key, value in table.pairs if _is(key, "then")), None)
    if table is None or table.flow or not isinstance(then, SequenceNode) or then.flow:
        return None
    before = page.line(table.line)[: table.column - 1].rstrip()
    if before.strip() != "-" or "#" in between(page, (table.line, table.column), end_of(page, table)):
        return None
    parts = []
    for item in then.items:
        dash = page.line(item.line)[: item.column - 1].rstrip()
        if dash.strip() != "-":
            return None
        first, *rest = between(page, (item.line, item.column), end_of(page, item)).split("\n")
        parts.append("\n".join((first, *(line[len(dash) - len(before) :] for line in rest))))
    return Mend((Edit(table.line, table.column, *end_of(page, table), f"\n{before} ".join(parts)),))


def _is(key: YamlNode, name: str) -> bool:
    return type(key) is ScalarNode and key.text == name


def _place(table: MappingNode | None) -> tuple[int, int]:
    return (0, 0) if table is None else (table.line, table.column)
