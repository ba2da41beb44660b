"""Scenes broken on purpose, one place at a time: the check must tell nearly every break, at the right line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from game.authoring.check import AssetNames, check
from game.face.expressions import FACES
from game.script.problems import Problem
from support.first_levels import first_levels
from support.mutants import MAKERS, VISITED, Mutant, mutants

SCENES = {"first_ring": (14, 6), "late_install": (1, 1), "al_whiner": (2, 0)}
"""For each scene, how many mutants of a kind that reading tells, and of one for which every state is visited."""
SEED = 20
ASSETS = AssetNames(faces=frozenset(FACES))


def drawn(root: Path) -> list[tuple[str, Mutant]]:
    """Every mutant of the test, with its scene."""
    return [
        (scene, mutant)
        for scene, (read, visited) in SCENES.items()
        for kind in MAKERS
        for mutant in mutants(
            (root / "dialogues" / "scenes" / f"{scene}.yaml").read_text(encoding="utf-8"),
            kind,
            visited if kind in VISITED else read,
            SEED,
        )
    ]


def told(file: Path) -> set[tuple[str, str, int]]:
    """Every problem of a file, as far as it can be told apart from another; a line may have moved by one."""
    return {(problem.code, problem.source, problem.line) for problem in check([file], ASSETS)}


def is_caught(problems: tuple[Problem, ...], before: set[tuple[str, str]], mutant: Mutant) -> bool:
    """Whether something new is told at a right line."""
    return any(problem.line in mutant.right and (problem.code, problem.source) not in before for problem in problems)


def test_nearly_every_mutant_of_the_shipped_scenes_is_told_at_the_right_line(root: Path, tmp_path: Path) -> None:
    library = first_levels(root, tmp_path / "dialogues")
    before: dict[str, set[tuple[str, str]]] = {}
    survivors, kinds, caught = [], Counter[str](), Counter[str]()
    for scene, mutant in drawn(root):
        file = library / "scenes" / f"{scene}.yaml"
        if scene not in before:
            before[scene] = {(code, source) for code, source, _ in told(file)}
        sound = file.read_bytes()
        file.write_text(mutant.text, encoding="utf-8", newline="\n")
        problems = check([file], ASSETS)
        file.write_bytes(sound)
        kinds[mutant.kind] += 1
        if is_caught(problems, before[scene], mutant):
            caught[mutant.kind] += 1
        else:
            where = sorted({problem.line for problem in problems})
            survivors.append(
                f"{scene}: {mutant.kind}: {mutant.what}; right {sorted(mutant.right)[:5]}, told {where[:9]}"
            )
    share = caught.total() / kinds.total()
    report = "\n".join([f"{caught.total()} of {kinds.total()} caught ({share:.1%})", *survivors, str(dict(kinds))])
    print(report)  # noqa: T201 - shown by pytest -rP, and whenever the test fails
    assert kinds.total() >= 300
    assert len(kinds) >= 12
    assert share >= 0.95, report
