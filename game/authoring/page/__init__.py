"""What is handed to other people as a page: a map to look around in, a script to read."""

from game.authoring.page.answer_html import answer_page
from game.authoring.page.graph_html import graph_page
from game.authoring.page.pack_html import pack_page

__all__ = [
    "answer_page",
    "graph_page",
    "pack_page",
]
