"""Breaking the textbook formula in six number formats, and fixing it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from softmax_viz import controls, core
from softmax_viz.live import overflow
from softmax_viz.scenario import unnamed
from softmax_viz.tables.numbers import html_table
from softmax_viz.text import Text, number

TAKEAWAY = Text(
    "Subtract the maximum before exponentiating, and take log-softmax in one step: "
    "the same mathematics, and no exponential overflows.",
    "Resta el máximo antes de exponenciar y calcula log-softmax en un solo paso: las "
    "mismas matemáticas, y ninguna exponencial se desborda.",
)
FORMAT = Text("Number format", "Formato numérico")
LIMITS = Text(
    "In {format}, e^x is finite up to x = {high} and 0 from x = {low} down. The sum is "
    "added in order, in the format itself.",
    "En {format}, e^x es finito hasta x = {high} y 0 desde x = {low} hacia abajo. La "
    "suma se hace en orden, en el propio formato.",
)
EXACT = Text("Exact value", "Valor exacto")
C = Text("The constant c", "La constante c")
BREAK_IT = Text("Five ways to break it:", "Cinco maneras de romperla:")
BREAKAGES = (
    ("inf", Text("∞/∞ = NaN", "∞/∞ = NaN"), (1000.0, 1001.0, 1002.0), "float64"),
    (
        "zeros",
        Text("silent zeros", "ceros silenciosos"),
        (709.0, 709.0, 709.0),
        "float64",
    ),
    ("vanish", Text("0/0 = NaN", "0/0 = NaN"), (-1000.0, -1001.0, -1002.0), "float64"),
    ("log", Text("log 0 = −∞", "log 0 = −∞"), (0.0, -800.0), "float64"),
    (
        "unstored",
        Text("a logit that does not fit", "un logit que no cabe"),
        (12.0, -3.0, 90000.0),
        "float16",
    ),
)
AT_ZERO = Text(
    "At T = 0 softmax is a limit: dividing by 0 breaks both ways. Try T = 1.",
    "Con T = 0 softmax es un límite: dividir por 0 rompe las dos formas. Prueba T = 1.",
)
HONEST = Text(
    "Subtracting is not free: z − max is rounded, and classes far behind lose a few "
    "digits. Where nothing overflows or underflows, the textbook formula is usually "
    "more accurate.",
    "Restar no es gratis: z − max se redondea, y las clases lejanas pierden algunas "
    "cifras. Donde nada se desborda ni se anula, la fórmula directa suele ser más "
    "exacta.",
)
LOGS_TITLE = Text("Log of softmax, or log-softmax?", "¿Log de softmax, o log-softmax?")
LOGS_CAPTION = Text(
    "In {format}: the loss is the negative of these; only log-softmax survives.",
    "En {format}: la pérdida es el opuesto de estos valores; solo log-softmax "
    "sobrevive.",
)
LOGS_AGREE = Text(
    "In {format}: the loss is the negative of these. Here both are finite; break the "
    "formula above and compare again.",
    "En {format}: la pérdida es el opuesto de estos valores. Aquí ambos son finitos; "
    "rompe la fórmula arriba y compara otra vez.",
)
LOGS_BROKEN = Text(
    "In {format}: the loss is the negative of these. Neither survives: the damage is "
    "done before the logarithm.",
    "En {format}: la pérdida es el opuesto de estos. No sobrevive ninguno: el daño "
    "viene de antes del logaritmo.",
)
LOGS_NAIVE = Text(
    "In {format}: the loss is the negative of these. Here z − max does not fit, and "
    "only log(softmax) survives.",
    "En {format}: la pérdida es el opuesto de estos. Aquí z − max no cabe, y solo "
    "log(softmax) sobrevive.",
)
LOGS = {  # by whether every log(softmax), and every log-softmax, is finite
    (True, True): LOGS_AGREE,
    (False, True): LOGS_CAPTION,
    (True, False): LOGS_NAIVE,
    (False, False): LOGS_BROKEN,
}
CLASS = Text("Class", "Clase")
NAIVE_LOG = Text("log(softmax)", "log(softmax)")
ONLINE = Text("One pass is enough", "Basta una pasada")
ONLINE_CAPTION = Text(
    "Online softmax: m is the largest logit so far, d the sum of e^(z − m) so far; "
    "when m grows, d is scaled down. (Milakov & Gimelshein, 2018)",
    "Softmax en línea: m es el mayor logit hasta ahora, d la suma de e^(z − m) hasta "
    "ahora; cuando m crece, d se reduce. (Milakov y Gimelshein, 2018)",
)
IN_FORMAT = Text(
    "Every number of this table is held in {format}. At the end m + ln d is "
    "log-sum-exp, without T.",
    "Cada número de esta tabla se guarda en {format}. Al final m + ln d es "
    "log-sum-exp, sin T.",
)
SEEN = Text("Logit seen", "Logit visto")
CAST = Text("Cast before the logit is made", "Convertir antes de calcular el logit")
CAST_CODE = """# NumPy; afterwards, as in (h @ W.T).astype("{wider}"), is too late
z = h.astype("{wider}") @ W.astype("{wider}").T
# PyTorch, outside of autocast
with torch.autocast("cuda", enabled=False):
    z = torch.nn.functional.linear(h.to(torch.{wider}), W.to(torch.{wider}))
    loss = torch.nn.functional.cross_entropy(z, target)
# TensorFlow: the last layer, in a model of mixed_float16
z = tf.keras.layers.Dense(classes, dtype="{wider}")(h)
# JAX
z = h.astype(jax.numpy.{wider}) @ W.astype(jax.numpy.{wider}).T
"""
INSTEAD = Text("Write this instead", "Escribe esto en su lugar")
CODE = """# NumPy
log_p = (z - z.max()) - numpy.log(numpy.exp(z - z.max()).sum())
# SciPy
log_p = scipy.special.log_softmax(z)
# PyTorch
loss = torch.nn.functional.cross_entropy(z, target)
# TensorFlow
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=target, logits=z)
# JAX
log_p = jax.nn.log_softmax(z)
"""

lang = controls.lang()
form = controls.option(
    FORMAT(lang),
    tuple(core.FORMATS),
    "float32",
    "fmt",
    label_visibility="collapsed",
)
sweep_place = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    st.markdown(BREAK_IT(lang), width="content")
    for key, title, z, fmt in BREAKAGES:
        st.button(
            title(lang),
            key=f"break_{key}",
            on_click=partial(
                controls.adopt_with,
                unnamed(z, lang),
                fmt=fmt,
                shift=0.0,
            ),
        )

with st.expander(EXACT(lang)):
    shift = st.number_input(
        C(lang),
        *overflow.SHIFTS,
        value=0.0,
        step=0.1,
        format="%.10g",
        key=overflow.SHIFT,
        bind="query-params",
        width=240,
    )
with sweep_place:
    overflow.draw(overflow.payload(form, shift, lang))

cure_place = st.container()
limits = core.exp_limits(form)
high, low = limits.largest_finite, limits.largest_zero
st.caption(
    LIMITS(
        lang,
        format=form,
        high=number(high, lang),
        low=number(low, lang),
    )
)
controls.explained(HONEST(lang), small=True)

st.subheader(LOGS_TITLE(lang), anchor=False)
logs_place = st.container()

st.subheader(ONLINE(lang), anchor=False)
online_place = st.container()
controls.explained(IN_FORMAT(lang, format=form), small=True)

controls.takeaway(TAKEAWAY)


def show() -> None:
    """Draw what the format makes of the scenario, and what helps."""
    scenario = controls.scenario_stage()
    names, logits, t = scenario.names, scenario.logits, scenario.temperature
    naive = core.naive_steps(logits, t, form)
    with cure_place:
        if t == 0:
            controls.explained(AT_ZERO(lang), small=True)
        show_cure(naive, logits)
    with logs_place:
        show_logs(naive, core.stable_steps(logits, t, form), names)
    with online_place:
        show_online(naive, logits, names)


def show_cure(naive: core.NaiveSteps, logits: Sequence[float]) -> None:
    """Say how to write it, or how to make the logit where it does not fit."""
    if "logit" in core.breakages(naive):
        st.subheader(CAST(lang), anchor=False)
        wider = core.format_that_holds(logits)
        st.code(CAST_CODE.format(wider=wider), language="python", wrap_lines=True)
    else:
        st.subheader(INSTEAD(lang), anchor=False)
        st.code(CODE, language="python", wrap_lines=True)


def show_logs(
    naive: core.NaiveSteps, stable: core.StableSteps, names: Sequence[str]
) -> None:
    """Draw the logarithms of both ways side by side."""
    logs = zip(names, naive.log_probabilities, stable.log_softmax, strict=True)
    st.html(
        html_table(
            LOGS[naive.logs_survive, stable.logs_survive](lang, format=form),
            [CLASS(lang), NAIVE_LOG(lang), "log-softmax"],
            [(n, *(number(float(x), lang) for x in pair)) for n, *pair in logs],
        )
    )


def show_online(
    naive: core.NaiveSteps, logits: Sequence[float], names: Sequence[str]
) -> None:
    """Draw what online softmax holds after each logit."""
    st.html(
        html_table(
            ONLINE_CAPTION(lang),
            [SEEN(lang), "z", "m", "d"],
            [
                (name, *(number(x, lang) for x in (float(z), step.maximum, step.total)))
                for name, z, step in zip(
                    names,
                    naive.stored,
                    core.online_softmax_steps(logits, form),
                    strict=True,
                )
            ],
        )
    )


controls.follow(show)
