"""One decision of a debrief in words: what was said and did, how good it was, and every other answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.session.phrases import listener, name_of, sayable, sentence
from game.session.spending import spends
from game.session.verdict import cost_in_words, grade_in_words, moment_of, no_move, tag_in_words
from game.story.debrief import Debrief, JudgedDecision, Path
from game.story.engine import Conversation
from game.story.language import Language
from game.story.model import Option, Scene, Skill, fill
from game.terminal.wording import moves_in_words, said_in_words

INDENT = "   "
LINES = 2
"""How much of an answer is told: its first lines."""


@dataclass(slots=True)
class Decisions:
    """Tells the decisions of one debrief; ``tipped`` are the tags whose tips have been told already."""

    conversation: Conversation
    debrief: Debrief
    skills: Mapping[str, Skill]
    words: Mapping[str, str]
    language: Language
    tipped: set[str] = field(default_factory=set)

    @property
    def scene(self) -> Scene:
        """The scene."""
        return self.conversation.scene

    def tell(self, judged: JudgedDecision) -> Iterator[str]:
        """A decision, line by line."""
        tr, language = self.language.tr, self.language
        turn = self.conversation.turns[judged.number - 1]
        taken = judged.taken
        did = self.with_listener(said_in_words(taken.authored, self.words, language), taken.authored)
        yield f"{judged.number}. {did}"
        grade = grade_in_words(judged, taken, language)
        if grade:
            turned = self.debrief.turning_point == judged.number - 1
            cost = cost_in_words(judged, taken, language)
            parts = (sentence(grade), tr("This was the turning point.") if turned else "", cost)
            yield INDENT + " ".join(part for part in parts if part)
        moves = moves_in_words(self.scene, turn.before.meters, turn.meters, turn.after.meters, language)
        yield from (f"{INDENT}{line}" for line in moves or [sentence(no_move(language))])
        if spent := spends(taken.authored, self.scene, language):
            yield INDENT + sentence(spent)
        yield from self._tags(judged, taken)
        if taken.why:
            yield INDENT + tr("Why: {text}", text=fill(taken.why, self.words))
        if judged.others:
            yield INDENT + tr("What else you could have said:")
        for path in judged.others:
            yield from self.other(judged, path)

    def other(self, judged: JudgedDecision, path: Path) -> Iterator[str]:
        """Another answer: how good it was, its reply, its tags, its why and what it costs."""
        inner = INDENT * 2
        grade = grade_in_words(judged, path, self.language) if judged.at_stake else ""
        quoted = self.with_listener(sayable(path.authored, self.words, self.language), path.authored)
        yield f"{INDENT}- {grade}: {quoted}" if grade else f"{INDENT}- {quoted}"
        yield from (f"{inner}{line}" for line in self.answer(path))
        marks = [sentence(text) for text in self._marks(judged, path)]
        if spent := spends(path.authored, self.scene, self.language):
            marks.append(sentence(spent))
        if marks:
            yield inner + " ".join(marks)
        if path.why:
            yield inner + fill(path.why, self.words)
        cost = cost_in_words(judged, path, self.language)
        if cost:
            yield inner + cost

    def with_listener(self, told: str, option: Option) -> str:
        """What is told of an option, with whom of several it is said to."""
        who = listener(option, self.scene, self.language)
        return self.language.tr("{text} (to {who})", text=told, who=who) if who else told

    def answer(self, path: Path) -> Iterator[str]:
        """The first lines of what it was, or would have been, answered with."""
        for line in path.answer[:LINES]:
            who, text = name_of(self.scene, line.speaker, self.language), fill(line.text, self.words)
            yield f"{who}: {text}" if who else f"({text})"

    def _tags(self, judged: JudgedDecision, path: Path) -> Iterator[str]:
        """Each tag as what it was there, with its tip, which is told once in a debrief."""
        for skill in self._skills(path):
            tip = "" if skill.id in self.tipped or not self.debrief.coached else f" {fill(skill.tip, self.words)}"
            self.tipped.add(skill.id)
            moment = moment_of(skill, judged, path, self.scene)
            yield f"{INDENT}{sentence(tag_in_words(skill, moment, self.language))}{tip}"

    def _marks(self, judged: JudgedDecision, path: Path) -> Iterator[str]:
        for skill in self._skills(path):
            yield tag_in_words(skill, moment_of(skill, judged, path, self.scene), self.language)

    def _skills(self, path: Path) -> Iterator[Skill]:
        yield from (self.skills[tag] for tag in dict.fromkeys(path.tags) if tag in self.skills)
