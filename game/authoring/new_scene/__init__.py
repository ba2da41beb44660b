"""A new scene to start from, fitted to its library."""

from game.authoring.new_scene.new_portrait import write_portrait
from game.authoring.new_scene.new_scene import Draft, NewSceneError, Wish, draft_of, write_draft
from game.authoring.new_scene.scaffold import skill_lines, trouble_with
from game.authoring.new_scene.shapes import SHAPES, ShapeName

__all__ = [
    "SHAPES",
    "Draft",
    "NewSceneError",
    "ShapeName",
    "Wish",
    "draft_of",
    "skill_lines",
    "trouble_with",
    "write_draft",
    "write_portrait",
]
