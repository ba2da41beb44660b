"""The commands by name, and what holds for all of them: help, version, wrong calls, Ctrl-C, a reader who hangs up."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from importlib import import_module
from typing import Final

from game import __version__
from game.cli import streams
from game.cli.arguments import Description, Parser, program
from game.cli.printed import say
from game.cli.unpacked import unpack_named
from game.cli.wrong import UsageError, not_there
from game.collector import collector_off
from game.letters import plain
from game.terminal.console import INTERRUPTED
from game.writing import reason_in_words

COMMANDS: Final = {
    "play": ("play", "play, in a window or with --text in the terminal; also what happens without a command"),
    "check": ("check", "say everything that is wrong with scenes, at the line, and how to mend it"),
    "explain": ("explain", "tell all about a problem's code: why it matters, a bad example, a good one"),
    "list": ("listing", "list the scenes with their titles"),
    "replay": ("replay", "play decisions given by id and print what came of them"),
    "explore": ("explore", "visit every state of a scene: endings, scores, what each option is worth"),
    "graph": ("graph", "draw a scene as a map: a picture, a page to search in, Mermaid or Graphviz text"),
    "script": ("script", "write a scene as a script for reviewers, with what changed since another version"),
    "review": ("review", "read a commented script back: comments at their lines, changed words as changes"),
    "pack": ("pack", "put a library into one file, to hand it on"),
    "new": ("new", "write a new scene to start from, with a customer if there is none yet"),
    "find": ("find", "find words and names in all scenes, with file and line"),
    "rename": ("rename", "give a thing another id, everywhere it is named"),
    "spell": ("spell", "tell words that no dictionary has, and what may be meant"),
    "todo": ("todo", "list what is still to be written, in comments and in texts"),
    "voices": ("voices", "list the lines to record, and take recordings in"),
    "figures": ("figures", "count a library: words, minutes, decisions, skills, people"),
    "schema": ("schema", "write the schemas with which an editor completes and checks"),
    "translate": ("translate", "make a translation of the scenes, bring it up to date, say how far it is"),
    "import": ("import_", "turn a story from Twine, Yarn or ink into a scene, and tell what is lost"),
    "kiosk": ("kiosk", "run the game for whoever comes by, on a screen that nobody looks after"),
    "players": ("players", "list who has played, export or forget somebody, change the list"),
    "store": ("store", "look through the saves, copy them, put a copy back, bring back what is damaged"),
    "demo": ("demo", "play a scene without a display and write pictures of every screen"),
}
"""Each command with its module in this room, which is imported only when asked for, and what the help says of it.

Such a module has a docstring that is the command's help, ``add_arguments(parser)`` and ``run(arguments)``.
"""
WRONG_CALL: Final = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for.

    Args:
        argv: the arguments without the program's name; without it, those of this process.

    Returns:
        The exit code: 0 when all went well, 1 when the answer is no (problems found, a decision refused), 2 for a
        wrong call, 130 after Ctrl-C (everything answered is kept), 141 when the reader of the output hung up.
    """
    try:
        streams.ready()
        code = _run(sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
    except UsageError as wrong:
        say(f"{program()}: {plain(' '.join(str(wrong).split()))}", error=True)
        return WRONG_CALL
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        streams.hang_up()
        return streams.HUNG_UP
    except OSError as error:  # a full disk under the output, a file that cannot be read
        streams.hang_up()
        say(f"{program()}: {plain(reason_in_words(error))}.", error=True)
        return 1
    return code


def _run(argv: list[str]) -> int:
    if not argv or (argv[0].startswith("-") and argv[0] not in ("-h", "--help", "--version")):
        argv = ["play", *argv]
    if argv[0] == "--version":
        say(f"Head & Heart {__version__}")
        return 0
    if not argv[0].startswith("-") and argv[0] not in COMMANDS:
        raise not_there("command", argv[0], COMMANDS)
    try:
        known, strangers = _parser(argv[0]).parse_known_args(argv)
    except SystemExit as done:  # help was asked for, and has been printed
        return done.code if isinstance(done.code, int) else 0
    if strangers:
        known.parser.strangers(strangers)
    with ExitStack() as until_done:
        unpack_named(known, until_done)
        code: int = known.run(known)
    return code


def _parser(wanted: str) -> Parser:
    """Every command by name, and the one that is wanted with its arguments."""
    parser = Parser(
        prog=program(),
        description="Head & Heart: practise difficult conversations with customers whose mood reacts to every choice.",
        epilog="Without a command the game opens. COMMAND --help tells more about each.",
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=Parser)
    for name, (module_name, summary) in COMMANDS.items():
        described = commands.add_parser(name, help=summary, formatter_class=Description)
        if name == wanted:
            with collector_off():
                module = import_module(f"game.cli.{module_name}")
            described.description = module.__doc__
            module.add_arguments(described)
            described.set_defaults(run=module.run, parser=described)
    return parser
