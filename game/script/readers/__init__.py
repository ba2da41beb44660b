"""From nodes to the story's values, every problem told."""

from game.script.readers.character import CharacterReader
from game.script.readers.conditions import MAX_CONDITION
from game.script.readers.course import CourseReader, SkillsReader, course_without_file
from game.script.readers.known import ANYTHING, RESERVED, CastMember, Endings, Known
from game.script.readers.scene import SceneReader
from game.script.readers.steps import KEYWORDS
from game.script.readers.texts import TextWalker
from game.script.readers.walk import ID

__all__ = [
    "ANYTHING",
    "ID",
    "KEYWORDS",
    "MAX_CONDITION",
    "RESERVED",
    "CastMember",
    "CharacterReader",
    "CourseReader",
    "Endings",
    "Known",
    "SceneReader",
    "SkillsReader",
    "TextWalker",
    "course_without_file",
]
