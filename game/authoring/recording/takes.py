"""Takes read back: which file of a folder is which line, which take is meant, and whether it can be used."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Literal, NamedTuple

from game.authoring.check import odd_length
from game.authoring.recording.spoken import Spoken
from game.script.sounds import ENDINGS, SoundFault, loudest, sound_of
from game.script.source import SOUND, files_beside, read_source

SILENT: Final = 0.01
"""What never gets louder than this (0-1, 40 decibels under the loudest there can be) holds no voice."""
_TAKE: Final = re.compile(
    r"^(?:(?P<who>.*?[^\W\d_].*?)[\W_]*)??(?P<number>\d{1,4})"
    r"(?:[\W_]*(?:take|t)?[\W_]*(?P<take>\d{1,3}))?[\W_]*(?P<best>best|final|good|ok|keep)?[\W_]*$",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"[\W_]+")

Fate = Literal["taken", "other", "unknown", "unusable"]


class Take(NamedTuple):
    """What a file's name says: whose it is (as written, perhaps nobody), which line, which take, whether the best."""

    who: str
    number: int
    take: int
    is_best: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """What becomes of one file: its name in the folder, the line it is for, where it goes to, and what was odd.

    ``taken`` files go to ``target`` in the folder ``voices``; of the rest ``words`` says why not. ``data`` are a taken
    file's bytes as they are.
    """

    name: str
    fate: Fate
    words: str = ""
    line: Spoken | None = None
    target: str = ""
    data: bytes = b""


def take_of(name: str) -> Take | None:
    """What a file's name says of it; None for one that names no line.

    Args:
        name: in its folder, with ``/``: ``ana_012.wav``, ``12.wav``, ``ana 12 take 3.wav``, ``ana/12-2 best.wav``.
    """
    path = PurePosixPath(name)
    found = _TAKE.match(path.stem)
    if found is None or int(found["number"]) == 0:
        return None
    folder = path.parent.name
    return Take(found["who"] or folder, int(found["number"]), int(found["take"] or 0), found["best"] is not None)


def fitted(folder: Path, lines: Sequence[Spoken]) -> tuple[Fitted, ...]:
    """What becomes of every file in a folder of takes, by name.

    Args:
        folder: the folder, whose own folders are looked into too.
        lines: the lines to be recorded.
    """
    speakers = _speakers(lines)
    example = f"{lines[0].speaker}_{lines[0].number:03}.wav, for example" if lines else "by its speaker and number"
    by_number = {(line.speaker, line.number): line for line in lines}
    found: list[Fitted] = []
    takes: defaultdict[tuple[str, int], list[tuple[Take, str, Path]]] = defaultdict(list)
    for name, path in files_beside(folder, deep=True).files.items():
        if PurePosixPath(name).suffix.lower() not in ENDINGS:
            continue
        take = take_of(name)
        speaker = "" if take is None else _speaker(take.who, speakers)
        if take is None:
            found.append(Fitted(name, "unknown", f"its name does not say which line it is: call it {example}"))
        elif not speaker:
            whose = f"nobody here is called '{take.who}'" if take.who else "it does not say whose line it is"
            found.append(Fitted(name, "unknown", f"{whose}: there is {', '.join(sorted(set(speakers.values())))}"))
        elif (speaker, take.number) not in by_number:
            most = max(line.number for line in lines if line.speaker == speaker)
            found.append(Fitted(name, "unknown", f"{speaker} has no line {take.number}: the last is {most}"))
        else:
            takes[speaker, take.number].append((take, name, path))
    for key, several in takes.items():
        several.sort(key=lambda one: (one[0].is_best, one[0].take, one[1]))
        *others, (_, name, path) = several
        found.append(_measured(name, path, folder, by_number[key]))
        found += [Fitted(other, "other", f"{name} is taken instead") for _, other, _ in others]
    return tuple(sorted(found, key=lambda one: one.name))


def _measured(name: str, path: Path, folder: Path, line: Spoken) -> Fitted:
    source = read_source(path, name, SOUND, folder)
    if source.refusal is not None:
        return Fitted(name, "unusable", source.refusal.message.removeprefix("this file "), line)
    sound = sound_of(source.data)
    if isinstance(sound, SoundFault):
        return Fitted(name, "unusable", f"it {sound.message}: {sound.hint}", line)
    if sound.doubt:
        return Fitted(name, "unusable", sound.doubt, line)
    loud = loudest(sound)
    if loud is not None and loud < SILENT:
        return Fitted(name, "unusable", "it is silent from one end to the other", line)
    ending = PurePosixPath(name).suffix.lower()
    if ENDINGS[ending] != sound.kind:
        return Fitted(name, "unusable", f"its name ends in '{ending}', and it is {sound.kind}", line)
    wanted = PurePosixPath(line.file)
    if line.is_named and ENDINGS.get(wanted.suffix.lower()) != sound.kind:
        words = f"it is {sound.kind}, and the scene asks for {line.file}: save it so, or change the name in the scene"
        return Fitted(name, "unusable", words, line)
    target = line.file if line.is_named else str(wanted.with_suffix(ending))
    return Fitted(name, "taken", odd_length(line.text, sound.seconds), line, target, source.data)


def _speakers(lines: Iterable[Spoken]) -> Mapping[str, str]:
    """Every speaker's id by what a file may call them: the id, the whole name, a part of it that is theirs alone."""
    names: dict[str, str] = {}
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        names[_bare(line.speaker)] = line.speaker
        names[_bare(line.who)] = line.speaker
        for part in (*line.who.split(), *line.speaker.split("_")):
            parts[_bare(part)].add(line.speaker)
    alone = {part: next(iter(speakers)) for part, speakers in parts.items() if len(speakers) == 1}
    return {**alone, **names}


def _speaker(who: str, speakers: Mapping[str, str]) -> str:
    """Whose a file is; where it does not say, the only speaker there is."""
    ids = set(speakers.values())
    return speakers.get(_bare(who), "") if who else next(iter(ids)) if len(ids) == 1 else ""


def _bare(name: str) -> str:
    return _BARE.sub("", name).casefold()
