"""From probabilities to one class: the largest, a draw, and what a cut throws away."""

from typing import Any

import streamlit as st

from softmax_viz import controls, core, figures
from softmax_viz.live.decisions import cumulative, gumbel
from softmax_viz.scenario import CLASS_NUMBERS
from softmax_viz.tables.numbers import html_table
from softmax_viz.text import Text, percent, whole

TAKEAWAY = Text(
    "The largest logit leads at every T > 0; a draw follows p. Temperature changes "
    "how often a class is drawn, never which one leads. A cut throws away real "
    "probability.",
    "El logit mayor va primero con cualquier T > 0; el muestreo sigue a p. La "
    "temperatura cambia con qué frecuencia sale una clase, nunca cuál va primera. Un "
    "recorte descarta probabilidad real.",
)
EXACT = Text("Exact values of the draw", "Valores exactos del muestreo")
U = Text("Random number u, from 0 to below 1", "Número aleatorio u, de 0 a menos de 1")
CUT = Text("Cut off the tail", "Recortar la cola")
TOP_K = Text("k of top-k", "k de top-k")
TOP_P = Text("p of top-p", "p de top-p")
CHATBOT = Text(
    "T, top-k and top-p are the settings with which a chatbot draws its next token.",
    "T, top-k y top-p son los ajustes con los que un chatbot muestrea su siguiente "
    "token.",
)
SEED_SAYS = Text(
    "The seed decides every random number on this page: with the same link, everybody "
    "draws the same.",
    "La semilla decide todos los números aleatorios de esta página: con el mismo "
    "enlace, a todos les sale lo mismo.",
)
AGAIN = Text("Draw again", "Muestrear de nuevo")
MANY = Text("Ten thousand draws", "Diez mil muestras")
MANY_SAYS = Text(
    "Each share fluctuates and settles on its p (dashed line). The band is p ± 2 "
    "standard errors √(p(1 − p)/n): a hundred times the draws, a tenth of the error.",
    "Cada proporción oscila y se acerca a su p (línea discontinua). La banda es p ± 2 "
    "errores estándar √(p(1 − p)/n): con cien veces más muestras, la décima parte del "
    "error.",
)
LOOK = Text("Look after n draws", "Mirar tras n muestras")
N_AXIS = Text("Draws n (log scale)", "Muestras n (escala logarítmica)")
AFTER_N = Text("After {n} draws", "Tras {n} muestras")
SHARE = Text("Share of the draws", "Proporción de las muestras")
RUN_ALT = Text(
    "Shares of the first n draws, n from 1 to 10,000. After {n}: {values}.",
    "Proporciones de las primeras n muestras, n de 1 a 10 000. Tras {n}: {values}.",
)
BARS_ALT = Text(
    "Shares after {n} draws as bars, p with its error bar beside: {values}.",
    "Proporciones tras {n} muestras en barras, con p y su barra de error al lado: "
    "{values}.",
)
ONE_VALUE = "{name} {share}, p = {p} ± {error}"
CAPTION = Text(
    "After {n} draws. Argmax would have said {best} every time.",
    "Tras {n} muestras. Argmax habría dicho siempre {best}.",
)
CLASS = Text("Class", "Clase")
P = Text("p ± 2 std. errors", "p ± 2 errores est.")
DRAWN = Text("drawn", "salió")
BY_U = Text("share", "proporción")
BY_GUMBEL = Text("by Gumbel-max", "con Gumbel-max")
GUMBEL = Text(
    "The same draw without dividing", "El mismo muestreo sin dividir entre la suma"
)
GUMBEL_SAYS = Text(
    "Gumbel-max: add noise −ln(−ln u) to each z/T and take the largest. This draws "
    "with exactly the probabilities of softmax, and needs no e^z and no sum. At low T "
    "the logits decide, at high T the noise.",
    "Gumbel-max: suma ruido −ln(−ln u) a cada z/T y quédate con el mayor. Así se "
    "muestrea exactamente con las probabilidades de softmax, sin e^z ni suma. Con T "
    "baja deciden los logits; con T alta, el ruido.",
)
NO_CUT_HERE = Text(
    "The cut above does not apply to these rows.",
    "El recorte de arriba no se aplica a estas filas.",
)
DRAWS = core.MANY_DRAWS
LOOKS = {"10": 10, "100": 100, "1000": 1_000, "10000": 10_000}  # by what a link has
AFTER = core.DRAWN_AFTER

lang = controls.lang()

card = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    seed = controls.seed(AGAIN)
    st.caption(SEED_SAYS(lang), width="stretch")
with st.expander(EXACT(lang)):
    left, middle, right, last = st.columns(4)
    u = left.number_input(
        U(lang),
        0.0,
        cumulative.LARGEST_U,
        value=0.42,
        step=0.01,
        format="%.4f",
        key=cumulative.U,
        bind="query-params",
    )
    cut = middle.selectbox(
        CUT(lang), cumulative.CUTS, key=cumulative.CUT, bind="query-params"
    )
    k = right.selectbox(
        TOP_K(lang), CLASS_NUMBERS, index=1, key=cumulative.TOP_K, bind="query-params"
    )
    mass = last.number_input(
        TOP_P(lang),
        0.0,
        1.0,
        value=0.8,
        step=0.05,
        key=cumulative.TOP_P,
        bind="query-params",
    )
numbers = core.generator(seed).random(DRAWS)
with card:
    cumulative.draw(cumulative.payload(u, cut, k, mass, numbers.tolist(), lang))
    st.caption(CHATBOT(lang))

uncut = cut == cumulative.CUTS[0]
tail = cumulative.tail(cut, k, mass)

st.subheader(MANY(lang), anchor=False)
looks = {key: whole(m, lang) for key, m in LOOKS.items()}
n = LOOKS[
    controls.choice(LOOK(lang), looks, "draws", st.segmented_control, default="10000")
]
n_text = whole(n, lang)
drawing: dict[str, Any] = {
    "seed": seed,
    "look": n,
    "bands": figures.MOST_BANDS,
    **tail,
}
running_place, shares_place = st.columns(2, gap="large")
controls.explained(MANY_SAYS(lang), small=True)
table_place = st.container()

st.subheader(GUMBEL(lang), anchor=False)
controls.explained(GUMBEL_SAYS(lang))
gumbel.draw(gumbel.payload(core.luck_of(core.generator(seed, stream=1)), lang))
if not uncut:
    controls.explained(NO_CUT_HERE(lang), small=True)

controls.takeaway(TAKEAWAY)


def show() -> None:
    """Draw the table of the shares of many draws, by both roads."""
    scenario = controls.scenario_stage()
    names, logits, t = scenario.names, scenario.logits, scenario.temperature
    p = core.filtered(core.softmax(logits, t), **tail)
    draws = core.inverse_cdf(p, numbers)
    masked = core.masked(logits, p)
    by_gumbel = core.seeded_gumbel_max(masked, DRAWS, seed, 1, t)
    drawn, drawn_by_gumbel = (core.draw_summary(x[:n], p) for x in (draws, by_gumbel))
    inside = scenario.open_interval and uncut
    p_texts = [percent(x, lang, open_interval=inside) for x in p.tolist()]
    share_texts, gumbel_texts, margin_texts = (
        [percent(x, lang) for x in shares.tolist()]
        for shares in (drawn.shares, drawn_by_gumbel.shares, drawn.margins)
    )
    best = ", ".join(names[i] for i in core.lead(logits).winners)
    with table_place:
        st.html(
            html_table(
                CAPTION(lang, n=n_text, best=best),
                [CLASS(lang), P(lang), DRAWN(lang), BY_U(lang), BY_GUMBEL(lang)],
                [
                    (name, f"{p_text} ± {margin}", whole(count, lang), share, by_noise)
                    for name, p_text, margin, count, share, by_noise in zip(
                        names,
                        p_texts,
                        margin_texts,
                        drawn.counts.tolist(),
                        share_texts,
                        gumbel_texts,
                        strict=True,
                    )
                ],
            )
        )


def draw_shares() -> None:
    """Draw the shares as charts, which the browser keeps up to date."""
    present = controls.present()
    names, size = present.names, present.size
    p = core.filtered(core.softmax(present.logits, present.temperature), **tail)
    draws = core.inverse_cdf(p, numbers)
    drawn = core.draw_summary(draws[:n], p)
    shares, margins = drawn.shares.tolist(), drawn.margins.tolist()
    said = figures.said_shares(
        ONE_VALUE,
        names,
        shares,
        p.tolist(),
        margins,
        lang,
        open_interval=present.open_interval and uncut,
    )
    running = figures.running_shares(
        names,
        AFTER,
        core.running_shares(draws, size, AFTER).T.tolist(),
        p.tolist(),
        core.margin_bands(p, AFTER).tolist(),
        n,
        ticks={m: whole(m, lang) for m in (1, *LOOKS.values())},
        x_title=N_AXIS(lang),
        y_title=SHARE(lang),
        lang=lang,
    )
    bars = figures.shares_and_error_bars(
        names,
        shares,
        p.tolist(),
        margins,
        said,
        y_title=SHARE(lang),
        x_title=AFTER_N(lang, n=n_text),
        bar_title=DRAWN(lang),
        p_title=P(lang),
        lang=lang,
    )
    for place, figure, key, move, says in (
        (running_place, running, "running", "runningShares", RUN_ALT),
        (shares_place, bars, "shares", "shares", BARS_ALT),
    ):
        alt = says(lang, n=n_text, values="; ".join(said))
        with place:
            controls.chart(
                figure,
                key,
                alt,
                move,
                says=says(lang, n=n_text, values="{values}"),
                one=ONE_VALUE,
                lang=lang,
                **drawing,
            )


controls.follow(show, draw_shares)
