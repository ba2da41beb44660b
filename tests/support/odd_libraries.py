# ruff: noqa: E501 - a line of a library is one line here
"""Whole libraries drawn at random: any text, numbers past their ends, drawings, sounds and translations that are bent.

Each is a small sound library in which a few places hold something odd, so that about half of them pass the check.
"""

from __future__ import annotations

import io
import json
import struct
import wave
import zlib
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
PORTRAITS = [path.read_bytes() for path in sorted((ROOT / "assets" / "portraits").glob("*.svg"))[:3]]
PLACES = [path.read_bytes() for path in sorted((ROOT / "assets" / "places").glob("*.svg"))[:2]]
PLAIN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><defs><clipPath id="c"><rect width="9" height="9"/>'
    b'</clipPath><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs><style>.a{fill:red}'
    b'</style><g clip-path="url(#c)" transform="rotate(30) scale(2)"><circle class="a" cx="150" cy="150" r="50%"/></g>'
    b'<path d="M1 1 q 4 4 8 0 a 3 3 0 1 1 5 5z" fill="url(#g)" stroke="#123" stroke-dasharray="4 2"/></svg>'
)
NUMBERS = (
    b"0",
    b"-0",
    b"1e400",
    b"-1e400",
    b"nan",
    b"1e-300",
    b"99999999999",
    b"-7",
    b"0.00001",
    b"",
    b"1%",
    b"1e",
    b".",
)
WORDS = (
    "Good morning.",
    "No.",
    "\u00bfQu\u00e9 tal?",
    "\u041f\u0440\u0438\u0432\u0435\u0442, \u043a\u0430\u043a \u0434\u0435\u043b\u0430?",
    "\u05e9\u05dc\u05d5\u05dd (12) \u05e2\u05d5\u05dc\u05dd",
    "\u0645\u0631\u062d\u0628\u0627 100% ok",
    "\u4f60\u597d\uff0c\u8bf7\u95ee\u3002",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1e9\U0001f1ea \u2764\ufe0f",
    "e\u0301\u0302\u0303\u0304 a\u0308",
    "{company} and {player}",
    "{{ a brace }}",
    "Ma lampe\u00a0! Oui\u202f?",
    "soft\u00adhyphen zero\u200bwidth",
    "x" * 300,
    "word " * 80,
    "a\nb\n\nc",
    "\ttab",
    " leading and trailing ",
    "<b>bold</b> & \"quoted\" 'single' \\ back",
    "]]> --> <!-- &amp; &#0;",
    "=1+1",
    "@SUM(A1)",
    "- dash: colon # hash",
    "\ufeffmark",
    "\ufffd",
    "\U0010ffff",
    "\ue000",
    "\u00a0",
)

REFUSED = ("\u202eevil\u202c", "\u0000", "\u001b[31m", "\u0085\u2028", "\ud800", "{nobody}", "", " ")
"""What the check tells as an error; more of it would leave nothing to be opened."""


def random_text(dice: Random) -> str:
    """Any text: of words that are known to be trouble, or of characters from anywhere."""
    if dice.random() < 0.05:
        return dice.choice(REFUSED)
    if dice.random() < 0.75:
        return " ".join(dice.choice(WORDS) for _ in range(dice.choice((1, 1, 2, 3))))
    planes = ((0x20, 0x7F), (0x80, 0x250), (0x250, 0x2000), (0x2000, 0x3000), (0x3000, 0xD800), (0xE000, 0x20000))
    spans = [dice.choice(planes) for _ in range(dice.randint(1, 12))]
    return "".join(chr(dice.randrange(*span)) for span in spans)


def written(text: str, dice: Random) -> str:
    """A text as an author might write it: in quotation marks, with escapes, or just so."""
    roll = dice.random()
    if roll < 0.6:
        return json.dumps(text, ensure_ascii=False) if roll < 0.3 else f'"{"".join(map(_escaped, text))}"'
    if roll < 0.8:
        return "'" + text.replace("'", "''").replace("\n", " ") + "'"
    return text.replace("\n", " ")


def _escaped(character: str) -> str:
    """A character as an escape of YAML's."""
    number = ord(character)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}" if number < 65_536 else f"\\U{number:08x}"


def bent(data: bytes, dice: Random) -> bytes:
    """A file with a few of its bytes or numbers changed, cut out, doubled or cut off."""
    found = bytearray(data)
    for _ in range(dice.choice((0, 0, 0, 0, 0, 0, 0, 1, 2, 4))):
        if not found:
            break
        at = dice.randrange(len(found))
        match dice.choice((0, 1, 3, 3, 3, 3, 3, 3, 2, 4, 4, 5)):
            case 0:
                found[at] = dice.randrange(256)
            case 1:
                del found[at : at + dice.randrange(1, 40)]
            case 2:
                found[at:at] = found[at : at + dice.randrange(1, 200)]
            case 3:
                digits = [place for place, byte in enumerate(found) if 48 <= byte <= 57]
                if digits:
                    start = dice.choice(digits)
                    found[start : start + 1] = dice.choice(NUMBERS)
            case 4:
                at = found.find(b"<", at) if dice.random() < 0.8 else at
                found[at:at] = dice.choice(
                    (b"<g/>", b"<g>", b"<!-- -->", b"<use href='#c'/>", b"<text>A</text>", b"\x00")
                )
            case _:
                if dice.random() < 0.2:
                    del found[at:]
    return bytes(found)


def sound(dice: Random) -> bytes:
    """A short WAV, bent."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(dice.choice((1, 2)))
        file.setsampwidth(dice.choice((1, 2, 4)))
        file.setframerate(dice.choice((8_000, 22_050, 44_100, 96_000)))
        file.writeframes(bytes(dice.randrange(256) for _ in range(dice.choice((0, 64, 400, 4_000)))))
    return bent(out.getvalue(), dice)


def photo() -> bytes:
    """A small PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((x * 30, x * 20, 90)) * 8 for x in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def odd_library(folder: Path, seed: int) -> Path:
    """Write a library, always the same for the same seed, in which some places are odd."""
    dice = Random(seed)
    odd = dice.choice((0.0, 0.02, 0.05, 0.2))

    def text(sound_text: str) -> str:
        return written(random_text(dice), dice) if dice.random() < odd else json.dumps(sound_text)

    def number(sound_number: int) -> str:
        return (
            dice.choice(("0", "100", "-1", "101", "1e9", "~", "007", "9" * 30))
            if dice.random() < odd
            else str(sound_number)
        )

    options = "".join(
        f"        o{at}:\n          say: {text(f'Answer {at} it is.')}\n          label: {text(f'Answer {at}')}\n"
        f"          does: {dice.choice(('kind', 'rude', '[kind, rude]'))}\n          why: {text('That is why.')}\n"
        f"          note: {{heard_{at}: {text('Heard it')}}}\n"
        f"          {'' if at else '#'}when: {dice.choice(('trust > 20', 'not did(rude)', 'seen(a)', 'tries < 3'))}\n"
        f"          {'' if at else '#'}locked: {text('Not yet')}\n"
        f"          set: {{tries: +1}}\n          reply:\n            - c: {text('So?')}\n            - d: {text('Yes.')}\n"
        for at in range(dice.choice((2, 3, 4)))
    )
    scene = (
        f"scene: s\ntitle: {text('A Call')}\nsummary: {text('Somebody rings.')}\nbriefing: {text('The line rings.')}\n"
        f"teaches: [kind]\nplace: {dice.choice(('room', 'desk', 'photo'))}\ncast:\n  c: {{trust: {number(40)}}}\n  d: {{}}\n"
        f"flags:\n  tries: 0\nscore: {dice.choice(('trust', '(trust + 10) / 2', 'trust * tries', '100 / (tries - 1)'))}\n"
        f"beats:\n  a:\n    - narrator: {text('It rings.')}\n    - c: {text('Hello?')}\n      voice: hum.wav\n"
        f"    - d: {text('And me.')}\n      cut_in:\n        stop:\n          say: {text('Stop.')}\n          does: rude\n"
        f"    - go: b\n  b:\n    - choose:\n{options}        silence:\n          after: {number(20)}s\n    - when: trust > {number(39)}\n"
        f"      then:\n        - end: y\n    - end: z\n"
        f"endings:\n  y: {{title: {text('Well')}, outcome: won, text: {text('It went well.')}}}\n"
        f"  z: {{title: {text('Not')}, outcome: lost, text: {text('It did not.')}}}\n"
    )
    people = {
        id_: f"character: {id_}\nname: {text(id_.upper() * 3)}\nrole: {text('Customer')}\nportrait: {portrait}\nmeters:\n"
        f"  {meter}: {{label: {text(meter)}, start: {number(50)}, good: high}}\nfaces:\n  warm: {meter} > {number(60)}\n"
        f"  calm:\nreacts:\n  kind: {{{meter}: +{number(10)}}}\n  rude: {{{meter}: -{number(15)}}}\n"
        for id_, portrait, meter in (("c", "own.svg", "trust"), ("d", dice.choice(("photo.png", "own.svg")), "hope"))
    }
    po = "".join(
        f"msgid {json.dumps(msgid)}\nmsgstr {json.dumps(shown, ensure_ascii=False)}\n\n"
        for msgid in ("Hello?", "So?", "A Call", "It rings.")
        for shown in (random_text(dice) if dice.random() < odd else f"es {msgid}",)
    )
    files: dict[str, str | bytes] = {
        "course.yaml": f"title: {text('A Course')}\nlevels: [s]\nwords: {{company: {text('Brightwire')}}}\n",
        "skills.yaml": f"kind: {{label: {text('Kind')}, half: heart, kind: skill, tip: {text('Be kind.')}}}\n"
        f"rude: {{label: {text('Rude')}, half: heart, kind: fault, tip: {text('Wait.')}}}\n",
        **{f"cast/{id_}.yaml": person for id_, person in people.items()},
        "scenes/s.yaml": scene,
        "portraits/own.svg": bent(dice.choice((*PORTRAITS, PLAIN)), dice),
        "portraits/photo.png": bent(photo(), dice),
        "places/room.svg": bent(dice.choice((*PLACES, PLAIN)), dice),
        "voices/hum.wav": sound(dice),
        "translations/es.po": bent(
            f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n"\n\n{po}'.encode(
                "utf-8", "replace"
            ),
            dice,
        ),
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return folder
