"""How numbers and dates are written in a language: one table, since no translator can say it in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal, NamedTuple

from game.story.language import Language
from game.story.model import NO_BREAK, amount, priced

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class _Customs(NamedTuple):
    """``day`` is a date, with ``{d}``, ``{m}`` and ``{y}`` as numbers and ``{month}`` in English.

    ``currency`` says where the currency stands: ``after`` the amount, ``before`` it, or ``close`` before it, where a
    sign that ends in a letter has a space behind it all the same.
    """

    decimal: str
    day: str
    currency: Literal["after", "before", "close"] = "after"


_DOTTED: Final = _Customs(",", "{d:02}.{m:02}.{y}")
_SLASHED: Final = _Customs(",", "{d:02}/{m:02}/{y}")
_CUSTOMS: Final[Mapping[str, _Customs]] = {
    "en": _Customs(".", "{d} {month} {y}", "close"),
    **dict.fromkeys(("ca", "el", "es", "fr", "gl", "it", "pt"), _SLASHED),
    **dict.fromkeys(("cs", "da", "de", "fi", "nb", "pl", "ro", "ru", "tr", "uk"), _DOTTED),
    "eu": _Customs(",", "{y}/{m:02}/{d:02}"),
    "hu": _Customs(",", "{y}. {m:02}. {d:02}."),
    "nl": _Customs(",", "{d:02}-{m:02}-{y}", "before"),
}
_ANYWHERE: Final = _Customs(".", "{y}-{m:02}-{d:02}", "close")
"""For languages that nobody has written down here: the date as ISO has it, which is misread nowhere."""


def _customs(language: Language) -> _Customs:
    return _CUSTOMS.get(language.code) or _CUSTOMS.get(language.code.partition("_")[0], _ANYWHERE)


def number(value: float, language: Language) -> str:
    """A number, whole or with one place, with the real minus: ``−2.5``, in Spanish ``−2,5``."""  # noqa: RUF002 - the minus sign
    size = abs(value)
    told = str(int(size)) if size == int(size) else f"{size:.1f}".replace(".", _customs(language).decimal)
    return f"−{told}" if value < 0 else told  # noqa: RUF001 - the minus sign


def money(coins: int, currency: str, language: Language) -> str:
    """An amount in a currency's smallest coin: ``£2.10``, in Spanish ``2,10 £``; without a currency a bare number."""
    here = _customs(language)
    if not currency or here.currency == "close":
        return priced(coins, currency, here.decimal)
    told = amount(coins, currency, here.decimal)
    return NO_BREAK.join((told, currency) if here.currency == "after" else (currency, told))


def moment(at: datetime, language: Language) -> str:
    """A day and time by the player's clock: ``29 Nov 2026, 03:27``, in Spanish ``29/11/2026, 03:27``."""
    return f"{date(at, language)}, {at.astimezone():%H:%M}"


def date(at: datetime, language: Language) -> str:
    """A day by the player's clock: ``29 Nov 2026``, in Spanish ``29/11/2026``."""
    here = at.astimezone()
    return _customs(language).day.format(d=here.day, m=here.month, y=here.year, month=_MONTHS[here.month - 1])
