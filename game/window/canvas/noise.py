"""Keeps quiet what libraries of the system write on the terminal by themselves; whatever else stands there stays."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

STDERR: Final = 2
NOISE: Final = (b"ALSA lib ", b"error: XDG_RUNTIME_DIR", b"[src/libmpg123/")
"""How lines begin that tell a player nothing: of sound cards, of a folder for Wayland, of an odd frame in a sound."""


@contextmanager
def without_noise() -> Iterator[None]:
    """Leave out such lines while this lasts: all that is written meanwhile comes when it is over.

    The libraries write to the file descriptor itself, so that is what is turned aside; where it is closed, nothing is.
    """
    try:
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.flush()
        aside = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed below, in every case
        kept = os.dup(STDERR)
    except OSError:
        yield
        return
    try:
        os.dup2(aside.fileno(), STDERR)
        yield
    finally:
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.flush()
        os.dup2(kept, STDERR)
        os.close(kept)
        with aside:
            aside.seek(0)
            for line in aside:
                if not line.startswith(NOISE):
                    os.write(STDERR, line)
