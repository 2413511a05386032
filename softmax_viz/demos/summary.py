"""The last sentence of every page, chapter by chapter, to look over and to print."""

import streamlit as st

from softmax_viz import controls
from softmax_viz.catalog import CHAPTERS, DEMOS
from softmax_viz.summary import takeaway_of

lang = controls.lang()
for chapter in CHAPTERS:
    of_chapter = [demo for demo in DEMOS if demo.chapter == chapter]
    if of_chapter:
        st.subheader(chapter(lang), anchor=False)
    for demo in of_chapter:
        with st.container(key=f"remember-{demo.slug}", border=True):
            st.page_link(demo.script, label=demo.title(lang))
            st.markdown(takeaway_of(demo)(lang))
