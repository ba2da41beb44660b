"""Every rule of play, as small scenes beside what they must say: adding a rule is adding a file to `rules/`.

A plan holds walks. `choose:` gives the decisions; then stands what happens, line by line: `who: what`, `# note`,
`> option [meters before] -> [meters after]`, `~ [meters]` for a change no choice made, `^ [gauges]` for a count that is
shown, `+ promise` for one made or settled, and last how it ended (`=`), or what is open (`?`) and, behind bars, why the
rest is closed; `!` is a refused
option with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from game.records.run import begin_run, resume
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.engine.conversation import Conversation, Setup, replay
from game.story.engine.play import offers, outcome, passed, score
from game.story.engine.state import Counted, Moved
from game.story.model.flags import Value
from game.story.model.promise import Promise, Settle
from game.story.model.scene import LISTEN, Line, Scene, TakeNote

T = TypeVar("T")
RULES = Path(__file__).parents[1] / "rules"


@dataclass(frozen=True)
class Walk:
    """One walk of a plan."""

    rule: str
    scene: str
    setup: Setup
    choices: tuple[str, ...]
    told: tuple[str, ...]


def walks() -> Iterator[Walk]:
    for plan in sorted((RULES / "plans").glob("*.plan")):
        for block in plan.read_text("utf-8").strip().split("\n\n"):
            rule, *lines = block.splitlines()
            head = dict(line.split(":", 1) for line in lines if line.startswith(("choose:", "variant:", "remember:")))
            told = tuple(line for line in lines if not line.startswith(("choose:", "variant:", "remember:")))
            remembered = {name: text.replace("; ", ",") for name, text in pairs(head.get("remember", ""), str)}
            setup = Setup(0, dict(pairs(head.get("variant", ""), value)), remembered)
            choices = tuple(id_.strip() for id_ in head["choose"].split(",") if id_.strip())
            yield Walk(rule.removeprefix("# "), plan.stem, setup, choices, told)


def pairs(text: str, kind: Callable[[str], T]) -> Iterator[tuple[str, T]]:
    for part in filter(None, text.split(",")):
        name, _, given = part.partition("=")
        yield name.strip(), kind(given.strip())


def value(text: str) -> Value:
    return {"true": True, "false": False}.get(text, int(text) if text.isdigit() else text)


def told(conversation: Conversation) -> list[str]:
    """A conversation as a plan writes it."""
    scene = conversation.scene
    names = [meter.id for meter in scene.meters]

    def meters(levels: tuple[int, ...]) -> str:
        return f"[{' '.join(f'{name} {level}' for name, level in zip(names, levels, strict=True))}]"

    lines = []
    noted: set[str] = set()
    for turn in (conversation.opening, *conversation.turns):
        if turn.option:
            lines.append(f"> {turn.option} {meters(turn.before.meters)} -> {meters(turn.meters)}")
        for event in turn.events:
            match event:
                case Line(speaker, text):
                    lines.append(f"{speaker}: {text}")
                case TakeNote(id_, text) if id_ not in noted:
                    noted.add(id_)
                    lines.append(f"# {id_}: {text}")
                case Counted(counts):
                    shown = zip(scene.gauges, counts, strict=True)
                    lines.append(f"^ [{' '.join(f'{gauge.flag} {count}' for gauge, count in shown)}]")
                case Promise(id_, to, by, text):
                    lines.append(f"+ {id_} to {to}: {text}, {by}")
                case Settle(id_, how):
                    lines.append(f"+ {id_} {how}")
                case Moved(levels):
                    lines.append(f"~ {meters(levels)}")
                case _:
                    pass
    if conversation.refused:
        lines.append(f"! {conversation.refused.option}: {conversation.refused.refused}")
    state = conversation.state
    if not conversation.is_over:
        closed = [f"{o.id}: {o.reason}" for o in offers(scene, state) if not o.is_open]
        lines.append(" | ".join([f"? {' '.join(o.id for o in offers(scene, state) if o.is_open)}", *closed]))
    elif state.ending is None:
        lines.append("= ran off the end")
    else:
        verdict = "passed" if passed(scene, state) else "failed"
        lines.append(f"= {state.ending} {outcome(scene, state)} {verdict} {score(scene, state):.17g}")
    return lines


def read(name: str) -> Scene:
    reading = read_scene(open_index(RULES), name)
    assert reading.problems == ()
    assert reading.scene is not None
    return reading.scene


WALKS = tuple(walks())


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.rule)
def test_a_rule_of_play(walk: Walk) -> None:
    assert told(replay(read(walk.scene), walk.setup, walk.choices)) == list(walk.told)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.rule)
def test_a_rule_of_play_with_a_save_and_a_restart_between_every_two_decisions(walk: Walk, tmp_path: Path) -> None:
    scene = read(walk.scene)
    wanted = replay(scene, walk.setup, walk.choices)
    store = open_store(tmp_path)
    attempt = begin_run(store, store.player("Robin"), scene, walk.setup).attempt
    for number, option in enumerate(wanted.choices, start=1):
        store.close()
        store = open_store(tmp_path)
        run = resume(store, attempt, scene).run
        assert run is not None
        assert run.take(option) == wanted.turns[number - 1]
        assert run.conversation.turns == wanted.turns[:number]
    if wanted.refused:
        run = resume(store, attempt, scene).run
        assert run is not None
        assert run.take(wanted.refused.option) == wanted.refused
    store.close()


def open_store(folder: Path) -> Store:
    opened = Store.open(folder, lambda: datetime(2026, 1, 5, 9, 0, tzinfo=UTC))
    assert opened.store is not None
    return opened.store


def test_hearing_out_is_understood_also_after_the_last_choice_where_a_walk_must_end() -> None:
    scene = read("doors")
    setup = Setup(0, {}, {})
    waiting = replay(scene, setup, ())
    assert waiting.state.place == "hello.cut_in"
    assert replay(scene, setup, (), hear_out_the_rest=True).choices == (LISTEN,)
