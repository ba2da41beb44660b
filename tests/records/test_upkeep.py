"""Saves are looked through, copied while somebody plays, put back, brought up to date and made smaller."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from game.cli.entry import main
from game.records.sqlite.backup import back_up
from game.records.sqlite.sole_use import InUseError
from game.records.sqlite.store import Store
from game.records.sqlite.vacuuming import vacuum
from game.records.sqlite.verifying import verify
from support.records_room import FILE, Clock, as_after_a_crash, opened, played
from support.scenes import endless, short

ROOT = Path(__file__).resolve().parents[2]
WHOLE = "2 players, 3 conversations, 7 answers, 1 ending"


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """Saves of two players, closed cleanly."""
    with opened(tmp_path / "saves") as store:
        played(store, short(), "warm", "fix", "thanks")
        played(store, short(), "warm", "later")
        played(store, short(), "warm", "later", name="Bob")
    return tmp_path / "saves"


def rows(path: Path) -> list[str]:
    """Everything that stands in saves."""
    with closing(sqlite3.connect(path)) as connection, connection:
        return sorted(connection.iterdump())


def test_whole_saves_are_said_to_be_whole(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["store", "verify", str(saves)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{FILE}: {WHOLE}; version 5 of the file's shape.",
        "Every page, every row and the log are whole.",
    ]


def test_looking_through_saves_changes_nothing_while_somebody_plays(tmp_path: Path) -> None:
    with opened(tmp_path / "saves") as store:
        played(store, short(), "warm")
        file, log = tmp_path / "saves" / FILE, tmp_path / "saves" / f"{FILE}-wal"
        before = file.read_bytes(), log.read_bytes()
        assert verify(file).wrong == ()
        assert (file.read_bytes(), log.read_bytes()) == before
        assert verify(file).counts["decisions"] == 1, "what stands in the log alone is counted too"


def spoil_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 4] = b"\xa5" * 4096
    path.write_bytes(bytes(data))


def lose_an_answer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        (trigger,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'decisions_no_delete'").fetchone()
        connection.execute("DROP TRIGGER decisions_no_delete")
        connection.execute("DELETE FROM decisions WHERE id = 1")
        connection.execute(trigger)


def orphan(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO settings (player, key, value, at) VALUES (99, 'theme', 'dark', '2025')")


def garble(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO settings (key, value, at) VALUES ('theme', CAST(X'ff' AS TEXT), '2025')")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (spoil_page, "wrong: "),
        (lose_an_answer, "wrong: conversations in which an answer is missing: 1"),
        (orphan, "wrong: rows that belong to something that is not there: 1"),
        (garble, "wrong: rows that cannot be understood: 1"),
    ],
)
def test_what_is_wrong_with_saves_is_told(
    saves: Path, spoil: Callable[[Path], None], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(saves / FILE)
    assert main(["store", "verify", str(saves)]) == 1
    printed = capsys.readouterr().out
    assert told in printed
    assert "store recover" in printed


def test_a_log_that_is_spoilt_in_the_middle_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    with opened(tmp_path / "live") as store:
        run = played(store, endless())
        for _ in range(30):
            run.take("soothe")
        crashed = as_after_a_crash(tmp_path / "live", tmp_path / "saves")
    log = crashed / f"{FILE}-wal"
    data = bytearray(log.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 64] = b"\xa5" * 64
    log.write_bytes(bytes(data))
    assert verify(crashed / FILE).wrong == ("the middle of its log is spoilt",)
    assert log.read_bytes() == bytes(data)


def test_a_copy_made_while_somebody_plays_holds_all_that_was_answered_by_then(tmp_path: Path) -> None:
    with opened(tmp_path / "saves") as store:
        run = played(store, endless(), "soothe")
        back_up(tmp_path / "saves" / FILE, tmp_path / "copy.sqlite3")
        assert not run.take("soothe").refused, "who plays is not held up, then or later"
    assert verify(tmp_path / "copy.sqlite3").counts["decisions"] == 1
    assert verify(tmp_path / "saves" / FILE).counts["decisions"] == 2
    assert {path.name for path in tmp_path.iterdir()} == {"saves", "copy.sqlite3"}, "nothing half made is left"


def test_copies_made_again_and_again_while_another_process_answers_are_each_of_one_moment(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path[:0] = ['tests', '.']\n"
        "from pathlib import Path\n"
        "from support.records_room import opened, played\n"
        "from support.scenes import endless\n"
        "with opened(Path(sys.argv[1])) as store:\n"
        "    run = played(store, endless())\n"
        "    print('begun', flush=True)\n"
        "    while True:\n"
        "        run.take('soothe')\n"
    )
    saves = tmp_path / "saves"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(saves)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as playing:
        assert playing.stdout is not None
        assert playing.stdout.readline() == "begun\n"
        found = []
        for number in range(8):
            found.append(back_up(saves / FILE, tmp_path / f"copy-{number}.sqlite3"))
            time.sleep(0.02)
        playing.kill()
    answers = [verified.counts["decisions"] for verified in found]
    assert all(verified.wrong == () for verified in found)
    assert answers == sorted(answers)
    assert answers[-1] > answers[0]


def test_a_copy_is_put_back_and_what_was_there_is_set_aside(
    saves: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert main(["store", "backup", str(saves), "-o", str(copy)]) == 0
    assert f"{WHOLE}. It was read back, and is the same row by row." in capsys.readouterr().out
    then = rows(copy)
    with opened(saves) as store:
        played(store, short(), "warm", name="Cleo")
    assert main(["store", "restore", str(saves), "--from", str(copy)]) == 0
    assert rows(saves / FILE) == then
    (aside,) = saves.glob("head-and-heart.before-*.sqlite3")
    assert "Cleo" in "".join(rows(aside))
    assert aside.name in capsys.readouterr().out
    with opened(saves) as store:
        assert {player.name for player in store.players()} == {"Ann", "Bob"}


def test_a_copy_is_put_where_no_saves_are(saves: Path, tmp_path: Path) -> None:
    back_up(saves / FILE, tmp_path / "copy.sqlite3")
    assert main(["store", "restore", str(tmp_path / "other"), "--from", str(tmp_path / "copy.sqlite3")]) == 0
    assert rows(tmp_path / "other" / FILE) == rows(saves / FILE)


def test_saves_whose_log_alone_is_left_are_set_aside_with_it(saves: Path, tmp_path: Path) -> None:
    back_up(saves / FILE, tmp_path / "copy.sqlite3")
    (saves / FILE).rename(tmp_path / "taken")
    (saves / f"{FILE}-wal").write_bytes(b"what is left")
    assert main(["store", "restore", str(saves), "--from", str(tmp_path / "copy.sqlite3")]) == 0
    (aside,) = saves.glob("head-and-heart.before-*-wal")
    assert aside.read_bytes() == b"what is left"


@pytest.mark.parametrize("action", ["restore", "vacuum"])
def test_while_somebody_plays_saves_are_neither_replaced_nor_written_anew(
    saves: Path, tmp_path: Path, action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.sqlite3"
    back_up(saves / FILE, copy)
    with opened(saves) as store:
        run = played(store, endless(), "soothe")
        assert main(["store", action, str(saves), *(["--from", str(copy)] if action == "restore" else [])]) == 2
        assert "while somebody plays: leave the game" in capsys.readouterr().err
        assert not run.take("soothe").refused
    assert verify(saves / FILE).counts["decisions"] == 9
    assert not list(saves.glob(".*")), "nothing half made is left"


def test_saves_written_anew_have_every_row_and_take_less_room(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(tmp_path / "saves") as store:
        for number in range(300):
            store.keep_setting(None, "note", "x" * 2000 + str(number))
    path = tmp_path / "saves" / FILE
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE junk AS SELECT hex(randomblob(2000)) FROM settings")
        connection.execute("DROP TABLE junk")
    before = rows(path)
    assert main(["store", "vacuum", str(tmp_path / "saves")]) == 0
    assert rows(path) == before
    assert "every row is there" in capsys.readouterr().out
    small, smaller = vacuum(path)
    assert small == smaller
    with opened(tmp_path / "saves"):
        pass


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_older_saves_are_brought_up_to_date_and_kept_as_they_were(
    tmp_path: Path, version: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / FILE
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript((ROOT / "tests" / "saves" / f"version_{version}.sql").read_text(encoding="utf-8"))
    before = rows(path)
    assert main(["store", "migrate", str(tmp_path)]) == 0
    assert f"from version {version} of the file's shape to 5" in capsys.readouterr().out
    (kept,) = tmp_path.glob(f"head-and-heart.version-{version}-*.sqlite3")
    assert rows(kept) == before
    assert verify(path).version == 5
    assert main(["store", "migrate", str(tmp_path)]) == 0
    assert "is up to date" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["verify", "nowhere"], "there is no 'nowhere'."),
        (["backup"], "backup needs the name of the copy: -o saves-copy.sqlite3"),
        (["restore"], "restore needs the copy to put back: --from saves-copy.sqlite3"),
        (["verify", "-o", "x"], "-o names the file that backup and recover write, and verify writes none."),
        (["backup", "-o", "x", "--from", "y"], "--from names the copy that restore puts back, and backup takes none."),
        (["mend"], "there is no action 'mend', there is verify, backup, restore, migrate, vacuum, recover"),
    ],
)
def test_a_wrong_call_says_what_is_meant(call: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["store", *call]) == 2
    assert told in capsys.readouterr().err


def test_a_copy_is_never_written_over_anything(saves: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "copy.sqlite3").write_text("mine")
    assert main(["store", "backup", str(saves), "-o", str(tmp_path / "copy.sqlite3")]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "copy.sqlite3").read_text() == "mine"


def test_damaged_saves_are_not_copied_over_a_good_copy_nor_put_back(
    saves: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil_page(saves / FILE)
    assert main(["store", "backup", str(saves), "-o", str(tmp_path / "copy.sqlite3")]) == 2
    assert "Try: store recover" in capsys.readouterr().err
    assert not (tmp_path / "copy.sqlite3").exists()
    (tmp_path / "good").mkdir()
    assert main(["store", "restore", str(tmp_path / "good"), "--from", str(saves / FILE)]) == 2
    assert not list((tmp_path / "good").iterdir())


def test_where_somebody_has_the_saves_open_that_is_said_to_the_caller(saves: Path) -> None:
    other, _ = Store.open(saves, Clock())
    assert other is not None
    with other, pytest.raises(InUseError):
        vacuum(saves / FILE)
