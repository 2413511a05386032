"""The language of the page: the link's, or else the browser's."""

from dataclasses import replace

import streamlit as st

from softmax_viz.controls import session
from softmax_viz.scenario import translated
from softmax_viz.text import LANGS, Lang, Text, choose_lang

LANGUAGE_LABEL = Text("Language", "Idioma")


def language() -> Lang:
    """Draw the language switch, and return what is chosen."""
    preferred = choose_lang(st.context.locale)
    given = st.query_params.get(session.LANGUAGE) in LANGS
    chosen_before = session.field(session.LANGUAGE) not in (None, preferred)
    if given or chosen_before:
        session.keep_language_linked()
    chosen = st.segmented_control(
        LANGUAGE_LABEL(lang()),
        LANGS,
        # Streamlit leaves the default out of the URL, where a language that was given
        # or chosen has to stay.
        default=None if session.language_linked() else preferred,
        required=True,
        key=session.LANGUAGE,
        bind="query-params",
        label_visibility="collapsed",
        on_change=_translate_names,
    )
    session.speak(chosen or preferred)
    return lang()


def lang() -> Lang:
    """Return the language of this page."""
    return session.spoken() or choose_lang(st.context.locale)


def _translate_names() -> None:
    old, new = lang(), session.field(session.LANGUAGE)
    if (history := session.history()) and new in LANGS:
        moved = replace(history, present=translated(history.present, old, new))
        if session.is_untouched():
            session.open_with(moved, {})
        else:
            session.show(moved)
