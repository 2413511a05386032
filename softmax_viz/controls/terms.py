"""Sentences whose terms explain themselves, each where a page first mentions it."""

from typing import Final

import streamlit as st

from softmax_viz import glossary
from softmax_viz.controls import session
from softmax_viz.controls.language import lang

# Beside its word where the browser can anchor it; else in the middle of the screen.
TERMS_STYLE: Final = """<style>
.term {
  all: unset; cursor: help;
  text-decoration: underline dotted 1.5px; text-underline-offset: .2em;
}
.term:focus-visible { outline: 2px solid Highlight; border-radius: 3px }
.meaning {
  max-width: min(24rem, 90vw); padding: .5rem .75rem; font-size: .9rem;
  line-height: 1.45; font-weight: 400; font-style: normal; border-radius: 8px;
  border: 1px solid rgb(128 128 128 / .5); box-shadow: 0 4px 16px rgb(0 0 0 / .25);
}
@supports (position-area: bottom) {
  .meaning {
    position-area: bottom span-all; justify-self: anchor-center; margin: 4px;
    inset: auto; position-try-fallbacks: flip-block;
  }
}
@media print { .term { text-decoration: none } }
</style>"""


def explained(sentence: str, *, small: bool = False) -> None:
    """Show a sentence whose terms open their explanation, each once on a page.

    `small` shows it as a caption.
    """
    marked, found = glossary.explained(sentence, lang(), session.explained())
    session.keep_explained(session.explained() | found)
    (st.caption if small else st.markdown)(marked, unsafe_allow_html=bool(found))
