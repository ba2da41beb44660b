"""No room, no permission, no folder: the player is told in plain words, and nothing that was answered is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from game.records.errors import StoreError
from game.records.run import Run, begin_run
from game.records.sqlite import opening
from game.records.sqlite.store import Store
from support.records_room import FILE, Clock, opened, played, setup
from support.scenes import endless, short

ROOT = Path(__file__).parents[2]


def fill_up(store: Store) -> None:
    """Let the file grow no further, as on a full disk."""
    (pages,) = store._file.connection.execute("PRAGMA page_count").fetchone()
    store._file.connection.execute(f"PRAGMA max_page_count = {pages}")


def make_room(store: Store) -> None:
    """Somebody has deleted something."""
    store._file.connection.execute("PRAGMA max_page_count = 1000000")


def until_trouble(run: Run) -> str:
    """Answer until it cannot be kept any more; returns what the player is told."""
    for _ in range(500):
        try:
            run.take("soothe")
        except StoreError as error:
            return str(error)
    pytest.fail("there was room for everything")


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """What was answered before is in the file, the last answer was not taken, and can be given again."""
    with opened(tmp_path) as store:
        run = played(store, endless(), "snap")
        fill_up(store)
        told = until_trouble(run)
        assert told == "This could not be saved, because the disk is full. What was answered before is safe."
        answered = run.conversation.choices
        assert len(answered) > 1
        with opened(tmp_path) as other:
            assert other.decisions(run.attempt) == answered
        with pytest.raises(StoreError, match="the disk is full"):
            store.keep_setting(None, "theme", "dark" * 2_000)
        make_room(store)
        run.take("snap")
        assert store.decisions(run.attempt) == (*answered, "snap")
        assert [answer.number for answer in store.answers(run.attempt)] == list(range(1, len(answered) + 2))


def test_on_a_full_disk_play_can_go_on_without_saving(tmp_path: Path) -> None:
    """The conversation goes on in memory from where it stood."""
    with opened(tmp_path) as store:
        run = played(store, endless(), "snap")
        fill_up(store)
        until_trouble(run)
        answered = run.conversation.choices
        free = run.unsaved()
        with free.ledger as memory:
            free.take("stop")
            assert memory.decisions(free.attempt) == (*answered, "stop")
        assert store.decisions(run.attempt) == answered


def test_a_file_that_can_only_be_read_is_told(tmp_path: Path) -> None:
    """Reading goes on, writing says why it cannot, and the run stands where it stood."""
    with opened(tmp_path) as store:
        run = played(store, short(), "warm")
        store._file.connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="because the saves can only be read, not written"):
            run.take("fix")
        with pytest.raises(StoreError, match="only be read"):
            run.practise(0)
        with pytest.raises(StoreError, match="only be read"):
            store.player("Bob")
        assert run.conversation.choices == store.decisions(run.attempt) == ("warm",)
        store._file.connection.execute("PRAGMA query_only = OFF")
        run.take("fix")
        assert store.decisions(run.attempt) == ("warm", "fix")


def test_a_file_somebody_keeps_locked_is_told_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup program that holds the file costs nothing but a second try."""
    monkeypatch.setattr(opening, "BUSY_S", 0.05)
    with opened(tmp_path) as store, opened(tmp_path) as other:
        run = played(store, short(), "warm")
        with other._file.writing(), pytest.raises(StoreError, match="another program keeps the saves file locked"):
            run.take("fix")
        run.take("fix")
        assert store.decisions(run.attempt) == ("warm", "fix")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be moved")
@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_a_file_that_goes_away_while_playing_is_told(tmp_path: Path, how: str) -> None:
    """Answers are never written into a file that nobody can find again."""
    with opened(tmp_path / "saves") as store:
        run = played(store, short(), "warm")
        if how == "deleted":
            (tmp_path / "saves" / FILE).unlink()
        else:
            (tmp_path / "saves" / FILE).rename(tmp_path / "elsewhere")
        if how == "replaced":
            (tmp_path / "saves" / FILE).write_bytes(b"")
        with pytest.raises(StoreError, match="was moved or deleted while the game was running"):
            run.take("fix")
        with run.unsaved().ledger as memory:
            assert [attempt.taken for attempt in memory.unfinished(memory.player("Ann"))] == [1]


def test_without_what_was_kept_a_run_still_goes_on_unsaved(tmp_path: Path) -> None:
    """If even reading fails, the conversation itself is carried over."""
    with opened(tmp_path) as store:
        run = played(store, short(), "warm")
    with pytest.raises(StoreError, match="could not be saved"):
        run.take("fix")
    with pytest.raises(StoreError, match="could not be read"):
        store.players()
    free = run.unsaved()
    with free.ledger as memory:
        free.take("fix")
        assert memory.decisions(free.attempt) == ("warm", "fix")
        assert [player.name for player in memory.players()] == ["Ann"]


def a_file(path: Path) -> Path:
    """The folder's name is a file's."""
    path.write_text("shopping list")
    return path


def under_a_file(path: Path) -> Path:
    """The folder would have to stand in a file."""
    return a_file(path) / "saves"


def a_folder_of_that_name(path: Path) -> Path:
    """Where the file should be is a folder."""
    (path / FILE).mkdir(parents=True)
    return path


def with_a_null(path: Path) -> Path:
    """A name that no system takes."""
    return path / "a\0b"


UNUSABLE = {
    a_file: "there is a file where the folder should be",
    under_a_file: "there is a file where the folder should be",
    a_folder_of_that_name: "there is a folder where the file should be",
    with_a_null: "that is no folder that can be used",
}


@pytest.mark.parametrize("place", UNUSABLE, ids=lambda place: place.__name__)
def test_a_folder_that_cannot_be_used_says_why(tmp_path: Path, place: object) -> None:
    """There is no store, and one sentence that names the folder and the reason."""
    assert callable(place)
    folder = place(tmp_path / "saves")
    store, notice = Store.open(folder, Clock())
    assert store is None
    assert notice.startswith(f"Nothing can be saved in {folder}, because {UNUSABLE[place]}")
    assert notice.endswith(".")


def test_a_folder_that_must_not_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission is refused at the edge: root may write everywhere, so the refusal is made here."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    store, notice = Store.open(tmp_path / "saves", Clock())
    assert store is None
    assert notice == f"Nothing can be saved in {tmp_path / 'saves'}, because the game is not allowed to write there."


def test_saves_that_can_only_be_read_are_found_out_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at the first answer: opening proves that it can write."""
    with opened(tmp_path) as store:
        played(store, short(), "warm")
    before = (tmp_path / FILE).read_bytes()
    monkeypatch.setattr(opening, "PRAGMAS", (*opening.PRAGMAS, "query_only = ON"))
    none, notice = Store.open(tmp_path, Clock())
    assert none is None
    assert notice == f"Nothing can be saved in {tmp_path}, because the saves can only be read, not written."
    assert (tmp_path / FILE).read_bytes() == before


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with hardly any room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("only root on Linux can make a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_disk_that_really_runs_full(tiny_disk: Path) -> None:
    """On a real small disk: told in words, nothing lost, and the next start says that nothing can be saved."""
    with opened(tiny_disk) as store:
        run = played(store, endless())
        assert "because the disk is full" in until_trouble(run)
        answered = run.conversation.choices
        assert len(answered) > 10
        attempt = run.attempt
    (tiny_disk / "ballast").write_bytes(b"x")
    with (tiny_disk / "ballast").open("ab", buffering=0) as ballast:
        for size in (4_096, 1):
            while True:
                try:
                    ballast.write(b"x" * size)
                except OSError:
                    break
    none, notice = Store.open(tiny_disk, Clock())
    assert none is None
    assert notice.startswith(f"Nothing can be saved in {tiny_disk}, because the disk ")
    (tiny_disk / "ballast").unlink()
    with opened(tiny_disk) as store:
        assert store.decisions(attempt) == answered


LIMITED = """
    import resource, sys
    from pathlib import Path
    from support.records_room import opened, played
    from support.scenes import endless
    from game.records.errors import StoreError

    with opened(Path(sys.argv[1])) as store:
        run = played(store, endless())
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
        try:
            while True:
                run.take("soothe")
        except StoreError as error:
            print(len(run.conversation.turns), error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="quotas are set otherwise there")
def test_a_quota_that_is_used_up_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """A file that may not grow gives the same plain word, and every answer that was taken is there."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    done = subprocess.run(
        [sys.executable, "-c", dedent(LIMITED), str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    answered, told = done.stdout.split(" ", 1)
    assert told.startswith("This could not be saved, because the disk ")
    with opened(tmp_path) as store:
        (attempt,) = store.unfinished(store.player("Ann"))
        assert store.decisions(attempt) == ("soothe",) * int(answered)
        begin_run(store, store.player("Bob"), short(), setup()).take("warm")
