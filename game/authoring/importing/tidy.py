"""Takes out of written beats what is of no use in them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from game.authoring.importing.emit import Comment, Tree, YamlRows, YamlTable
from game.authoring.importing.job import Rows


def without_sets(rows: Rows, flags: AbstractSet[str]) -> Rows:
    """Steps that do not set these flags, which nobody asks for; nothing is done in a block that only did that.

    Args:
        rows: the steps of a beat, a block or a reply.
        flags: the ids of the flags.
    """
    if not flags:
        return rows
    found: Rows = []
    for row in rows:
        if not isinstance(row, YamlTable):
            found.append(row)
            continue
        left = _table(row, flags)
        keys = {pair[0] for pair in left.pairs if not isinstance(pair, Comment)}
        if keys and keys != {"when"}:
            found.append(left)
        else:
            found += [pair for pair in left.pairs if isinstance(pair, Comment)]
    return found


def _table(table: YamlTable, flags: AbstractSet[str]) -> YamlTable:
    found = YamlTable(origin=table.origin)
    pairs: dict[str, Tree] = {pair[0]: pair[1] for pair in table.pairs if not isinstance(pair, Comment)}
    is_turned = False
    for pair in table.pairs:
        if isinstance(pair, Comment):
            found.pairs.append(pair)
            continue
        key, value = pair
        match value:
            case YamlTable() if key == "set":
                kept = [each for each in value.pairs if isinstance(each, Comment) or each[0] not in flags]
                if not YamlTable(kept).is_empty:
                    found.put(key, YamlTable(kept))
            case YamlTable():
                options = YamlTable(origin=value.origin)
                for each in value.pairs:
                    options.pairs.append(
                        (each[0], _table(each[1], flags))
                        if not isinstance(each, Comment) and isinstance(each[1], YamlTable)
                        else each
                    )
                found.put(key, options)
            case YamlRows(items):
                inside = YamlRows(without_sets(items, flags))
                if not inside.is_empty:
                    found.put("then" if is_turned else key, inside)
                else:
                    found.pairs[:0] = [each for each in inside.items if isinstance(each, Comment)]
                    if key == "then" and "otherwise" in pairs:
                        is_turned = True
                        found.pairs = [
                            each if isinstance(each, Comment) or each[0] != "when" else ("when", f"not ({each[1]})")
                            for each in found.pairs
                        ]
            case _:
                found.put(key, value)
    return found
