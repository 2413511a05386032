"""The last sentence of every page, chapter by chapter, to look over and to print."""

import streamlit as st

from softmax_viz import controls
from softmax_viz.catalog import CHAPTERS, DEMOS
from softmax_viz.summary import takeaway_of

STYLE = """<style>
[class*="st-key-chapter-"] { display: grid; gap: 1rem; align-items: stretch }
[class*="st-key-chapter-"] h3 { grid-column: 1 / -1; padding: .5rem 0 0 }
[class*="st-key-chapter-"] > :first-child { grid-column: 1 / -1 }
[class*="st-key-remember-"] { gap: .25rem; height: 100%; break-inside: avoid }
[class*="st-key-remember-"] a { padding-inline: 0 }
[class*="st-key-remember-"] a p { font-weight: 600; font-size: 1rem }
@media (min-width: 900px) {
  [class*="st-key-chapter-"] { grid-template-columns: 1fr 1fr }
}
</style>"""

lang = controls.lang()
st.html(STYLE)
for place, chapter in enumerate(CHAPTERS):
    of_chapter = [demo for demo in DEMOS if demo.chapter == chapter]
    if of_chapter:
        with st.container(key=f"chapter-{place}"):
            st.subheader(chapter(lang), anchor=False)
            for demo in of_chapter:
                with st.container(key=f"remember-{demo.slug}", border=True):
                    st.page_link(demo.script, label=demo.title(lang))
                    st.markdown(takeaway_of(demo)(lang))
