"""What is kept: players, attempts, decisions, endings and settings, in a ledger that is only ever added to.

This face names no kind of ledger: `game.records.sqlite` is one, which only the command line opens.
"""

from game.records.data import attempt_data, decision_data
from game.records.errors import StoreBusyError, StoreError
from game.records.events import (
    Begun,
    Closed,
    Decided,
    Finished,
    LedgerEvent,
    PlayerAdded,
    PlayerRemoved,
    PlayerRenamed,
    PlayersMerged,
    Revised,
    SettingKept,
)
from game.records.had_again import HadAgain, had_again
from game.records.ledger import Ledger
from game.records.lines_heard import LineHeard, lines_heard
from game.records.named_now import as_kept, named_now
from game.records.played import Playable, Played, Result, id_of, result_of
from game.records.run import Resumed, Run, begin_run, give_up, recorded, resume
from game.records.values import Answer, Attempt, Finish, How, Mode, Player, PlayerKind, Reason, Standing, Where

__all__ = [
    "Answer",
    "Attempt",
    "Begun",
    "Closed",
    "Decided",
    "Finish",
    "Finished",
    "HadAgain",
    "How",
    "Ledger",
    "LedgerEvent",
    "LineHeard",
    "Mode",
    "Playable",
    "Played",
    "Player",
    "PlayerAdded",
    "PlayerKind",
    "PlayerRemoved",
    "PlayerRenamed",
    "PlayersMerged",
    "Reason",
    "Result",
    "Resumed",
    "Revised",
    "Run",
    "SettingKept",
    "Standing",
    "StoreBusyError",
    "StoreError",
    "Where",
    "as_kept",
    "attempt_data",
    "begin_run",
    "decision_data",
    "give_up",
    "had_again",
    "id_of",
    "lines_heard",
    "named_now",
    "recorded",
    "result_of",
    "resume",
]
