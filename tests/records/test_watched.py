"""What others do to the files while somebody plays is noticed before an answer is called kept; nothing hangs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.records import StoreBusyError, StoreError
from game.records.sqlite.store import Store
from support.records_room import FILE, Clock, as_after_a_crash, opened, played
from support.scenes import endless, short

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody touch an open file")
LOG = f"{FILE}-wal"
INDEX = f"{FILE}-shm"


def remove(path: Path) -> None:
    """Delete it."""
    path.unlink()


def empty(path: Path) -> None:
    """Cut it to nothing, in place."""
    os.truncate(path, 0)


def shorten(path: Path) -> None:
    """Cut its last bytes off, in place."""
    os.truncate(path, path.stat().st_size - 100)


def blank(path: Path) -> None:
    """Zeros, in place, as long as it was."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(bytes(size))


def replace(path: Path) -> None:
    """Another file of the same content takes its name."""
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    copy.replace(path)


def pipe(path: Path) -> None:
    """A pipe takes its name."""
    path.unlink()
    os.mkfifo(path)


HARMS = [
    *((LOG, harm) for harm in (remove, empty, shorten, blank, replace, pipe)),
    *((FILE, harm) for harm in (remove, empty, replace, pipe)),
]


@pytest.mark.parametrize(("name", "harm"), HARMS, ids=[f"{harm.__name__} {name[-4:]}" for name, harm in HARMS])
def test_no_answer_is_called_kept_that_is_not(tmp_path: Path, name: str, harm: Callable[[Path], None]) -> None:
    """The player is told at the next answer, and can go on without saving from where the talk stood."""
    with opened(tmp_path / "saves") as store:
        run = played(store, endless(), "soothe", "soothe")
        harm(tmp_path / "saves" / name)
        with pytest.raises(StoreError, match="while the game was running"):
            run.take("snap")
        assert run.conversation.choices == ("soothe", "soothe")
        free = run.unsaved()
        with free.ledger as memory:
            free.take("stop")
            assert memory.decisions(free.attempt) == ("soothe", "soothe", "stop")


def test_a_log_that_was_removed_while_nobody_answered_is_not_followed_by_a_false_word(tmp_path: Path) -> None:
    """Whatever is on the disk when the program is killed then, no answer that was called kept is missing."""
    with opened(tmp_path / "saves") as store:
        run = played(store, endless(), *["soothe"] * 5)
        (tmp_path / "saves" / LOG).unlink()
        with pytest.raises(StoreError):
            run.take("snap")
    with opened(tmp_path / "saves") as store:  # closing wrote down what the program still had
        assert [attempt.taken for attempt in store.unfinished(store.player("Ann"))] == [5]


def test_others_that_play_on_the_same_file_are_no_harm(tmp_path: Path) -> None:
    """The log is emptied and begun anew by turns, and both go on."""
    with opened(tmp_path) as one, opened(tmp_path) as other:
        first, second = played(one, endless(), name="Ann"), played(other, endless(), name="Bob")
        for _ in range(30):
            first.take("soothe")
            second.take("snap")
            second.leave()
            first.leave()
        with opened(tmp_path):
            first.take("soothe")
    with opened(tmp_path) as store:
        assert [store.unfinished(player)[0].taken for player in store.players()] == [30, 31]


EMPTIED = """
    import os, sys
    from pathlib import Path
    from support.records_room import FILE, opened, played
    from support.scenes import endless

    with opened(Path(sys.argv[1])) as store:
        run = played(store, endless(), "soothe")
        os.truncate(Path(sys.argv[1]) / f"{FILE}-shm", 0)
        print(len(store.players()))
        run.take("soothe")
        os.truncate(Path(sys.argv[1]) / f"{FILE}-shm", 0)
        run.leave()
        run.take("soothe")
        os.truncate(Path(sys.argv[1]) / f"{FILE}-shm", 0)
"""


def run_program(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own: what is tested here ends processes."""
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", "\n".join(line[4:] for line in text.splitlines()), str(folder)],
        env={**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_an_emptied_index_of_the_log_does_not_end_the_program(tmp_path: Path) -> None:
    """Python's SQLite has that file mapped: without its length the system would send SIGBUS."""
    done = run_program(EMPTIED, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1\n", "")
    with opened(tmp_path) as store:
        assert [attempt.taken for attempt in store.unfinished(store.player("Ann"))] == [3]


@pytest.fixture
def small_blocks(tmp_path: Path) -> Iterator[Path]:
    """A small ext4 with blocks of 1 KiB."""
    image, disk = tmp_path / "image", tmp_path / "disk"
    image.write_bytes(bytes(2 * 1024 * 1024))
    disk.mkdir()
    try:
        for call in (
            ["mkfs.ext4", "-q", "-b", "1024", "-m", "0", "-O", "^has_journal", str(image)],
            ["mount", "-o", "loop", str(image), str(disk)],
        ):
            if subprocess.run(call, capture_output=True, check=False).returncode:
                pytest.skip("only root on Linux can make such a disk")
    except OSError:
        pytest.skip("only Linux has such a disk")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


NEARLY_FULL = """
    import sys
    from pathlib import Path
    from game.records import StoreError
    from game.records.sqlite.store import Store
    from support.records_room import Clock, played
    from support.scenes import endless

    store, notice = Store.open(Path(sys.argv[1]), Clock())
    if store is None:
        sys.exit(notice)
    try:
        run = played(store, endless())
        while True:
            run.take("soothe")
    except StoreError as error:
        sys.exit(error.message)
"""


@pytest.mark.parametrize("free_kib", [150, 100, 36, 30, 24, 12])
def test_a_nearly_full_disk_with_small_blocks_is_told_and_ends_nothing(small_blocks: Path, free_kib: int) -> None:
    """SQLite makes the log's index long by single bytes; the holes between find no block when they are written to."""
    saves = small_blocks / "saves"
    with opened(saves) as store:
        played(store, short(), "warm")
    free = os.statvfs(small_blocks)
    (small_blocks / "ballast").write_bytes(bytes((free.f_bavail - free_kib) * 1024))
    done = run_program(NEARLY_FULL, saves)
    assert done.returncode == 1
    assert "because the disk is full" in done.stderr


def hold(folder: Path, seconds: float) -> subprocess.Popen[bytes]:
    """A program that keeps the saves locked for a while."""
    holding = (
        f"import sqlite3, time; c = sqlite3.connect({str(folder / FILE)!r}, isolation_level=None);"
        f" c.execute('BEGIN IMMEDIATE'); print('held', flush=True); time.sleep({seconds})"
    )
    process = subprocess.Popen([sys.executable, "-c", holding], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_saves_that_somebody_holds_are_told_before_anybody_thinks_the_game_hangs(tmp_path: Path) -> None:
    """The error is of its own kind, so that a front end can ask whether to try again; then it works."""
    with opened(tmp_path) as store:
        run = played(store, short(), "warm")
        with hold(tmp_path, 60) as process:
            started = time.monotonic()
            with pytest.raises(StoreBusyError, match="another program keeps the saves file locked"):
                run.take("fix")
            assert time.monotonic() - started < 3
            process.kill()
        run.take("fix")
        assert store.decisions(run.attempt) == ("warm", "fix")


def test_a_start_does_not_wait_for_ever_for_saves_that_somebody_holds(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    with hold(tmp_path, 60) as process:
        started = time.monotonic()
        store, notice = Store.open(tmp_path, Clock())
        assert time.monotonic() - started < 4
        process.kill()
    assert store is None
    assert "because another program keeps the saves file locked" in notice


@pytest.mark.parametrize("name", [FILE, LOG, INDEX, f"{FILE}-journal", "head-and-heart.lock"])
@pytest.mark.parametrize("beside", [True, False], ids=["beside saves", "alone"])
def test_a_pipe_where_a_file_should_be_hangs_nothing(tmp_path: Path, name: str, *, beside: bool) -> None:
    """A pipe is no file: whoever opens it waits for somebody at its other end."""
    if beside:
        with opened(tmp_path):
            pass
        (tmp_path / name).unlink(missing_ok=True)
    os.mkfifo(tmp_path / name)
    done = run_program(NEARLY_FULL, tmp_path)
    assert (
        done.stderr
        == f"Nothing can be saved in {tmp_path}, because '{name}' is no regular file but a pipe or a device.\n"
    )


def test_a_log_without_its_file_is_set_aside_whole_and_told(tmp_path: Path) -> None:
    """SQLite would delete it: it takes it for the rest of some older file."""
    with opened(tmp_path / "live") as store:
        played(store, endless(), *["soothe"] * 9)
        folder = as_after_a_crash(tmp_path / "live", tmp_path / "saves")
    (folder / FILE).unlink()
    log = (folder / LOG).read_bytes()
    opened_store, notice = Store.open(folder, Clock())
    assert opened_store is not None
    opened_store.close()
    assert "it is gone, and its log is still there" in notice
    assert [path.read_bytes() for path in folder.glob("*.damaged-*-wal")] == [log]
