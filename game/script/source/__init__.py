"""Files, each read once through one door: as pages, as trees of nodes, and where each thing in them stands."""

from game.script.source.door import (
    PHOTO,
    PHOTO_ENDINGS,
    PO,
    SOUND,
    STORY,
    SVG,
    YAML,
    FileKind,
    Refusal,
    Source,
    is_plain,
    plain_name,
    read_source,
)
from game.script.source.nodes import MappingNode, ScalarNode, SequenceNode, YamlNode, is_empty, kind_of
from game.script.source.pages import Page, decoded, open_page, page_of
from game.script.source.source_map import Position, SourceMap
from game.script.source.sources import CAST, COURSE_FILE, SCENES, SKILLS_FILE, TRANSLATIONS, Sources, read_sources

__all__ = [
    "CAST",
    "COURSE_FILE",
    "PHOTO",
    "PHOTO_ENDINGS",
    "PO",
    "SCENES",
    "SKILLS_FILE",
    "SOUND",
    "STORY",
    "SVG",
    "TRANSLATIONS",
    "YAML",
    "FileKind",
    "MappingNode",
    "Page",
    "Position",
    "Refusal",
    "ScalarNode",
    "SequenceNode",
    "Source",
    "SourceMap",
    "Sources",
    "YamlNode",
    "decoded",
    "is_empty",
    "is_plain",
    "kind_of",
    "open_page",
    "page_of",
    "plain_name",
    "read_source",
    "read_sources",
]
