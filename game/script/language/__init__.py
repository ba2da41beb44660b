"""Translations: PO files, and the languages that a library and the program speak."""

from game.script.language.po import Po, PoEntry, PoError, header, po_of, read_po, write_po
from game.script.language.po_unseen import tell_unseen_po
from game.script.language.po_written import PoWritten, renamed_po, written_entries
from game.script.language.translations import (
    CODE,
    FOLDER,
    PO_SUFFIX,
    languages,
    open_language,
    translation_of,
    words_in,
)

__all__ = [
    "CODE",
    "FOLDER",
    "PO_SUFFIX",
    "Po",
    "PoEntry",
    "PoError",
    "PoWritten",
    "header",
    "languages",
    "open_language",
    "po_of",
    "read_po",
    "renamed_po",
    "tell_unseen_po",
    "translation_of",
    "words_in",
    "write_po",
    "written_entries",
]
