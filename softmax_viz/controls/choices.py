"""What a page lets people choose: an option, a percentage, a seed; each by its key."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final, TypeVar

import streamlit as st

from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.text import Text

SEEDS: Final = 1_000_000
SEED_LABEL = Text("Seed", "Semilla")
BAD_SEED = Text(
    "The seed is a whole number from 0 to 999999. This page uses 1.",
    "La semilla es un número entero de 0 a 999999. Esta página usa 1.",
)
T = TypeVar("T")


def choice(
    label: str,
    options: Mapping[str, str],
    key: str,
    draw: Any = st.pills,
    default: str = "",
    **layout: Any,
) -> str:
    """Let one of `options`, by key, be chosen; its text is what people read.

    The URL carries the key, the same in every language; Streamlit's own binding would
    write the text. The default, without another word the first option, stays out of the
    URL, and what is no option counts as it. `draw` is st.pills or st.segmented_control.
    """
    widget, last = session.CHOICE.format(key=key), session.LINKED.format(key=key)
    default = default or next(iter(options))
    linked = st.query_params.get(key, default)
    linked = linked if linked in options else default
    if session.field(last) != linked:  # a link, or the browser's way back
        session.set_fields({widget: linked})
    chosen: str = draw(
        label,
        tuple(options),
        default=default,
        required=True,
        format_func=lambda option: options[option],
        key=widget,
        wrap=True,
        **layout,
    )
    session.set_fields({last: chosen})
    if chosen != default:
        st.query_params[key] = chosen
    elif key in st.query_params:
        del st.query_params[key]
    return chosen


def choose(**chosen: str) -> None:
    """Choose, in the callback of a button, what a `choice` of each key stands at."""
    session.set_fields(
        {session.CHOICE.format(key=key): option for key, option in chosen.items()}
    )


def option(
    label: str,
    options: Sequence[T],
    default: T,
    key: str,
    draw: Any = st.segmented_control,
    **layout: Any,
) -> T:
    """Let one of `options` be chosen that read the same in every language.

    The URL carries the option itself. A link with nothing after the key means the
    default, where Streamlit would give None.
    """
    chosen: T | None = draw(
        label,
        options,
        default=default,
        required=True,
        key=key,
        bind="query-params",
        **layout,
    )
    return default if chosen is None else chosen


def percentage(
    label: str, highest: int, default: int, key: str, step: int = 1, **layout: Any
) -> float:
    """Let a share be chosen in whole percent from 0 to `highest`, and return the share.

    The URL carries the percentage.
    """
    chosen: int = st.slider(
        label,
        0,
        highest,
        value=default,
        step=step,
        format="%d %%",
        key=key,
        bind="query-params",
        **layout,
    )
    return chosen / 100


def seed(again: Text) -> int:
    """Draw the seed's field and the button that takes the next; return the seed."""
    text = st.text_input(
        SEED_LABEL(lang()),
        value="1",
        max_chars=6,
        key=session.SEED,
        bind="query-params",
        width=120,
    )
    good = re.fullmatch("[0-9]{1,6}", text or "")
    chosen = int(text) if good else 1
    following = {session.SEED: str((chosen + 1) % SEEDS)}
    st.button(
        again(lang()),
        key="again",
        on_click=partial(session.set_fields, following),
    )
    if not good:
        st.error(BAD_SEED(lang()), icon="⚠️")
    return chosen
