"""What the cumulative bar and the rows of noise say, in both languages."""

from typing import Final

from softmax_viz.text import Text

TALLY: Final = {
    "drawn": Text("Draws: {n} · {counts}", "Muestras: {n} · {counts}"),
    "more": Text("and {n} more", "y {n} más"),
}
CUMULATIVE: Final = TALLY | {
    "u": Text("Random number u", "Número aleatorio u"),
    "argmax": Text("Always the largest", "Siempre el mayor"),
    "draw": Text("A draw", "Una muestra"),
    "leads": Text(
        "{name} leads at every T > 0: by {z} in the logit, and now by {p} points in p.",
        "{name} va por delante con cualquier T > 0: {z} en el logit y, ahora, {p} "
        "puntos en p.",
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
    "cut": Text("Cut off the tail", "Recortar la cola"),
    "nothing": Text("nothing", "nada"),
    "sizeK": Text("keep the k most likely", "conservar las k más probables"),
    "sizeP": Text(
        "keep at least p of the probability", "conservar al menos p de la probabilidad"
    ),
    "lost": Text(
        "Thrown away: {mass} of the probability ({names}). The rest grows ×\u00a0{x}.",
        "Se descarta el {mass} de la probabilidad ({names}). El resto crece "
        "×\u00a0{x}.",
    ),
    "nothingLost": Text(
        "Thrown away: 0 %. Every class can still be drawn.",
        "Se descarta el 0 %. Aún puede salir cualquier clase.",
    ),
    "nothingLostAtZero": Text("Thrown away: 0 %.", "Se descarta el 0 %."),
    "one": Text("Draw one", "Muestrear una vez"),
    "ten": Text("Draw ten", "Muestrear diez"),
    "clear": Text("Clear", "Borrar"),
    "noneYet": Text(
        "Draw some, then drag T or a logit: each mark keeps its u, and only the "
        "borders move.",
        "Muestrea algunas veces y arrastra T o un logit: cada marca conserva su u y "
        "solo se mueven los bordes.",
    ),
}
GUMBEL: Final = TALLY | {
    "start": Text("(z − max) / T", "(z − máx) / T"),
    "noise": Text("+ noise g", "+ ruido g"),
    "score": Text("= score", "= puntuación"),
    "wins": Text(
        "{name} has the largest score and is drawn.",
        "{name} tiene la mayor puntuación y sale.",
    ),
    "argmaxToo": Text(
        "It would be so without noise, too.", "Sin ruido también saldría."
    ),
    "upset": Text(
        "The noise has lifted it over {best}.",
        "El ruido le ha dado ventaja sobre {best}.",
    ),
    "again": Text("New noise", "Otro ruido"),
    "back": Text("From the start", "Desde el principio"),
    "row": Text(
        "{name}: {start} plus noise {noise} is {score}",
        "{name}: {start} más ruido {noise} da {score}",
    ),
}
