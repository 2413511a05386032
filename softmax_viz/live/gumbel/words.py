"""What the rows of noise say, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
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
    "drawn": Text("Draws: {n} · {counts}", "Sorteos: {n} · {counts}"),
    "more": Text("and {n} more", "y {n} más"),
    "row": Text(
        "{name}: {start} plus noise {noise} is {score}",
        "{name}: {start} más ruido {noise} es {score}",
    ),
}
