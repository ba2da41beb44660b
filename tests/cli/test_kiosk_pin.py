"""`kiosk --set-pin`: the PIN is given where nobody sees it, and only its hash is kept."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.kiosk_pin import set_pin
from game.cli.wrong import UsageError
from game.kiosk import read_settings
from game.kiosk.gate import is_of_pin

ROOT = Path(__file__).resolve().parents[2]
PIN = "604927"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(b'# Ours.\r\nname = "Room 2"  # upstairs\r\n')
    path.chmod(0o640)
    return path


def given(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(line))


def test_a_pin_from_a_pipe_is_kept_as_a_hash_and_all_else_stays(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(f"{PIN}\n", monkeypatch)
    assert set_pin(config) == 0
    assert config.read_bytes().startswith(b'# Ours.\r\nname = "Room 2"  # upstairs\r\n')
    settings, problems = read_settings(config)
    assert problems == ()
    assert settings is not None
    assert is_of_pin(settings.pin, PIN)
    told = "".join(capsys.readouterr())
    assert "Wrote the PIN's hash" in told
    assert PIN not in told
    assert PIN.encode() not in config.read_bytes()


@pytest.mark.parametrize("line", ["", "\n", "1234\n", "0000\n", "1987\n", "37\n", f"{PIN} \n", "9" * 5000])
def test_a_pin_that_is_none_or_guessed_first_is_not_written(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    before = config.read_bytes()
    given(line, monkeypatch)
    assert set_pin(config) == 1
    assert config.read_bytes() == before
    told = capsys.readouterr().err
    assert "Nothing was written." in told
    assert not line.strip() or line.strip() not in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_others_can_read_is_told(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(f"{PIN}\n", monkeypatch)
    set_pin(config)
    assert "chmod" not in capsys.readouterr().out
    config.chmod(0o644)
    given(f"{PIN}\n", monkeypatch)
    set_pin(config)
    assert "chmod o= " in capsys.readouterr().out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_whose_file_it_is_stays(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.chown(config, 4321, 1234)
    given(f"{PIN}\n", monkeypatch)
    assert set_pin(config) == 0
    seen = config.stat()
    assert (seen.st_uid, seen.st_gid, seen.st_mode & 0o777) == (4321, 1234, 0o640), "the kiosk can read it still"


def test_without_a_file_it_is_said_where_to_begin(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"copy deploy/kiosk\.toml"):
        set_pin(tmp_path / "kiosk.toml")


def test_a_file_into_which_nothing_can_be_put_is_left(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text('staff = { corner = "top left" }\n')
    given(f"{PIN}\n", monkeypatch)
    with pytest.raises(UsageError, match="no plain place"):
        set_pin(config)
    assert config.read_text() == 'staff = { corner = "top left" }\n'


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_nothing_is_written_through_a_link(config: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(config)
    with pytest.raises(UsageError, match="is a link"):
        set_pin(link)


def at_a_terminal(config: Path, typed: str) -> tuple[int, str]:
    """What somebody at a real terminal sees who types this."""
    main, other = os.openpty()
    code = (
        "import sys; from pathlib import Path; from game.cli.kiosk_pin import set_pin; "
        "sys.exit(set_pin(Path(sys.argv[1])))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(config)],
        cwd=ROOT,
        stdin=other,
        stdout=other,
        stderr=other,
        start_new_session=True,
    )
    os.close(other)
    seen = b""
    for line in typed.splitlines(keepends=True):
        while not seen.rstrip().endswith((b"shown):", b"more:")):
            seen += os.read(main, 1000)
        seen += b"|"
        os.write(main, line.encode())
    try:
        while more := os.read(main, 1000):
            seen += more
    except OSError:  # the other end is closed
        pass
    os.close(main)
    return process.wait(), seen.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [(f"{PIN}\n{PIN}\n", 0, "Wrote"), (f"{PIN}\n{PIN[:-1]}8\n", 1, "not the same"), ("1234\n1234\n", 1, "counts up")],
)
def test_at_a_terminal_it_is_asked_twice_and_never_shown(config: Path, typed: str, code: int, says: str) -> None:
    left, seen = at_a_terminal(config, typed)
    assert left == code, seen
    assert says in seen
    assert typed.split("\n", maxsplit=1)[0] not in seen
