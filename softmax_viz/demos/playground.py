"""The home page: the stage, the note's chart, p against T and the table."""

from functools import partial

import streamlit as st

from softmax_viz import controls, core, figures
from softmax_viz.data import examples
from softmax_viz.live import models
from softmax_viz.tables.numbers import csv_table, html_table
from softmax_viz.tables.strip import network_strip
from softmax_viz.text import Text, number, percent, temperature

TAKEAWAY = Text(
    "The gap between two logits sets the ratio of their probabilities: e^(gap/T). "
    "Only gaps count.",
    "La diferencia entre dos logits fija el cociente de sus probabilidades: "
    "e^(diferencia/T). Solo cuentan las diferencias.",
)
BARS = Text("Logits and probabilities", "Logits y probabilidades")
ONE_AXIS = Text("Both on one axis", "Los dos en un solo eje")
WHY_ONE_MISLEADS = Text(
    "On one axis a logit of 2 and a probability of 63 % look comparable. They are "
    "not: a logit has no unit and no upper limit; a probability is never more than 1.",
    "En un solo eje un logit de 2 y una probabilidad del 63 % parecen comparables. No "
    "lo son: un logit no tiene unidad ni límite superior; una probabilidad nunca pasa "
    "de 1.",
)
LOGIT = Text("Logit z", "Logit z")
PROBABILITY = Text("Probability p", "Probabilidad p")
CURVES = Text("What the temperature does", "Qué hace la temperatura")
T_AXIS = Text("Temperature T (log scale)", "Temperatura T (escala logarítmica)")
CURVES_ALT = Text(
    "Curves of p against T from 0.05 to 20. Now, at T = {t}: {values}.",
    "Curvas de p frente a T de 0,05 a 20. Ahora, con T = {t}: {values}.",
)
BARS_ALT = Text(
    "Bars in pairs: {values}.",
    "Barras por pares: {values}.",
)
ONE_VALUE = "{name}: z = {z}, p = {p}"
TABLE = Text("Every number", "Todos los números")
CAPTION = Text(
    "The calculation at T = {t}: each p is its e^(z/T) over the sum.",
    "El cálculo con T = {t}: cada p es su e^(z/T) entre la suma.",
)
CLASS = Text("Class", "Clase")
DOWNLOAD = Text("Download CSV", "Descargar CSV")
AT_THE_LIMIT = Text(
    "At T = {t} softmax is a limit: there is no z/T to exponentiate.",
    "Con T = {t} softmax es un límite: no hay z/T que exponenciar.",
)
WHAT = Text("What is a logit?", "¿Qué es un logit?")
WHAT_SAYS = Text(
    "A neural network looks at a photo. Its output layer gives each of 1,000 classes a "
    "score, the logit: any number, with no unit. Softmax turns the scores into "
    "probabilities, which together are 100 %.",
    "Una red neuronal mira una foto. Su capa de salida da a cada una de 1000 clases "
    "una puntuación, el logit: un número cualquiera, sin unidad. Softmax convierte las "
    "puntuaciones en probabilidades, que juntas son el 100 %.",
)
NETWORK = Text(
    "neural network, with its output layer", "red neuronal, con su capa de salida"
)
OTHERS = Text("all others", "todas las demás")
WHAT_SOURCE = Text(
    "Real logits, of EfficientNet-Lite0 at T = 1. It doubts which cat this is, not "
    "that it is one.",
    "Logits reales, de EfficientNet-Lite0 con T = 1. Duda de qué gato es, no de que "
    "sea un gato.",
)
KINDS_OF_CAT = 3

lang = controls.lang()

left, right = st.columns(2, gap="large")
with left:
    st.subheader(BARS(lang), anchor=False)
    bars_place = controls.answer()
    one_axis = st.toggle(ONE_AXIS(lang), value=False, key="one", bind="query-params")
    if one_axis:
        controls.explained(WHY_ONE_MISLEADS(lang), small=True)
with right:
    st.subheader(CURVES(lang), anchor=False)
    curves_place = st.container()

st.subheader(WHAT(lang), anchor=False)
controls.explained(WHAT_SAYS(lang))
cat = examples.photos()["cat"]
now = core.largest_and_rest(cat.logits, KINDS_OF_CAT)
few = core.few_logits(cat.logits, KINDS_OF_CAT)
cats = models.class_names(cat, lang)[:KINDS_OF_CAT]
st.html(
    network_strip(
        models.picture_of(cat),
        models.alt_of(cat, lang),
        NETWORK(lang),
        [CLASS(lang), LOGIT(lang), PROBABILITY(lang)],
        [
            *(
                (name, number(z, lang), z, percent(q, lang), q)
                for name, z, q in zip(
                    cats, few.values, now.probabilities.tolist(), strict=False
                )
            ),
            (OTHERS(lang), "", 0.0, percent(now.rest, lang), now.rest),
        ],
    )
)
controls.explained(WHAT_SOURCE(lang), small=True)

st.subheader(TABLE(lang), anchor=False)
table_place = st.container()
controls.takeaway(TAKEAWAY)


def show() -> None:
    """Draw the charts and the table of the scenario."""
    scenario = controls.scenario_stage()
    names, logits, t = scenario.names, scenario.logits, scenario.temperature
    steps = core.softmax_steps(logits, t, subtract_max=False)
    p = steps.probabilities.tolist()
    p_texts = [percent(x, lang, open_interval=scenario.open_interval) for x in p]
    z_texts = [number(z, lang) for z in logits]
    said = figures.said_logits(
        ONE_VALUE, names, logits, p, lang, open_interval=scenario.open_interval
    )
    bars = figures.logits_and_probabilities(
        names,
        logits,
        p,
        z_texts,
        p_texts,
        logit_title=LOGIT(lang),
        probability_title=PROBABILITY(lang),
        one_axis=one_axis,
        lang=lang,
    )
    with bars_place:
        alt = BARS_ALT(lang, values="; ".join(said))
        controls.chart(
            bars,
            "bars",
            alt,
            "bars",
            says=BARS_ALT(lang),
            one=ONE_VALUE,
            lang=lang,
        )
    header = [CLASS(lang), "z", "z / T", "e^(z/T)", "p"]
    columns = zip(logits, steps.scaled, steps.exponentials, p, strict=True)
    rows = [[float(x) for x in row] for row in columns]
    with table_place:
        st.html(
            html_table(
                CAPTION(lang, t=temperature(t, lang)),
                header,
                [
                    [name, *(number(x, lang) for x in row[:3]), p_text]
                    for name, row, p_text in zip(names, rows, p_texts, strict=True)
                ],
            )
        )
        if scenario.at_limit:
            st.caption(AT_THE_LIMIT(lang, t=temperature(t, lang)))
        st.download_button(
            DOWNLOAD(lang),
            partial(csv_table, header, names, rows),
            file_name="softmax.csv",
            mime="text/csv",
            on_click="ignore",
        )


def draw_curves() -> None:
    """Draw p over T; the browser keeps it up to date."""
    present = controls.present()
    logits, t = present.logits, present.temperature
    curves = figures.probabilities_against_temperature(
        present.names,
        core.CURVE_TEMPERATURES,
        core.temperature_sweep(logits, core.CURVE_TEMPERATURES).T.tolist(),
        t,
        x_title=T_AXIS(lang),
        y_title=PROBABILITY(lang),
        mark=f"T = {temperature(t, lang)}",
        lang=lang,
    )
    said = figures.said_logits(
        ONE_VALUE,
        present.names,
        logits,
        core.softmax(logits, t).tolist(),
        lang,
        open_interval=present.open_interval,
    )
    with curves_place:
        controls.chart(
            curves,
            "curves",
            CURVES_ALT(lang, t=temperature(t, lang), values="; ".join(said)),
            "curves",
            says=CURVES_ALT(lang),
            one=ONE_VALUE,
            lang=lang,
        )


controls.follow(show, draw_curves)
