"""The app: language, navigation over the list of demos, and the page chosen."""

import streamlit as st

from softmax_viz import controls
from softmax_viz.catalog import CHAPTERS, DEMOS, HOME

st.set_page_config(page_title="softmax_viz", page_icon="📊", layout="wide")

with st.container(width=1180):
    header = st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    )
    title = header.container(width="content")
    with header:
        lang = controls.language()
    pages = {
        demo.slug: st.Page(
            demo.script,
            title=demo.title(lang),
            icon="",
            url_path="" if demo is HOME else demo.slug,
            default=demo is HOME,
        )
        for demo in DEMOS
    }
    chapters = {
        chapter(lang): [pages[demo.slug] for demo in DEMOS if demo.chapter == chapter]
        for chapter in CHAPTERS
    }
    page = st.navigation(chapters, position="top")
    demo = next(demo for demo in DEMOS if pages[demo.slug] == page)
    title.header(demo.title(lang), anchor=False)
    title.caption(demo.idea(lang))
    controls.fields()
    page.run()
