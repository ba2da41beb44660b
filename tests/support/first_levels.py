"""The first three levels of the course alone: as real as the whole of it, and quick to check."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

LEVELS = ("first_ring", "late_install", "al_whiner")
PEOPLE = ("priya_nair", "mrs_smith", "al_whiner")


def first_levels(root: Path, folder: Path, *, translated: bool = False) -> Path:
    """Copy them into a folder that is not there yet, with their people; returns it.

    Args:
        root: of the project.
        folder: the library to be.
        translated: whether with all translations.
    """
    whole = root / "dialogues"
    for part, names in (("scenes", LEVELS), ("cast", PEOPLE)):
        (folder / part).mkdir(parents=True)
        for name in names:
            shutil.copy(whole / part / f"{name}.yaml", folder / part)
    for name in ("skills.yaml", "words.txt"):
        shutil.copy(whole / name, folder)
    course = yaml.safe_load((whole / "course.yaml").read_text("utf-8"))
    course["levels"] = course["levels"][: len(LEVELS)]
    (folder / "course.yaml").write_text(yaml.safe_dump(course, allow_unicode=True, sort_keys=False), "utf-8")
    if translated:
        shutil.copytree(whole / "translations", folder / "translations")
    return folder
