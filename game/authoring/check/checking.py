"""The whole check: of libraries, parts of them and single files on the disk, and of a library in memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.authoring.accepting import Accepted, accepting
from game.authoring.check.apply_rules import check_scene
from game.authoring.check.assets import AssetNames
from game.authoring.check.certainty import Certainty
from game.authoring.check.checked import Checked, Looked
from game.authoring.check.codes import all_codes
from game.authoring.check.consequences import causes_of
from game.authoring.check.library_check import About, LibraryCheck
from game.authoring.check.misnamed_tags import with_tags_told_once
from game.authoring.check.requested import Requested, requested, whole
from game.authoring.drawings import Trial, check_drawings, drawing_names, unless_drawn_before
from game.script.library import Outline, outline_of, read_lone
from game.script.problems import Problem, in_order, place
from game.script.source import SKILLS_FILE, TRANSLATIONS, Sources
from game.story.analysis import MOST_STATES


def check(
    paths: Sequence[Path],
    assets: AssetNames,
    cache: Path | None = None,
    most: int = MOST_STATES,
    trial: Trial | None = None,
) -> tuple[Problem, ...]:
    """Every problem in libraries and single files, in file and line order, but what they accept (see ``check_at``)."""
    return in_order([told for path in paths for told in check_at(path, assets, cache, most, trial).problems])


def check_at(
    path: Path,
    assets: AssetNames,
    cache: Path | None = None,
    most: int = MOST_STATES,
    trial: Trial | None = None,
    *,
    about: About | None = None,
) -> Checked:
    """Check what is at a path; each file is read once.

    Args:
        path: a library's folder, its ``scenes`` or ``cast``, or a file: then only that file's problems are told.
        assets: what the game can show and play.
        cache: the folder where results are kept for the next time, or None.
        most: how many states of a scene are visited before it is only looked over.
        trial: how the library's own drawings are drawn once; None where they are only read.
        about: gives who is told how far it is, for what is being done in words; it may say to stop.

    Raises:
        NoLibraryError: where there is nothing at the path.
    """
    request = requested(path)
    outline = request.outline
    drawings = request.drawings(drawing_names(outline.folder))
    unseen: tuple[str, ...] = ()
    if request.lone is not None:
        found = problems = _lone(outline, request.lone, assets, most)
    else:
        looking = LibraryCheck(outline, assets, most, cache, about)
        found, unseen = looking.problems(request.scenes), looking.unseen
        problems = [problem for problem in found if request.wants(problem)]
        sparing = trial if trial is None or cache is None else unless_drawn_before(trial, cache)
        problems += check_drawings(outline.folder, drawings, outline.shown, sparing)
    left, accepted = _accepting(request, problems, found, unseen)
    accepted.sort(key=lambda one: place(one.problem))
    left = causes_of(left)
    if request.asks_for(outline.shown(SKILLS_FILE)) and request.start.endswith("/"):
        left = with_tags_told_once(left, outline)
    return Checked(in_order(left), tuple(accepted), _looked(request, drawings), unseen=unseen)


def check_sources(sources: Sources, assets: AssetNames, most: int = MOST_STATES) -> tuple[Problem, ...]:
    """Every problem in a library whose files are in memory, such as what an editor has not saved yet.

    Args:
        sources: the library's files.
        assets: what the game can show and play.
        most: how many states of a scene are visited before it is only looked over.
    """
    request = whole(outline_of(sources))
    found = LibraryCheck(request.outline, assets, most).problems(request.scenes)
    return in_order(with_tags_told_once(causes_of(_accepting(request, found, found)[0]), request.outline))


def _accepting(
    request: Requested, problems: Sequence[Problem], found: Sequence[Problem], unseen: Sequence[str] = ()
) -> tuple[list[Problem], list[Accepted]]:
    """What is left of the problems of the files asked for, ``found`` being all of the library, and what is accepted."""
    shown = request.outline.shown
    names = [name for name in request.outline.sources.files if request.asks_for(shown(name))]
    pages = {shown(name): request.outline.page(name) for name in names}
    severities = {code.id: code.severity for code in all_codes()}
    return accepting(problems, pages, severities, Certainty(request, found, unseen).would_be_told)


def _looked(request: Requested, drawings: Sequence[str]) -> Looked:
    outline = request.outline
    if not request.start.endswith("/"):
        return Looked(outline.name, 0, 0, 0, 0, request.start)
    people = [id_ for id_, name in outline.cast.items() if request.asks_for(outline.shown(name))]
    translations = [
        name for name in outline.sources.ids(TRANSLATIONS).values() if request.asks_for(outline.shown(name))
    ]
    scenes = [name for name in outline.scenes.values() if request.asks_for(outline.shown(name))]
    return Looked(outline.name, len(scenes), len(people), len(translations), len(drawings), None)


def _lone(outline: Outline, name: str, assets: AssetNames, most: int) -> list[Problem]:
    """The problems of a file that belongs to no library."""
    reading = read_lone(outline, name)
    page = outline.page(name)
    for scene in reading.scenes.values():
        if scene is not None:
            check_scene(scene, page, {}, assets, most, outline.skills)
    return [*reading.problems, *page.problems]
