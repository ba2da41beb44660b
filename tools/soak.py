"""Lets a crowd loose on a real kiosk: its keeper, a process for each visitor, its records, its library. Linux only.

    python tools/soak.py FOLDER [--sessions N] [--kill-every N] [--keeper-too] [--full-disk] [--change-every N]
        [--kills N]

FOLDER is made anew. Visitors finish, wander off, hammer, cancel and change language; after every so many sessions the
visitor's process is killed (with --keeper-too also the keeper, which is started again as systemd would; with
--full-disk, as root, the saves are on a small disk of their own that is full at every third kill). The library gets a
good change, a broken one and a half-copied one in turn. While it goes on, memory and handles are read, and every
visitor's name but the present one's is looked for in the memory of all processes. Afterwards every answer of which a
visitor has seen what came must be in the records exactly once. Exit code: 0 when all of that is so.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support import process_memory as memory  # noqa: E402 - found only now
from support.terminal_scenes import HALLWAY, library  # noqa: E402

NAME: Final = re.compile(rb"[Zz]z[qxwkjv]{18}")
READ_EVERY: Final = 50
"""Sessions from one look into the memory to the next, at most."""


@dataclass
class Soak:
    """One kiosk and its crowd. ``faults`` is whatever should not have been."""

    folder: Path
    sessions: int
    kill_every: int
    keeper_too: bool
    change_every: int
    full_disk: bool
    back_within: float
    most_kills: float
    dice: Random
    faults: list[str] = field(default_factory=list)
    sizes: list[tuple[int, float, float, int, int]] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    kills: int = 0
    fulls: int = 0
    changes: int = 0

    def __post_init__(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.saves = self.folder / "saves"
        self.saves.mkdir()
        if self.full_disk:
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=192m", "soak", str(self.saves)], check=True)
        library(self.folder)
        self.journal = self.folder / "journal"
        self.journal.touch()
        self._read = 0
        self._half = ""
        self.begins: list[tuple[int, str, str]] = []
        self.ends = 0

    # ---- the kiosk

    def start(self) -> None:
        """Start the keeper, as systemd would."""
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
        self.keeper = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "support" / "kiosk_crowd_program.py"), str(self.folder)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "errors").open("ab"),
        )

    def look(self) -> None:
        """Read what is new in the journal."""
        with self.journal.open("rb") as lines:
            lines.seek(self._read)
            new = lines.read()
        whole = new[: new.rfind(b"\n") + 1]
        self._read += len(whole)
        for line in whole.decode().splitlines():
            match line.split():
                case ["begins", process, _, kind, name]:
                    self.begins.append((int(process), kind, name))
                case ["ends", _, phase]:
                    self.ends += 1
                    if phase != "over":
                        self.faults.append(f"a visit ended as {phase}")

    def run(self) -> None:
        """All of it."""
        self.start()
        read_every = max(1, min(READ_EVERY, self.sessions // 6))
        next_kill, next_read, next_change = self.kill_every, read_every, self.change_every
        while len(self.begins) < self.sessions and self.kills < self.most_kills:
            time.sleep(0.02)
            self.look()
            there = len(self.begins)
            if self.keeper.poll() is not None:
                self.faults.append(f"the keeper ended by itself: {self.keeper.returncode}")
                return
            if there >= next_kill:
                next_kill += self.kill_every
                self.kill(there)
            if there >= next_read:
                next_read += read_every
                self.read(there)
            if there >= next_change:
                next_change += self.change_every
                self.change()
        self.keeper.send_signal(signal.SIGTERM)
        if self.keeper.wait(30) != 0:
            self.faults.append(f"asked to end, the keeper ended with {self.keeper.returncode}")
        self.look()

    def kill(self, there: int) -> None:
        """Kill the visitor's process, or the keeper, at whatever it is doing; wait for the next attract screen."""
        self.kills += 1
        filler = self.saves / "filler"
        if self.full_disk and self.kills % 3 == 0:
            self.fulls += 1
            _fill(filler)
        time.sleep(self.dice.random() * 0.8)  # a visit of theirs lasts half a second
        self.look()
        both = self.keeper_too and self.kills % 2 == 0
        victim = self.keeper.pid if both else self.begins[-1][0]
        known = {process for process, _, _ in self.begins}
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
        began = time.monotonic()
        filler.unlink(missing_ok=True)
        if both:
            self.keeper.wait()
            self.start()
        while not self._new_one(known, victim) and time.monotonic() - began < 60:
            time.sleep(0.01)
            self.look()
        took = time.monotonic() - began
        self.back.append(took)
        if took > self.back_within:
            self.faults.append(f"after the kill at {there} it took {took:.1f} s")

    def _new_one(self, known: set[int], victim: int) -> bool:
        """Whether an attract screen is there that came after a kill, and is kept by the keeper that there is now."""
        new = {process for process, _, _ in self.begins} - known - {victim}
        with suppress(OSError):
            servers = [self.keeper.pid, *memory.children(self.keeper.pid)]
            return bool(new.intersection(child for one in servers for child in memory.children(one)))
        return False

    def read(self, there: int) -> None:
        """How large everything is, and whether anybody's name is left."""
        self.look()
        present = self.begins[-1][2].encode().lower()
        processes = [self.keeper.pid, *memory.children(self.keeper.pid)]
        for process in list(processes):
            with suppress(OSError):
                processes += memory.children(process)
        names = {name.encode().lower() for _, _, name in self.begins} - {present}
        for process in dict.fromkeys(processes):
            with suppress(OSError):
                left = {found.lower() for found in memory.found_in(process, NAME)} & names
                # another visitor may have come while it was read
                if left - {self.begins[-1][2].encode().lower()}:
                    self.faults.append(f"at {there} process {process} knew {sorted(left)[:2]} of {len(left)}")
        with suppress(OSError):
            servers = [one for one in memory.children(self.keeper.pid) if b"forkserver" in _command(one)]
            self.sizes.append(
                (
                    there,
                    memory.private(self.keeper.pid),
                    sum(memory.resident(one) for one in servers),
                    memory.handles(self.keeper.pid) + sum(memory.handles(one) for one in servers),
                    memory.threads(self.keeper.pid) + sum(memory.threads(one) for one in servers),
                )
            )

    def change(self) -> None:
        """Something new arrives in the library: good, broken, half-copied, and whole again."""
        file = self.folder / "dialogues" / "scenes" / "hallway.yaml"
        self.changes += 1
        match self.changes % 4:
            case 1:
                file.write_text(HALLWAY + f"# revision {self.changes}\n", "utf-8")
            case 2:
                file.write_text(HALLWAY.replace("beats:", "beets:"), "utf-8")
            case 3:
                file.write_text(HALLWAY[: len(HALLWAY) // 2], "utf-8")
            case _:
                file.write_text(HALLWAY, "utf-8")

    def close(self) -> None:
        """Leave nothing running, and nothing mounted."""
        with suppress(ProcessLookupError):
            self.keeper.kill()
        self.keeper.wait()
        time.sleep(1)
        if self.full_disk:
            subprocess.run(["umount", "-l", str(self.saves)], check=False)

    # ---- afterwards

    def judge(self) -> None:
        """Compare what visitors have seen with what is kept."""
        answers = Counter(
            tuple(line.split()[1:])
            for line in self.journal.read_text("utf-8").splitlines()
            if line.startswith("answer ")
        )
        with sqlite3.connect(f"file:{self.saves / 'head-and-heart.sqlite3'}?mode=ro", uri=True) as kept:
            if kept.execute("pragma integrity_check").fetchone() != ("ok",):
                self.faults.append("the store is damaged")
            rows = Counter(kept.execute(KEPT).fetchall())
        kept_now = {(uuid, str(number), option): count for (uuid, number, option), count in rows.items()}
        lost = [answer for answer in answers if answer not in kept_now]
        doubled = [answer for answer, count in kept_now.items() if count > 1]
        if lost:
            self.faults.append(f"{len(lost)} answers are lost, such as {lost[0]}")
        if doubled:
            self.faults.append(f"{len(doubled)} answers are kept twice, such as {doubled[0]}")
        print(f"answers seen {len(answers)}, kept {len(kept_now)}")
        mishaps = Counter(
            json.loads(line)["what"]
            for path in sorted((self.folder / "log").glob("kiosk.log*"))
            for line in path.read_text("utf-8").splitlines()
            if '"mishap"' in line
        )
        print(f"mishaps in the log {dict(mishaps)}, kills {self.kills}, {self.fulls} of them with a full disk")
        if sum(mishaps.values()) > self.kills * 2:
            self.faults.append("more went wrong than was done to it")

    def tell(self, took: float) -> None:
        """Print what came of it."""
        kinds = Counter(kind for _, kind, _ in self.begins)
        print(f"{len(self.begins)} sessions in {took:.0f} s, {self.ends} seen to their end: {dict(kinds)}")
        if self.back:
            slow = sorted(self.back)
            middle, most = slow[len(slow) // 2], slow[len(slow) * 99 // 100]
            print(
                f"attract back after a kill: median {middle:.2f} s, 99 of 100 in {most:.2f} s, longest {slow[-1]:.2f} s"
            )
        for there, keeper, server, handles, threads in _three(self.sizes):
            print(
                f"after {there}: keeper {keeper:.1f} MiB, what it forks {server:.1f} MiB, "
                f"{handles} handles, {threads} threads"
            )
        for fault in dict.fromkeys(self.faults):
            print(f"FAULT: {fault}")


def _fill(file: Path) -> None:
    """Write until nothing more fits."""
    with suppress(OSError), file.open("wb", buffering=0) as full:
        while True:
            if full.write(b"\0" * 65536) < 65536:
                full.write(b"\0" * 4096)


def _command(process: int) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()


def _three(sizes: list[tuple[int, float, float, int, int]]) -> list[tuple[int, float, float, int, int]]:
    return [sizes[0], sizes[len(sizes) // 2], sizes[-1]] if len(sizes) > 2 else sizes


KEPT: Final = """
    select attempts.uuid, decisions.number, decisions.option
    from decisions join attempts on attempts.id = decisions.attempt
"""


def main() -> int:
    """Soak a kiosk; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--kill-every", type=int, default=200)
    parser.add_argument("--keeper-too", action="store_true")
    parser.add_argument("--full-disk", action="store_true")
    parser.add_argument("--back-within", type=float, default=5.0, help="seconds from a kill to the attract screen (5)")
    parser.add_argument("--kills", type=float, default=math.inf, help="it is over after so many kills, too")
    parser.add_argument("--change-every", type=int, default=100)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    began = time.monotonic()
    soak = Soak(
        given.folder.absolute(),
        given.sessions,
        given.kill_every,
        given.keeper_too,
        given.change_every,
        given.full_disk,
        given.back_within,
        given.kills,
        Random(given.seed),
    )
    try:
        soak.run()
        soak.judge()
        soak.tell(time.monotonic() - began)
    finally:
        soak.close()
    return int(bool(soak.faults))


if __name__ == "__main__":
    sys.exit(main())
