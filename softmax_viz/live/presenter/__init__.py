"""Presenter mode: large and bare, with keys that lead through a lesson's scenes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Final, Literal, TypedDict

import streamlit as st

from softmax_viz.live.component import component
from softmax_viz.live.presenter.words import WORDS
from softmax_viz.live.wire import receiving, spoken, words_of
from softmax_viz.text import Lang

KEY: Final = "presenter"


class PresenterData(TypedDict):
    """What presenter.js needs: the addresses of the scenes, and the present one."""

    lang: Lang
    presenting: bool
    title: str
    scenes: list[str]
    scene: int
    words: Annotated[dict[str, str], words_of(WORDS)]


class PresenterWish(TypedDict):
    """What a key asks for; `count` makes each wish a new one."""

    wish: Literal["present", "leave", "reveal"]
    count: int


def payload(
    lang: Lang, *, presenting: bool, title: str, scenes: Sequence[str], scene: int
) -> PresenterData:
    """Return what the keys lead to; `scene` counts from 1."""
    return {
        "lang": lang,
        "presenting": presenting,
        "title": title,
        "scenes": list(scenes),
        "scene": scene,
        "words": spoken(WORDS, lang),
    }


def draw(data: PresenterData, on_wish: Callable[[], None]) -> None:
    """Mount the part; `on_wish` runs when `wish()` has something new."""
    _PRESENTER(key=KEY, data=data, on_wish_change=on_wish)


def wish() -> str:
    """Return what a key asked for; nothing where it makes no sense."""
    state = st.session_state.get(KEY)
    sent = state.get("wish") if isinstance(state, Mapping) else None
    known = receiving(sent, PresenterWish)
    return known["wish"] if known else ""


def _lasting(lang: Lang) -> dict[str, Any]:
    return {"words": spoken(WORDS, lang)}


_PRESENTER = component("presenter/presenter", _lasting)
