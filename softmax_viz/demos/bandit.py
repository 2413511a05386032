"""Slot machines of unknown worth: temperature as curiosity, and what it costs."""

from functools import partial

import streamlit as st

from softmax_viz import controls, core, figures
from softmax_viz.catalog import STUCK_SEED
from softmax_viz.live import bandit
from softmax_viz.scenario import MACHINES, Scenario
from softmax_viz.tables.numbers import html_table
from softmax_viz.text import Text, arrow, exact, fixed, number, percent, temperature

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
REPLAY = Text("Play {runs} with these machines", "Jugar {runs} con estos brazos")
THOSE = Text(
    "The charts below are still of machines that pay {z}.",
    "Los gráficos de abajo son aún de brazos que pagan {z}.",
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
ONE_VALUE = Text("T {t}: {x} ± {error}", "T {t}: {x} ± {error}")
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
POLICY = Text("Or learn the logits themselves", "O aprender los propios logits")
POLICY_SAYS = Text(
    "A policy gradient keeps no Q: it has logits of its own, draws an action from "
    "their softmax, and after each reward moves every logit by reward × (y − p); y is "
    "one-hot at the action. This is how a neural network learns to play.",
    "Un gradiente de la política no guarda ninguna Q: tiene logits propios, elige una "
    "acción según su softmax y, tras cada recompensa, mueve cada logit en recompensa × "
    "(y − p); y es one-hot en la acción. Así aprende a jugar una red neuronal.",
)
POLICY_CAPTION = Text(
    "The first step, all logits still 0: row by row, what is pulled, its reward z, and "
    "the arrow on each logit. The average is the slope of the expected reward.",
    "El primer paso, con todos los logits a 0: fila a fila, lo elegido, su recompensa "
    "z y la flecha en cada logit. El promedio es la pendiente de la recompensa "
    "esperada.",
)
PULLED = Text("Pulled", "Elegido")
REWARD = Text("reward", "recompensa")
ON_AVERAGE = Text("on average", "en promedio")
EQUAL = Text(
    "All machines pay the same, so nothing can be lost.",
    "Todos los brazos pagan lo mismo, así que no se puede perder nada.",
)
PULLS, RUNS = 500, 200
TEMPERATURES = core.BANDIT_TEMPERATURES
LINES = (0, 3, 6, 11)  # of these, as curves: 0, 0.2, 1 and infinity

lang = controls.lang()
t_texts = [temperature(t, lang) for t in TEMPERATURES]

controls.explained(INTRO(lang))
games_place = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    seed = controls.seed(AGAIN)
    st.button(
        STUCK(lang),
        key="wrong",
        on_click=partial(
            controls.adopt_with,
            MACHINES.scenario(lang),
            seed=STUCK_SEED,
        ),
    )
with games_place:
    bandit.draw(bandit.payload(core.game_luck(seed, PULLS), lang))
controls.explained(UNIT(lang), small=True)

st.subheader(AVERAGE(lang), anchor=False)
st.markdown(AVERAGE_SAYS(lang, runs=str(RUNS)))
with st.container(horizontal=True, vertical_alignment="center"):
    st.button(
        REPLAY(lang, runs=str(RUNS)),
        key="replay",
        on_click=partial(controls.average_present, seed),
    )
    those_place = st.container(width="content")
averages_place = st.container()

st.subheader(POLICY(lang), anchor=False)
controls.explained(POLICY_SAYS(lang))
policy_place = st.container()

controls.takeaway(TAKEAWAY)


def show() -> None:
    """Say of which machines the averages are, and draw a policy gradient's first step.

    The averages are of other machines than the stage's until the button asks for these.
    """
    scenario = controls.scenario_stage()
    machines = controls.averaged(scenario.logits, seed)
    with those_place:
        if machines == scenario.logits:
            st.empty()
        else:
            st.caption(THOSE(lang, z="; ".join(exact(z, lang) for z in machines)))
    with policy_place:
        first_step(scenario)


def averages() -> None:
    """Draw the averages of many games, which only the button and the seed change."""
    present = controls.present()
    t = present.temperature
    machines = controls.averaged(present.logits, seed)
    if core.span(machines) == 0:
        with averages_place:
            controls.explained(EQUAL(lang), small=True)
        return
    average = core.seeded_averages(machines, TEMPERATURES, PULLS, RUNS, seed, stream=1)
    last, margins = average.final.tolist(), average.final_margin.tolist()
    # One decimal: the margins say that the next would mean nothing.
    last_texts = [fixed(x, lang, 1) for x in last]
    margin_texts = [fixed(x, lang, 1) for x in margins]
    said = [
        ONE_VALUE(lang, t=t, x=x, error=error)
        for t, x, error in zip(t_texts, last_texts, margin_texts, strict=True)
    ]
    least = t_texts[average.best]
    over_pulls = figures.regret_over_pulls(
        [f"T = {t_texts[i]}" for i in LINES],
        [average.mean_regret[i].tolist() for i in LINES],
        x_title=PULL_AXIS(lang),
        y_title=REGRET_AXIS(lang),
        lang=lang,
    )
    by_t = figures.regret_by_temperature(
        TEMPERATURES,
        last,
        margins,
        said,
        t,
        PULLS,
        x_title=T_AXIS(lang),
        y_title=LAST_AXIS(lang, n=str(PULLS)),
        mark=f"T = {temperature(t, lang)}",
        lang=lang,
    )
    with averages_place:
        left, right = st.columns(2, gap="large")
    with left:
        lines_said = "; ".join(said[i] for i in LINES)
        alt = PULLS_ALT(lang, n=str(PULLS), values=lines_said)
        controls.chart(over_pulls, "over_pulls", alt)
    with right:
        alt = BY_T_ALT(lang, n=str(PULLS), best=least, values="; ".join(said))
        scale = figures.regret_scale(TEMPERATURES, PULLS)
        controls.chart(by_t, "by_t", alt, "regretMark", lang=lang, **scale)
    columns = zip(
        t_texts, last_texts, margin_texts, average.stuck_share.tolist(), strict=True
    )
    with averages_place:
        st.caption(LEAST(lang, best=least))
        with st.expander(TABLE(lang)):
            st.html(
                html_table(
                    CAPTION(lang, runs=str(RUNS), n=str(PULLS)),
                    ["T", MEAN(lang), STUCK_SHARE(lang)],
                    [
                        (t, f"{x} ± {e}", percent(stuck, lang))
                        for t, x, e, stuck in columns
                    ],
                )
            )


def first_step(scenario: Scenario) -> None:
    """Draw the table of a policy gradient's first step."""
    names, values = scenario.names, scenario.logits
    first = core.first_pulls(values)
    st.html(
        html_table(
            POLICY_CAPTION(lang),
            [PULLED(lang), REWARD(lang), *names],
            [
                *(
                    (name, number(z, lang), *(arrow(x, lang) for x in moves))
                    for name, z, moves in zip(
                        names, values, first.each.tolist(), strict=True
                    )
                ),
                (
                    ON_AVERAGE(lang),
                    "",
                    *(arrow(x, lang) for x in first.expected.tolist()),
                ),
            ],
        )
    )


controls.follow(show, averages)
