"""Keeps a translation in step with what it translates: makes it, brings it up to date, counts what is done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from game.script.language import Po, PoEntry, header

NEAR: Final = 0.4
"""How alike (0-1, by difflib) two texts in one place must be for the old translation to be offered for the new one."""
PLURALS: Final = {
    "cs": "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "fr": "nplurals=2; plural=(n > 1);",
    "ja": "nplurals=1; plural=0;",
    "pl": "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;",
    "ru": "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;",
    "zh": "nplurals=1; plural=0;",
}
LIKE_ENGLISH: Final = "nplurals=2; plural=(n != 1);"


@dataclass(frozen=True, slots=True)
class Count:
    """How far the translation of one part is: of ``texts``, how many are done, fuzzy, missing; ``stale`` are extra."""

    part: str
    texts: int
    done: int
    fuzzy: int
    missing: int
    stale: int

    @property
    def is_begun(self) -> bool:
        """Whether anybody has translated any of it."""
        return bool(self.done or self.fuzzy)


@dataclass(frozen=True, slots=True)
class Update:
    """A translation brought up to date: how many were kept, how many texts have none, are changed (now fuzzy), gone."""

    po: Po
    kept: int
    untranslated: int
    changed: int
    gone: int


def made(code: str, of_what: str, wanted: Iterable[PoEntry]) -> Po:
    """A new translation with nothing translated yet.

    Args:
        code: the language, as ``es`` or ``pt_BR``.
        of_what: what is translated, for the file's header.
        wanted: its texts.
    """
    plural = PLURALS.get(code.partition("_")[0], LIKE_ENGLISH)
    top = f"{of_what}: {code}. Words in {{braces}} stay as they are. An empty msgstr is shown in English."
    return Po(tuple(wanted), header(code, of_what, plural), top)


def updated(old: Po, wanted: Sequence[PoEntry], leave: Callable[[PoEntry], bool] = lambda _: False) -> Update:
    """A translation after its source has changed. What anybody has translated is never lost.

    A text that only moved keeps its translation. One that was changed gets the old translation, marked fuzzy, with the
    text it was made for. What nothing uses any more goes to the end of the file, out of use.

    Args:
        old: the translation as it is.
        wanted: the texts as they are now.
        leave: which entries stay as they are, because it is not known whether they are still used.
    """
    keys = {entry.key for entry in wanted}
    before = {entry.key: entry for entry in sorted(old.entries, key=lambda entry: not entry.gone)}
    spare = _Spare(entry for entry in before.values() if entry.key not in keys and entry.has_text and not leave(entry))
    found: list[PoEntry] = []
    tally: Counter[str] = Counter()
    missing: list[int] = []
    for entry in wanted:
        if (same := before.get(entry.key)) is not None and _same_kind(same, entry):
            found.append(_with(entry, same, fuzzy=same.fuzzy, was=same.was))
            tally["kept" if same.has_text else "untranslated"] += 1
        else:
            missing.append(len(found))
            found.append(entry)
    # What moved is found before what changed, so that a near text does not take the translation of an equal one.
    for take in (spare.moved, spare.changed):
        for at in missing[:]:
            if (offered := take(found[at])) is not None:
                found[at] = offered
                missing.remove(at)
                tally["changed" if offered.fuzzy else "kept"] += 1
    left = [entry for entry in old.entries if leave(entry) and entry.key not in keys]
    gone = [replace(entry, gone=True, files=(), about="") for entry in spare.left()]
    tally["gone"] = sum(not before[entry.key].gone for entry in gone)
    entries = (*found, *(entry for entry in left if not entry.gone), *(entry for entry in left if entry.gone), *gone)
    untranslated = tally["untranslated"] + len(missing)
    return Update(replace(old, entries=entries), tally["kept"], untranslated, tally["changed"], tally["gone"])


class _Spare:
    """Translations whose own text is not there any more; each is given away once."""

    def __init__(self, entries: Iterable[PoEntry]) -> None:
        self.entries = {entry.key: entry for entry in entries}
        self.by_source: dict[str, list[PoEntry]] = defaultdict(list)
        self.by_context: dict[str, list[PoEntry]] = defaultdict(list)
        for entry in self.entries.values():
            self.by_source[entry.source].append(entry)
            self.by_context[entry.context].append(entry)

    def moved(self, entry: PoEntry) -> PoEntry | None:
        """The translation of an equal text that stood elsewhere; fuzzy if it was another kind of text there."""
        there = [old for old in self.by_source[entry.source] if old.key in self.entries and _same_kind(old, entry)]
        last = entry.context.rpartition("/")[2]
        there.sort(key=lambda old: old.context.rpartition("/")[2] != last)
        if not there:
            return None
        is_same_place = there[0].context.rpartition("/")[2] == last
        return self.give(entry, there[0], fuzzy=there[0].fuzzy or not is_same_place)

    def changed(self, entry: PoEntry) -> PoEntry | None:
        """The translation of the text most like this one that stood in the same place."""
        there = [old for old in self.by_context[entry.context] if old.key in self.entries and _same_kind(old, entry)]
        if not entry.context or not there:
            return None
        ratio, best = max(((_alike(old.source, entry.source), old) for old in there), key=lambda pair: pair[0])
        return self.give(entry, best, fuzzy=True) if ratio >= NEAR else None

    def give(self, entry: PoEntry, old: PoEntry, *, fuzzy: bool) -> PoEntry:
        del self.entries[old.key]
        return _with(entry, old, fuzzy=fuzzy, was=old.source if old.source != entry.source else old.was)

    def left(self) -> list[PoEntry]:
        return list(self.entries.values())


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _same_kind(old: PoEntry, new: PoEntry) -> bool:
    """Whether both have forms for numbers, or neither: else one's translation is of no use to the other."""
    return bool(old.many) == bool(new.many)


def _with(entry: PoEntry, old: PoEntry, *, fuzzy: bool, was: str) -> PoEntry:
    return replace(
        entry,
        text=old.text,
        forms=old.forms or entry.forms,
        fuzzy=fuzzy,
        was=was if fuzzy else "",
        remark=old.remark,
        line=old.line,
    )


def part_counts(
    po: Po,
    wanted: Iterable[PoEntry],
    part_of: Callable[[str], str],
    unread: Callable[[str], bool] = lambda _: False,
) -> list[Count]:
    """How far a translation is, part by part, in the order of the texts.

    Args:
        po: the translation.
        wanted: the texts as they are now.
        part_of: the part that a context belongs to.
        unread: whether a context belongs to what could not be read: nothing there counts as stale.
    """
    have = {entry.key: entry for entry in po.entries if not entry.gone}
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    keys = set()
    for entry in wanted:
        keys.add(entry.key)
        tally[part_of(entry.context)][_standing(have.get(entry.key))] += 1
    for key in have:
        if key not in keys and not unread(key[0]):
            tally[part_of(key[0])]["stale"] += 1
    return [
        Count(
            part,
            each["done"] + each["fuzzy"] + each["missing"],
            each["done"],
            each["fuzzy"],
            each["missing"],
            each["stale"],
        )
        for part, each in tally.items()
    ]


def _standing(entry: PoEntry | None) -> str:
    if entry is None or not entry.has_text:
        return "missing"
    return "fuzzy" if entry.fuzzy else "done"
