"""Names that are not there, told once for every name, with all the places that it stands at."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from game.script.catalogue import shapes, values
from game.script.catalogue.code import Code
from game.script.catalogue.names import UnknownMeter
from game.script.problems import Edit, Mend
from game.script.readers.bad_ids import settle_bad_ids
from game.script.readers.places import lines_of
from game.script.readers.reader import Reader, Unknown
from game.script.readers.scalars import SNAKE_CASE, possible_id
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
    _name_the_second_beat(reader)
    settle_bad_ids(reader)
    told = {(problem.line, problem.column) for problem in reader.page.problems}
    for (what, name), found in reader.unknown.items():
        found.places.sort(key=lambda leaf: (leaf.line, leaf.column))
        near = nearest_name(name, found.known)
        if near and is_told_as_bad_id(reader, name):
            continue
        own = reader.declared.get(what, {}).get(near)
        if own is not None and len(found.places) > 1 and (what, near) not in reader.used:
            if (own[0].line, own[0].column) in told:
                continue  # it is told as a bad id, with the same mend
            lines = lines_of(found.places)
            message = f"the {what} is called '{near}' here, and '{name}' where it is named, in {lines}"
            code = UnknownMeter if what == "meter" else found.code  # a face's condition may have named it first
            reader.tell(code, own[0], message, f"write:  {name}:", mend=swapped(reader.page, own[0], name))
            continue
        hint, mend = found.hint, found.mend
        if is_no_id(near) and possible_id(near) == name:  # what is made elsewhere is called so that nothing can name it
            hint, mend = f"it is made as '{near}', and that is no id: write  {name}:  there", None
        elif near:
            hint = f"did you mean '{near}'?"
            mend = Mend(tuple(edit for leaf in found.places for edit in swapped(reader.page, leaf, near).edits))
        elif len(found.places) > 1 and mend is not None and mend.edits:
            text = mend.edits[0].text
            if mend.edits == swapped(reader.page, found.places[0], text).edits:
                mend = Mend(tuple(edit for leaf in found.places for edit in swapped(reader.page, leaf, text).edits))
        message = found.message + _and_where(found.places)
        reader.tell(found.code, found.places[0], message, hint, mend=mend)
    reader.unknown.clear()


def is_told_as_bad_id(reader: Reader, name: str) -> bool:
    """Whether a name is right, and what it stands for has an id in this file that is none: told, with this its mend."""
    told, known = reader.page.problems, reader.mended_ids
    if known.looked_at > len(told):
        known.looked_at = 0
    known.hints.update(one.hint for one in told[known.looked_at :] if one.code == values.BadId.id)
    known.looked_at = len(told)
    return f"write:  {name}" in known.hints


def is_no_id(name: str) -> bool:
    """Whether nothing could be called so, with its owner before it or without."""
    return not all(SNAKE_CASE.fullmatch(part) for part in name.split("."))


def has_lost_a_beat(reader: Reader) -> bool:
    """Whether a beat is missing altogether, or stands under another's name: its options are not known then."""
    lost = (name for what, name in reader.unknown if what == "beat")
    return bool(_doubled_beats(reader)) or any(not nearest_name(name, reader.names.beats) for name in lost)


def _doubled_beats(reader: Reader) -> list[int]:
    """Where among the problems told so far a beat's name is told that is given twice."""
    return [
        at
        for at, problem in enumerate(reader.page.problems)
        if problem.code == shapes.DoubledKey.id and " stands twice in beats:" in problem.message
    ]


def _name_the_second_beat(reader: Reader) -> None:
    """Where one beat's name is missing and another is given twice, that second one is most likely it."""
    missing = [name for what, name in reader.unknown if what == "beat"]
    doubled = _doubled_beats(reader)
    if len(missing) != 1 or len(doubled) != 1:
        return
    problem, name = reader.page.problems[doubled[0]], missing[0]
    places = reader.unknown.pop(("beat", name)).places
    there = problem.message.split("'")[1]
    edit = Edit(problem.line, problem.column, problem.line, problem.column + len(there), name)
    reader.page.problems[doubled[0]] = replace(
        problem,
        message=f"{problem.message}; and no beat is called '{name}', which is named in {lines_of(places)}",
        hint=f"write:  {name}:",
        mend=Mend((edit,)),
    )


def _and_where(places: list[ScalarNode]) -> str:
    """The other lines that name it."""
    others = [leaf for leaf in places[1:] if leaf.line != places[0].line]
    return f" (and in {lines_of(others)})" if others else ""
