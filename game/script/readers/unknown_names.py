"""Names that are not there, told once for every name, with all the places that it stands at."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from game.script.catalogue.code import Code
from game.script.problems import Mend
from game.script.readers.reader import Reader, Unknown
from game.script.source import ScalarNode, swapped
from game.story.condition import nearest_name


def tell_unknown(  # noqa: PLR0917 - what is told of it
    reader: Reader,
    what: str,
    leaf: ScalarNode,
    code: type[Code],
    message: str,
    known: AbstractSet[str],
    hint: str,
    mend: Mend | None = None,
) -> None:
    """Remember a name that is not there, to be told when the file has been read.

    Args:
        reader: the file's.
        what: what it would be a name of.
        leaf: where it stands.
        code: the code, of which message and hint are told at the first place.
        message: what is wrong.
        known: the names there are.
        hint: how to mend it where none of them is near.
        mend: the hint as a change.
    """
    found = reader.unknown.get((what, leaf.text))
    if found is None:
        reader.unknown[what, leaf.text] = Unknown(code, [leaf], message, known, hint, mend)
    else:
        found.places.append(leaf)


def tell_all_unknown(reader: Reader) -> None:
    """Tell the names that were remembered."""
    told = {(problem.line, problem.column) for problem in reader.page.problems}
    for (what, name), found in reader.unknown.items():
        found.places.sort(key=lambda leaf: (leaf.line, leaf.column))
        near = nearest_name(name, found.known)
        own = reader.declared.get(what, {}).get(near)
        if own is not None and len(found.places) > 1 and (what, near) not in reader.used:
            if (own[0].line, own[0].column) in told:
                continue  # it is told as a bad id, with the same mend
            lines = lines_of(found.places)
            message = f"the {what} is called '{near}' here, and '{name}' where it is named, in {lines}"
            reader.tell(found.code, own[0], message, f"write:  {name}:", mend=swapped(reader.page, own[0], name))
            continue
        hint, mend = found.hint, found.mend
        if near:
            hint = f"did you mean '{near}'?"
            mend = Mend(tuple(edit for leaf in found.places for edit in swapped(reader.page, leaf, near).edits))
        elif len(found.places) > 1 and mend is not None and mend.edits:
            text = mend.edits[0].text
            if mend.edits == swapped(reader.page, found.places[0], text).edits:
                mend = Mend(tuple(edit for leaf in found.places for edit in swapped(reader.page, leaf, text).edits))
        message = found.message + _and_where(found.places)
        reader.tell(found.code, found.places[0], message, hint, mend=mend)
    reader.unknown.clear()


def _and_where(places: list[ScalarNode]) -> str:
    """The other lines that name it."""
    others = [leaf for leaf in places[1:] if leaf.line != places[0].line]
    return f" (and in {lines_of(others)})" if others else ""


def lines_of(places: list[ScalarNode]) -> str:
    """The lines of some places: ``line 4``, ``lines 4, 7``."""
    lines = sorted({leaf.line for leaf in places})
    if len(lines) == 1:
        return f"line {lines[0]}"
    return f"lines {', '.join(map(str, lines[:8]))}{' and more' if len(lines) > 8 else ''}"
