"""What every importer writes with: ids, YAML in which each text survives, and what is told of what was lost."""

from game.authoring.importing.emit import (
    Comment,
    Quoted,
    Tree,
    YamlRows,
    YamlTable,
    yaml_quoted,
    yaml_written,
)
from game.authoring.importing.flow import Flow
from game.authoring.importing.imported import (
    ONE_FILE,
    Files,
    Imported,
    Loss,
    NotMappedError,
    NotStoryError,
    Progress,
    files_of,
)
from game.authoring.importing.names import Ids, slug
from game.authoring.importing.outcomes import outcome_in
from game.authoring.importing.parts import (
    braced,
    ending_called,
    head_of,
    new_people,
    put_unwritten,
    see_that_it_fits,
)
from game.authoring.importing.report import report
from game.authoring.importing.scene import Language, scene_of

__all__ = [
    "ONE_FILE",
    "Comment",
    "Files",
    "Flow",
    "Ids",
    "Imported",
    "Language",
    "Loss",
    "NotMappedError",
    "NotStoryError",
    "Progress",
    "Quoted",
    "Tree",
    "YamlRows",
    "YamlTable",
    "braced",
    "ending_called",
    "files_of",
    "head_of",
    "new_people",
    "outcome_in",
    "put_unwritten",
    "report",
    "scene_of",
    "see_that_it_fits",
    "slug",
    "yaml_quoted",
    "yaml_written",
]
