"""A run that is saved and resumed between every two steps is the same conversation as one that never was."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.records.run import begin_run, resume
from game.story.engine.chance import drawn
from game.story.engine.conversation import Conversation, Setup, start
from game.story.engine.play import open_ids
from game.story.model.scene import Scene
from support.random_scenes import random_scene
from support.records_room import opened
from support.scenes import interrupted, looping, no_choice, runs_off, short

SCENES = {
    "short": short(),
    "looping": looping(),
    "interrupted": interrupted(),
    "no_choice": no_choice(),
    "runs_off": runs_off(),
    **{f"random_{seed}": random_scene(seed) for seed in range(6)},
}
MEMORIES: tuple[dict[str, str], ...] = ({}, {"before": "gone"}, {"before": "glad", "elsewhere": "even"})
MOST = 12


def unbroken(scene: Scene, setup: Setup, seed: int) -> Conversation:
    """The conversation in the pure core alone, with options drawn by the seed."""
    conversation, draw = start(scene, setup), Random(seed)
    for _ in range(MOST):
        if conversation.is_over:
            break
        conversation = conversation.take(draw.choice(open_ids(scene, conversation.state)))
    return conversation


@pytest.mark.parametrize("name", SCENES)
def test_saving_and_resuming_between_every_two_steps_changes_nothing(name: str, tmp_path: Path) -> None:
    """Every turn, meter, note and ending is the same; the program is closed and opened between any two answers."""
    scene = SCENES[name]
    for seed, memory in enumerate(MEMORIES):
        setup = Setup(seed, drawn(scene, seed), memory)
        whole = unbroken(scene, setup, seed)
        folder = tmp_path / str(seed)
        with opened(folder) as store:
            run = begin_run(store, store.player("Ann"), scene, setup)
            assert run.conversation.opening == whole.opening
        for option in whole.choices:
            with opened(folder) as store:
                resumed, notice = resume(store, store.unfinished(store.player("Ann"))[0], scene)
                assert resumed is not None
                assert notice == ""
                resumed.take(option)
                run = resumed
        assert run.conversation.turns == whole.turns
        assert run.conversation.notes == whole.notes
        assert (run.attempt.finish is not None) == whole.is_over
        assert run.attempt.finish is None or run.attempt.finish.ending == whole.state.ending
        with opened(folder) as store:
            assert [attempt.taken for attempt in store.attempts(store.player("Ann"))] == [len(whole.choices)]
            assert len(store.unfinished(store.player("Ann"))) == (0 if whole.is_over else 1)
