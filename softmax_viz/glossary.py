"""The terms of the pages: each explained in one sentence, and found again in others."""

import html
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Final

from softmax_viz.text import Lang, Text


@dataclass(frozen=True)
class Term:
    """A term, its one sentence, and the slug of the page where it is met.

    `slug` is what a link to it says: a promise. `also` lists other writings,
    separated by a bar; a plural in s or es is understood.
    """

    slug: str
    name: Text
    says: Text
    page: str
    also: Text | None = None

    def writings(self, lang: Lang) -> tuple[str, ...]:
        """Return how the term is written in `lang`, its name first."""
        others = self.also(lang).split("|") if self.also else []
        return (self.name(lang), *others)


TERMS: Final = (
    Term(
        "logit",
        Text("logit", "logit"),
        Text(
            "The score that a model gives to a class: any number; the larger, the more "
            "likely the class.",
            "La puntuación que un modelo da a una clase: cualquier número; cuanto "
            "mayor, más probable la clase.",
        ),
        "playground",
    ),
    Term(
        "softmax",
        Text("softmax", "softmax"),
        Text(
            "Turns scores into probabilities: each p is its e^(z/T) over the sum of "
            "them all.",
            "Convierte puntuaciones en probabilidades: cada p es su e^(z/T) entre la "
            "suma de todas.",
        ),
        "playground",
    ),
    Term(
        "temperature",
        Text("temperature", "temperatura"),
        Text(
            "The number T that divides every logit: a small T favours the leader, a "
            "large T evens all classes out.",
            "El número T que divide todos los logits: una T pequeña favorece a la "
            "primera clase, una T grande las iguala.",
        ),
        "playground",
    ),
    Term(
        "distribution",
        Text("probability distribution", "distribución de probabilidad"),
        Text(
            "Numbers from 0 to 1, one for each possibility, that add up to 1.",
            "Números de 0 a 1, uno para cada posibilidad, que suman 1.",
        ),
        "playground",
        Text("distribution", "distribución|distribuciones"),
    ),
    Term(
        "network",
        Text("neural network", "red neuronal"),
        Text(
            "A program of many layers of sums and simple curves, whose numbers, the "
            "weights, were learned from examples.",
            "Un programa de muchas capas de sumas y curvas sencillas, cuyos números, "
            "los pesos, se aprendieron con ejemplos.",
        ),
        "playground",
        Text("neural networks", "redes neuronales"),
    ),
    Term(
        "output-layer",
        Text("output layer", "capa de salida"),
        Text(
            "Where a network ends: its inputs h become one logit for each class, "
            "z = W·h + b.",
            "Donde termina una red: sus entradas h se vuelven un logit para cada "
            "clase, z = W·h + b.",
        ),
        "models",
        Text("last layer", "última capa"),
    ),
    Term(
        "entropy",
        Text("entropy", "entropía"),
        Text(
            "How undecided a distribution is: 0 when one class has 100 %, largest when "
            "all classes have the same.",
            "Lo indecisa que es una distribución: 0 cuando una clase tiene el 100 %, "
            "máxima cuando todas tienen lo mismo.",
        ),
        "playground",
    ),
    Term(
        "nat",
        Text("nat", "nat"),
        Text(
            "The unit of entropy and loss with the natural logarithm: 1 nat is 1.44 "
            "bits.",
            "La unidad de la entropía y de la pérdida con el logaritmo natural: 1 nat "
            "son 1,44 bits.",
        ),
        "loss",
    ),
    Term(
        "bit",
        Text("bit", "bit"),
        Text(
            "The unit of entropy with the logarithm to base 2: the answer to a fair "
            "yes-or-no question is worth 1 bit.",
            "La unidad de la entropía con el logaritmo en base 2: la respuesta a una "
            "pregunta de sí o no, a partes iguales, vale 1 bit.",
        ),
        "playground",
    ),
    Term(
        "effective-classes",
        Text("effective classes", "clases efectivas"),
        Text(
            "e to the power of the entropy in nats: how many equally likely classes "
            "would be just as undecided.",
            "e elevado a la entropía en nats: cuántas clases igual de probables serían "
            "igual de indecisas.",
        ),
        "playground",
    ),
    Term(
        "one-hot",
        Text("one-hot", "one-hot"),
        Text(
            "A distribution with 100 % at one class and 0 at all others.",
            "Una distribución con el 100 % en una clase y 0 en todas las demás.",
        ),
        "sharpen",
    ),
    Term(
        "sparsemax",
        Text("sparsemax", "sparsemax"),
        Text(
            "A relative of softmax that gives exactly 0 to classes far behind.",
            "Un pariente de softmax que da exactamente 0 a las clases muy atrasadas.",
        ),
        "sharpen",
    ),
    Term(
        "entmax",
        Text("entmax", "entmax"),
        Text(
            "A family from softmax (α = 1) to sparsemax (α = 2): the larger its α, the "
            "sooner a class gets exactly 0.",
            "Una familia de softmax (α = 1) a sparsemax (α = 2): cuanto mayor es α, "
            "antes recibe una clase exactamente 0.",
        ),
        "sharpen",
        Text("entmax 1.5", "entmax 1,5"),
    ),
    Term(
        "jacobian",
        Text("Jacobian matrix", "matriz jacobiana"),
        Text(
            "The table of all slopes: how much each probability moves when each logit "
            "is raised a little.",
            "La tabla de todas las pendientes: cuánto se mueve cada probabilidad al "
            "subir un poco cada logit.",
        ),
        "geometry",
        Text("Jacobian", "jacobiana"),
    ),
    Term(
        "sigmoid",
        Text("sigmoid", "sigmoide"),
        Text(
            "Turns one logit into one probability, 1/(1 + e^(−z)): the softmax of two "
            "classes with the logits z and 0.",
            "Convierte un logit en una probabilidad, 1/(1 + e^(−z)): la softmax de dos "
            "clases con los logits z y 0.",
        ),
        "sigmoid",
    ),
    Term(
        "cross-entropy",
        Text("cross-entropy", "entropía cruzada"),
        Text(
            "The usual loss of a classifier: −ln of the probability that it gave to "
            "the true class.",
            "La pérdida habitual de un clasificador: −ln de la probabilidad que dio a "
            "la clase correcta.",
        ),
        "loss",
    ),
    Term(
        "gradient",
        Text("gradient", "gradiente"),
        Text(
            "The slopes of the loss, one for each logit; training steps the other way.",
            "Las pendientes de la pérdida, una por cada logit; entrenar es ir en "
            "sentido contrario.",
        ),
        "loss",
    ),
    Term(
        "learning-rate",
        Text("learning rate", "tasa de aprendizaje"),
        Text(
            "How large a step training takes against the gradient.",
            "Lo grande que es cada paso del entrenamiento contra el gradiente.",
        ),
        "loss",
    ),
    Term(
        "label-smoothing",
        Text("label smoothing", "suavizado de etiquetas"),
        Text(
            "A target of a little less than 100 % for the true class, so that the "
            "logits stay finite.",
            "Un objetivo de algo menos del 100 % para la clase correcta, para que los "
            "logits sigan finitos.",
        ),
        "loss",
        Text("smoothing", "suavizado"),
    ),
    Term(
        "argmax",
        Text("argmax", "argmax"),
        Text(
            "The class with the largest logit, which at every T > 0 has the largest "
            "probability, too.",
            "La clase con el logit mayor, que con cualquier T > 0 tiene también la "
            "probabilidad mayor.",
        ),
        "decisions",
    ),
    Term(
        "top-k",
        Text("top-k", "top-k"),
        Text(
            "Keeps the k most likely classes, drops the others, and divides by what is "
            "left.",
            "Conserva las k clases más probables, quita las demás y divide entre lo "
            "que queda.",
        ),
        "decisions",
    ),
    Term(
        "top-p",
        Text("top-p", "top-p"),
        Text(
            "Keeps the fewest classes that together have at least p, drops the others, "
            "and divides by what is left.",
            "Conserva el menor número de clases que juntas suman al menos p, "
            "quita las demás y divide entre lo que queda.",
        ),
        "decisions",
    ),
    Term(
        "standard-error",
        Text("standard error", "error estándar"),
        Text(
            "How far an average of n random results typically lies from the true "
            "value; for a share it is √(p(1 − p)/n).",
            "Cuánto suele alejarse del valor verdadero un promedio de n resultados al "
            "azar; para una proporción es √(p(1 − p)/n).",
        ),
        "decisions",
        Text("standard errors", "errores estándar"),
    ),
    Term(
        "gumbel",
        Text("Gumbel noise", "ruido de Gumbel"),
        Text(
            "Random numbers −ln(−ln u), u being uniform from 0 to 1; added to each "
            "z/T, they make the largest sum a draw from softmax.",
            "Números al azar −ln(−ln u), con u uniforme de 0 a 1; sumados a cada z/T, "
            "hacen que la suma mayor salga con las probabilidades de softmax.",
        ),
        "decisions",
        Text("Gumbel-max", "Gumbel-max"),
    ),
    Term(
        "regret",
        Text("regret", "arrepentimiento (regret)"),
        Text(
            "What was lost against always pulling the best.",
            "Lo que se dejó de ganar frente a elegir siempre lo mejor.",
        ),
        "bandit",
        Text("regret", "arrepentimiento"),
    ),
    Term(
        "policy-gradient",
        Text("policy gradient", "gradiente de la política"),
        Text(
            "Learning from rewards: each logit moves by reward × (y − p), y being "
            "one-hot at what was done, so that what paid is done more often.",
            "Aprender de las recompensas: cada logit se mueve recompensa × (y − p), "
            "con y one-hot en lo que se hizo; así se repite más lo que dio premio.",
        ),
        "bandit",
        Text("policy gradients", "gradiente de política|gradientes de política"),
    ),
    Term(
        "token",
        Text("token", "token"),
        Text(
            "A piece of text, a word or a part of one, that a language model reads and "
            "writes as one unit.",
            "Un trozo de texto, una palabra o parte de ella, que un modelo de lenguaje "
            "lee y escribe como una unidad.",
        ),
        "models",
    ),
    Term(
        "calibration",
        Text("calibration", "calibración"),
        Text(
            "Whether a model is right as often as it says: of all that it says with "
            "90 %, 90 % should be right.",
            "Si un modelo acierta tanto como dice: de todo lo que dice con un 90 %, "
            "debería acertar el 90 %.",
        ),
        "calibration",
        Text("calibrated", "calibrado|calibrada"),
    ),
    Term(
        "ece",
        Text("ECE", "ECE"),
        Text(
            "Expected calibration error: the average gap between how sure a model says "
            "it is and how often it is right.",
            "Error de calibración esperado: la diferencia media entre lo seguro que un "
            "modelo dice estar y cuánto acierta.",
        ),
        "calibration",
    ),
    Term(
        "nll",
        Text("NLL", "NLL"),
        Text(
            "Negative log-likelihood: the average of −ln p of the true class over many "
            "examples.",
            "Log-verosimilitud negativa: el promedio de −ln p de la clase correcta en "
            "muchos ejemplos.",
        ),
        "calibration",
    ),
    Term(
        "log-sum-exp",
        Text("log-sum-exp", "log-sum-exp"),
        Text(
            "ln of the sum of all e^z; with the maximum subtracted first, no "
            "exponential overflows.",
            "ln de la suma de todos los e^z; restando antes el máximo, ninguna "
            "exponencial se desborda.",
        ),
        "overflow",
    ),
    Term(
        "log-softmax",
        Text("log-softmax", "log-softmax"),
        Text(
            "ln p in one step, z − log-sum-exp: finite even where p itself has become "
            "0.",
            "ln p en un solo paso, z − log-sum-exp: finito incluso donde p ya se ha "
            "vuelto 0.",
        ),
        "overflow",
    ),
    Term(
        "format",
        Text("number format", "formato numérico"),
        Text(
            "How a computer stores a number: float16 in 16 bits, up to 65504; float32 "
            "in 32 bits, up to 3.4 × 10³⁸.",
            "Cómo guarda un ordenador un número: float16 en 16 bits, hasta 65504; "
            "float32 en 32 bits, hasta 3,4 × 10³⁸.",
        ),
        "overflow",
        Text("float format|float16|bfloat16", "formatos numéricos|float16|bfloat16"),
    ),
    Term(
        "overflow",
        Text("overflow", "desbordamiento"),
        Text(
            "A result beyond the largest number of a format: it becomes ∞, or NaN "
            "where the format has no ∞.",
            "Un resultado mayor que el mayor número de un formato: se vuelve ∞, o NaN "
            "si el formato no tiene ∞.",
        ),
        "overflow",
        Text("overflowing", "se desborda|se desborde|se desbordan"),
    ),
    Term(
        "underflow",
        Text("underflow", "subdesbordamiento (underflow)"),
        Text(
            "A result too close to 0 for its format: it becomes 0.",
            "Un resultado demasiado cercano a 0 para su formato: se vuelve 0.",
        ),
        "overflow",
    ),
    Term(
        "nan",
        Text("NaN", "NaN"),
        Text(
            "“Not a number”: what ∞/∞ and 0/0 give; sums, products and losses that "
            "contain it are NaN, too.",
            "«No es un número»: lo que dan ∞/∞ y 0/0; también son NaN las sumas, los "
            "productos y las pérdidas que lo contienen.",
        ),
        "overflow",
    ),
    Term(
        "batch",
        Text("batch", "lote"),
        Text(
            "Several examples calculated at once, each a row of one table.",
            "Varios ejemplos calculados a la vez, cada uno una fila de una tabla.",
        ),
        "code",
    ),
)

# What is left as it is: code, formulas and links.
_KEPT: Final = re.compile(r"(`[^`]*`|\$[^$]*\$|\[[^\]]*\]\([^)]*\))")


def by_alphabet(lang: Lang) -> tuple[Term, ...]:
    """Return the terms in the order of the language's own alphabet."""
    return tuple(sorted(TERMS, key=lambda term: alphabetical(term.name(lang))))


def alphabetical(word: str) -> str:
    """Return what a word is sorted by: no case, no accents, ñ between n and o."""
    own = word.casefold().replace("ñ", "n\uffff")
    parts = unicodedata.normalize("NFD", own)
    return "".join(mark for mark in parts if not unicodedata.combining(mark))


def explained(
    sentence: str, lang: Lang, known: Collection[str]
) -> tuple[str, set[str]]:
    """Return `sentence` with each term's first mention as a button that explains it.

    `sentence` is Markdown, the result Markdown with HTML in it; terms whose slugs are
    in `known` stay as they are. The second result has the slugs of those now marked.
    A press, a tap or Enter opens the term's sentence as a popover, by HTML alone; what
    looks like HTML in `sentence` is shown as text.
    """
    found: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        term = _term_of(lang)[match.group().casefold()]
        if term.slug in known or term.slug in found:
            return match.group()
        found.add(term.slug)
        return _button(term, match.group(), lang)

    pieces = _KEPT.split(sentence)
    for i in range(0, len(pieces), 2):  # the odd ones are kept
        pieces[i] = _pattern(lang).sub(mark, pieces[i].replace("<", "&lt;"))
    return "".join(pieces), found


def _button(term: Term, written: str, lang: Lang) -> str:
    at, says = f"term-{term.slug}", html.escape(term.says(lang))
    return (
        f'<button type="button" class="term" popovertarget="{at}">{written}</button>'
        f'<span popover id="{at}" class="meaning" role="note">{says}</span>'
    )


@cache
def _term_of(lang: Lang) -> dict[str, Term]:
    """Return the term of each of its writings, plurals included, in lower case."""
    return {
        f"{writing.casefold()}{ending}": term
        for term in TERMS
        for writing in term.writings(lang)
        for ending in ("", "s", "es")
    }


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    """Return what finds every writing, the longest first, as a word of its own."""
    writings = sorted(_term_of(lang), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, writings))})(?![\w-])", re.IGNORECASE
    )
