"""Tasks about chance: sigmoid, base rates, calibration, draws and cuts."""

import math
from typing import Final

import numpy as np

from softmax_viz import core
from softmax_viz.tasks import kit
from softmax_viz.tasks.task import Choice, Draft, Kind, Random, said
from softmax_viz.text import Text

# --- two classes ----------------------------------------------------------------------

TWO_ASKS = Text(
    "Two classes have the logits {logits}. Which probability does softmax give {name}?",
    "Dos clases tienen los logits {logits}. ¿Qué probabilidad le da softmax a {name}?",
)
TWO_WHY = Text(
    "Softmax of two classes is the sigmoid of the gap: σ({gap}) = {p}. The sigmoid of "
    "its own logit would be {alone}.",
    "La softmax de dos clases es la sigmoide de la diferencia: σ({gap}) = {p}. La "
    "sigmoide de su propio logit sería {alone}.",
)
DIVIDED = Text(
    "That is plain division; softmax divides e^z.",
    "Esa es la división simple; softmax divide e^z.",
)
SUM = Text(
    "That is the sigmoid of the sum; what counts is the gap.",
    "Esa es la sigmoide de la suma; lo que cuenta es la diferencia.",
)


def two(rng: Random) -> Draft | None:
    """Draw a question about softmax and sigmoid of two classes."""
    first, second = kit.tenth(rng, 0.3, 2.5), kit.tenth(rng, 0.3, 2.5)
    scene = kit.example((first, second))
    p, gap = kit.softmax(scene.logits)[0], first - second
    alone, together = (float(core.sigmoid(z)) for z in (first, first + second))
    return Draft(
        scene,
        said(TWO_ASKS, logits=kit.logits_of(scene), name=kit.name(scene, 0)),
        kit.shares(
            p, (alone, None), (first / (first + second), DIVIDED), (together, SUM)
        ),
        said(
            TWO_WHY,
            gap=kit.shown(round(gap, 1)),
            p=kit.share(p),
            alone=kit.share(alone),
        ),
        quantity=p,
        apart=kit.POINTS_APART,
    )


# --- the sum of sigmoids --------------------------------------------------------------

SUM_ASKS = Text(
    "A photo has the logits {logits}. What do the four sigmoids add up to?",
    "Una foto tiene los logits {logits}. ¿Cuánto suman las cuatro sigmoides?",
)
SUM_WHY = Text(
    "Σσ(z) = {total}. Each sigmoid answers its own yes or no, so several may be high, "
    "or none.",
    "Σσ(z) = {total}. Cada sigmoide responde a su propio sí o no, así que varias "
    "pueden ser altas, o ninguna.",
)
COUNTED = Text(
    "That counts the logits above 0, as if each were a whole yes.",
    "Eso cuenta los logits mayores que 0, como si cada uno fuera un sí entero.",
)
LOGITS_SUM = Text(
    "That is the sum of the logits themselves.", "Esa es la suma de los propios logits."
)


def sigmoids(rng: Random) -> Draft | None:
    """Draw a question about the sum of four sigmoids."""
    values = kit.shuffled(rng, kit.descending(rng, 4, -3, 3))
    scene = kit.example(values)
    total = math.fsum(core.sigmoid(values).tolist())
    positive = sum(z > 0 for z in values)
    return Draft(
        scene,
        said(SUM_ASKS, logits=kit.logits_of(scene)),
        kit.numbers(
            total,
            (1.0, None),
            (float(positive), COUNTED),
            (math.fsum(values), LOGITS_SUM),
        ),
        said(SUM_WHY, total=kit.shown(total)),
        apart=0.15,
    )


# --- base rates -----------------------------------------------------------------------

RATE_ASKS = Text(
    "A model learned from as many yes as no, and gives {name} {p}. Where it is used, "
    "only {rate} are yes. What should it give {name} there?",
    "Un modelo aprendió con tantos sí como no, y le da a {name} {p}. Donde se usa, "
    "solo son sí el {rate}. ¿Cuánto debería darle ahí a {name}?",
)
RATE_WHY = Text(
    "Add ln(rate / (1 − rate)) = {shift} to the logit of yes: softmax gives {new}. "
    "What is rare stays improbable, unless the evidence is strong.",
    "Suma ln(tasa / (1 − tasa)) = {shift} al logit de sí: softmax da {new}. Lo raro "
    "sigue siendo improbable, salvo con indicios muy fuertes.",
)
ONLY_RATE = Text(
    "That is the base rate alone: the evidence counts, too.",
    "Esa es solo la tasa base: los indicios también cuentan.",
)
PRODUCT = Text(
    "The product must still be divided by that of yes and of no together.",
    "Al producto le falta dividirlo entre la suma de los de sí y de no.",
)


def rates(rng: Random) -> Draft | None:
    """Draw a question about a model that meets another base rate."""
    z, rate = kit.tenth(rng, 1.4, 4), kit.one_of(rng, (0.02, 0.05, 0.1, 0.2))
    shift = math.log(rate / (1 - rate))
    scene = kit.example((round(z + shift, 4), 0.0))
    p, new = kit.softmax((z, 0.0))[0], kit.softmax((z + shift, 0.0))[0]
    return Draft(
        scene,
        said(RATE_ASKS, name=kit.name(scene, 0), p=kit.share(p), rate=kit.share(rate)),
        kit.shares(new, (p, None), (rate, ONLY_RATE), (p * rate, PRODUCT)),
        said(RATE_WHY, shift=kit.shown(shift), new=kit.share(new)),
        quantity=new,
        apart=kit.POINTS_APART,
    )


# --- calibration ----------------------------------------------------------------------

CALIBRATED_ASKS = Text(
    "A model gives its first class {p}. Among {n} photos where it said so, it was "
    "right in {k}. What is it?",
    "Un modelo le da {p} a su primera clase. En {n} fotos en que lo dijo, acertó {k}. "
    "¿Qué es?",
)
CALIBRATED_WHY = Text(
    "Calibrated means right as often as it says: {p} said, {k} of {n} found. Softmax "
    "always adds up to 100 %; whether it is calibrated, only counting tells.",
    "Calibrado significa acertar tanto como dice: dijo {p} y acertó {k} de {n}. "
    "Softmax siempre suma 100 %; si está calibrado, solo lo dice contar.",
)
OVER = Text("too confident", "demasiado seguro")
UNDER = Text("not confident enough", "demasiado poco seguro")
CALIBRATED = Text(
    "calibrated, as its probabilities add up to 100 %",
    "calibrado, pues sus probabilidades suman 100 %",
)
REVERSED = Text(
    "It is the other way round: compare what it says with how often it is right.",
    "Es al revés: compara lo que dice con cuántas veces acierta.",
)
PHOTOS: Final = 1000


def calibrated(rng: Random) -> Draft | None:
    """Draw a question about what a model says, and how often it is right."""
    values = kit.descending(rng, 3, -1, 4)
    scene = kit.example(values)
    p = kit.softmax(values)[0]
    found = int(rng.integers(300, 1000))
    error = float(core.standard_error([p], PHOTOS)[0])
    off = (found / PHOTOS - p) / error
    if not abs(off) > 4 or not 0.5 < p < 0.95:
        return None
    verdicts = {OVER: off < 0, UNDER: off > 0, CALIBRATED: abs(off) <= 1}
    right = next(text for text, holds in verdicts.items() if holds)
    ordered = (right, CALIBRATED, *(t for t in (OVER, UNDER) if t != right))
    return Draft(
        scene,
        said(
            CALIBRATED_ASKS,
            p=kit.share(p),
            n=kit.count(PHOTOS),
            k=kit.count(found),
        ),
        tuple(
            Choice(text, verdicts[text], slip=None if text == CALIBRATED else REVERSED)
            for text in ordered
        ),
        said(
            CALIBRATED_WHY,
            p=kit.share(p),
            k=kit.count(found),
            n=kit.count(PHOTOS),
        ),
    )


# --- draws ----------------------------------------------------------------------------

DRAWS_ASKS = Text(
    "The logits are {logits}. A program draws {n} times from softmax. How often does "
    "{name} come, on average?",
    "Los logits son {logits}. Un programa muestrea {n} veces de softmax. ¿Cuántas "
    "veces sale {name}, en promedio?",
)
DRAWS_WHY = Text(
    "p = {p}, so about {k} of {n}. Argmax would say the same class each time; a draw "
    "follows the probabilities.",
    "p = {p}, así que unas {k} de {n}. Argmax diría siempre la misma clase; el "
    "muestreo sigue las probabilidades.",
)
EVENLY = Text(
    "That would be a draw of equal chances.", "Eso sería un muestreo a partes iguales."
)
NEVER = Text(
    "Every class with p > 0 is drawn at times.", "Toda clase con p > 0 sale alguna vez."
)


def draws(rng: Random) -> Draft | None:
    """Draw a question about how often the leader is drawn."""
    values = kit.descending(rng, 3, -1, 2)
    n = int(kit.one_of(rng, (100, 1000)))
    scene = kit.example(values)
    p = kit.softmax(values)[0]
    k = round(n * p)
    return Draft(
        scene,
        said(
            DRAWS_ASKS,
            logits=kit.logits_of(scene),
            n=kit.count(n),
            name=kit.name(scene, 0),
        ),
        kit.counts(k, (n, None), (round(n / 3), EVENLY), (0, NEVER)),
        said(DRAWS_WHY, p=kit.share(p), k=kit.count(k), n=kit.count(n)),
        apart=0.03 * n,
    )


# --- top-k and top-p ------------------------------------------------------------------

NUCLEUS_ASKS = Text(
    "The probabilities are {shares}. One program cuts with top-k = {k}, another with "
    "top-p = {mass}. How many classes does the second keep?",
    "Las probabilidades son {shares}. Un programa recorta con top-k = {k}, otro con "
    "top-p = {mass}. ¿Cuántas clases conserva el segundo?",
)
NUCLEUS_WHY = Text(
    "Top-p takes the largest until they hold {mass} together: {before} with {less}, "
    "{after} with {n}. Top-k counts classes, top-p their mass.",
    "Top-p toma las mayores hasta que juntas tienen {mass}: {before} con {less}, "
    "{after} con {n}. Top-k cuenta clases; top-p, su masa.",
)
NOT_YET = Text(
    "These do not hold enough together: one more is needed.",
    "Juntas todavía no bastan: hace falta una más.",
)
TOO_MANY = Text(
    "With one class less the mass was already reached.",
    "Con una clase menos ya se alcanzaba la masa.",
)
EDGE: Final = 0.004  # a mass so close to the limit is no question to ask


def nucleus(rng: Random) -> Draft | None:
    """Draw a question about how many classes top-p keeps."""
    scene = kit.example(kit.descending(rng, 6, -1, 3))
    p = kit.softmax(scene.logits)
    mass, k = kit.one_of(rng, (0.7, 0.8, 0.9, 0.95)), int(rng.integers(2, 6))
    kept = int(np.count_nonzero(core.top_p(p, mass)))
    held = core.cumulative(p).tolist()
    if kept < 2 or any(abs(x - mass) < EDGE for x in held) or k == kept:
        return None
    near = [(kept - 1, NOT_YET), (kept + 1, TOO_MANY), (6, TOO_MANY)]
    return Draft(
        scene,
        said(
            NUCLEUS_ASKS,
            shares=kit.shares_of(scene, p),
            k=kit.count(k),
            mass=kit.share(mass),
        ),
        kit.counts(kept, (k, None), *(x for x in near if x[0] <= 6)),
        said(
            NUCLEUS_WHY,
            mass=kit.share(mass),
            before=kit.share(held[kept - 2]),
            less=kit.count(kept - 1),
            after=kit.share(held[kept - 1]),
            n=kit.count(kept),
        ),
        apart=1,
    )


KINDS: Final = (
    Kind(
        21,
        "two",
        Text("Two classes, two ways", "Dos clases, dos maneras"),
        Text(
            "Sigmoid and softmax are the same for two classes: p₁ = σ(z₁).",
            "Sigmoide y softmax son lo mismo con dos clases: p₁ = σ(z₁).",
        ),
        (
            Text(
                "p₁ is the sigmoid of the gap.", "p₁ es la sigmoide de la diferencia."
            ),
            Text("p₁ depends on z₁ alone.", "p₁ depende solo de z₁."),
            Text("p₁ is z₁ divided by z₁ + z₂.", "p₁ es z₁ dividido entre z₁ + z₂."),
        ),
        "sigmoid",
        two,
    ),
    Kind(
        22,
        "sigmoids",
        Text("Four sigmoids together", "Cuatro sigmoides juntas"),
        Text(
            "Sigmoids add up to 1, as softmax does.",
            "Las sigmoides suman 1, como softmax.",
        ),
        (
            Text(
                "Each sigmoid knows only its own logit.",
                "Cada sigmoide conoce solo su propio logit.",
            ),
            Text("All probabilities add up to 1.", "Todas las probabilidades suman 1."),
            Text("A sigmoid is either 0 or 1.", "Una sigmoide vale 0 o 1."),
        ),
        "sigmoid",
        sigmoids,
    ),
    Kind(
        23,
        "rates",
        Text("Something rare", "Algo raro"),
        Text("Base rates do not matter.", "Las tasas base no importan."),
        (
            Text(
                "A base rate is a number added to the logit.",
                "Una tasa base es un número que se suma al logit.",
            ),
            Text(
                "A model's p holds everywhere.",
                "La p de un modelo vale en todas partes.",
            ),
            Text(
                "Where something is rare, only the rate counts.",
                "Donde algo es raro, solo cuenta la tasa.",
            ),
        ),
        "calibration",
        rates,
    ),
    Kind(
        24,
        "calibrated",
        Text("Said and found", "Lo dicho y lo hallado"),
        Text(
            "Probabilities that add up to 1 are calibrated.",
            "Las probabilidades que suman 1 están calibradas.",
        ),
        (
            Text(
                "What counts is how often it is right.",
                "Lo que cuenta es cuántas veces acierta.",
            ),
            Text(
                "Its probabilities add up to 100 %.", "Sus probabilidades suman 100 %."
            ),
            Text(
                "What counts is how large p is.", "Lo que cuenta es lo grande que es p."
            ),
        ),
        "calibration",
        calibrated,
    ),
    Kind(
        25,
        "draws",
        Text("Many draws", "Muchas muestras"),
        Text("A draw always takes the largest.", "Al muestrear sale siempre la mayor."),
        (
            Text(
                "A draw follows the probabilities.",
                "El muestreo sigue las probabilidades.",
            ),
            Text(
                "The most likely class wins each time.",
                "La clase más probable gana cada vez.",
            ),
            Text("Chance makes all classes equal.", "El azar iguala todas las clases."),
        ),
        "decisions",
        draws,
    ),
    Kind(
        26,
        "nucleus",
        Text("Two ways to cut", "Dos maneras de recortar"),
        Text("Top-k and top-p are the same.", "Top-k y top-p son lo mismo."),
        (
            Text(
                "Top-p counts probability, not classes.",
                "Top-p cuenta probabilidad, no clases.",
            ),
            Text("Both keep the same classes.", "Los dos conservan las mismas clases."),
            Text(
                "Top-p keeps each class with p above it.",
                "Top-p conserva cada clase con p mayor.",
            ),
        ),
        "decisions",
        nucleus,
    ),
)
