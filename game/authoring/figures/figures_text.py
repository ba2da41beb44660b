"""The figures of a scene for a trainer to read: sections, columns that line up, plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Final

from game.letters import columns, padded
from game.story.analysis import EndingFigures, Figures, Opening, OptionFigures
from game.story.model import LAST, LAST_OUTCOME, Scene, fill, priced, read_memory

TEXT_WIDTH: Final = 100
BOT_NAMES: Final = {
    "random": "choosing at random",
    "longest": "always the longest",
    "first": "always the first",
    "apologetic": "always the most apologetic",
}
MANY: Final = 10**12
"""From here on a number of walks is told roundly."""


def figures_in_text(found: Figures, scene: Scene) -> Iterator[str]:
    """The figures, line by line."""
    yield f"{fill(scene.title, scene.words)} ({scene.id})"
    yield from _counted(found)
    yield ""
    yield from _endings(found, scene)
    yield ""
    yield from _scores(found)
    yield ""
    yield from _passes(found)
    yield from _spent(found, scene)
    yield ""
    yield from _options(found, scene)


def _counted(found: Figures) -> Iterator[str]:
    if found.exact:
        yield f"All of it was visited: {found.states:,} states, {found.decisions:,} choices. Every figure is exact."
        return
    yield "This scene has too many states to visit them all, so it was only SAMPLED."
    yield (
        f"Random walks (seed {found.seed}) met {found.states:,} states in {found.decisions:,} choices."
        " Every figure below is sampled, not exact."
    )


def _mark(found: Figures, heading: str) -> str:
    return heading if found.exact else f"{heading} (sampled)"


def _endings(found: Figures, scene: Scene) -> Iterator[str]:
    yield _mark(found, "ENDINGS")
    rows = [("", "outcome", "in random play", "walks")]
    for ending in scene.endings:
        figures = found.endings[ending.id]
        rows.append((ending.id, ending.outcome, share(figures.share), _walks(figures, exact=found.exact)))
    head, *lines = _columns(rows, right=(2, 3))
    yield head
    for ending, line in zip(scene.endings, lines, strict=True):
        yield line
        figures = found.endings[ending.id]
        if figures.shortest is not None:
            yield from _walk("shortest: ", figures.shortest, figures.start)


def _walks(ending: EndingFigures, *, exact: bool) -> str:
    if not ending.reachable:
        return "cannot be reached" if exact else "not met"
    if ending.walks is None:
        return "reachable"
    return f"{ending.walks:,}" if ending.walks < MANY else f"about {ending.walks:.0e}".replace("e+", " x 10^")


def _scores(found: Figures) -> Iterator[str]:
    yield _mark(found, "SCORE (0 to 100)")
    if found.least is None or found.greatest is None:
        yield "  No ending was reached, so there is no score."
        return
    yield f"  least     {rounded(found.least)}"
    yield from _walk("by: ", found.least_walk, found.least_start)
    yield f"  greatest  {rounded(found.greatest)}"
    yield from _walk("by: ", found.greatest_walk, found.greatest_start)


def _passes(found: Figures) -> Iterator[str]:
    yield _mark(found, "WHO PASSES WITHOUT LISTENING")
    yield from _columns([(BOT_NAMES[name], share(chance)) for name, chance in found.passes.items()], right=(1,))


def _spent(found: Figures, scene: Scene) -> Iterator[str]:
    """The money that is spent on average, where something costs money and that is known."""
    if found.spent:
        yield ""
        yield "MONEY SPENT, ON AVERAGE"
        who = (("random", BOT_NAMES["random"]), ("steady", "a steady colleague"))
        rows = [(told, priced(round(found.spent[name]), scene.currency)) for name, told in who]
        yield from _columns(rows, right=(1,))


def _options(found: Figures, scene: Scene) -> Iterator[str]:
    yield _mark(found, "OPTIONS")
    yield from wrap(
        "open: in how many states it can be taken. ends at: where a steady colleague (the best option three times in"
        " four, else any other) ends after it, on average. cost: how far that is below where the best option leads, on"
        " average and at its worst. reach: the best score that can still be had after it.",
        TEXT_WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
    )
    has_costs = any(figures.spends for figures in found.options.values())
    rows: list[tuple[str, ...]] = [("", "open", "ends at", "cost", "worst", "reach", "spends" if has_costs else "")]
    headings = []
    for decision, group in groupby(found.options.items(), key=lambda pair: pair[0].rpartition("/")[0]):
        headings.append((len(rows), decision))
        rows += [
            (
                *_option(name.rpartition("/")[2], figures),
                priced(figures.spends, scene.currency) if figures.spends else "",
            )
            for name, figures in group
        ]
    lines = _columns([(f"  {row[0]}", *row[1:]) for row in rows], right=(1, 2, 3, 4, 5, 6))
    starts = dict(headings)
    for place, line in enumerate(lines):
        if place in starts:
            yield f"  {starts[place]}"
        yield line


def _option(name: str, option: OptionFigures) -> tuple[str, ...]:
    if not option.open:
        return (name, "never", "", "", "", "")
    return (
        name,
        f"{option.open:,}",
        *(rounded(figure) for figure in (option.steady, option.cost_mean, option.cost_max, option.value)),
    )


def _walk(word: str, options: Sequence[str], start: Opening | None) -> Iterator[str]:
    told = ", ".join(options) if options else "nothing needs to be decided"
    first = "" if start is None else start_in_words(start)
    yield from wrap(
        f"{word}{f'({first}) ' if first else ''}{told}",
        TEXT_WIDTH,
        initial_indent="      ",
        subsequent_indent="        ",
        break_long_words=False,
    )


def start_in_words(start: Opening) -> str:
    """What a walk starts from besides its scene: ``genuine: true, late_install: gone``; empty where nothing varies."""
    told = [f"{name}: {str(value).lower()}" for name, value in start.variants.items()]
    told += [_remembered(scene, text) for scene, text in start.remembered.items()]
    told += [f"{meter}: {level}" for meter, level in start.carried.items()]
    return ", ".join(told)


def _remembered(scene: str, text: str) -> str:
    """What an earlier scene left, or how the last call of a shift came out."""
    if scene == LAST_OUTCOME:
        return f"outcome of the last call: {text}"
    if scene == LAST:
        return f"the last call ended: {text}"
    left = read_memory(text)
    became = "".join(f", {state} {id_}" for id_, state in left.promises.items())
    return f"{scene} ended: {left.ending}{became}"


def share(part: float) -> str:
    """A share or a chance (0-1) as a percentage; what is more than nothing never reads as nothing."""
    percent = part * 100
    if 0 < percent < 0.1:
        return "under 0.1 %"
    if 99.9 < percent < 100 - 1e-7:
        return "over 99.9 %"
    return f"{percent:.1f} %"


def rounded(figure: float) -> str:
    """A score to one place; what is more than nothing never reads as nothing."""
    return "under 0.1" if 0 < figure < 0.05 else f"{figure:.1f}"


def _columns(rows: Sequence[tuple[str, ...]], right: tuple[int, ...]) -> list[str]:
    """Rows as lines whose columns line up, two spaces apart."""
    widths = [max(columns(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        (
            "  "
            + "  ".join(
                padded(cell, w, right=at in right) for at, (cell, w) in enumerate(zip(row, widths, strict=True))
            )
        ).rstrip()
        for row in rows
    ]
