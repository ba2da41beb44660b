"""The settings, from the language to the sound; every change can be seen at once and is kept."""

from __future__ import annotations

from collections.abc import Sequence

from game.session import LANGUAGE, SETTINGS, SettingChoice
from game.window.actions import Action, OpenPlace, SetTo, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL, SMALL_STRONG
from game.window.requests import At, Close, Keep, Requests, Sound, Swap
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import overlay
from game.window.widgets.targets import Control
from game.window.widgets.widgets import ValueChoice, button_height, button_size, icon_button, setting_heading, value_row


class SettingsScreen(Screen):
    """Laid over whatever screen it was opened from."""

    covers = False

    def __init__(self, languages: Sequence[SettingChoice], language: str, *, in_call: bool = False) -> None:
        super().__init__()
        self.languages = tuple(languages)
        self.code = language
        """The language that is read when it is opened."""
        self.in_call = in_call

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case StepBack():
                return self.back()
            case SetTo(name, word):
                return (Keep(name, word), Sound("press"))
            case OpenPlace("help" | "keys" as place):
                return (Swap(At(place)), Sound("open"))
        return ()

    def back(self) -> Requests:
        """Escape."""
        return (Close(), Sound("open"))

    def paint(self, s: DrawContext) -> None:
        """A panel."""
        overlay(s, width=680, title=s.tr("Settings"), draw=self._rows, close=s.tr("Close"))

    def _rows(self, s: DrawContext, box: Box) -> int:
        y = box.y
        several = ((LANGUAGE, self.languages),) if len(self.languages) > 1 else ()
        for setting, words in (*several, *((one, one.choices) for one in SETTINGS)):
            label, now = s.tr(setting.label), self.settings[setting.name]
            if setting is LANGUAGE:
                now = now or self.code
            choices = tuple(ValueChoice(choice.word, s.tr(choice.label)) for choice in words)
            control = setting_heading(setting.name, label, choices, now, slides=setting.slides)
            top, y = y, s.write(label, box._replace(y=y), SMALL_STRONG, s.colours.muted) + s.px(6)
            s.target(control, box._replace(y=top, h=y - top))
            y = value_row(s, setting.name, box._replace(y=y), choices, now)
            if setting is LANGUAGE and self.in_call:
                told = s.tr("The call that has begun goes on in the language it began in.")
                y = s.tell(told, box._replace(y=y + s.px(6)), SMALL, s.colours.muted)
            y += s.px(20)
        keys = s.tr("Keys")
        width, height = button_size(s, keys, "keys")
        s.canvas.fill(Box(box.x, y - s.px(4), box.w, 1), s.colours.line)
        place = Box(box.x - s.px(5), y + s.px(4), min(width, box.w), height)
        icon_button(s, place, Control("help", keys, OpenPlace("help")), "keys", keys)
        change = s.tr("Change keys and buttons")
        width = min(button_size(s, change, "gear")[0], box.w)
        high = button_height(s, change, width, "gear")
        under = Box(place.x, place.bottom + s.px(4), width, high)
        icon_button(s, under, Control("keys", change, OpenPlace("keys")), "gear", change)
        return under.bottom
