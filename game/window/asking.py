"""What the session answers to a request: the one place where requests become calls of it."""

from __future__ import annotations

from game.session import Session, Shown
from game.window import requests as r


def asked(session: Session, request: r.SessionRequest) -> Shown:
    """What the session answers to a request."""
    match request:
        case r.ShowTitle():
            return session.title()
        case r.ShowLevels():
            return session.levels()
        case r.PickPerson() | r.Join() | r.BeGuest() | r.Rename() | r.Merge() | r.Delete():
            return _asked_of_people(session, request)
        case r.OpenScene(scene, anew):
            return session.open(scene, anew=anew)
        case r.ShowAttempts(scene):
            return session.attempts(scene)
        case r.ShowPast(attempt):
            return session.past_debrief(attempt)
        case r.ShowPortfolio():
            return session.portfolio.page()
        case r.Begin(scene):
            return session.begin(scene)
        case r.GoOn(attempt):
            return session.go_on(attempt)
        case r.Take(option, shown, device, ms):
            return session.take(option, shown, device, ms)
        case r.Practise(decisions):
            return session.practise(decisions)
        case r.BackToRecord():
            return session.go_on()
        case r.TalkOver(call):
            return session.afterwards.call(call) if call else session.debrief()
        case r.Review():
            return session.afterwards.review()
        case r.AnswerAgain(option, shown, device, ms):
            return session.afterwards.answer(option, shown, device, ms)
        case r.EndReview():
            return session.afterwards.end()
        case r.Leave():
            return session.leave()


def _asked_of_people(session: Session, request: r.PeopleRequest) -> Shown:
    """What the list of players answers to a request."""
    people = session.people
    match request:
        case r.PickPerson(person):
            return people.pick(person)
        case r.Join(name):
            return people.join(name)
        case r.BeGuest():
            return people.guest()
        case r.Rename(person, name):
            return people.rename(person, name)
        case r.Merge(person, into):
            return people.merge(person, into)
        case r.Delete(person):
            return people.remove(person)
