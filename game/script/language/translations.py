"""Opens a language: a library's translations and the interface's, out of their PO files."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from os.path import lexists
from pathlib import Path
from typing import Final

from game.script.language.po import PoError, read_po
from game.script.source import TRANSLATIONS
from game.story.language import ENGLISH, SOURCE, Language, TextKey, one_or_many
from game.story.model import slips

FOLDER: Final = TRANSLATIONS
"""Where in a library the translations stand, one file for each language."""
PO_SUFFIX: Final = ".po"
CODE: Final = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2}|_[A-Z][a-z]{3})?")
"""A language's code, as ISO 639 and gettext have it: ``es``, ``pt_BR``, ``zh_Hans``."""


@dataclass(frozen=True, slots=True)
class OpenedLanguage:
    """A language, and in plain words what of it could not be read; what is left out is shown in English."""

    language: Language
    notices: tuple[str, ...] = ()


def translation_of(folder: Path, code: str) -> Path:
    """The file that holds a library's translation into a language, be it there or not."""
    return folder / FOLDER / f"{code}{PO_SUFFIX}"


def languages(folder: Path, interface: Path) -> tuple[str, ...]:
    """The languages that a library or the interface can be read in, besides English.

    Args:
        folder: the library.
        interface: the folder of the interface's PO files.
    """
    found = set[str]()
    for where in (folder / FOLDER, interface):
        try:
            found |= {path.stem for path in where.iterdir() if path.suffix == PO_SUFFIX and CODE.fullmatch(path.stem)}
        except OSError:
            continue
    return tuple(sorted(found - {SOURCE}))


def open_language(code: str, files: Sequence[Path]) -> OpenedLanguage:
    """Read what has been translated into a language.

    Args:
        code: the language.
        files: its PO files: the interface's, the library's. One that is missing is left out without a word; of two
            translations of one text the later file's counts.

    Returns:
        The language; nothing that is wrong in a file keeps the rest from being shown.
    """
    texts: dict[TextKey, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    form: Callable[[int], int] = one_or_many
    notices: list[str] = []
    for path in files:
        if not lexists(path):
            continue
        try:
            po = read_po(path, path.parent.parent if path.parent.name == FOLDER else None)
        except PoError as bad:
            notices.append(f"{path.name}, line {bad.line}: {bad.message}. What it translates is shown in English.")
            continue
        is_odd = False
        for entry in po.entries:
            is_odd = is_odd or not entry.is_clear
            if not entry.is_done:
                continue
            if entry.forms:
                forms[entry.source] = entry.forms
                form = po.form
            elif words_in(entry.text) <= words_in(entry.source):
                texts[entry.key] = entry.text
        if is_odd:
            notices.append(f"{path.name} holds characters that no text may hold. Those texts are shown in English.")
    return OpenedLanguage(
        Language(code, texts, forms, form) if texts or forms else replace(ENGLISH, code=code), tuple(notices)
    )


def words_in(text: str) -> set[str]:
    """The words in braces in a text, and ``""`` for a brace that is never closed."""
    return {slip.name or "" for slip in slips(text, {})} | ({"player"} if "{player}" in text else set())
