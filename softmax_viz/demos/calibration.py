"""Two real classifiers under one temperature: what they say, and how often it is so."""

from dataclasses import replace
from functools import partial

import streamlit as st

from softmax_viz import controls, core
from softmax_viz.data import classifiers
from softmax_viz.live.calibration import reliability, strangers
from softmax_viz.live.calibration.words import GLYPHS, NAMES
from softmax_viz.live.stage import View
from softmax_viz.scenario import Scenario
from softmax_viz.tables.numbers import html_table
from softmax_viz.text import Text, fixed, number, percent, share, temperature

TAKEAWAY = Text(
    "A probability is a promise: of everything said with 90 %, 90 % should be right. "
    "The size of the logits can break it; one T fixes most of it and changes no "
    "answer.",
    "Una probabilidad es una promesa: de todo lo dicho con un 90 %, debe acertar el "
    "90 %. El tamaño de los logits puede romperla; una T corrige la mayor parte sin "
    "cambiar ninguna respuesta.",
)
TRY = Text(
    "Roll the ball along the valley: the bars slide, the answers stay.",
    "Haz rodar la bola por el valle: las barras se mueven, las respuestas no.",
)
DIAGONAL = Text(
    "Where a bar meets the diagonal, the classifier is right as often as it says.",
    "Donde una barra llega a la diagonal, el clasificador acierta tanto como dice.",
)
TRAINED_ON = {
    "100": Text(
        "100 pictures, hardly regularised", "100 imágenes, casi sin regularizar"
    ),
    "898": Text("898, regularised", "898, regularizado"),
}
LESSONS = Text("Pictures it learned from", "Imágenes con las que aprendió")
FIT = Text("Fit T on validation data", "Ajustar T con datos de validación")
AS_TRAINED = Text("Back to T = 1", "Volver a T = 1")
CAPTION = Text(
    "On the 450 test pictures, of which the fit saw none",
    "Con las 450 imágenes de prueba, que el ajuste no vio",
)
TEMPERATURE = Text("Temperature", "Temperatura")
BEFORE = Text("as trained: T = 1", "tal como se entrenó: T = 1")
NOW = Text("now: T = {t}", "ahora: T = {t}")
FITTED = Text("after the fit: T = {t}", "tras el ajuste: T = {t}")
ACCURACY = Text("Accuracy", "Aciertos")
CONFIDENCE = Text("Mean confidence", "Confianza media")
SHOCK = Text(
    "At T = 1 its confidence is {low} to {high} on {n} test pictures, and it is right "
    "in {a} of them.",
    "Con T = 1 su confianza va del {low} al {high} en {n} imágenes de prueba, y "
    "acierta el {a} de ellas.",
)
LOW, HIGH = 0.85, 0.95
WHY = Text(
    "Training sets the size of the logits; softmax only passes it on. With 100 "
    "pictures and hardly any regularisation they reach {bold}: over-confident. With "
    "898, regularised, they reach {careful}: under-confident. One T fixes most of it "
    "(Guo et al., 2017).",
    "El entrenamiento fija el tamaño de los logits; softmax solo lo transmite. Con "
    "100 imágenes y casi sin regularización llegan a {bold}: clasificador demasiado "
    "confiado. Con 898 y regularización, a {careful}: demasiado cauto. Una T corrige "
    "la mayor parte (Guo et al., 2017).",
)
MEASURES = Text(
    "ECE, the calibration error, is the average gap, bin by bin, between how confident "
    "the classifier is and how often it is right; NLL is the average of −ln p of the "
    "true digit: of both, less is better.",
    "El ECE, el error de calibración, es la diferencia media, tramo a tramo, entre la "
    "confianza y los aciertos; el NLL, el promedio de −ln p del dígito verdadero: en "
    "ambos, menos es mejor.",
)
HONEST = Text(
    "No T brings the ECE to 0: with 450 pictures in 15 bins, some of it is chance. And "
    "the lowest loss (NLL) need not have the lowest ECE.",
    "Ninguna T lleva el ECE a 0: con 450 imágenes en 15 tramos, una parte es azar. Y "
    "la menor pérdida (NLL) no tiene por qué dar el menor ECE.",
)
STRANGERS = Text(
    "And if it is nothing like the training pictures?",
    "¿Y si no se parece en nada a las imágenes de entrenamiento?",
)
STRANGER = Text("Picture", "Imagen")
NO_EXIT = Text(
    "Softmax must split 100 % among the ten digits: there is no “none of these”.",
    "Softmax tiene que repartir el 100 % entre los diez dígitos: no hay «ninguno de "
    "estos».",
)
ON_STAGE = Text("Put its ten logits on the stage", "Poner sus diez logits en el panel")
CURE = Text(
    "What the fit does to these pictures, all of them at once",
    "Qué hace el ajuste con todas estas imágenes a la vez",
)
SAYS = Text("It says", "Dice")
AT = Text("at T = {t}", "con T = {t}")
NO_CURE = Text(
    "T was fitted on digits, not on pictures like these: a T above 1 lowers the "
    "confidence a little, a T below 1 raises it. It cannot tell what is a digit and "
    "what is not.",
    "T se ajustó con dígitos, no con imágenes como estas: una T mayor que 1 baja un "
    "poco la confianza, una T menor que 1 la sube. No distingue lo que es un dígito "
    "de lo que no lo es.",
)
TOO_LARGE = ">10³⁰⁸"

lang = controls.lang()

with st.container(horizontal=True, vertical_alignment="center"):
    settings = st.container(
        horizontal=True, vertical_alignment="center", width="content"
    )
    with st.container(key="try"):  # which presenter mode leaves out
        controls.explained(TRY(lang))
with settings:
    sizes = {
        str(classifiers.load(key).training_size): key for key in classifiers.CLASSIFIERS
    }
    titles = {key: text(lang) for key, text in TRAINED_ON.items()}
    chosen = controls.choice(
        LESSONS(lang),
        titles,
        "clf",
        st.segmented_control,
        label_visibility="collapsed",
    )
clf = sizes[chosen]
classifier = classifiers.load(clf)
fitted = reliability.valleys(clf)[0].bottom
reliability.draw(reliability.payload(clf, lang))
st.caption(DIAGONAL(lang))
table_place = st.container()
controls.explained(MEASURES(lang), small=True)
largest = {
    key: fixed(classifiers.load(key).largest_logit, lang, 1)
    for key in classifiers.CLASSIFIERS
}
test = classifier.test
band = core.right_between(test.logits, test.labels, LOW, HIGH)
low, high, right = (percent(x, lang, 0) for x in (LOW, HIGH, band.accuracy))
controls.explained(SHOCK(lang, low=low, high=high, n=str(band.count), a=right))
controls.explained(WHY(lang, **largest))
controls.explained(HONEST(lang), small=True)

st.subheader(STRANGERS(lang), anchor=False)
controls.explained(NO_EXIT(lang))
glyph = controls.option(
    STRANGER(lang), tuple(GLYPHS), "K", "ood", st.pills, label_visibility="collapsed"
)
stranger = GLYPHS[glyph]
strangers.draw(strangers.payload(clf, stranger, lang))
stranger_place = st.container()
said = {
    key: [core.largest_and_rest(z, 1, t) for t in (1.0, fitted)]
    for key, z in classifier.strangers.items()
}
st.html(
    html_table(
        CURE(lang),
        [
            STRANGER(lang),
            SAYS(lang),
            AT(lang, t=temperature(1.0, lang)),
            AT(lang, t=temperature(fitted, lang)),
        ],
        [
            (
                NAMES[key](lang),
                str(answers[0].indices[0]),
                # Close to 100 % the digits behind the point are the news.
                *(
                    share(float(answer.probabilities[0]), lang, open_interval=True)
                    for answer in answers
                ),
            )
            for key, answers in said.items()
        ],
    )
)
controls.explained(NO_CURE(lang))

controls.takeaway(TAKEAWAY)


def show() -> None:
    """Draw what the classifier is worth at the scenario's T, and what leads there."""
    scenario = controls.scenario_stage(View(folded=True))
    t = scenario.temperature
    with settings:
        st.button(
            FIT(lang),
            key="fit_t",
            on_click=partial(controls.adopt, replace(scenario, temperature=fitted)),
            type="primary",
        )
        st.button(
            AS_TRAINED(lang),
            key="as_trained",
            on_click=partial(controls.adopt, replace(scenario, temperature=1.0)),
            disabled=t == 1,
        )
    rows = [(BEFORE(lang), 1.0)]
    if t != 1:
        now = FITTED if fitted == t else NOW
        rows.append((now(lang, t=temperature(t, lang)), t))
    found = [reliability.measured(clf, at) for _, at in rows]
    with table_place:
        st.html(
            html_table(
                CAPTION(lang),
                [TEMPERATURE(lang), ACCURACY(lang), CONFIDENCE(lang), "ECE", "NLL"],
                [
                    (
                        row,
                        percent(worth.accuracy, lang),
                        percent(worth.confidence, lang, open_interval=at != 0),
                        percent(worth.error, lang),
                        TOO_LARGE
                        if at and worth.loss_is_infinite
                        else number(worth.loss, lang),
                    )
                    for (row, at), worth in zip(rows, found, strict=True)
                ],
            )
        )
    with stranger_place:
        st.button(
            ON_STAGE(lang),
            key="on_stage",
            on_click=partial(
                controls.adopt,
                Scenario(tuple("0123456789"), classifier.strangers[stranger], t),
            ),
        )


controls.follow(show)
