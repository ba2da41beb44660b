"""Reads tags: what an option does, what a scene teaches."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import names, steps
from game.script.problems import Edit, Mend
from game.script.readers.reader import Reader
from game.script.readers.scalars import read_names
from game.script.readers.unknown_names import is_no_id, tell_unknown
from game.script.source import ScalarNode, YamlNode, end_of, swapped
from game.story.condition import as_id

MOST_LISTED: Final = 20
"""So many tags are listed at most where one is not there."""


def read_tags(reader: Reader, node: YamlNode, what: str = "does") -> tuple[str, ...]:
    """Tags, each known and each once."""
    if type(node) is ScalarNode and node.text in reader.names.tags:
        return _same_tags(reader, (node.text,))
    tags: list[str] = []
    labels = reader.names.labels
    for leaf in read_names(reader, node, what, labels):
        tag = leaf.text
        if tag in tags:
            hint = "once is enough: leave one out"
            reader.tell(
                steps.TagTwice, leaf, f"'{tag}' stands twice in this {what}", hint, mend=_left_out(reader, leaf)
            )
        elif tag in reader.names.tags:
            tags.append(tag)
        elif (meant := labels.get(as_id(tag), "")) and not is_no_id(meant):
            told, mend = f"there is no tag '{tag[:60]}' in skills.yaml", swapped(reader.page, leaf, meant)
            reader.tell(names.UnknownTag, leaf, told, f"did you mean '{meant}'?", mend=mend)
            tags.append(meant)
        else:
            message = f"there is no tag '{tag[:60]}' in skills.yaml"
            hint = "add it to skills.yaml, or use one that stands there"
            if 0 < len(reader.names.tags) <= MOST_LISTED:
                hint += f": {', '.join(sorted(reader.names.tags))}"
            tell_unknown(reader, "tag", leaf, names.UnknownTag, message, reader.names.tags, hint)
    return _same_tags(reader, tuple(tags))


def _same_tags(reader: Reader, tags: tuple[str, ...]) -> tuple[str, ...]:
    """The same tags as one value wherever they stand, which saves memory."""
    return reader.tag_lists.setdefault(tags, tags)


def _left_out(reader: Reader, leaf: ScalarNode) -> Mend | None:
    """The mend that takes a name out of a list in brackets, with the comma before it."""
    before = reader.page.line(leaf.line)[: leaf.column - 1].rstrip()
    if not before.endswith(","):
        return None
    return Mend((Edit(leaf.line, len(before), *end_of(reader.page, leaf), ""),))
