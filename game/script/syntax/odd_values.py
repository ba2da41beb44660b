"""Texts that begin with a sign by which YAML means a tag, an anchor or a copy, and second documents in a file."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import files
from game.script.source import Page
from game.script.syntax.raw_lines import double_quoted
from game.script.syntax.rewriting import rewritten, shown
from game.script.syntax.slips import Draft

_TAGGED: Final = {
    "tag": "! begins a YAML tag, and scenes have none",
    "anchor": "& begins a YAML anchor, and scenes have none",
    "alias": "* begins a YAML alias, and scenes have none",
}
_CONDITION: Final = re.compile(r"\s*(?:- )?(?:when|passes|expect|score|\w+): +$")
_CALL: Final = re.compile(r"!\s*([a-z_][\w.]*(?:\([^()]*\))?)(.*)")


def tell_odd(page: Page, odd: list[tuple[str, str, int, int]], draft: Draft) -> set[int]:
    """Tell what ``compose`` met, each a kind, a name, a line and a column of the draft; the lines told, of texts."""
    told = set[int]()
    for kind, _, row, its_column in odd:
        line, column = draft.place(row - 1, its_column)
        if kind == "document":
            page.tell_at(
                files.SeveralDocuments,
                line,
                column,
                "a second document begins here: a file holds one",
                "take the --- away, or move what follows into a file of its own",
            )
            continue
        told.add(line)
        head, value = page.line(line)[: column - 1], page.line(line)[column - 1 :].rstrip()
        call = _CALL.fullmatch(value) if kind == "tag" and _CONDITION.fullmatch(head) else None
        if call and re.match(r"\s*(?:- )?(?:when|passes|expect)\b", head):
            new = f"{head}not {call[1]}{call[2]}"
            hint = f"for 'not' write the word: {shown(new)}"
        else:
            new = f"{head}{double_quoted(value)}"
            hint = f"if this is a text, put it in quotation marks: {shown(double_quoted(value))}"
        mend = rewritten(page, line, new, is_certain=call is None)
        code = files.YamlTag if kind == "tag" else files.YamlAnchor
        page.tell_at(code, line, column, _TAGGED[kind], hint, mend=mend)
    return told
