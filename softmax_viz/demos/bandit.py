"""Slot machines of unknown worth: temperature as curiosity, and what it costs."""

from functools import partial

import streamlit as st

from softmax_viz import controls, core, figures
from softmax_viz.live import bandit
from softmax_viz.scenario import Names, Scenario
from softmax_viz.tables.numbers import html_table
from softmax_viz.text import Text, exact, fixed, percent, temperature

TAKEAWAY = Text(
    "With T too low, you trust a first impression for ever; with T too high, you "
    "never use what you have learned. In between, softmax keeps trying what looks "
    "nearly as good.",
    "Con T demasiado baja te fías para siempre de la primera impresión; con T "
    "demasiado alta nunca usas lo aprendido. Entre medias, softmax sigue probando lo "
    "que parece casi igual de bueno.",
)
INTRO = Text(
    "Each class is now a slot machine that pays z on average, with standard deviation "
    "1. The stage knows z; the player does not: it tries each machine once, then "
    "draws every pull from softmax(Q / T), where Q is the mean that each has paid so "
    "far.",
    "Cada clase es ahora un brazo de un bandido multibrazo: paga z de media, con "
    "desviación estándar 1. El panel conoce z; quien juega, no: prueba cada brazo una "
    "vez y después elige cada tirada al azar con softmax(Q / T), donde Q es lo que "
    "cada uno ha pagado de media hasta ahora.",
)
MACHINES = Names(("left", "middle", "right"), ("izquierda", "centro", "derecha"))
STUCK = Text("A misleading start", "Un comienzo engañoso")
AGAIN = Text("Play again", "Jugar de nuevo")
UNIT = Text(
    "Regret: what was lost compared with always pulling the best machine. One pull of "
    "the worst costs 1. All three games have the same luck.",
    "Arrepentimiento (*regret*): lo que se dejó de ganar frente a tirar siempre del "
    "mejor brazo. Una tirada del peor cuesta 1. Las tres partidas tienen la misma "
    "suerte.",
)
AVERAGE = Text("Not just one game", "No solo una partida")
AVERAGE_SAYS = Text(
    "One game may be lucky, so here is the average of {runs} at each temperature. "
    "Error bars: two standard errors.",
    "Una partida puede tener suerte: aquí va la media de {runs} con cada temperatura. "
    "Barras de error: dos errores estándar.",
)
REPLAY = Text("Play {runs} with these machines", "Jugar {runs} con estas máquinas")
THOSE = Text(
    "The charts below are still of machines that pay {z}.",
    "Los gráficos de abajo son aún de máquinas que pagan {z}.",
)
PULL_AXIS = Text("Pull", "Tirada")
REGRET_AXIS = Text("Mean regret", "Arrepentimiento medio")
T_AXIS = Text("Temperature T (log scale)", "Temperatura T (escala logarítmica)")
LAST_AXIS = Text(
    "Mean regret after {n} pulls (log)", "Arrepentimiento medio tras {n} (log)"
)
PULLS_ALT = Text(
    "Mean regret pull by pull. After {n} pulls: {values}.",
    "Arrepentimiento medio tirada a tirada. Tras {n} tiradas: {values}.",
)
BY_T_ALT = Text(
    "Mean regret after {n} pulls against T, lowest near T = {best}: {values}.",
    "Arrepentimiento medio tras {n} tiradas frente a T, mínimo cerca de T = {best}: "
    "{values}.",
)
ONE_VALUE = Text("T = {t}: {x} ± {error}", "T = {t}: {x} ± {error}")
TABLE = Text("Every temperature", "Todas las temperaturas")
CAPTION = Text(
    "{runs} games of {n} pulls at each temperature. Stuck: the whole second half on "
    "one machine that is not the best.",
    "{runs} partidas de {n} tiradas con cada temperatura. Atascada: toda la segunda "
    "mitad en un brazo que no es el mejor.",
)
MEAN = Text("mean regret ± 2 std. errors", "arrepentimiento medio ± 2 errores est.")
STUCK_SHARE = Text("games stuck", "partidas atascadas")
LEAST = Text(
    "On average T = {best} costs least here. Which T is best depends on the gaps "
    "between the machines.",
    "En promedio, aquí cuesta menos T = {best}. Qué T es mejor depende de las "
    "diferencias entre los brazos.",
)
EQUAL = Text(
    "All machines pay the same, so nothing can be lost.",
    "Todos los brazos pagan lo mismo, así que no se puede perder nada.",
)
PULLS, RUNS = 500, 200
TEMPERATURES = core.BANDIT_TEMPERATURES
LINES = (0, 3, 6, 11)  # of these, as curves: 0, 0.2, 1 and infinity
CLOSE, WRONG_SEED = (0.6, 0.3, 0.0), "16"  # a game in which T = 0 gets stuck

lang = controls.lang()
scenario = controls.scenario_stage()
values, T = scenario.logits, scenario.temperature

st.markdown(INTRO(lang))
games = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    seed = controls.seed(AGAIN)
    st.button(
        STUCK(lang),
        key="wrong",
        on_click=partial(
            controls.adopt_with,
            Scenario(MACHINES(lang), CLOSE, 0.1),
            seed=WRONG_SEED,
        ),
    )

three = (TEMPERATURES[0], T, TEMPERATURES[-1])
played = core.play_bandit(values, three, PULLS, 1, core.generator(seed))
with games:
    bandit.draw(bandit.payload(played, values, three, lang))
st.caption(UNIT(lang))

st.subheader(AVERAGE(lang), anchor=False)
st.markdown(AVERAGE_SAYS(lang, runs=str(RUNS)))
machines = controls.averaged(values, seed)
if machines != values:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            REPLAY(lang, runs=str(RUNS)),
            key="replay",
            on_click=partial(controls.average_of, values, seed),
        )
        st.caption(THOSE(lang, z="; ".join(exact(z, lang) for z in machines)))
average = core.seeded_averages(machines, TEMPERATURES, PULLS, RUNS, seed, stream=1)
last, margins = average.final.tolist(), average.final_margin.tolist()
t_texts = [temperature(t, lang) for t in TEMPERATURES]
# One decimal: the margins say that the next would mean nothing.
last_texts = [fixed(x, lang, 1) for x in last]
margin_texts = [fixed(x, lang, 1) for x in margins]
said = [
    ONE_VALUE(lang, t=t, x=x, error=error)
    for t, x, error in zip(t_texts, last_texts, margin_texts, strict=True)
]
if core.span(machines) == 0:
    st.caption(EQUAL(lang))
else:
    left, right = st.columns(2, gap="large")
    with left:
        over_pulls = figures.regret_over_pulls(
            [f"T = {t_texts[i]}" for i in LINES],
            [average.mean_regret[i].tolist() for i in LINES],
            x_title=PULL_AXIS(lang),
            y_title=REGRET_AXIS(lang),
            lang=lang,
        )
        alt = PULLS_ALT(lang, n=str(PULLS), values="; ".join(said[i] for i in LINES))
        controls.chart(over_pulls, "over_pulls", alt)
    with right:
        by_t = figures.regret_by_temperature(
            TEMPERATURES,
            last,
            margins,
            said,
            T,
            PULLS,
            x_title=T_AXIS(lang),
            y_title=LAST_AXIS(lang, n=str(PULLS)),
            mark=f"T = {temperature(T, lang)}",
            lang=lang,
        )
        least = t_texts[average.best]
        alt = BY_T_ALT(lang, n=str(PULLS), best=least, values="; ".join(said))
        controls.chart(
            by_t,
            "by_t",
            alt,
            "regretMark",
            lang=lang,
            **figures.regret_scale(TEMPERATURES, PULLS),
        )
    st.caption(LEAST(lang, best=least))
columns = zip(
    t_texts, last_texts, margin_texts, average.stuck_share.tolist(), strict=True
)
with st.expander(TABLE(lang)):
    st.html(
        html_table(
            CAPTION(lang, runs=str(RUNS), n=str(PULLS)),
            ["T", MEAN(lang), STUCK_SHARE(lang)],
            [(t, f"{x} ± {e}", percent(stuck, lang)) for t, x, e, stuck in columns],
        )
    )

controls.takeaway(TAKEAWAY)
