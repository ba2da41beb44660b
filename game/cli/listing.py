"""Lists the scenes of a library: the levels in their order, then the scenes that are played by name only.

Each is told with how long it takes and how many endings it has. With --player NAME it is also told how that player
stands: passed with the best score of what counts, passed in practice, or how often it was tried. With --lang LANG
titles and summaries are told in that language.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Mapping
from datetime import UTC, datetime

from game.cli.arguments import add_format, add_library, named_path, typed
from game.cli.language import add_language, in_language
from game.cli.library import index_of
from game.cli.printed import say, say_data
from game.cli.progress import doing
from game.cli.streams import WIDEST, width
from game.cli.unpacked import called
from game.cli.wrong import UsageError, not_there
from game.letters import plain
from game.paths import default_saves_dir
from game.records import Standing, named_now
from game.records.sqlite.store import Store
from game.script.library import LibraryIndex, listed_headers, read_roster, read_scene
from game.session import About, Card, about_of, about_shift, cards, standing_in_words
from game.story.model import Shift, fill


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``list`` takes."""
    add_library(parser)
    add_language(parser)
    parser.add_argument("--player", metavar="NAME", help="tell how this player stands, too")
    parser.add_argument("--saves", metavar="DIR", type=named_path, help="the folder for saves (the game's own)")
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """Print the list; returns the exit code, which is 0 even where some files have problems (that is ``check``)."""
    with doing("Reading the scenes"):
        index = in_language(index_of(arguments.dialogues), arguments.lang)
        scenes = listed(index, _standings(index, arguments) if arguments.player is not None else None)
    if arguments.format == "json":
        say_data(scenes)
    else:
        for scene in scenes:
            say(_in_text(scene))
        if not scenes:
            say("There are no scenes here.")
    broken = {problem.file for problem in index.problems if problem.severity == "error"}
    if broken:
        told = f"Left out because of problems: {', '.join(sorted(broken))}. See: check {typed(called(index.folder))}"
        for line in textwrap.wrap(plain(told), width() or WIDEST, break_long_words=False, break_on_hyphens=False):
            say(line, error=True)
    return 0


def _standings(index: LibraryIndex, arguments: argparse.Namespace) -> Mapping[str, Standing]:
    """How the player who was named stands in each scene.

    Raises:
        UsageError: where there are no saves that can be read, or nobody of that name in them.
    """
    saves = arguments.saves or default_saves_dir()
    if not saves.is_dir():
        raise not_there("player", arguments.player, ())
    store, notice = Store.open(saves, lambda: datetime.now(UTC))
    if store is None:
        raise UsageError(notice)
    with store:
        known = {player.name.casefold(): player for player in store.players()}
        player = known.get(" ".join(arguments.player.split()).casefold())
        if player is None:
            raise not_there("player", arguments.player, [one.name for one in known.values()])
        return named_now(store, index.outline.former).standings(player, index.id)


def listed(index: LibraryIndex, standings: Mapping[str, Standing] | None = None) -> list[dict[str, object]]:
    """Every scene as plain data.

    Args:
        index: the library.
        standings: how a player stands in each scene, if that is wanted.

    Returns:
        For each scene ``scene`` (its id), ``title``, ``summary``, ``teaches``, ``level`` (from 1, or None outside the
        course), ``shift`` (the shift that it is a call of, or None), ``after`` (the scene to be done first, or None),
        ``needs`` (``passed`` or ``finished``, or None), ``decisions`` and ``minutes`` (how long it is), ``endings``
        (their ids), all three None where it cannot be played, and ``standing`` (clauses, if it is wanted).
    """
    shown = {card.scene: card for card in cards(index, standings or {})}
    levels = {level.scene: (number, level) for number, level in enumerate(index.course.levels, start=1)}
    headers = {**index.headers, **listed_headers(index)}
    ids = [id_ for id_ in levels if id_ in headers]
    ids += [id_ for id_ in headers if id_ not in levels]
    calls = {id_: shift.id for shift in index.course.shifts for id_ in shift.scenes}
    found: list[dict[str, object]] = []
    for id_ in ids:
        header, shift = headers[id_], index.course.shift(id_)
        number, level = levels.get(id_, (None, None))
        after = level.after if level is not None else None
        told = _about(index, id_, shift)
        found.append(
            {
                "scene": id_,
                "title": fill(header.title, index.course.words),
                "summary": fill(header.summary, index.course.words),
                "teaches": list(header.teaches),
                "level": number,
                "shift": calls.get(id_),
                "after": after,
                "needs": level.needs if level is not None and after else None,
                "decisions": None if told is None else told.decisions,
                "minutes": None if told is None else told.minutes,
                "endings": None if told is None else sorted(told.endings),
                **({} if standings is None else {"standing": _stands(shown.get(id_), index)}),
            }
        )
    return found


def _about(index: LibraryIndex, id_: str, shift: Shift | None) -> About | None:
    """What there is to say of a scene or a shift; None where it cannot be played."""
    if shift is not None:
        roster = read_roster(index, shift).roster
        return None if roster is None else about_shift(roster)
    scene = read_scene(index, id_).scene
    return None if scene is None else about_of(scene)


def _stands(card: Card | None, index: LibraryIndex) -> list[str]:
    """How a player stands, as clauses; nothing of a scene that is only a call of a shift."""
    return [] if card is None else list(standing_in_words(card, index.language))


def _in_text(scene: dict[str, object]) -> str:
    level = f"Level {scene['level']}" if scene["level"] else "By name"
    level += f", a call of {scene['shift']}" if scene["shift"] else ""
    after = f", once {scene['after']} is {scene['needs']}" if scene["after"] else ""
    summary = f"\n    {plain(str(scene['summary']))}" if scene["summary"] else ""
    endings, standing, length = scene["endings"], scene.get("standing"), ""
    if isinstance(endings, list):
        decisions, minutes = _counted(scene["decisions"], "decision"), _counted(scene["minutes"], "minute")
        length = f", about {decisions}, {minutes}"
        length += f", {_counted(len(endings), 'ending')}" if endings else ""
    stands = f": {', '.join(standing)}" if isinstance(standing, list) else ""
    return f"{scene['scene']}: {plain(str(scene['title']))} ({level}{after}{length}){stands}{summary}"


def _counted(number: object, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
