"""The present scenario as a program in five libraries, and the axis of a batch."""

import streamlit as st

from softmax_viz import controls, core
from softmax_viz.scenario import ANIMALS, MAX_CLASSES
from softmax_viz.snippets import (
    AXES,
    LIBRARIES,
    Numbers,
    batch_snippet,
    scenario_snippet,
)
from softmax_viz.tables.batch import batch_table
from softmax_viz.text import Text, fixed, number

TAKEAWAY = Text(
    "Give log-softmax and the loss logits, not probabilities; and say over which axis "
    "the sum is 1: the axis of the classes.",
    "A log-softmax y a la pérdida dales logits, no probabilidades; y di sobre qué eje "
    "la suma es 1: el de las clases.",
)
LIBRARY = Text("Library", "Biblioteca")
TRUTH = Text("Index of the true class", "Índice de la clase correcta")
PROGRAM = Text("Program for {library}", "Programa para {library}")
PRINTS = Text("It prints", "Imprime")
DIGITS = Text(
    "64 bits everywhere, so that every library prints these digits. Needs Python 3.11 "
    "or newer.",
    "Todo en 64 bits, para que todas las bibliotecas impriman estas cifras. Requiere "
    "Python 3.11 o posterior.",
)
TESTED = Text(
    "`CrossEntropyLoss` in PyTorch is `F.cross_entropy` as an object: it takes logits "
    "and applies log-softmax itself. Tried with PyTorch 2.13.0, TensorFlow 2.21.0 "
    "(Keras 3.15.1) and JAX 0.10.2.",
    "`CrossEntropyLoss` de PyTorch es `F.cross_entropy` en forma de objeto: recibe "
    "logits y ya aplica log-softmax por dentro. Probado con PyTorch 2.13.0, "
    "TensorFlow 2.21.0 (Keras 3.15.1) y JAX 0.10.2.",
)
BATCH_TITLE = Text("Over which axis?", "¿Sobre qué eje?")
AXIS = Text("axis (in PyTorch: dim)", "axis (en PyTorch: dim)")
BATCH_CAPTION = Text(
    "Two photos, three classes: shape (2, 3). Each frame adds up to 1.",
    "Dos fotos, tres clases: forma (2, 3). Cada recuadro suma 1.",
)
PHOTO = Text("photo {i}", "foto {i}")
SUM = Text("sum", "suma")
BATCH = ((2.0, 1.0, 0.5), (0.5, 2.5, 1.0))
SAYS = {
    "1": Text(
        "Right for photos: each row is one distribution over the classes.",
        "Correcto para fotos: cada fila es una distribución sobre las clases.",
    ),
    "-1": Text(
        "The last axis, here the same as 1: right for one vector and for any batch.",
        "El último eje, aquí igual que 1: correcto para un vector y para cualquier "
        "lote.",
    ),
    "0": Text(
        "Wrong for photos, and no error tells you: the photos compete for each class, "
        "and no row adds up to 1.",
        "Incorrecto para fotos, y ningún error avisa: las fotos compiten por cada "
        "clase, y ninguna fila suma 1.",
    ),
    "None": Text(
        "Wrong for photos: all six numbers split one 100 %. SciPy and JAX read None "
        "this way; TensorFlow takes the last axis, PyTorch wants a number.",
        "Incorrecto para fotos: los seis números se reparten un único 100 %. SciPy y "
        "JAX entienden así None; TensorFlow toma el último eje, PyTorch pide un "
        "número.",
    ),
}
ONE_VECTOR = Text(
    "One vector has only axis 0, so `nn.Softmax(dim=1)` on it raises IndexError in "
    "PyTorch. With −1 the same line works for a vector and for a batch.",
    "Un vector solo tiene el eje 0, así que `nn.Softmax(dim=1)` lanza IndexError en "
    "PyTorch. Con −1 la misma línea sirve para un vector y para un lote.",
)

lang = controls.lang()

library = controls.option(
    LIBRARY(lang),
    tuple(LIBRARIES),
    "numpy",
    "lib",
    st.pills,
    label_visibility="collapsed",
)
left, right = st.columns([3, 2], gap="medium")
with left:
    program_place = controls.answer()
    program_place.subheader(PROGRAM(lang, library=LIBRARIES[library]), anchor=False)
with right:
    st.subheader(PRINTS(lang), anchor=False)
    output_place = st.container()
    controls.explained(DIGITS(lang), small=True)
    controls.explained(TESTED(lang), small=True)
truth = st.selectbox(
    TRUTH(lang), range(MAX_CLASSES), key="truth", bind="query-params", width=220
)

st.subheader(BATCH_TITLE(lang), anchor=False)
axis = controls.option(AXIS(lang), tuple(AXES), "1", "axis")
sums = core.batch_softmax(BATCH, AXES[axis])
p = sums.probabilities.tolist()
# Four decimals here, as the program below prints them.
row_sums = [fixed(total, lang, 4) for total in sums.row_sums.tolist()]
column_sums = [fixed(total, lang, 4) for total in sums.column_sums.tolist()]
st.html(
    batch_table(
        BATCH_CAPTION(lang),
        ANIMALS(lang),
        [PHOTO(lang, i=str(i)) for i in (1, 2)],
        [[number(z, lang) for z in row] for row in BATCH],
        [[fixed(x, lang, 4) for x in row] for row in p],
        list(zip(row_sums, sums.rows_are_one, strict=True)),
        list(zip(column_sums, sums.columns_are_one, strict=True)),
        axis,
        SUM(lang),
    )
)
st.markdown(SAYS[axis](lang))
batch = batch_snippet(library, BATCH, axis, p, lang)
left, right = st.columns([3, 2], gap="medium")
left.code(batch.source, language="python", wrap_lines=True)
right.code(batch.output, language=None, wrap_lines=True)
controls.explained(ONE_VECTOR(lang), small=True)

controls.takeaway(TAKEAWAY)


def show() -> None:
    """Write the program of the scenario, and what it prints."""
    scenario = controls.scenario_stage()
    logits, t = scenario.logits, scenario.temperature
    numbers = Numbers(
        core.softmax(logits, t).tolist(), core.log_softmax(logits, t).tolist()
    )
    true = scenario.nearest(truth)
    program = scenario_snippet(library, scenario, true, numbers, lang)
    with program_place:
        st.code(program.source, language="python", wrap_lines=True)
    with output_place:
        st.code(program.output, language=None, wrap_lines=True)


controls.follow(show)
