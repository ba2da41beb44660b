"""Draws what a debrief says of skills, and of what there was to be heard."""

from __future__ import annotations

from game.session.phrases import name_of
from game.session.verdict import heard_in_words, sealed_in_words, skill_groups
from game.story.debrief import Finding
from game.story.model import fill
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, SMALL_STRONG
from game.window.screens.debrief_story import Story
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.widgets import Chip, chips, section


def skills(s: DrawContext, box: Box, story: Story) -> int:
    """What was shown, what was tried in vain, what got in the way, what is left to try; returns the row under it."""
    c, y = s.colours, box.y
    ink, ground = story.praise(c)
    groups = skill_groups(story.debrief, story.scene, story.skills, s.language)
    if not groups:
        return y
    y = section(s, box, s.tr("Skills"))
    for group in groups:
        y = s.tell(group.title, box._replace(y=y), SMALL_STRONG, c.muted) + s.px(8)
        marks = {
            "shown": ("check", ink, ground),
            "tried": ("clock", c.gold_ink, c.gold_tint),
            "fault": ("close", c.bad, c.heart_tint),
        }
        items = []
        for skill, text in group.skills:
            icon, colour, fill_ = marks.get(group.moment, (skill.half, c.muted, c.sunk))
            items.append(Chip(text, icon, colour, fill_))
        y = chips(s, box._replace(y=y), items) + s.px(14)
    return y


def heard(s: DrawContext, box: Box, story: Story) -> int:
    """What there was to be heard: what was found, and a closed envelope for all that was not; the row under it."""
    told, all_ = heard_in_words(story.debrief, story.scene, s.language), story.debrief.heard
    if not told or all_ is None:
        return box.y
    y = section(s, box, told)
    with s.measured():
        end = _findings(s, box._replace(y=y), story, all_.findings)
    s.panel(Box(box.x, y, box.w, end - y), s.colours.card, radius=16, border=s.colours.line)
    return _findings(s, box._replace(y=y), story, all_.findings) + s.px(12)


def _findings(s: DrawContext, box: Box, story: Story, findings: tuple[Finding, ...]) -> int:
    c, pad = s.colours, s.px(20 if s.wide else 14)
    side = round(s.size(BODY) * 1.15)
    y = box.y + s.px(14)
    for finding in findings:
        if not finding.is_found:
            continue
        speaker = finding.lines[0].speaker
        x = box.x + pad + side + s.px(12)
        s.icon("log" if speaker else "note", Box(box.x + pad, y + s.px(1), side, side), c.gold_ink)
        text = " ".join(fill(line.text, story.words) for line in finding.lines)
        who = name_of(story.scene, speaker, s.language) if speaker else ""
        line = s.tr("{name}: {line}", name=who, line=text) if who else text
        y = s.tell(line, Box(x, y, box.right - pad - x, 0), SMALL, c.ink) + s.px(6)
    sealed = len(findings) - sum(finding.is_found for finding in findings)
    if sealed:
        x, y = box.x + pad, y + s.px(4)
        for _ in range(sealed):
            if x + side > box.right - pad:
                x, y = box.x + pad, y + side + s.px(8)
            s.icon("envelope", Box(x, y, side, side), c.muted)
            x += side + s.px(10)
        text = sealed_in_words(sealed, s.language)
        y = s.tell(text, Box(box.x + pad, y + side + s.px(6), box.w - 2 * pad, 0), SMALL, c.muted)
    return y + s.px(12)
