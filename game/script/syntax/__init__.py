"""From text to nodes, and on after a mistake, which is explained."""

from game.script.syntax.comments import Comment, Comments
from game.script.syntax.compose import TooDeepError, compose
from game.script.syntax.raw_lines import double_quoted
from game.script.syntax.reword import reworded, with_comments
from game.script.syntax.rewriting import rewritten, shown
from game.script.syntax.tree import read_tree
from game.script.syntax.unseen import is_clear

__all__ = [
    "Comment",
    "Comments",
    "TooDeepError",
    "compose",
    "double_quoted",
    "is_clear",
    "read_tree",
    "reworded",
    "rewritten",
    "shown",
    "with_comments",
]
