"""A line too long for one breath, said in two: where it is broken, and how the two are written."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from game.authoring.check.context import SceneContext
from game.script.problems import Edit, Mend
from game.script.source import ScalarNode, end_of, written
from game.script.syntax import double_quoted
from game.story.model import Line

_SENTENCE_END: Final = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bSr)(?<!\bSra)(?<!\b\w)"
    r"[.!?\u2026][\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(\u00bf\u00a1]*(\w|\{))"
)
"""What ends a sentence, but not the full stop of an address or an initial; the group begins the next sentence."""
_BESIDE: Final = frozenset(("face", "when"))
"""What may stand beside both lines; a recording or a place to cut in belongs to the one line that there is."""


class TwoLines(NamedTuple):
    """A line as two steps: how they are written, and the mend that writes them."""

    said: str
    mend: Mend


def in_two(context: SceneContext, line: Line) -> TwoLines | None:
    """A line broken at the end of the sentence nearest its middle.

    None where it is one sentence, is not written as a step with a dash over one or more lines, or has beside it what
    belongs to the whole line.
    """
    page, table = context.page, context.source_map.table(line.mark)
    if table is None or table.flow or not page.line(table.line)[: table.column - 1].endswith("- "):
        return None
    (key, text), *rest = table.pairs
    halves = _halves(line.text)
    if type(key) is not ScalarNode or key.text != line.speaker or type(text) is not ScalarNode or halves is None:
        return None
    if text.style in ("|", ">") or (not text.style and written(page, text).split() != text.text.split()):
        return None
    if any(type(name) is not ScalarNode or name.text not in _BESIDE for name, _ in rest):
        return None
    first, second = (_as_written(half, text) for half in halves)
    indent = " " * (table.column - 1)
    beside = "".join(f"\n{indent}{written(page, name)}: {written(page, value)}" for name, value in rest)
    end = end_of(page, table)
    step = f"\n{indent[:-2]}- {key.text}: {second}{beside}"
    said = f"- {key.text}: {first}\n- {key.text}: {second}"
    if end == end_of(page, text):
        return TwoLines(said, Mend((Edit(text.line, text.column, *end, f"{first}{step}"),)))
    return TwoLines(said, Mend((Edit(text.line, text.column, *end_of(page, text), first), Edit(*end, *end, step))))


def _halves(text: str) -> tuple[str, str] | None:
    """A text on one line, before and after the end of the sentence nearest its middle."""
    whole = " ".join(text.split())
    ends = [found.end() for found in _SENTENCE_END.finditer(whole) if not found[1].islower()]
    if not ends:
        return None
    at = min(ends, key=lambda end: abs(end - len(whole) / 2))
    return whole[:at].rstrip(), whole[at:]


def _as_written(half: str, text: ScalarNode) -> str:
    """A half as the whole was written: in quotation marks if that was, or if it begins with what may be a sign."""
    return half if not text.style and half[0].isalnum() else double_quoted(half)
