"""Makes the mends of a check that are certain, in memory: round after round, until none is left or none helps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Final

from game.authoring.mending.fitting import keeps_words, that_fit, words_of
from game.script.edits import BadEditError, edited, lines_of
from game.script.library import outline_of, read_lone, read_part
from game.script.problems import Problem
from game.script.source import CAST, COURSE_FILE, RENAMED_FILE, SCENES, SKILLS_FILE, Sources, read_sources
from game.writing import write_new, write_over

MOST_ROUNDS: Final = 8
MOST_KEPT: Final = 1000
"""How many old versions of one file are kept at most."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A file with its text before and after every mend that is certain; ``mends`` is how many were made."""

    path: Path
    before: str
    after: str
    mends: int

    def diff(self, name: str) -> str:
        """What changes, as a unified diff; ``name`` is what the user calls the file."""
        lines = unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            name,
            f"{name} (mended)",
        )
        return "".join(line if line.endswith(("\n", "\r")) else f"{line}\n" for line in lines)


def fixed(text: str, problems: Sequence[Problem]) -> tuple[str, int]:
    """A file's text with the certain mends of its problems made, and how many were.

    A mend that would change the words of the text is left out, whatever it says of itself.
    """
    certain = [problem.mend for problem in problems if problem.mend is not None and problem.mend.is_certain]
    lines = lines_of(text)
    chosen = [mend for mend in that_fit(certain) if keeps_words(lines, mend)]
    if not chosen:
        return text, 0
    try:
        made = edited(text, [edit for mend in chosen for edit in mend.edits])
    except BadEditError:
        return text, 0
    return (made, len(chosen)) if words_of(made) == words_of(text) else (text, 0)


def fix_of(path: Path, text: str, problems_of: Callable[[str], Sequence[Problem]]) -> Fix | None:
    """A file with every certain mend made, as often as one is found.

    Args:
        path: the file.
        text: what stands in it.
        problems_of: what the check says of this file if a text stood in it.

    Returns:
        The file mended; None where nothing certain is wrong, or where mending it would leave more errors than before.
    """
    made, mends, told = text, 0, problems_of(text)
    errors = _errors(told)
    for _ in range(MOST_ROUNDS):
        again, number = fixed(made, told)
        if not number or again == made:
            break
        its_problems = problems_of(again)
        if _errors(its_problems) > errors:
            break
        made, mends, told, errors = again, mends + number, its_problems, _errors(its_problems)
    return Fix(path, text, made, mends) if mends else None


def _errors(problems: Iterable[Problem]) -> int:
    return sum(problem.severity == "error" for problem in problems)


def fixes_in(folder: Path, problems: Sequence[Problem], accepted: Sequence[Problem] = ()) -> list[Fix]:
    """What the mends that are certain make of a library's files, one after another; nothing is written.

    Args:
        folder: the library, or the folder of a file that belongs to none.
        problems: what the check says of its files, as problems are named by it.
        accepted: the warnings that its files accept, whose mends are not made.
    """
    names = dict.fromkeys(
        problem.file.partition("/")[2] for problem in problems if problem.mend and problem.mend.is_certain
    )
    sources = read_sources(folder, also=[name for name in names if name.partition("/")[0] not in (SCENES, CAST)])
    kept = {(problem.file, problem.code, problem.source) for problem in accepted}
    found = []
    for name in names:
        source = sources.files.get(name)
        if source is None or source.refusal is not None:
            continue
        fix = fix_of(folder / name, source.data.decode(), _reading(sources, name, kept))
        if fix is not None:
            found.append(fix)
            sources = sources.having({name: fix.after})
    return found


def _reading(
    sources: Sources, name: str, kept: AbstractSet[tuple[str, str, str]]
) -> Callable[[str], Sequence[Problem]]:
    """What reading says of one file of a library if a text stood in it, but for what it accepts."""

    def told(text: str) -> Sequence[Problem]:
        outline = outline_of(sources.having({name: text}))
        scenes = [id_ for id_, file in outline.scenes.items() if file == name]
        is_known = scenes or name in (COURSE_FILE, RENAMED_FILE, SKILLS_FILE, *outline.cast.values())
        part = read_part(outline, scenes) if is_known else read_lone(outline, name)
        return [
            problem
            for problem in dict.fromkeys((*outline.problems, *part.problems))
            if problem.file == outline.shown(name) and (problem.file, problem.code, problem.source) not in kept
        ]

    return told


def write_fix(fix: Fix) -> Path | None:
    """Write a mended file, and keep the old one beside it under a name that nothing has.

    Returns:
        Where the old one is kept; None where the file was changed meanwhile, and is left as it is.

    Raises:
        OSError: where one of the two cannot be written; the file is then as it was.
    """
    data = fix.path.read_bytes()
    if data != fix.before.encode():
        return None
    kept = _keep(fix.path, data)
    write_over(fix.path, fix.after.encode())
    return kept


def _keep(path: Path, data: bytes) -> Path:
    for number in range(MOST_KEPT):
        kept = path.with_name(f"{path.name}.before{f'-{number + 1}' if number else ''}")
        try:
            write_new(kept, data)
        except FileExistsError:
            continue
        return kept
    raise FileExistsError
