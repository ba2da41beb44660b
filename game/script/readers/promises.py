"""Reads what the player gives their word for: ``promise``, ``keep_promise`` and ``break_promise``."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final, Literal

from game.script.catalogue import names
from game.script.catalogue import promises as codes
from game.script.readers.groups import read_fields, read_pairs, tell_if_empty
from game.script.readers.notes import NO_KEYS
from game.script.readers.reader import Fields, Reader
from game.script.readers.scalars import SNAKE_CASE, is_id, read_names, read_word
from game.script.readers.texts import read_text
from game.script.readers.unknown_names import tell_unknown
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, swapped
from game.story.condition import as_id, nearest_name
from game.story.model import NARRATOR, YOU, Mark, Promise, Settle

MAKES: Final = "promise"
SETTLES: Final[Mapping[str, Literal["kept", "broken"]]] = {"keep_promise": "kept", "break_promise": "broken"}
PROMISE_KEYS: Final = (MAKES, *SETTLES)
PROMISE_PARTS: Final = ("to", "by", "text")
_OF_IDS: Final = frozenset(("beats", "choose", "cut_in", "endings"))
"""Under what the keys are ids, and no keys of the scene format."""
_NOBODY: Final = frozenset((YOU, NARRATOR))


def read_promises(reader: Reader, fields: Fields) -> tuple[Promise | Settle, ...]:
    """What an option promises and settles: made first, then kept, then broken, however it is written."""
    return tuple(
        step for key in PROMISE_KEYS if key in fields for step in read_promise_step(reader, key, fields[key][1])
    )


def read_promise_step(reader: Reader, key: str, node: YamlNode) -> tuple[Promise | Settle, ...]:
    """What stands under one of the :data:`PROMISE_KEYS`."""
    return _made(reader, node) if key == MAKES else _settled(reader, key, node)


def _made(reader: Reader, node: YamlNode) -> tuple[Promise, ...]:
    found = []
    to = next(iter(reader.names.cast), "mrs_smith")
    example = f"promise: {{monday: {{to: {to}, by: Monday at ten, text: I will ring you}}}}"
    for key, value in read_pairs(reader, node, MAKES, example, joins=NO_KEYS).values():
        has_id = is_id(reader, key, "a promise")
        one = f"{key.text}: {{to: {to}, by: Monday at ten, text: I will ring you}}"
        fields = read_fields(
            reader, value, "a promise", frozenset(PROMISE_PARTS), PROMISE_PARTS, owner=key, example=one
        )
        if len(fields) == len(PROMISE_PARTS):
            whom = _whom(reader, fields["to"][1])
            by, text = (_word(reader, fields[part][1], part) for part in PROMISE_PARTS[1:])
            promise = Promise(key.text, whom, by, text, Mark(key.line, key.column))
            _tell_if_otherwise(reader, key, promise)
            found += [promise] if has_id else []
    tell_if_empty(reader, node, MAKES)
    return tuple(found)


def _word(reader: Reader, node: YamlNode, part: str) -> str:
    """A word of a promise, in which no other promise's can stand."""
    reader.in_promise = True
    text = read_text(reader, node, f"the promise's '{part}'")
    reader.in_promise = False
    return text


def _whom(reader: Reader, node: YamlNode) -> str:
    """The character that a promise is made to."""
    leaf = read_word(reader, node, "to")
    if leaf is None or (leaf.text in reader.names.speakers and leaf.text not in _NOBODY):
        return "" if leaf is None else leaf.text
    known = frozenset(reader.names.cast) - _NOBODY
    meant = reader.names.people.get(as_id(leaf.text), "") or nearest_name(leaf.text, known)
    there = f"write one of its cast: {', '.join(sorted(known))}" if known else "add them to the cast of the scene"
    hint = f"did you mean '{meant}'?" if meant in known else there
    mend = swapped(reader.page, leaf, meant) if meant in known else None
    told = f"a promise is made to somebody in the scene's cast, and '{leaf.text[:60]}' is not"
    reader.tell(names.UnknownCharacter, leaf, told, hint, mend=mend)
    return ""


def _tell_if_otherwise(reader: Reader, key: ScalarNode, promise: Promise) -> None:
    """Tell a promise that is made elsewhere in the scene, in other words."""
    first = reader.names.promises.get(promise.id)
    if first is None or (first.to, first.by, first.text) == (promise.to, promise.by, promise.text):
        return
    if not promise.to or first.mark == promise.mark:
        return
    name = f"{promise.id}_2"
    reader.tell(
        codes.PromiseDiffers,
        key,
        f"'{promise.id}' is promised in other words in line {first.mark.line}, and one id is one word given",
        f"write the same to, by and text, or, if it is another promise, give it another id, such as  {name}:",
        mend=swapped(reader.page, key, name),
    )


def _settled(reader: Reader, what: str, node: YamlNode) -> tuple[Settle, ...]:
    found = []
    known = frozenset(reader.names.promises)
    for leaf in read_names(reader, node, what):
        if leaf.text in known:
            found.append(Settle(leaf.text, SETTLES[what], Mark(leaf.line, leaf.column)))
            continue
        message, hint = _not_made(reader, leaf.text, known)
        tell_unknown(reader, MAKES, leaf, codes.UnknownPromise, message, known, hint)
    return tuple(found)


def _not_made(reader: Reader, name: str, known: AbstractSet[str]) -> tuple[str, str]:
    """What is wrong with a promise that is settled and not made in the scene, and how to mend it."""
    told = f"nobody makes the promise '{name[:60]}' in this scene"
    if name.partition(".")[0] in reader.names.scenes:
        return told, "what another scene promised is settled there: make a promise of this scene"
    if known:
        return told, f"this scene makes {', '.join(sorted(known))}"
    return told, "make it where the player gives their word:  promise: {" + name[:60] + ": {to: …, by: …, text: …}}"


def promises_written(root: YamlNode) -> dict[str, Promise]:
    """Every promise that a scene's file makes, by its id, as it is written there; nothing is told."""
    found, waiting = dict[str, Promise](), [(root, False)]
    while waiting:
        one, are_ids = waiting.pop()
        if type(one) is SequenceNode:
            waiting.extend((item, False) for item in one.items if type(item) is not ScalarNode)
        elif type(one) is MappingNode:
            for key, value in one.pairs:
                name = key.text if type(key) is ScalarNode and not are_ids else ""
                if name == MAKES and type(value) is MappingNode:
                    for id_, shape in value.pairs:
                        if type(id_) is ScalarNode and SNAKE_CASE.fullmatch(id_.text):
                            _keep_first(found, _written(id_, shape))
                elif type(value) is not ScalarNode:
                    waiting.append((value, name in _OF_IDS))
    return dict(sorted(found.items(), key=lambda one: (one[1].mark.line, one[1].mark.column)))


def _keep_first(found: dict[str, Promise], promise: Promise) -> None:
    first = found.get(promise.id)
    if first is None or (promise.mark.line, promise.mark.column) < (first.mark.line, first.mark.column):
        found[promise.id] = promise


def _written(key: ScalarNode, node: YamlNode) -> Promise:
    """A promise as it is written; a part that is missing is empty."""
    pairs = node.pairs if type(node) is MappingNode else ()
    parts = {
        name.text: value.text.strip("\n") if value.style in ("|", ">") else value.text
        for name, value in pairs
        if type(name) is ScalarNode and type(value) is ScalarNode
    }
    to, by, text = (parts.get(part, "") for part in PROMISE_PARTS)
    return Promise(key.text, to, by, text, Mark(key.line, key.column))
