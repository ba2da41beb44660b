"""Cuts an expression into numbers, texts, names, words and signs; how variables are written differs by story format."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from game.authoring.importing import NotMappedError

_LONGEST: Final = 2000

Token = tuple[str, str]


class Dialect(NamedTuple):
    """How an expression is cut; what differs is how variables are written in it."""

    token: re.Pattern[str]


def _token(name: str) -> re.Pattern[str]:
    return re.compile(
        r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<name>"""
        + name
        + r""")|(?P<word>passage\.visits\b|[A-Za-z_][\w-]*)|(?P<sign>===|!==|==|!=|<=|>=|&&|\|\||\+=|-=|\*=|/=|%="""
        r"""|\+\+|--|->|[<>()!+*/:,;=%-])|(?P<odd>\S))""",
        re.DOTALL,
    )


SIGILS: Final = Dialect(_token(r"[$_]\w+"))
"""Harlowe and SugarCube: ``$name``, and ``_name`` for a while."""
BARE: Final = Dialect(_token(r"(?!(?:true|false)\b)[A-Za-z_$][\w$]*(?![\w$.(\[])"))
"""Chapbook: ``name``."""
STATE: Final = Dialect(_token(r"(?:s|(?:window\.)?story\.state|state)\.[A-Za-z_]\w*(?![\w.(\[])"))
"""Snowman: ``s.name`` and ``window.story.state.name``."""


def tokens_of(source: str, dialect: Dialect = SIGILS) -> list[Token]:
    """The tokens of an expression: what each is (number, text, name, word, sign or odd), and its letters.

    Raises:
        NotMappedError: where it is too long.
    """
    if len(source) > _LONGEST:
        raise NotMappedError("it is too long")
    found: list[Token] = []
    for match in dialect.token.finditer(source.rstrip()):
        kind = match.lastgroup or "odd"
        text = match[kind]
        found.append((kind, state_name(text) if kind == "name" and dialect is STATE else text))
    return found


def state_name(text: str) -> str:
    """The one name of a variable of Snowman's, which may be written in several ways: ``s.name``."""
    return f"s.{text.rpartition('.')[2]}"


def unquoted(text: str) -> str:
    """A quoted text's own letters."""
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)
