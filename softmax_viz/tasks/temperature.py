"""Tasks about temperature: order, ratios, limits, and what it cannot do."""

import math
from typing import Final

from softmax_viz import core
from softmax_viz.tasks import kit
from softmax_viz.tasks.task import Choice, Draft, Kind, Random, apart_enough, said
from softmax_viz.text import Text

AT_ONE = Text("That is the value at T = 1.", "Ese es el valor con T = 1.")
EVEN = Text(
    "Equal shares come at T = ∞ only.", "Las partes iguales solo llegan con T = ∞."
)


# --- order ----------------------------------------------------------------------------

ORDER_ASKS = Text(
    "The logits are {logits}. Which class has the largest probability at T = {t}?",
    "Los logits son {logits}. ¿Qué clase tiene la mayor probabilidad con T = {t}?",
)
TIE = Text(
    "none alone: at this T the two largest are equal",
    "ninguna sola: con esta T las dos mayores son iguales",
)
ORDER_WHY = Text(
    "At T = {t} the probabilities are {shares}. Temperature changes how far apart they "
    "are, never their order.",
    "Con T = {t} las probabilidades son {shares}. La temperatura cambia cuánto se "
    "separan, nunca su orden.",
)


def order(rng: Random) -> Draft | None:
    """Draw a question about who leads at another temperature."""
    values = kit.descending(rng, 3, -1, 3)
    if not apart_enough(values, 0.3):
        return None
    t = kit.one_of(rng, (0.2, 0.3, 0.5, 2.0, 3.0, 5.0))
    scene = kit.example(kit.shuffled(rng, values), t)
    p = core.softmax(scene.logits, t)
    winners = core.lead(p).winners
    first, second, last = sorted(range(3), key=lambda i: -scene.logits[i])
    alone = [
        Choice(kit.name(scene, i), tuple(winners) == (i,))
        for i in (first, last, second)
    ]
    return Draft(
        scene,
        said(ORDER_ASKS, logits=kit.logits_of(scene), t=kit.degree(t)),
        (*alone, Choice(TIE, len(winners) > 1)),
        said(ORDER_WHY, t=kit.degree(t), shares=kit.shares_of(scene, p.tolist())),
    )


# --- half the temperature -------------------------------------------------------------

HALF_ASKS = Text(
    "At T = 1 the probability of {a} is {r} times that of {b}. How many times is it at "
    "T = {t}?",
    "Con T = 1 la probabilidad de {a} es {r} veces la de {b}. ¿Cuántas veces lo es con "
    "T = {t}?",
)
HALF_WHY = Text(
    "The ratio is e to the power of gap / T: here e^({gap} / {t}) = {r}. Half of T "
    "squares a ratio, a quarter of T takes its fourth power.",
    "El cociente es e elevado a diferencia / T: aquí e^({gap} / {t}) = {r}. La mitad "
    "de T eleva un cociente al cuadrado; un cuarto de T, a la cuarta.",
)
ROOT = Text(
    "That would be right for a higher T: a higher T takes roots of ratios.",
    "Eso valdría para una T más alta: una T más alta saca raíces de los cocientes.",
)


def half(rng: Random) -> Draft | None:
    """Draw a question about a ratio at a half or a quarter of the temperature."""
    gap, parts = kit.tenth(rng, 0.5, 1.6), kit.one_of(rng, (2, 4))
    low = kit.tenth(rng, -1, 1)
    t = 1 / parts
    scene = kit.example((round(low + gap, 1), low, round(low - 0.8, 1)), t)
    once, then = (
        float(p[0] / p[1]) for p in (core.softmax(scene.logits, x) for x in (1.0, t))
    )
    a, b = kit.name(scene, 0), kit.name(scene, 1)
    return Draft(
        scene,
        said(HALF_ASKS, a=a, b=b, r=kit.factor(once), t=kit.degree(t)),
        kit.factors(
            then, (parts * once, None), (once ** (1 / parts), ROOT), (once, AT_ONE)
        ),
        said(HALF_WHY, gap=kit.shown(gap), t=kit.degree(t), r=kit.factor(then)),
        apart=0.3,
    )


# --- T = 0 ----------------------------------------------------------------------------

ZERO_ASKS = Text(
    "The right class is {right}, but the model gives {logits}. What probability has "
    "{right} at T = 0?",
    "La clase correcta es {right}, pero el modelo da {logits}. ¿Qué probabilidad tiene "
    "{right} con T = 0?",
)
ZERO_WHY = Text(
    "At T = 0 the largest logit takes 100 %, here {leader}. It is sure, and wrong: "
    "temperature knows nothing about the photo.",
    "Con T = 0 el logit mayor se lleva el 100 %, aquí {leader}. Está seguro y se "
    "equivoca: la temperatura no sabe nada de la foto.",
)


def zero(rng: Random) -> Draft | None:
    """Draw a question about a model that is wrong, and T = 0."""
    values = kit.descending(rng, 3, -1, 3)
    if not apart_enough(values, 0.3):
        return None
    scene = kit.example(kit.shuffled(rng, values), 0.0)
    first, second, _ = sorted(range(3), key=lambda i: -scene.logits[i])
    limit, plain = kit.softmax(scene.logits, 0.0), kit.softmax(scene.logits)
    return Draft(
        scene,
        said(ZERO_ASKS, right=kit.name(scene, second), logits=kit.logits_of(scene)),
        kit.shares(limit[second], (1.0, None), (plain[second], AT_ONE)),
        said(ZERO_WHY, leader=kit.name(scene, first)),
        apart=kit.POINTS_APART,
    )


# --- creativity -----------------------------------------------------------------------

CREATIVE_ASKS = Text(
    "Four next words have these probabilities at T = 1: {shares}. T rises to {t}. "
    "Whose probability grows by the largest factor?",
    "Cuatro palabras siguientes tienen estas probabilidades con T = 1: {shares}. T "
    "sube a {t}. ¿Cuál se multiplica por el factor más grande?",
)
CREATIVE_WHY = Text(
    "{name} goes from {before} to {after}. A higher T helps the least likely class "
    "most, good idea or nonsense alike.",
    "{name} pasa de {before} a {after}. Una T más alta favorece sobre todo a la clase "
    "menos probable, sea buena idea o disparate.",
)


def creative(rng: Random) -> Draft | None:
    """Draw a question about whom a higher temperature helps most."""
    values = kit.descending(rng, 4, -2, 3)
    if not apart_enough(values, 0.4):
        return None
    t = kit.one_of(rng, (1.5, 2.0, 3.0))
    scene = kit.example(kit.shuffled(rng, values), t)
    before, after = kit.softmax(scene.logits), kit.softmax(scene.logits, t)
    growth = [new / old for new, old in zip(after, before, strict=True)]
    most = core.lead(growth).winners
    ranked = sorted(range(4), key=lambda i: scene.logits[i])
    ordered = [ranked[0], ranked[2], ranked[3], ranked[1]]
    last = most[0]
    return Draft(
        scene,
        said(CREATIVE_ASKS, shares=kit.shares_of(scene, before), t=kit.degree(t)),
        tuple(Choice(kit.name(scene, i), tuple(most) == (i,)) for i in ordered),
        said(
            CREATIVE_WHY,
            name=kit.name(scene, last),
            before=kit.share(before[last]),
            after=kit.share(after[last]),
        ),
    )


# --- higher is flatter ----------------------------------------------------------------

HIGHER_ASKS = Text(
    "The logits are {logits}; at T = 1 {name} has {p}. What has it at T = {t}?",
    "Los logits son {logits}; con T = 1 {name} tiene {p}. ¿Cuánto tiene con T = {t}?",
)
HIGHER_WHY = Text(
    "Logits are divided by T: {shares}. A T above 1 makes the shares more even, one "
    "below 1 more unequal.",
    "Los logits se dividen entre T: {shares}. Una T mayor que 1 iguala las partes, una "
    "menor que 1 las separa.",
)


def higher(rng: Random) -> Draft | None:
    """Draw a question about the leader at another temperature."""
    values = kit.descending(rng, 3, -1, 3)
    t = kit.one_of(rng, (0.25, 0.5, 2.0, 4.0))
    scene = kit.example(values, t)
    p, plain = kit.softmax(values, t), kit.softmax(values)
    other = kit.softmax(values, 1 / t)
    return Draft(
        scene,
        said(
            HIGHER_ASKS,
            logits=kit.logits_of(scene),
            name=kit.name(scene, 0),
            p=kit.share(plain[0]),
            t=kit.degree(t),
        ),
        kit.shares(p[0], (other[0], None), (plain[0], AT_ONE), (1 / 3, EVEN)),
        said(HIGHER_WHY, shares=kit.shares_of(scene, p)),
        quantity=p[0],
        apart=kit.POINTS_APART,
    )


# --- T = inf --------------------------------------------------------------------------

ENDLESS_ASKS = Text(
    "The logits are {logits}. What probability has {name} at T = ∞?",
    "Los logits son {logits}. ¿Qué probabilidad tiene {name} con T = ∞?",
)
ENDLESS_WHY = Text(
    "Every logit divided by ∞ is 0, and e⁰ = 1 for each of the {n} classes: {p} each.",
    "Todo logit dividido entre ∞ da 0, y e⁰ = 1 para cada una de las {n} clases: {p} "
    "cada una.",
)


def endless(rng: Random) -> Draft | None:
    """Draw a question about the limit of a hot softmax."""
    size = int(rng.integers(3, 7))
    values = kit.shuffled(rng, kit.descending(rng, size, -2, 3))
    scene = kit.example(values, math.inf)
    asked = int(rng.integers(size))
    limit, plain = kit.softmax(values, math.inf), kit.softmax(values)
    return Draft(
        scene,
        said(ENDLESS_ASKS, logits=kit.logits_of(scene), name=kit.name(scene, asked)),
        kit.shares(limit[asked], (0.0, None), (plain[asked], AT_ONE)),
        said(ENDLESS_WHY, n=kit.count(size), p=kit.share(limit[asked])),
        quantity=limit[asked],
        apart=kit.POINTS_APART,
    )


# --- T on probabilities ---------------------------------------------------------------

POWERS_ASKS = Text(
    "Nobody kept the logits, only the probabilities at T = 1: {shares}. What has "
    "{name} at T = {t}?",
    "Nadie guardó los logits, solo las probabilidades con T = 1: {shares}. ¿Cuánto "
    "tiene {name} con T = {t}?",
)
POWERS_WHY = Text(
    "Raise each probability to the power 1/T and divide by the sum: {shares}. Logits "
    "are known up to a constant, and a constant changes nothing.",
    "Eleva cada probabilidad a 1/T y divide entre la suma: {shares}. Los logits se "
    "conocen salvo una constante, y una constante no cambia nada.",
)


def powers(rng: Random) -> Draft | None:
    """Draw a question about a temperature for known probabilities."""
    values = kit.descending(rng, 3, -1, 3)
    t = kit.one_of(rng, (0.5, 2.0))
    scene = kit.example(values, t)
    p, plain = kit.softmax(values, t), kit.softmax(values)
    if plain[0] / t > 0.99:
        return None
    return Draft(
        scene,
        said(
            POWERS_ASKS,
            shares=kit.shares_of(scene, plain),
            name=kit.name(scene, 0),
            t=kit.degree(t),
        ),
        kit.shares(
            p[0],
            (plain[0] / t, None),
            (plain[0], AT_ONE),
            (kit.softmax(values, 1 / t)[0], UPSIDE),
        ),
        said(POWERS_WHY, shares=kit.shares_of(scene, p)),
        quantity=p[0],
        apart=kit.POINTS_APART,
    )


UPSIDE = Text(
    "That is what 1/T in place of T would give.",
    "Eso es lo que daría 1/T en lugar de T.",
)

KINDS: Final = (
    Kind(
        1,
        "order",
        Text("Who leads at another T?", "¿Quién va primero con otra T?"),
        Text(
            "At another T the order can merge or turn round.",
            "Con otra T el orden puede igualarse o darse la vuelta.",
        ),
        (
            Text(
                "Dividing by T > 0 keeps the order.",
                "Dividir entre T > 0 conserva el orden.",
            ),
            Text(
                "A high T brings small logits to the front.",
                "Una T alta pone delante los logits pequeños.",
            ),
            Text(
                "Far from T = 1 the largest become equal.",
                "Lejos de T = 1 los mayores se igualan.",
            ),
        ),
        "playground",
        order,
    ),
    Kind(
        2,
        "half",
        Text("A lower T and a ratio", "Una T más baja y un cociente"),
        Text(
            "Half the temperature, twice the ratio.",
            "Media temperatura, doble cociente.",
        ),
        (
            Text("The ratio is e^(gap/T).", "El cociente es e^(diferencia/T)."),
            Text("The ratio is divided by T.", "El cociente se divide entre T."),
            Text("The ratio is multiplied by T.", "El cociente se multiplica por T."),
        ),
        "sharpen",
        half,
    ),
    Kind(
        3,
        "zero",
        Text("A wrong model at T = 0", "Un modelo equivocado con T = 0"),
        Text("T = 0 makes the answer correct.", "T = 0 hace correcta la respuesta."),
        (
            Text(
                "At T = 0 the largest logit takes all, right or wrong.",
                "Con T = 0 el logit mayor se lo lleva todo, acierte o no.",
            ),
            Text(
                "Without chance the model finds the truth.",
                "Sin azar el modelo encuentra la verdad.",
            ),
            Text("At T = 0 nothing changes.", "Con T = 0 no cambia nada."),
        ),
        "playground",
        zero,
    ),
    Kind(
        4,
        "creative",
        Text("Whom does a higher T help?", "¿A quién ayuda una T más alta?"),
        Text(
            "Temperature is creativity: it brings good ideas forward.",
            "La temperatura es creatividad: hace avanzar las buenas ideas.",
        ),
        (
            Text(
                "A higher T helps the smallest logit most.",
                "Una T más alta ayuda sobre todo al logit menor.",
            ),
            Text(
                "A higher T favours the second-best ideas.",
                "Una T más alta favorece las segundas mejores ideas.",
            ),
            Text(
                "A higher T strengthens the leader.",
                "Una T más alta refuerza a la primera.",
            ),
        ),
        "decisions",
        creative,
    ),
    Kind(
        5,
        "higher",
        Text("Another T, another share", "Otra T, otra parte"),
        Text(
            "A higher T makes softmax more certain.", "Una T más alta da más seguridad."
        ),
        (
            Text("Every logit is divided by T.", "Cada logit se divide entre T."),
            Text("Every logit is multiplied by T.", "Cada logit se multiplica por T."),
            Text(
                "T only changes what is drawn, not p.",
                "T solo cambia qué sale en el muestreo, no p.",
            ),
        ),
        "playground",
        higher,
    ),
    Kind(
        6,
        "endless",
        Text("The hottest softmax", "La softmax más caliente"),
        Text(
            "At T = ∞ every probability vanishes.",
            "Con T = ∞ toda probabilidad desaparece.",
        ),
        (
            Text(
                "All logits become 0, and equal logits share 100 %.",
                "Todos los logits pasan a 0, y logits iguales se reparten el 100 %.",
            ),
            Text("p divided by ∞ is 0.", "p dividida entre ∞ es 0."),
            Text(
                "T only matters when we draw.",
                "T solo importa cuando muestreamos.",
            ),
        ),
        "playground",
        endless,
    ),
    Kind(
        7,
        "powers",
        Text("T without logits", "T sin logits"),
        Text(
            "Probabilities are divided by T, just as logits are.",
            "Las probabilidades se dividen entre T, igual que los logits.",
        ),
        (
            Text(
                "log p are logits, too, up to a constant.",
                "Los log p también son logits, salvo una constante.",
            ),
            Text("p / T is what T means.", "p / T es lo que significa T."),
            Text(
                "Without logits T has no effect.",
                "Sin logits, T no tiene efecto.",
            ),
        ),
        "steps",
        powers,
    ),
)
