"""Every term by alphabet, one sentence each, with the page where it is met."""

import streamlit as st

from softmax_viz import controls, glossary
from softmax_viz.catalog import PAGES
from softmax_viz.text import Text

HOW = Text(
    "Elsewhere a dotted word opens the same sentence. A term's own link is this page's "
    "address with # and its name: the sign beside it has it.",
    "En las demás páginas una palabra con puntos abre la misma frase. Cada término "
    "tiene su enlace: la dirección de esta página con # y su nombre, en el signo de al "
    "lado.",
)
STYLE = """<style>
.st-key-terms { gap: .25rem }
[class*="st-key-entry-"] {
  display: grid; gap: 0 1.5rem; align-items: baseline; padding: .35rem 0;
  border-top: 1px solid rgb(128 128 128 / .25); break-inside: avoid;
}
[class*="st-key-entry-"] h3 { font-size: 1.05rem; padding: 0; scroll-margin-top: 5rem }
@media (min-width: 900px) {
  [class*="st-key-entry-"] { grid-template-columns: 13rem minmax(0, 1fr) 15rem }
}
</style>"""

lang = controls.lang()
page_of = {page.slug: page for page in PAGES}

st.html(STYLE)
st.caption(HOW(lang))
with st.container(key="terms"):
    for term in glossary.by_alphabet(lang):
        with st.container(key=f"entry-{term.slug}"):
            st.subheader(term.name(lang), anchor=term.slug)
            st.markdown(term.says(lang))
            page = page_of[term.page]
            st.page_link(page.script, label=page.title(lang))
