"""The page around every demo: navigation, head, and the stage beside the story."""

from copy import copy

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from softmax_viz import controls, metrics, server
from softmax_viz.catalog import CHAPTERS, HOME, PAGES, READING, Demo, after
from softmax_viz.live import arrival
from softmax_viz.text import Text

NEXT = Text("Next: {page}", "Siguiente: {page}")


def page() -> None:
    """Show the page that the visitor chose."""
    controls.keep_whole_run(True)
    st.set_page_config(page_title="softmax_viz", page_icon="📊", layout="wide")
    # For a host that runs app.py as a script, and so does not serve `app`.
    st.html(server.STYLE)
    st.html(controls.TERMS_STYLE)
    head = st.container(key="head", horizontal=True, vertical_alignment="center")
    title = head.container(width="content")
    idea = head.container(key="idea", width="stretch")
    following = head.container(key="next", width="content")
    with head:
        lang = controls.language()
    pages = {
        demo.slug: st.Page(
            demo.script,
            title=demo.title(lang),
            icon="",
            url_path=demo.url_path,
            default=demo is HOME,
        )
        for demo in PAGES
    }
    chapters = {
        chapter(lang): [pages[demo.slug] for demo in PAGES if demo.chapter == chapter]
        for chapter in CHAPTERS
    }
    chosen = st.navigation(chapters, position="top")
    demo = next(demo for demo in PAGES if pages[demo.slug] == chosen)
    title.header(demo.title(lang), anchor=False)
    idea.caption(demo.idea(lang))
    following.page_link(
        pages[after(demo).slug],
        label=after(demo).title(lang),
        help=NEXT(lang, page=after(demo).title(lang)),
    )
    body(chosen, demo)
    if demo is HOME:
        controls.cards()
    arrival.draw(arrival.payload(demo.slug))


@st.fragment(key=controls.BODY)
def body(page: st.Page, demo: Demo) -> None:
    """Draw what a change of the page's own settings changes; the rest is not run again.

    A page to read has no stage, but its fields keep the scenario in the link.
    """
    with metrics.run():
        story(page, demo)
    controls.keep_whole_run(False)


def story(page: st.Page, demo: Demo) -> None:
    """Draw the page's handles and what follows from them."""
    around = st.container(key="body")
    with around:
        controls.banner()
    controls.arrive(demo)
    if demo in READING:
        whole = around.container(key="reading")
        with whole.container(key="unseen"):
            controls.fields()
        tell(page, whole)
        return
    whole = around.container(key="page")
    controls.keep_handles(whole.container(key="handles"))
    if controls.prepared().withholds:
        controls.follow(controls.scenario_stage)
    else:
        tell(page, whole)
    controls.following()


def tell(page: st.Page, whole: DeltaGenerator) -> None:
    """Run the page's script: once it is a page, each further time a copy of it."""
    with whole.container(key="story"):
        copy(page).run()
