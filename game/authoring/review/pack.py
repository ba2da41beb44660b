"""The review pack: a whole scene in parts that can be read like a play, and who says how many words in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from game.authoring.review.rows import Row, RowWriter
from game.authoring.wording import filled, sum_in_words, tags_in_words
from game.story.analysis import Figures
from game.story.condition import in_words
from game.story.model import NOWHERE, Beat, Flag, Gauge, Scene, Skill

ABOUT: Final = "(about the scene)"
EVERY_TURN: Final = "(after each decision)"
ENDINGS: Final = "(endings)"


@dataclass(frozen=True, slots=True)
class PackPart:
    """One part of a pack: a beat, what stands at the top of the scene, or its endings; ``line`` is where it begins."""

    id: str
    title: str
    rows: tuple[Row, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How much somebody says, over all branches; a player's options count as ``You``."""

    who: str
    lines: int
    words: int


@dataclass(frozen=True, slots=True)
class Pack:
    """A scene for a reviewer.

    ``content`` is the hash of what was read, so that a comment can be put to a version; ``file`` is what the scene's
    file is called in its library: ``scenes/late_install.yaml``.
    """

    scene: str
    title: str
    content: str
    parts: tuple[PackPart, ...]
    tallies: tuple[Tally, ...]
    file: str


def pack_of(scene: Scene, skills: Mapping[str, Skill], figures: Figures | None = None) -> Pack:
    """Make the review pack of a scene.

    Args:
        scene: a scene without errors.
        skills: the library's tags.
        figures: what ``explore`` tells of it; without them nothing is said of costs.

    Returns:
        The pack, its beats in the order written.
    """
    writer = RowWriter(scene, skills, figures.options if figures else {})
    beats = tuple(
        PackPart(beat.id, _beat_title(beat, scene), writer.beat(beat.id, beat.steps), beat.mark.line)
        for beat in scene.beats
    )
    parts = (
        PackPart(ABOUT, "About the scene", _about(scene, skills)),
        *beats,
        *(
            [PackPart(EVERY_TURN, "After each decision", writer.beat(EVERY_TURN, scene.every_turn))]
            if scene.every_turn
            else ()
        ),
        PackPart(ENDINGS, "Endings", _endings(scene)),
    )
    rows = [row for part in beats for row in part.rows]
    return Pack(scene.id, filled(scene.title, scene), scene.content, parts, _tallies(rows), f"scenes/{scene.id}.yaml")


def _beat_title(beat: Beat, scene: Scene) -> str:
    return f"{beat.id} (start)" if beat.id == scene.start else beat.id


def _tallies(rows: Iterable[Row]) -> tuple[Tally, ...]:
    lines: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for row in rows:
        if row.words:
            lines[row.who] += 1
            words[row.who] += row.words
    return tuple(Tally(who, lines[who], words[who]) for who in sorted(lines, key=lambda who: (-words[who], who)))


def _about(scene: Scene, skills: Mapping[str, Skill]) -> tuple[Row, ...]:
    found = [
        ("title", "Title", filled(scene.title, scene)),
        ("summary", "Summary", filled(scene.summary, scene)),
        ("briefing", "Briefing", filled(scene.briefing, scene)),
        ("keep", "To keep", filled(scene.keep, scene)),
        ("teaches", "Teaches", tags_in_words(scene.teaches, skills)),
        ("coach", "Coach", {"at_once": "speaks at once", "after": "speaks afterwards", "off": "is off"}[scene.coach]),
        ("meters", "Meters", "are shown" if scene.meters_shown else "are hidden"),
        ("channel", "Channel", {"phone": "by phone", "in_person": "in person", "chat": "in a chat"}[scene.channel]),
        *(() if scene.overhears else (("overhear", "The others", "do not hear what is said to one of them"),)),
        ("start", "Starts with", scene.start),
        ("passes", "Passed", f"if {in_words(scene.passes, scene)}" if scene.passes else "unless it is lost"),
        ("score", "Score", sum_in_words(scene.score, scene) if scene.score else "the mean of the customers' meters"),
    ]
    for part in scene.cast:
        starts = {change.meter: change.amount for change in part.starts}
        values = [f"{meter.label.lower()} {starts.get(meter.id, meter.start)}" for meter in part.character.meters]
        told = filter(None, (part.character.role, f"starts with {', '.join(values)}" if values else ""))
        found.append((f"cast-{part.character.id}", part.character.name, "; ".join(told)))
    found += [(f"flag-{flag.id}", "Remembers", _flag(flag)) for flag in scene.flags]
    found += [(f"gauge-{gauge.flag}", "Shows", _gauge(gauge)) for gauge in scene.gauges]
    marks = {f"cast-{part.character.id}": part.mark for part in scene.cast}
    marks |= {f"flag-{flag.id}": flag.mark for flag in scene.flags}
    marks |= {f"gauge-{gauge.flag}": gauge.mark for gauge in scene.gauges}
    raw = {"title": scene.title, "summary": scene.summary, "briefing": scene.briefing, "keep": scene.keep}
    return tuple(
        Row(f"about/{id_}", "about", 0, who, text, mark=marks.get(id_, NOWHERE), raw=raw.get(id_, ""))
        for id_, who, text in found
        if text
    )


def _gauge(gauge: Gauge) -> str:
    name = f"“{gauge.flag.replace('_', ' ')}” as {gauge.label}"
    return f"{name}, from 0 to {gauge.most}; {gauge.good} is good"


def _flag(flag: Flag) -> str:
    name = f"“{flag.id.replace('_', ' ')}”"
    shown = [str(value).lower().replace("_", " ") for value in flag.values]
    if flag.drawn:
        return f"{name}: drawn at the start from {', '.join(shown)}"
    start = str(flag.start).lower().replace("_", " ")
    others = ", ".join(value for value in shown if value != start)
    return f"{name}: {start} at the start{f', or {others}' if others else ''}"


def _endings(scene: Scene) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"ending/{ending.id}",
            "ending",
            0,
            filled(ending.title, scene),
            filled(ending.text, scene),
            effect=f"outcome: {ending.outcome}",
            mark=ending.mark,
            raw=ending.text,
        )
        for ending in scene.endings
    )
