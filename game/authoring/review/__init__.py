"""The review pack: a scene as a table that a colleague can read and mark."""

from game.authoring.review.compare import Changed, Fate, RowPair, compared, fate_counts, unchanged, words_compared
from game.authoring.review.other_version import NoOtherVersionError, other_version
from game.authoring.review.pack import ABOUT, ENDINGS, Pack, pack_of
from game.authoring.review.table import BYTE_ORDER_MARK, LONG_AGO, csv_of, tame, xlsx_of

__all__ = [
    "ABOUT",
    "BYTE_ORDER_MARK",
    "ENDINGS",
    "LONG_AGO",
    "Changed",
    "Fate",
    "NoOtherVersionError",
    "Pack",
    "RowPair",
    "compared",
    "csv_of",
    "fate_counts",
    "other_version",
    "pack_of",
    "tame",
    "unchanged",
    "words_compared",
    "xlsx_of",
]
