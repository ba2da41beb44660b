"""The schema of a scene's file."""

from __future__ import annotations

from game.authoring.schema import words
from game.authoring.schema.own import OwnNames, in_full, or_never
from game.authoring.schema.shapes import (
    BAR,
    CHANGE,
    CONDITION,
    COSTS,
    ID,
    LEFT,
    LEVEL,
    METER,
    NAME,
    SECONDS,
    SUM,
    TEXT,
    TRUTH,
    VALUE,
    Schema,
    by_id,
    group,
    keyed,
    offered,
    one_of,
    one_or_several,
    only,
    or_nothing,
    ref,
    root,
    snippet,
)
from game.soundscape import NAMED
from game.story.model import CHANNELS, LAST, LISTEN, YOU


def changes(own: OwnNames) -> Schema:
    """Changes to meters, bare or in full."""
    return {**keyed(in_full(own), CHANGE, pattern=METER), "minProperties": 1}


def scene_schema(own: OwnNames, scene_id: str = "") -> Schema:
    """What holds for a scene's file; with an id, for that scene's."""
    flag = {"anyOf": [VALUE, {"type": "array", "items": VALUE, "minItems": 1}]}
    shapes: dict[str, Schema] = {
        "scene": NAME,
        "title": TEXT,
        "summary": TEXT,
        "briefing": TEXT,
        "keep": TEXT,
        "teaches": one_or_several(only(own.tags)),
        "coach": one_of("at_once", "after", "off"),
        "meters": one_of("shown", "hidden"),
        "overhear": one_of("half", "nothing"),
        "place": offered(own.places),
        "channel": one_of(*CHANNELS),
        "cast": or_nothing(_cast(own)),
        "flags": or_nothing(by_id(flag)),
        "variants": or_nothing(by_id({"type": "array", "items": VALUE, "minItems": 1})),
        "start": offered(own.beats),
        "passes": CONDITION,
        "score": SUM,
        "beats": by_id(ref("steps"), least=1),
        "every_turn": ref("changes"),
        "gauge": keyed(own.flags, ref("gauge"), is_open=True),
        "endings": by_id(ref("ending"), least=1),
        "plays": {"type": "object", "additionalProperties": ref("play")},
    }
    option = offered(own.options and {**own.options, LISTEN: "Hearing a line out."})
    definitions = {
        "steps": {"type": "array", "items": ref("step"), "minItems": 1},
        "step": _step(own),
        "changes": {"type": "array", "items": _change_step(own), "minItems": 1},
        "options": by_id(ref("option"), least=1),
        "option": _option(own),
        "hear_out": _hear_out(own),
        "gauge": group(
            words.GAUGE_HELP,
            {"label": TEXT, "good": one_of("low", "high"), "most": BAR},
            ("good", "most"),
        ),
        "promise": group(
            words.PROMISE_HELP,
            {
                "to": offered({id_: told for id_, told in (own.people or {}).items() if id_ != YOU}),
                "by": TEXT,
                "text": TEXT,
            },
            ("to", "by", "text"),
        ),
        "ending": group(
            words.ENDING_HELP,
            {"title": TEXT, "outcome": one_of("won", "settled", "lost"), "text": TEXT},
            ("title", "outcome"),
        ),
        "play": group(
            words.PLAY_HELP,
            {
                "choose": {"anyOf": [option, {"type": "array", "items": option}]},
                "ends": offered(own.endings),
                "expect": CONDITION,
                "variants": keyed(own.flags, VALUE, is_open=True),
                "remember": _remembered(own),
            },
            ("choose",),
        ),
    }
    scene = group(words.SCENE_HELP, shapes, ("scene", "title", "beats", "endings"))
    title = f"The scene {scene_id}" if scene_id else "A scene"
    told = f"One conversation: scenes/{scene_id or '<id>'}.yaml."
    return root(title, told, {**scene, "definitions": definitions})


def _cast(own: OwnNames) -> Schema:
    """Who is in the scene, with the values that their meters start from."""
    if own.people is None or own.meters is None:
        return by_id(or_nothing(by_id(LEVEL)))
    people = {
        id_: {"description": told, **or_nothing(keyed(own.meters.get(id_, {}), LEVEL))}
        for id_, told in own.people.items()
    }
    return {"type": "object", "properties": people, "additionalProperties": False}


def _remembered(own: OwnNames) -> Schema:
    """How other scenes may have ended, and what may have become of their promises."""
    if own.scenes is None:
        return by_id({"anyOf": [NAME, LEFT]})
    found = {
        id_: {
            "description": told,
            "anyOf": [only(or_never(ends)) if (ends := own.endings_of.get(id_)) else NAME, LEFT],
        }
        for id_, told in own.scenes.items()
    }
    found[LAST] = {"description": "How the call before ended, in a scene between two calls of a shift.", **NAME}
    return {"type": "object", "properties": found, "additionalProperties": False}


def _promises(own: OwnNames) -> dict[str, Schema]:
    """What makes a promise, and what settles one."""
    made = one_or_several(offered(own.promises))
    return {
        "promise": {**keyed(own.promises, ref("promise"), is_open=True), "minProperties": 1},
        "keep_promise": made,
        "break_promise": made,
    }


def _step(own: OwnNames) -> Schema:
    shapes: dict[str, Schema] = {
        "choose": ref("options"),
        "mood": changes(own),
        "set": {**keyed(own.flags, VALUE, is_open=True), "minProperties": 1},
        "note": {**keyed(own.notes, TEXT, is_open=True), "minProperties": 1},
        **_promises(own),
        "place": offered(own.places),
        "go": offered(own.beats),
        "end": offered(own.endings),
        "when": CONDITION,
        "then": ref("steps"),
        "otherwise": ref("steps"),
        "face": offered(own.faces),
        "voice": TEXT,
        "sound": only({name: sound.caption for name, sound in NAMED.items()}),
        "cut_in": ref("options"),
        "hear_out": ref("hear_out"),
    }
    step = group(words.STEP_HELP, shapes)
    step["properties"]["you"] = {"description": "The player says this.", **TEXT}
    step["properties"]["narrator"] = {"description": "What is told between the lines.", **TEXT}
    if own.people is None:
        step["additionalProperties"] = {"description": "A character says this.", **TEXT}
    else:
        step["properties"] |= {id_: {"description": told, **TEXT} for id_, told in own.people.items() if id_ != YOU}
    step["propertyNames"] = {"pattern": ID}
    step["minProperties"] = 1
    step["dependencies"] = {"then": ["when"], "otherwise": ["when", "then"], "hear_out": ["cut_in"]}
    step["defaultSnippets"] = [
        snippet("choose (a decision)", {"choose": {"${1:option_id}": {"say": "$2", "does": "$3", "go": "$4"}}}),
        snippet("when, then, otherwise", {"when": "$1", "then": [{"go": "$2"}], "otherwise": [{"go": "$3"}]}),
    ]
    return step


def _change_step(own: OwnNames) -> Schema:
    """A step that changes something, or a block of such."""
    step = _step(own)["properties"]
    shapes = {key: step[key] for key in ("mood", "set", "note", "when")}
    block = {"then": ref("changes"), "otherwise": ref("changes")}
    dependencies = {"then": ["when"], "otherwise": ["when", "then"], "when": ["then"]}
    return {**group(words.STEP_HELP, {**shapes, **block}), "minProperties": 1, "dependencies": dependencies}


def _hear_out(own: OwnNames) -> Schema:
    """What hearing a line out may hold, of what an option may."""
    option = _option(own)["properties"]
    return group(words.HEAR_OUT_HELP, {key: option[key] for key in words.HEAR_OUT_HELP})


def _option(own: OwnNames) -> Schema:
    shapes: dict[str, Schema] = {
        "say": TEXT,
        "label": TEXT,
        "does": one_or_several(only(own.tags)),
        "mood": changes(own),
        "set": {**keyed(own.flags, VALUE, is_open=True), "minProperties": 1},
        "note": {**keyed(own.notes, TEXT, is_open=True), "minProperties": 1},
        **_promises(own),
        "when": CONDITION,
        "locked": TEXT,
        "once": TRUTH,
        "cut_off": TRUTH,
        "costs": COSTS,
        "why": TEXT,
        "reply": ref("steps"),
        "go": offered(own.beats),
        "end": offered(own.endings),
        "after": SECONDS,
        "to": TEXT if own.people is None else only({id_: told for id_, told in own.people.items() if id_ != YOU}),
    }
    option = group(words.OPTION_HELP, shapes)
    option["anyOf"] = [{"required": ["say"]}, {"required": ["after"]}]
    return option
