"""The figures of a whole library, as tables and as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.authoring.census.counting import Counted, Said
from game.authoring.sheet import Cell, Column, Sheet
from game.story.model import Skill

ABOUT: Final = (
    "Minutes: a call that is not cut short, at 180 words a minute and five seconds for each decision."
    " Theirs, Narrator, Yours: words over all branches. Decisions: places to decide in."
    " Shortest, Longest: decisions on the way to an ending. Won, Settled, Lost: endings."
)
_SCENES: Final = (
    Column("Level", 6), Column("Scene", 18), Column("Title", 22), Column("Minutes", 8), Column("Theirs", 8),
    Column("Narrator", 9), Column("Yours", 8), Column("Beats", 7), Column("Decisions", 9), Column("Options", 8),
    Column("Shortest", 9), Column("Longest", 9), Column("Won", 6), Column("Settled", 8), Column("Lost", 6),
)  # fmt: skip


def census_sheets(
    scenes: Sequence[Counted],
    skills: Mapping[str, Skill],
    levels: Sequence[str],
    done: Mapping[str, Mapping[str, float]],
) -> tuple[Sheet, ...]:
    """The tables: scenes, skills by scene, who appears where, and languages where there are some.

    Args:
        scenes: every scene counted, in the order in which they are shown.
        skills: the library's tags.
        levels: the scenes of the course, in order.
        done: for each language how much of each scene is translated, 0-1.
    """
    number = {scene: at for at, scene in enumerate(levels, 1)}
    rows = tuple(_row(one, number.get(one.scene)) for one in scenes)
    sheets = [Sheet("Scenes", _SCENES, (*rows, _sum(scenes)) if len(scenes) > 1 else rows, ABOUT, key=1)]
    names = tuple(Column(one.scene, 14) for one in scenes)
    for kind, heading in (("skill", "Skills by scene"), ("fault", "Faults by scene")):
        used = [tag for tag in skills.values() if tag.kind == kind and any(one.tags.get(tag.id) for one in scenes)]
        if used:
            table = tuple((tag.label, *(one.tags.get(tag.id) or "" for one in scenes)) for tag in used)
            head = (Column(kind.capitalize(), 24), *names)
            sheets.append(Sheet(heading, head, table, "How many options show it."))
    if people := dict.fromkeys(who for one in scenes for who in one.people):
        table = tuple((who, *(_said(one.people.get(who)) for one in scenes)) for who in people)
        head = (Column("Who", 24), *names)
        sheets.append(Sheet("Who appears where", head, table, "Lines and words, over all branches."))
    if done:
        table = tuple((code, *(f"{share.get(one.scene, 0):.0%}" for one in scenes)) for code, share in done.items())
        sheets.append(Sheet("Languages", (Column("Language", 12), *names), table, "How much is translated."))
    return tuple(sheets)


def census_as_data(scenes: Sequence[Counted], done: Mapping[str, Mapping[str, float]]) -> list[dict[str, object]]:
    """The same as plain data, a scene each."""
    return [
        {
            "scene": one.scene,
            "title": one.title,
            "minutes": one.minutes,
            "words": {"theirs": one.theirs, "narrator": one.narrated, "yours": one.yours},
            "beats": one.beats,
            "decisions": one.decisions,
            "options": one.options,
            "shortest": one.shortest,
            "longest": one.longest,
            "endless": one.is_endless,
            "endings": dict(one.endings),
            "tags": dict(one.tags),
            "people": {who: {"lines": said.lines, "words": said.words} for who, said in one.people.items()},
            "languages": {language: round(share.get(one.scene, 0), 3) for language, share in done.items()},
        }
        for one in scenes
    ]


def _row(one: Counted, level: int | None) -> tuple[Cell, ...]:
    unknown = "not known"
    longest = "no end" if one.is_endless else unknown if one.longest is None else one.longest
    return (
        level or "", one.scene, one.title, one.minutes, one.theirs, one.narrated, one.yours, one.beats, one.decisions,
        one.options, unknown if one.shortest is None else one.shortest, longest, *one.endings.values(),
    )  # fmt: skip


def _sum(scenes: Sequence[Counted]) -> tuple[Cell, ...]:
    """The last row: all scenes together."""
    return (
        "", "all", "", sum(one.minutes for one in scenes), sum(one.theirs for one in scenes),
        sum(one.narrated for one in scenes), sum(one.yours for one in scenes), sum(one.beats for one in scenes),
        sum(one.decisions for one in scenes), sum(one.options for one in scenes), "", "",
        *(sum(counts) for counts in zip(*(one.endings.values() for one in scenes), strict=True)),
    )  # fmt: skip


def _said(said: Said | None) -> str:
    if said is None:
        return ""
    return f"{said.lines} / {said.words:,}" if said.lines else "silent"
