"""Softmax beside plain division, hardmax, sparsemax and entmax, at every scale."""

from functools import partial

import streamlit as st

from softmax_viz import controls
from softmax_viz.live import sharpen
from softmax_viz.live.sharpen.words import METHOD_WORDS
from softmax_viz.scenario import ANIMALS, Scenario
from softmax_viz.tables.numbers import html_table
from softmax_viz.text import Text, number, share, temperature

TAKEAWAY = Text(
    "Softmax turns gaps into ratios, e^(gap/T). At a small scale it is flatter than "
    "plain division; at a large one nearly one-hot, unless the largest logits tie.",
    "Softmax convierte diferencias en cocientes, e^(diferencia/T). A pequeña escala "
    "es más plana que la división simple; a gran escala, casi one-hot, salvo empate "
    "de los logits mayores.",
)
TRY = Text("The same logits at three scales:", "Los mismos logits a tres escalas:")
CASES = (
    ("small", Text("0.2, 0.1, 0", "0,2; 0,1; 0"), (0.2, 0.1, 0.0)),
    ("middle", Text("2, 1, 0", "2; 1; 0"), (2.0, 1.0, 0.0)),
    ("large", Text("20, 10, 0", "20; 10; 0"), (20.0, 10.0, 0.0)),
)
SAME_DIAL = Text(
    "Plain division ignores the scale; softmax does not. Ten times the logits is the "
    "same as a tenth of T.",
    "La división simple ignora la escala; softmax no. Multiplicar los logits por diez "
    "es lo mismo que dividir T entre diez.",
)
TABLE = Text("Every number", "Todos los números")
CAPTION = Text(
    "Shares at T = {t}; “0 exactly” is a true zero, not a small number. Plain "
    "division does not use T.",
    "Partes con T = {t}; «0 exacto» es un cero de verdad, no un número pequeño. La "
    "división simple no usa T.",
)
EXACT_ZERO = Text("0 exactly", "0 exacto")
NO_ANSWER = Text("no answer", "sin respuesta")
CLASS = Text("Class", "Clase")
WHERE_ZERO = Text(
    "Sparsemax gives exactly 0 to every class T or more below the largest logit, "
    "entmax 1.5 from 2 T on; with many classes even sooner. Softmax never does while "
    "T > 0.",
    "Sparsemax da exactamente 0 a toda clase que esté T o más por debajo del logit "
    "mayor, entmax 1,5 desde 2 T; con muchas clases incluso antes. Softmax nunca, "
    "mientras T > 0.",
)

lang = controls.lang()

with st.container(horizontal=True, vertical_alignment="center"):
    st.markdown(TRY(lang), width="content")
    for key, title, z in CASES:
        st.button(
            title(lang),
            key=f"case_{key}",
            on_click=partial(controls.adopt, Scenario(ANIMALS(lang), z, 1.0)),
        )
scale_place = st.container()
controls.explained(SAME_DIAL(lang), small=True)

st.subheader(TABLE(lang), anchor=False)
table_place = st.container()
controls.explained(WHERE_ZERO(lang), small=True)

controls.takeaway(TAKEAWAY)


def show() -> None:
    """Draw the scale, softmax and its relatives, and the table of their numbers."""
    scenario = controls.scenario_stage()
    names, logits, t = scenario.names, scenario.logits, scenario.temperature
    data = sharpen.payload(scenario, lang)
    with scale_place:
        sharpen.draw(data)
    shares = [(method, data["exact"]["shares"][method]) for method in data["methods"]]
    rows = [
        (
            name,
            number(logits[i], lang),
            *(
                NO_ANSWER(lang)
                if p is None
                else share(p[i], lang, open_interval=True)
                if method == "softmax" and scenario.open_interval
                else EXACT_ZERO(lang)
                if p[i] == 0
                else share(p[i], lang)
                for method, p in shares
            ),
        )
        for i, name in enumerate(names)
    ]
    header = [CLASS(lang), "z", *(METHOD_WORDS[method](lang) for method, _ in shares)]
    with table_place:
        st.html(html_table(CAPTION(lang, t=temperature(t, lang)), header, rows))


controls.follow(show)
