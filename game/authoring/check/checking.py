"""The whole check: of libraries, parts of them and single files on the disk, and of a library in memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.authoring.check.apply_rules import check_scene
from game.authoring.check.assets import AssetNames
from game.authoring.check.library_check import LibraryCheck
from game.authoring.check.requested import Requested, requested
from game.authoring.drawings import Trial, check_drawings, drawing_names
from game.script.library import Outline, outline_of, read_lone
from game.script.problems import Problem, in_order
from game.script.source import Sources
from game.story.analysis import MOST_STATES


def check(
    paths: Sequence[Path],
    assets: AssetNames,
    cache: Path | None = None,
    most: int = MOST_STATES,
    trial: Trial | None = None,
) -> tuple[Problem, ...]:
    """Every problem in libraries and single files, in file and line order; each file is read once for each path.

    Args:
        paths: each a library's folder, its ``scenes`` or ``cast``, or a file: then only that file's problems are told.
        assets: what the game can show and play.
        cache: the folder where results are kept for the next time, or None.
        most: how many states of a scene are visited before it is only looked over.
        trial: how the library's own drawings are drawn once; None where they are only read.

    Raises:
        NoLibraryError: where there is nothing at a path.
    """
    problems: list[Problem] = []
    for path in paths:
        request = requested(path)
        if request.lone is not None:
            problems += _lone(request.outline, request.lone, assets, most)
        else:
            found = LibraryCheck(request.outline, assets, most, cache).problems(request.scenes)
            problems += [problem for problem in found if request.wants(problem)]
            problems += _drawings(request, trial)
    return in_order(problems)


def check_sources(sources: Sources, assets: AssetNames, most: int = MOST_STATES) -> tuple[Problem, ...]:
    """Every problem in a library whose files are in memory, such as what an editor has not saved yet.

    Args:
        sources: the library's files.
        assets: what the game can show and play.
        most: how many states of a scene are visited before it is only looked over.
    """
    outline = outline_of(sources)
    return in_order(LibraryCheck(outline, assets, most).problems(tuple(outline.scenes)))


def _drawings(request: Requested, trial: Trial | None) -> list[Problem]:
    """The problems of the drawings that were asked for: those of a library or a part of it, or that a file names."""
    outline = request.outline
    names = request.drawings(drawing_names(outline.folder))
    return check_drawings(outline.folder, names, outline.shown, trial)


def _lone(outline: Outline, name: str, assets: AssetNames, most: int) -> list[Problem]:
    """The problems of a file that belongs to no library."""
    reading = read_lone(outline, name)
    page = outline.page(name)
    for scene in reading.scenes.values():
        if scene is not None:
            check_scene(scene, page, {}, assets, most, outline.skills)
    return [*reading.problems, *page.problems]
