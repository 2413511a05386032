"""The calculation step by step, what never changes, and two mistakes to find."""

from functools import partial

import streamlit as st

from softmax_viz import controls, core
from softmax_viz.scenario import Scenario
from softmax_viz.tables.numbers import html_table
from softmax_viz.text import (
    Text,
    exact,
    fixed,
    listed,
    number,
    percent,
    quoted,
    temperature,
    times,
    vector,
)

TAKEAWAY = Text(
    "Divide by T, raise e to the result, divide by the sum. Subtracting the maximum "
    "first changes no probability, and keeps e^z from overflowing.",
    "Divide entre T, eleva e al resultado, divide entre la suma. Restar antes el "
    "máximo no cambia ninguna probabilidad y evita que e^z se desborde.",
)

SUBTRACT = Text("Subtract the maximum first", "Restar antes el máximo")
WHY_SAME = Text(
    "Subtracting the same number everywhere multiplies every e^(z/T) by the same "
    "factor, which cancels in the division.",
    "Restar el mismo número a todos multiplica cada e^(z/T) por el mismo factor, que "
    "se cancela en la división.",
)
STEPS_CAPTION = Text(
    "From left to right: S = {total} is the sum that each e^… is divided by.",
    "De izquierda a derecha: cada e^… se divide entre la suma, S = {total}.",
)
CLASS = Text("Class", "Clase")
WHY_E = Text(
    "Why e? e^x is always positive, keeps the order, and turns gaps into ratios: "
    "e^(a\u00a0−\u00a0b) = e^a\u00a0/\u00a0e^b. Another base would only be another T.",
    "¿Por qué e? e^x siempre es positivo, conserva el orden y convierte diferencias "
    "en cocientes: e^(a\u00a0−\u00a0b) = e^a\u00a0/\u00a0e^b. Otra base solo sería "
    "otra T.",
)
DIVIDED = Text(
    "Every z is divided by T = {t}, and with it every gap.",
    "Cada z se divide entre T = {t}, y con ello cada diferencia.",
)
COLD = Text(
    "At T = 0 softmax is a limit: nothing is divided by T. The largest logit takes "
    "everything; those that tie share it equally.",
    "Con T = 0 softmax es un límite: no se divide entre T. El logit mayor se lo lleva "
    "todo; los que empatan se lo reparten por igual.",
)
HOT = Text(
    "At T = ∞ softmax is a limit: nothing is divided by T. Every class gets the same, "
    "whatever its logit.",
    "Con T = ∞ softmax es un límite: no se divide entre T. Todas las clases reciben lo "
    "mismo, sea cual sea su logit.",
)
TOO_LARGE = Text(
    "Without subtracting the maximum these numbers leave the range of float64; the "
    "probabilities shown are still the right ones.",
    "Sin restar el máximo estos números se salen del rango de float64; las "
    "probabilidades mostradas siguen siendo las correctas.",
)
PROPERTIES = Text(
    "What is always true, checked with your numbers",
    "Lo que siempre se cumple, comprobado con tus números",
)
ADD = Text("Add a constant c to every logit", "Sumar una constante c a cada logit")
BETWEEN = Text(
    "Each p lies between 0 and 1: from {low} to {high}.",
    "Cada p está entre 0 y 1: de {low} a {high}.",
)
SUM = Text("They add up to 1: Σ = {sum}.", "Suman 1: Σ = {sum}.")
ORDER = Text(
    "The order stays: {order}.",
    "El orden se conserva: {order}.",
)
SHIFT = Text(
    "Adding c = {c} to every logit changes no p: the largest difference is "
    "{difference}.",
    "Sumar c = {c} a cada logit no cambia ninguna p: la mayor diferencia es "
    "{difference}.",
)
RATIO = Text(
    "A gap is a ratio: {a} gets e^(gap/T) = e^{gap} = {ratio} times the probability "
    "of {b}.",
    "Una diferencia es un cociente: {a} tiene e^(diferencia/T) = e^{gap} = {ratio} "
    "veces la probabilidad de {b}.",
)
FIND = Text("Find the mistake", "Encuentra el error")
CLAIM = Text(
    "A published note says: softmax([{z}]) = [{claim}]. Where is the mistake?",
    "Una nota publicada dice: softmax([{z}]) = [{claim}]. ¿Dónde está el error?",
)
SHOW = Text("Show the answer", "Mostrar la respuesta")
TRUTH = Text("The right values are [{p}].", "Lo correcto es [{p}].")
OTHER_LOGITS = Text(
    "The claimed numbers are those of softmax([2, 1, 0]): [{p}].",
    "Los números publicados son los de softmax([2, 1, 0]): [{p}].",
)
ROUNDED_TWICE = Text(
    "The exponentials were rounded before dividing, and the result once more. The "
    "claim adds up to {sum}, not to 1.",
    "Las exponenciales se redondearon antes de dividir, y el resultado otra vez. Lo "
    "publicado suma {sum}, no 1.",
)
TOO_MANY = "> 10³⁰⁸"
# The source note's claims, kept as they are printed there.
CLAIM_1 = ((2.0, 1.0, 0.5), (0.665, 0.245, 0.090))
CLAIM_2 = ((1.5, 0.8, -0.2), (0.596, 0.296, 0.109))
NO_NUMBER = "–"

lang = controls.lang()

calculation = controls.answer()
formula = r"p_i = \frac{e^{z_i/T}}{\sum_k e^{z_k/T}}"
shifted_formula = r" = \frac{e^{(z_i - \max z)/T}}{\sum_k e^{(z_k - \max z)/T}}"
submax = st.toggle(SUBTRACT(lang), value=True, key="submax", bind="query-params")
calculation.latex(f"{formula}{shifted_formula if submax else ''}")
table_place = st.container()
if submax:
    controls.explained(WHY_SAME(lang), small=True)
controls.explained(WHY_E(lang), small=True)

st.subheader(PROPERTIES(lang), anchor=False)
c = st.slider(ADD(lang), -50, 50, 10, key="c", bind="query-params")
checks_place = st.container()

st.subheader(FIND(lang), anchor=False)
for place, (z, claim) in enumerate((CLAIM_1, CLAIM_2)):
    # Three decimals as in the claims: what is rounded how is the very question.
    truth = [fixed(x, lang, 3) for x in core.softmax(z).tolist()]
    said = [fixed(x, lang, 3) for x in claim]
    given = listed((fixed(x, lang, 1) for x in z), lang)
    st.markdown(CLAIM(lang, z=given, claim=listed(said, lang)))
    with st.expander(SHOW(lang), key=f"answer_{place}"):
        st.markdown(TRUTH(lang, p=listed(truth, lang)))
        if place == 0:
            others = [fixed(x, lang, 3) for x in core.softmax([2, 1, 0]).tolist()]
            st.markdown(OTHER_LOGITS(lang, p=listed(others, lang)))
        else:
            st.markdown(
                ROUNDED_TWICE(lang, sum=fixed(core.exact_total(claim), lang, 3))
            )

controls.takeaway(TAKEAWAY)


def calculate(scenario: Scenario) -> None:
    """Write the calculation as a formula and as a table.

    At T = 0 only the gaps have a limit, so the maximum is subtracted all the same.
    """
    names, logits, t = scenario.names, scenario.logits, scenario.temperature
    subtract = submax or t == 0
    steps = core.softmax_steps(logits, t, subtract_max=subtract)
    total = number(float(steps.total), lang)
    p_text = partial(percent, open_interval=scenario.open_interval)
    # At a limit the same lines say where all goes, so that nothing below is moved.
    goes = r"\to" if scenario.at_limit else "="
    nowhere = rf"\phantom{{\to}} \text{{{NO_NUMBER}}}"
    shares = vector(steps.probabilities, lang, write=p_text)
    lines = [
        ("z", f"= {vector(logits, lang)}"),
        (r"\tfrac{z}{T}", f"{goes} {vector(steps.scaled, lang)}" if t else nowhere),
        (r"\tfrac{z - \max z}{T}", f"{goes} {vector(steps.shifted, lang)}"),
        (r"e^{\,\cdot}", f"{goes} {vector(steps.exponentials, lang)}"),
        (r"S = \textstyle\sum", rf"{goes} \text{{{total}}}"),
        (r"p = e^{\,\cdot} / S", f"{goes} {shares}"),
    ]
    used = lines if subtract else [line for line in lines if "max" not in line[0]]
    body = r" \\ ".join(f"{left} &{right}" for left, right in used)
    calculation.latex(rf"\begin{{aligned}}{body}\end{{aligned}}")
    header = [CLASS(lang), "z", "z / T", "− max", "e^…", "÷ S = p"]
    columns = (
        logits,
        steps.scaled,
        steps.shifted,
        steps.exponentials,
        steps.probabilities,
    )
    rows = [
        (
            name,
            number(z, lang),
            number(float(scaled), lang) if t else NO_NUMBER,
            *(number(float(x), lang) for x in numbers),
            p_text(float(p), lang),
        )
        for name, z, scaled, *numbers, p in zip(names, *columns, strict=True)
    ]
    kept = [0, 1, 2, 3, 4, 5] if subtract else [0, 1, 2, 4, 5]
    with table_place:
        st.html(
            html_table(
                STEPS_CAPTION(lang, total=total),
                [header[i] for i in kept],
                [[row[i] for i in kept] for row in rows],
            )
        )
        if scenario.at_limit:
            st.caption((COLD if t == 0 else HOT)(lang))
        elif steps.divisible:
            st.caption(DIVIDED(lang, t=temperature(t, lang)))
        else:
            controls.explained(TOO_LARGE(lang), small=True)


def check(scenario: Scenario) -> None:
    """Check what is always true with the numbers of the scenario."""
    names = scenario.names
    p_text = partial(percent, open_interval=scenario.open_interval)
    always = core.invariants(scenario.logits, scenario.temperature, c)
    first, second = (quoted(names[i]) for i in always.order[:2])
    checks = (
        (
            always.between,
            BETWEEN(
                lang,
                low=p_text(always.lowest, lang),
                high=p_text(always.highest, lang),
            ),
        ),
        (always.adds_up, SUM(lang, sum=fixed(always.total, lang, 12))),
        (
            always.keeps_order,
            ORDER(lang, order=" ≥ ".join(quoted(names[i]) for i in always.order)),
        ),
        (
            always.ignores_shift,
            SHIFT(lang, c=exact(c, lang), difference=number(always.difference, lang)),
        ),
        (
            always.gap_is_ratio,
            RATIO(
                lang,
                a=first,
                b=second,
                gap=number(always.gap, lang),
                ratio=TOO_MANY if always.ratio_overflows else times(always.ratio, lang),
            ),
        ),
    )
    with checks_place:
        st.markdown("\n\n".join(f"{'✓' if holds else '✗'} {x}" for holds, x in checks))


def show() -> None:
    """Calculate with the scenario, and check what is always true."""
    scenario = controls.scenario_stage()
    calculate(scenario)
    check(scenario)


controls.follow(show)
