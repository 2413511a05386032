"""What a page lets people choose: options, a line, a percentage, a seed; by its key."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final, TypeVar

import streamlit as st

from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.scenario.prepared import YES
from softmax_viz.text import Text, plain

SEEDS: Final = 1_000_000
SEED_LABEL = Text("Seed", "Semilla")
BAD_SEED = Text(
    "The seed is a whole number from 0 to 999999. This page uses 1.",
    "La semilla es un número entero de 0 a 999999. Esta página usa 1.",
)
T = TypeVar("T")
K = TypeVar("K", bound=str)


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
    URL, and what is no option counts as it. `draw` is st.pills, st.segmented_control or
    st.selectbox.
    """
    default = default or next(iter(options))
    linked = st.query_params.get(key, default)
    widget = _read_link(key, linked if linked in options else default)
    if draw is st.selectbox:
        layout["index"] = list(options).index(default)
    else:
        layout |= {"default": default, "required": True, "wrap": True}
    chosen: str = draw(
        label,
        tuple(options),
        format_func=options.__getitem__,
        key=widget,
        **layout,
    )
    _write_link(key, chosen, "" if chosen == default else chosen)
    return chosen


def several(label: str, options: Mapping[K, str], key: str, **layout: Any) -> list[K]:
    """Let any of `options`, by key, be chosen; return them in their order, each once.

    The URL carries the keys, separated by commas. None stays out of it, and what is no
    option counts as nothing.
    """
    given = {piece.strip() for piece in st.query_params.get(key, "").split(",")}
    widget = _read_link(key, [option for option in options if option in given])
    picked = st.pills(
        label,
        tuple(options),
        selection_mode="multi",
        format_func=options.__getitem__,
        key=widget,
        wrap=True,
        **layout,
    )
    chosen = [option for option in options if option in picked]
    _write_link(key, chosen, ",".join(chosen))
    return chosen


def line(label: str, key: str, most: int, **layout: Any) -> str:
    """Let one line be written, and return it clean, with at most `most` characters.

    The URL carries it; an empty one stays out of it.
    """
    widget = _read_link(key, plain(st.query_params.get(key, ""), most))
    written = st.text_input(label, max_chars=most, key=widget, **layout)
    text = plain(written or "", most)
    _write_link(key, text, text)
    return text


def switch(label: str, key: str, **layout: Any) -> bool:
    """Let something be switched on, which the URL carries as `true`."""
    widget = _read_link(key, st.query_params.get(key) == YES)
    on = st.toggle(label, key=widget, **layout)
    _write_link(key, on, YES if on else "")
    return on


def _read_link(key: str, linked: object) -> str:
    """Return the key of a choice's widget, which is to show what the URL says anew.

    A link, and the browser's way back, run the whole app. In any other run the URL may
    be older than what was chosen last, and counts only for a widget that is new.
    """
    widget = session.CHOICE.format(key=key)
    known = session.LINKED.format(key=key)
    is_new = not session.has_field(widget)
    if is_new or (session.is_whole_run() and session.field(known) != linked):
        session.set_fields({widget: linked})
    return widget


def _write_link(key: str, chosen: object, text: str) -> None:
    """Write what was chosen into the URL, where no text stays out of it."""
    session.set_fields({session.LINKED.format(key=key): chosen})
    if text:
        st.query_params[key] = text
    else:
        st.query_params.pop(key, None)


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
