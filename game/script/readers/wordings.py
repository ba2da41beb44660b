"""What authors call a key from habit, in plain English or as other programs do, and what it is called here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode
from game.story.condition import as_id, nearest_name, of_the_same_letters

_HERE: Final[Mapping[str, str]] = {
    # a step, an option, a block
    "when": "if only_if condition conditions requires require required needs show_if visible_if available_if if_only"
    " elif elseif else_if provided",
    "then": "do if_true does_then",
    "otherwise": "else or_else if_not if_false default elsewhere",
    "choose": "choices choice chooses options option menu ask decision decide select pick question answers responses",
    "go": "goto go_to jump jump_to next next_beat divert link links_to leads_to to target continue goes call then"
    " then_go",
    "end": "ending ends finish stop quit exit over finale the_end done",
    "mood": "moods change changes effect effects meters feel feelings adjust impact reaction reacts stats points",
    "set": "flag flags variable variables var vars assign let sets",
    "note": "notes memo write_down case_note case_notes remember noted",
    "promise": "promises promised vow vows give_word commitment commit",
    "keep_promise": "keep keeps kept keep_promises keeps_promise kept_promise promise_kept fulfil fulfill",
    "break_promise": "break breaks broken broke break_promises breaks_promise broken_promise promise_broken",
    "face": "emotion expression emote feeling look sprite portrait animation faces mood",
    "voice": "audio voice_over recording clip file",
    "sound": "sfx effect sound_effect noise play_sound sounds hears heard",
    "cut_in": "interrupt interruption interrupts cutin cut break_in interject cut_ins",
    "hear_out": "listen hears_out listening hear_it_out heard_out when_heard if_heard on_listen wait waiting",
    # an option
    "say": "text line prompt answer words speech dialogue dialog you player says phrase sentence content message"
    " utterance",
    "label": "short title button card name caption heading summary",
    "does": "tags tag skill skills uses shows trains teaches did doing",
    "cut_off": "cutoff interrupted is_interrupted breaks_off broken_off cut_short breaks_in",
    "costs": "cost price prices spend spends spent charge charges expense expenses pence cents money refund budget",
    "locked": "lock disabled unavailable closed locked_text if_locked",
    "once": "one_time only_once single once_only onetime",
    "why": "reason because explanation feedback comment rationale explain remark hint tip coach",
    "reply": "response replies answer customer reactions reaction steps lines answers result then",
    "to": "towards addressed_to says_to said_to tells speaks_to listener hearer whom who person for customer somebody",
    "after": "wait timeout delay time seconds duration timer",
    # a scene
    "scene": "id scene_id key",
    "title": "name heading label scene_title",
    "summary": "description about blurb abstract synopsis subtitle",
    "briefing": "intro introduction background context brief setup situation instructions",
    "keep": "keep_line keeps line_to_keep worth_keeping takeaway take_away quote motto moral lesson",
    "teaches": "skills tags trains objectives goals learning teach practises practices",
    "coach": "coaching feedback hints help tutor",
    "gauge": "gauges counter counters count counts show_flags shown_flags show_flag bars",
    "most": "max maximum up_to limit full to highest top",
    "meters": "show_meters bars gauges show_bars meter stats",
    "overhear": "overhears overheard overhearing others listeners eavesdrop",
    "place": "location where setting background room stage backdrop",
    "channel": "medium by contact contact_by via how line media channel_type reached_by",
    "cast": "characters character people persons person actors actor who roles casting speakers npcs customers"
    " customer",
    "flags": "variables vars variable state flag booleans facts switches",
    "variants": "random randoms chance variations variant draws",
    "start": "default value initial initially from begin first starts start_at starting_beat start_beat entry begins",
    "passes": "pass passed pass_if success goal passing pass_when wins win",
    "score": "scoring grade marks result points scores",
    "beats": "nodes passages knots knot dialogue dialog conversation script steps scenes passage node beat sections"
    " labels",
    "every_turn": "each_turn on_every_turn after_every_turn after_each every_decision each_decision always per_turn"
    " turn every_time each_time after_every_decision on_turn",
    "endings": "ends ending outcomes results finales end",
    "plays": "tests test examples walkthroughs walkthrough play paths playthroughs",
    # a promise
    "by": "when until deadline due date day time by_when before",
    # an ending, a person, a tag, a level
    "outcome": "result type kind status verdict",
    "text": "description summary epilogue say message body closing what",
    "character": "id person npc",
    "name": "title full_name label display_name called",
    "called": "short_name known_as nickname",
    "role": "job description function position occupation",
    "portrait": "picture image avatar photo sprite icon face",
    "pitch": "voice tone voice_pitch register height timbre sound",
    "faces": "expressions emotions looks moods face",
    "reacts": "reactions reaction responses effects reacts_to react",
    "good": "better direction best",
    "half": "side part group category area",
    "kind": "type sort is",
    "tip": "hint advice description why help text",
    "levels": "scenes level order chapters lessons",
    "library": "id library_id",
    "currency": "money coin coins money_sign currency_sign valuta",
    "from": "pool scenes calls draw_from choose_from",
    "draw": "count number how_many calls_drawn pick",
    "between": "interlude in_between break pause",
    "carries": "carry carried carry_over keeps",
    "certificate": "diploma award certifies",
    "due": "repeat again_after review_after days",
    "words": "variables terms vocabulary placeholders word",
    # a play
    "expect": "expects check assert",
    "remember": "remembers memory",
    # a speaker
    "narrator": "narration narrate text description stage action scene info system",
    "you": "player agent me user employee advisor trainee i self clerk operator rep representative",
}
_CUSTOMERS: Final = frozenset(
    [
        "customer", "caller", "client", "guest", "patient", "npc", "they", "them", "he", "she", "other", "visitor",
        "buyer", "shopper", "resident", "tenant", "passenger", "member", "character",
    ]
)  # fmt: skip
"""What the one person of a scene may be called."""
_SHORTEST: Final = 3
"""A shorter key is found by its letters in too many words."""
_SPEECH: Final = frozenset(("say", "says", "line", "speech", "dialogue", "dialog", "talk", "speak"))
"""What is written where nobody is named who speaks."""
_TEXTS: Final = frozenset(
    [
        "say",
        "label",
        "why",
        "locked",
        "title",
        "summary",
        "briefing",
        "keep",
        "text",
        "name",
        "called",
        "role",
        "tip",
        "narrator",
        "you",
        "portrait",
        "go",
        "end",
        "once",
        "after",
        "to",
        "cut_off",
        "costs",
        "currency",
        "face",
        "voice",
        "sound",
        "coach",
        "place",
        "channel",
        "pitch",
        "start",
        "passes",
        "score",
        "scene",
        "outcome",
        "good",
        "half",
        "kind",
    ]
)
_LISTS: Final = frozenset(["reply", "then", "otherwise", "levels", "every_turn"])
_GROUPS: Final = frozenset(
    [
        "mood",
        "set",
        "note",
        "promise",
        "cast",
        "flags",
        "variants",
        "endings",
        "beats",
        "plays",
        "choose",
        "cut_in",
        "hear_out",
        "gauge",
        "faces",
        "reacts",
        "words",
        "remember",
        "again",
    ]
)


def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, words in _HERE.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), key)
    return found


_MEANT: Final = _by_word()


def meant_key(word: str, known: Collection[str], taken: Collection[str] = (), value: YamlNode | None = None) -> str:
    """The key that a word most likely stands for; ``""`` where nobody can say.

    Args:
        word: what was written.
        known: the keys that can stand there.
        taken: those of them that stand there already.
        value: what stands under it, which must fit.
    """
    free = [key for key in known if key not in taken]
    alike = as_id(word)
    same = [key for key in free if as_id(key) == alike]
    usual = [key for key in _MEANT.get(alike, ()) if key in free]
    near = nearest_name(word, free) or of_the_same_letters(word, [key for key in free if len(key) >= _SHORTEST])
    for key in (*same, *usual, near):
        if key and (value is None or fits(key, value)):
            return key
    return next(iter((*same, *usual)), "")


def fits(key: str, value: YamlNode) -> bool:
    """Whether what stands under a key is of the kind that the key asks for."""
    if key in _TEXTS:
        return isinstance(value, ScalarNode)
    if key in _LISTS:
        return isinstance(value, SequenceNode)
    if key in _GROUPS:
        return isinstance(value, MappingNode)
    return True


def meant_speaker(word: str, people: Mapping[str, str], cast: Collection[str], value: YamlNode) -> str:
    """The speaker that a word most likely stands for; ``""`` where nobody can say.

    Args:
        word: what was written.
        people: the ids of those in the scene, by what they are called, as ids.
        cast: their ids.
        value: what stands under it.
    """
    alike = as_id(word)
    if not isinstance(value, ScalarNode):
        return ""
    if alike in people:
        return people[alike]
    if (is_customer(word) or alike in _SPEECH) and len(cast) == 1:
        return next(iter(cast))
    usual = [name for name in _MEANT.get(alike, ()) if name in ("you", "narrator")]
    near = nearest_name(word, {*cast, "you", "narrator"})
    return usual[0] if usual else near


def is_customer(word: str) -> bool:
    """Whether a word is what anybody would call the one person of a scene."""
    return as_id(word).removeprefix("the_") in _CUSTOMERS


ONE_OF: Final[Mapping[str, Mapping[str, str]]] = {
    key: {word: choice for choice, words in choices.items() for word in words.split()}
    for key, choices in {
        "coach": {
            "at_once": "true yes on immediately always during now live instant each",
            "after": "end later afterwards debrief at_end at_the_end finally",
            "off": "no none never false disabled nothing",
        },
        "meters": {"shown": "true yes on visible show display", "hidden": "false no off hide invisible none"},
        "channel": {
            "phone": "call telephone voice calls phoned hotline line ring",
            "in_person": "counter shop desk face_to_face face person store reception visit meeting there",
            "chat": "text message messages email mail letter written sms online",
        },
        "pitch": {
            "low": "deep bass baritone dark lower man male",
            "middle": "medium normal mid average tenor alto usual",
            "high": "light soprano bright higher child woman female",
        },
        "overhear": {"half": "some part yes true halves", "nothing": "none no false off nobody never"},
        "good": {
            "high": "up more positive max maximum higher big yes true",
            "low": "down less min minimum negative lower no false",
        },
        "half": {
            "heart": "feeling feelings emotion hearts care empathy emotional",
            "head": "brain mind logic heads reason thinking rational",
        },
        "kind": {
            "skill": "good strength positive skills virtue right",
            "fault": "bad error mistake negative faults weakness wrong",
        },
        "needs": {"passed": "pass win won success", "finished": "finish done complete completed played end"},
        "outcome": {
            "won": "win wins victory success succeeded passed pass good happy positive",
            "settled": "settle neutral partial compromise ok okay draw mixed middle medium",
            "lost": "lose loss failed fail failure defeat bad negative unhappy",
        },
    }.items()
}  # fmt: skip
"""What the few words that a key takes are called elsewhere."""
