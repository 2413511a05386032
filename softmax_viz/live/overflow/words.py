"""What the overflow slider says, in both languages."""

from typing import Final

from softmax_viz.text import Text

WORDS: Final = {
    "shift": Text("Shift c, added to every logit", "Constante c, sumada a cada logit"),
    "naive": Text("Textbook formula, in {format}", "Fórmula directa, en {format}"),
    "stable": Text(
        "Maximum subtracted first, in {format}", "Restando antes el máximo, en {format}"
    ),
    "class": Text("Class", "Clase"),
    "stored": Text("z + c stored", "z + c guardado"),
    "lost": Text("0 (lost)", "0 (perdido)"),
    "window": Text("safe for e^z and their sum:", "seguro para e^z y su suma:"),
    "tooSmall": Text("e^z becomes 0", "e^z se vuelve 0"),
    "tooLarge": Text("e^z overflows", "e^z se desborda"),
    "points": Text("{x} points", "{x} puntos"),
    "logits": Text(
        "Logits {i} do not fit in {format} (largest {largest}): they are {x} before "
        "softmax begins.",
        "Los logits {i} no caben en {format} (máximo {largest}): ya son {x} antes de "
        "que empiece softmax.",
    ),
}
SAYS: Final = {
    "logit": Text(
        "Logit {i} does not fit in {format} (largest {largest}): it is {x} before "
        "softmax begins.",
        "El logit {i} no cabe en {format} (máximo {largest}): ya es {x} antes de que "
        "empiece softmax.",
    ),
    "quotient": Text(
        "z/T does not fit in {format} (largest {largest}): T is too small for these "
        "logits.",
        "z/T no cabe en {format} (máximo {largest}): T es demasiado pequeña para estos "
        "logits.",
    ),
    "none": Text(
        "Fine: nothing breaks here, and both ways agree.",
        "Bien: aquí no se rompe nada y las dos formas coinciden.",
    ),
    "rough": Text(
        "No NaN, but silently wrong: {format} has too few digits here, and some p is "
        "off by {x}.",
        "Sin NaN, pero incorrecto sin avisar: a {format} le faltan cifras aquí, y "
        "alguna p se desvía {x}.",
    ),
    "inf/inf": Text(
        "∞ / ∞ = NaN: an exponential is too large for {format}.",
        "∞ / ∞ = NaN: una exponencial es demasiado grande para {format}.",
    ),
    "finite/inf": Text(
        "finite / ∞ = silent zeros: each exponential fits, their sum does not. No NaN "
        "gives it away.",
        "finito / ∞ = ceros silenciosos: cada exponencial cabe, su suma no. Ningún NaN "
        "lo delata.",
    ),
    "0/0": Text(
        "0 / 0 = NaN: every exponential is too small for {format}.",
        "0 / 0 = NaN: todas las exponenciales son demasiado pequeñas para {format}.",
    ),
    "log 0": Text(
        "log 0 = −∞: a probability has become 0, and so its loss is infinite.",
        "log 0 = −∞: una probabilidad se ha vuelto 0, y su pérdida es infinita.",
    ),
}
# A format without infinity goes straight to NaN.
SAYS_WITHOUT_INFINITY: Final = {
    "inf/inf": Text(
        "Overflow = NaN: an exponential is too large, and {format} has no ∞.",
        "Desbordamiento = NaN: una exponencial es demasiado grande, y {format} no "
        "tiene ∞.",
    ),
    "finite/inf": Text(
        "Overflow = NaN: each exponential fits, their sum does not, and {format} has "
        "no ∞.",
        "Desbordamiento = NaN: cada exponencial cabe, su suma no, y {format} no tiene "
        "∞.",
    ),
}
CURES: Final = {
    "cast": Text(
        "Cast to {wider} before the logit is made; a later cast leaves {x}.",
        "Convierte a {wider} antes de calcular el logit; después, {x} se queda.",
    ),
    "subtract": Text(
        "Cure: subtract the maximum first; the second table does.",
        "Remedio: restar antes el máximo, como en la segunda tabla.",
    ),
    "log": Text(
        "Cure: log-softmax in one step, which stays finite.",
        "Remedio: log-softmax en un solo paso, que sigue finito.",
    ),
}
STEADY: Final = {
    "still": Text(
        "It stands still: only the gaps between logits count.",
        "No se mueve: solo cuentan las diferencias entre logits.",
    ),
    "rough": Text(
        "No overflow, but {format} rounds z + c and p to few digits: some p is off by "
        "{x}.",
        "Sin desbordamiento, pero {format} redondea z + c y p a pocas cifras: alguna "
        "p se desvía {x}.",
    ),
    "broken": Text(
        "Even this way breaks: z + c or its quotient by T does not fit in {format}.",
        "Hasta esta forma se rompe: z + c o su cociente por T no cabe en {format}.",
    ),
}
