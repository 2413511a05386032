"""The one ordered list of demos: navigation, cards and tests follow from it."""

from dataclasses import dataclass
from typing import Final

from softmax_viz.text import Text


@dataclass(frozen=True)
class Demo:
    """One page: its place in the URL, its script in demos/, and what it is about."""

    slug: str
    chapter: Text
    title: Text
    idea: Text

    @property
    def script(self) -> str:
        """Return the path of the page's script, as st.Page takes it from app.py."""
        return f"softmax_viz/demos/{self.slug}.py"


SEE = Text("See it", "Verlo")
USE = Text("Use it", "Usarlo")
TRUST = Text("Trust it", "Fiarse")
BUILD = Text("Build it", "Construirlo")

DEMOS: Final = (
    Demo(
        "playground",
        SEE,
        Text("Playground", "Explorar"),
        Text(
            "Drag a logit: every probability moves. Pull a probability: a logit moves.",
            "Arrastra un logit: se mueven todas las probabilidades. Tira de una "
            "probabilidad: se mueve un logit.",
        ),
    ),
    Demo(
        "steps",
        SEE,
        Text("Step by step", "Paso a paso"),
        Text(
            "The whole calculation with your numbers, and what never changes.",
            "Todo el cálculo con tus números, y lo que nunca cambia.",
        ),
    ),
    Demo(
        "sharpen",
        SEE,
        Text("Does softmax always sharpen?", "¿Softmax siempre agudiza?"),
        Text(
            "Scale the logits: from flatter than plain division to nearly one-hot.",
            "Escala los logits: de más plana que dividir a casi one-hot.",
        ),
    ),
    Demo(
        "geometry",
        SEE,
        Text("Geometry", "Geometría"),
        Text(
            "Softmax is a point in a triangle: drag it, and see every slope.",
            "Softmax es un punto en un triángulo: arrástralo y mira cada pendiente.",
        ),
    ),
    Demo(
        "sigmoid",
        USE,
        Text("Softmax or sigmoid?", "¿Softmax o sigmoide?"),
        Text(
            "One answer out of many, or a yes or no for each?",
            "¿Una respuesta entre muchas, o un sí o no para cada una?",
        ),
    ),
    Demo(
        "loss",
        USE,
        Text("Loss and gradient", "Pérdida y gradiente"),
        Text(
            "Say what is true: the loss, its arrows, and a model that learns.",
            "Di qué es verdad: la pérdida, sus flechas y un modelo que aprende.",
        ),
    ),
    Demo(
        "decisions",
        USE,
        Text("Decisions and sampling", "Decisiones y sorteos"),
        Text(
            "One random number falls on a bar: what is drawn, and what a cut loses.",
            "Un número aleatorio cae en una barra: qué sale, y qué pierde un corte.",
        ),
    ),
    Demo(
        "bandit",
        USE,
        Text("Explore or exploit?", "¿Explorar o explotar?"),
        Text(
            "Slot machines of unknown worth: temperature decides how curious you are.",
            "Tragaperras de valor desconocido: la temperatura decide tu curiosidad.",
        ),
    ),
    Demo(
        "models",
        TRUST,
        Text("Real models", "Modelos reales"),
        Text(
            "Real logits of photos, words and digits: from 10 to 49,152 classes.",
            "Logits reales de fotos, palabras y cifras: de 10 a 49 152 clases.",
        ),
    ),
    Demo(
        "calibration",
        TRUST,
        Text("Is 90 % really 90 %?", "¿El 90 % es de verdad el 90 %?"),
        Text(
            "How sure two real classifiers are, how often right, and a T to mend it.",
            "Qué seguros están dos clasificadores reales, y la T que los corrige.",
        ),
    ),
    Demo(
        "overflow",
        BUILD,
        Text("Overflow", "Desbordamiento"),
        Text(
            "Break the textbook formula in six number formats, and mend it.",
            "Rompe la fórmula del libro en seis formatos numéricos, y arréglala.",
        ),
    ),
    Demo(
        "code",
        BUILD,
        Text("In code", "En código"),
        Text(
            "Your numbers as a program in five libraries, with what it prints.",
            "Tus números como programa en cinco bibliotecas, y lo que imprime.",
        ),
    ),
)
HOME: Final = DEMOS[0]
CHAPTERS: Final = tuple(dict.fromkeys(demo.chapter for demo in DEMOS))
