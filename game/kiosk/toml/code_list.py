"""The list of codes beside a kiosk's file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.kiosk.code_masks import LONGEST_CODE, as_code
from game.kiosk.toml.problem import KioskProblem
from game.letters import plain
from game.script.source import TEXT, page_of, plain_name, read_source

MOST_TOLD: Final = 20


def read_codes(path: Path, mask: str) -> tuple[frozenset[str], tuple[KioskProblem, ...]]:
    """The codes of a list, in capitals, and what is wrong with it.

    A file that cannot be read, or that has no code in it, is an error: what lets nobody in is told before it lets
    everybody in. A line that can be no code is left out, with a warning.
    """
    name = plain_name(path.name)
    page = page_of(read_source(path, name, TEXT), name)
    if page.text is None:
        return frozenset(), tuple(
            KioskProblem(name, one.line, one.column, "error", one.message, one.hint, one.source)
            for one in page.problems
        )
    codes: set[str] = set()
    told: list[KioskProblem] = []
    for number, line in enumerate(page.lines, 1):
        given = "".join(line.partition("#")[0].split())
        code = as_code(given, mask)
        if not given:
            continue
        if len(given) > LONGEST_CODE or not given.isprintable():
            wrong = f"a code has at most {LONGEST_CODE} characters, all of which can be seen"
        elif not code or (mask and len(given) > len(mask)):
            wrong = f"'{plain(given)}' does not look like {mask}"
        else:
            codes.add(code)
            continue
        if len(told) < MOST_TOLD:
            told.append(KioskProblem(name, number, 1, "warning", f"{wrong}, and is left out", "", line[:100]))
    if not codes:
        hint = "write one code a line; what stands behind a # is a remark"
        told.append(KioskProblem(name, 1, 1, "error", "there is no code in this list", hint, ""))
    return frozenset(codes), tuple(told)
