"""A player's page as one HTML file: certificates, skills and lines, in a file that needs no script and prints well."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from game.session.customs import date
from game.session.page_style import HAIRLINE, INKS, STYLE
from game.session.pages import PortfolioPage
from game.session.phrases import sentence
from game.session.saved_shift import certificate_as_html
from game.session.skills_over_time import Track, marks_in_words, track_in_words
from game.session.sparks import MOST, spark_svg
from game.session.told_of_portfolio import calls_told, line_told, nothing_yet, skills_heading
from game.story.language import Language

_SPARK: Final = (132, 28)
"""How large a row of bars is, in pixels."""
_FAULT: Final = "#B5780F"


def saved_portfolio(page: PortfolioPage, language: Language) -> str:
    """The whole text of the file."""
    body = "\n".join(_body(page, language))
    return (
        f'<!doctype html>\n<html lang="{escape(language.code)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(page.player)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(page: PortfolioPage, language: Language) -> Iterator[str]:
    tr = language.tr
    yield f'<p class="muted">{escape(page.course)}</p>'
    yield f"<h1>{escape(page.player)}</h1><p>{escape(calls_told(page, language))}</p>"
    if not page.calls:
        yield f"<p>{escape(nothing_yet(language))}</p>"
    if page.certificates:
        yield f"<h2>{escape(tr('Certificates'))}</h2>"
    for earned in page.certificates:
        yield certificate_as_html(earned.certificate, page.player, language, date(earned.at, language))
    if page.tracks:
        yield f"<h2>{escape(tr('Skills over time'))}</h2>"
        yield f'<p class="small muted">{escape(skills_heading(page, language))}</p>'
        yield f'<section><table class="tracks"><tbody>{"".join(_row(one, language) for one in page.tracks)}'
        yield "</tbody></table></section>"
    if page.lines:
        yield f"<h2>{escape(tr('Lines kept'))}</h2>"
    for line in page.lines:
        told = escape(line_told(line, language))
        yield f'<section class="keep"><h3>{escape(line.text)}</h3><p class="small">{told}</p></section>'


def _row(track: Track, language: Language) -> str:
    """One skill: its name and how it went, and its last calls as bars, which are told in words too."""
    fault = track.skill.kind == "fault"
    ink = _FAULT if fault else INKS[1] if track.skill.half == "heart" else INKS[2]
    bars = spark_svg(track, _SPARK, ink, HAIRLINE)
    told = escape(sentence(marks_in_words(track, MOST, language)))
    words = escape(sentence(track_in_words(track, language)))
    return (
        f'<tr><th scope="row">{escape(track.skill.label)}<br><span class="small muted">{words}</span></th>'
        f'<td><span role="img" aria-label="{told}" title="{told}">{bars}</span></td></tr>'
    )
