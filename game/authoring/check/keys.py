"""Under which key a scene's result is kept: a hash of everything that the result depends on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from game.authoring.check.assets import Assets
from game.script.library import Outline
from game.script.readers import ANYTHING

_CAST: Final = re.compile(rb"^[\"']?cast[\"']?[ \t]*:(.*(?:\r?\n(?:[ \t#].*)?)*)", re.MULTILINE)
_WORD: Final = re.compile(rb"[A-Za-z0-9_]+")
_ASKS: Final = re.compile(rb"ended[ \t]*\([ \t]*([a-z0-9_]+)")
_NOTHING: Final = b"\0"


@lru_cache(maxsize=1)
def engine() -> str:
    """A hash of the program itself, as far as results depend on it: other code, other results."""
    home = Path(__file__).resolve().parents[2]
    files = sorted(path for room in ("story", "script", "authoring") for path in (home / room).rglob("*.py"))
    return _hash([part for path in files for part in (path.relative_to(home).as_posix().encode(), path.read_bytes())])


class Keys:
    """The keys of one library's scenes. ``scenes`` and ``cast`` are the bytes of their files by id."""

    def __init__(
        self, outline: Outline, scenes: Mapping[str, bytes], cast: Mapping[str, bytes], assets: Assets, most: int
    ) -> None:
        self.outline = outline
        self.scenes = scenes
        self.cast = cast
        words = "?" if outline.words is None else repr(sorted(outline.words.items()))
        tags = "?" if outline.tags is ANYTHING else repr(sorted(outline.tags))
        shared = (engine(), str(most), assets.key(), words, tags, repr(sorted(cast)))
        self.shared = _hash([text.encode() for text in shared])
        self.hashes = {id_: _hash([data]) for id_, data in cast.items()}
        self.asking = {id_: frozenset(_ASKS.findall(data)) for id_, data in cast.items()}

    def key(self, scene: str) -> str:
        """The key of a scene's result."""
        data = self.scenes[scene]
        people = self._people(data)
        asked = {name for name in _ASKS.findall(data) if b"ended" in data}.union(*(self.asking[id_] for id_ in people))
        parts = [self.shared.encode(), scene.encode(), data]
        for id_ in people:
            parts += [id_.encode(), self.hashes[id_].encode()]
        if asked or b"ended" in data or b"remember" in data:
            parts.append(repr(sorted(self.scenes)).encode())
            others = self.scenes if b"remember" in data else [id_ for id_ in self.scenes if id_.encode() in asked]
            for id_ in others:
                if id_.encode() in asked or id_.encode() in data:
                    parts += [id_.encode(), self.scenes[id_]]
        return _hash(parts)

    def translations(self) -> str:
        """The key of what was found out about the library's translations, which depends on every file."""
        parts = [self.shared.encode()]
        for name, source in sorted(self.outline.sources.files.items()):
            parts += [name.encode(), source.data]
        for id_, data in (*self.scenes.items(), *self.cast.items()):
            parts += [id_.encode(), data]
        return _hash(parts)

    def _people(self, data: bytes) -> list[str]:
        """The characters that a scene may have in its cast; all of them where the cast cannot be made out."""
        blocks = _CAST.findall(data)
        if not blocks:
            return sorted(self.cast)
        words = {word for block in blocks for word in _WORD.findall(block)}
        return sorted(id_ for id_ in self.cast if id_.encode() in words)


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(str(len(part)).encode() + _NOTHING)
        digest.update(part)
    return digest.hexdigest()
