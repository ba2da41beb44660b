"""What stands among the options of a ``cut_in`` and is none: saying nothing there is hearing the line out."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import values
from game.script.problems import Edit, Mend
from game.script.readers.reader import Pair, Reader
from game.script.source import MappingNode, ScalarNode, YamlNode, end_of, moved
from game.story.model import LISTEN, SILENCE

HEAR_OUT_KEYS: Final = frozenset(("does", "mood", "set", "note", "why", "reply", "go", "end"))
"""What ``hear_out`` may hold, beside a ``cut_in``."""


def is_no_option(reader: Reader, owner: ScalarNode, options: YamlNode, pair: Pair) -> bool:
    """Whether something among the options of a ``cut_in`` is what hearing out does; told, as any name is that is taken.

    Args:
        reader: the file's.
        owner: the key ``cut_in`` or ``choose``.
        options: what stands under it.
        pair: one of the options.
    """
    key, value = pair
    keys = {one.text for one, _ in value.pairs if isinstance(one, ScalarNode)} if isinstance(value, MappingNode) else ()
    is_hearing_out = key.text in (LISTEN, "hear_out") and bool(keys) and "say" not in keys
    if owner.text != "cut_in" or not (is_hearing_out or key.text in (LISTEN, SILENCE)):
        return False
    told = f"'{key.text}' cannot be an option of a cut_in: to say nothing there is to hear the line out"
    hint, mend = "give the option another id, or leave it out", None
    if is_hearing_out:
        hint = "what hearing out does stands beside cut_in, in the same column:  hear_out:"
        mend = _beside(reader, owner, options, pair) if HEAR_OUT_KEYS.issuperset(keys) else None
    reader.tell(values.Reserved, key, told, hint, mend=mend)
    return is_hearing_out


def _beside(reader: Reader, owner: ScalarNode, options: YamlNode, pair: Pair) -> Mend | None:
    """The mend that moves the last of several options beside the ``cut_in``."""
    page, (key, value) = reader.page, pair
    if not isinstance(options, MappingNode) or options.flow or len(options.pairs) < 2:
        return None
    if options.pairs[-1][0] is not key or page.line(key.line)[: key.column - 1].strip():
        return None
    _, *rest = moved(page, range(key.line, end_of(page, value)[0] + 1), owner.column - key.column)
    named = Edit(key.line, 1, key.line, key.column + len(key.text), f"{' ' * (owner.column - 1)}hear_out")
    return Mend((named, *rest))
