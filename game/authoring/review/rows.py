"""Turns the steps of a beat into rows that can be read like a play, each with an id that does not move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from game.authoring.map import cost_in_words
from game.authoring.wording import (
    aside_of,
    assigns_in_words,
    changes_in_words,
    filled,
    promise_in_words,
    speaker_name,
    tags_in_words,
)
from game.story.analysis import OptionFigures
from game.story.condition import in_words
from game.story.debrief import all_faults, grade_of
from game.story.model import (
    LISTEN,
    NOWHERE,
    SILENCE,
    ChangePlace,
    Choose,
    End,
    Go,
    Line,
    Mark,
    Mood,
    Option,
    Promise,
    Scene,
    SetFlags,
    Settle,
    Skill,
    Step,
    TakeNote,
    When,
)
from game.story.model import condition as c

RowKind = Literal[
    "about", "line", "decision", "option", "why", "if", "otherwise", "note", "promise", "change", "leads", "ending"
]  # fmt: skip
"""What a row is: something about the scene, a line that is said, a decision, one of its options, …"""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a review pack; every text is as the player would see it.

    ``id`` is made of the author's own ids, and of a line's words where it has none; never of its place, so it stays
    the same when something is put in before it. ``depth`` is how far in it stands, from 0. ``who`` says it,
    ``only_if`` is what must hold, ``effect`` what it does, ``leads`` where to, ``cost`` what taking it costs, and
    ``ends`` where a steady colleague ends after it.
    ``words`` counts what is spoken. ``mark`` is where it is written in the scene's file, ``raw`` the words there, with
    their braces; ``""`` where the words are not the author's.
    """

    id: str
    kind: RowKind
    depth: int
    who: str
    text: str
    only_if: str = ""
    effect: str = ""
    leads: str = ""
    cost: str = ""
    words: int = 0
    ends: str = ""
    mark: Mark = NOWHERE
    raw: str = ""

    @property
    def line(self) -> int:
        """The line where it is written, from 1; 0 where nothing is."""
        return self.mark.line


class RowWriter:
    """Writes the rows of one scene, beat by beat."""

    def __init__(self, scene: Scene, skills: Mapping[str, Skill], options: Mapping[str, OptionFigures]) -> None:
        self.scene = scene
        self.skills = skills
        self.options = options
        self.rows: list[Row] = []
        self.used: Counter[str] = Counter()

    def beat(self, id_: str, steps: tuple[Step, ...]) -> tuple[Row, ...]:
        """The rows of one beat."""
        self.rows = []
        self.steps(steps, id_, id_, 0)
        return tuple(self.rows)

    def add(self, row: Row) -> None:
        """Add a row; the second with an id gets a 2 behind it."""
        self.used[row.id] += 1
        if self.used[row.id] > 1:
            row = replace(row, id=f"{row.id}-{self.used[row.id]}")
        self.rows.append(row)

    def words(self, tree: c.Condition | None) -> str:
        """A condition as the end of a sentence."""
        return "" if tree is None else f"only if {in_words(tree, self.scene)}"

    def steps(self, steps: tuple[Step, ...], beat: str, home: str, depth: int) -> None:
        """Rows for steps; ``home`` is what their ids begin with."""
        for step in steps:
            match step:
                case Line():
                    self.line(step, beat, home, depth)
                case Choose(options):
                    self.add(Row(f"{beat}?", "decision", depth, "", "You decide:", mark=step.mark))
                    self.choices(options, beat, depth + 1)
                case When():
                    self.block(step, beat, home, depth)
                case Mood(changes):
                    self.change(changes_in_words(changes, self.scene), home, depth, step.mark)
                case SetFlags(assigns):
                    self.change(assigns_in_words(assigns), home, depth, step.mark)
                case TakeNote():
                    self.note(step, home, depth)
                case Promise() | Settle():
                    self.promise(step, home, depth)
                case ChangePlace(place):
                    self.change(f"from here on the place is {place}", home, depth, step.mark)
                case Go() | End():
                    self.add(
                        Row(f"{home}>{_goal(step)}", "leads", depth, "", "", leads=self.leads(step), mark=step.mark)
                    )

    def line(self, line: Line, beat: str, home: str, depth: int) -> None:
        """A line, and what may be said while it is."""
        text = filled(line.text, self.scene)
        beside = (("face", line.face), ("sound", line.sound))
        row = Row(
            f"{home}/{line.speaker}-{_mark(text)}",
            "line",
            depth,
            speaker_name(line.speaker, self.scene),
            text,
            self.words(line.when),
            effect="; ".join(f"{key}: {name}" for key, name in beside if name),
            words=len(text.split()),
            mark=line.mark,
            raw=line.text,
        )
        self.add(row)
        if line.cut_in:
            told = "While this is being said, you may break in:"
            self.add(Row(f"{beat}.cut_in?", "decision", depth + 1, "", told, mark=line.mark))
            self.choices(line.offered, f"{beat}.cut_in", depth + 2)

    def block(self, block: When, beat: str, home: str, depth: int) -> None:
        """A conditional block."""
        said = in_words(block.when, self.scene)
        self.add(Row(f"{home}?{_mark(said)}", "if", depth, "", f"If {said}:", mark=block.mark))
        self.steps(block.then, beat, home, depth + 1)
        if block.otherwise:
            self.add(Row(f"{home}?{_mark(said)}-otherwise", "otherwise", depth, "", "Otherwise:", mark=block.mark))
            self.steps(block.otherwise, beat, home, depth + 1)

    def choices(self, options: tuple[Option, ...], decision: str, depth: int) -> None:
        """The options of a decision."""
        for option in options:
            self.option(option, decision, depth)

    def option(self, option: Option, decision: str, depth: int) -> None:
        """One option, its notes, its answer and its reason."""
        text = f"(says nothing for {option.after} seconds)" if option.id == SILENCE else ""
        if option.id == LISTEN and not option.say:
            text = "(hear it out)"
        said = text or filled(option.say, self.scene)
        home = f"{decision}/{option.id}"
        conditions = [self.words(option.when), "only once" if option.once else ""]
        conditions.append("cut off" if option.cut_off else "")
        if option.locked:
            conditions.append(f"until then shown closed: “{filled(option.locked, self.scene)}”")
        effects = [
            *aside_of(option, self.scene),
            tags_in_words(option.does, self.skills),
            changes_in_words(option.mood, self.scene),
            assigns_in_words(option.assigns),
            f"card: “{filled(option.label, self.scene)}”" if option.label else "",
        ]
        self.add(
            Row(
                home,
                "option",
                depth,
                "You",
                said,
                "; ".join(filter(None, conditions)),
                "; ".join(filter(None, effects)),
                "" if option.exit is None else self.leads(option.exit),
                self.cost(home, option),
                0 if text else len(said.split()),
                self.ends(home),
                option.mark,
                "" if text else option.say,
            )
        )
        for note in option.notes:
            self.note(note, home, depth + 1)
        for promise in option.promises:
            self.promise(promise, home, depth + 1)
        self.steps(option.reply, decision.removesuffix(".cut_in"), home, depth + 1)
        if option.why:
            why = filled(option.why, self.scene)
            self.add(Row(f"{home}/why", "why", depth + 1, "", why, mark=option.mark, raw=option.why))

    def cost(self, name: str, option: Option) -> str:
        """What an option costs a steady colleague on average, where that is known."""
        known = self.options.get(name)
        if known is None:
            return ""
        if not known.open:
            return "never open"
        cost = round(known.cost_mean, 1)
        return cost_in_words(cost, grade_of(cost, fault=all_faults(option.does, self.skills)))

    def ends(self, name: str) -> str:
        """Where a steady colleague ends after an option and after the best one, on average, where that is known."""
        known = self.options.get(name)
        if known is None or not known.open:
            return ""
        said = f"after this a steady colleague ends at {known.steady:.0f}"
        best = known.steady + known.cost_mean
        return said if known.cost_mean < 0.05 else f"{said}; after the best answer, at {best:.0f}"  # as cost_in_words

    def note(self, note: TakeNote, home: str, depth: int) -> None:
        """A line for the case notes."""
        text = filled(note.text, self.scene)
        self.add(Row(f"{home}/note-{note.id}", "note", depth, "", text, mark=note.mark, raw=note.text))

    def promise(self, step: Promise | Settle, home: str, depth: int) -> None:
        """Somebody is given the player's word; or it is kept, or broken."""
        if isinstance(step, Settle):
            self.change(promise_in_words(step, self.scene), home, depth, step.mark)
            return
        text = filled(step.text, self.scene)
        whom = f"promised to {speaker_name(step.to, self.scene)}, {filled(step.by, self.scene)}"
        row = Row(f"{home}/promise-{step.id}", "promise", depth, "", text, effect=whom, mark=step.mark, raw=step.text)
        self.add(row)

    def change(self, said: str, home: str, depth: int, mark: Mark) -> None:
        """A change that no choice makes."""
        text = f"{said[:1].upper()}{said[1:]}."
        self.add(Row(f"{home}/sets-{_mark(said)}", "change", depth, "", text, mark=mark))

    def leads(self, to: Go | End) -> str:
        """Where to: a beat by its id, an ending by its title."""
        if isinstance(to, Go):
            return f"on to {to.beat}"
        ending = self.scene.ending(to.ending)
        return f"ends: {filled(ending.title, self.scene)} ({ending.outcome})"


def _goal(to: Go | End) -> str:
    return to.beat if isinstance(to, Go) else to.ending


def _mark(text: str) -> str:
    """Four characters that stand for a text's words, whatever their case, spaces and stops."""
    plain = "".join(character for character in text.casefold() if character.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()[:4]
