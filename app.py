"""The app: language, navigation over the list of demos, and the page chosen."""

import streamlit as st

from softmax_viz import controls
from softmax_viz.catalog import CHAPTERS, HOME, PAGES, READING

st.set_page_config(page_title="softmax_viz", page_icon="📊", layout="wide")

STYLE = """<style>
.stMainBlockContainer { padding: 3.6rem 1.5rem 2rem; max-width: 1640px; margin: 0 auto }
.stAppHeader { height: 3.25rem; min-height: 3.25rem }
.st-key-head { flex-wrap: nowrap; gap: 1rem; min-height: 2.25rem }
.st-key-head h2 { font-size: 1.4rem; padding: 0; white-space: nowrap }
.st-key-idea { padding-top: .6rem }
.st-key-page { display: grid; gap: 1rem 1.75rem; grid-template-columns: minmax(0, 1fr) }
@media (min-width: 900px) {
  .st-key-page { grid-template-columns: clamp(380px, 33%, 460px) minmax(0, 1fr) }
  .st-key-handles {
    position: sticky; top: 3.5rem; align-self: start;
    max-height: calc(100dvh - 3.75rem); overflow-y: auto; scrollbar-width: thin;
  }
}
@media (max-width: 899px) {
  .stMainBlockContainer { padding-inline: 1rem }
  .st-key-idea { display: none }
}
.st-key-unseen { display: none }
@media print { .st-key-page { display: block } }
</style>"""
st.html(STYLE)
st.html(controls.TERMS_STYLE)
head = st.container(key="head", horizontal=True, vertical_alignment="center")
title = head.container(width="content")
idea = head.container(key="idea", width="stretch")
with head:
    lang = controls.language()
pages = {
    demo.slug: st.Page(
        demo.script,
        title=demo.title(lang),
        icon="",
        url_path="" if demo is HOME else demo.slug,
        default=demo is HOME,
    )
    for demo in PAGES
}
chapters = {
    chapter(lang): [pages[demo.slug] for demo in PAGES if demo.chapter == chapter]
    for chapter in CHAPTERS
}
page = st.navigation(chapters, position="top")
demo = next(demo for demo in PAGES if pages[demo.slug] == page)
title.header(demo.title(lang), anchor=False)
idea.caption(demo.idea(lang))
reading = demo in READING  # no stage, but the fields keep its scenario in the link
body = st.container(key="reading" if reading else "page")
with body.container(key="unseen" if reading else "handles"):
    controls.fields(demo)
with body.container(key="story"):
    page.run()
