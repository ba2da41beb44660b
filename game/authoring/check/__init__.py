"""Everything that can be wrong with a scene that reads well."""

from game.authoring.check.assets import Assets
from game.authoring.check.catalogue.listed import all_codes
from game.authoring.check.check_scene import check_scene
from game.authoring.check.checking import check
from game.authoring.check.pages import in_text

__all__ = [
    "Assets",
    "all_codes",
    "check",
    "check_scene",
    "in_text",
]
