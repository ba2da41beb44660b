"""Everything that can be wrong with a scene that reads well."""

from game.authoring.check.apply_rules import check_scene
from game.authoring.check.assets import AssetNames
from game.authoring.check.checked import Checked, Looked
from game.authoring.check.checking import check, check_at, check_sources
from game.authoring.check.codes import all_codes
from game.authoring.check.pages import page_in_text, pages_in_markdown
from game.authoring.check.requested import home_of, library_above
from game.authoring.check.shared.spoken_length import odd_length, spoken_seconds
from game.authoring.check.shelf import SoundShelf

__all__ = [
    "AssetNames",
    "Checked",
    "Looked",
    "SoundShelf",
    "all_codes",
    "check",
    "check_at",
    "check_scene",
    "check_sources",
    "home_of",
    "library_above",
    "odd_length",
    "page_in_text",
    "pages_in_markdown",
    "spoken_seconds",
]
