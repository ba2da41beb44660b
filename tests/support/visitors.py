"""Somebody who sits down at a session, whether they have played there before or not."""

from __future__ import annotations

from game.session import Question, Session, Shown


def sit_down(session: Session, name: str) -> Shown:
    """Say who plays; who is asked whether they are the one who has that name is."""
    shown = session.people.join(name)
    return session.answer(0) if isinstance(shown, Question) else shown
