"""The check of a library's own drawings: each read as the window reads it, and then drawn once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from game.authoring.drawings import catalogue
from game.drawing import DrawingError, Told, is_photo, read_picture
from game.face import read_likeness
from game.script.catalogue.code import Code
from game.script.problems import Problem
from game.script.source import PHOTO, PHOTO_ENDINGS, PLACES, PORTRAITS, SVG, Source, files_beside, is_plain, read_source

ENDINGS: Final = (".svg", *PHOTO_ENDINGS)
"""How the files of drawings end, in small letters."""
MOST_DRAWINGS: Final = 500
"""So many are looked at in a library."""
_LONGEST_LINE: Final = 500


class DrawingFile(NamedTuple):
    """A drawing to be drawn once: its name in the library, such as ``portraits/ana.svg``, and its bytes."""

    name: str
    data: bytes


Trial = Callable[[Sequence[DrawingFile]], Sequence[str]]
"""Draws each of these elsewhere, and says of each why it cannot be drawn; nothing of one that can."""


def drawing_names(folder: Path, parts: Sequence[str] = (PLACES, PORTRAITS)) -> Iterator[str]:
    """The names of a library's own drawings in those of its folders, in order."""
    for part in parts:
        for name in files_beside(folder / part).files:
            if name.lower().endswith(ENDINGS) and is_plain(name):
                yield f"{part}/{name}"


def check_drawings(
    folder: Path, names: Sequence[str], shown: Callable[[str], str], trial: Trial | None
) -> list[Problem]:
    """What is wrong with a library's own drawings.

    Args:
        folder: the library.
        names: the names of the drawings in it.
        shown: what a file is called in a problem.
        trial: how they are drawn once; None where they are only read.
    """
    problems: list[Problem] = []
    sound: list[DrawingFile] = []
    for name in names[:MOST_DRAWINGS]:
        kind = PHOTO if name.lower().endswith(PHOTO_ENDINGS) else SVG
        source = read_source(folder / name, name, kind, home=folder)
        found = list(_problems(source, shown(name)))
        problems += found
        if all(problem.severity != "error" for problem in found):
            sound.append(DrawingFile(name, source.data))
    if trial is not None and sound:
        for drawing, why in zip(sound, trial(sound), strict=True):
            if why:
                problems.append(_untried(drawing, why, shown(drawing.name)))
    return problems


def _problems(source: Source, file: str) -> Iterator[Problem]:
    if source.refusal is not None:
        refusal = source.refusal
        yield _problem(refusal.code, Told(1, refusal.message, refusal.hint), file, b"")
        return
    try:
        if source.name.startswith(PORTRAITS):
            likeness = read_likeness(source.data)
            lost, stiff = likeness.lost, likeness.stiff
        else:
            lost, stiff = read_picture(source.data).told, ()
    except DrawingError as error:
        code = catalogue.HeavyDrawing if error.heavy else catalogue.BrokenDrawing
        yield _problem(code, Told(error.line, str(error), error.hint), file, source.data)
        return
    yield from (_problem(catalogue.LostPart, told, file, source.data) for told in lost)
    yield from (_problem(catalogue.StiffFace, told, file, source.data) for told in stiff)


def _untried(drawing: DrawingFile, why: str, file: str) -> Problem:
    """Why a drawing that reads well was not drawn: a photograph is damaged inside, a drawing takes too long."""
    if is_photo(drawing.data):
        told = Told(1, why, "open it in any picture program, and save it again as PNG")
        return _problem(catalogue.BrokenDrawing, told, file, drawing.data)
    told = Told(1, why, "simplify the drawing, or save it as a PNG and use that")
    return _problem(catalogue.HeavyDrawing, told, file, drawing.data)


def _problem(code: type[Code], told: Told, file: str, data: bytes) -> Problem:
    is_text = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    lines = data.split(b"\n", told.line)[: told.line] if is_text else []
    text = lines[-1][: 4 * _LONGEST_LINE].decode("utf-8", "replace")[:_LONGEST_LINE].strip() if lines else ""
    return Problem(file, told.line, 1, code.id, code.severity, told.message, told.hint, text)
