"""Behind the conversation, for a trainer: every meter and flag, and why each closed option is closed."""

from __future__ import annotations

from collections.abc import Iterator

from game.story.debrief import Outlook
from game.story.engine import Inspection
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL_STRONG
from game.window.commands import Ask
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext


class BehindScreen(OverlayScreen):
    """Laid over the conversation."""

    opened_by = (Ask("behind"),)
    wide = 700

    def __init__(self, inspection: Inspection, outlook: Outlook | None = None, *, is_pending: bool = False) -> None:
        super().__init__()
        self.inspection, self.outlook, self.is_pending = inspection, outlook, is_pending

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Behind the scene")

    def content(self, s: DrawContext, box: Box) -> int:
        """Everything a condition can ask for."""
        found = self.inspection
        y = self._part(s, box, s.tr("Decision"), (found.decision or s.tr("It is over."),))
        y = self._part(s, box._replace(y=y), s.tr("Meters"), tuple(f"{name}: {level}" for name, level in found.meters))
        y = self._part(s, box._replace(y=y), s.tr("Flags"), tuple(f"{name}: {value}" for name, value in found.flags))
        y = self._part(s, box._replace(y=y), s.tr("Open"), tuple(self._open(s)))
        closed = tuple(f"{one.option}: {'; '.join(one.causes)}" for one in found.closed)
        return self._part(s, box._replace(y=y), s.tr("Closed, and why"), closed)

    def _open(self, s: DrawContext) -> Iterator[str]:
        """The open options; where a steady colleague ends from here, and after each of them, where that is known."""
        ahead = self.outlook
        if not self.inspection.open:
            return
        if ahead is None:
            yield from self.inspection.open
            yield (
                s.tr("Where a steady colleague ends is still being worked out. Open this again in a moment.")
                if self.is_pending
                else s.tr("The scene has too many states to say where a steady colleague ends.")
            )
            return
        yield s.tr("From here a steady colleague ends at {score}.", score=round(ahead.here))
        if not ahead.at_stake:
            yield s.tr("Nothing is at stake here.")
        for one in ahead.options:
            told = {"option": one.option, "score": round(one.ends), "points": f"{one.cost:.1f}"}
            if one.is_best:
                yield s.tr("{option}: at {score} after it, the best", **told)
            else:
                yield s.tr("{option}: at {score} after it, which costs {points}", **told)

    def _part(self, s: DrawContext, box: Box, title: str, lines: tuple[str, ...]) -> int:
        if not lines:
            return box.y
        y = s.tell(title, box, SMALL_STRONG, s.colours.head)
        for line in lines:
            y = s.tell(line, box._replace(y=y), BODY, s.colours.ink)
        return y + s.px(12)
