"""What the cumulative bar and the rows of noise say, in both languages."""

from typing import Final

from softmax_viz.text import Text

TALLY: Final = {
    "drawn": Text("Draws: {n} · {counts}", "Sorteos: {n} · {counts}"),
    "more": Text("and {n} more", "y {n} más"),
}
CUMULATIVE: Final = TALLY | {
    "u": Text("Random number u", "Número aleatorio u"),
    "argmax": Text("Always the largest", "Siempre el mayor"),
    "draw": Text("A draw", "Un sorteo"),
    "leads": Text(
        "{name}, ahead by {z} in the logit and {p} points in p. No T > 0 changes that.",
        "{name}, por delante {z} en el logit y {p} puntos en p. Ninguna T > 0 lo "
        "cambia.",
    ),
    "leadsAtInfinity": Text(
        "{name} by its logit, ahead by {z}; at T = ∞ every p is the same.",
        "{name} por su logit, por delante {z}; con T = ∞ todas las p son iguales.",
    ),
    "tie": Text(
        "a tie of {names}. A computer takes the first: {name}.",
        "empate de {names}. Un ordenador toma el primero: {name}.",
    ),
    "falls": Text(
        "u = {u} lies between {a} and {b}: {name}.",
        "u = {u} está entre {a} y {b}: {name}.",
    ),
    "before": Text("p = softmax(z / T)", "p = softmax(z / T)"),
    "cut": Text("Cut off the tail", "Cortar la cola"),
    "nothing": Text("nothing", "nada"),
    "sizeK": Text("keep the k most likely", "conservar las k más probables"),
    "sizeP": Text("keep a mass of at least p", "conservar una masa de al menos p"),
    "lost": Text(
        "Cut off: {mass} of the probability ({names}). The rest grows ×\u00a0{x}.",
        "Se corta el {mass} de la probabilidad ({names}). El resto crece ×\u00a0{x}.",
    ),
    "nothingLost": Text(
        "Cut off: 0 %. Every class can still be drawn.",
        "Se corta el 0 %. Aún puede salir cualquier clase.",
    ),
    "nothingLostAtZero": Text(
        "Cut off: 0 %.",
        "Se corta el 0 %.",
    ),
    "one": Text("Draw one", "Sortear una vez"),
    "ten": Text("Draw ten", "Sortear diez"),
    "clear": Text("Clear", "Borrar"),
    "noneYet": Text(
        "Draw some, then drag T or a logit: each mark keeps its u, and only the "
        "borders move.",
        "Sortea unas cuantas y arrastra T o un logit: cada marca conserva su u y solo "
        "se mueven los bordes.",
    ),
}
GUMBEL: Final = TALLY | {
    "start": Text("(z − max) / T", "(z − máx) / T"),
    "noise": Text("+ noise g", "+ ruido g"),
    "score": Text("= score", "= resultado"),
    "wins": Text(
        "{name} has the largest score and is drawn.",
        "{name} tiene el mayor resultado y sale elegida.",
    ),
    "argmaxToo": Text("So would it be without noise.", "Sin ruido también saldría."),
    "upset": Text(
        "The noise has lifted it over {best}.",
        "El ruido la ha subido por encima de {best}.",
    ),
    "again": Text("New noise", "Otro ruido"),
    "back": Text("From the start", "Desde el principio"),
    "row": Text(
        "{name}: {start} plus noise {noise} is {score}",
        "{name}: {start} más ruido {noise} es {score}",
    ),
}
