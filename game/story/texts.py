"""Every text of a scene, its people and its course that a player can see, each with a context that names its place.

One walk serves both to list the texts for a translator and to put the translations in, so the two can never disagree.
A context is made of ids alone (``late_install/hello/mrs_smith``), so a text keeps its translation when lines around it
come, go or change places. Two equal texts in one context are one text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from game.story.model import (
    NOWHERE,
    Beat,
    Character,
    Choose,
    Condition,
    Course,
    Ending,
    Line,
    Mark,
    Not,
    Option,
    Part,
    Promise,
    Scene,
    Shift,
    Skill,
    Step,
    TakeNote,
    When,
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text and where it stands; what does not apply is empty.

    ``kind`` is what it is (``line``, ``say``, ``why``, ``title`` …), ``answers`` what the player said before a reply,
    ``only_if`` the conditions of the blocks around it, ``to`` whom of several the player says it to.
    """

    context: str
    text: str
    kind: str
    mark: Mark = NOWHERE
    beat: str = ""
    option: str = ""
    speaker: str = ""
    face: str = ""
    does: tuple[str, ...] = ()
    answers: str = ""
    only_if: tuple[Condition, ...] = ()
    to: str = ""


TextChange = Callable[[Text], str]
"""What a text becomes."""


def rewritten(scene: Scene, change: TextChange) -> Scene:
    """A scene with every text changed, of its people too; its ids, its behaviour and its ``content`` stay.

    Args:
        scene: the scene.
        change: is asked once for each text that is there, in the order a reader meets them.
    """
    return _Rewriter(scene.id, change).scene(scene)


def rewritten_character(character: Character, change: TextChange) -> Character:
    """A character with name, role and the labels of the meters changed.

    The name within a sentence can be changed even where it is no other: a language may want an article before it. While
    nobody has changed it, it is the name as changed.
    """
    at = f"cast/{character.id}"

    def one(text: str, place: str, mark: Mark) -> str:
        return change(Text(f"{at}/{place}", text, place.partition("/")[0], mark, speaker=character.id)) if text else ""

    name = one(character.name, "name", character.mark)
    within = character.called or character.name
    called = one(within, "called", character.mark)
    return replace(
        character,
        name=name,
        called=character.called if called == within and name == character.name else "" if called == within else called,
        role=one(character.role, "role", character.mark),
        meters=tuple(
            replace(meter, label=one(meter.label, f"meters/{meter.id.partition('.')[2]}", meter.mark))
            for meter in character.meters
        ),
    )


def rewritten_skills(skills: Mapping[str, Skill], change: TextChange) -> dict[str, Skill]:
    """Skills and faults with labels and tips changed."""

    def one(text: str, skill: Skill, place: str) -> str:
        return change(Text(f"skills/{skill.id}/{place}", text, place, skill.mark)) if text else ""

    return {
        id_: replace(skill, label=one(skill.label, skill, "label"), tip=one(skill.tip, skill, "tip"))
        for id_, skill in skills.items()
    }


def rewritten_course(course: Course, change: TextChange) -> Course:
    """A course with its title, its shifts and its words changed."""
    title = change(Text("course/title", course.title, "title")) if course.title else ""
    levels = tuple(
        level if level.shift is None else replace(level, shift=_shift(level.shift, change)) for level in course.levels
    )
    return replace(course, title=title, levels=levels, words=rewritten_words(course.words, change))


def _shift(shift: Shift, change: TextChange) -> Shift:
    """A shift with its title and its briefing changed."""

    def one(text: str, place: str) -> str:
        return change(Text(f"course/shifts/{shift.id}/{place}", text, place, shift.mark)) if text else ""

    return replace(shift, title=one(shift.title, "title"), briefing=one(shift.briefing, "briefing"))


def rewritten_words(words: Mapping[str, str], change: TextChange) -> dict[str, str]:
    """The course's words changed; what they are called in braces stays."""
    return {name: change(Text(f"course/words/{name}", text, "word")) if text else "" for name, text in words.items()}


def rewritten_promises(promises: Mapping[str, Promise], change: TextChange) -> dict[str, Promise]:
    """The promises of other scenes, which a scene's texts name as ``scene.id``, changed as they are in their scene."""

    def one(id_: str, text: str, place: str) -> str:
        scene, _, promise = id_.partition(".")
        return change(Text(f"{scene}/promises/{promise}/{place}", text, "promise")) if text else ""

    return {
        id_: replace(promise, by=one(id_, promise.by, "by"), text=one(id_, promise.text, "text"))
        for id_, promise in promises.items()
        if "." in id_
    }


class _Rewriter:
    """One walk over one scene; ``only_if`` and ``answers`` are what holds where it stands."""

    def __init__(self, scene: str, change: TextChange) -> None:
        self.at = scene
        self.change = change
        self.beat = ""
        self.option = ""
        self.answers = ""
        self.only_if: tuple[Condition, ...] = ()
        self.promises: dict[str, Promise] = {}

    def one(self, text: str, place: str, kind: str, mark: Mark = NOWHERE, option: Option | None = None) -> str:
        if not text:
            return text
        option_id = option.id if option else self.option
        return self.change(
            Text(
                f"{self.at}/{place}",
                text,
                kind,
                mark,
                self.beat,
                option_id,
                does=option.does if option else (),
                only_if=self.only_if,
                to=option.to if option and kind in ("say", "label") else "",
            )
        )

    def scene(self, scene: Scene) -> Scene:
        found = replace(
            scene,
            title=self.one(scene.title, "title", "title"),
            summary=self.one(scene.summary, "summary", "summary"),
            briefing=self.one(scene.briefing, "briefing", "briefing"),
            keep=self.one(scene.keep, "keep", "keep"),
            beats=tuple(self.in_beat(beat) for beat in scene.beats),
            gauges=tuple(
                replace(gauge, label=self.one(gauge.label, f"gauge/{gauge.flag}", "gauge", gauge.mark))
                for gauge in scene.gauges
            ),
            every_turn=self.every_turn(scene.every_turn),
            endings=self.endings(scene.endings),
            cast=tuple(self.part(part) for part in scene.cast),
            words=rewritten_words(scene.words, self.change),
        )
        return replace(found, promises={**scene.promises, **self.promises})

    def part(self, part: Part) -> Part:
        return replace(part, character=rewritten_character(part.character, self.change))

    def endings(self, endings: tuple[Ending, ...]) -> tuple[Ending, ...]:
        self.beat = self.option = ""
        return tuple(
            replace(
                ending,
                title=self.one(ending.title, f"endings/{ending.id}/title", "ending", ending.mark),
                text=self.one(ending.text, f"endings/{ending.id}/text", "ending", ending.mark),
            )
            for ending in endings
        )

    def every_turn(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        self.beat = self.option = ""
        return self.steps(steps)

    def in_beat(self, beat: Beat) -> Beat:
        self.beat = beat.id
        return replace(beat, steps=self.steps(beat.steps))

    def steps(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(self.step(step) for step in steps)

    def step(self, step: Step) -> Step:
        match step:
            case Line():
                return self.line(step)
            case Choose(options):
                return replace(step, options=tuple(self.in_option(option) for option in options))
            case When(when, then, otherwise):
                return replace(step, then=self.under(when, then), otherwise=self.under(Not(when), otherwise))
            case TakeNote():
                return self.note(step)
            case Promise():
                return self.promise(step)
            case _:
                return step

    def under(self, when: Condition, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The steps of a block, which has its condition beside those of the blocks around it."""
        outer = self.only_if
        self.only_if = (*outer, when)
        found = self.steps(steps)
        self.only_if = outer
        return found

    def line(self, line: Line) -> Line:
        place = "/".join(filter(None, (self.at, self.beat, self.option, line.speaker)))
        text = self.change(
            Text(
                place,
                line.text,
                "line",
                line.mark,
                self.beat,
                self.option,
                line.speaker,
                line.face or "",
                answers=self.answers,
                only_if=self.only_if if line.when is None else (*self.only_if, line.when),
            )
        )
        cut_in = tuple(self.in_option(option) for option in line.cut_in)
        hear_out = None if line.hear_out is None else self.in_option(line.hear_out)
        return replace(line, text=text, cut_in=cut_in, hear_out=hear_out)

    def note(self, note: TakeNote) -> TakeNote:
        return replace(note, text=self.one(note.text, f"notes/{note.id}", "note", note.mark))

    def promise(self, promise: Promise) -> Promise:
        def one(text: str, place: str) -> str:
            return self.one(text, f"promises/{promise.id}/{place}", "promise", promise.mark)

        found = replace(promise, by=one(promise.by, "by"), text=one(promise.text, "text"))
        return self.promises.setdefault(promise.id, found)

    def in_option(self, option: Option) -> Option:
        at = f"{self.beat}/{option.id}"
        found = replace(
            option,
            say=self.one(option.say, f"{at}/say", "say", option.mark, option),
            label=self.one(option.label, f"{at}/label", "label", option.mark, option),
            locked=self.one(option.locked, f"{at}/locked", "locked", option.mark, option) if option.locked else None,
            why=self.one(option.why, f"{at}/why", "why", option.mark, option),
        )
        outer = self.option, self.answers
        self.option, self.answers = option.id, option.say
        notes = tuple(self.note(note) for note in option.notes)
        promises = tuple(self.promise(one) if isinstance(one, Promise) else one for one in option.promises)
        reply = self.steps(option.reply)
        self.option, self.answers = outer
        return replace(found, notes=notes, promises=promises, reply=reply)
