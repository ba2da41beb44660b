"""A page's tree, whatever was written; what knows of mistakes is imported with the first page that holds one."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from game.letters import HIDDEN
from game.script.source import MappingNode, Page
from game.script.syntax.compose import TooDeepError, compose
from game.script.syntax.foreign import is_foreign
from game.script.syntax.unseen import is_clear

_ODDLY_INDENTED: Final = re.compile(r"^ *[^\S \n]", re.MULTILINE)


def read_tree(
    page: Page, loader_type: Any = None, *, as_meant: bool = False
) -> tuple[MappingNode | None, frozenset[int]]:
    """A page's tree, with everything told that keeps it from being plain YAML.

    Args:
        page: a file; its text may be None, and then there is nothing to read.
        loader_type: another PyYAML loader than the fastest one.
        as_meant: whether lines that can be read, but cannot have been meant so, are mended and told too.

    Returns:
        The tree of its one group of keys, or None; and the lines that had to be guessed at to read it, about which
        nothing more should be told.
    """
    if page.text is None or is_foreign(page):
        return None, frozenset()
    root = None if as_meant else _plain(page.text, loader_type)
    if root is not None:
        return root, frozenset()
    from game.script.syntax.recover import recovered  # noqa: PLC0415 - a game whose library is whole begins without

    return recovered(page, loader_type, as_meant=as_meant)


def _plain(text: str, loader_type: Any) -> MappingNode | None:
    """The tree of a text in which there is nothing to tell; None where there may be."""
    if not is_clear(text) or HIDDEN.search(text) or _ODDLY_INDENTED.search(text):
        return None
    odd: list[tuple[str, str, int, int]] = []
    try:
        root = compose(text, lambda *found: odd.append(found), loader_type)
    except (yaml.YAMLError, TooDeepError):
        return None
    return root if isinstance(root, MappingNode) and not odd else None
