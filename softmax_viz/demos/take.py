"""The present scenario to take away: picture, numbers, and a worksheet with answers."""

from functools import partial

import streamlit as st

from softmax_viz import controls, core
from softmax_viz.figures.stage_picture import stage_picture
from softmax_viz.live import take
from softmax_viz.tables.numbers import csv_table, html_list
from softmax_viz.text import Text, number, percent, temperature
from softmax_viz.worksheet import (
    DEFAULT_TITLE,
    PAPERS,
    TITLE_LENGTH,
    own_questions,
    sheet_link,
    worksheet,
)

ALT = Text(
    "The stage at T = {t}, each class with its logit and its probability: {rows}",
    "El panel con T = {t}, cada clase con su logit y su probabilidad: {rows}",
)
ROW = Text("{name}: z = {z}, p = {p}", "{name}: z = {z}, p = {p}")
PICTURE = Text("The stage as a picture", "El panel como imagen")
PICTURE_SAYS = Text(
    "On white, with every number beside its bar: for a slide, or printed in grey. The "
    "charts of the other pages have the same two buttons.",
    "Sobre blanco, con cada número junto a su barra: para una diapositiva o impreso en "
    "gris. Los gráficos de las demás páginas tienen los mismos dos botones.",
)
NUMBERS = Text("The numbers", "Los números")
CSV = Text("Save as CSV", "Guardar como CSV")
CSV_HEADER = (
    Text("class", "clase"),
    Text("logit", "logit"),
    Text("probability", "probabilidad"),
    Text("log probability", "log probabilidad"),
)
SHEET = Text("A worksheet with answers", "Una hoja de ejercicios con respuestas")
SHEET_SAYS = Text(
    "One page of questions about these numbers, a second with the answers and the "
    "program. Open the file and print it.",
    "Una página de preguntas sobre estos números y otra con las respuestas y el "
    "programa. Abre el archivo e imprímelo.",
)
SHEET_TITLE = Text("Title", "Título")
SAVE_SHEET = Text("Worksheet for {paper}", "Hoja para {paper}")
ASKED = Text("What it asks", "Lo que pregunta")

lang = controls.lang()
scenario = controls.present()
names, logits, T = scenario.names, scenario.logits, scenario.temperature
p = core.softmax(logits, T).tolist()
log_p = core.log_softmax(logits, T).tolist()

picture, files = st.columns([3, 2], gap="large")
with picture:
    st.subheader(PICTURE(lang), anchor=False)
    svg = stage_picture(names, logits, p, core.logit_axis(logits), T, lang)
    rows = [
        ROW(
            lang,
            name=name,
            z=number(z, lang),
            p=percent(share, lang, open_interval=scenario.open_interval),
        )
        for name, z, share in zip(names, logits, p, strict=True)
    ]
    alt = ALT(lang, t=temperature(T, lang), rows="; ".join(rows))
    take.draw(take.payload(svg, alt, lang))
    st.caption(PICTURE_SAYS(lang))

with files:
    st.subheader(SHEET(lang), anchor=False)
    st.caption(SHEET_SAYS(lang))
    title = st.text_input(
        SHEET_TITLE(lang),
        value="",
        max_chars=TITLE_LENGTH,
        key="sheet",
        bind="query-params",
        placeholder=DEFAULT_TITLE(lang),
    )
    fields = {**controls.texts(scenario), "lang": lang}
    address = sheet_link(controls.base(), fields)
    questions = own_questions(scenario, lang)
    with st.container(horizontal=True):
        for paper in PAPERS:
            st.download_button(
                SAVE_SHEET(lang, paper=paper),
                partial(
                    worksheet, title or "", scenario, questions, address, lang, paper
                ),
                file_name=f"softmax-{paper}.html",
                mime="text/html",
                key=f"sheet_{paper}",
                on_click="ignore",
            )
    with st.expander(ASKED(lang)):
        st.html(html_list([question.asks for question in questions]))
    st.subheader(NUMBERS(lang), anchor=False)
    st.download_button(
        CSV(lang),
        partial(
            csv_table,
            [title(lang) for title in CSV_HEADER],
            names,
            list(zip(logits, p, log_p, strict=True)),
        ),
        file_name="softmax.csv",
        mime="text/csv",
        key="csv",
        on_click="ignore",
    )
