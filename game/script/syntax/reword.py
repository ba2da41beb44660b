"""Other words in a text of a file, word by word where it stands: its quoting, its lines and all around it stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import ScalarEvent, StreamEndEvent

from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode
from game.script.syntax.compose import Loader, TooDeepError, compose
from game.story.model import Mark

_WORD: Final = re.compile(r"(?:\{\{|\{[^{}]*\}|\S)+")
"""A word as it is written: a run without spaces, or with those inside braces."""
_BRACE: Final = re.compile(r"\{[^{}]+\}")
_ESCAPED: Final = re.compile(r"\{[^{}\s]+\}|\{")
_ODD_BREAKS: Final = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
Shown = Callable[[str], str]


class _Written(NamedTuple):
    """A text as it stands in a file: what it says, how it is quoted, and from where to where its words go.

    ``start`` and ``stop`` are those of the whole text, ``first`` and ``last`` those of what stands in its quotation
    marks; all count characters from the file's beginning.
    """

    value: str
    style: str
    start: int
    stop: int
    first: int
    last: int


def reworded(text: str, at: Mark, wished: str, shown: Shown) -> str | None:
    """A file with other words in one of its texts.

    Args:
        text: the whole file, with its own line ends and without a byte order mark.
        at: where the text begins: its quotation mark, or its first word, or the ``|`` over it.
        wished: what it should say once it is shown; its spaces and line ends do not count. A word in braces that is
            shown otherwise stays that word; any other brace is one to be seen.
        shown: how a part of it is shown, its words in braces filled in.

    Returns:
        The file, in which nothing else says anything else; None where that cannot be done.
    """
    found = _text_at(text, at)
    if found is None:
        return None
    wished = _ESCAPED.sub(lambda brace: brace[0] if shown(brace[0]) != brace[0] else f"{{{brace[0]}", wished)
    for made in _ways(text, found, wished.split(), shown):
        if _is_only_change(text, made, at, wished, shown):
            return made
    return None


def with_comments(text: str, comments: Sequence[tuple[int, str]]) -> str | None:
    """A file with comments put over some of its lines, as deep as those begin, and over the comments that are there.

    Args:
        text: the whole file.
        comments: the number of each line, from 1, and what its comment says, without the ``#``.

    Returns:
        The file, in which nothing says anything else; None where that cannot be done.
    """
    lines = _LINE.findall(text)
    end = "\r\n" if "\r\n" in text else "\n"
    in_order = sorted(comments, key=lambda one: one[0])
    for number, said in in_order[::-1]:
        at = number - 1
        if not 0 <= at < len(lines):
            return None
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip(" "))]
        while at and lines[at - 1].startswith(f"{indent}#"):
            at -= 1
        made = f"{indent}# {' '.join(said.split())}"
        if made not in (line.rstrip() for line in lines[at : number - 1]):  # it may have been put there before
            lines.insert(at, f"{made}{end}")
    whole = "".join(lines)
    was, now = _tree(text), _tree(whole)
    return whole if was is not None and now is not None and not list(_changes(was, now)) else None


def _text_at(text: str, at: Mark) -> _Written | None:
    loader = Loader(text.translate(_ODD_BREAKS))
    try:
        while type(event := loader.get_event()) is not StreamEndEvent:
            mark: Any = event.start_mark
            if type(event) is ScalarEvent and (mark.line + 1, mark.column + 1) == tuple(at):
                return _written(text, event)
    except yaml.YAMLError:
        return None
    finally:
        loader.dispose()
    return None


def _written(text: str, event: Any) -> _Written:
    start, stop, style = event.start_mark.index, event.end_mark.index, event.style or ""
    first, last = start, stop
    if style in ("'", '"'):
        first, last = start + 1, stop - 1
    elif style in ("|", ">"):
        first = text.find("\n", start) + 1
        last = len(text[:stop].rstrip())
    return _Written(event.value, style, start, stop, first, max(first, last))


def _ways(text: str, found: _Written, wished: Sequence[str], shown: Shown) -> Iterator[str]:
    """The file with the words, in the ways there are to write them: nearest to how it is now, first."""
    inside = text[found.first : found.last]
    if found.style != '"' or "\\" not in inside:
        read, write = _CODES.get(found.style, (str, str))
        made = _spliced(inside, wished, lambda word: shown(read(word)), write)
        yield text[: found.first] + made + text[found.last :]
        if not found.style:
            yield f'{text[: found.start]}"{_in_double(made)}"{text[found.stop :]}'
    if found.style not in ("|", ">"):
        made = _in_double(_spliced(found.value, wished, shown, str)).replace("\n", "\\n").replace("\t", "\\t")
        yield f'{text[: found.start]}"{made}"{text[found.stop :]}'


def _in_double(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


_CODES: Final[Mapping[str, tuple[Shown, Shown]]] = {
    "'": (lambda word: word.replace("''", "'"), lambda word: word.replace("'", "''")),
    '"': (str, _in_double),
}
"""How a word is read and written in each kind of quotation marks, where nothing in them is escaped."""


def _spliced(inside: str, wished: Sequence[str], shown: Shown, write: Shown) -> str:
    """A text as it is written, with the words that differ put in the place of those that were there.

    Args:
        inside: the text as it is written.
        wished: the words that should be shown, their braces as a scene writes them.
        shown: how a written word is shown; it may be shown as several.
        write: how a new word is written.
    """
    words = list(_WORD.finditer(inside))
    now = [" ".join(shown(word[0]).split()) for word in words]
    put_in = _joined(wished, {tuple(one.split()) for one in now if " " in one})
    then = [" ".join(shown(word).split()) for word in put_in]
    parts, at = [], 0
    for a, b, c, d in _changed(now, then):
        put = write(" ".join(put_in[c:d]))
        for brace in _BRACE.findall(" ".join(word[0] for word in words[a:b])):  # what stood in braces still does
            put = put.replace(write(shown(brace)), brace) if shown(brace) else put
        if a < b and put:
            start, stop = words[a].start(), words[b - 1].end()
        elif a < b:  # words that go take the space before them along, the first ones that behind them
            start = words[a - 1].end() if a else words[a].start()
            stop = words[b - 1].end() if a or b == len(words) else words[b].start()
        else:
            start = stop = words[a - 1].end() if a else words[0].start() if words else 0
            put = f" {put}" if a else f"{put} "
        parts += [inside[at:start], put]
        at = stop
    return "".join([*parts, inside[at:]])


def _changed(now: Sequence[str], then: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Which words become which others; as many as there were are changed one by one, so that they keep their lines."""
    for what, a, b, c, d in SequenceMatcher(None, now, then, autojunk=False).get_opcodes():
        if what == "replace" and b - a == d - c:
            yield from ((a + n, a + n + 1, c + n, c + n + 1) for n in range(b - a))
        elif what != "equal":
            yield a, b, c, d


def _joined(words: Sequence[str], together: AbstractSet[tuple[str, ...]]) -> list[str]:
    """Words, of which some that follow each other count as one."""
    found, at = [], 0
    lengths = sorted({len(one) for one in together}, reverse=True)
    while at < len(words):
        many = next((n for n in lengths if tuple(words[at : at + n]) in together), 1)
        found.append(" ".join(words[at : at + many]))
        at += many
    return found


def _is_only_change(text: str, made: str, at: Mark, wished: str, shown: Shown) -> bool:
    """Whether nothing but the text at a place says anything else, and that what is wished."""
    was, now = _tree(text), _tree(made)
    if was is None or now is None:
        return False
    changes = list(_changes(was, now))
    return all(
        change is not None
        and (change[0].line, change[0].column) == tuple(at)
        and shown(change[1].text).split() == shown(wished).split()
        for change in changes
    ) and bool(changes)


def _tree(text: str) -> YamlNode | None:
    try:
        return compose(text.translate(_ODD_BREAKS), lambda *_: None)
    except (yaml.YAMLError, TooDeepError):
        return None


def _changes(was: YamlNode, now: YamlNode) -> Iterator[tuple[ScalarNode, ScalarNode] | None]:
    """Each text that says something else, before and after; None where something is no text, or not there any more."""
    waiting = [(was, now)]
    while waiting:
        old, new = waiting.pop()
        if type(old) is ScalarNode and type(new) is ScalarNode:
            if old.text != new.text:
                yield old, new
        elif type(old) is MappingNode and type(new) is MappingNode and len(old.pairs) == len(new.pairs):
            for (key, value), (other, other_value) in zip(old.pairs, new.pairs, strict=True):
                waiting += [(key, other), (value, other_value)]
        elif type(old) is SequenceNode and type(new) is SequenceNode and len(old.items) == len(new.items):
            waiting += zip(old.items, new.items, strict=True)
        else:
            yield None
