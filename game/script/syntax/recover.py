"""Reads a page into its tree: where YAML gives up, says why, repairs that line, and reads on to find the rest."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from game.script.catalogue import files, traps
from game.script.source import MappingNode, Page, ScalarNode, YamlNode, is_empty, kind_of
from game.script.syntax.compose import MAX_YAML_NESTING, TooDeepError, compose
from game.script.syntax.explain import explain, tab_at
from game.script.syntax.unseen import tell_unseen, without_forbidden

MAX_REPAIRS: Final = 20
"""How many lines of a file are repaired at most; past that the rest of its problems wait for the next check."""
MAX_REPAIRED_TEXT: Final = 8_000_000
"""How many characters are read again at most, so that a huge broken file is told in time."""

_TAB_LINE: Final = re.compile(r"^\t[\t ]*[^\s#]", re.MULTILINE)
_TAGGED: Final = {
    "tag": "! begins a YAML tag, and scenes have none",
    "anchor": "& begins a YAML anchor, and scenes have none",
    "alias": "* begins a YAML alias, and scenes have none",
}


def read_tree(page: Page, loader_type: Any = None) -> tuple[MappingNode | None, frozenset[int]]:
    """A page's tree, with everything told that keeps it from being plain YAML.

    Args:
        page: a file; its text may be None, and then there is nothing to read.
        loader_type: another PyYAML loader than the fastest one.

    Returns:
        The tree of its one group of keys, or None; and the lines that had to be repaired to read it, about which
        nothing more should be told.
    """
    if page.text is None:
        return None, frozenset()
    told = set[int]()
    text = without_forbidden(page, told)
    has_tabs = "\t" in text and _TAB_LINE.search(text) is not None
    if has_tabs:
        text = _without_tabs(page, text, told)
    spent = 0
    while True:
        odd: list[tuple[str, str, int, int]] = []
        try:
            root = compose(text, lambda *found, odd=odd: odd.append(found), loader_type)
        except TooDeepError as deep:
            page.tell_at(
                files.TooDeep,
                deep.line,
                deep.column,
                f"lists and groups stand more than {MAX_YAML_NESTING} deep in each other here",
                "split it over several beats",
            )
            root, text = None, ""
        except yaml.YAMLError as error:
            lines = page.lines[:] if text == page.text else text.split("\n")
            found = explain(lines, error)
            spent += len(text)
            if has_tabs and found.code is traps.Indentation:
                return None, frozenset(told)  # nobody can say how wide the author's tabs are
            if found.line not in told:
                page.tell_at(*found[:5])
            if (
                found.repaired is not None
                and found.line not in told
                and len(told) < MAX_REPAIRS
                and spent < MAX_REPAIRED_TEXT
            ):
                told.add(found.line)
                lines[found.line - 1] = found.repaired
                text = "\n".join(lines)
                continue
            return None, frozenset(told)
        _tell_odd(page, odd)
        tell_unseen(page, root, told)
        told.update(line for kind, _, line, _ in odd if kind != "document")
        return _one_table(page, root, text), frozenset(told)


def _without_tabs(page: Page, text: str, told: set[int]) -> str:
    """The text with spaces for the tabs that indent its lines, each of which is told."""
    lines = page.lines[:] if text == page.text else text.split("\n")
    for row, line in enumerate(lines):
        if _TAB_LINE.match(line):
            found = tab_at(row, line)
            page.tell_at(*found[:5])
            told.add(found.line)
            lines[row] = found.repaired or line
    return "\n".join(lines)


def _tell_odd(page: Page, odd: list[tuple[str, str, int, int]]) -> None:
    for kind, _, line, column in odd:
        if kind == "document":
            page.tell_at(
                files.SeveralDocuments,
                line,
                column,
                "a second document begins here: a file holds one",
                "take the --- away, or move what follows into a file of its own",
            )
            continue
        raw = page.line(line)[column - 1 :].rstrip()
        page.tell_at(
            files.YamlTag if kind == "tag" else files.YamlAnchor,
            line,
            column,
            _TAGGED[kind],
            f'if this is a text, put it in quotation marks: "{raw[:60]}"',
        )


def _one_table(page: Page, root: YamlNode | None, text: str) -> MappingNode | None:
    if isinstance(root, MappingNode):
        return root
    if text:
        at = root or ScalarNode("", 1, 1, "")
        found = "nothing" if root is None or is_empty(root) else kind_of(root)
        page.tell(
            files.NotOneMapping,
            at,
            f"the file should hold keys with their values, and it holds {found}",
            "begin with a key, for example: title: The Late Install",
        )
    elif root is None and page.is_sound:
        page.tell_at(
            files.NotOneMapping, 1, 1, "the file is empty", "begin with a key, for example: title: The Late Install"
        )
    return None
