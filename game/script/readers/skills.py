"""Reads ``skills.yaml``: the tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.script.catalogue import shapes
from game.script.readers.groups import read_fields, read_pairs
from game.script.readers.reader import Reader
from game.script.readers.scalars import is_id, read_one_of, title_of
from game.script.readers.texts import read_text
from game.script.source import MappingNode, Page, YamlNode
from game.story.model import Mark, Skill

_EXAMPLE: Final = "listen: {label: Listen, half: heart, kind: skill, tip: Let them finish.}"
SKILL_KEYS: Final = frozenset(("label", "half", "kind", "tip"))


def skills_in(page: Page, root: YamlNode, words: Mapping[str, str] | None) -> dict[str, Skill]:
    """Every tag in the file, the broken ones too, so that their uses are not told as well.

    Args:
        page: the file, on which everything wrong is told.
        root: its tree.
        words: those of the course, None where nobody knows them.
    """
    reader = Reader(page, words)
    found = {}
    if type(root) is MappingNode and not root.pairs:
        reader.tell(shapes.Empty, root, "there are no tags in skills.yaml", "write at least one")
    for key, node in read_pairs(reader, root, "skills.yaml").values():
        is_id(reader, key, "a tag")
        usual = {"label": title_of(key.text), "half": "heart  (or head)", "kind": "skill  (or fault)"}
        fields = read_fields(
            reader,
            node,
            "a tag",
            SKILL_KEYS,
            ("label", "half", "kind", "tip"),
            owner=key,
            usual=usual,
            example=_EXAMPLE,
        )
        get = fields.get
        found[key.text] = Skill(
            key.text,
            read_text(reader, value[1], "label") if (value := get("label")) else key.text,
            (read_one_of(reader, value[1], "half", ("heart", "head")) or "heart")
            if (value := get("half"))
            else "heart",
            (read_one_of(reader, value[1], "kind", ("skill", "fault")) or "skill")
            if (value := get("kind"))
            else "skill",
            read_text(reader, value[1], "tip") if (value := get("tip")) else "",
            Mark(key.line, key.column),
        )
    return found
