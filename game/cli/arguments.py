"""Arguments that several commands share, and what is said when one is wrong."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
import textwrap
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

from game.cli.wrong import UsageError

WIDEST: Final = 118
"""Help is never wider than this: longer lines are hard to read."""
_MISSING: Final = re.compile(r"the following arguments are required: (.+)")
_NOTHING_BEHIND: Final = re.compile(r"argument (.+): expected (?:one|at least one) argument")
_SOMETHING_BEHIND: Final = re.compile(r"argument (.+): ignored explicit argument (.+)")
_REFUSED: Final = re.compile(r"argument [^:]+: (?!invalid|expected|ignored|not allowed)(.+)", re.DOTALL)
"""A sentence of our own on what an argument cannot be, which says itself what it is about."""
_ENTRY: Final = re.compile(r" +\S+ +")
SEED_MOST = 2**63 - 1
"""Seeds are kept in a store whose whole numbers are 64 bits wide."""


def program() -> str:
    """What the user calls the program."""
    return "python -m game" if Path(sys.argv[0] if sys.argv else "").name == "__main__.py" else "head-and-heart"


def in_library(folder: Path | None) -> str:
    """What is typed behind a command for a library, with a space before it; nothing for the game's own."""
    return "" if folder is None else f" --dialogues {typed(folder)}"


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line, and which never guesses at shortened options."""

    def __init__(self, **keywords: object) -> None:
        super().__init__(allow_abbrev=False, **keywords)  # type: ignore[arg-type]  # handed on as they come

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call.

        Raises:
            UsageError: always.
        """
        told = self._in_words(message).removesuffix(".")
        raise UsageError(f"{told}{'' if told.endswith('?') else '.'} Try: {self.prog} --help")

    def _in_words(self, message: str) -> str:
        """What argparse complains of, as a sentence with what is to be typed."""
        kinds = (_MISSING, _NOTHING_BEHIND, _SOMETHING_BEHIND)
        missing, nothing_behind, something_behind = (kind.fullmatch(message) for kind in kinds)
        if missing:
            return _missing([self._named(name) for name in missing[1].split(", ")])
        if nothing_behind:
            action = self._named(nothing_behind[1])
            return f"behind {_short(action)} stands nothing: {_as_typed(action)}"
        if something_behind:
            action, written = self._named(something_behind[1]), something_behind[2]
            return f"{_short(action)} stands alone, and {written} is written behind it"
        refused = _REFUSED.fullmatch(message)
        return refused[1] if refused else message

    def _named(self, name: str) -> argparse.Action:
        """What takes an argument, by what argparse calls it."""
        return next(action for action in self._actions if name in ("/".join(action.option_strings), action.metavar))

    def options(self) -> list[str]:
        """Every long option this parser knows."""
        return [text for action in self._actions for text in action.option_strings if text.startswith("--")]

    def strangers(self, found: Sequence[str]) -> NoReturn:
        """Say that these arguments are not known.

        Raises:
            UsageError: always, with the nearest known option.
        """
        name = found[0].partition("=")[0]
        if not name.startswith("-"):
            is_library = "--dialogues" in self.options() and Path(name).exists()
            named = f": a library is named by --dialogues {typed(name)}" if is_library else ""
            self.error(f"'{found[0]}' is one word too many here{named}")
        near = get_close_matches(name, self.options(), n=1, cutoff=0.6)
        self.error(f"there is no option '{name}' here{f'. Did you mean {near[0]}?' if near else ''}")


def _missing(actions: Sequence[argparse.Action]) -> str:
    names = [_as_typed(action) for action in actions]
    if len(names) == 1:
        return f"{names[0]} is missing, {actions[0].help}"
    each = "; ".join(f"{name}: {action.help}" for name, action in zip(names, actions, strict=True))
    return f"{', '.join(names[:-1])} and {names[-1]} are missing. {each}"


def _as_typed(action: argparse.Action) -> str:
    return f"{_short(action)} {action.metavar}" if action.option_strings else str(action.metavar)


def _short(action: argparse.Action) -> str:
    return action.option_strings[0]


class Description(argparse.HelpFormatter):
    """Help whose description fits the terminal: a new line after a sentence stays, and so does a list's indent."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        width = max(min(width, WIDEST), 20)
        told = []
        for paragraph in text.strip("\n").split("\n\n"):
            for line in _whole(paragraph):
                entry = _ENTRY.match(line)
                deeper = indent + " " * (entry.end() if entry else 0)
                told += textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=deeper)
            told.append("")
        return "\n".join(told[:-1])


def _whole(paragraph: str) -> list[str]:
    """The lines of a paragraph, each put together with those before it that go on."""
    lines: list[str] = []
    for line in paragraph.splitlines():
        if lines and not line.startswith(" ") and not lines[-1].startswith(" ") and lines[-1][-1:] not in (".", ":"):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def one_of(what: str, *names: str) -> Callable[[str], str]:
    """A converter for an argument that is one of a few words."""

    def convert(text: str) -> str:
        if text in names:
            return text
        raise argparse.ArgumentTypeError(f"there is no {what} '{text}', there is {', '.join(names)}")

    return convert


def seed(text: str) -> int:
    """A seed: a whole number."""
    if re.fullmatch(r"[+-]?\d+", text, re.ASCII) and len(text) <= 20 and abs(int(text)) <= SEED_MOST:
        return int(text)
    raise argparse.ArgumentTypeError(f"a seed is a whole number such as 7, not '{text}'")


def named_path(text: str) -> Path:
    """A file or a folder; no name at all is a slip, and not the folder where one stands."""
    if text.strip():
        return Path(text)
    raise argparse.ArgumentTypeError("a file or a folder is named here, and this is empty")


def typed(path: Path | str) -> str:
    """A file or folder as it is typed in a command: in quotation marks where it has spaces or what a shell reads."""
    text = str(path)
    if re.fullmatch(r"[\w./\\:~+,@%=-]+", text):
        return text
    return f'"{text}"' if not set(text) & set('"$`\\!') or os.name == "nt" else shlex.quote(text)


def pair(text: str) -> tuple[str, str]:
    """A name and its value: ``genuine=true``."""
    name, equals, value = text.partition("=")
    if name.strip() and equals and value.strip():
        return name.strip(), value.strip()
    raise argparse.ArgumentTypeError(f"this is written name=value, not '{text}'")


def add_library(
    parser: argparse.ArgumentParser, told: str = "the folder of scenes, or its .zip (the game's own)"
) -> None:
    """The option that names another library, with what the help says of it."""
    parser.add_argument("--dialogues", metavar="DIR|ZIP", type=named_path, help=told)


def library_named(word: Path | None, option: Path | None) -> Path | None:
    """The library that a call names as a word or by ``--dialogues``; None where by neither.

    Raises:
        UsageError: where it is named in both ways.
    """
    if word is not None and option is not None:
        raise UsageError("two libraries are named here; name it once: as a word, or by --dialogues.")
    return word or option


def add_start(parser: argparse.ArgumentParser, seed_help: str) -> None:
    """The options that say what a conversation starts from."""
    parser.add_argument("--seed", metavar="N", type=seed, help=seed_help)
    parser.add_argument(
        "--variant",
        metavar="NAME=VALUE",
        type=pair,
        action="append",
        default=[],
        help="a variant's value, instead of the one that the seed draws; may be given several times",
    )


def add_format(parser: argparse.ArgumentParser, *names: str) -> None:
    """The option that says how to print."""
    parser.add_argument(
        "--format", type=one_of("format", *names), default="text", metavar="|".join(names), help="how to print (text)"
    )
