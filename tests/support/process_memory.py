"""What a process holds in its memory, as Linux shows it: how much, and whether something is found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

CHUNK = 4 * 1024 * 1024
OVERLAP = 256


def resident(process: int) -> float:
    """How much memory is the process's own, with its share of what it has in common with others (PSS), in MiB."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def private(process: int) -> float:
    """How much memory would be free if it ended (USS), in MiB."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8")
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Private_")) / 1024


def handles(process: int) -> int:
    """How many files and pipes it has open."""
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def threads(process: int) -> int:
    """How many threads it has."""
    return len(list(Path(f"/proc/{process}/task").iterdir()))


def children(process: int) -> list[int]:
    """The processes that it has started and that are there still."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        with suppress(OSError):
            found += [int(word) for word in (task / "children").read_text("utf-8").split()]
    return found


def found_in(process: int, pattern: re.Pattern[bytes]) -> set[bytes]:
    """What matches a pattern (no longer than :data:`OVERLAP`) anywhere in the memory that it can write."""
    found: set[bytes] = set()
    with suppress(OSError), Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for begin, end in _writable(process):
            found |= _in_part(memory, begin, end, pattern)
    return found


def _in_part(memory: object, begin: int, end: int, pattern: re.Pattern[bytes]) -> set[bytes]:
    found: set[bytes] = set()
    before, at = b"", begin
    with suppress(OSError, ValueError):
        while at < end:
            memory.seek(at)  # type: ignore[attr-defined]  # it is a raw file
            part = memory.read(min(CHUNK, end - at))  # type: ignore[attr-defined]
            if not part:
                break
            found |= {match[0] for match in pattern.finditer(before + part)}
            before, at = part[-OVERLAP:], at + len(part)
    return found


def _writable(process: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{process}/maps").read_text("utf-8").splitlines():
        where, rights, *_ = line.split()
        if rights.startswith("rw"):
            begin, _, end = where.partition("-")
            yield int(begin, 16), int(end, 16)
