"""Files, each read once through one door: as pages, as trees of nodes, and where each thing in them stands."""

from game.script.source.archive import Archive, Bounds
from game.script.source.archive_names import ArchiveError
from game.script.source.beside import PLACES, PORTRAITS, VOICES, Beside, files_beside
from game.script.source.door import (
    PHOTO,
    PHOTO_ENDINGS,
    PO,
    PUBLISHED,
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
from game.script.source.file_names import is_reserved
from game.script.source.nodes import MappingNode, ScalarNode, SequenceNode, YamlNode, is_empty, kind_of
from game.script.source.pages import Page, decoded, page_of
from game.script.source.shared_library import PARTS, SHARED, WORDS_FILE, ZIP, unpack, unpack_library
from game.script.source.source_map import Position, SourceMap
from game.script.source.sources import (
    CAST,
    COURSE_FILE,
    RENAMED_FILE,
    SCENES,
    SKILLS_FILE,
    TRANSLATIONS,
    Sources,
    read_sources,
)

__all__ = [
    "CAST",
    "COURSE_FILE",
    "PARTS",
    "PHOTO",
    "PHOTO_ENDINGS",
    "PLACES",
    "PO",
    "PORTRAITS",
    "PUBLISHED",
    "RENAMED_FILE",
    "SCENES",
    "SHARED",
    "SKILLS_FILE",
    "SOUND",
    "STORY",
    "SVG",
    "TRANSLATIONS",
    "VOICES",
    "WORDS_FILE",
    "YAML",
    "ZIP",
    "Archive",
    "ArchiveError",
    "Beside",
    "Bounds",
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
    "files_beside",
    "is_empty",
    "is_plain",
    "is_reserved",
    "kind_of",
    "page_of",
    "plain_name",
    "read_source",
    "read_sources",
    "unpack",
    "unpack_library",
]
