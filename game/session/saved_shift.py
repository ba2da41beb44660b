"""What a shift came to as one HTML page: the certificate, if there is one, and every call."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from game.session.certificate import Certificate, certificate_in_words
from game.session.customs import moment
from game.session.page_style import STYLE
from game.session.pages import ShiftPage
from game.session.phrases import points
from game.session.shift import call_spent, shift_passing, shift_result
from game.story.language import Language
from game.story.model import fill


def saved_shift(page: ShiftPage, language: Language) -> str:
    """The whole text of the file."""
    title = fill(page.shift.title, page.stint.conversation.scene.words)
    body = "\n".join(_body(page, title, language))
    return (
        f'<!doctype html>\n<html lang="{escape(language.code)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f'<style>{STYLE}</style>\n</head>\n<body class="{"passed" if page.passed else "failed"}">\n{body}\n</body>\n'
        "</html>\n"
    )


def certificate_as_html(certificate: Certificate, player: str, language: Language, at: str = "") -> str:
    """A certificate as a section of a page; ``at`` is when it was earned, in words, where that is to stand there."""
    head, said = certificate_in_words(certificate, player, language)
    kind = escape(language.tr("Certificate"))
    when = f'<p class="small muted">{escape(at)}</p>' if at else ""
    return (
        f'<section class="certificate"><p class="good small">{kind}</p><h2>{escape(head)}</h2>'
        f"<p>{escape(said)}</p>{when}</section>"
    )


def _body(page: ShiftPage, title: str, language: Language) -> Iterator[str]:
    tr = language.tr
    of = tr("{scene}: the call of {player}", scene=title, player=page.player)
    if page.at is not None:
        of = tr("{call}, {moment}", call=of, moment=moment(page.at, language))
    yield f'<p class="muted">{escape(of)}</p>'
    passed = tr("Passed") if page.passed else tr("Not passed this time")
    chips = f'<span class="chip {"passed" if page.passed else "lost"}">{escape(passed)}</span>'
    if page.practice:
        chips += f'<span class="chip slip">{escape(tr("Practice"))}</span>'
    yield f"<section><p>{chips}</p><h1>{escape(title)}</h1><p>{escape(shift_result(page.stint, language))}</p>"
    yield f'<p class="small muted">{escape(shift_passing(page.shift, language))}</p></section>'
    if page.certificate is not None:
        yield certificate_as_html(page.certificate, page.player, language)
    yield f"<h2>{escape(tr('Call by call'))}</h2>"
    for call, conversation in zip(page.calls, page.stint.calls, strict=True):
        ending = conversation.state.ending
        scene = conversation.scene
        text = "" if ending is None else fill(scene.ending(ending).text, scene.words_for(page.player))
        score = tr("score {points}", points=points(call.score))
        yield f"<article><h3>{call.number}. {escape(call.title)}</h3>"
        spent = f' <span class="chip">{escape(told)}</span>' if (told := call_spent(call, language)) else ""
        yield f"<p><b>{escape(call.ending)}</b>, {escape(score)}{spent}</p><p>{escape(text)}</p></article>"
