"""A new scene, with what it needs beside it."""

from game.authoring.new_scene.new_scene import Draft, NewSceneError, Wish

__all__ = [
    "Draft",
    "NewSceneError",
    "Wish",
]
