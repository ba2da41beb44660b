"""The map of a scene, laid out and drawn."""

from game.authoring.map.graph import map_of
from game.authoring.map.layout import Drawing, cost_in_words, drawing_of
from game.authoring.map.legend import WIDTH, legend
from game.authoring.map.svg import FONT, map_of_boxes, svg_of
from game.authoring.map.text import dot_of, mermaid_of

__all__ = [
    "FONT",
    "WIDTH",
    "Drawing",
    "cost_in_words",
    "dot_of",
    "drawing_of",
    "legend",
    "map_of",
    "map_of_boxes",
    "mermaid_of",
    "svg_of",
]
