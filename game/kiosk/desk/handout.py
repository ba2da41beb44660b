"""What a visitor takes along of a debrief: a text short enough for a code, or an address with the debrief in it."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable
from typing import Any, Final

from game.kiosk.desk.pages import Handout
from game.kiosk.desk.squares import MOST_BYTES, squares_of
from game.kiosk.desk.summary import Summary, shortened, summary_of
from game.session import DebriefPage
from game.story.language import Language

FORMAT: Final = "1"
"""What stands before the data in an address, and says how it is written; see docs/handout.md."""
ROOMS: Final = (400, 160, 110, 80, 60, 45, 30)
"""How long a quotation may be, tried one after the other until all of it fits."""


def handout_of(page: DebriefPage, language: Language, *, address: str = "", can_print: bool = False) -> Handout:
    """The code of a debrief.

    Args:
        page: the debrief, with its grades.
        language: the visitor's.
        address: of the published page that shows a debrief; ``""`` for a text that needs none.
        can_print: whether there is a printer.
    """
    summary = summary_of(page, language)
    if address:
        text = _fitting(lambda room: address_of(address, data_of(page, summary, language, room)))
    else:
        text = _fitting(lambda room: text_of(summary, language, room))
    return Handout(squares_of(text), text, bool(address), can_print)


def _fitting(make: Callable[[int], str]) -> str:
    """The longest that fits; the shortest there is, where none does."""
    text = ""
    for room in ROOMS:
        text = make(room)
        if len(text.encode()) <= MOST_BYTES:
            return text
    return text


def text_of(summary: Summary, language: Language, room: int) -> str:
    """The summary as lines of plain text.

    Args:
        summary: what there is to say.
        language: the visitor's.
        room: how many characters of a quotation are kept.
    """
    tr = language.tr
    passed = tr("Passed") if summary.passed else tr("Not passed this time")
    head = f"{shortened(summary.title, room)}: {shortened(summary.ending, room)}"
    lines = [
        head,
        f"{passed}. {tr('Score {points} {of}', points=summary.score, of=summary.of)}" if summary.score else passed,
    ]
    for one in summary.decisions:
        lines += ["", f"{one.number}. {shortened(one.said, room)}"]
        if one.better:
            lines.append(tr("Better: {option}", option=shortened(one.better, room)))
    if summary.keep:
        lines += ["", tr("To keep: {line}", line=shortened(summary.keep, room))]
    return "\n".join(lines)


def data_of(page: DebriefPage, summary: Summary, language: Language, room: int) -> dict[str, Any]:
    """The debrief as data for a published page, as short as it can be; docs/handout.md says what each letter is."""
    conversation = page.conversation
    data: dict[str, Any] = {
        "l": language.code,
        "s": conversation.scene.id,
        "t": shortened(summary.title, room),
        "e": shortened(summary.ending, room),
        "p": int(summary.passed),
        "d": [
            [one.number, shortened(one.said, room), shortened(one.better, room), shortened(one.why, room)]
            for one in summary.decisions
        ],
    }
    if summary.score:
        data["c"], data["f"] = summary.score, summary.of
    if summary.keep:
        data["k"] = shortened(summary.keep, room)
    if room > ROOMS[-1]:  # with these the published page can have the whole call again, if it has the scene
        setup = conversation.setup
        data["w"], data["h"] = list(conversation.choices), conversation.scene.content[:12]
        data["u"] = [setup.seed, dict(setup.variants), dict(setup.remembered)]
    return data


def address_of(address: str, data: dict[str, Any]) -> str:
    """An address with data behind its ``#``, which no browser sends to any server."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    letters = base64.urlsafe_b64encode(packed.compress(written) + packed.flush()).decode().rstrip("=")
    return f"{address.partition('#')[0]}#{FORMAT}.{letters}"


def data_in(address: str) -> dict[str, Any]:
    """The data in an address, as a published page reads it.

    Raises:
        ValueError: where there is none, or of another format.
    """
    format_, _, letters = address.partition("#")[2].partition(".")
    if format_ != FORMAT:
        raise ValueError(f"no data of format {FORMAT}: {format_!r}")
    packed = base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
    found = json.loads(zlib.decompress(packed, -15))
    if not isinstance(found, dict):
        raise ValueError("no debrief")  # noqa: TRY004 - it is what was written that is wrong
    return found
