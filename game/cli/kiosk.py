"""Runs a kiosk: the game on a touch screen in a room, for whoever comes by, with nobody to look after it.

kiosk.toml says what is played, and how (docs/kiosk.md). Each visitor has a process of their own; one that freezes or
dies is replaced at once, and what went wrong is written into the log. It ends by Ctrl-C or SIGTERM, from the staff
page, and by a file kiosk.stop beside kiosk.toml or in the folder for saves; while that lies there, it does not start.
Exit code: 0 when it was asked to end or kiosk.stop is there, and when what was asked for has been done; 1 when the
doctor finds that it may not open to the public, or a PIN was not taken; 2 for a wrong call, or a kiosk.toml that
cannot be used.
"""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path
from typing import Final, Literal

from game.cli.arguments import add_format, named_path
from game.cli.kiosk_install import USUAL_USER, here, install
from game.cli.output import add_force
from game.cli.printed import say
from game.cli.wrong import UsageError
from game.kiosk import KioskSettings, Reins, read_settings
from game.kiosk.keeper import STOP_NAME, Keeper, Kept, stop_file
from game.kiosk.supplies import Supplies, look
from game.letters import plain
from game.paths import deploy_dir

PRELOAD: Final = ("game.kiosk.keeper", "game.kiosk.supplies", "game.cli.kiosk_visitor", "game.cli.kiosk_ready")
"""What visitors' processes find read already: all of the game, with its window."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``kiosk`` takes."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        type=named_path,
        default=Path("kiosk.toml"),
        help="what its owner has set (kiosk.toml)",
    )
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--set-pin", action="store_true", help="ask for the staff's PIN and write its hash into FILE")
    asked.add_argument("--doctor", action="store_true", help="say whether it may open to the public, and what to mend")
    asked.add_argument(
        "--install", action="store_true", help="write what starts it with this machine, and say what is left to do"
    )
    add_format(parser, "text", "json")
    files = parser.add_argument_group("with --install")
    files.add_argument(
        "-o",
        "--out",
        metavar="DIR",
        type=named_path,
        default=Path("kiosk-install"),
        help="the folder to write into (kiosk-install)",
    )
    files.add_argument("--user", metavar="NAME", default=USUAL_USER, help=f"who runs the kiosk ({USUAL_USER})")
    files.add_argument("--dry-run", action="store_true", help="print what would be written, and write nothing")
    add_force(parser)


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked for; returns the exit code."""
    config: Path = arguments.config.absolute()
    if arguments.format != "text" and not arguments.doctor:
        raise UsageError("--format is for what the doctor finds: kiosk --doctor --format json")
    if arguments.set_pin:
        return _set_pin(config)
    if arguments.doctor:
        return _doctor(config, arguments.format)
    settings = _settings(config)
    if arguments.install:
        at = here(config, settings, arguments.user)
        return install(at, arguments.out, force=arguments.force, dry_run=arguments.dry_run)
    return _keep(config, settings)


def _keep(config: Path, settings: KioskSettings) -> int:
    """Keep the kiosk until it is asked to end; returns the exit code."""
    stops = (config.parent / STOP_NAME, settings.saves / STOP_NAME)
    lying = stop_file(stops)
    if lying is not None:
        say(f"'{lying}' is there, so the kiosk does not start. Remove it to start the kiosk.")
        return 0
    os.umask(0o077)  # nobody else on this machine is to read what visitors answered
    say(f"{settings.name}: the kiosk starts. It ends by Ctrl-C, or by a file {stops[0]}.")
    supplies = Supplies(settings.library, settings.saves)
    kept = Kept(
        visit,
        settings,
        stops,
        library=supplies.latest,
        tried=lambda library, held: supplies.tried(library, held=held),
        look=partial(look, settings.library, settings.saves),
        preload=PRELOAD,
        tell=partial(say, error=True),
    )
    code = Keeper(kept).run()
    say(f"{settings.name}: the kiosk has ended, as it was asked to.")
    return code


def visit(settings: KioskSettings, library: Path, reins: Reins) -> int:
    """A visitor's process: what is drawn is known in here alone, so that the keeper stays small."""
    from game.cli.kiosk_visitor import visitor  # noqa: PLC0415 - as above

    return visitor(settings, library, reins)


def _set_pin(config: Path) -> int:
    from game.cli.kiosk_pin import set_pin  # noqa: PLC0415 - the keeper has no need of it

    return set_pin(config)


def _doctor(config: Path, form: Literal["text", "json"]) -> int:
    from game.cli.kiosk_doctor import doctor  # noqa: PLC0415 - it knows the window

    return doctor(config, form)


def _settings(config: Path) -> KioskSettings:
    """What the kiosk's owner has set.

    Raises:
        UsageError: where there is no such file, or it cannot be used; what is wrong with it has been told then.
    """
    if not os.path.lexists(config):
        raise UsageError(
            f"there is no '{config}'. To begin with one, copy {deploy_dir() / 'kiosk.toml'} and name it with --config."
        )
    settings, problems = read_settings(config)
    if settings is None:
        for problem in problems:
            if problem.severity == "error":
                say(
                    f"{problem.file}:{problem.line}:{problem.column}: {plain(problem.message)}."
                    f"{' To mend it: ' + plain(problem.hint) if problem.hint else ''}",
                    error=True,
                )
        raise UsageError(f"'{config}' cannot be used as it is written. kiosk --doctor tells more.")
    return settings
