"""What the cards of calibration say, in both languages."""

from typing import Final

from softmax_viz.text import Text

RELIABILITY: Final = {
    "accuracy": Text("accuracy", "aciertos"),
    "accuracyNote": Text(
        "on {m} test pictures, at any T", "en {m} imágenes de prueba, con cualquier T"
    ),
    "confidence": Text("mean confidence", "confianza media"),
    "error": Text("calibration error (ECE)", "error de calibración (ECE)"),
    "loss": Text("loss (NLL), in nats", "pérdida (NLL), en nats"),
    "atOne": Text("at T = 1: {x}", "con T = 1: {x}"),
    "diagram": Text("Reliability diagram", "Diagrama de fiabilidad"),
    "rightAxis": Text("↑ how often it is right", "↑ con qué frecuencia acierta"),
    "sureAxis": Text(
        "→ confidence: its largest probability", "→ confianza: su mayor probabilidad"
    ),
    "countAxis": Text("pictures", "imágenes"),
    "right": Text("right", "acierta"),
    "over": Text("over-confident", "exceso de confianza"),
    "under": Text("under-confident", "falta de confianza"),
    "said": Text("what it says", "lo que dice"),
    "wrong": Text("wrong", "falla"),
    "pale": Text("few pictures", "pocas imágenes"),
    "valley": Text("Loss against T: a valley", "Pérdida frente a T: un valle"),
    "temperature": Text("Temperature", "Temperatura"),
    "validation": Text(
        "validation, {m} pictures: lowest at T = {t}",
        "validación, {m} imágenes: mínimo en T = {t}",
    ),
    "test": Text(
        "test, {m} pictures: lowest at T = {t}",
        "prueba, {m} imágenes: mínimo en T = {t}",
    ),
    "now": Text("test, now", "prueba, ahora"),
    "beyond": Text("loss {n}, off the chart", "pérdida {n}, fuera del gráfico"),
    "value": Text(
        "T = {t}, calibration error {e}, loss {n}",
        "T = {t}, error de calibración {e}, pérdida {n}",
    ),
    "altDiagram": Text(
        "Bars of accuracy over confidence at T = {t}; on the diagonal both agree. "
        "{bins}.",
        "Barras de aciertos según la confianza con T = {t}; en la diagonal coinciden. "
        "{bins}.",
    ),
    "altBin": Text("says {c}: right in {a} of {n}", "dice {c}: acierta el {a} de {n}"),
    "altCounts": Text(
        "Number of pictures in each of {b} bins of confidence, from 0 to 100 %: "
        "{counts}.",
        "Número de imágenes en cada uno de {b} tramos de confianza, de 0 a 100 %: "
        "{counts}.",
    ),
    "altValley": Text(
        "Loss against temperature. Validation is lowest at T = {v}, test at T = {s}; "
        "now, at T = {t}, the test loss is {n}.",
        "Pérdida frente a la temperatura. La validación tiene su mínimo en T = {v}, la "
        "prueba en T = {s}; ahora, con T = {t}, la pérdida de prueba es {n}.",
    ),
}
RELIABILITY_SAYS: Final = {
    "over": Text(
        "At T = {t} its mean confidence is {c} and its accuracy {a}: over-confident "
        "by {x} points.",
        "Con T = {t} su confianza media es {c} y acierta el {a}: exceso de confianza "
        "de {x} puntos.",
    ),
    "under": Text(
        "At T = {t} its mean confidence is {c} and its accuracy {a}: under-confident "
        "by {x} points.",
        "Con T = {t} su confianza media es {c} y acierta el {a}: falta de confianza "
        "de {x} puntos.",
    ),
    "close": Text(
        "At T = {t} its mean confidence is {c} and its accuracy {a}: on average, it "
        "is as sure as it is right.",
        "Con T = {t} su confianza media es {c} y acierta el {a}: en promedio, acierta "
        "tanto como dice.",
    ),
    "zero": Text(
        "At T = 0 it says 100 % every time, and is still wrong in {w}. One such "
        "mistake is enough for an infinite loss.",
        "Con T = 0 siempre dice 100 %, y aun así falla el {w}. Basta un fallo así "
        "para que la pérdida sea infinita.",
    ),
    "inf": Text(
        "At T = ∞ it says {c} every time, as a blind guess would. Its largest logit "
        "is still right in {a}.",
        "Con T = ∞ siempre dice {c}, como quien adivina a ciegas. Su mayor logit "
        "sigue acertando el {a}.",
    ),
}

NAMES: Final = {
    "k": Text("letter K", "letra K"),
    "a": Text("letter A", "letra A"),
    "heart": Text("heart", "corazón"),
    "turned": Text("7, turned sideways", "7, girado de lado"),
    "negative": Text("5, in negative", "5, en negativo"),
    "noise": Text("noise", "ruido"),
    "blank": Text("blank sheet", "hoja en blanco"),
    "digit": Text("a real 3", "un 3 de verdad"),
}
# What stands on the buttons and in the address: the same in both languages.
GLYPHS: Final = {
    "K": "k",
    "A": "a",
    "♥": "heart",
    "7↷": "turned",
    "5◐": "negative",
    "▒": "noise",
    "□": "blank",
    "3": "digit",
}
STRANGERS: Final = {
    "picture": Text(
        "Picture of 8 × 8 pixels: {name}", "Imagen de 8 × 8 píxeles: {name}"
    ),
    "bars": Text(
        "Probabilities of the ten digits at T = {t}: {values}.",
        "Probabilidades de los diez dígitos con T = {t}: {values}.",
    ),
    "says": Text(
        "At T = {t} it says “{d}” with {p}. The picture: {name}.",
        "Con T = {t} dice «{d}» con {p}. La imagen: {name}.",
    ),
    "shares": Text(
        "At T = {t} it splits 100 % among ten digits, 10 % each.",
        "Con T = {t} reparte el 100 % entre los diez dígitos, el 10 % a cada uno.",
    ),
    "none": Text("none of these", "ninguno de estos"),
    "noBar": Text("no such class", "no existe esa clase"),
}
