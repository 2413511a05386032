"""A link for the class: what it opens, hides, locks and says, with a QR code."""

import streamlit as st

from softmax_viz import controls
from softmax_viz.catalog import DEMOS
from softmax_viz.live import prepare
from softmax_viz.scenario import link
from softmax_viz.scenario.prepared import (
    LOCKABLE,
    PARTS,
    SAY_LENGTH,
    TITLE_LENGTH,
    Prepared,
)
from softmax_viz.text import Text

PAGE = Text("The link opens", "El enlace abre")
HIDE = Text("Hide", "Ocultar")
LOCK = Text("Lock", "Bloquear")
PART = {
    "z": Text("logits", "logits"),
    "t": Text("temperature", "temperatura"),
    "names": Text("names", "nombres"),
    "ex": Text("examples", "ejemplos"),
    "p": Text("probabilities", "probabilidades"),
    "answers": Text("answers", "respuestas"),
    "nav": Text("navigation", "navegación"),
}
WHAT_ANSWERS = Text(
    "The answers are all that stands beside or below the stage. They tell logits, "
    "temperature and probabilities, so hiding one of these hides the answers, too.",
    "Las respuestas son todo lo que está junto al panel o debajo. Cuentan los logits, "
    "la temperatura y las probabilidades; por eso, ocultar una de estas cosas oculta "
    "también las respuestas.",
)
TITLE = Text("Title", "Título")
SAY = Text("Instruction", "Instrucción")
SAY_EXAMPLE = Text(
    "Guess: which class has the largest probability?",
    "Adivina: ¿qué clase tiene la probabilidad mayor?",
)
STAY = Text("Stay: no button “Explore freely”", "Fijo: sin botón «Explorar libremente»")
GUESS = Text("Guess first", "Adivinar primero")
WHAT_GUESS = Text(
    "Covers the probabilities until each student has dragged bars to a guess.",
    "Cubre las probabilidades hasta que cada estudiante arrastra barras a lo que cree.",
)
THEME = Text("Theme", "Tema")
THEMES = {
    "": Text("the reader's own", "el de cada cual"),
    "light": Text("light", "claro"),
    "dark": Text("dark", "oscuro"),
}
NO_SECRET = Text(
    "A link is no secret: whoever reads the address finds the logits in it.",
    "Un enlace no es un secreto: quien lee la dirección encuentra en ella los logits.",
)

lang = controls.lang()
demos = {demo.slug: demo for demo in DEMOS}
titles = {demo.slug: demo.title(lang) for demo in DEMOS}
parts = {part: PART[part](lang) for part in PARTS}
lockable = {part: parts[part] for part in LOCKABLE}
themes = {theme: name(lang) for theme, name in THEMES.items()}
settings, handed_out = st.columns([4, 5], gap="medium")

with settings:
    slug = controls.choice(PAGE(lang), titles, "from", st.selectbox)
    hidden = controls.several(HIDE(lang), parts, "hides", help=WHAT_ANSWERS(lang))
    locked = controls.several(LOCK(lang), lockable, "locks")
    title = controls.line(TITLE(lang), "titled", TITLE_LENGTH)
    say = controls.line(SAY(lang), "says", SAY_LENGTH, placeholder=SAY_EXAMPLE(lang))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        theme = controls.choice(THEME(lang), themes, "theme", st.segmented_control)
        guesses = controls.switch(GUESS(lang), "guesses", help=WHAT_GUESS(lang))
        stays = controls.switch(STAY(lang), "stays")
    st.caption(NO_SECRET(lang))

prepared = Prepared(frozenset(hidden), frozenset(locked), title, say, stays, guesses)
demo = demos[slug]
own = {key.name: st.query_params.get(key.name, "") for key in demo.keys}
chosen = {key: value for key, value in own.items() if value}
shown = {"embed": "true", "embed_options": f"{theme}_theme"} if theme else {}
scenario = controls.texts(controls.present())
held = prepared.fields()
fields = {**scenario, **chosen, **held, "lang": lang, **shown}
address = link(controls.base(), demo.url_path, fields)
with handed_out:
    prepare.draw(prepare.payload(address, lang))
