"""What a kiosk shows while nobody is there: calls that play by themselves beside an invitation, or the dark."""

from __future__ import annotations

from game.session import Settings
from game.window.canvas.assets import Assets
from game.window.kiosk.attract import Attract
from game.window.kiosk.invitation import HEIGHT, TALLER, Invitation, InvitationScreen
from game.window.kiosk.means import Means
from game.window.kiosk.rest import BLACK, DimScreen, RestScreen
from game.window.kiosk.stage import Stage
from game.window.widgets.draw_context import is_wide, look_of


class AtRest:
    """Nothing that is touched here acts; nothing is heard."""

    def __init__(self, stage: Stage, assets: Assets, means: Means) -> None:
        self._stage, self._assets = stage, assets
        self._settings = Settings({"theme": means.settings.theme, "motion": means.settings.motion})
        texts = [language.tr("Touch to start") for language in means.spoken]
        names = [one.label for one in means.languages]
        self._dim, self._rest = DimScreen(texts), RestScreen()
        self._rest.settings = self._settings
        self._invitation = InvitationScreen([Invitation(*each) for each in zip(texts, names, strict=True)])
        self._invitation.settings = self._settings
        self.is_dark = False
        self._attract = Attract(stage.pane, assets, means.shows, means.show)
        self.lay_out()

    def lay_out(self) -> None:
        """Share the screen anew; the strip is at the foot and on top in turn."""
        stage = self._stage
        stage.turn = self._attract.turn
        if self.is_dark:
            stage.share(BLACK)
            self._dim.stale = True
            return
        stage.share(
            look_of(self._settings).palette.ground,
            round((HEIGHT if is_wide(stage.size) else TALLER) * stage.unit),
            on_top=stage.turn % 2 == 1,
        )
        self._invitation.stale = self._rest.stale = True
        session = self._attract.session
        if session is not None:
            self._invitation.language, self._invitation.settings = session.language, session.settings

    def pass_time(self, dt: float, *, dark: bool, silent: bool) -> None:
        """Let time pass, in seconds.

        Args:
            dt: since the last time.
            dark: whether the screen is dark at this hour.
            silent: whether who begins now would hear nothing.
        """
        if dark != self.is_dark:
            self.is_dark = dark
            self.lay_out()
        if dark:
            self._dim.pass_time(dt)
            return
        if self._invitation.silent != silent:
            self._invitation.silent, self._invitation.stale = silent, True
        self._invitation.pass_time(dt)
        self._assets.loudspeaker.hushed = True
        if self._attract.pass_time(dt):
            self.lay_out()

    def draw(self) -> bool:
        """Draw what has changed; returns whether anything had."""
        if self.is_dark:
            return self._stage.draw(self._dim)
        app = self._attract.app
        drawn = self._stage.draw(self._rest) if app is None else bool(app.draw())
        return self._stage.draw(self._invitation, on_strip=True) or drawn

    def close(self) -> None:
        """Somebody is there."""
        self._attract.close()
