"""The figures of a shift, for a trainer to read and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.authoring.figures.figures_text import BOT_NAMES, rounded, share
from game.letters import columns, padded
from game.story.analysis import CallFigures, ShiftFigures, Start
from game.story.engine import Roster
from game.story.model import fill

NAMES: Final = {**BOT_NAMES, "steady": "a steady colleague"}


def shift_in_text(found: ShiftFigures, roster: Roster) -> Iterator[str]:
    """The figures, line by line."""
    shift = roster.shift
    words = next(iter(roster.scenes.values())).words
    yield f"{fill(shift.title, words)} ({shift.id})"
    if found.exact:
        yield (
            f"{shift.draw} calls drawn from {len(shift.pool)}: all {found.counted:,} draws in their order were counted"
            " through. Every figure is exact."
        )
    else:
        yield f"This shift is too large to be counted through, so it was only SAMPLED (seed {found.seed})."
    yield ""
    yield "WHO PASSES THE WHOLE SHIFT" if found.exact else "WHO PASSES THE WHOLE SHIFT (sampled)"
    width = max(columns(NAMES[player]) for player in found.passes)
    for player, chance in found.passes.items():
        yield f"  {padded(NAMES[player], width)}  {share(chance)}"
    if found.calls:
        yield ""
        yield from _calls(found, roster)


def _calls(found: ShiftFigures, roster: Roster) -> Iterator[str]:
    """Each call from each start that comes up, as it goes for a steady colleague."""
    yield "EACH CALL, FOR A STEADY COLLEAGUE, FROM WHERE IT CAN BEGIN"
    rows: list[tuple[str, ...]] = [("", "begins with", "won", "settled", "lost", "mean score")]
    for start, call in sorted(found.calls.items(), key=lambda one: _order(one[0], roster)):
        rows.append(_row(start, call))
    widths = [max(columns(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = (padded(cell, width, right=at > 1) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        yield f"  {'  '.join(cells)}".rstrip()


def _order(start: Start, roster: Roster) -> tuple[int, tuple[tuple[str, int], ...]]:
    return roster.shift.pool.index(start.scene), start.carried


def _row(start: Start, call: CallFigures) -> tuple[str, ...]:
    begins = ", ".join(f"{meter} {level}" for meter, level in start.carried) or "its own"
    chances = (share(chances["steady"]) for chances in (call.won, call.settled, call.lost))
    return (start.scene, begins, *chances, rounded(call.score["steady"]))


def shift_as_data(found: ShiftFigures) -> dict[str, object]:
    """The figures as plain data that JSON can hold; ``calls`` has a row for each start that comes up."""
    return {
        "shift": found.shift,
        "exact": found.exact,
        "draws": found.counted,
        "seed": found.seed,
        "passes": dict(found.passes),
        "calls": [
            {
                "scene": start.scene,
                "carried": dict(start.carried),
                "states": call.states,
                "won": dict(call.won),
                "settled": dict(call.settled),
                "lost": dict(call.lost),
                "score": dict(call.score),
            }
            for start, call in found.calls.items()
        ],
    }
