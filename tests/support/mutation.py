"""Measures the check on mutants: is each told, at a right line, in one message, and does its mend give a clean file?"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from game.authoring.check import AssetNames, check_sources
from game.authoring.mending import that_fit
from game.authoring.new_scene import ShapeName, Wish, draft_of, write_draft
from game.face.expressions import FACES
from game.script.edits import edited
from game.script.problems import Problem
from game.script.source import Sources, read_sources
from support.bakery import FILES
from support.habits import HABITS
from support.mutants import MAKERS
from support.mutants import mutants as mutants_of
from support.slips import SLIPPERS, Slipper
from support.trainer_kinds import CASES

PLACES: Final = frozenset(("den", "desk", "hallway", "kitchen"))
ASSETS: Final = AssetNames(faces=frozenset(FACES), places=PLACES)
MOST_ROUNDS: Final = 12
DECISIONS: Final = frozenset(
    (
        "delete a beat",
        "delete an ending",
        "threshold out of reach",
        "condition that contradicts itself",
        "change an outcome",
        "drop a say",
        "a go to another scene",
        "saved as rich text",
        "a start over 100",
        "a say without a text",
    )
)
"""Kinds where words, a number or a whole beat is gone, or stands there and nobody can know what was meant: the author
decides. They are told, and no mend can be asked for."""
Seen = Counter[tuple[str, str, str]]


class Kind(NamedTuple):
    """A kind of mutant: the list it comes from, and its name there."""

    group: str
    name: str


@dataclass(frozen=True)
class Broken:
    """A library with one file broken: where, and the lines (from 1) any of which is the right one to tell."""

    kind: Kind
    file: str
    text: str
    what: str
    right: frozenset[int]


@dataclass(frozen=True)
class Verdict:
    """What the check made of one mutant.

    ``messages`` is how many problems are told that the sound library does not have; ``is_mended`` whether one of them
    has a mend, and ``is_clean`` whether making every mend, round after round, leaves no problem but those it had.
    """

    library: str
    broken: Broken
    told: tuple[Problem, ...]
    is_told_right: bool
    is_mended: bool
    is_clean: bool
    left: tuple[Problem, ...]

    @property
    def messages(self) -> int:
        return len(self.told)

    def line(self) -> str:
        """The mutant and what was told of it, in one line."""
        told = [f"{problem.code}@{problem.line}" for problem in self.told[:4]]
        left = [f"{problem.code}@{problem.line}" for problem in self.left[:4]]
        right = sorted(self.broken.right)[:4]
        return f"{self.library}: {self.broken.kind.name}: {self.broken.what}; right {right}, told {told}, left {left}"


class Library:
    """A sound library in memory, with what the check says of it, and the mutants that can be made of it."""

    def __init__(self, name: str, files: Mapping[str, str]) -> None:
        self.name = name
        self.files = dict(files)
        self._told: dict[tuple[str, str], tuple[Problem, ...]] = {}
        self._before = _counted(self._check("course.yaml", self.files["course.yaml"]))

    def file(self, part: str) -> str:
        """The name of the file that a part of the library stands in: its first scene, its first person."""
        folder = {"scene": "scenes/", "cast": "cast/"}.get(part)
        return f"{part}.yaml" if folder is None else next(name for name in self.files if name.startswith(folder))

    def broken(self, kind: Kind, most: int, seed: int) -> list[Broken]:
        """Some mutants of a kind, drawn by the seed."""
        if kind.group == "kinds":
            file = self.file("scene")
            return [
                Broken(kind, file, mutant.text, mutant.what, mutant.right)
                for mutant in mutants_of(self.files[file], kind.name, most, seed)
            ]
        part, slipper = slipper_of(kind)
        file = self.file(part)
        made = [(lines, right) for lines, right in slipper(self.files[file].splitlines()) if right]
        drawn = Random(f"{seed}/{kind.name}").sample(made, min(most, len(made)))
        return [
            Broken(kind, file, "\n".join(lines) + "\n", f"line {min(right)}", frozenset(right))
            for lines, right in drawn
        ]

    def judged(self, broken: Broken) -> Verdict:
        """What the check says of a mutant, and what following it leads to."""
        first = self._check(broken.file, broken.text)
        new = self._new(first)
        text, told = broken.text, first
        seen = {text}
        for _ in range(MOST_ROUNDS):
            mends = [problem.mend for problem in self._new(told) if problem.mend and self._is_in(problem, broken.file)]
            if not mends:
                break
            text = edited(text, [edit for mend in that_fit(mends) for edit in mend.edits])
            told = self._check(broken.file, text)
            if text in seen:
                break
            seen.add(text)
        left = self._new(told)
        return Verdict(
            self.name,
            broken,
            tuple(new),
            any(problem.line in broken.right and self._is_in(problem, broken.file) for problem in new),
            any(problem.mend is not None for problem in new),
            bool(new) and not left,
            tuple(left),
        )

    def _is_in(self, problem: Problem, file: str) -> bool:
        return problem.file.partition("/")[2] == file

    def _check(self, file: str, text: str) -> tuple[Problem, ...]:
        if (file, text) not in self._told:
            self._told[file, text] = check_sources(Sources.of({**self.files, file: text}), ASSETS)
        return self._told[file, text]

    def _new(self, problems: Sequence[Problem]) -> list[Problem]:
        """The problems that the sound library does not have; where they stand may have moved."""
        known, found = self._before.copy(), []
        for problem in problems:
            key = _key(problem)
            if known[key] > 0:
                known[key] -= 1
            else:
                found.append(problem)
        return found


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.code, problem.source.strip()


def _counted(problems: Sequence[Problem]) -> Seen:
    return Counter(map(_key, problems))


def slipper_of(kind: Kind) -> tuple[str, Slipper]:
    """In which part of a library a kind is made, and how."""
    if kind.group == "slips":
        return "scene", SLIPPERS[kind.name]
    return (CASES if kind.group == "cases" else HABITS)[kind.name]


def kinds() -> list[Kind]:
    """Every kind there is."""
    lists: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("kinds", MAKERS),
        ("slips", SLIPPERS),
        ("cases", CASES),
        ("habits", HABITS),
    )
    return [Kind(group, name) for group, names in lists for name in names]


def shipped(root: Path, scene: str) -> Library:
    """A scene of the game in a library of its own, without translations."""
    files = {
        name: source.data.decode()
        for name, source in read_sources(root / "dialogues", translations=False).files.items()
    }
    kept = {
        name: text
        for name, text in files.items()
        if name in {"skills.yaml", f"scenes/{scene}.yaml"}
        or (name.startswith("cast/") and f"  {name[5:-5]}: {{" in files[f"scenes/{scene}.yaml"])
    }
    return Library(
        scene, {"course.yaml": f"title: A call\nwords: {{company: Brightwire}}\nlevels: [{scene}]\n", **kept}
    )


def bakery() -> Library:
    return Library("bakery", FILES)


def template(name: ShapeName) -> Library:
    """A library that ``new`` writes: it has no problems at all."""
    with tempfile.TemporaryDirectory() as folder:
        write_draft(Path(folder), draft_of(Path(folder), Wish("example", "Example", "Sam Porter", name)))
        return Library(name, {file: source.data.decode() for file, source in read_sources(Path(folder)).files.items()})


@cache
def libraries(root: Path) -> tuple[tuple[Library, int], ...]:
    """Sound libraries, and what share of the mutants each gets, in percent: the larger, the longer is its check."""
    return (
        (bakery(), 100),
        (template("counter"), 100),
        (shipped(root, "first_ring"), 40),
        (shipped(root, "late_install"), 10),
        (shipped(root, "al_whiner"), 10),
    )
