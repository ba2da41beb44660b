"""Small libraries as a trainer would write them, and a player at a terminal: what the text and cli tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from game.records.sqlite.store import OpenedStore, Store
from game.script.library.index import LibraryIndex, open_index
from game.session import Session, World
from game.story.engine.chance import shuffled
from game.story.model.flags import Value
from game.terminal.console import Console
from game.terminal.game import play_in_terminal

SHOWN = shuffled(1, "hello", ["lost_morning", "traffic", "refund"])
"""The order in which the first decision of the doorstep shows its options to a player with seed 1."""
LOST_MORNING, TRAFFIC, REFUND = (str(SHOWN.index(id_) + 1) for id_ in ("lost_morning", "traffic", "refund"))
SAY_NOTHING = "4"
PROMISED = shuffled(1, "promise", ["tomorrow", "never_mind"])
TOMORROW, NEVER_MIND = (str(PROMISED.index(id_) + 1) for id_ in ("tomorrow", "never_mind"))
LISTEN = ""
THE_MODEL_ANSWER = (LISTEN, LOST_MORNING, TOMORROW)

COURSE = """\
title: Short & Sharp
levels:
  - doorstep
  - {scene: hallway, after: doorstep}
words:
  company: Brightwire
"""
SKILLS = """\
acknowledge: {label: Acknowledge, half: heart, kind: skill, tip: "Name what it cost them."}
listen: {label: Listen, half: heart, kind: skill, tip: "Let them finish."}
fix: {label: Fix, half: head, kind: skill, tip: "Put it right."}
interrupt: {label: Interrupt, half: heart, kind: fault, tip: "Wait for the pause."}
excuse: {label: Excuse, half: head, kind: fault, tip: "Leave our reasons out."}
"""
MRS_SMITH = """\
character: mrs_smith
name: Mrs Smith
role: Customer
portrait: mrs_smith.svg
meters:
  anger: {label: Anger, start: 60, good: low}
  trust: {label: Trust, start: 30, good: high}
faces:
  furious: anger >= 70
  upset: anger >= 50
  calm:
reacts:
  acknowledge: {anger: -20, trust: +10}
  listen: {trust: +5}
  interrupt: {anger: +15}
  excuse: {anger: +15}
  fix:
    - {when: anger >= 50, anger: +5}
    - {trust: +20, anger: -10}
"""
DOORSTEP = """\
scene: doorstep
title: On the Doorstep
summary: Mrs Smith waited.
briefing: |
  Line two is blinking, {player}.
teaches: [acknowledge, fix]
coach: at_once
cast:
  mrs_smith: {}
flags:
  promised: false
variants:
  rainy: [true, false]
passes: trust >= 40
score: trust
beats:
  hello:
    - narrator: The phone rings.
    - mrs_smith: Is that {company}?
    - mrs_smith: I waited, and I waited, and then
      cut_in:
        your_number:
          say: Your number, please
          does: interrupt
          why: She was not done.
    - mrs_smith: Nobody came.
    - choose:
        lost_morning:
          say: You lost your morning, Mrs Smith.
          does: acknowledge
          why: It names the cost.
          note: {lost: She lost her morning}
          reply:
            - mrs_smith: Yes. I did.
          go: promise
        traffic:
          say: The traffic was bad.
          does: excuse
          why: It is about us.
        refund:
          when: anger < 50
          locked: She is not ready to talk about money.
          say: Here is your money.
          does: fix
          go: promise
        hidden_way:
          when: trust > 90
          say: Hello again.
          go: promise
        silence:
          after: 20s
          does: excuse
    - mrs_smith: That will not do.
    - end: gone
  promise:
    - choose:
        tomorrow:
          say: I will send him tomorrow, {player}'s word on it.
          does: fix
          set: {promised: true}
        never_mind:
          say: Oh well.
          does: excuse
          mood: {trust: -30}
    - when: promised
      then:
        - mood: {trust: +5}
        - end: won_over
      otherwise:
        - end: gone
endings:
  won_over: {title: Won over, outcome: won, text: She will be home.}
  gone: {title: Gone, outcome: lost, text: She hangs up.}
"""
HALLWAY = """\
scene: hallway
title: In the Hallway
summary: Mrs Smith rings again.
meters: hidden
cast:
  mrs_smith: {}
flags:
  tries: 0
  cause: [unknown, traffic, weather]
beats:
  hello:
    - when: ended(doorstep) == won_over
      then:
        - mrs_smith: You kept your word last time.
      otherwise:
        - mrs_smith: I remember you.
    - choose:
        hello_there:
          say: Hello.
          does: acknowledge
          set: {tries: +1}
          go: off_the_end
        goodbye:
          say: Goodbye.
          end: over
  off_the_end:
    - mrs_smith: And then?
    - choose:
        well:
          say: Well.
          when: cause == traffic
          end: over
        bye:
          say: Bye.
          end: over
endings:
  over: {title: Over, outcome: settled, text: It is over.}
"""


def library(folder: Path, **scenes: str) -> Path:
    """Write a library of two scenes; a scene named here replaces the one of its name, or is added."""
    files = {"course.yaml": COURSE, "skills.yaml": SKILLS, "cast/mrs_smith.yaml": MRS_SMITH}
    files |= {
        f"scenes/{name}.yaml": text for name, text in ({"doorstep": DOORSTEP, "hallway": HALLWAY} | scenes).items()
    }
    root = folder / "dialogues"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


class Terminal:
    """Somebody at a terminal who types what was thought of beforehand, and then nothing more."""

    def __init__(self, answers: Iterable[str] = ()) -> None:
        self.answers = list(answers)
        self.prompts: list[str] = []
        self.told: list[str] = []

    def ask(self, prompt: str) -> str:
        self.prompts.append(prompt)
        self.told.append(prompt)
        if not self.answers:
            raise EOFError
        answer = self.answers.pop(0)
        if answer == "^C":
            raise KeyboardInterrupt
        return answer

    def tell(self, line: str) -> None:
        self.told.append(line)

    @property
    def text(self) -> str:
        """All that was shown."""
        return "\n".join(self.told)


def now() -> datetime:
    return datetime.now(UTC)


def played(terminal: Terminal, index: LibraryIndex, opened: OpenedStore, world: World, width: int | None = None) -> int:
    """Play at a terminal; returns the exit code."""
    console = Console(terminal.ask, terminal.tell, lambda: width)
    session = Session(index, opened.store, opened.notice, world)
    return play_in_terminal(console, session, lambda: 0.0, once=world.scene is not None)


class Visit:
    """A whole visit at the terminal: what was typed, what was shown, and the exit code."""

    def __init__(
        self,
        folder: Path,
        saves: Path,
        *answers: str,
        scene: str | None = "doorstep",
        player: str | None = "Ann",
        variants: Mapping[str, Value] | None = None,
        spare: Callable[[], Store] | None = None,
    ) -> None:
        self.terminal = Terminal(answers)
        opened = Store.open(saves, now)
        spare = spare or (lambda: Store.in_memory(now))
        world = World(lambda: 1, spare, variants=variants or {}, scene=scene, player=player)
        try:
            self.code = played(self.terminal, open_index(folder), opened, world)
        finally:
            if opened.store is not None:
                opened.store.close()

    @property
    def text(self) -> str:
        """All that was shown."""
        return self.terminal.text

    def after(self, words: str) -> str:
        """What was shown after some words."""
        assert words in self.text
        return self.text.partition(words)[2]


def kept(saves: Path, player: str = "Ann") -> list[tuple[str, tuple[str, ...]]]:
    """What the saves hold for a player: each attempt's scene with its decisions, the first attempt first."""
    store = Store.open(saves, now).store
    assert store is not None
    with store:
        return [(attempt.scene, store.decisions(attempt)) for attempt in store.attempts(store.player(player))]
