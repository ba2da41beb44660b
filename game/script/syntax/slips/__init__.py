"""A broken file read as it was meant: what slipped where, with the mend, and the lines as they should be."""

from game.script.syntax.slips.draft import Draft
from game.script.syntax.slips.look import look
from game.script.syntax.slips.misfits import misfits
from game.script.syntax.slips.search import Searcher, Stop, searcher_of
from game.script.syntax.slips.slip import Slip
from game.script.syntax.slips.tabs import indented_oddly, space_slip, tab_slip

__all__ = [
    "Draft",
    "Searcher",
    "Slip",
    "Stop",
    "indented_oddly",
    "look",
    "misfits",
    "searcher_of",
    "space_slip",
    "tab_slip",
]
