"""Every term by alphabet, one sentence each, with the page where it is met."""

import streamlit as st

from softmax_viz import controls, glossary
from softmax_viz.catalog import PAGES
from softmax_viz.text import Text

HOW = Text(
    "On the other pages a dotted word opens the same sentence. A term's name is a link "
    "to it, to share.",
    "En las demás páginas, una palabra con puntos abre la misma frase. El nombre de "
    "cada término es un enlace a él, para compartir.",
)
STYLE = """<style>
.st-key-terms { gap: .25rem }
.st-key-linked [class*="-entry-"] {
  border: 2px solid #5f7df0; border-radius: 10px; padding: .5rem 1rem;
}
[class*="-entry-"] {
  display: grid; gap: 0 1.5rem; align-items: baseline; padding: .35rem 0;
  border-top: 1px solid rgb(128 128 128 / .25); break-inside: avoid;
}
[class*="-entry-"] h3 { font-size: 1.05rem; padding: 0 }
[class*="-entry-"] :is([data-testid="stMarkdownContainer"], p) { margin: 0 }
[class*="-entry-"] > * > [data-testid="stPageLink"] a { padding-inline: 0 }
[class*="-entry-"] h3 a { color: inherit; text-decoration: none }
@media (min-width: 900px) {
  [class*="-entry-"] { grid-template-columns: 13rem minmax(0, 1fr) 15rem }
}
</style>"""

lang = controls.lang()
page_of = {page.slug: page for page in PAGES}
terms = glossary.by_alphabet(lang)
linked = [term for term in terms if term.slug == st.query_params.get("term")]

st.html(STYLE)
st.caption(HOW(lang))
for place, listed in (("linked", linked), ("terms", terms)):
    with st.container(key=place):
        for term in listed:
            with st.container(key=f"{place}-entry-{term.slug}"):
                st.markdown(
                    f"### [{term.name(lang)}](?term={term.slug})", anchors=False
                )
                st.markdown(term.says(lang))
                page = page_of[term.page]
                st.page_link(page.script, label=page.title(lang))
