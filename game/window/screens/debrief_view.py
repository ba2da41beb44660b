"""Draws the parts of a debrief: how it ended, the skills, and each decision with what it did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.session.phrases import name_of, points, said, signed
from game.story.debrief import Debrief, JudgedDecision, Path, SkillCount, SpokenLine
from game.story.engine import Conversation
from game.story.model import Scene, Skill, fill
from game.window.actions import ToggleOthers, TryFrom
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, DISPLAY, FIGURE, SMALL, SMALL_STRONG, STRONG, TITLE, Colour, Style
from game.window.screens.talk_view import tag_chip
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control
from game.window.widgets.widgets import Chip, badge, button, button_size, chips


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


def ending(s: DrawContext, box: Box, story: Story) -> int:
    """How it ended, whether that passes, and the score; returns the row under it."""
    c, d, pad = s.colours, story.debrief, s.px(28 if s.wide else 18)
    inner = Box(box.x + pad, box.y + s.px(22), box.w - 2 * pad, 0)
    score = "" if d.score is None else points(d.score)
    beside = inner.w >= s.px(560 * s.look.text)
    score_w = max(s.width(score, DISPLAY), s.width(s.tr("of 100"), SMALL)) + s.px(24) if score else 0
    room = inner.w - (score_w + s.px(24) if beside else 0)
    if d.ending is None:
        title, text = (
            s.tr("The scene stopped here"),
            s.tr("Its author gave this path no ending. What you did has been kept."),
        )
    else:
        title, text = fill(d.ending.title, story.words), fill(d.ending.text, story.words).strip()
    label = s.tr("Passed") if d.passed else s.tr("Not passed this time")
    mark = Chip(
        label,
        "check" if d.passed else "again",
        c.good if d.passed else c.gold_ink,
        c.good_tint if d.passed else c.gold_tint,
    )
    marks = [mark]
    if d.accuracy is not None:
        marks.append(Chip(s.tr("Accuracy {points} of 100", points=points(d.accuracy)), "star", c.head, c.head_tint))
    if story.practice:
        marks.append(Chip(s.tr("Practice"), "rewind", c.gold_ink, c.gold_tint))
    y = chips(s, inner._replace(w=room), marks, draw=False) + s.px(12)
    y += s.height(title, TITLE, room) + s.px(8) + s.height(text, BODY, room)
    if score and not beside:
        y += s.px(10) + s.line_height(STRONG)
    height = y - box.y + s.px(22)
    s.panel(Box(box.x, box.y, box.w, height), c.card, radius=20, border=c.line, lip=True)
    y = chips(s, inner._replace(w=room), marks) + s.px(12)
    y = s.tell(title, inner._replace(y=y, w=room), TITLE, c.ink) + s.px(8)
    y = s.tell(text, inner._replace(y=y, w=room), BODY, c.ink)
    if score and beside:
        at = Box(
            inner.right - score_w, box.y + (height - s.line_height(DISPLAY) - s.line_height(SMALL)) // 2, score_w, 0
        )
        under = s.write(score, at, DISPLAY, c.head, align="centre")
        end = s.write(s.tr("of 100"), at._replace(y=under), SMALL, c.muted, align="centre")
        s.say(s.tr("Score {points} of 100", points=score), at._replace(h=end - at.y))
    elif score:
        s.tell(s.tr("Score {points} of 100", points=score), inner._replace(y=y + s.px(10)), STRONG, c.head)
    return box.y + height


def skills(s: DrawContext, box: Box, story: Story) -> int:
    """What was shown, what went wrong, and what is still to be tried; returns the row under it."""
    c, d = s.colours, story.debrief
    y = box.y
    shown = [one for one in d.skills if one.shown]
    had = {one.skill.id for one in shown}
    waiting = [story.skills[tag] for tag in story.scene.teaches if tag in story.skills and tag not in had]
    groups: tuple[tuple[str, Sequence[Chip]], ...] = (
        (s.tr("Skills you showed"), [Chip(_times(s, one), "check", c.good, c.good_tint) for one in shown]),
        (
            s.tr("Skills the best answers had"),
            [Chip(one.skill.label, one.skill.half, c.gold_ink, c.gold_tint) for one in d.skills if one.missed],
        ),
        (s.tr("What got in the way"), [Chip(_times(s, one), "close", c.bad, c.heart_tint) for one in d.faults]),
        (s.tr("Still to try here"), [Chip(skill.label, skill.half, c.muted, c.sunk) for skill in waiting]),
    )
    for title, items in groups:
        if items:
            y = s.tell(title, box._replace(y=y), SMALL_STRONG, c.muted) + s.px(8)
            y = chips(s, box._replace(y=y), items) + s.px(16)
    return y


def _times(s: DrawContext, one: SkillCount) -> str:
    return one.skill.label if one.shown == 1 else s.tr("{skill}, {times} times", skill=one.skill.label, times=one.shown)


def decision(
    s: DrawContext, box: Box, story: Story, judged: JudgedDecision, *, tips: Sequence[str], wide_open: bool
) -> int:
    """One decision on a card; returns the row under it.

    Args:
        s: what to draw on.
        box: where it goes; its height does not matter.
        story: what the debrief is about.
        judged: the decision.
        tips: the tags whose tips are told here.
        wide_open: whether the other options are shown too.
    """
    end = _decision(s, box, story, judged, tips, wide_open=wide_open, draw=False)
    s.panel(Box(box.x, box.y, box.w, end - box.y), s.colours.card, radius=16, border=s.colours.line)
    return _decision(s, box, story, judged, tips, wide_open=wide_open, draw=True)


def _decision(
    s: DrawContext, box: Box, story: Story, judged: JudgedDecision, tips: Sequence[str], *, wide_open: bool, draw: bool
) -> int:
    c, pad = s.colours, s.px(20 if s.wide else 14)
    side = max(s.px(34), s.line_height(FIGURE) + s.px(6))
    indent = side + s.px(14) if s.roomy > 420 else 0
    inner = Box(box.x + pad + indent, box.y + s.px(16), box.w - 2 * pad - indent, 0)
    turn = story.conversation.turns[judged.number - 1]
    if draw:
        place = Box(box.x + pad, box.y + s.px(14), side, side)
        s.say(s.tr("Decision {number}", number=judged.number), place)
        badge(s, place, str(judged.number), c.head, c.head_tint)
    y = inner.y if indent else inner.y + side
    text = _said(s, story, judged.taken)
    y = _write(s, inner._replace(y=y), text, STRONG, c.ink, draw=draw)
    y = _answered(s, inner._replace(y=y), story, judged.taken.answer[:2], draw=draw)
    moves = [*graded(s, judged.taken), *_moves(s, story, turn.before.meters, turn.after.meters)]
    if story.debrief.turning_point == judged.number - 1:
        moves.insert(1, Chip(s.tr("The turning point"), "again", c.bad, c.heart_tint))
    tags = [story.skills[tag] for tag in judged.taken.tags if tag in story.skills]
    y = chips(s, inner._replace(y=y + s.px(10)), moves, draw=draw) if moves else y
    labels = [tag_chip(s, tag, story.scene, judged.taken.causes) for tag in tags]
    y = chips(s, inner._replace(y=y + s.px(8)), labels, draw=draw) if labels else y
    if judged.taken.why:
        y = _write(s, inner._replace(y=y + s.px(10)), fill(judged.taken.why, story.words), BODY, c.ink, draw=draw)
    for tag in tags:
        if tag.id in tips and story.debrief.coached:
            tip = s.tr("{skill}: {tip}", skill=tag.label, tip=fill(tag.tip, story.words))
            y = _write(s, inner._replace(y=y + s.px(8)), tip, SMALL, c.muted, draw=draw)
    y = _better(s, inner._replace(y=y), story, judged, draw=draw)
    y = _actions(s, inner._replace(y=y + s.px(12)), judged, wide_open=wide_open, draw=draw)
    if wide_open:
        y = _others(s, inner._replace(y=y + s.px(6)), story, judged, draw=draw)
    return y + s.px(14)


def _better(s: DrawContext, box: Box, story: Story, judged: JudgedDecision, *, draw: bool) -> int:
    """The best there was, where that is not what was said, and the first words it would have been answered with."""
    best, y = judged.best, box.y
    if not judged.taken.regret or best is judged.taken:
        return y
    text = s.tr("Best here: {option}", option=_said(s, story, best))
    y = _write(s, box._replace(y=y + s.px(10)), text, SMALL_STRONG, s.colours.head, draw=draw)
    return _answered(s, box._replace(y=y), story, best.answer[:1], draw=draw)


def _answered(s: DrawContext, box: Box, story: Story, answer: Sequence[SpokenLine], *, draw: bool) -> int:
    """The lines that an option was, or would have been, answered with."""
    y = box.y
    for told in answer:
        who = name_of(story.scene, told.speaker, s.language)
        line = fill(told.text, story.words)
        y = _write(s, box._replace(y=y + s.px(2)), f"{who}: {line}" if who else line, SMALL, s.colours.muted, draw=draw)
    return y


def _write(s: DrawContext, box: Box, text: str, style: Style, colour: Colour, *, draw: bool) -> int:
    return s.tell(text, box, style, colour) if draw else box.y + s.height(text, style, box.w)


def _said(s: DrawContext, story: Story, path: Path) -> str:
    return said(path.authored, story.words, s.language)


def _moves(s: DrawContext, story: Story, before: Sequence[int], after: Sequence[int]) -> list[Chip]:
    """What each meter did, as chips: a triangle up or down, in the colour of better or worse."""
    c, found = s.colours, []
    for meter, was, now in zip(story.scene.meters, before, after, strict=True):
        if now != was:
            better = (now > was) == (meter.good == "high")
            text = s.tr(
                "{meter} {change}, {before} to {after}",
                meter=meter.label,
                change=signed(now - was),
                before=was,
                after=now,
            )
            found.append(Chip(text, "rise" if now > was else "fall", c.good if better else c.bad, c.ground))
    return found or [Chip(s.tr("No meter moved"), "minus", c.muted, c.ground)]


def graded(s: DrawContext, path: Path) -> list[Chip]:
    """How good an option was there, as a chip; none where nothing was judged."""
    c = s.colours
    match path.grade:
        case "best":
            return [Chip(s.tr("Best here"), "star", c.good, c.good_tint)]
        case "good":
            return [Chip(s.tr("Good"), "check", c.good, c.good_tint)]
        case "slip":
            return [Chip(s.tr("A slip"), "fall", c.gold_ink, c.gold_tint)]
        case "mistake":
            return [Chip(s.tr("A mistake"), "fall", c.bad, c.heart_tint)]
        case "blunder":
            return [Chip(s.tr("A blunder"), "close", c.bad, c.heart_tint)]
    return []


def _actions(s: DrawContext, box: Box, judged: JudgedDecision, *, wide_open: bool, draw: bool) -> int:
    """Try it again, and what else could have been said."""
    x, y, height = box.x - s.px(12), box.y, 0
    again = Control(f"try:{judged.number - 1}", s.tr("Try that moment again"), TryFrom(judged.number - 1))
    buttons = [(again, "rewind")]
    if judged.others:
        label = s.tr("Hide the other answers") if wide_open else s.tr("What else you could have said")
        others = Control(f"others:{judged.number}", label, ToggleOthers(judged.number))
        buttons.append((others, "up" if wide_open else "down"))
    for control, icon in buttons:
        width, height = button_size(s, control.name, icon)
        width = min(width, box.w + s.px(24))
        if x > box.x and x + width > box.right + s.px(12):
            x, y = box.x - s.px(12), y + height
        if draw:
            button(s, Box(x, y, width, height), control, "quiet", icon)
        x += width + s.px(4)
    return y + height


def _others(s: DrawContext, box: Box, story: Story, judged: JudgedDecision, *, draw: bool) -> int:
    """The other options that were open, each with how the customer would have begun to answer."""
    c, y = s.colours, box.y
    for path in judged.others:
        top = y
        inner = Box(box.x + s.px(16), y + s.px(4), box.w - s.px(16), 0)
        y = _write(s, inner, _said(s, story, path), SMALL_STRONG, c.ink, draw=draw)
        y = _answered(s, inner._replace(y=y), story, path.answer[:1], draw=draw)
        moves = [*graded(s, path), *_moves(s, story, judged.before, path.meters)]
        y = chips(s, inner._replace(y=y + s.px(6)), moves, draw=draw)
        if draw:
            s.canvas.panel(Box(box.x, top + s.px(4), s.px(3), y - top - s.px(4)), c.line, s.px(1))
        y += s.px(12)
    return y
