"""One answer out of many, or a yes or no for each: both under the same handles."""

from functools import partial

import streamlit as st

from softmax_viz import controls, core, figures
from softmax_viz.live.stage import View
from softmax_viz.live.stage.words import SIGMOID
from softmax_viz.scenario import DOG_AND_GRASS, Scenario
from softmax_viz.tables.numbers import html_table
from softmax_viz.text import Text, number, percent, quoted

TAKEAWAY = Text(
    "Softmax splits one 100 % among all classes; sigmoid asks each class on its own. "
    "One right answer: softmax. Several may be right: sigmoid. Choose before training.",
    "Softmax reparte un único 100 % entre todas las clases; la sigmoide pregunta a "
    "cada clase por separado. Una respuesta correcta: softmax. Varias posibles: "
    "sigmoide. Elige antes de entrenar.",
)
TRY = Text(
    "Drag one logit: of the softmax bars all move, of the sigmoid bars only one. Here "
    "sigmoid depends neither on the other logits nor on T.",
    "Arrastra un logit: de las barras de softmax se mueven todas; de las de la "
    "sigmoide, solo una. Aquí la sigmoide no depende de las demás ni de T.",
)
READING = Text("A photo may show several things", "Una foto puede mostrar varias cosas")
STORY = Text(
    "Think of a photo with a dog and grass. Softmax must choose; sigmoid says yes to "
    "every class at or above the threshold.",
    "Piensa en una foto con un perro y hierba. Softmax tiene que elegir; la sigmoide "
    "dice sí a cada clase que llega al umbral.",
)
PHOTO = Text("The photo: dog, grass, cat, car", "La foto: perro, hierba, gato, coche")
SHIFT = Text("Add one number to every logit", "Sumar un número a cada logit")
SHIFT_SAYS = Text(
    "Softmax does not notice: only gaps between logits count. A sigmoid does, as it "
    "compares its logit with 0. So the answer to “softmax or sigmoid?” is chosen "
    "before training, not after.",
    "Softmax no lo nota: solo cuentan las diferencias entre logits. La sigmoide sí, "
    "porque compara su logit con 0. Por eso se elige entre softmax y sigmoide antes "
    "de entrenar, no después.",
)
SHIFT_CAPTION = Text(
    "Before and after adding {c} to every logit", "Antes y después de sumar {c}"
)
AFTER = Text("{method}, with {c}", "{method}, con {c}")
CLASS = Text("Class", "Clase")
BINARY = Text(
    "A model that answers yes or no makes do with one logit z: its sigmoid is softmax "
    "of the two logits z and 0. Nothing is lost, as only the gap counts.",
    "A un modelo que responde sí o no le basta un logit z: su sigmoide es la softmax "
    "de los dos logits z y 0. No se pierde nada, porque solo cuenta la diferencia.",
)
THRESHOLD = Text("Threshold", "Umbral")
CHOICE = Text("Softmax chooses: {name}", "Softmax elige: {name}")
LABELS = Text("Sigmoid says yes to: {names}", "La sigmoide dice sí a: {names}")
NONE = Text("no class", "ninguna clase")
PAIR = Text(
    "Two classes: softmax is a sigmoid, of the gap",
    "Dos clases: softmax es una sigmoide, de la diferencia",
)
PAIR_SAYS = Text(
    "For {a} and {b} alone, p₁ = σ((z₁ − z₂)/T) = {p}. The sigmoid of z₁ by itself, "
    "σ(z₁) = {s}, depends neither on z₂ nor on T; it is the same where z₂ = 0 and T = "
    "1, as in a binary model with one logit.",
    "Solo para {a} y {b}, p₁ = σ((z₁ − z₂)/T) = {p}. La sigmoide de z₁ a solas, σ(z₁) "
    "= {s}, no depende de z₂ ni de T; coincide si z₂ = 0 y T = 1, como en un modelo "
    "binario de un solo logit.",
)
PAIR_ALT = Text(
    "p₁ against the gap z₁ − z₂ lies on σ((z₁ − z₂)/T). Now the gap is {gap} and p₁ "
    "is {p}; σ(z₁) would be {s}.",
    "p₁ frente a la diferencia z₁ − z₂ queda sobre σ((z₁ − z₂)/T). Ahora la diferencia "
    "es {gap} y p₁ es {p}; σ(z₁) sería {s}.",
)
GAP_AXIS = Text("Gap z₁ − z₂ (z₂ stays)", "Diferencia z₁ − z₂ (z₂ no cambia)")
PROBABILITY = Text("Probability", "Probabilidad")
WHEN = Text("When to use which", "Cuándo usar cada una")
CAPTION = Text("Softmax and sigmoid, side by side", "Softmax y sigmoide, lado a lado")
QUESTION = Text("Question", "Pregunta")
ROWS = (
    (
        Text("How many right answers?", "¿Cuántas respuestas correctas?"),
        Text("exactly one", "exactamente una"),
        Text("none, one or several", "ninguna, una o varias"),
    ),
    (
        Text("What do they add up to?", "¿Cuánto suman?"),
        Text("1", "1"),
        Text("anything from 0 to n", "cualquier valor de 0 a n"),
    ),
    (
        Text("Which move with one logit?", "¿Cuáles se mueven con un logit?"),
        Text("all", "todas"),
        Text("only that class", "solo esa clase"),
    ),
    (
        Text("And if every logit grows by 1?", "¿Y si cada logit aumenta en 1?"),
        Text("nothing changes", "nada cambia"),
        Text("each one grows", "aumentan todas"),
    ),
    (
        Text("Loss", "Pérdida"),
        Text("cross-entropy", "entropía cruzada"),
        Text("binary cross-entropy, each", "entropía cruzada binaria, cada una"),
    ),
)
ADDED = -3.0

lang = controls.lang()
below = controls.answer()
threshold = controls.percentage(THRESHOLD(lang), 100, 50, controls.THRESHOLD, width=280)
with below:
    controls.explained(TRY(lang))
    st.subheader(READING(lang), anchor=False)
    controls.explained(STORY(lang))
    answers_place = st.container()

st.subheader(PAIR(lang), anchor=False)
pair_place = st.container()
controls.explained(BINARY(lang))

st.subheader(SHIFT(lang), anchor=False)
controls.explained(SHIFT_SAYS(lang))
shift_place = st.container()

st.subheader(WHEN(lang), anchor=False)
header = [QUESTION(lang), "softmax", SIGMOID(lang)]
st.html(html_table(CAPTION(lang), header, [[t(lang) for t in row] for row in ROWS]))

controls.takeaway(TAKEAWAY)


def show() -> None:
    """Draw the answers of both, the pair and the shift of the scenario."""
    scenario = controls.scenario_stage(View(("softmax", "sigmoid"), threshold))
    with answers_place:
        show_answers(scenario)
    with pair_place:
        show_pair(scenario)
    with shift_place:
        show_shift(scenario)


def show_answers(scenario: Scenario) -> None:
    """Draw the one answer of softmax, those of sigmoid, and the way to the photo."""
    said = core.answers(scenario.logits, threshold, scenario.temperature)
    names = [quoted(name) for name in scenario.names]
    yes = ", ".join(names[i] for i in said.yes)
    photo = DOG_AND_GRASS.scenario(lang)
    choice = CHOICE(lang, name=names[said.best])
    st.markdown(f"- {choice}\n- {LABELS(lang, names=yes or NONE(lang))}")
    st.button(
        PHOTO(lang),
        key="photo",
        disabled=scenario == photo,
        on_click=partial(controls.adopt, photo),
    )


def show_pair(scenario: Scenario) -> None:
    """Draw the first two classes as if they were alone."""
    (z1, z2), t = scenario.logits[:2], scenario.temperature
    pair, curves = core.two_classes(z1, z2, t), core.two_class_curves(z2, t)
    first, second = map(quoted, scenario.names[:2])
    shares = {
        "p": percent(pair.softmax, lang, open_interval=True),
        "s": percent(pair.sigmoid, lang, open_interval=True),
    }
    st.markdown(PAIR_SAYS(lang, a=first, b=second, **shares))
    curve = figures.two_class_curve(
        curves.gaps,
        curves.softmax.tolist(),
        curves.sigmoid_of_gap.tolist(),
        curves.sigmoid_of_logit.tolist(),
        (pair.gap, pair.softmax, pair.sigmoid),
        x_title=GAP_AXIS(lang),
        y_title=PROBABILITY(lang),
        lang=lang,
    )
    alt = PAIR_ALT(lang, gap=number(pair.gap, lang), **shares)
    controls.chart(curve, "two_classes", alt, "twoClasses")


def show_shift(scenario: Scenario) -> None:
    """Draw the table of all classes before and after the shift."""
    moved = core.shifted(scenario.logits, ADDED, scenario.temperature)
    added = number(ADDED, lang)
    p_text = partial(percent, lang=lang, open_interval=scenario.open_interval)
    s_text = partial(percent, lang=lang, open_interval=True)
    header = [
        CLASS(lang),
        "softmax",
        AFTER(lang, method="softmax", c=added),
        SIGMOID(lang),
        AFTER(lang, method=SIGMOID(lang), c=added),
    ]
    st.html(
        html_table(
            SHIFT_CAPTION(lang, c=added),
            header,
            [
                (name, p_text(p), p_text(p_after), s_text(s), s_text(s_after))
                for name, p, p_after, s, s_after in zip(
                    scenario.names,
                    moved.softmax.tolist(),
                    moved.softmax_after.tolist(),
                    moved.sigmoid.tolist(),
                    moved.sigmoid_after.tolist(),
                    strict=True,
                )
            ],
        )
    )


controls.follow(show)
