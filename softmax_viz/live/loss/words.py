"""What the live loss says, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "loss": Text("Loss {x} nats", "Pérdida {x} nats"),
    "curve": Text(
        "Curve of −ln p from 0 to 100 %. The probability of {name} is {p}, and the "
        "loss {x}.",
        "Curva de −ln p del 0 al 100 %. La probabilidad de {name} es {p}, y la "
        "pérdida {x}.",
    ),
    "x": Text("probability of {name}", "probabilidad de {name}"),
    "once": Text("−ln p of the true class", "−ln p de la clase correcta"),
    "smooth": Text(
        "smoothed target: off the curve", "objetivo suavizado: fuera de la curva"
    ),
    "twice": Text(
        "softmax twice: never below {floor}", "softmax dos veces: nunca baja de {floor}"
    ),
    "table": Text(
        "The slope of the loss in each logit",
        "La pendiente de la pérdida en cada logit",
    ),
    "class": Text("Class", "Clase"),
    "p": Text("p", "p"),
    "y": Text("target", "objetivo"),
    "slope": Text("(p − y)/T", "(p − y)/T"),
    "slopeTwice": Text("slope", "pendiente"),
    "numeric": Text("measured", "medida"),
}
