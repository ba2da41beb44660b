"""The bar at the foot of every screen: size, contrast, language, voice, volume, one touch away; and starting over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.session import SETTINGS, SettingChoice
from game.window.actions import Action, ChooseLanguage, SetTo
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import LEAST
from game.window.canvas.theme import Style
from game.window.kiosk_actions import StartOver
from game.window.requests import EndVisit, Keep, Requests, ShowLanguages, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext, is_wide
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import button, button_size

PAD: Final = 8
GAP: Final = 8
CLOSE: Final = 6
"""Between buttons whose names stand under their icons, and beside those names, where there is one more for a voice."""
BUTTONS: Final = 7
"""How many there are at most, without the one for a voice."""
STACKED: Final = 64
"""How high a button is whose name stands under its icon, in units."""
NAME: Final = Style("bold", 13, 1.3)
_WORDS: Final = {setting.name: tuple(choice.word for choice in setting.choices) for setting in SETTINGS}


class Item(NamedTuple):
    """A button of the bar; ``apart`` is one that stands at the far end."""

    control: Control
    icon: str
    named: bool = False
    """Whether its name is the last to go where there is little room."""
    apart: bool = False


def bar_height(size: tuple[int, int], least: int, unit: float, buttons: int = BUTTONS) -> int:
    """How high the bar is under a window of that size: as many rows as its buttons need without their names.

    Where there is more height than width, names stand under the icons.
    """
    pad, gap = round(PAD * unit), round(GAP * unit)
    least = max(least, round(LEAST * unit))
    in_a_row = max(1, (size[0] - 2 * pad + gap) // (least + gap))
    rows = -(-buttons // in_a_row)
    high = least if is_wide(size) else max(least, round(STACKED * unit))
    return rows * high + (rows - 1) * gap + 2 * pad


def next_word(setting: str, word: str, by: int) -> str:
    """The value before or after one of a setting's, ``""`` where there is none."""
    words = _WORDS[setting]
    at = words.index(word) + by
    return words[at] if 0 <= at < len(words) else ""


class BarScreen(Screen):
    """It acts on a press at once. ``silent`` says why there is no sound, ``""`` where there is.

    ``has_voice`` is whether there is one here that can read aloud.
    """

    def __init__(self, languages: Sequence[SettingChoice]) -> None:
        super().__init__()
        self.languages = tuple(languages)
        self.silent = ""
        self.has_voice = False

    @property
    def buttons(self) -> int:
        """How many buttons it has at most."""
        return BUTTONS + self.has_voice

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case SetTo(setting, word):
                return (Keep(setting, word), Sound("press"))
            case ChooseLanguage():
                return (ShowLanguages(), Sound("open"))
            case StartOver():
                return (EndVisit(), Sound("open"))
        return ()

    def paint(self, s: DrawContext) -> None:
        """A row of buttons, the way back at its end; their names as far as there is room for them."""
        c = s.colours
        s.canvas.fill(s.box, c.card)
        s.canvas.fill(Box(0, 0, s.box.w, max(1, s.px(1))), c.line)
        items = self._items(s)
        pad = s.px(PAD)
        high = s.box.h - 2 * pad
        under = high >= s.px(STACKED)
        gap = s.px(CLOSE if under and self.has_voice else GAP)
        widths, names = self._fitted(s, items, s.box.w - 2 * pad - gap * len(items), under=under)
        if sum(widths) + gap * (len(items) - 1) > s.box.w - 2 * pad:
            high, under = s.least, False
        x, y = pad, pad
        lines = max(map(len, names))
        for item, width, name in zip(items, widths, names, strict=True):
            if x > pad and x + width > s.box.w - pad:
                x, y = pad, y + high + gap
            left = s.box.w - pad - width if item.apart else x
            self._button(s, Box(left, y, width, high), item, name, lines if under else 0)
            x += width + gap

    def _fitted(
        self, s: DrawContext, items: Sequence[Item], room: int, *, under: bool
    ) -> tuple[Sequence[int], Sequence[Sequence[str]]]:
        """How wide each button is, and its name's lines: of all, in two under icons at need, else of some, or none."""
        whole = [(item.control.name,) for item in items]
        ways: list[Sequence[Sequence[str]]] = [whole]
        if under:
            ways.append([_in_two(s, item.control.name) for item in items])
        ways.append([name if item.named else () for item, name in zip(items, whole, strict=True)])
        for names in ways:
            widths = [
                self._width(s, item, name, under=under) if name else s.least
                for item, name in zip(items, names, strict=True)
            ]
            if sum(widths) <= room:
                return widths, names
        return [s.least] * len(items), [()] * len(items)

    def _width(self, s: DrawContext, item: Item, name: Sequence[str], *, under: bool) -> int:
        if under:
            beside = s.px(CLOSE if self.has_voice else 2 * CLOSE)
            return max(s.least, *(s.width(line, NAME) + beside for line in name))
        return button_size(s, item.control.name, item.icon)[0]

    def _button(self, s: DrawContext, box: Box, item: Item, name: Sequence[str], lines: int) -> None:
        """``lines`` is how many there are under the icons of the row, 0 where names stand beside them."""
        if not (name and lines):
            button(s, box, item.control, "plain", item.icon, label=item.control.name if name else "")
            return
        button(s, box, item.control, "plain", label="")
        ink = s.colours.muted if item.control.state.disabled else s.colours.ink
        line = s.line_height(NAME)
        side, gap = (s.px(24), s.px(4)) if lines == 1 else (s.px(20), s.px(2))
        y = box.y + (box.h - side - gap - line * lines) // 2
        s.icon(item.icon, Box(box.x + (box.w - side) // 2, y, side, side), ink)
        y += side + gap
        for part in name:
            y = s.write(part, box._replace(y=y), NAME, ink, align="centre")

    def _items(self, s: DrawContext) -> list[Item]:
        tr, dark = s.tr, self.settings.theme == "dark"
        theme = Control("theme", tr("Light") if dark else tr("Dark"), SetTo("theme", "light" if dark else "dark"))
        found = [
            Item(self._step(s, "text", -1, tr("Smaller"), tr("the text is as small as it can be")), "smaller"),
            Item(self._step(s, "text", 1, tr("Larger"), tr("the text is as large as it can be")), "larger"),
            Item(theme, "contrast"),
        ]
        if len(self.languages) > 1:
            found.append(Item(self._language(s), "globe", named=True))
        if self.has_voice:
            found.append(Item(self._voice(s), "read_out", named=True))
        found += [
            Item(self._step(s, "volume", -1, tr("Quieter"), tr("the sound is off")), "quieter"),
            Item(self._step(s, "volume", 1, tr("Louder"), tr("the sound is as loud as it can be")), "louder"),
            Item(Control("over", tr("Start over"), StartOver()), "again", named=True, apart=True),
        ]
        return found

    def _voice(self, s: DrawContext) -> Control:
        """Have everything read aloud, or nothing any more."""
        is_on = self.settings.speech
        name = s.tr("Stop reading") if is_on else s.tr("Read aloud")
        return Control("speech", name, SetTo("speech", "off" if is_on else "on"), state=TargetState(self.silent))

    def _step(self, s: DrawContext, setting: str, by: int, name: str, at_its_end: str) -> Control:
        """A button for the next value of a setting."""
        now = self.settings[setting]
        word = next_word(setting, now, by)
        why = (self.silent if setting == "volume" else "") or ("" if word else at_its_end)
        told = f"{now} %" if setting == "text" or now != "0" else s.tr("Off")
        return Control(f"{setting}{by:+}", name, SetTo(setting, word or now), state=TargetState(why, value=told))

    def _language(self, s: DrawContext) -> Control:
        """Where there are two languages, the other by its own name; else the way to all of them."""
        here = self.settings.language or self.language.code
        others = [one for one in self.languages if one.word != here]
        if len(self.languages) == 2 and len(others) == 1:
            return Control("language", others[0].label, SetTo("language", others[0].word))
        return Control("language", s.tr("Language"), ChooseLanguage())


def _in_two(s: DrawContext, name: str) -> Sequence[str]:
    """A name in the two lines that are narrowest together; one of a single word stays whole."""
    words = name.split()
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(ways, key=lambda lines: max(s.width(line, NAME) for line in lines), default=(name,))
