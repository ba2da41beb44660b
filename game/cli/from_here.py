"""Files as they are named from where the user stands, so that an editor, a terminal and a review can follow them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from game.authoring.check import Checked, library_above
from game.cli.unpacked import called
from game.script.problems import Problem


def library_of(path: Path) -> Path:
    """The folder of the library that a path is or lies in, without following links."""
    return library_above(Path(os.path.abspath(path)))  # noqa: PTH100 - resolve would follow links


def file_of(problem: Problem, library: Path) -> Path:
    """Where the file lies that a problem of this library is in."""
    return library / problem.file.partition("/")[2]


def named_from_here(file: Path) -> str:
    """A file's path from where the user stands; the whole path where it lies elsewhere, or in one file its name."""
    if (name := called(file)) != str(file):
        return name
    here, whole = Path.cwd(), Path(os.path.abspath(file))  # noqa: PTH100 - resolve would follow links
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def from_here(found: Checked, library: Path) -> Checked:
    """The same problems of a library, their files named from where the user stands."""
    return replace(
        found,
        problems=tuple(_named(problem, library) for problem in found.problems),
        accepted=tuple(one._replace(problem=_named(one.problem, library)) for one in found.accepted),
        looked=replace(
            found.looked,
            library=named_from_here(library) if library != Path.cwd() else found.looked.library,
            file=found.looked.file and named_from_here(library / found.looked.file.partition("/")[2]),
        ),
    )


def _named(problem: Problem, library: Path) -> Problem:
    return replace(problem, file=named_from_here(file_of(problem, library)))
