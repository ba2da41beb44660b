"""The languages that a visit can be had in, each by its own name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from game.session.settings_table import SettingChoice
from game.story.language import SOURCE, Language

NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "English",
        "es": "Español",
        "ca": "Català",
        "cs": "Čeština",
        "da": "Dansk",
        "de": "Deutsch",
        "el": "Ελληνικά",
        "eu": "Euskara",
        "fi": "Suomi",
        "fr": "Français",
        "gl": "Galego",
        "hu": "Magyar",
        "it": "Italiano",
        "nb": "Norsk bokmål",
        "nl": "Nederlands",
        "pl": "Polski",
        "pt": "Português",
        "pt_BR": "Português do Brasil",
        "ro": "Română",
        "ru": "Русский",
        "sv": "Svenska",
        "tr": "Türkçe",
        "uk": "Українська",
    }
)
"""What speakers call a language; any other is called by its code."""


class Languages:
    """What there is for one library: the folder of the interface's PO files is told once, the library each time."""

    def __init__(self, interface: Path) -> None:
        self._interface = interface

    def choices(self, library: Path) -> tuple[SettingChoice, ...]:
        """English, and each language that something has been translated into."""
        from game.script.language import languages  # noqa: PLC0415 - a visit in English needs no reader of PO files

        codes = (SOURCE, *languages(library, self._interface))
        return tuple(SettingChoice(code, NAMES.get(code, code)) for code in codes)

    def language(self, library: Path, code: str) -> Language | None:
        """A language, in English where something of it cannot be read; None where nothing has been translated."""
        from game.script.language import (  # noqa: PLC0415 - as above
            PO_SUFFIX,
            languages,
            open_language,
            translation_of,
        )

        if code not in languages(library, self._interface):
            return None
        files = (self._interface / f"{code}{PO_SUFFIX}", translation_of(library, code))
        return open_language(code, files).language


def has_texts_of(language: Language, scene_id: str) -> bool:
    """Whether anything that is said in a scene can be read in a language; in English everything can."""
    if language.code == SOURCE:
        return True
    start = f"{scene_id}/"  # title, summary and briefing have one stroke in their context, what is said has more
    return any(context.startswith(start) and context.count("/") > 1 for context, _ in language.texts)
