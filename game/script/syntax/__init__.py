"""From text to nodes, and on after a mistake, which is explained."""

from game.script.syntax.compose import TooDeepError, compose
from game.script.syntax.recover import read_tree

__all__ = [
    "TooDeepError",
    "compose",
    "read_tree",
]
