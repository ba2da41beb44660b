"""What sound and display libraries write on the terminal by themselves is left out, and nothing else is."""

from __future__ import annotations

import os
import sys

import pytest

from game.window.canvas.noise import without_noise


def test_only_the_noise_is_left_out(capfd: pytest.CaptureFixture[str]) -> None:
    with without_noise():
        os.write(2, b"ALSA lib confmisc.c:855:(parse_card) cannot find card '0'\n")
        sys.stderr.write("The portrait is missing.\n")
        os.write(2, b"error: XDG_RUNTIME_DIR not set in the environment.\nSomething else is wrong.\n")
    os.write(2, b"Later.\n")
    assert capfd.readouterr().err == "The portrait is missing.\nSomething else is wrong.\nLater.\n"


def test_an_error_comes_through_with_what_was_written_before_it(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        with without_noise():
            os.write(2, b"No driver.\n")
            raise OSError("no display")

    with pytest.raises(OSError, match="no display"):
        fail()
    assert capfd.readouterr().err == "No driver.\n"
