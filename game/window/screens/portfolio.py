"""The player's own page: certificates, skills over time and lines kept, with the way to save all of it as a file."""

from __future__ import annotations

from game.session import Earned, PortfolioPage
from game.session.customs import date
from game.session.kept_lines import KeptLine
from game.session.phrases import capital, sentence
from game.session.skills_over_time import Track, marks_in_words, track_in_words
from game.session.sparks import MOST, spark_svg
from game.session.told_of_portfolio import calls_told, line_told, nothing_yet, skills_heading
from game.window.actions import Action, SavePage, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, STRONG, SUBHEADING
from game.window.requests import Requests, Save, ShowLevels, Sound
from game.window.screens.certificate_view import draw_certificate
from game.window.screens.saving import SavingScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import page
from game.window.widgets.widgets import notice, section


class PortfolioScreen(SavingScreen):
    """It is read, and saved; nothing on it changes anything."""

    def __init__(self, page: PortfolioPage, *, can_save: bool = False) -> None:
        super().__init__(can_save=can_save)
        self.page = page

    def judge(self, page: PortfolioPage) -> None:
        """The skills have come in."""
        self.page, self.stale = page, True

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case SavePage():
                return (Save(), Sound("press"))
            case StepBack():
                return self.back()
        return ()

    def back(self) -> Requests:
        """Escape: back to the levels."""
        return (ShowLevels(), Sound("press"))

    def paint(self, s: DrawContext) -> None:
        """A page of parts, one under the other."""
        page(s, width=960, title=self.page.player, back=s.tr("Levels"), draw=self._body)

    def _body(self, s: DrawContext, box: Box) -> int:
        y = s.tell(calls_told(self.page, s.language), box, BODY, s.colours.muted) + s.px(16)
        for message in self.page.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        if not self.page.calls:
            return s.tell(nothing_yet(s.language), box._replace(y=y), BODY, s.colours.ink)
        y = self.draw_save(s, box._replace(y=y)) + s.px(24)
        y = self._certificates(s, box._replace(y=y))
        y = self._skills(s, box._replace(y=y))
        return self._lines(s, box._replace(y=y))

    def _certificates(self, s: DrawContext, box: Box) -> int:
        """One under the other, or two side by side where there is room."""
        y, gap = box.y, s.px(14)
        if not self.page.certificates:
            return y
        y = section(s, box, s.tr("Certificates"))
        columns = 2 if len(self.page.certificates) > 1 and box.w >= s.px(720 * s.look.text) else 1
        width = (box.w - gap * (columns - 1)) // columns
        for first in range(0, len(self.page.certificates), columns):
            places = [
                (Box(box.x + at * (width + gap), y, width, 0), earned)
                for at, earned in enumerate(self.page.certificates[first : first + columns])
            ]
            with s.measured():
                high = max(self._certificate(s, place, earned) for place, earned in places) - y
            for place, earned in places:
                self._certificate(s, place, earned, high)
            y += high + gap
        return y + gap

    def _certificate(self, s: DrawContext, box: Box, earned: Earned, height: int = 0) -> int:
        when = date(earned.at, s.language)
        return draw_certificate(s, box, earned.certificate, self.page.player, when, height)

    def _skills(self, s: DrawContext, box: Box) -> int:
        """A row for each skill and each fault, in a panel."""
        if not (self.page.pending or self.page.tracks):
            return box.y
        y = section(s, box, s.tr("Skills over time"))
        if self.page.pending:
            told = s.tr("What you showed in each call is still being worked out.")
            return notice(s, box._replace(y=y), told, "clock") + s.px(28)
        y = s.tell(skills_heading(self.page, s.language), box._replace(y=y), SMALL, s.colours.muted) + s.px(12)
        with s.measured():
            end = self._tracks(s, box._replace(y=y))
        s.panel(Box(box.x, y, box.w, end - y), s.colours.card, radius=16, border=s.colours.line)
        return self._tracks(s, box._replace(y=y)) + s.px(28)

    def _tracks(self, s: DrawContext, box: Box) -> int:
        c, pad = s.colours, s.px(18 if s.wide else 14)
        inner = Box(box.x + pad, box.y + s.px(8), box.w - 2 * pad, 0)
        y = inner.y
        for number, track in enumerate(self.page.tracks):
            if number:
                s.canvas.fill(Box(inner.x, y, inner.w, 1), c.line)
            y = self._track(s, inner._replace(y=y + s.px(10)), track) + s.px(10)
        return y + s.px(6)

    def _track(self, s: DrawContext, box: Box, track: Track) -> int:
        """A skill's name, how it went in words, and its last calls as bars: beside the words, or under them."""
        c, fault = s.colours, track.skill.kind == "fault"
        ink = c.gold if fault else c.heart if track.skill.half == "heart" else c.head
        wide, high, side = s.px(156), s.px(34), round(s.size(STRONG) * 1.05)
        beside = box.w - wide - s.px(24) >= s.px(300 * s.look.text)
        words = Box(box.x + side + s.px(12), box.y, box.w - side - s.px(12) - (wide + s.px(24) if beside else 0), 0)
        icon = "close" if fault else track.skill.half
        s.icon(icon, Box(box.x, box.y + (s.line_height(STRONG) - side) // 2, side, side), ink)
        y = s.tell(track.skill.label, words, STRONG, c.ink)
        told = capital(track_in_words(track, s.language))
        y = s.write(told, words._replace(y=y), SMALL, c.muted)
        s.say(
            sentence(told), Box(words.x, box.y, words.w, y - box.y), sentence(marks_in_words(track, MOST, s.language))
        )
        place = Box(box.right - wide, box.y + max(0, y - box.y - high) // 2, wide, high)
        room = MOST
        if not beside:  # the first bar stands under the first letter
            room = min(MOST, len(track.marks))
            place = Box(words.x, y + s.px(6), wide * room // MOST, high)
        if not s.canvas.clip.is_empty:
            marks = " ".join(f"{mark.times}/{mark.of}" for mark in track.marks[-MOST:])
            key = ("spark", marks, ink, c.sunk, int(fault), room)
            s.canvas.drawing(place, key, lambda: spark_svg(track, (place.w, place.h), ink, c.sunk, room))
            s.hint(sentence(marks_in_words(track, MOST, s.language)), place)
        return max(y, place.bottom)

    def _lines(self, s: DrawContext, box: Box) -> int:
        y = box.y
        if self.page.lines:
            y = section(s, box, s.tr("Lines kept"))
        for line in self.page.lines:
            y = self._line(s, box._replace(y=y), line) + s.px(12)
        return y

    def _line(self, s: DrawContext, box: Box, line: KeptLine) -> int:
        """What was said, and under it who said it, in which call, and when."""
        c, pad = s.colours, s.px(28 if s.wide else 18)
        inner = Box(box.x + pad, box.y + s.px(14), box.w - 2 * pad, 0)
        with s.measured():
            end = self._quoted(s, inner, line)
        s.panel(Box(box.x, box.y, box.w, end - box.y), c.card, radius=16, border=c.line)
        s.canvas.panel(Box(box.x, box.y + s.px(14), s.px(5), end - box.y - s.px(28)), c.gold, s.px(2))
        return self._quoted(s, inner, line)

    def _quoted(self, s: DrawContext, box: Box, line: KeptLine) -> int:
        y = s.tell(line.text, box, SUBHEADING, s.colours.ink) + s.px(2)
        return s.tell(line_told(line, s.language), box._replace(y=y), SMALL, s.colours.muted) + s.px(14)
