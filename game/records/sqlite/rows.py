"""Turns rows of the saves file into values and back; a row that cannot be understood is None, never an error."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from game.records.values import Answer, Attempt, Finish
from game.story.engine import Setup
from game.story.model import Scene

ATTEMPTS: Final = """
    SELECT a.id, a.uuid, a.player, a.scene,
        coalesce((SELECT content FROM revisions WHERE attempt = a.id ORDER BY id DESC LIMIT 1), a.content),
        a.seed, a.variants, a.remembered, a.number, a.practice, a.at, a.rewound,
        coalesce((SELECT max(number) FROM decisions WHERE attempt = a.id), 0),
        f.attempt, f.ending, f.outcome, f.passed, f.score, f.at, coalesce(c.reason, '')
    FROM attempts a LEFT JOIN finishes f ON f.attempt = a.id LEFT JOIN closings c ON c.attempt = a.id
"""
ANSWERS: Final = """
    SELECT number, decision, option, shown, device, ms, before, after, replayed, at FROM decisions
    WHERE attempt = ? ORDER BY number
"""
STANDINGS: Final = """
    SELECT a.scene, count(f.id) > 0, coalesce(max(f.passed), 0),
        max(CASE WHEN a.practice THEN NULL ELSE f.score END),
        (SELECT g.score FROM finishes g JOIN attempts b ON b.id = g.attempt
            WHERE b.player = a.player AND b.scene = a.scene AND NOT b.practice AND g.score IS NOT NULL
            ORDER BY b.number, b.id LIMIT 1),
        sum(NOT a.practice AND NOT EXISTS
            (SELECT 1 FROM closings WHERE attempt = a.id AND reason IN ('unanswered', 'unsaved')))
    FROM attempts a LEFT JOIN finishes f ON f.attempt = a.id WHERE a.player = ? GROUP BY a.scene
"""


def attempt_of(row: tuple[Any, ...]) -> Attempt | None:
    """The attempt in a row of ATTEMPTS."""
    id_, uuid, player, scene, content, seed, variants, remembered, number, practice, at, rewound, taken = row[:13]
    finished, ending, outcome, passed, score, finished_at, closed = row[13:]
    try:
        return Attempt(
            id_,
            uuid,
            player,
            scene,
            content,
            Setup(int(seed), json.loads(variants), json.loads(remembered)),
            number,
            bool(practice),
            datetime.fromisoformat(at),
            rewound,
            taken,
            None
            if finished is None
            else Finish(ending, outcome, bool(passed), score, datetime.fromisoformat(finished_at)),
            closed,
        )
    except ValueError:
        return None


def answer_of(row: tuple[Any, ...]) -> Answer | None:
    """The answer in a row of ANSWERS."""
    number, decision, option, shown, device, ms, before, after, replayed, at = row
    try:
        return Answer(
            number,
            decision,
            option,
            tuple(json.loads(shown)),
            device,
            ms,
            json.loads(before),
            json.loads(after),
            bool(replayed),
            datetime.fromisoformat(at),
        )
    except ValueError:
        return None


def packed(value: object) -> str:
    """A value as JSON, as short as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def meters_of(scene: Scene, levels: tuple[int, ...]) -> Mapping[str, int]:
    """Meters by their full names."""
    return {meter.id: level for meter, level in zip(scene.meters, levels, strict=True)}


def tidy(name: str) -> str:
    """A player's name as it is kept: what cannot be shown is a space, and spaces are single.

    Raises:
        ValueError: if nothing is left of it.
    """
    shown = "".join(letter if letter.isprintable() else " " for letter in unicodedata.normalize("NFC", name))
    kept = " ".join(shown.split())
    if not kept:
        raise ValueError("A player needs a name.")
    return kept


def folded(name: str) -> str:
    """A name as it is looked up by: without regard to capitals and to different ways of encoding a letter."""
    return unicodedata.normalize("NFKC", tidy(name).casefold())
