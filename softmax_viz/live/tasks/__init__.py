"""One's progress through the tasks: kept in the browser, and nowhere else.

progress.js keeps what came out of each task in the browser's own storage; Python tells
it the result of the present task, and never hears of the others. The tag of the answers
is kept for as long as the tab, so that a reload makes no second student of one.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, TypedDict

import streamlit as st

from softmax_viz import tasks
from softmax_viz.classcodes import TAGS, Answer
from softmax_viz.live.component import component
from softmax_viz.live.tasks.words import WORDS
from softmax_viz.live.wire import Between, receiving, spoken, words_of
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
    tag: int
    words: Annotated[dict[str, str], words_of(WORDS)]


class ProgressTag(TypedDict):
    """The tag under which this tab has answered before."""

    tag: Annotated[int, Between(0, TAGS - 1)]


def payload(
    task: Task, answer: Answer | None, seed: int, place: int, tag: int, lang: Lang
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
        "tag": tag,
        "words": spoken(WORDS, lang),
    }


def draw(data: ProgressData, on_tag: Callable[[], None]) -> None:
    """Mount the card; `on_tag` runs when `told_tag()` has something new."""
    _PROGRESS(key=KEY, data=data, on_tag_change=on_tag)


def told_tag() -> int | None:
    """Return the tag that the browser has kept; None for what is none."""
    state = st.session_state.get(KEY)
    sent = state.get("tag") if isinstance(state, Mapping) else None
    known = receiving(sent, ProgressTag)
    return known["tag"] if known else None


def _kinds(lang: Lang) -> list[ProgressKind]:
    return [{"slug": kind.slug, "title": kind.title(lang)} for kind in tasks.KINDS]


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {"kinds": _kinds(lang), "words": spoken(WORDS, lang)}


_PROGRESS = component("tasks/progress", _lasting)
