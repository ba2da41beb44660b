"""What an editor shows over each key of the files: one short text for every key the reader knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SCENE_HELP: Final[Mapping[str, str]] = {
    "scene": "The scene's id: small letters, digits and _. The file has the same name: late_install.yaml.",
    "title": "The title that players see.",
    "summary": "One or two sentences for the list of levels.",
    "briefing": "What the player reads before the call. Write | after the colon and indent the lines under it.",
    "keep": "The line worth keeping, shown when the call is over.",
    "teaches": "The skills this scene is about: tags from skills.yaml, in a list. Options should have each.",
    "coach": "When the coach speaks: at_once after every choice, after (at the end; the usual), or off.",
    "meters": "Whether the player sees the customer's meters: shown (the usual) or hidden.",
    "overhear": "What the others take of a line said `to` one of them: half (the usual), or nothing.",
    "place": "The backdrop, by name, such as desk, kitchen or shop_counter: docs/portraits.md shows all of them.",
    "channel": "How you meet: phone (the usual), in_person or chat. Only on the phone does it ring.",
    "cast": "Who is in the scene. Each has a file in cast/. Values written here replace where the meters start.",
    "flags": "What the scene remembers: true or false, a whole number, or a list of words (it starts as the first).",
    "variants": "Flags that start differently from run to run: each is a list of values, and one is drawn.",
    "start": "The beat it starts with. Left out: the first one.",
    "passes": "What a pass needs: meters, flags, and outcome. Left out: outcome != lost.",
    "score": "The score from 0 to 100, as a sum of meters. Left out: the mean of the customers' meters.",
    "beats": "The conversation. Each beat has a name and a list of steps, done in order.",
    "gauge": "Flags shown beside the moods: a whole-number flag, with what it is called and how far it goes.",
    "every_turn": "Steps done after each decision, before it is answered: mood, set, note, and when blocks of these.",
    "endings": "The ways it can end. Each has a title and an outcome.",
    "plays": "Walks that must keep working. check plays every one and says when one no longer ends as it should.",
}
GAUGE_HELP: Final[Mapping[str, str]] = {
    "label": "What the player reads beside the bar.",
    "good": "Which end is good: low or high.",
    "most": "How far the bar goes, from 0: a whole number.",
}
ENDING_HELP: Final[Mapping[str, str]] = {
    "title": "What the ending is called on the screen.",
    "outcome": "How it came out: won, settled or lost.",
    "text": "What the player reads when it is over.",
}
PLAY_HELP: Final[Mapping[str, str]] = {
    "choose": "The options taken, by id, in order. listen may be left out.",
    "ends": "The ending it must come to.",
    "expect": "What must hold at the end, for example: trust >= 70.",
    "variants": "The values that variants have in this walk.",
    "remember": "How earlier scenes ended for this player: a scene and one of its endings, or never. Behind commas what"
    " became of its promises: won_over,kept:monday.",
}
PROMISE_HELP: Final[Mapping[str, str]] = {
    "to": "To whom: one of the cast.",
    "by": "By when, as the player reads it in the notes: Monday at ten.",
    "text": "What: I will ring you.",
}
OPTION_HELP: Final[Mapping[str, str]] = {
    "say": "What the player says.",
    "label": "A shorter text for the card, where the spoken one is long.",
    "does": "What it does: one tag from skills.yaml, or a list of them. The customer reacts to each.",
    "mood": "Changes to meters beside the reactions: {anger: +5}, or = 40 to set one.",
    "set": "Changes to flags: {promised: true}. +1 and -1 add to a number.",
    "note": "A line for the case notes: an id and a text. noted(id) asks for it.",
    "promise": "The player gives their word: an id, and to whom, by when and what. promised(id) asks for it.",
    "keep_promise": "The promise that is kept, or a list of them: one that is open is kept from now on.",
    "break_promise": "The promise that is broken, or a list of them: one that is open is broken from now on.",
    "when": "Offered only while this holds, for example: anger < 50.",
    "locked": "Shown while the option is closed. Without it a closed option is not shown at all.",
    "once": "true: it can be taken once in a conversation.",
    "cut_off": "true: the customer breaks into what you say, and the reply comes at once. Only shown.",
    "costs": "What the firm spends on it, in the smallest coin: 120 is £1.20. Told when the call is over.",
    "why": "Shown in the debrief: what this choice did, and why.",
    "reply": "The answer: steps, done when the option is taken.",
    "go": "The beat it leads to. Without go or end the steps after the choose follow.",
    "end": "The ending it leads to.",
    "to": "Whom of several it is said to. The others overhear it, and react by half, or as `overhear` says.",
    "after": "Only for the option named silence: after how many seconds of no answer it is taken, for example 20s.",
}
HEAR_OUT_HELP: Final[Mapping[str, str]] = {
    "does": "What hearing the line out does: one tag from skills.yaml, or a list of them. Left out: nothing.",
    **{key: OPTION_HELP[key] for key in ("mood", "set", "note")},
    "why": "Shown in the debrief: what hearing it out did, and why.",
    "reply": "What follows when the line was heard out: steps.",
    "go": "The beat it leads to. Without go or end the steps after the line follow.",
    "end": OPTION_HELP["end"],
}
STEP_HELP: Final[Mapping[str, str]] = {
    "choose": "The player decides: an id and an option for each. At most one in a beat.",
    "mood": "Meters change without a choice: {anger: -5}.",
    "set": "Flags change: {promised: true}.",
    "note": "Writes a line into the case notes: an id and a text.",
    "promise": "The player gives their word: an id, and to whom, by when and what.",
    "keep_promise": "A promise that is open is kept.",
    "break_promise": "A promise that is open is broken.",
    "place": "From here on the stage shows this place. Only seen and heard, nothing else changes.",
    "go": "On to another beat.",
    "end": "The conversation is over, with this ending.",
    "when": "Beside a line: it is said only if this holds. With then: a block that is done only if it does.",
    "then": "The steps that are done if when holds.",
    "otherwise": "The steps that are done if it does not.",
    "face": "The face that goes with the line, for example: hurt.",
    "voice": "A sound file for the line.",
    "sound": "One of the game's own sounds, heard as the line begins, with a caption: bell.",
    "cut_in": "While this line is being said the player may break in with one of these options. At most one in a beat.",
    "hear_out": "Beside cut_in: what hearing the line out does, instead of does: listen.",
}
CHARACTER_HELP: Final[Mapping[str, str]] = {
    "character": "The character's id: small letters, digits and _. The file has the same name.",
    "name": "The name that players see.",
    "called": "The name within a sentence, where it is another: the caretaker.",
    "role": "Who it is, in a line.",
    "portrait": "The picture: a file in the library's folder portraits.",
    "pitch": "How high the voice is that babbles while a line is typed: low, middle or high.",
    "meters": "What is measured, from 0 to 100.",
    "faces": "Each face and when it is worn. The first that holds is; the last has no condition.",
    "reacts": "What each tag does to this character. A tag that is not here changes nothing.",
}
METER_HELP: Final[Mapping[str, str]] = {
    "label": "What the meter is called on the screen.",
    "start": "Where it starts, from 0 to 100.",
    "good": "Which end is good: low or high.",
}
CASE_HELP: Final[Mapping[str, str]] = {
    "when": "This case holds only if this does. Of several cases the first that holds counts.",
    "again": "What the tag does from the second time on, instead.",
}
COURSE_HELP: Final[Mapping[str, str]] = {
    "title": "What the course is called.",
    "library": "The library's own id, under which results are kept. Left out: made from the title.",
    "levels": "The scenes in order: an id, or a group with scene, after and needs, or a shift. Left out: every scene.",
    "currency": "The sign of the money that options cost, such as £ or CHF.",
    "words": "The words a firm makes its own: company: Brightwire. {company} in any text becomes that word.",
    "due": "After how many days a level that was won asks to be played again: [1, 7, 21].",
    "certificate": "true: passing a level gives a certificate, with a sentence that somebody said of the player.",
}
LEVEL_HELP: Final[Mapping[str, str]] = {
    "scene": "The scene's id.",
    "after": "The scene that must be done before this one opens.",
    "needs": "How that one must have been done: passed (the usual) or finished.",
    "certificate": "Whether passing it gives a certificate. Left out: what the course says.",
}
SHIFT_HELP: Final[Mapping[str, str]] = {
    "shift": "The shift's id, under which results are kept: no scene has the same.",
    "title": "What players see in the list of levels.",
    "after": LEVEL_HELP["after"],
    "needs": LEVEL_HELP["needs"],
    "briefing": "What the player knows before the first call.",
    "from": "The scenes that the calls are drawn from.",
    "draw": "How many calls are drawn, each once at most.",
    "between": "A scene that is played between two calls: ended(last) and outcome(last) ask how the last one went.",
    "carries": "Meters that begin where the last call left them, rounded to tens: [you.composure].",
    "meters": "Whether the meters are shown, whatever the scenes say: shown or hidden.",
    "coach": "When the player is told how good an answer was, whatever the scenes say: at_once, after or off.",
    "passes": "What passes: won, settled and lost count the calls; calls and score (their mean) may be asked for too.",
    "certificate": LEVEL_HELP["certificate"],
}
SKILL_HELP: Final[Mapping[str, str]] = {
    "label": "What the tag is called in the debrief.",
    "half": "heart or head.",
    "kind": "skill: worth doing. fault: better not done.",
    "tip": "One sentence of advice, shown in the debrief.",
}
