"""A debrief as one HTML page: everything of it, in one file that needs no script, reads offline and prints well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from game.session.curves import curves_of, curves_svg, sample_svg
from game.session.customs import moment
from game.session.missing import how_it_was_passed
from game.session.page_style import HAIRLINE, INKS, STYLE, TURNED
from game.session.pages import DebriefPage
from game.session.passing import passing
from game.session.phrases import addressed, name_of, said, sayable, worth_keeping
from game.session.saved_shift import certificate_as_html
from game.session.spending import ledger_told, spends
from game.session.verdict import (
    cost_in_words,
    ending_told,
    grade_in_words,
    heard_in_words,
    moment_of,
    moves,
    no_move,
    score_of,
    sealed_in_words,
    skill_groups,
    tag_in_words,
    tally,
)
from game.story.debrief import JudgedDecision, Path, SpokenLine
from game.story.language import Language
from game.story.model import fill

_SIZE: Final = (700, 180)
"""The plot of the curve, in its own units."""
_LEFT: Final = 40
_MARGIN: Final = 10


def saved_page(page: DebriefPage, language: Language) -> str:
    """The whole text of the file."""
    writer = _Writer(page, language)
    title = fill(page.conversation.scene.title, writer.words)
    body = "\n".join(writer.body())
    passed = "passed" if page.debrief.passed else "failed"
    return (
        f'<!doctype html>\n<html lang="{escape(language.code)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f'<style>{STYLE}</style>\n</head>\n<body class="{passed}">\n{body}\n</body>\n</html>\n'
    )


def _tag(name: str, text: str, kind: str = "", id_: str = "") -> str:
    """An element with a text, which is escaped."""
    return _block(name, escape(text, quote=False), kind, id_)


def _block(name: str, inner: str, kind: str = "", id_: str = "") -> str:
    """An element with what is HTML already."""
    class_ = f' class="{kind}"' if kind else ""
    there = f' id="{id_}"' if id_ else ""
    return f"<{name}{class_}{there}>{inner}</{name}>"


class _Writer:
    """Writes the parts of one page."""

    def __init__(self, page: DebriefPage, language: Language) -> None:
        self.page, self.language = page, language
        self.scene, self.debrief = page.conversation.scene, page.debrief
        self.words = self.scene.words_for(page.player)
        self.tr = language.tr

    def body(self) -> Iterable[str]:
        """The parts from top to bottom."""
        tr = self.tr
        title = fill(self.scene.title, self.words)
        of = tr("{scene}: the call of {player}", scene=title, player=self.page.player)
        if self.page.at is not None:
            of = tr("{call}, {moment}", call=of, moment=moment(self.page.at, self.language))
        yield _tag("p", of, "muted")
        yield self.lead()
        if self.page.certificate is not None:
            yield certificate_as_html(self.page.certificate, self.page.player, self.language)
        yield from self.turning_point()
        if kept := worth_keeping(self.scene, self.words, self.language):
            yield _block("section", _tag("p", tr("A line to keep"), "small") + _tag("h3", kept), "keep")
        if self.page.conversation.turns and (self.scene.meters or self.debrief.is_judged):
            yield _tag("h2", tr("How the call went"))
            yield self.curve()
        if self.debrief.decisions:
            yield _tag("h2", tr("Decision by decision"))
        for judged in self.debrief.decisions:
            yield self.decision(judged)
        yield from self.ledger()
        yield from self.heard()
        yield from self.skills()

    def lead(self) -> str:
        """How it ended, what was missing, the tally and the score."""
        d, tr = self.debrief, self.tr
        passed = tr("Passed") if d.passed else tr("Not passed this time")
        chips = _tag("span", passed, f"chip {'passed' if d.passed else d.outcome or 'missed'}")
        if self.page.practice:
            chips += _tag("span", tr("Practice"), "chip slip")
        title, text = ending_told(d, self.words, self.language)
        parts = [_block("p", chips), _tag("h1", title), _tag("p", text)]
        told = how_it_was_passed(d, self.scene, self.page.conversation.state, self.page.skills, self.language)
        if told.parts:
            parts.append(_tag("h3", told.title, "" if d.passed else "bad"))
            parts.append(_block("ul", "".join(_tag("li", one) for one in told.parts)))
        parts.append(_tag("p", passing(self.scene, self.page.skills, self.language), "small muted"))
        parts.append(_block("p", "".join(self.tally())))
        figure, of = score_of(d, self.language)
        score = _block("div", _tag("b", figure) + _tag("span", of, "muted"), "score") if figure else ""
        return _block("section", _block("div", "".join(parts)) + score, "lead")

    def turning_point(self) -> Iterable[str]:
        """Where it turned, why, and what was better."""
        if self.debrief.turning_point is None:
            return
        judged = self.debrief.decisions[self.debrief.turning_point]
        parts = [
            _tag("p", self.tr("The turning point: decision {number}", number=judged.number), "small bad"),
            _tag("h3", said(judged.taken.authored, self.words, self.language)),
            *([_tag("p", fill(judged.taken.why, self.words))] if judged.taken.why else []),
        ]
        better = sayable(judged.best.authored, self.words, self.language)
        parts.append(_tag("p", self.tr("Better: {option}", option=better), "head"))
        yield _block("section", "".join(parts), "turned")

    def tally(self) -> Iterable[str]:
        """Each part with links to its decisions."""
        for part in tally(self.debrief, self.language):
            links = " ".join(f'<a href="#d{number}">{number}</a>' for number in part.numbers)
            told = f"{escape(part.text, quote=False)} <small>({links})</small>"
            yield _block("span", told, f"chip {part.grade}".strip())

    def curve(self) -> str:
        """The curve with its axis, the numbers of the decisions, and its legend."""
        (width, height), many = _SIZE, len(self.debrief.decisions)
        curves = curves_of(self.page.conversation, self.debrief, self.language)
        parts = []
        for at, judged in enumerate(self.debrief.decisions):
            left = _LEFT + _MARGIN + width * at / many
            turned = at == self.debrief.turning_point
            if turned:
                parts.append(
                    f'<rect x="{left:.1f}" y="{_MARGIN}" width="{width / many:.1f}" height="{height}" fill="{TURNED}"/>'
                )
            ink = INKS[1] if turned else INKS[4]
            middle = left + width / many / 2
            parts.append(
                f'<text x="{middle:.1f}" y="{height + 28}" text-anchor="middle" fill="{ink}">{judged.number}</text>'
            )
        for level in (0, 50, 100):
            y = _MARGIN + height - height * level / 100
            parts.append(
                f'<path d="M{_LEFT + _MARGIN} {y}h{width}" stroke="{HAIRLINE}"/>'
                f'<text x="{_LEFT}" y="{y + 5}" text-anchor="end" fill="{INKS[4]}">{level}</text>'
            )
        lines = curves_svg(_SIZE, _MARGIN, curves, INKS, 2.4).replace("<svg ", f'<svg x="{_LEFT}" y="0" ', 1)
        whole = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + _LEFT + 2 * _MARGIN} {height + 36}" '
            f'width="{width + _LEFT + 2 * _MARGIN}" font-size="13" role="img">{"".join(parts)}{lines}</svg>'
        )
        legend = "".join(
            _block(
                "span",
                sample_svg(INKS, one)
                + " "
                + escape(
                    self.tr(
                        "{meter} {before} to {after}",
                        meter=one.name,
                        before=int(one.values[0] + 0.5),
                        after=int(one.values[-1] + 0.5),
                    ),
                    quote=False,
                ),
            )
            for one in curves
        )
        return _block("section", whole + _block("p", legend, "legend small"))

    def decision(self, judged: JudgedDecision) -> str:
        """One decision with every other answer."""
        tr, taken = self.tr, judged.taken
        chips = [_tag("span", tr("Decision {number}", number=judged.number), "chip"), *self.grade(judged, taken)]
        chips += self.listener(taken)
        if self.debrief.turning_point == judged.number - 1:
            chips.append(_tag("span", tr("The turning point"), "chip turned"))
        did = said(taken.authored, self.words, self.language)
        parts = [_block("p", "".join(chips)), _tag("h3", did), *self.path(judged, taken)]
        if judged.others:
            parts.append(_tag("p", tr("What else you could have said"), "small muted"))
        for path in judged.others:
            grade = "".join([*(self.grade(judged, path) if judged.at_stake else []), *self.listener(path)])
            could = _tag("b", sayable(path.authored, self.words, self.language))
            inner = "".join((_block("p", grade) if grade else "", could, *self.path(judged, path)))
            parts.append(_block("div", inner, "other best" if path.grade == "best" else "other"))
        return _block("article", "".join(parts), id_=f"d{judged.number}")

    def grade(self, judged: JudgedDecision, path: Path) -> list[str]:
        """The grade as a chip, if there is one."""
        text = grade_in_words(judged, path, self.language)
        return [_tag("span", text, f"chip {path.grade or ''}".strip())] if text else []

    def listener(self, path: Path) -> list[str]:
        """Whom of several it is said to as a chip, if to one of them."""
        text = addressed(path.authored, self.scene, self.language)
        return [_tag("span", text, "chip")] if text else []

    def path(self, judged: JudgedDecision, path: Path) -> Iterable[str]:
        """What was, or would have been, answered, heard, moved and given away."""
        yield from self.answer(path.answer)
        if path.why:
            yield _tag("p", fill(path.why, self.words))
        marks = []
        for skill in (self.page.skills[tag] for tag in dict.fromkeys(path.tags) if tag in self.page.skills):
            moment = moment_of(skill, judged, path, self.scene)
            tip = fill(skill.tip, self.words) if self.debrief.coached else ""
            about = f' title="{escape(tip)}"' if tip else ""
            text = escape(tag_in_words(skill, moment, self.language), quote=False)
            marks.append(f'<span class="chip {moment}"{about}>{text}</span>')
        moved = [move.text for move in moves(self.scene, judged.before, path.meters, self.language)]
        moved = moved or [no_move(self.language)]
        marks += [
            _tag("span", text, "chip") for text in (*moved, spends(path.authored, self.scene, self.language)) if text
        ]
        yield _block("p", "".join(marks))
        cost = cost_in_words(judged, path, self.language)
        if cost:
            yield _tag("p", cost, "small muted")

    def answer(self, lines: Sequence[SpokenLine]) -> Iterable[str]:
        """What was answered."""
        for line in lines:
            who, text = name_of(self.scene, line.speaker, self.language), fill(line.text, self.words)
            yield _tag("p", self.tr("{name}: {line}", name=who, line=text) if who else text, "small muted")

    def ledger(self) -> Iterable[str]:
        """What was spent, as a table with its sum."""
        told = ledger_told(self.debrief, self.words, self.language)
        if told is None:
            return
        yield _tag("h2", self.tr("What you spent"))
        if not told.lines:
            yield _block("section", _tag("p", told.sentence))
            return
        rows = [
            _block(
                "tr",
                f'<td><a href="#d{one.number}">{one.number}</a></td>' + _tag("td", one.said) + _tag("td", one.amount),
            )
            for one in told.lines
        ]
        whole = _block("tr", f"<td></td>{_tag('th', self.tr('In all'))}{_tag('td', told.total)}")
        body = _block("tbody", "".join(rows)) + _block("tfoot", whole)
        yield _block("section", _block("table", body, "ledger"))

    def heard(self) -> Iterable[str]:
        """What was heard of what there was to be told."""
        told, all_ = heard_in_words(self.debrief, self.scene, self.language), self.debrief.heard
        if not told or all_ is None:
            return
        yield _tag("h2", told)
        items = [
            _tag("li", " ".join(fill(line.text, self.words) for line in finding.lines))
            for finding in all_.findings
            if finding.is_found
        ]
        sealed = len(all_.findings) - all_.found
        if sealed:
            items.append(_tag("li", sealed_in_words(sealed, self.language), "muted"))
        yield _block("section", _block("ul", "".join(items)))

    def skills(self) -> Iterable[str]:
        """The skills in groups."""
        groups = skill_groups(self.debrief, self.scene, self.page.skills, self.language)
        if groups:
            yield _tag("h2", self.tr("Skills"))
            inner = "".join(
                _tag("p", group.title, "small muted")
                + _block("p", "".join(_tag("span", text, f"chip {group.moment}") for _, text in group.skills))
                for group in groups
            )
            yield _block("section", inner)
