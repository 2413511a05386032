"""One's progress through the tasks: kept in the browser, and nowhere else.

progress.js keeps what came out of each task in the browser's own storage; Python tells
it the result of the present task, and never hears of the others.
"""

from typing import Annotated, Any, Final, TypedDict

from softmax_viz import tasks
from softmax_viz.classcodes import Answer
from softmax_viz.live.component import component
from softmax_viz.live.tasks.words import WORDS
from softmax_viz.live.wire import spoken, words_of
from softmax_viz.tasks import Task
from softmax_viz.text import Lang

KEY: Final = "progress"


class ProgressKind(TypedDict):
    """A kind of task, and its title."""

    slug: str
    title: str


class ProgressTask(TypedDict):
    """One task: its kind and its seed."""

    slug: str
    seed: int


class ProgressResult(TypedDict):
    """What came out: whether the answer was right, and whether the reason was."""

    right: bool
    reason: bool


class ProgressData(TypedDict):
    """What progress.js shows and keeps; `round` is empty outside a mixed round."""

    lang: Lang
    task: ProgressTask
    result: ProgressResult | None
    round: list[ProgressTask]
    kinds: list[ProgressKind]
    words: Annotated[dict[str, str], words_of(WORDS)]


def payload(
    task: Task, answer: Answer | None, seed: int, place: int, lang: Lang
) -> ProgressData:
    """Return the result of `task`, and the round that it is at a place of, from 1."""
    result: ProgressResult | None = None
    if answer:
        result = {
            "right": answer.vote == task.right,
            "reason": answer.reason == task.right_reason,
        }
    places = tasks.mixed(seed) if place else ()
    return {
        "lang": lang,
        "task": {"slug": task.slug, "seed": task.seed},
        "result": result,
        "round": [{"slug": slug, "seed": each} for slug, each in places],
        "kinds": _kinds(lang),
        "words": spoken(WORDS, lang),
    }


def draw(data: ProgressData) -> None:
    """Mount the card."""
    _PROGRESS(key=KEY, data=data)


def _kinds(lang: Lang) -> list[ProgressKind]:
    return [{"slug": kind.slug, "title": kind.title(lang)} for kind in tasks.KINDS]


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {"kinds": _kinds(lang), "words": spoken(WORDS, lang)}


_PROGRESS = component("tasks/progress", _lasting)
