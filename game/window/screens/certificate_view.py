"""Draws a certificate: whose it is, what for, and the sentence that somebody said of the player."""

from __future__ import annotations

from game.session.certificate import Certificate, certificate_in_words
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, SMALL_STRONG, SUBHEADING
from game.window.widgets.draw_context import DrawContext


def draw_certificate(  # noqa: PLR0917 - a drawing verb, its words in their plain order
    s: DrawContext, box: Box, certificate: Certificate, player: str, when: str = "", height: int = 0
) -> int:
    """The certificate on a panel of its own; returns the row under it.

    Args:
        s: what to draw on.
        box: where it begins, and how wide it is.
        certificate: what it says.
        player: whose it is.
        when: when it was earned, ``""`` where that is not told.
        height: how high the panel is at least, as others beside it are.
    """
    with s.measured():
        end = _words(s, box, certificate, player, when)
    place = Box(box.x, box.y, box.w, max(height, end - box.y))
    s.panel(place, s.colours.good_tint, radius=18, border=s.colours.good, lip=True)
    _words(s, box, certificate, player, when)
    return place.bottom


def _words(s: DrawContext, box: Box, certificate: Certificate, player: str, when: str) -> int:
    c, pad, side = s.colours, s.px(28 if s.wide else 18), s.px(26)
    head, said = certificate_in_words(certificate, player, s.language)
    s.icon("star", Box(box.x + pad, box.y + s.px(20), side, side), c.good)
    x = box.x + pad + side + s.px(14)
    inner = Box(x, box.y + s.px(18), box.right - pad - x, 0)
    y = s.tell(s.tr("Certificate"), inner, SMALL_STRONG, c.good)
    y = s.tell(head, inner._replace(y=y), SUBHEADING, c.ink) + s.px(4)
    y = s.tell(said, inner._replace(y=y), BODY, c.ink)
    if when:
        y = s.tell(when, inner._replace(y=y + s.px(4)), SMALL, c.muted)
    return y + s.px(20)
