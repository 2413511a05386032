"""What the scale slider, the methods and the ruler say, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "scale": Text("Scale of all logits", "Escala de todos los logits"),
    "span": Text("largest gap {gap}", "mayor diferencia {gap}"),
    "chart": Text(
        "Share of {a}, the largest logit, at every scale",
        "Parte de {a}, el logit mayor, a cada escala",
    ),
    "flatZone": Text("flatter than division", "más plana que dividir"),
    "sharpZone": Text("sharper than division", "más concentrada que dividir"),
    "hotZone": Text("nearly one-hot", "casi one-hot"),
    "beside": Text(
        "The same logits, five ways to split 100 %",
        "Los mismos logits, cinco maneras de repartir el 100 %",
    ),
    "ruler": Text(
        "A gap is a ratio: gap / T below, e^(gap/T) above",
        "Una diferencia es un cociente: diferencia / T abajo, e^(diferencia/T) arriba",
    ),
    "chain": Text(
        "How many times the probability of the next class:",
        "Cuántas veces la probabilidad de la clase siguiente:",
    ),
}
METHOD_WORDS: Final = {
    "softmax": Text("softmax", "softmax"),
    "division": Text("plain division", "división simple"),
    "entmax15": Text("entmax 1.5", "entmax 1,5"),
    "sparsemax": Text("sparsemax", "sparsemax"),
    "hardmax": Text("hardmax", "hardmax"),
    "softmaxHow": Text("e^(z/T) / Σ", "e^(z/T) / Σ"),
    "divisionHow": Text("z / Σz", "z / Σz"),
    "entmax15How": Text("between softmax and sparsemax", "entre softmax y sparsemax"),
    "sparsemaxHow": Text("nearest point, cut at 0", "punto más cercano, corta en 0"),
    "hardmaxHow": Text("all to the largest", "todo al mayor"),
}
ZERO_WORDS: Final = {
    "zeros": Text("exactly 0: {names}", "exactamente 0: {names}"),
    "zerosOf": Text("exactly 0: {k} of {n}", "exactamente 0: {k} de {n}"),
    "noZero": Text("exactly 0: no class", "exactamente 0: ninguna clase"),
    "never": Text("exactly 0: never", "exactamente 0: nunca"),
    "noAnswer": Text("no answer", "sin respuesta"),
    "negative": Text(
        "A logit is negative, and no share can be.",
        "Hay un logit negativo, y ninguna parte puede serlo.",
    ),
    "zeroSum": Text("The logits add up to 0.", "Los logits suman 0."),
}
SAYS: Final = {
    "flatter": Text(
        "Flatter: softmax gives {a} {p}, plain division {q}.",
        "Más plana: softmax da a {a} {p}; la división simple, {q}.",
    ),
    "sharper": Text(
        "Sharper: softmax gives {a} {p}, plain division {q} at every scale.",
        "Más concentrada: softmax da a {a} {p}; la división simple, siempre {q}.",
    ),
    "same": Text(
        "Equal here: softmax and plain division both give {a} {p}.",
        "Igual aquí: softmax y la división simple dan a {a} {p}.",
    ),
    "oneHot": Text(
        "Nearly one-hot: softmax gives {a} {p}, yet no class is exactly 0.",
        "Casi one-hot: softmax da a {a} {p}, pero ninguna clase es exactamente 0.",
    ),
    "alone": Text(
        "Softmax gives {a} {p}. Plain division has no answer. {why}",
        "Softmax da a {a} {p}. La división simple no tiene respuesta. {why}",
    ),
    "equal": Text(
        "All logits are equal: at every scale softmax gives each class {p}.",
        "Los logits son iguales: en cualquier escala softmax da a cada clase {p}.",
    ),
    "cold": Text(
        "At T = 0 softmax is hardmax, at every scale.",
        "Con T = 0 softmax es hardmax, en cualquier escala.",
    ),
    "hot": Text(
        "At T = ∞ softmax is uniform, at every scale.",
        "Con T = ∞ softmax es uniforme, en cualquier escala.",
    ),
}
