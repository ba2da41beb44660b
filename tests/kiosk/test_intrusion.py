"""Whatever a library names, nothing that lies outside it is read: links, ``..``, whole paths, odd names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from game.session import LibraryFiles

SECRET = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><!-- a secret --></svg>'
OWN = SECRET.replace(b"a secret", b"our own")


@pytest.fixture
def files(folder: Path) -> LibraryFiles:
    """A library with one drawing of its own, and ways out of it to what nobody should read."""
    for place in (folder.parent, folder.parent / "portraits", folder.parent / "secrets"):
        place.mkdir(exist_ok=True)
        for name in ("secret.svg", "secret.ogg", "ours.svg"):
            (place / name).write_bytes(SECRET)
    (folder / "portraits").mkdir()
    (folder / "portraits" / "ours.svg").write_bytes(OWN)
    if os.name != "nt":
        (folder / "portraits" / "link.svg").symlink_to(folder.parent / "secret.svg")
        (folder / "portraits" / "up.svg").symlink_to("../../secret.svg")
        (folder / "portraits" / "folder").symlink_to(folder.parent / "secrets")
        (folder / "portraits" / "root").symlink_to("/")
        (folder / "voices").symlink_to(folder.parent / "secrets")
        os.mkfifo(folder / "portraits" / "pipe.svg")
    return LibraryFiles(folder)


def test_its_own_drawing_is_read(files: LibraryFiles) -> None:
    assert files.drawing("portraits/ours.svg") == OWN


_WAYS = (
    "..",
    ".",
    "",
    "~",
    "%2e%2e",
    "..\\",
    "\x00",
    "‥",
    "．．",
    "c:",
    "con",
    "root",
    "folder",
    "portraits",
    "voices",
)
_FILES = ("secret.svg", "secret.ogg", "secret.svg\x00.svg", "link.svg", "up.svg", "pipe.svg", "ours.svg", "secrets")
_PARTS = st.sampled_from([*_WAYS, *_FILES])


@hypothesis(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(["portraits/", "voices/", "/", "", "//", "file://"]), parts=st.lists(_PARTS, max_size=6))
def test_no_name_reads_what_lies_outside(files: LibraryFiles, start: str, parts: list[str]) -> None:
    name = start + "/".join(parts)
    assert b"a secret" not in (files.drawing(name) or b"")
    assert files.sound(name) is None


def test_whole_paths_read_nothing(files: LibraryFiles, folder: Path) -> None:
    for name in (str(folder.parent / "secret.svg"), f"portraits/{folder.parent / 'secret.svg'}", "/etc/passwd"):
        assert files.drawing(name) is None
        assert files.sound(name) is None
