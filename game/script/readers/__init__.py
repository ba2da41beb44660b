"""From nodes to the story's values, every problem told."""

from game.script.readers.among_options import HEAR_OUT_KEYS
from game.script.readers.character import character_in
from game.script.readers.conditions import MAX_CONDITION
from game.script.readers.course import course_in, course_without_file
from game.script.readers.groups import joined
from game.script.readers.header import Header, header_in
from game.script.readers.known import ANYTHING, RESERVED, CastMember, Endings, Known, Promises
from game.script.readers.lines import KEYWORDS
from game.script.readers.options import OPTION_KEYS
from game.script.readers.promises import promises_written
from game.script.readers.renamed import former_names_in
from game.script.readers.scalars import SNAKE_CASE, possible_id
from game.script.readers.scene import scene_in
from game.script.readers.skills import skills_in

__all__ = [
    "ANYTHING",
    "HEAR_OUT_KEYS",
    "KEYWORDS",
    "MAX_CONDITION",
    "OPTION_KEYS",
    "RESERVED",
    "SNAKE_CASE",
    "CastMember",
    "Endings",
    "Header",
    "Known",
    "Promises",
    "character_in",
    "course_in",
    "course_without_file",
    "former_names_in",
    "header_in",
    "joined",
    "possible_id",
    "promises_written",
    "scene_in",
    "skills_in",
]
