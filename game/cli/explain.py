"""Tells all about a problem's code: why it matters, a bad example, a good one. Without a code, lists them all.

Exit code: 0, or 2 for a code that does not exist.
"""

from __future__ import annotations

import argparse
import re

from game.authoring.check import all_codes, page_in_text
from game.cli.arguments import program
from game.cli.printed import say
from game.cli.wrong import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``explain`` takes."""
    parser.add_argument(
        "code", metavar="CODE", nargs="?", help="a problem's code, such as DLG012; without it, all of them"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the page or the list; returns the exit code."""
    codes = {code.id: code for code in all_codes()}
    if arguments.code is None:
        for code in codes.values():
            say(f"{code.id}  {code.severity:7}  {code.title}")
        return 0
    wanted = re.sub(r"[\s_-]", "", arguments.code).upper()
    wanted = f"DLG{wanted.removeprefix('DLG').rjust(3, '0')}" if wanted.removeprefix("DLG").isdigit() else wanted
    if wanted not in codes:
        # The nearest code is about something else altogether: what is near in letters is not near in meaning.
        raise UsageError(f"there is no code '{arguments.code}'. All that there are: {program()} explain")
    say(page_in_text(codes[wanted]))
    return 0
