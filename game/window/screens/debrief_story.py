"""What a debrief is about, and the small parts that all of it is drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.session.phrases import addressed, name_of, said, sayable
from game.session.spending import spends
from game.session.verdict import grade_in_words, moment_of, moves, no_move, tag_in_words
from game.story.debrief import Debrief, JudgedDecision, Path, SpokenLine
from game.story.engine import Conversation
from game.story.model import Scene, Skill, fill
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, Colour, Palette
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.widgets import Chip, move_chip


@dataclass(frozen=True, slots=True)
class Story:
    """What a debrief is about."""

    conversation: Conversation
    debrief: Debrief
    skills: Mapping[str, Skill]
    words: Mapping[str, str]
    practice: bool

    @property
    def scene(self) -> Scene:
        """The scene."""
        return self.conversation.scene

    def said(self, s: DrawContext, path: Path) -> str:
        """What the player said."""
        return said(path.authored, self.words, s.language)

    def sayable(self, s: DrawContext, path: Path) -> str:
        """What the player could have said instead."""
        return sayable(path.authored, self.words, s.language)

    def praise(self, colours: Palette) -> tuple[Colour, Colour]:
        """The ink and ground of what was good: green is for a call that passed."""
        return (colours.good, colours.good_tint) if self.debrief.passed else (colours.head, colours.head_tint)


def grade_chip(s: DrawContext, story: Story, judged: JudgedDecision, path: Path) -> list[Chip]:
    """How good an answer was, as a chip; that nothing was at stake; nothing where nothing is judged."""
    c, text = s.colours, grade_in_words(judged, path, s.language)
    if not text:
        return []
    ink, ground = story.praise(c)
    match path.grade:
        case "best":
            return [Chip(text, "star" if story.debrief.passed else "check", ink, ground)]
        case "good":
            return [Chip(text, "check", ink, ground)]
        case "slip":
            return [Chip(text, "fall", c.gold_ink, c.gold_tint)]
        case "mistake":
            return [Chip(text, "fall", c.bad, c.heart_tint)]
        case "blunder":
            return [Chip(text, "close", c.bad, c.heart_tint)]
    return [Chip(text, "minus", c.muted, c.sunk)]


def listener_chip(s: DrawContext, story: Story, path: Path) -> list[Chip]:
    """Whom of several an answer is said to, as a chip; nothing where it is said to all of them."""
    text = addressed(path.authored, story.scene, s.language)
    return [Chip(text, "person", s.colours.muted, s.colours.sunk)] if text else []


def money_chip(s: DrawContext, story: Story, path: Path) -> list[Chip]:
    """What an answer costs in money, as a chip; nothing where it costs none."""
    text = spends(path.authored, story.scene, s.language)
    return [Chip(text, "coins", s.colours.ink, s.colours.ground)] if text else []


def tag_chips(s: DrawContext, story: Story, judged: JudgedDecision, path: Path) -> list[Chip]:
    """The tags of an answer: a tick for a skill, a clock for one at the wrong moment, a cross for a fault."""
    c, found = s.colours, []
    ink, ground = story.praise(c)
    for skill in (story.skills[tag] for tag in dict.fromkeys(path.tags) if tag in story.skills):
        moment = moment_of(skill, judged, path, story.scene)
        heard = tag_in_words(skill, moment, s.language)
        match moment:
            case "fault":
                found.append(Chip(skill.label, "close", c.bad, c.heart_tint, heard))
            case "tried":
                found.append(Chip(heard, "clock", c.gold_ink, c.gold_tint))
            case "shown":
                found.append(Chip(skill.label, "check", ink, ground, heard))
            case "plain":
                found.append(Chip(skill.label, skill.half, c.muted, c.sunk, heard))
    return found


def move_chips(s: DrawContext, story: Story, before: Sequence[int], after: Sequence[int]) -> list[Chip]:
    """What each meter did, as chips: a triangle up or down, and a tick or a cross for better or worse."""
    c = s.colours
    praise, _ = story.praise(c)
    found = [
        move_chip(s, move.text, move.rises, better=move.is_better)._replace(
            ink=praise if move.is_better else c.bad, fill=c.ground
        )
        for move in moves(story.scene, before, after, s.language)
    ]
    return found or [Chip(no_move(s.language), "minus", c.muted, c.ground)]


def answered(s: DrawContext, box: Box, story: Story, answer: Sequence[SpokenLine]) -> int:
    """The lines that an option was, or would have been, answered with; returns the row under them."""
    y = box.y
    for told in answer:
        who = name_of(story.scene, told.speaker, s.language)
        line = fill(told.text, story.words)
        text = s.tr("{name}: {line}", name=who, line=line) if who else line
        y = s.tell(text, box._replace(y=y + s.px(2)), SMALL, s.colours.muted)
    return y


def reason(s: DrawContext, box: Box, story: Story, why: str) -> int:
    """What the customer heard in an answer, beside an ear; returns the row under it."""
    if not why:
        return box.y
    side = round(s.size(BODY) * 1.05)
    s.icon("ear", Box(box.x, box.y + s.px(5) + (s.line_height(BODY) - side) // 2, side, side), s.colours.muted)
    x = box.x + side + s.px(10)
    return s.tell(fill(why, story.words), Box(x, box.y + s.px(5), box.right - x, 0), BODY, s.colours.ink)
