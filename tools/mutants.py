"""Breaks sound libraries in the ways that authors do, and measures what the check says of it, by kind.

    python tools/mutants.py [--most N] [--seed N] [--jobs N] [WORD ...]

A table: for each kind how many mutants were made, and how many were told at a right line, in one message, with a mend,
and left a clean file when every mend was made; then those that were not. WORD keeps to kinds whose list or name has it.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.mutation import DECISIONS, Kind, Verdict, kinds, libraries  # noqa: E402 - found only now
from support.trainer_kinds import IN_SLIPS  # noqa: E402


def judged(job: tuple[Kind, int, int]) -> list[Verdict]:
    """Some mutants of one kind, in every library."""
    kind, most, seed = job
    return [
        library.judged(broken)
        for library, share in libraries(ROOT)
        for broken in library.broken(kind, most * share // 100, seed)
    ]


def main() -> int:
    """Print the table of all kinds that are asked for, and then what was not told or not mended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--most", type=int, default=10, help="mutants of a kind in a small library (10)")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2, help="processes side by side (2)")
    given = parser.parse_args()
    wanted = [
        kind for kind in kinds() if not given.words or any(word in f"{kind.group}/{kind.name}" for word in given.words)
    ]
    found: dict[Kind, list[Verdict]] = {}
    with ProcessPoolExecutor(given.jobs) as pool:
        jobs = [(kind, given.most, given.seed) for kind in wanted]
        for kind, verdicts in zip(wanted, pool.map(judged, jobs), strict=True):
            found[kind] = verdicts
            print(row(f"{kind.group}: {kind.name}", verdicts), flush=True)
    groups: defaultdict[str, list[Verdict]] = defaultdict(list)
    for kind, verdicts in found.items():
        groups[kind.group] += verdicts
    every = [one for some in found.values() for one in some]
    asked = [one for one in every if one.broken.kind.group != "slips" or one.broken.kind.name in IN_SLIPS.values()]
    groups["without the slips that are none of the trainers' 64"] = asked
    groups["of these, what a mend can be asked for"] = [one for one in asked if one.broken.kind.name not in DECISIONS]
    groups["all"] = every
    for name, verdicts in groups.items():
        print(row(name.upper(), verdicts))
    for verdicts in found.values():
        for verdict in verdicts:
            if not verdict.is_told_right:
                print("NOT TOLD ", verdict.line())
            elif not verdict.is_clean:
                print("NOT CLEAN" if verdict.is_mended else "NO MEND  ", verdict.line())
    return 0


def row(name: str, verdicts: list[Verdict]) -> str:
    """One line of the table."""
    made = len(verdicts)
    if not made:
        return f"| {name} | 0 | | | | |"
    counts = (
        sum(verdict.is_told_right for verdict in verdicts),
        sum(verdict.messages == 1 for verdict in verdicts),
        sum(verdict.is_mended for verdict in verdicts),
        sum(verdict.is_clean for verdict in verdicts),
    )
    return f"| {name} | {made} | " + " | ".join(f"{count / made:.1%}" for count in counts) + " |"


if __name__ == "__main__":
    sys.exit(main())
