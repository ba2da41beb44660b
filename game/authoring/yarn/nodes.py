"""Cuts a Yarn file into nodes: headers, ``---``, the body, ``===``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from game.authoring.importing import NotStoryError
from game.authoring.importing.flow import Place, Remark

_HEADER: Final = re.compile(r"\s*([A-Za-z_][\w-]*)\s*:\s*(.*?)\s*")
_LINK: Final = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]|]+))?\]\](?:\s*#\S+)*")
_TAB: Final = 8
"""How many spaces a tab counts as, as in Yarn Spinner."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a body: how far it is indented, its text, and whether an empty line stands before it."""

    at: Place
    indent: int
    text: str
    is_apart: bool = False


@dataclass(slots=True)
class YarnNode:
    """One node as it stands in its file."""

    at: Place
    headers: dict[str, str] = field(default_factory=dict)
    whens: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.headers.get("title", "")


def nodes_in(text: str, file: str) -> tuple[list[YarnNode], list[Remark]]:
    r"""The nodes of a file, and what stands between them.

    Args:
        text: the whole file, with ``\n`` at the ends of its lines.
        file: its name, ``""`` where the story has no other.

    Raises:
        NotStoryError: where there is no node in it.
    """
    nodes: list[YarnNode] = []
    remarks: list[Remark] = []
    node: YarnNode | None = None
    is_body = is_apart = False
    for number, line in enumerate(text.split("\n"), 1):
        at, plain = Place(number, file), line.strip()
        if is_body and node is not None:
            if plain == "===":
                is_body, node = False, None
            elif not plain:
                is_apart = True
            else:
                node.rows += _rows(Row(at, _indent(line), plain, is_apart))
                is_apart = False
        elif plain == "---":
            if node is None:
                node = YarnNode(at)
                nodes.append(node)
            is_body, is_apart = True, False
        elif plain and not plain.startswith("//"):
            header = _HEADER.fullmatch(line)
            if header is None:
                why = "" if plain.startswith("#") else "this stands in no node, and was kept as a comment"
                remarks.append(Remark(at, plain, why))
                continue
            if node is None:
                node = YarnNode(at)
                nodes.append(node)
            if header[1].lower() == "when":
                node.whens.append(header[2])
            else:
                node.headers.setdefault(header[1].lower(), header[2].split("//")[0].strip())
    if not any(each.rows for each in nodes):
        raise NotStoryError("there is no node in this file: a line such as 'title: Start' and one of --- begin one")
    return nodes, remarks


def _rows(row: Row) -> list[Row]:
    """A line as it is; a link of Yarn 1, ``[[text|Node]]`` or ``[[Node]]``, as Yarn 2 and 3 write it."""
    link = _LINK.fullmatch(row.text)
    if link is None:
        return [row]
    jump = Row(row.at, row.indent + 1, f"<<jump {(link[2] or link[1]).strip()}>>")
    if link[2] is None:
        return [replace(jump, indent=row.indent)]
    return [replace(row, text=f"-> {link[1].strip()}"), jump]


def _indent(line: str) -> int:
    width = 0
    for character in line:
        if character == "\t":
            width += _TAB
        elif character.isspace():
            width += 1
        else:
            break
    return width
