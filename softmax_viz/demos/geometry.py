"""The point on the simplex, its path as T runs from 0 to infinity, and the slopes."""

from functools import cache, partial

import streamlit as st

from softmax_viz import controls, core, figures
from softmax_viz.live import geometry
from softmax_viz.scenario import Scenario
from softmax_viz.tables.numbers import csv_table, html_table
from softmax_viz.text import Text, number, percent, quoted, temperature

TAKEAWAY = Text(
    "Three probabilities are one point in a triangle, which touches no edge while T > "
    "0. What one class gains the others lose; a class moves most easily at p = 50 %.",
    "Tres probabilidades son un punto de un triángulo, que no toca ningún borde "
    "mientras T > 0. Lo que gana una clase lo pierden las demás; una clase se mueve "
    "más fácilmente cuando p = 50 %.",
)
GUESS = Text(
    "Before you move anything, predict: where does the point go when T grows, and "
    "where when T shrinks? Then drag T.",
    "Antes de mover nada, predice: ¿adónde va el punto cuando T crece y adónde cuando "
    "T baja? Después arrastra T.",
)
CORNERS = Text("Corners: three class numbers", "Esquinas: tres números de clase")
WRONG_CORNERS = Text(
    "Write three different class numbers from 1 to {n}, such as 1, 2, 3. The triangle "
    "shows those three.",
    "Escribe tres números de clase distintos de 1 a {n}, como 1, 2, 3. El triángulo "
    "muestra esas tres.",
)
ALWAYS = Text(
    "What is always true of the slopes", "Lo que siempre cumplen las pendientes"
)
ROWS = Text(
    "Each row adds up to 0: raising every logit alike moves nothing. Rounding leaves "
    "at most {x}.",
    "Cada fila suma 0: subir todos los logits por igual no mueve nada. El redondeo "
    "deja como mucho {x}.",
)
SYMMETRIC = Text(
    "Rows and columns can be swapped: raising z of {b} lowers p of {a} exactly as "
    "raising z of {a} lowers p of {b}, by {x} per unit of z.",
    "Filas y columnas se pueden intercambiar: subir z de {b} baja la p de {a} igual "
    "que subir z de {a} baja la p de {b}, {x} por unidad de z.",
)
STEEPEST = Text(
    "No slope exceeds 1/(4T) = {bound}, reached at p = 1/2. The steepest now: {name}, "
    "with p = {p} and slope {x}.",
    "Ninguna pendiente pasa de 1/(4T) = {bound}, que se alcanza con p = 1/2. La mayor "
    "ahora: {name}, con p = {p} y pendiente {x}.",
)
AT_ZERO = Text(
    "At T = 0 softmax jumps: every slope is 0, except at an exact tie, where it is "
    "infinite.",
    "Con T = 0 softmax salta: toda pendiente es 0, salvo en un empate exacto, donde "
    "es infinita.",
)
AT_INFINITY = Text(
    "At T = ∞ every slope is 0: no logit has any influence.",
    "Con T = ∞ toda pendiente es 0: ningún logit influye.",
)
TOO_STEEP = Text(
    "At T = {t} some slopes are beyond the range of float64: they are shown as ∞.",
    "Con T = {t} algunas pendientes se salen del rango de float64: se muestran como ∞.",
)
OWN = Text("Steepest at p = 50 %", "Máxima pendiente con p = 50 %")
OWN_SAYS = Text(
    "How strongly a class moves with its own logit: p (1 − p) / T. Near 0\u00a0% and "
    "near 100\u00a0% almost nothing moves it.",
    "Con qué fuerza reacciona una clase a su propio logit: p (1 − p) / T. Cerca del "
    "0\u00a0% y del 100\u00a0% casi nada la mueve.",
)
OWN_ALT = Text(
    "The curve p (1 − p), 0 at both ends and 0.25 at p = 50 %. Now: {values}.",
    "La curva p (1 − p), 0 en los extremos y 0,25 con p = 50 %. Ahora: {values}.",
)
ONE_SLOPE = "{name}: p = {p}, p (1 − p) = {x}"
P_AXIS = Text("Probability p", "Probabilidad p")
OWN_AXIS = Text("Slope × T = p (1 − p)", "Pendiente × T = p (1 − p)")
TABLE = Text("Every slope as a table", "Todas las pendientes en una tabla")
TABLE_CAPTION = Text(
    "Row: the class whose p moves. Column: the class whose z is raised. T = {t}.",
    "Fila: la clase cuya p se mueve. Columna: la clase cuyo z se sube. T = {t}.",
)
CLASS = Text("Class", "Clase")
DOWNLOAD = Text("Download CSV", "Descargar CSV")

lang = controls.lang()

controls.explained(GUESS(lang))
simplex_place = st.container()
left, right = st.columns(2, gap="large")
with left:
    st.subheader(ALWAYS(lang), anchor=False)
    st.latex(
        r"\frac{\partial p_i}{\partial z_j}"
        r" = \frac{p_i\,(\mathbb{1}[i = j] - p_j)}{T}"
    )
with right:
    st.subheader(OWN(lang), anchor=False)
    controls.explained(OWN_SAYS(lang))
curve_p, curve = (x.tolist() for x in core.own_slope_curve())
table_place = st.expander(TABLE(lang))
controls.takeaway(TAKEAWAY)


def draw_simplex(scenario: Scenario) -> None:
    """Draw the point and the slopes, of more than three classes with a choice."""
    card = st.container()
    corners = (0, 1, 2)[: scenario.size]
    if scenario.size not in (2, 3):
        typed = st.text_input(
            CORNERS(lang),
            value=geometry.DEFAULT,
            key=geometry.CORNERS,
            bind="query-params",
            max_chars=40,
            width=260,
        )
        if read := geometry.read_corners(typed, scenario.size):
            corners = read
        else:
            st.warning(WRONG_CORNERS(lang, n=str(scenario.size)), icon="⚠️")
    with card:
        geometry.draw(geometry.payload(corners, lang))


def say_what_holds(scenario: Scenario, facts: core.SlopeFacts, p: list[float]) -> None:
    """Say what is always true of the slopes, with a verdict on each."""
    names = scenario.names
    if scenario.at_limit:
        st.markdown((AT_INFINITY if scenario.temperature else AT_ZERO)(lang))
        return
    if not facts.finite:
        st.markdown(TOO_STEEP(lang, t=temperature(scenario.temperature, lang)))
        return
    checks = (
        (
            facts.rows_add_up,
            ROWS(lang, x=number(facts.largest_sum, lang)),
        ),
        (
            facts.symmetric,
            SYMMETRIC(
                lang,
                a=quoted(names[0]),
                b=quoted(names[1]),
                x=number(facts.mutual, lang),
            ),
        ),
        (
            facts.within_bound,
            STEEPEST(
                lang,
                bound=number(facts.bound, lang),
                name=quoted(names[facts.steepest]),
                p=percent(p[facts.steepest], lang, open_interval=True),
                x=number(facts.steepest_slope, lang),
            ),
        ),
    )
    st.markdown("\n\n".join(f"{'✓' if holds else '✗'} {x}" for holds, x in checks))


def draw_own_slopes() -> None:
    """Draw how strongly each class moves with its own logit."""
    present = controls.present()
    logits, t = present.logits, present.temperature
    p = core.softmax(logits, t).tolist()
    own = core.own_slopes(logits, t).tolist()
    said = figures.said_slopes(
        ONE_SLOPE, present.names, p, own, lang, open_interval=present.open_interval
    )
    chart = figures.own_slopes(
        present.names,
        (curve_p, curve),
        (p, own),
        said,
        x_title=P_AXIS(lang),
        y_title=OWN_AXIS(lang),
        lang=lang,
    )
    with right:
        controls.chart(
            chart,
            "own_slopes",
            OWN_ALT(lang, values="; ".join(said)),
            "ownSlopes",
            says=OWN_ALT(lang),
            one=ONE_SLOPE,
            lang=lang,
        )


def draw_table(scenario: Scenario, facts: core.SlopeFacts) -> None:
    """Draw every slope as a table that can be downloaded."""
    names, rows = scenario.names, facts.slopes.tolist()
    header = [CLASS(lang), *names]
    # The same numbers stand on both sides of the diagonal.
    written = cache(partial(number, lang=lang))
    st.html(
        html_table(
            TABLE_CAPTION(lang, t=temperature(scenario.temperature, lang)),
            header,
            [[name, *map(written, row)] for name, row in zip(names, rows, strict=True)],
        )
    )
    st.download_button(
        DOWNLOAD(lang),
        partial(csv_table, header, names, rows),
        file_name="slopes.csv",
        mime="text/csv",
        on_click="ignore",
    )


def show() -> None:
    """Draw the point, the slopes and what holds of them."""
    scenario = controls.scenario_stage()
    logits, t = scenario.logits, scenario.temperature
    p = core.softmax(logits, t).tolist()
    facts = core.slope_facts(logits, t)
    with simplex_place:
        draw_simplex(scenario)
    with left:
        say_what_holds(scenario, facts, p)
    with table_place:
        draw_table(scenario, facts)


controls.follow(show, draw_own_slopes)
