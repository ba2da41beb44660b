"""Reads tags: what an option does, what a scene teaches."""

from __future__ import annotations

from game.script.catalogue import names, steps
from game.script.readers.reader import Reader
from game.script.readers.scalars import read_names
from game.script.source import ScalarNode, YamlNode


def read_tags(reader: Reader, node: YamlNode, what: str = "does") -> tuple[str, ...]:
    """Tags, each known and each once."""
    if type(node) is ScalarNode and node.text in reader.names.tags:
        return _same_tags(reader, (node.text,))
    tags: list[str] = []
    for leaf in read_names(reader, node, what):
        if leaf.text in tags:
            reader.tell(
                steps.TagTwice, leaf, f"'{leaf.text}' stands twice in this {what}", "once is enough: leave one out"
            )
        elif leaf.text in reader.names.tags:
            tags.append(leaf.text)
        else:
            reader.tell(
                names.UnknownTag,
                leaf,
                f"there is no tag '{leaf.text}' in skills.yaml",
                reader.suggest(leaf.text, reader.names.tags, "add it to skills.yaml, or use one that stands there"),
            )
    return _same_tags(reader, tuple(tags))


def _same_tags(reader: Reader, tags: tuple[str, ...]) -> tuple[str, ...]:
    """The same tags as one value wherever they stand, which saves memory."""
    return reader.tag_lists.setdefault(tags, tags)
