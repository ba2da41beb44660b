"""Names and files that nothing uses, and files and faces that are not there."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class UnusedFlag(Code):
    """A flag that no condition asks for changes nothing.

    It is set and forgotten, or it was meant to be asked for in a `when` under another name.

    ```yaml bad top
     flags:
       promised: false
    >  called_back: false
    ```

    ```yaml good top
     flags:
       promised: false
    ```
    """

    id: ClassVar[str] = "DLG111"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A flag that nothing asks for"


class UnusedTag(Code):
    """A tag in `skills.yaml` that no option uses is never shown to anybody.

    Leave it out, or tag the options that do it. It is told only where every scene of the library can be read.

    ```yaml bad skills
     acknowledge: {label: Acknowledge, half: heart, kind: skill, tip: Name what it cost them.}
     excuse: {label: Excuse, half: head, kind: fault, tip: Leave our reasons out.}
     fix: {label: Fix, half: head, kind: skill, tip: Put it right.}
    >flatter: {label: Flatter, half: heart, kind: fault, tip: Leave it be.}
    ```

    ```yaml good skills
     acknowledge: {label: Acknowledge, half: heart, kind: skill, tip: Name what it cost them.}
     excuse: {label: Excuse, half: head, kind: fault, tip: Leave our reasons out.}
     fix: {label: Fix, half: head, kind: skill, tip: Put it right.}
    ```
    """

    id: ClassVar[str] = "DLG112"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A tag that no option uses"


class UnusedCharacter(Code):
    """A character whom no scene has in its cast, or one in a cast who never says a word, is easily a slip.

    ```yaml bad top
     cast:
       ana: {}
    >  ben: {}
    ```

    ```yaml good top
     cast:
       ana: {}
    ```
    """

    id: ClassVar[str] = "DLG113"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A character who is not used"


class UnknownFace(Code):
    """A face the game cannot draw is drawn as calm.

    The faces are furious, upset, annoyed, wary, worried, hurt, tired, surprised, thoughtful, calm, amused, pleased,
    warm and delighted.

    ```yaml bad steps
     - ana: It went dark at nine.
    >  face: furios
     - go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine.
       face: furious
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG114"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A face that the game does not have"


class MissingPortrait(Code):
    """A portrait whose file is missing is replaced by a plain figure.

    Portraits are SVG files in the folder `assets/portraits`.

    ```yaml bad cast
     character: ana
     name: Ana Diaz
    >portrait: anna.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```

    ```yaml good cast
     character: ana
     name: Ana Diaz
     portrait: ana.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```
    """

    id: ClassVar[str] = "DLG115"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A portrait whose file is missing"


class MissingSound(Code):
    """A line whose sound file is missing is shown and not heard.

    Sounds are files in the folder `assets/voices`.

    ```yaml bad steps
     - ana: It went dark at nine.
    >  voice: at_nine.ogg
     - go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG116"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A sound whose file is missing"


class UnknownPlace(Code):
    """A place the game has no picture of is drawn as the desk.

    Places are SVG files in the folder `assets/places`, named without their ending.

    ```yaml bad top
    >place: kichen
    ```

    ```yaml good top
     place: kitchen
    ```
    """

    id: ClassVar[str] = "DLG117"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A place that the game does not have"


class FaceNeverWorn(Code):
    """A face whose condition never holds, in any scene, is never seen; one that always holds hides those after it.

    The first face whose condition holds is worn, so the narrow ones stand first. It is told only where every scene
    with that character can be read and visited as a whole.

    ```yaml bad cast
     character: ana
     name: Ana Diaz
     portrait: ana.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     faces:
       annoyed: anger >= 50
    >  furious: anger >= 70
       calm:
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```

    ```yaml good cast
     character: ana
     name: Ana Diaz
     portrait: ana.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     faces:
       furious: anger >= 70
       annoyed: anger >= 50
       calm:
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```
    """

    id: ClassVar[str] = "DLG118"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A face that is never worn"


class Threshold(Code):
    """A meter is never under 0 and never over 100, so comparing it with a number beyond that decides nothing.

    ```yaml bad steps
    >- when: anger > 100
       then:
         - ana: That is enough.
     - go: goodbye
    ```

    ```yaml good steps
     - when: anger >= 60
       then:
         - ana: That is enough.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG119"
    title: ClassVar[str] = "A meter compared with what it can never be"
