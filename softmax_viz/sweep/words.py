"""What the overflow slider says, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "shift": Text(
        "Shift c, added to every logit", "Desplazamiento c, sumado a cada logit"
    ),
    "naive": Text("Textbook formula, in {format}", "Fórmula del libro, en {format}"),
    "stable": Text(
        "Maximum subtracted first, in {format}", "Restando antes el máximo, en {format}"
    ),
    "class": Text("Class", "Clase"),
    "stored": Text("z + c as stored", "z + c almacenado"),
    "lost": Text("0 (lost)", "0 (perdido)"),
    "window": Text("safe window", "ventana segura"),
}
SAYS: Final = {
    "none": Text(
        "Nothing breaks here: both ways agree.",
        "Aquí no se rompe nada: las dos formas coinciden.",
    ),
    "inf/inf": Text(
        "∞ / ∞ = NaN: an exponential is too large for this format.",
        "∞ / ∞ = NaN: una exponencial es demasiado grande para este formato.",
    ),
    "finite/inf": Text(
        "finite / ∞: every exponential fits, their sum does not, and all is lost "
        "without a word of warning.",
        "finito / ∞: cada exponencial cabe, su suma no, y todo se pierde sin aviso.",
    ),
    "0/0": Text(
        "0 / 0 = NaN: every exponential is too small for this format.",
        "0 / 0 = NaN: todas las exponenciales son demasiado pequeñas para el formato.",
    ),
    "log 0": Text(
        "A probability has become 0, so its logarithm, the loss, is −∞.",
        "Una probabilidad se ha vuelto 0, así que su logaritmo, la pérdida, es −∞.",
    ),
}
