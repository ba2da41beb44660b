"""A tag that several files name and skills.yaml does not have is one mistake, told once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from game.script.library import Outline
from game.script.problems import Edit, Mend, Problem, in_order
from game.script.source import SKILLS_FILE

_UNKNOWN_TAG: Final = "DLG057"
_BAD_ID: Final = "DLG032"
_NAMED: Final = re.compile(r"there is no tag '(.+?)' in skills\.yaml")
_MEANT: Final = re.compile(r"did you mean '(\w+)'\?")
_UNTIL: Final = "until then nothing that names it is looked at"


def with_tags_told_once(problems: Sequence[Problem], outline: Outline) -> list[Problem]:
    """The problems of a library, a tag that is not there among them once.

    Where its line in skills.yaml has the slip, it is told there alone; else where it is named first, with the other
    files. One that each file may have meant otherwise, for the tag that is near is used too, stays as it is.
    """
    groups: dict[str, list[Problem]] = {}
    for problem in in_order(list(problems)):
        found = _NAMED.match(problem.message) if problem.code == _UNKNOWN_TAG else None
        if found:
            groups.setdefault(found[1], []).append(problem)
    told = list(problems)
    for name, group in groups.items():
        if cause := _bad_id(name, told, outline):
            told[told.index(cause)] = replace(cause, message=f"{cause.message}; {_UNTIL}")
        elif (one := _one_for(name, group, outline)) is not None:
            told.append(one)
        else:
            continue
        told = [problem for problem in told if problem not in group]
    return told


def _bad_id(name: str, problems: Iterable[Problem], outline: Outline) -> Problem | None:
    """What tells in skills.yaml that an id is none and should be this name."""
    file, hint = outline.shown(SKILLS_FILE), f"write:  {name}"
    return next((one for one in problems if (one.file, one.code, one.hint) == (file, _BAD_ID, hint)), None)


def _one_for(name: str, group: Sequence[Problem], outline: Outline) -> Problem | None:
    """One problem in the place of those in several files; None where each file has its own."""
    first, files = group[0], list(dict.fromkeys(problem.file for problem in group))
    near = _MEANT.search(first.hint)
    if near is None and len(files) == 1:
        return None
    names = {outline.shown(name): name for name in (*outline.scenes.values(), *outline.cast.values())}
    short = [names.get(file, file) for file in files]
    if near is None:
        return replace(first, message=f"{first.message} (and in {_listed(short[1:])})")
    skill = outline.skills.get(near[1])
    if skill is None or len(group) == 1 or _is_named(near[1], outline):
        return None
    line, column = skill.mark
    return replace(
        first,
        file=outline.shown(SKILLS_FILE),
        line=line,
        column=column,
        message=f"the tag is called '{near[1]}' here, and '{name}' where it is named, in {_listed(short)}; {_UNTIL}",
        hint=f"write:  {name}:",
        source=outline.page(SKILLS_FILE).line(line),
        mend=Mend((Edit(line, column, line, column + len(near[1]), name),)),
    )


def _is_named(tag: str, outline: Outline) -> bool:
    """Whether a scene or a person names a tag, or may: where it stands in a text it is not known to be none."""
    word = re.compile(rf"(?<!\w){re.escape(tag)}(?!\w)")
    return any(
        word.search(outline.page(name).text or "") for name in (*outline.scenes.values(), *outline.cast.values())
    )


def _listed(files: Sequence[str]) -> str:
    if len(files) > 4:
        return f"{', '.join(files[:3])} and {len(files) - 3} more files"
    return " and ".join(filter(None, (", ".join(files[:-1]), files[-1])))
