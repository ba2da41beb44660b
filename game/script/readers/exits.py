"""Reads where something leads: ``go`` to a beat, or ``end`` with an ending."""

from __future__ import annotations

from game.script.catalogue import names, steps
from game.script.readers.reader import Fields, Pair, Reader
from game.script.readers.scalars import read_word
from game.story.model import End, Go, Mark


def read_exit(reader: Reader, fields: Fields) -> Go | End | None:
    """Where an option leads: ``go`` or ``end``, never both."""
    go, end = fields.get("go"), fields.get("end")
    if go and end:
        reader.tell(
            steps.GoAndEnd,
            max(go[0], end[0], key=lambda leaf: (leaf.line, leaf.column)),
            "this has both go and end: where does it lead?",
            "keep one of the two",
        )
    if go:
        return read_go(reader, go)
    return read_end(reader, end) if end else None


def read_go(reader: Reader, pair: Pair) -> Go | None:
    """``go: beat``."""
    leaf = read_word(reader, pair[1], "go")
    if leaf is None:
        return None
    if leaf.text not in reader.names.beats:
        reader.tell(
            names.UnknownBeat,
            leaf,
            f"there is no beat '{leaf.text}' in this scene",
            reader.suggest(leaf.text, reader.names.beats, "add it under beats:"),
        )
        return None
    return Go(leaf.text, Mark(pair[0].line, pair[0].column))


def read_end(reader: Reader, pair: Pair) -> End | None:
    """``end: ending``."""
    leaf = read_word(reader, pair[1], "end")
    if leaf is None:
        return None
    if leaf.text not in reader.names.endings:
        reader.tell(
            names.UnknownEnding,
            leaf,
            f"there is no ending '{leaf.text}' in this scene",
            reader.suggest(leaf.text, reader.names.endings, "add it under endings:"),
        )
        return None
    return End(leaf.text, Mark(pair[0].line, pair[0].column))
