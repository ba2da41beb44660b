"""The names that things had before: kept in the library, because results are kept under them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.authoring.rename.asked_for import RefusedError, Wanted
from game.script.library import Outline, outline_of
from game.script.names import LibraryNames
from game.script.source import RENAMED_FILE
from game.story.model import FORMER_KINDS, Former, FormerKind, FormerNames

_HEAD: Final = """\
# What was called otherwise in this library, oldest first, so that results kept under an old name count under the new
# one. The command rename writes it. Take a line out only where nobody has played under the old name.
renamed:
"""


def see_that_nobody_had_it(former: FormerNames, names: LibraryNames, one: Wanted, new: str) -> None:
    """See that no results are kept under a name that belong to something else; a thing's own former name is fine.

    Raises:
        RefusedError: where there may be such results.
    """
    what = one.what
    beats = {one.beat} if one.beat else {place.beat for place in names.defined[what]}
    for kind, path in _paths(one, beats):
        wanted = (*path[:-1], new)
        now = former.now(kind, *wanted)
        if now not in (wanted, path):
            raise RefusedError(
                f"'{new}' is what '{'.'.join(now)}' was called before, and results may be kept under that name."
                f" Choose another, or take the line out of {RENAMED_FILE} where nobody has played it."
            )


def _paths(one: Wanted, beats: set[str]) -> Iterator[tuple[FormerKind, tuple[str, ...]]]:
    what = one.what
    for kind in FORMER_KINDS:
        if kind == what.kind == "option":
            yield from ((kind, (what.owner, beat, what.name)) for beat in sorted(beats))
        elif kind == what.kind:
            yield kind, (what.owner, what.name) if what.owner else (what.name,)


def with_line(outline: Outline, one: Wanted, new: str) -> dict[str, bytes]:
    """The library's file of former names with one more; nothing for what no results are kept under.

    Raises:
        RefusedError: where that file is written so that no line can be added.
    """
    what = one.what
    kind = next((kind for kind in FORMER_KINDS if kind == what.kind), None)
    if kind is None:
        return {}
    path = tuple(filter(None, (what.owner, one.beat, what.name)))
    source = outline.sources.files.get(RENAMED_FILE)
    before = _HEAD.encode() if source is None else source.data
    end = b"\r\n" if b"\r\n" in before else b"\n"
    ended = before if not before or before.endswith((b"\n", b"\r")) else before + end
    after = ended + f"  - {{{kind}: {'.'.join(path)}, now: {new}}}".encode() + end
    found = outline_of(outline.sources.having({RENAMED_FILE: after})).former.entries
    if found != (*outline.former.entries, Former(kind, path, new)):
        raise RefusedError(f"{outline.shown(RENAMED_FILE)} is written so that no line can be added at its end.")
    return {RENAMED_FILE: after}
