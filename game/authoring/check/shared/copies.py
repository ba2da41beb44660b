"""An option that was copied: whether two are written alike, and how the second is taken out."""

from __future__ import annotations

from typing import Final

from game.authoring.check.context import SceneContext
from game.script.problems import Edit, Mend
from game.script.source import MappingNode, ScalarNode, end_of, written
from game.story.model import Choose, Option

_WORDS: Final = frozenset(("say", "label"))
FEWEST_LEFT: Final = 2
"""Of fewer options nobody has to choose."""


def is_copy(context: SceneContext, one: Option, other: Option, *, but_words: bool = False) -> bool:
    """Whether two options are written alike, key by key; but for what the player says, where that does not count."""
    return _keys(context, one, but_words=but_words) == _keys(context, other, but_words=but_words)


def taken_out(context: SceneContext, choose: Choose, option: Option) -> tuple[str, Mend] | None:
    """The lines of an option, in words, and the mend that takes them out.

    None where they are not its own, where a play names it, or where too few others would be left to choose from.
    """
    table = context.source_map.table(option.mark)
    mark = (option.mark.line, option.mark.column)
    pair = next((pair for pair in table.pairs if (pair[0].line, pair[0].column) == mark), None) if table else None
    is_named = any(option.id in play.choose for play in context.scene.plays)
    if pair is None or is_named or len(choose.options) <= FEWEST_LEFT or table is None or table.flow:
        return None
    first, last = option.mark.line, end_of(context.page, pair[1])[0]
    if context.page.line(first)[: option.mark.column - 1].strip() or last >= len(context.page.lines):
        return None
    lines = f"lines {first} to {last}" if last > first else f"line {last}"
    return lines, Mend((Edit(first, 1, last + 1, 1, ""),))


def _keys(context: SceneContext, option: Option, *, but_words: bool) -> dict[str, list[str]] | None:
    """What stands under each key of an option, without the spaces between its words; None where it has no keys."""
    node = context.source_map.node(option.mark)
    if not isinstance(node, MappingNode):
        return None
    return {
        key.text: written(context.page, value).split()
        for key, value in node.pairs
        if isinstance(key, ScalarNode) and not (but_words and key.text in _WORDS)
    }
