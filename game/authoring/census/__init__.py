"""A whole library counted."""

from game.authoring.census.counting import Counted, Said, count_library, count_scene
from game.authoring.census.languages import languages_done
from game.authoring.census.tables import census_as_data, census_sheets

__all__ = [
    "Counted",
    "Said",
    "census_as_data",
    "census_sheets",
    "count_library",
    "count_scene",
    "languages_done",
]
