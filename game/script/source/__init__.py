"""Files as pages and as trees of nodes, each node with its place."""

from game.script.source.nodes import Leaf, Node, Rows, Table, is_blank, kind_of
from game.script.source.pages import MAX_BYTES, Page, decoded, open_page

__all__ = [
    "MAX_BYTES",
    "Leaf",
    "Node",
    "Page",
    "Rows",
    "Table",
    "decoded",
    "is_blank",
    "kind_of",
    "open_page",
]
