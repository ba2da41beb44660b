"""The list of what is to be recorded, as tables: one for each speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from game.authoring.recording.spoken import Spoken
from game.authoring.recording.state import State
from game.authoring.sheet import Column, Sheet

COLUMNS: Final = (
    Column("No.", 6), Column("Who", 14), Column("Said just before", 40), Column("Text", 60), Column("How", 30),
    Column("Seconds", 9), Column("File in voices", 28), Column("What is there", 34), Column("Scene", 16),
    Column("Beat", 16), Column("Line", 7),
)  # fmt: skip
HAS_NAME: Final = "the player's name is in it: leave it out, or say the line without it"


def recording_sheets(lines: Sequence[tuple[Spoken, State]]) -> tuple[Sheet, ...]:
    """A table for each speaker, in the order in which they first speak.

    Args:
        lines: every line with how its recording stands.
    """
    speakers = dict.fromkeys(line.speaker for line, _ in lines)
    return tuple(_sheet([pair for pair in lines if pair[0].speaker == speaker]) for speaker in speakers)


def one_sheet(lines: Iterable[tuple[Spoken, State]]) -> Sheet:
    """All speakers in one table, one after the other."""
    pairs = list(lines)
    order = {speaker: at for at, speaker in enumerate(dict.fromkeys(line.speaker for line, _ in pairs))}
    pairs.sort(key=lambda pair: (order[pair[0].speaker], pair[0].number))
    return Sheet("Recordings", COLUMNS, tuple(_row(*pair) for pair in pairs))


def in_all(lines: int, minutes: float) -> str:
    """How many lines there are to be spoken, and how long that takes."""
    long = "under a minute" if minutes < 1 else f"about {minutes:.0f} minute{'s' if round(minutes) != 1 else ''}"
    return f"{lines} line{'s' if lines != 1 else ''}, {long}"


def _sheet(pairs: Sequence[tuple[Spoken, State]]) -> Sheet:
    pairs = sorted(pairs, key=lambda pair: pair[0].number)
    minutes = sum(line.seconds for line, _ in pairs) / 60
    missing = sum(state.kind == "missing" for _, state in pairs)
    about = f"{in_all(len(pairs), minutes)}; {missing} {'is' if missing == 1 else 'are'} missing."
    marked = frozenset(at for at, (_, state) in enumerate(pairs) if state.kind != "there")
    return Sheet(pairs[0][0].who, COLUMNS, tuple(_row(*pair) for pair in pairs), about, marked)


def _row(line: Spoken, state: State) -> tuple[str | int | float, ...]:
    how = "; ".join(filter(None, (line.how, HAS_NAME if line.has_name else "")))
    there = f"{state.words}, {state.seconds:.1f} s" if state.kind == "there" and state.seconds else state.words
    return (
        line.number, line.who, line.before, line.text, how, round(line.seconds, 1), line.file, there, line.scene,
        line.beat, line.mark.line,
    )  # fmt: skip
