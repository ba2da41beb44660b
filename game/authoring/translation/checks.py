"""Finds what is wrong with a library's translations: missing, fuzzy and stale texts, lost words, damaged files."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from game.authoring.translation import catalogue as codes
from game.authoring.translation.messages import Message, is_unread, messages, part_of, unread
from game.authoring.translation.translate import part_counts
from game.letters import missing_from, named
from game.script.catalogue.code import Code
from game.script.language import CODE, Po, PoEntry, PoError, po_of, tell_unseen_po, words_in
from game.script.library import LibraryReading, Outline, PartReading, joined_reading, read_outlined
from game.script.problems import Problem, in_order
from game.script.source import TRANSLATIONS, Page


def translation_problems(
    outline: Outline, read: PartReading | None = None, letters: AbstractSet[str] | None = None
) -> tuple[Problem, ...]:
    """What is wrong with every translation of a library, in file and line order.

    Args:
        outline: the library, which is read only if it has a translation. Where a scene or a person cannot be read,
            nothing is said of their texts.
        read: what has been read of it already; the library is read again where that is not all of its scenes.
        letters: the characters that the fonts have; None where nobody knows.
    """
    translations = {code: name for code, name in outline.sources.ids(TRANSLATIONS).items() if CODE.fullmatch(code)}
    if not translations:
        return ()
    is_all = read is not None and read.scenes.keys() == outline.scenes.keys()
    reading = joined_reading(outline, read) if read is not None and is_all else read_outlined(outline)
    known = messages(reading)
    return in_order(
        [problem for code, name in translations.items() for problem in _of_one(reading, code, name, known, letters)]
    )


def _of_one(
    reading: LibraryReading, code: str, name: str, known: tuple[Message, ...], letters: AbstractSet[str] | None
) -> Iterator[Problem]:
    page = reading.outline.page(name)
    page.problems.clear()
    try:
        po = po_of(reading.outline.sources.files[name])
    except PoError as bad:
        page.tell_at(codes.UnreadableTranslation, bad.line, 1, bad.message, "a PO editor shows and mends such a file")
        yield from page.problems
        return
    tell_unseen_po(page)
    pages = {message.page.name: Page(message.page.name, message.page.data) for message in known}
    for message in known:
        pages[message.page.name].text = message.page.text
    _missing(po, known, code, page, pages)
    _entries(po, known, code, page, unread(reading))
    for entry in po.entries:
        if letters is not None and entry.has_text and not entry.gone:
            _letters(entry, page, letters)
    yield from page.problems
    for each in pages.values():
        yield from each.problems


def _missing(po: Po, known: tuple[Message, ...], code: str, page: Page, pages: dict[str, Page]) -> None:
    """Tell each text without a translation: in the PO file if it stands there, else where the text stands."""
    have = {entry.key: entry for entry in po.entries if not entry.gone}
    begun = {count.part for count in part_counts(po, [m.entry for m in known], part_of) if count.is_begun}
    for message in known:
        entry = have.get(message.key)
        if message.part not in begun or (entry is not None and entry.has_text):
            continue
        if entry is not None:
            _tell(page, entry, codes.TextMissing, f"this text has no translation ({code})", "fill in its msgstr")
        else:
            pages[message.page.name].tell_at(
                codes.TextMissing,
                *message.mark,
                f"{_what(message)} here is not in translations/{code}.po",
                f"write it in there with: translate update --lang {code}",
            )


def _what(message: Message) -> str:
    short = " ".join(message.text.text.split())
    return f"the {message.text.kind} '{short[:40]}{'…' if len(short) > 40 else ''}'"


def _entries(po: Po, known: tuple[Message, ...], code: str, page: Page, skipped: frozenset[str]) -> None:
    keys = {message.key for message in known}
    for entry in po.entries:
        if entry.gone:
            continue
        if entry.key not in keys:
            if not is_unread(entry.context, skipped):
                _tell(
                    page,
                    entry,
                    codes.TextStale,
                    "this text is not in the library any more, so its translation is never shown",
                    f"put it in its new place, or out of use, with: translate update --lang {code}",
                )
            continue
        if not entry.has_text:
            continue
        if entry.fuzzy:
            made_for = f": it was made for '{entry.was[:60]}'" if entry.was else ""
            _tell(
                page,
                entry,
                codes.TextFuzzy,
                f"this translation should be looked at{made_for}",
                "mend it, and take the line '#, fuzzy' away; until then the text is shown in English",
            )
        _words(entry, page)


def _words(entry: PoEntry, page: Page) -> None:
    wanted, found = words_in(entry.source), words_in(entry.text)
    if wanted == found:
        return
    odd = sorted(found - wanted)
    if odd:
        name = f"{{{odd[0]}}}" if odd[0] else "a { that is never closed"
        message = f"the translation has {name}, which the text does not have, so it is not shown"
    else:
        message = f"the translation leaves {{{min(wanted - found)}}} out"
    _tell(page, entry, codes.WordsDiffer, message, "words in braces stay as they are in every language")


def _letters(entry: PoEntry, page: Page, letters: AbstractSet[str]) -> None:
    """Tell the characters of a translation that no font has, where the first of them stands."""
    missing = missing_from(entry.text, letters)
    if missing:
        places = (line for line in range(entry.line, len(page.lines) + 1) if missing[0] in page.line(line))
        line = next(places, entry.line)
        column = page.line(line).find(missing[0]) + 1 or 1
        message = f"no font of the game has {named(missing)}: an empty box is drawn"
        page.tell_at(codes.LetterMissing, line, column, message, "write it in other letters, or as a word")


def _tell(page: Page, entry: PoEntry, code: type[Code], message: str, hint: str) -> None:
    """Tell a problem at an entry's text."""
    line = entry.line
    while line < len(page.lines) and not page.line(line).startswith("msgid"):
        line += 1
    page.tell_at(code, line, 1, message, hint)
