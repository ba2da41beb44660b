"""Who has played is listed, exported, called otherwise, put together, and forgotten without a trace."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from game.cli.entry import main
from game.records import PlayerRemoved, PlayerRenamed, PlayersMerged
from game.records.sqlite.backup import back_up
from game.records.sqlite.verifying import verify
from support.records_room import FILE, opened, played
from support.scenes import endless, short

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """Zenobia, who was Quentin once and was put together with Wilhelmina, and Bob, who was there all the time."""
    with opened(tmp_path / "saves") as store:
        played(store, short(), "warm", "fix", "thanks", name="Quentin")
        played(store, short(), "warm", "later", name="Bob")
        played(store, endless(), "soothe", "soothe", name="Wilhelmina")
        store.keep_setting(store.player("Quentin"), "theme", "xanthous")
        store.append(PlayerRenamed(store.player("Quentin"), "Zenobia"))
        store.append(PlayersMerged(store.player("Wilhelmina"), store.player("Zenobia")))
        played(store, short(), "warm", "fix", "thanks", name="Zenobia")
    return tmp_path / "saves"


def bytes_of(folder: Path) -> bytes:
    """All that stands in the files of the saves."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob(f"{FILE}*")))


def call(saves: Path, *arguments: str) -> int:
    return main(["players", *arguments, "--saves", str(saves)])


def ids(saves: Path, who: str) -> set[str]:
    """Every UUID that belongs to somebody."""
    with closing(sqlite3.connect(saves / FILE)) as connection:
        return {
            uuid
            for (uuid,) in connection.execute(
                "SELECT p.uuid FROM players p WHERE p.name = :who UNION"
                " SELECT a.uuid FROM attempts a JOIN players p ON p.id = a.player WHERE p.name = :who UNION"
                " SELECT d.uuid FROM decisions d JOIN attempts a ON a.id = d.attempt"
                " JOIN players p ON p.id = a.player WHERE p.name = :who",
                {"who": who},
            )
        }


def test_everybody_is_listed_with_what_they_did(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(saves, "list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [UUID.sub("ID", line) for line in lines] == ["Zenobia  ID  3 conversations", "Bob      ID  1 conversation"]


def test_who_was_taken_off_the_list_is_named_where_everybody_is_asked_for(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(saves) as store:
        store.append(PlayerRemoved(store.player("Bob")))
        store.coded("ab-123")
    assert call(saves, "list") == 0
    assert "Bob" not in capsys.readouterr().out
    assert call(saves, "list", "--all") == 0
    told = capsys.readouterr().out
    assert re.search(r"Bob .* taken off the list", told)
    assert re.search(r"ab-123 .* a code", told)


@pytest.mark.parametrize("figures", [[], ["--keep-figures"]])
def test_whoever_is_forgotten_leaves_no_trace_in_any_page(
    saves: Path, figures: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    traces = ids(saves, "Quentin") | ids(saves, "Wilhelmina")
    assert len(traces) > 10
    before = bytes_of(saves)
    assert all(trace.encode() in before for trace in traces)
    assert call(saves, "forget", "Zenobia", "--yes", *figures) == 0
    assert "no row, no free page and no log" in capsys.readouterr().out
    after = bytes_of(saves)
    for name in ("Zenobia", "zenobia", "Quentin", "quentin", "Wilhelmina", "wilhelmina", "xanthous", *traces):
        assert name.encode() not in after, name
    assert b"Bob" in after
    assert verify(saves / FILE).wrong == ()


def test_what_others_did_stays_and_who_comes_later_by_that_name_is_new(saves: Path) -> None:
    with opened(saves) as store:
        bob = store.attempts(store.player("Bob"))
        standing = store.standings(store.player("Bob"))
    assert call(saves, "forget", "Zenobia", "--yes") == 0
    with opened(saves) as store:
        assert [player.name for player in store.players()] == ["Bob"]
        assert store.attempts(store.player("Bob")) == bob
        assert store.standings(store.player("Bob")) == standing
        assert not store.attempts(store.player("Zenobia"))
        run = played(store, short(), "warm", name="Zenobia")
        assert not run.take("fix").refused, "the saves are written to as before"


def test_figures_that_are_kept_say_what_was_chosen_and_not_by_whom_or_at_what_hour(saves: Path) -> None:
    chosen = "SELECT decision, option FROM decisions ORDER BY id"
    with closing(sqlite3.connect(saves / FILE)) as connection:
        before = connection.execute(chosen).fetchall()
    assert call(saves, "forget", "Zenobia", "--yes", "--keep-figures") == 0
    with closing(sqlite3.connect(saves / FILE)) as connection:
        assert connection.execute(chosen).fetchall() == before
        assert {name for (name,) in connection.execute("SELECT name FROM players")} == {"Somebody", "Bob"}
        times = connection.execute(
            "SELECT a.at FROM attempts a JOIN players p ON p.id = a.player WHERE p.name = 'Somebody'"
        ).fetchall()
    assert times == [("2025-03-01T00:00:00.000Z",)] * 3
    with opened(saves) as store:
        assert [player.name for player in store.players()] == ["Bob"], "somebody is on no list"


def test_nothing_can_be_changed_afterwards_as_before(saves: Path) -> None:
    assert call(saves, "forget", "Zenobia", "--yes") == 0
    with (
        closing(sqlite3.connect(saves / FILE)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="only ever added to"),
    ):
        connection.execute("DELETE FROM decisions")


def test_who_was_taken_off_the_list_and_who_came_with_a_code_can_be_forgotten(saves: Path) -> None:
    with opened(saves) as store:
        store.append(PlayerRemoved(store.player("Bob")))
        played_by = store.coded("secret-code-77")
        assert played_by.kind == "code"
    assert call(saves, "forget", "Bob", "--yes") == 0
    assert call(saves, "forget", "SECRET-code-77", "--yes") == 0
    assert b"Bob" not in bytes_of(saves)
    assert b"secret" not in bytes_of(saves)


def test_copies_and_saves_set_aside_that_still_hold_somebody_are_named(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    back_up(saves / FILE, saves / "friday.sqlite3")
    (saves / "debriefs").mkdir()
    (saves / "debriefs" / "2025-03-01-1300-zenobia.html").write_text("Zenobia")
    assert call(saves, "forget", "Zenobia", "--yes") == 0
    told = capsys.readouterr().out
    assert "friday.sqlite3, a copy or saves that were set aside, still holds them" in told
    assert "saved pages lie in" in told


def test_while_somebody_plays_nobody_is_forgotten(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(saves) as store:
        run = played(store, endless(), "soothe", name="Bob")
        assert call(saves, "forget", "Zenobia", "--yes") == 2
        assert "while somebody plays: leave the game" in capsys.readouterr().err
        assert not run.take("soothe").refused
    assert {path.name for path in saves.glob(".*")} == set()


def test_what_a_kill_left_half_written_is_gone_after_the_next_time(saves: Path) -> None:
    left = saves / f".{FILE}.4711"
    left.write_bytes((saves / FILE).read_bytes())
    assert call(saves, "forget", "Zenobia", "--yes") == 0
    assert not left.exists(), "it held all that was to be forgotten"


def test_without_yes_nothing_is_forgotten_where_nobody_can_be_asked(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (saves / FILE).read_bytes()
    assert call(saves, "forget", "Zenobia") == 1
    assert "3 conversations" in capsys.readouterr().out
    assert (saves / FILE).read_bytes() == before


def test_all_that_is_kept_of_somebody_is_exported(saves: Path, tmp_path: Path) -> None:
    out = tmp_path / "zenobia.json"
    assert call(saves, "export", "zenobia", "-o", str(out)) == 0
    kept = json.loads(out.read_text(encoding="utf-8"))
    assert kept["player"]["names"] == ["Zenobia", "Quentin", "Wilhelmina"]
    assert kept["settings"] == {"theme": "xanthous"}
    assert [[answer["option"] for answer in attempt["answers"]] for attempt in kept["attempts"]] == [
        ["warm", "fix", "thanks"],
        ["soothe", "soothe"],
        ["warm", "fix", "thanks"],
    ]
    assert "Bob" not in out.read_text(encoding="utf-8")


def test_saves_of_an_older_game_are_brought_up_to_date_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript((Path(__file__).parents[1] / "saves" / "version_1.sql").read_text(encoding="utf-8"))
    assert call(tmp_path, "list") == 2
    assert "store migrate" in capsys.readouterr().err


def test_saves_of_a_newer_game_and_files_that_are_no_saves_are_left_alone(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(saves / FILE)) as connection:
        connection.execute("PRAGMA user_version = 99099")
    assert call(saves, "list") == 2
    assert "a newer version of the game" in capsys.readouterr().err
    (saves / FILE).write_bytes(b"no saves at all, " * 400)
    assert call(saves, "list") == 2
    assert "cannot be read: the saves file is damaged" in capsys.readouterr().err


def test_the_saves_can_be_read_by_whoever_could_read_them_before(saves: Path) -> None:
    (saves / FILE).chmod(0o640)
    assert call(saves, "forget", "Zenobia", "--yes") == 0
    assert (saves / FILE).stat().st_mode & 0o777 == 0o640


def test_somebody_is_called_otherwise_and_put_together_as_on_the_title(saves: Path) -> None:
    assert call(saves, "rename", "Bob", "Robert") == 0
    assert call(saves, "merge", "Robert", "Zenobia", "--yes") == 0
    with opened(saves) as store:
        assert [player.name for player in store.players()] == ["Zenobia"]
        assert len(store.attempts(store.player("Zenobia"))) == 4


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["forget", "Ann"], "there is no player 'Ann'. There is Zenobia, Bob."),
        (["forget"], "forget takes one name, and here is none."),
        (["merge", "Bob"], "merge takes two names, and here is Bob."),
        (["list", "Bob"], "list takes no name, and here is Bob."),
        (["rename", "Bob", "zenobia"], "'zenobia' is somebody else's name."),
        (["rename", "Bob", ""], "A player's name cannot be empty."),
        (["export", "Bob"], "export needs the name of the file: -o somebody.json"),
        (["merge", "Bob", "bob"], "these are the same player already."),
        (["kick", "Bob"], "there is no action 'kick', there is list, export, rename, merge, forget"),
    ],
)
def test_a_wrong_call_says_what_is_meant(
    saves: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(saves, *arguments) == 2
    assert told in capsys.readouterr().err


def test_of_two_of_one_name_the_one_who_is_meant_is_named_by_their_id(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        with opened(saves) as store:
            store.append(PlayerRemoved(store.player("Cleo")))
    assert call(saves, "forget", "Cleo", "--yes") == 2
    told = capsys.readouterr().err
    assert "several players are called 'Cleo'" in told
    first, second = UUID.findall(told)
    assert call(saves, "forget", first, "--yes") == 0
    assert first.encode() not in bytes_of(saves)
    assert second.encode() in bytes_of(saves)
