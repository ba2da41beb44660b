"""Files of other programs, saved under a scene's name: told as what they are, not by each of their lines."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import files
from game.script.problems import Edit, Mend
from game.script.source import Page

_BEGINNINGS: Final = (
    (
        re.compile(r"\{\\rtf"),
        "this is a text with fonts and colours (RTF), as TextEdit and WordPad save it, not plain text",
        "in TextEdit choose Format > Make Plain Text, in WordPad Save as > Plain Text, and save it as UTF-8",
    ),
    (
        re.compile(r"<!doctype html|<html|<\?xml|<body", re.IGNORECASE),
        "this is a web page, not plain text",
        "copy its text into a new file, and save that as plain text",
    ),
    (
        re.compile(r"%PDF-"),
        "this is a PDF, not plain text",
        "copy its text into a new file, and save that as plain text",
    ),
    (
        re.compile(r"```|~~~"),
        "this file begins with the fence that code has in a chat or on a page",
        "take the line with the fence away, and the one that ends it",
    ),
)

_MERGED: Final = re.compile(r"(?:<{7}|>{7}) |={7}\s*$")


def _without_fences(page: Page, row: int) -> Mend:
    """The mend that takes a fence away, and the one that ends it."""
    mark = page.lines[row].strip("\ufeff \t")[:3]
    ends = [at for at, line in enumerate(page.lines) if at > row and line.strip() == mark]
    return Mend(tuple(Edit(at + 1, 1, at + 2, 1, "") for at in (row, *ends[-1:])))


def is_foreign(page: Page) -> bool:
    """Whether a page is a file of another program's; told where it is."""
    start = (page.text or "")[:200].lstrip("\ufeff \t\r\n")
    for beginning, what, hint in _BEGINNINGS:
        if beginning.match(start):
            row = next(row for row, line in enumerate(page.lines) if line.strip("\ufeff \t"))
            mend = _without_fences(page, row) if "fence" in what else None
            page.tell_at(files.NotOneMapping, row + 1, 1, what, hint, mend=mend)
            return True
    return _is_merged(page)


def _is_merged(page: Page) -> bool:
    """Whether two versions of some lines stand in a page, as git leaves them when both were changed; told where."""
    marks = [(row, line[:7]) for row, line in enumerate(page.lines) if _MERGED.match(line)]
    if [mark for _, mark in marks[:3]] != ["<<<<<<<", "=======", ">>>>>>>"]:
        return False
    whole = [mark for _, mark in marks] == ["<<<<<<<", "=======", ">>>>>>>"] * (len(marks) // 3)
    edits = []
    for at in range(0, len(marks), 3) if whole and marks[-1][0] + 1 < len(page.lines) else ():
        first, middle, last = (row for row, _ in marks[at : at + 3])
        edits += [Edit(first + 1, 1, first + 2, 1, ""), Edit(middle + 1, 1, last + 2, 1, "")]
    page.tell_at(
        files.NotOneMapping,
        marks[0][0] + 1,
        1,
        "two versions of some lines stand here, one above and one below =======, as git leaves them",
        "keep one of the two, for example the first, and take the lines with <<<<<<<, ======= and >>>>>>> away;"
        " until then nothing else in this file is looked at",
        mend=Mend(tuple(edits)) if edits else None,
    )
    return True
