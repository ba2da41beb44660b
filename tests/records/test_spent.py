"""What each decision cost is kept with it: whatever becomes of the scene, it was spent."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from game.records.sqlite.recover import recover, saves_in
from support.dear import dear
from support.records_room import FILE, Clock, opened, played
from support.scenes import short

OLD = Path(__file__).parents[1] / "saves" / "version_4.sql"


def test_it_is_there_when_the_saves_are_opened_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = played(store, dear(), "warm", "fix")
        assert run.attempt.spent == 120
    with opened(tmp_path) as store:
        (attempt,) = store.attempts(store.player("Ann"))
        assert attempt.spent == 120
        assert [answer.costs for answer in store.answers(attempt)] == [120, 0]


def test_practice_takes_over_what_the_decisions_before_it_cost(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        practice = played(store, dear(), "warm", "fix").practise(1)
        assert practice.attempt.spent == 120
        practice.take("later")
        assert [answer.costs for answer in store.answers(practice.attempt)] == [120, 0]


def test_it_comes_back_out_of_saves_that_are_recovered(tmp_path: Path) -> None:
    with opened(tmp_path / "saves") as store:
        played(store, dear(), "warm", "fix")
        (tmp_path / "back").mkdir()
        recover(saves_in(tmp_path / "saves"), tmp_path / "back" / FILE, Clock())
    with opened(tmp_path / "back") as store:
        (attempt,) = store.attempts(store.player("Ann"))
        assert attempt.spent == 120
        assert [answer.costs for answer in store.answers(attempt)] == [120, 0]


def test_what_an_older_game_kept_cost_nobody_knows_what(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    connection.executescript(OLD.read_text("utf-8"))
    connection.close()
    with opened(tmp_path) as store:
        before = store.attempts(store.player("ann"))
        assert before
        assert {attempt.spent for attempt in before} == {None}
        assert {answer.costs for attempt in before for answer in store.answers(attempt)} == {None}
        assert played(store, short(), "warm", name="ann").attempt.spent == 0
