"""How far each translation of a library is, scene by scene."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.authoring.translation import messages, part_counts
from game.script.language import FOLDER, PO_SUFFIX, PoError, read_po, translation_of
from game.script.library import read_library
from game.script.source import files_beside


def languages_done(folder: Path) -> tuple[Mapping[str, Mapping[str, float]], tuple[str, ...]]:
    """How far each translation is.

    Args:
        folder: the library.

    Returns:
        For each language how much of each scene is translated, 0-1; and why a translation could not be read.
    """
    names = files_beside(folder / FOLDER).files
    codes = [name.removesuffix(PO_SUFFIX) for name in names if name.endswith(PO_SUFFIX)]
    wanted = tuple(message.entry for message in messages(read_library(folder))) if codes else ()
    found: dict[str, Mapping[str, float]] = {}
    wrong = []
    for code in codes:
        try:
            po = read_po(translation_of(folder, code), folder)
        except PoError as error:
            wrong.append(f"The translation into {code} cannot be read: {error.message} (line {error.line}).")
            continue
        counts = part_counts(po, wanted, lambda context: context.partition("/")[0])
        found[code] = {count.part: count.done / count.texts for count in counts if count.texts}
    return found, tuple(wrong)
