"""Reads a page into its tree: where YAML gives up, finds what was meant, tells it, and reads on to find the rest."""

from __future__ import annotations

from typing import Any, Final

import yaml

from game.script.catalogue import files
from game.script.source import MappingNode, Page, ScalarNode, YamlNode, is_empty, kind_of
from game.script.syntax.compose import MAX_YAML_NESTING, TooDeepError, compose
from game.script.syntax.explain import explain, guesses_at, stop_of
from game.script.syntax.odd_values import tell_odd
from game.script.syntax.slips import Draft, Searcher, Slip, indented_oddly, misfits, searcher_of, space_slip, tab_slip
from game.script.syntax.told import tell_slips
from game.script.syntax.unseen import tell_unseen, without_forbidden

MAX_REPAIRS: Final = 20
"""How many slips of a file are mended at most to read on; past that the rest of its problems wait."""
MAX_REPAIRED_TEXT: Final = 8_000_000
"""How many characters are read again at most, so that a huge broken file is told in time."""
_LATER: Final = "; what comes after it was not looked at: mend this first"


def recovered(page: Page, loader_type: Any, *, as_meant: bool) -> tuple[MappingNode | None, frozenset[int]]:
    """A page's tree and the lines that had to be guessed at; see :func:`game.script.syntax.tree.read_tree`."""
    return _Recovery(page, loader_type, as_meant=as_meant).read()


class _Recovery:
    """One reading of a page. ``told`` are the lines about which nothing more is to be told."""

    def __init__(self, page: Page, loader_type: Any, *, as_meant: bool) -> None:
        self.page = page
        self.loader_type = loader_type
        self.as_meant = as_meant
        self.told = set[int]()
        self.slips: list[tuple[Slip, Draft]] = []
        text = without_forbidden(page, self.told)
        self.draft = Draft(page, None if text == page.text else text.split("\n"))
        self.text = text
        self.spent = 0
        self._searcher: Searcher | None = None

    @property
    def searcher(self) -> Searcher:
        """Made when something is wrong."""
        if self._searcher is None:
            self._searcher = searcher_of(self.page)
        return self._searcher

    def read(self) -> tuple[MappingNode | None, frozenset[int]]:
        """The tree, and the lines that were guessed at."""
        self.indentation()
        while True:
            odd: list[tuple[str, str, int, int]] = []
            try:
                root = compose(self.text, lambda *found, odd=odd: odd.append(found), self.loader_type)
            except TooDeepError as deep:
                return self.too_deep(deep)
            except yaml.YAMLError as error:
                if self.after(error):
                    continue
                return self.end(None)
            if not (self.as_meant and self.better(root)):
                break
        self.draft.settle(root)
        self.told.update(tell_odd(self.page, odd, self.draft))
        mended = {draft.rows[row] + 1 for slip, draft in self.slips for row in slip.changes}
        tell_unseen(self.page, root, self.told | mended)
        return self.end(root)

    def end(self, root: YamlNode | None) -> tuple[MappingNode | None, frozenset[int]]:
        """What was found, told."""
        tell_slips(self.page, self.slips)
        return _one_table(self.page, root, self.text), frozenset(self.told)

    def indentation(self) -> None:
        """Read on without the tabs, and the spaces that are none, that indent lines."""
        text = self.text
        if text.isascii() and "\t" not in text:
            return
        if odd := indented_oddly(self.draft.lines):
            lines, searcher = self.draft.lines, self.searcher
            for slip in (tab_slip(lines, searcher, odd), space_slip(lines, searcher, odd)):
                if slip is not None:
                    self.take(slip)

    def take(self, slip: Slip) -> None:
        """Tell a slip, and read on as if it had not been made."""
        before = Draft(self.page, self.draft.lines)
        before.rows = self.draft.rows
        self.slips.append((slip, before))
        if not slip.is_certain:
            self.told.add(self.draft.rows[slip.row] + 1)
        self.draft.apply(slip)
        self.text = self.draft.text

    def after(self, error: yaml.YAMLError) -> bool:
        """Whether it is known what stopped YAML, so that it can be read on; told in any case."""
        lines = self.draft.lines
        self.spent += len(self.text)
        is_over = len(self.slips) >= MAX_REPAIRS or self.spent > MAX_REPAIRED_TEXT
        if not is_over:
            slip = self.searcher.after_failure(lines, stop_of(lines, error), guesses_at(lines, error))
            if slip is not None:
                self.take(slip)
                return True
        found = explain(lines, error)
        line, column = self.draft.place(found.line - 1, found.column)
        if line not in self.told:
            self.page.tell_at(found.code, line, column, found.message, f"{found.hint}{_LATER}".lstrip("; "))
        self.told.add(line)
        return False

    def better(self, root: YamlNode | None) -> bool:
        """Whether lines were found that can be read and were meant otherwise; they are told."""
        self.spent += len(self.text)
        if len(self.slips) >= MAX_REPAIRS or self.spent > MAX_REPAIRED_TEXT:
            return False
        found = misfits(root, self.searcher.kind, self.searcher.speakers, self.draft.lines)
        slip = self.searcher.after_misfits(self.draft.lines, found) if found else None
        if slip is not None:
            self.take(slip)
        return slip is not None

    def too_deep(self, deep: TooDeepError) -> tuple[None, frozenset[int]]:
        """Nesting past the bound: nothing is read."""
        line, column = self.draft.place(deep.line - 1, deep.column)
        self.page.tell_at(
            files.TooDeep,
            line,
            column,
            f"lists and groups stand more than {MAX_YAML_NESTING} deep in each other here",
            f"split it over several beats{_LATER}",
        )
        tell_slips(self.page, self.slips)
        return None, frozenset(self.told)


def _one_table(page: Page, root: YamlNode | None, text: str) -> MappingNode | None:
    if isinstance(root, MappingNode):
        return root
    if root is None and not page.is_sound:
        return None
    if text:
        at = root or ScalarNode("", 1, 1, "")
        found = "nothing" if root is None or is_empty(root) else kind_of(root)
        page.tell(
            files.NotOneMapping,
            at,
            f"the file should hold keys with their values, and it holds {found}",
            "begin with a key, for example: title: The Late Install",
        )
    else:
        page.tell_at(
            files.NotOneMapping, 1, 1, "the file is empty", "begin with a key, for example: title: The Late Install"
        )
    return None
