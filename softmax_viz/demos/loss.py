"""Cross-entropy and its gradient: what the truth does to the logits."""

from functools import partial

import streamlit as st

from softmax_viz import controls, figures
from softmax_viz.live import loss
from softmax_viz.live.stage import View
from softmax_viz.scenario import CLASS_NUMBERS, Scenario
from softmax_viz.scenario.training import Course, Truth
from softmax_viz.text import Text, number, quoted, temperature

TAKEAWAY = Text(
    "The loss is −ln p of the true class. Its slope in each logit is (p − y)/T: what "
    "the model says minus what is true. Training moves each logit the other way; in a "
    "network the slope flows on into the weights.",
    "La pérdida es −ln p de la clase correcta. Su pendiente en cada logit es (p − "
    "y)/T: lo que dice el modelo menos lo que es verdad. Entrenar mueve cada logit en "
    "sentido contrario; en una red, la pendiente sigue hasta los pesos.",
)
TRY = Text(
    "Mark the true class with its round button. Outlines show the target y; each "
    "arrow ends where one step would take that logit.",
    "Marca la clase correcta con su botón redondo. Los contornos muestran el objetivo "
    "y; cada flecha acaba donde un paso llevaría ese logit.",
)
TRUE_CLASS = Text("True class, by number", "Clase correcta, por número")
NO_SUCH_CLASS = Text(
    "There are only {n} classes: the last one, {name}, is taken as the true one.",
    "Solo hay {n} clases: se toma la última, {name}, como correcta.",
)
RATE = Text("Learning rate", "Tasa de aprendizaje")
SMOOTHING = Text("Label smoothing", "Suavizado de etiquetas")
TWICE = Text("The bug: softmax twice", "El error: softmax dos veces")
STEP = Text("One step", "Un paso")
TRAIN = Text("Train 20 steps", "Entrenar 20 pasos")
GOES = Text(
    "A step moves each logit against its slope, as far as the learning rate says.",
    "Un paso mueve cada logit contra su pendiente, tanto como diga la tasa de "
    "aprendizaje.",
)
FLAT = Text(
    "At T = {t} there is no slope: the loss is a step or flat. Choose a T in between.",
    "Con T = {t} no hay pendiente: la pérdida es un escalón o plana. Elige una T "
    "intermedia.",
)
WHY_TWICE = Text(
    "Many loss functions already apply softmax inside. Given probabilities instead of "
    "logits, they see gaps of at most 1: with {n} classes the loss never falls below "
    "{floor}, however right the model is. Where the model is sure and wrong, the "
    "arrows all but vanish.",
    "Muchas funciones de pérdida ya aplican softmax por dentro. Si reciben "
    "probabilidades en vez de logits, ven diferencias de 1 como mucho: con {n} clases "
    "la pérdida nunca baja de {floor}, por mucho que acierte el modelo. Donde el "
    "modelo está seguro y se equivoca, las flechas casi desaparecen.",
)
WHY_SMOOTH = Text(
    "With smoothing the target is not 100 %: training stops where p equals y, at a "
    "loss of {floor}, and the logits stay finite.",
    "Con suavizado el objetivo no es el 100 %: el entrenamiento se detiene cuando p "
    "es igual a y, con una pérdida de {floor}, y los logits se mantienen finitos.",
)
WHY_LOG = Text(
    "Why −ln p? A sure mistake costs a lot: with 99 % on a wrong class at least 4.6 "
    "nats, without any upper limit. And where the probabilities of several examples "
    "multiply, their logarithms add. 1 nat = 1.44 bits. The target is one-hot: 1 for "
    "the true class, 0 for the others.",
    "¿Por qué −ln p? Equivocarse con seguridad cuesta mucho: con un 99 % en una clase "
    "equivocada, al menos 4,6 nats, sin límite superior. Y cuando las probabilidades "
    "de varios ejemplos se multiplican, sus logaritmos se suman. 1 nat = 1,44 bits. El "
    "objetivo es one-hot: 1 en la clase correcta, 0 en las demás.",
)
HISTORY = Text("What each change did", "Qué hizo cada cambio")
HISTORY_EMPTY = Text(
    "Nothing has changed yet: take a step or drag a logit. Undo goes back one point.",
    "Aún no ha cambiado nada: da un paso o arrastra un logit. Deshacer retrocede un "
    "punto.",
)
CHANGES = Text("Changes", "Cambios")
LAST_CHANGES = Text("The last {n} changes", "Los últimos {n} cambios")
LOSS = Text("Loss in nats", "Pérdida en nats")
PROBABILITY = Text("Probability p", "Probabilidad p")
HISTORY_ALT = Text(
    "Loss and probabilities over {n} changes: the loss went from {first} to {last}.",
    "Pérdida y probabilidades en {n} cambios: la pérdida pasó de {first} a {last}.",
)

# What the URL carries, the same in both languages.
RATES = {"1/10": 0.1, "1/5": 0.2, "1/2": 0.5, "1": 1.0, "2": 2.0, "5": 5.0}

lang = controls.lang()
below, settings = st.container(), st.container()
with settings.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    chosen = st.selectbox(
        TRUE_CLASS(lang),
        CLASS_NUMBERS,
        key=controls.TRUTH,
        bind="query-params",
        width=190,
    )
    rate = st.select_slider(
        RATE(lang),
        tuple(RATES),
        value="1",
        key="lr",
        bind="query-params",
        width=200,
    )
    smoothing = controls.percentage(SMOOTHING(lang), 50, 0, "ls", step=5, width=200)
    twice = st.toggle(TWICE(lang), value=False, key="twice", bind="query-params")
with below:
    controls.explained(TRY(lang))
    steps_place = st.container()  # whatever it says, the curve keeps its place
    curve_place = st.container()
with settings:
    floor_place = st.container()
    if not (twice or smoothing):
        controls.explained(WHY_LOG(lang), small=True)

st.subheader(HISTORY(lang), anchor=False)
history_place = st.container()
controls.takeaway(TAKEAWAY)


def show() -> None:
    """Draw the loss of the scenario, the steps to take and those that were taken."""
    size = controls.present().size
    truth = Truth.numbered(chosen, size, smoothing, RATES[rate], twice)
    scenario = controls.scenario_stage(View(truth=truth))
    course = truth.course((*controls.trail(), scenario))
    with steps_place:
        show_steps(scenario, truth)
    with curve_place:
        loss.draw(loss.payload(scenario, truth, course, lang))
    if twice or smoothing:
        with floor_place:
            show_floor(truth, size)
    with history_place:
        show_history(scenario, truth, course)


def show_steps(scenario: Scenario, truth: Truth) -> None:
    """Draw the buttons that go against the slope, where there is one."""
    if chosen != truth.number:
        last = quoted(scenario.names[-1])
        st.caption(NO_SUCH_CLASS(lang, n=str(scenario.size), name=last))
    step = truth.descend(scenario, 1)
    flat = scenario.at_limit or not step
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            STEP(lang),
            key="step",
            type="primary",
            disabled=flat,
            on_click=partial(controls.adopt, *step),
        )
        st.button(
            TRAIN(lang),
            key="train",
            disabled=flat,
            on_click=partial(train, scenario, truth),
        )
        # As long as the other, so that nothing below is moved.
        t = temperature(scenario.temperature, lang)
        st.caption(FLAT(lang, t=t) if flat else GOES(lang), width="stretch")


def train(scenario: Scenario, truth: Truth) -> None:
    """Take twenty steps; one, where so many lead to no number."""
    path = truth.descend(scenario, 20) or truth.descend(scenario, 1)
    controls.adopt(*path)


def show_floor(truth: Truth, size: int) -> None:
    """Say what loss the settings leave at least, and why."""
    floor = number(truth.floor(size), lang)
    if twice:
        st.caption(WHY_TWICE(lang, n=str(size), floor=floor))
    else:
        controls.explained(WHY_SMOOTH(lang, floor=floor), small=True)


def show_history(scenario: Scenario, truth: Truth, course: Course) -> None:
    """Draw what each change did to loss and probabilities."""
    *before, last = course.losses
    n = str(len(before))
    cut = controls.trail_is_cut()
    changes = LAST_CHANGES(lang, n=n) if cut else CHANGES(lang)
    history = figures.training_history(
        scenario.names,
        course.losses,
        course.probabilities.tolist(),
        truth.floor(scenario.size),
        x_title=changes,
        loss_title=LOSS(lang),
        probability_title=PROBABILITY(lang),
        open_interval=scenario.open_interval,
        lang=lang,
    )
    alt = HISTORY_ALT(
        lang,
        n=n,
        first=number(course.losses[0], lang),
        last=number(last, lang),
    )
    controls.chart(
        history,
        "history_chart",
        alt,
        "history",
        smoothing=truth.smoothing,
        twice=truth.twice,
    )
    if not before:
        controls.explained(HISTORY_EMPTY(lang), small=True)


controls.follow(show)
