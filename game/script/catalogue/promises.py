"""What is wrong with promises: those that nobody makes, and those made twice in other words."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code


class UnknownPromise(Code):
    """A promise is made in the scene that keeps or breaks it, with `promise`.

    In a text `{promise.monday.by}` and `{promise.monday.text}` are the words of it; of a promise that another scene
    makes, that scene stands before it: `{promise.late_install.monday.text}`.

    ```yaml bad steps
     - choose:
         ring:
           say: I will ring you on Monday at ten.
           promise: {monday: {to: ana, by: Monday at ten, text: I will ring you}}
    >- ana: "{promise.monday.when}, then."
    >- keep_promise: mondy
     - go: promise
    ```

    ```yaml good steps
     - choose:
         ring:
           say: I will ring you on Monday at ten.
           promise: {monday: {to: ana, by: Monday at ten, text: I will ring you}}
     - ana: "{promise.monday.by}, then."
     - keep_promise: monday
     - go: promise
    ```
    """

    id: ClassVar[str] = "DLG067"
    title: ClassVar[str] = "A promise that nobody makes"


class PromiseDiffers(Code):
    """The same promise is made in several places in other words.

    One id is one word given, whichever way the player comes to give it: what it says is shown in the notes, and in
    texts as `{promise.monday.by}`. So `to`, `by` and `text` are the same wherever it is made. What is promised
    otherwise is another promise, with an id of its own.

    ```yaml bad steps
     - choose:
         early:
           say: I will ring you on Monday at ten.
           promise: {monday: {to: ana, by: Monday at ten, text: I will ring you}}
           go: promise
         late:
           say: I will ring you on Monday, sometime.
    >      promise: {monday: {to: ana, by: Monday, text: I will ring you}}
           go: promise
    ```

    ```yaml good steps
     - choose:
         early:
           say: I will ring you on Monday at ten.
           promise: {monday: {to: ana, by: Monday at ten, text: I will ring you}}
           go: promise
         late:
           say: I will ring you on Monday, sometime.
           promise: {sometime: {to: ana, by: Monday, text: I will ring you}}
           go: promise
    ```
    """

    id: ClassVar[str] = "DLG068"
    title: ClassVar[str] = "A promise in two wordings"
