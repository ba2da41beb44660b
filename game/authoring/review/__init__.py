"""The review pack: a scene as a table that a colleague can read and mark."""

from game.authoring.review.answer import Answer, Comment, OtherWords, Unplaced, answered
from game.authoring.review.answer_text import answer_in_text
from game.authoring.review.compare import Changed, Fate, RowPair, compared, fate_counts, unchanged, words_compared
from game.authoring.review.other_version import NoOtherVersionError, other_version
from game.authoring.review.pack import ABOUT, ENDINGS, Pack, pack_of
from game.authoring.review.proposing import Place, Proposal, place_of, proposal, said_in_words
from game.authoring.review.returned_table import Returned, returned
from game.authoring.review.rows import Row
from game.authoring.review.table import csv_of, xlsx_of
from game.authoring.review.workbook import CSV, XLSX, NoTableError, read_book

__all__ = [
    "ABOUT",
    "CSV",
    "ENDINGS",
    "XLSX",
    "Answer",
    "Changed",
    "Comment",
    "Fate",
    "NoOtherVersionError",
    "NoTableError",
    "OtherWords",
    "Pack",
    "Place",
    "Proposal",
    "Returned",
    "Row",
    "RowPair",
    "Unplaced",
    "answer_in_text",
    "answered",
    "compared",
    "csv_of",
    "fate_counts",
    "other_version",
    "pack_of",
    "place_of",
    "proposal",
    "read_book",
    "returned",
    "said_in_words",
    "unchanged",
    "words_compared",
    "xlsx_of",
]
