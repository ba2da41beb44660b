"""Reads a line: who says what, with its face, voice, sound and condition, the cut-in and hearing out beside it."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import names, steps
from game.script.problems import Edit, Mend
from game.script.readers.conditions import read_condition
from game.script.readers.hear_out import read_hear_out
from game.script.readers.options import BeatSoFar, read_options, split_before
from game.script.readers.promises import PROMISE_KEYS
from game.script.readers.reader import Fields, Pair, Reader
from game.script.readers.scalars import read_id, read_word
from game.script.readers.texts import read_text
from game.script.readers.unknown_names import tell_unknown
from game.script.source import ScalarNode, YamlNode, end_of
from game.story.model import NARRATOR, Line, Mark, Step

KINDS: Final = frozenset(("choose", "mood", "set", "note", *PROMISE_KEYS, "place", "go", "end"))
BESIDE_LINES: Final = frozenset(("face", "voice", "sound", "cut_in", "hear_out", "when"))
BLOCK: Final = frozenset(("when", "then", "otherwise"))
KEYWORDS: Final = KINDS | BESIDE_LINES | BLOCK
"""What no character can be called."""


def read_line(reader: Reader, pair: Pair, fields: Fields, beat: BeatSoFar, found: list[Step]) -> None:
    """A line with what stands beside it."""
    key, value = pair
    if key.text not in reader.names.speakers:
        _no_speaker(reader, key, value)
    get = fields.get
    cut_in = get("cut_in")
    sound = read_word(reader, named[1], "sound") if (named := get("sound")) else None
    if cut_in is not None:
        if beat.cut_in is not None:
            hint, mend = split_before(reader, beat, key)
            told = f"this beat already has a cut_in, in line {beat.cut_in.line}, and one beat holds one"
            reader.tell(steps.SecondCutIn, cut_in[0], told, hint, mend=mend)
        beat.cut_in = cut_in[0]
    found.append(
        Line(
            key.text,
            read_text(reader, value, "the line"),
            read_id(reader, face[1], "face") if (face := get("face")) else None,
            read_text(reader, voice[1], "voice") if (voice := get("voice")) else None,
            read_condition(reader, when[1], "when", reader.names.scope) if (when := get("when")) else None,
            read_options(reader, *cut_in, beat) if cut_in else (),
            Mark(key.line, key.column),
            read_hear_out(reader, hear_out, beat, cut_in) if (hear_out := get("hear_out")) else None,
            sound.text if sound is not None else "",
        )
    )


def _no_speaker(reader: Reader, key: ScalarNode, value: YamlNode) -> None:
    """Tell who does not speak here: somebody who is not in the cast, or a text with a colon in it."""
    message = f"nobody called '{key.text[:60]}' speaks in this scene"
    if " " in key.text.strip() and type(value) is ScalarNode:
        raw = f"{key.text}: {value.text}"
        quoted = "'" if '"' in raw else '"'
        said = f"{NARRATOR}: {quoted}{raw}{quoted}"
        is_plain = quoted not in raw and not key.style and not value.style and "\n" not in raw
        mend = None
        if is_plain and key.line == end_of(reader.page, value)[0]:
            mend = Mend((Edit(key.line, key.column, *end_of(reader.page, value), said),))
        hint = f"if all of it is one text, write - {said}"[:160]
        reader.tell(names.UnknownSpeaker, key, message, hint, mend=mend)
        return
    known = ", ".join(sorted(reader.names.speakers))
    hint = f"in this scene speak {known}; others must stand under cast:"
    tell_unknown(reader, "speaker", key, names.UnknownSpeaker, message, reader.names.speakers | KINDS, hint)
