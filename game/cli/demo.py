"""Plays a scene by itself, without a display, and writes a picture of every screen."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.arguments import add_library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``demo`` takes."""
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder for the pictures")
    add_library(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the pictures; returns the exit code."""
    raise NotImplementedError
