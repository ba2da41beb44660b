"""The map of a scene, laid out and drawn."""

from game.authoring.map.graph import map_of
from game.authoring.map.layout import MapDrawing, drawing_of
from game.authoring.map.legend import LEGEND_WIDTH, legend
from game.authoring.map.palette import PAPER
from game.authoring.map.plan import cost_in_words
from game.authoring.map.svg import FONT, map_of_boxes, svg_of
from game.authoring.map.text import dot_of, mermaid_of

__all__ = [
    "FONT",
    "LEGEND_WIDTH",
    "PAPER",
    "MapDrawing",
    "cost_in_words",
    "dot_of",
    "drawing_of",
    "legend",
    "map_of",
    "map_of_boxes",
    "mermaid_of",
    "svg_of",
]
