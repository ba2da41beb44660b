"""Reads what the player can say or do: the options of a ``choose`` and of a ``cut_in``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.script.catalogue import shapes, steps, turns, values
from game.script.problems import Mend
from game.script.readers.among_options import is_no_option
from game.script.readers.assigns import read_assigns
from game.script.readers.changes import read_mood
from game.script.readers.conditions import read_condition
from game.script.readers.costs import read_costs
from game.script.readers.exits import read_exit
from game.script.readers.groups import read_fields, read_pairs
from game.script.readers.known import ANYBODY
from game.script.readers.notes import read_notes
from game.script.readers.odd_options import as_option, as_options
from game.script.readers.promises import PROMISE_KEYS, read_promises
from game.script.readers.reader import Pair, Reader
from game.script.readers.scalars import is_id, read_truth, read_word
from game.script.readers.silence import read_silence
from game.script.readers.tags import read_tags
from game.script.readers.texts import read_text
from game.script.source import ScalarNode, YamlNode, indent_of, is_empty, put_in, swapped, without_line
from game.story.condition import as_id, nearest_name
from game.story.model import NARRATOR, SILENCE, YOU, Mark, Option, Step

OPTION_KEYS: Final = frozenset(
    (
        *("say", "label", "does", "mood", "set", "note", "when", "locked", "once", "why", "reply", "go", "end"),
        *("after", "to", "cut_off", "costs", *PROMISE_KEYS),
    )
)
MOST_OPTIONS: Final = 10_000
"""What a decision can have; a few fit on a screen."""
ReadSteps = Callable[[Reader, ScalarNode, YamlNode, "BeatSoFar", str], tuple[Step, ...]]


class BeatSoFar:
    """What has been met in the beat being read: its ``choose``, its cut-in, its options by id.

    ``key`` is its name; ``read_steps`` reads the steps of a reply, which may hold options in their turn.
    """

    __slots__ = ("choose", "cut_in", "key", "options", "read_steps", "replies")

    def __init__(self, read_steps: ReadSteps, key: ScalarNode) -> None:
        self.read_steps = read_steps
        self.key = key
        self.choose: ScalarNode | None = None
        self.cut_in: ScalarNode | None = None
        self.options: dict[str, ScalarNode] = {}
        self.replies = 0


def read_options(reader: Reader, owner: ScalarNode, node: YamlNode, beat: BeatSoFar) -> tuple[Option, ...]:
    """The options of one decision, which stand under the key ``choose`` or ``cut_in``."""
    found = []
    what = owner.text
    node = as_options(reader, owner, node)
    pairs = read_pairs(reader, node, what, f"{what}:\n  say_sorry:\n    say: I am sorry.")
    if len(pairs) > MOST_OPTIONS:
        told = f"{what} has at most {MOST_OPTIONS:,} options, and this one has {len(pairs):,}"
        reader.tell(values.OutOfRange, node, told, "split it over several beats: nobody reads so many")
        return ()
    for key, value in pairs.values():
        if is_no_option(reader, owner, node, (key, value)):
            continue
        name = key.text
        is_id(reader, key, "an option")
        first = beat.options.setdefault(name, key)
        if first is not key:
            reader.tell(
                steps.OptionTwice,
                key,
                f"'{name}' is already an option of this beat, in line {first.line}",
                f"give one of the two another id, such as  {name}_2:",
                mend=swapped(reader.page, key, f"{name}_2") if name != SILENCE else None,
            )
        found.append(_option(reader, key, value, beat))
    if not pairs and not any(problem.line == node.line for problem in reader.page.problems):
        reader.tell(shapes.Empty, node, f"{what} has no option", f"write at least one under {what}:")
    return tuple(found)


def _option(reader: Reader, key: ScalarNode, node: YamlNode, beat: BeatSoFar) -> Option:
    """One option."""
    name = key.text
    reader.names.options.add(name)
    fields = read_fields(reader, as_option(reader, key, node), "an option", OPTION_KEYS, example="say: I am sorry.")
    if not fields:
        return Option(name, mark=Mark(key.line, key.column))
    get = fields.get
    say = read_text(reader, found[1], "say") if (found := get("say")) else ""
    after = None
    if name == SILENCE or "after" in fields:
        after = read_silence(reader, key, fields)
    elif "say" not in fields:
        reader.tell(
            steps.NothingSaid,
            key,
            f"the option '{name}' has no 'say': what does the player say?",
            "add a line under it:  say:  and what the player says",
        )
    reply: tuple[Step, ...] = ()
    if found := get("reply"):
        beat.replies += 1
        reply = beat.read_steps(reader, *found, beat, "reply")
        beat.replies -= 1
    return Option(
        name,
        say,
        read_text(reader, found[1], "label") if (found := get("label")) else "",
        read_tags(reader, found[1]) if (found := get("does")) else (),
        read_mood(reader, found[1]) if (found := get("mood")) else (),
        read_assigns(reader, found[1]) if (found := get("set")) else (),
        read_notes(reader, found[1]) if (found := get("note")) else (),
        read_condition(reader, found[1], "when", reader.names.scope) if (found := get("when")) else None,
        read_text(reader, found[1], "locked") if (found := get("locked")) else None,
        (read_truth(reader, found[1], "once") or False) if (found := get("once")) else False,
        read_why(reader, found) if (found := get("why")) else "",
        reply,
        read_exit(reader, fields),
        after,
        Mark(key.line, key.column),
        _spoken_to(reader, found[1]) if (found := get("to")) else "",
        (read_truth(reader, found[1], "cut_off") or False) if (found := get("cut_off")) else False,
        read_costs(reader, found) if (found := get("costs")) else 0,
        promises=read_promises(reader, fields),
    )


def _spoken_to(reader: Reader, node: YamlNode) -> str:
    """Who an option is said to: one of the cast; ``""`` where it cannot be known, which is told."""
    here = reader.names
    leaf = read_word(reader, node, "to")
    if leaf is None or leaf.text in here.cast:
        return leaf.text if leaf is not None else ""
    if here.speakers is ANYBODY:
        return ""
    cast = ", ".join(here.cast) or "nobody"
    if leaf.text in (YOU, NARRATOR):
        told = f"nothing can be said to '{leaf.text}'"
    else:
        told = f"nobody called '{leaf.text[:60]}' is in this scene to say it to"
    meant = here.people.get(as_id(leaf.text), "") or nearest_name(leaf.text, here.cast)
    if meant in here.cast:
        reader.tell(
            turns.UnknownListener, leaf, told, f"did you mean '{meant}'?", mend=swapped(reader.page, leaf, meant)
        )
        return meant
    reader.tell(turns.UnknownListener, leaf, told, f"write one of the cast: {cast}; or leave it out: to all of them")
    return ""


def split_before(reader: Reader, beat: BeatSoFar, step: ScalarNode) -> tuple[str, Mend | None]:
    """How a beat is divided before one of its steps, as a hint and as a mend.

    Args:
        reader: the file's.
        beat: the beat.
        step: the key that the step begins with; of a step under another one there is no mend.
    """
    name, number = f"{beat.key.text}_2", 2
    while name in reader.names.beats:
        number += 1
        name = f"{beat.key.text}_{number}"
    hint = f"before it write  - go: {name}  and begin a beat of its own there, with  {name}:"
    dash = reader.page.line(step.line)[: step.column - 1].rstrip()
    if dash.strip() != "-" or len(dash) - beat.key.column not in (0, 1, 2, 3, 4):
        return hint, None
    text = f"{dash} go: {name}\n\n{' ' * (beat.key.column - 1)}{name}:\n"
    is_deep = (
        reader.page.line(beat.key.line + 1).lstrip().startswith("- ")
        and indent_of(reader.page, beat.key.line + 1) != len(dash) - 1
    )
    return hint, None if is_deep else put_in(step.line, 1, text)


def read_why(reader: Reader, pair: Pair) -> str:
    """What the debrief says of an option; an empty one is left out."""
    if is_empty(pair[1]) and "#" not in reader.page.line(pair[0].line):
        mend = without_line(reader.page, *pair)
        reader.tell(
            shapes.Empty, pair[1], "why has no text", "write the text after the colon, or leave why: out", mend=mend
        )
        return ""
    return read_text(reader, pair[1], "why")
