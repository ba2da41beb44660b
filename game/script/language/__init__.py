"""Translations: PO files, and the languages that a library and the program speak."""

from game.script.language.po import Entry, Po, PoError, header, po_of, read_po, write_po
from game.script.language.translations import CODE, ENDING, FOLDER, languages, translation_of, words_in

__all__ = [
    "CODE",
    "ENDING",
    "FOLDER",
    "Entry",
    "Po",
    "PoError",
    "header",
    "languages",
    "po_of",
    "read_po",
    "translation_of",
    "words_in",
    "write_po",
]
