"""Reads where something leads: ``go`` to a beat, or ``end`` with an ending."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from game.script.catalogue import names, steps
from game.script.problems import Edit, Mend
from game.script.readers.reader import Fields, Pair, Reader
from game.script.readers.scalars import SNAKE_CASE, possible_id, read_word
from game.script.readers.unknown_names import tell_unknown
from game.script.source import ScalarNode, YamlNode, is_empty, swapped, without_line
from game.story.condition import OUTCOME_WORDS, as_id, nearest_name
from game.story.model import End, Go, Mark

_ARROWS: Final = re.compile(r"^(?:->|=>|>>|<<|\[\[|jump\s|goto\s|beat\s|scene\s)+\s*|\s*(?:>>|\]\]|<<)+$")
_SAYS_NOTHING: Final = frozenset(("true", "yes", "scene", "conversation"))
_OVER: Final = frozenset(("end", "done", "exit", "the_end", "stop", "quit", "finish", "over", "close", "hang_up"))
"""How a conversation is ended elsewhere, in the place of a beat."""


def read_exit(reader: Reader, fields: Fields) -> Go | End | None:
    """Where an option leads: ``go`` or ``end``, never both."""
    go, end = fields.get("go"), fields.get("end")
    if go and end:
        second = max(go, end, key=lambda pair: (pair[0].line, pair[0].column))
        hint = f"keep one of the two, for example without  {second[0].text}: {_text_of(second[1])}"
        told = "this has both go and end: where does it lead?"
        reader.tell(steps.GoAndEnd, second[0], told, hint, mend=without_line(reader.page, *second))
    if go:
        return read_go(reader, go)
    return read_end(reader, end) if end else None


def _text_of(node: YamlNode) -> str:
    return node.text if isinstance(node, ScalarNode) else "…"


def read_go(reader: Reader, pair: Pair) -> Go | End | None:
    """``go: beat``."""
    mark = Mark(pair[0].line, pair[0].column)
    if is_empty(pair[1]) and (lonely := reader.lonely.beat(pair[0])):
        at = pair[0].line, pair[0].column + len(pair[0].text)
        onwards = Mend((Edit(*at, at[0], at[1] + 1, f": {lonely}"),))
        reader.tell(names.UnknownBeat, pair[0], "this go does not say where", f"write:  go: {lonely}", mend=onwards)
        return Go(lonely, mark)
    leaf = read_word(reader, pair[1], "go")
    if leaf is None:
        return None
    if leaf.text in reader.names.beats:
        reader.used.add(("beat", leaf.text))
        return Go(leaf.text, mark)
    bare = _ARROWS.sub("", leaf.text).strip()
    ending = ending_meant(reader, bare)
    if ending and (bare in reader.names.outcomes or not nearest_name(bare, reader.names.beats)):
        _tell_other(
            reader, pair, names.UnknownBeat, f"'{leaf.text[:60]}' is {_what(reader, bare, ending)}", "end", ending
        )
        return End(ending, mark)
    scene = bare in reader.names.scenes
    message = f"there is no beat '{leaf.text[:60]}' in this scene"
    hint, mend = _other_beat(reader, leaf)
    if scene:
        message = f"'{bare}' is another scene, and go leads to a beat of this one"
        hint += "\na scene ends with end:, and course.yaml says which scene comes next"
    if bare != leaf.text and bare in reader.names.beats:
        reader.tell(names.UnknownBeat, leaf, message, f"write:  go: {bare}", mend=swapped(reader.page, leaf, bare))
        return Go(bare, mark)
    tell_unknown(reader, "beat", leaf, names.UnknownBeat, message, reader.names.beats, hint, mend)
    return None


def read_end(reader: Reader, pair: Pair) -> Go | End | None:
    """``end: ending``."""
    mark = Mark(pair[0].line, pair[0].column)
    value = pair[1]
    if type(value) is ScalarNode and value.text in reader.names.endings:
        reader.used.add(("ending", value.text))
        return End(value.text, mark)
    endings = reader.lonely.endings
    says_nothing = is_empty(value) or (type(value) is ScalarNode and as_id(value.text) in _SAYS_NOTHING)
    if says_nothing and endings:
        mend: Mend | None = swapped(reader.page, value, endings[0])
        if is_empty(value):
            column = pair[0].column + len(pair[0].text)
            mend = Mend((Edit(pair[0].line, column, pair[0].line, column + 1, f": {endings[0]}"),))
        told = "this end does not say with which ending"
        reader.tell(names.UnknownEnding, pair[0], told, f"write:  {_choice('end', endings)}", mend=mend)
        return None
    leaf = read_word(reader, value, "end")
    if leaf is None:
        return None
    if leaf.text in reader.names.endings:
        reader.used.add(("ending", leaf.text))
        return End(leaf.text, mark)
    if leaf.text in reader.names.beats:
        told = f"'{leaf.text}' is a beat, and end takes the name of an ending"
        _tell_other(reader, pair, names.UnknownEnding, told, "go", leaf.text)
        return Go(leaf.text, mark)
    ending = "" if nearest_name(leaf.text, reader.names.endings) else ending_meant(reader, leaf.text)
    if SNAKE_CASE.fullmatch(ending):  # of another, the id itself has to be mended
        same = reader.names.by_outcome[reader.names.outcomes[ending]]
        told = f"'{leaf.text[:60]}' is {_what(reader, leaf.text, ending)}, and end takes the name of an ending"
        choices = same if OUTCOME_WORDS.get(as_id(leaf.text)) else [ending]
        hint = f"write:  {_choice('end', choices)}"
        reader.tell(names.UnknownEnding, leaf, told, hint, mend=swapped(reader.page, leaf, ending))
        return End(ending, mark)
    told = f"there is no ending '{leaf.text[:60]}' in this scene"
    hint = f"write:  {_choice('end', endings)}" if endings else "add it under endings:"
    first = swapped(reader.page, leaf, endings[0]) if endings else None
    tell_unknown(reader, "ending", leaf, names.UnknownEnding, told, reader.names.endings, hint, first)
    return None


def _tell_other(  # noqa: PLR0917 - one key and name in the place of another
    reader: Reader, pair: Pair, code: type[names.UnknownBeat | names.UnknownEnding], told: str, key: str, name: str
) -> None:
    """Tell a ``go`` that is meant as an ``end``, or the other way round."""
    edits = (*swapped(reader.page, pair[0], key).edits, *swapped(reader.page, pair[1], name).edits)
    reader.tell(code, pair[1], told, f"write:  {key}: {name}", mend=Mend(edits))


def ending_meant(reader: Reader, word: str) -> str:
    """The ending that is called so, has that title or that outcome, or is the only one; ``""`` where there is none."""
    here, alike = reader.names, as_id(word)
    if word in here.outcomes:
        return word
    if alike in here.titles:
        return here.titles[alike]
    outcome = OUTCOME_WORDS.get(alike)
    found = here.by_outcome.get(outcome, [""])[0] if outcome else ""
    return found or (reader.lonely.ending if alike in _OVER else "")


def _what(reader: Reader, word: str, ending: str) -> str:
    """What a word is, in the place of a beat or an ending."""
    if word in reader.names.outcomes:
        return "an ending, and go takes the name of a beat"
    if as_id(word) in reader.names.titles:
        return f"the title of the ending '{ending}'"
    if OUTCOME_WORDS.get(as_id(word)):
        return "an outcome"
    return "no beat of this scene"


def _other_beat(reader: Reader, leaf: ScalarNode) -> tuple[str, Mend | None]:
    """What to write where no beat is near: the first one after this place that nothing leads to, or any of them."""
    lonely = reader.lonely.beat(leaf)
    if lonely and not SNAKE_CASE.fullmatch(lonely):
        lonely = possible_id(lonely)  # that it has to be called so is told there
    if lonely:
        return f"write:  go: {lonely}  (nothing else leads there), or add the beat under beats:", swapped(
            reader.page, leaf, lonely
        )
    beats = sorted(reader.names.beats)
    few = f"the beats are {', '.join(beats)}; " if 0 < len(beats) <= 12 else ""
    return f"{few}write one of them, or add this one under beats:", None


def _choice(key: str, choices: Sequence[str]) -> str:
    return " or ".join(f"{key}: {name}" for name in choices[:4])
