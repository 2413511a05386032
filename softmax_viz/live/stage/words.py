"""What the stage says, in both languages; stage.js fills in the {placeholders}."""

from typing import Final

from softmax_viz.text import Text

SIGMOID = Text("sigmoid", "sigmoide")
WORDS: Final = {
    "undo": Text("Undo", "Deshacer"),
    "redo": Text("Redo", "Rehacer"),
    "reset": Text("Reset", "Restablecer"),
    "presets": Text("Examples", "Ejemplos"),
    "add": Text("+ class", "+ clase"),
    "remove": Text("Remove {name}", "Quitar {name}"),
    "unfold": Text("Show the stage's own classes", "Mostrar las clases del escenario"),
    "fold": Text("Hide the stage's own classes", "Ocultar las clases del escenario"),
    "link": Text("Copy link", "Copiar enlace"),
    "linkCopied": Text("Link copied ✓", "Enlace copiado ✓"),
    "linkByHand": Text("Copy this link:", "Copia este enlace:"),
    "temperature": Text("Temperature", "Temperatura"),
    "temperatureValue": Text("Temperature value", "Valor de la temperatura"),
    "threshold": Text("Threshold", "Umbral"),
    "logit": Text("Logit z", "Logit z"),
    "softmax": Text(
        "Probability p = softmax(z / T)", "Probabilidad p = softmax(z / T)"
    ),
    "sigmoid": Text("Sigmoid σ(z)", "Sigmoide σ(z)"),
    "shortSoftmax": Text("softmax", "softmax"),
    "shortSigmoid": SIGMOID,
    "nameOf": Text("Name of class {i}", "Nombre de la clase {i}"),
    "logitOf": Text("Logit of {name}", "Logit de {name}"),
    "logitValueOf": Text("Logit value of {name}", "Valor del logit de {name}"),
    "value": Text("{z}, probability {p}", "{z}, probabilidad {p}"),
    "probabilityOf": Text("Probability of {name}", "Probabilidad de {name}"),
    "pullValue": Text("{p}, logit {z}", "{p}, logit {z}"),
    "noPull": Text(
        "At T = 0 and T = ∞ the probabilities are limits: no logit sets them one by "
        "one.",
        "Con T = 0 y T = ∞ las probabilidades son límites: ningún logit las fija una a "
        "una.",
    ),
    "pulled": Text(
        "Only the logit of {name} had to move, {from} → {to}; the others keep their "
        "ratios. Adding any constant to all logits gives the same.",
        "Solo tuvo que moverse el logit de {name}, {from} → {to}; las demás conservan "
        "sus cocientes. Sumar una constante a todos los logits da lo mismo.",
    ),
    "pullStops": Text(
        "It stops short of 0 and 100 %: e^z is never 0, so no finite logit gets there.",
        "Se detiene antes del 0 y del 100 %: e^z nunca es 0, así que ningún logit "
        "finito llega.",
    ),
    "truthIs": Text("This is the truth: {name}", "Esta es la verdadera: {name}"),
    "badLogit": Text(
        "“{text}” is not a finite number. Write for example −1.5 or 2e3.",
        "«{text}» no es un número finito. Escribe por ejemplo −1,5 o 2e3.",
    ),
    "badTemperature": Text(
        "The temperature is a number from 0 up, such as 0.5, or ∞.",
        "La temperatura es un número desde 0, como 0,5, o ∞.",
    ),
    "leader": Text("leader", "primero"),
    "tie": Text("a tie", "empate"),
    "odds": Text("odds over the next", "ventaja sobre el segundo"),
    "entropy": Text("entropy", "entropía"),
    "effective": Text("effective classes", "clases efectivas"),
    "of": Text("{x} of {n}", "{x} de {n}"),
    "now": Text("now ", "ahora "),
    "ratio": Text(
        "{a} is {now}{x} times as likely as {b}: a gap of {gap} at T = {t}.",
        "{a} es {now}{x} veces tan probable como {b}: una diferencia de {gap} "
        "con T = {t}.",
    ),
    "equally": Text(
        "{a} and {b} are {now}equally likely: there is no gap between their logits.",
        "{a} y {b} son {now}igual de probables: no hay diferencia entre sus logits.",
    ),
    "allEqual": Text(
        "At T = ∞ every class is equally likely, whatever its logit.",
        "Con T = ∞ todas las clases son igual de probables, sea cual sea su logit.",
    ),
    "winnerTakesAll": Text(
        "At T = 0 the largest logit takes everything: {a} beats {b} by {gap}.",
        "Con T = 0 el logit mayor se lo lleva todo: {a} supera a {b} por {gap}.",
    ),
    "beyondCounting": Text(
        "{a} is {now}more times as likely as {b} than a float64 can hold: a gap of "
        "{gap} at T = {t}.",
        "{a} es {now}más veces tan probable como {b} de lo que cabe en un float64: "
        "una diferencia de {gap} con T = {t}.",
    ),
}
