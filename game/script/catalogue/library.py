"""What must fit together: files, levels, characters, flags and faces."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code


class MissingFile(Code):
    """`course.yaml` says which scenes are levels, and `skills.yaml` which tags there are.

    Without the first every scene is a level and words in braces stay as they are; without the second no tag is
    checked. What is sound can be played all the same. The first line here says which file is missing.

    ```yaml bad absent
    ># course.yaml
    ```

    ```yaml bad absent
    ># skills.yaml
    ```

    ```yaml good course
     title: Example
     words: {company: Brightwire}
     levels: [example]
    ```
    """

    id: ClassVar[str] = "DLG085"
    title: ClassVar[str] = "A file that every library has is missing"


class LevelOrder(Code):
    """A scene is a level once, and no level waits for itself, by whatever way round.

    ```yaml bad course
     title: Example
     levels:
       - example
    >  - example
    ```

    ```yaml bad course
     title: Example
     levels:
    >  - {scene: example, after: example}
    ```

    ```yaml good course
     title: Example
     words: {company: Brightwire}
     levels:
       - {scene: example}
    ```
    """

    id: ClassVar[str] = "DLG086"
    title: ClassVar[str] = "Levels that cannot be played in their order"


class ShiftCalls(Code):
    """A shift is a level of several calls, drawn from a pool of scenes.

    Each is drawn once at most, the scene between two calls is none of them, and the shift's name is no scene's.

    ```yaml bad course
     title: Example
     levels:
       - shift: queue
         title: Monday
         from: [example, other]
    >    draw: 3
    ```

    ```yaml bad course
     title: Example
     levels:
       - shift: queue
         title: Monday
    >    from: [example, other, other]
         draw: 2
    ```

    ```yaml bad course
     title: Example
     levels:
       - shift: queue
         title: Monday
         from: [example, other]
         draw: 2
    >    between: other
    ```

    ```yaml bad course
     title: Example
     levels:
    >  - shift: example
         title: Monday
         from: [example, other]
         draw: 2
    ```

    ```yaml good course
     title: Example
     words: {company: Brightwire}
     levels:
       - shift: queue
         title: Monday
         from: [example, other]
         draw: 2
         between: third
         carries: [ana.anger]
         passes: won >= 1 and lost == 0
         certificate: true
    ```
    """

    id: ClassVar[str] = "DLG091"
    title: ClassVar[str] = "A shift whose calls cannot be drawn"


class ShiftCarries(Code):
    """A meter that is carried from call to call is written in full: whose it is, a point, and its name.

    ```yaml bad course
     title: Example
     levels:
       - shift: queue
         title: Monday
         from: [example, other]
         draw: 2
    >    carries: [composure]
    ```

    ```yaml good course
     title: Example
     words: {company: Brightwire}
     levels:
       - shift: queue
         title: Monday
         from: [example, other]
         draw: 2
         carries: [ana.anger]
    ```
    """

    id: ClassVar[str] = "DLG092"
    title: ClassVar[str] = "A carried meter that nobody has"


class NoCurrency(Code):
    """What an option `costs` is counted in the smallest coin of the `currency` that stands in `course.yaml`.

    Without it nobody knows whether `120` is pence or cents. It is told once a scene, at the first option that costs
    something.

    ```yaml bad steps
     - choose:
         refund:
           say: I can refund the charge.
    >      costs: 800
           end: done
         smaller_plan:
           say: There is a smaller plan.
           costs: 210
           end: done
    ```

    ```yaml good course
     title: Example
     currency: £
     levels: [example]
    ```
    """

    id: ClassVar[str] = "DLG069"
    title: ClassVar[str] = "Something costs money, and the course has no currency"


class BrokenCharacter(Code):
    """A scene cannot be played without the people in it.

    Here the file `cast/broken.yaml` has an error of its own, which is told there.

    ```yaml bad top
     cast:
       ana: {}
    >  broken: {}
    ```

    ```yaml good top
     cast:
       ana: {}
    ```
    """

    id: ClassVar[str] = "DLG087"
    title: ClassVar[str] = "A scene whose character has errors"


class FlagValue(Code):
    """A flag keeps its kind: true or false, a number, or one of its words.

    ```yaml bad steps
    >- set: {promised: maybe}
    >- set: {tries: many}
    >- set: {cause: rain}
     - end: done
    ```

    ```yaml good steps
     - set: {promised: true, tries: +1, cause: box}
     - end: done
    ```
    """

    id: ClassVar[str] = "DLG088"
    title: ClassVar[str] = "A value that a flag cannot have"


class NameClash(Code):
    """In a condition a bare name is a meter, a flag, or one of a flag's words.

    One name for two of them could mean either.

    ```yaml bad top
     flags:
       promised: false
       tries: 0
       cause: [unknown, box]
    >  anger: false
    ```

    ```yaml good top
     flags:
       promised: false
       tries: 0
       cause: [unknown, box]
       shouted: false
    ```
    """

    id: ClassVar[str] = "DLG089"
    title: ClassVar[str] = "One name for two things"


class FaceOrder(Code):
    """The first face whose condition holds is worn.

    The last has no condition, so that there is always one; a face after it would never be worn.

    ```yaml bad cast
     character: ana
     name: Ana Diaz
     meters:
       anger: {start: 60, good: low}
       trust: {start: 30, good: high}
     faces:
    >  calm:
       furious: anger > 80
    ```

    ```yaml bad cast
     character: ana
     name: Ana Diaz
     meters:
       anger: {start: 60, good: low}
       trust: {start: 30, good: high}
     faces:
    >  furious: anger > 80
    ```

    ```yaml good cast
     character: ana
     name: Ana Diaz
     meters:
       anger: {start: 60, good: low}
       trust: {start: 30, good: high}
     faces:
       furious: anger > 80
       calm:
    ```
    """

    id: ClassVar[str] = "DLG090"
    title: ClassVar[str] = "Faces that are never worn, or may all fail"
