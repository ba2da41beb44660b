"""The manual pages of the problem codes, for the terminal and for the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from game.script.catalogue.code import TAB, Code

_FENCE: Final = re.compile(r"^```yaml (bad|good) \w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_GROUPS: Final = (
    ("0", "Reading: what is written, and what it names"),
    ("1", "Flow and names: where a conversation goes, and what nothing uses"),
    ("2", "Truth: what can happen at all, over every state of a scene"),
    ("3", "Smells: what lets a player pass without listening"),
    ("4", "Words: too long, too hard, never seen"),
)


def heading(code: type[Code]) -> str:
    """``DLG012, a warning: A colon …``."""
    kind = "an error" if code.severity == "error" else "a warning"
    return f"{code.id}, {kind}: {code.title}"


def page_in_text(code: type[Code]) -> str:
    """A code's page for a terminal: examples stand deeper, and a > marks each line where the problem is told."""
    told, at = [heading(code)], 0
    page = code.page()
    for found in _FENCE.finditer(page):
        told.append(_prose(page[at : found.start()]))
        if found[1] == "good":
            told.append("Good:")
        else:
            told.append("Bad, told at each >:" if re.search(r"^>", found[2], re.MULTILINE) else "Bad:")
        told.append("\n".join(f"    {line}" for line in _shown(found[2])))
        at = found.end()
    told.append(_prose(page[at:]))
    return "\n\n".join(part for part in told if part)


def _prose(text: str) -> str:
    """Text between examples without its marks of Markdown."""
    return text.strip().replace("`", "")


def pages_in_markdown(codes: Sequence[type[Code]]) -> str:
    """Every code's page, by groups, for the documentation."""
    return "\n".join(_markdown(codes)).rstrip() + "\n"


def _markdown(codes: Sequence[type[Code]]) -> Iterator[str]:
    yield "# Problem codes"
    yield ""
    yield (
        "What `python -m game check` can tell, and how to mend it. `python -m game explain CODE` prints one of these"
        " pages. In the bad examples a `>` marks each line where the problem is told; it is no part of the file."
    )
    yield ""
    yield "This page is written by `tools/write_docs.py` from the codes themselves: change it there."
    for digit, title in _GROUPS:
        group = [code for code in codes if code.id[3] == digit]
        if not group:
            continue
        yield from ("", f"## {title}", "")
        for code in group:
            yield f"* [{code.id}](#{code.id.lower()}) {code.title}"
        for code in group:
            kind = "Error" if code.severity == "error" else "Warning"
            page = _FENCE.sub(_fenced, code.page())
            yield from ("", f"### {code.id}", "", f"**{code.title}.** {kind}.", "", page)


def _fenced(found: re.Match[str]) -> str:
    """An example for the documentation."""
    example = "".join(f"{line}\n" for line in _shown(found[2]))
    return f"{found[1].capitalize()}:\n\n```yaml\n{example}```"


def _shown(body: str) -> list[str]:
    """An example's lines with their gutter, where any is marked; without it otherwise."""
    lines = [line.rstrip().replace(TAB, "→") for line in body.splitlines()]
    return lines if any(line.startswith(">") for line in lines) else [line[1:] for line in lines]
