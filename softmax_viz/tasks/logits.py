"""Tasks about logits: constants, scale, sign, gaps, division and many classes."""

from typing import Final

from softmax_viz import core
from softmax_viz.tasks import kit
from softmax_viz.tasks.task import Choice, Draft, Kind, Random, said
from softmax_viz.text import Text

BEFORE = Text("That is the share before.", "Esa es la parte de antes.")


# --- a constant -----------------------------------------------------------------------

SHIFT_ASKS = Text(
    "The logits are {logits}, and {name} has {p}. Now {c} is added to every logit. "
    "What has {name} then?",
    "Los logits son {logits}, y {name} tiene {p}. Ahora se suma {c} a cada logit. "
    "¿Cuánto tiene {name} entonces?",
)
SHIFT_WHY = Text(
    "Still {p}: e^c multiplies above and below the line alike, and cancels. Only gaps "
    "between logits count.",
    "Sigue en {p}: e^c multiplica arriba y abajo por igual y se cancela. Solo cuentan "
    "las diferencias entre logits.",
)
ONLY_ONE = Text(
    "So it would be if the constant went to the others only.",
    "Así sería si la constante se sumara solo a las demás.",
)


def shift(rng: Random) -> Draft | None:
    """Draw a question about a constant that is added to every logit."""
    values = kit.shuffled(rng, kit.descending(rng, 3, -1, 2.5))
    c = kit.one_of(rng, (1.0, 2.0, 3.0, 5.0))
    before = kit.example(values)
    scene = kit.example([round(z + c, 1) for z in values])
    first, second, third = values
    p, plain = kit.softmax(scene.logits), kit.softmax(values)
    return Draft(
        scene,
        said(
            SHIFT_ASKS,
            logits=kit.logits_of(before),
            name=kit.name(scene, 0),
            p=kit.share(plain[0]),
            c=kit.shown(c),
        ),
        kit.shares(
            p[0],
            (kit.softmax((first + c, second, third))[0], None),
            (kit.softmax((first - c, second, third))[0], ONLY_ONE),
        ),
        said(SHIFT_WHY, p=kit.share(p[0])),
        apart=kit.POINTS_APART,
    )


# --- twice the logits -----------------------------------------------------------------

DOUBLE_ASKS = Text(
    "The logits are {logits}, and {name} has {p}. Every logit is doubled. What has "
    "{name} then?",
    "Los logits son {logits}, y {name} tiene {p}. Se dobla cada logit. ¿Cuánto tiene "
    "{name} entonces?",
)
DOUBLE_WHY = Text(
    "Doubled logits are those of T = 0.5: every ratio is squared, so the shares are "
    "{shares}.",
    "Doblar los logits es lo mismo que T = 0,5: cada cociente se eleva al cuadrado y "
    "las partes son {shares}.",
)


def double(rng: Random) -> Draft | None:
    """Draw a question about doubled logits."""
    values = kit.shuffled(rng, kit.descending(rng, 3, -1, 2))
    scene = kit.example([2 * z for z in values])
    p, plain = kit.softmax(scene.logits), kit.softmax(values)
    if 2 * plain[0] > 0.98:
        return None
    return Draft(
        scene,
        said(
            DOUBLE_ASKS,
            logits=kit.logits_of(kit.example(values)),
            name=kit.name(scene, 0),
            p=kit.share(plain[0]),
        ),
        kit.shares(
            p[0], (2 * plain[0], None), (plain[0], BEFORE), (plain[0] ** 2, SQUARE)
        ),
        said(DOUBLE_WHY, shares=kit.shares_of(scene, p)),
        quantity=p[0],
        apart=kit.POINTS_APART,
    )


SQUARE = Text(
    "The square must still be divided by the sum of all squares.",
    "Al cuadrado le falta dividirlo entre la suma de todos los cuadrados.",
)


# --- below zero -----------------------------------------------------------------------

NEGATIVE_ASKS = Text(
    "The logits are {logits}. What probability has {name}?",
    "Los logits son {logits}. ¿Qué probabilidad tiene {name}?",
)
NEGATIVE_WHY = Text(
    "e^({z}) is small, not 0: {name} has {p}. A negative logit only says “less than "
    "e⁰”; what it is worth depends on the others.",
    "e^({z}) es pequeño, pero no 0: {name} tiene {p}. Un logit negativo solo dice "
    "«menos que e⁰»; lo que vale depende de los demás.",
)
ALONE = Text(
    "That is the sigmoid of its logit alone: the others count, too.",
    "Esa es la sigmoide de su logit solo: los demás también cuentan.",
)
THIRD = Text(
    "Equal shares need equal logits.", "Las partes iguales piden logits iguales."
)


def negative(rng: Random) -> Draft | None:
    """Draw a question about a class with a negative logit."""
    z = -kit.tenth(rng, 0.2, 1.5)
    others = kit.descending(rng, 2, -1, 1.5)
    scene = kit.example((*others, z))
    p = kit.softmax(scene.logits)
    return Draft(
        scene,
        said(NEGATIVE_ASKS, logits=kit.logits_of(scene), name=kit.name(scene, 2)),
        kit.shares(p[2], (0.0, None), (float(core.sigmoid(z)), ALONE), (1 / 3, THIRD)),
        said(
            NEGATIVE_WHY,
            z=kit.shown(z),
            name=kit.name(scene, 2),
            p=kit.share(p[2]),
        ),
        quantity=p[2],
        apart=kit.POINTS_APART,
    )


# --- equal logits ---------------------------------------------------------------------

EQUAL_ASKS = Text(
    "{n} classes all have the logit {z}. What probability has each?",
    "{n} clases tienen todas el logit {z}. ¿Qué probabilidad tiene cada una?",
)
EQUAL_WHY = Text(
    "The same e^z for each, so each has 1/{n} = {p}, whatever the logit is.",
    "La misma e^z para cada una, así que cada una tiene 1/{n} = {p}, sea cual sea el "
    "logit.",
)
ALL_OF_IT = Text(
    "All classes together have 100 %, not each of them.",
    "Todas las clases juntas tienen el 100 %, no cada una.",
)


def equal(rng: Random) -> Draft | None:
    """Draw a question about equal logits."""
    size, z = int(rng.integers(3, 11)), kit.tenth(rng, -4, 5)
    scene = kit.example([z] * size)
    p = kit.softmax(scene.logits)
    return Draft(
        scene,
        said(EQUAL_ASKS, n=kit.count(size), z=kit.shown(z)),
        kit.shares(
            p[0], (0.0, None), (float(core.sigmoid(z)), ALONE), (1.0, ALL_OF_IT)
        ),
        said(EQUAL_WHY, n=kit.count(size), p=kit.share(p[0])),
        quantity=p[0],
        apart=kit.POINTS_APART,
    )


# --- gap and ratio --------------------------------------------------------------------

GAP_ASKS = Text(
    "The logits are {logits}. How many times the probability of {b} is that of {a}?",
    "Los logits son {logits}. ¿Cuántas veces la probabilidad de {b} es la de {a}?",
)
GAP_WHY = Text(
    "The gap is {gap}, and e^{gap} = {r}. A ratio of logits says nothing: add a "
    "constant to both, and it is another.",
    "La diferencia es {gap}, y e^{gap} = {r}. El cociente de los logits no dice nada: "
    "suma una constante a ambos y cambia.",
)
JUST_GAP = Text(
    "That is the gap itself; the ratio is e to its power.",
    "Esa es la propia diferencia; el cociente es e elevado a ella.",
)
TENS = Text(
    "That is 10 to the power of the gap; softmax takes e.",
    "Eso es 10 elevado a la diferencia; softmax usa e.",
)


def gap(rng: Random) -> Draft | None:
    """Draw a question about a gap of logits and a ratio of probabilities."""
    low, gap = kit.tenth(rng, 0.5, 2), kit.tenth(rng, 0.6, 3)
    scene = kit.example((round(low + gap, 1), low, round(low - 0.4, 1)))
    p = kit.softmax(scene.logits)
    return Draft(
        scene,
        said(
            GAP_ASKS,
            logits=kit.logits_of(scene),
            a=kit.name(scene, 0),
            b=kit.name(scene, 1),
        ),
        kit.factors(
            p[0] / p[1], ((low + gap) / low, None), (gap, JUST_GAP), (10**gap, TENS)
        ),
        said(GAP_WHY, gap=kit.shown(gap), r=kit.factor(p[0] / p[1])),
        apart=0.3,
    )


# --- why not division? ----------------------------------------------------------------

DIVISION_ASKS = Text(
    "The logits are {logits}. Plain division z/Σz gives {name} {plain}. Now {c} is "
    "added to every logit. What does plain division give {name} then?",
    "Los logits son {logits}. La división simple z/Σz le da a {name} {plain}. Ahora se "
    "suma {c} a cada logit. ¿Cuánto le da entonces la división simple a {name}?",
)
DIVISION_WHY = Text(
    "Plain division depends on where zero lies: {shares}. Softmax stays at {p}. And "
    "below zero z/Σz gives no probability at all.",
    "La división simple depende de dónde está el cero: {shares}. Softmax se queda en "
    "{p}. Y bajo cero z/Σz no da ninguna probabilidad.",
)
BY_SOFTMAX = Text(
    "That is softmax's share, not that of plain division.",
    "Esa es la parte de softmax, no la de la división simple.",
)


def division(rng: Random) -> Draft | None:
    """Draw a question about plain division and a constant."""
    values = kit.descending(rng, 3, 0.1, 3)
    c = kit.one_of(rng, (1.0, 2.0, 3.0))
    scene = kit.example([round(z + c, 1) for z in values])
    before, after = (
        core.plain_normalization(z).tolist() for z in (values, scene.logits)
    )
    p = kit.softmax(scene.logits)
    return Draft(
        scene,
        said(
            DIVISION_ASKS,
            logits=kit.logits_of(kit.example(values)),
            name=kit.name(scene, 0),
            plain=kit.share(before[0]),
            c=kit.shown(c),
        ),
        kit.shares(after[0], (before[0], None), (p[0], BY_SOFTMAX), (1 / 3, THIRD)),
        said(DIVISION_WHY, shares=kit.shares_of(scene, after), p=kit.share(p[0])),
        apart=kit.POINTS_APART,
    )


# --- does it always sharpen? ----------------------------------------------------------

SHARPEN_ASKS = Text(
    "The logits are {logits}. Plain division z/Σz gives {name} {plain}. What does "
    "softmax give?",
    "Los logits son {logits}. La división simple z/Σz le da a {name} {plain}. ¿Qué le "
    "da softmax?",
)
SHARPEN_WHY = Text(
    "Softmax gives {p}. Small gaps come out flatter than by division, large gaps more "
    "unequal.",
    "Softmax da {p}. Las diferencias pequeñas quedan más planas que al dividir; las "
    "grandes, más desiguales.",
)
MORE = Text("more than that", "más que eso")
LESS = Text("less than that", "menos que eso")
AS_MUCH = Text("exactly as much", "exactamente lo mismo")
SLIPS: Final = {
    LESS: Text(
        "So it would be for small gaps; these are large.",
        "Así sería con diferencias pequeñas; estas son grandes.",
    ),
    AS_MUCH: Text(
        "Division compares the logits themselves, softmax their gaps.",
        "La división compara los propios logits; softmax, sus diferencias.",
    ),
}
CLEAR: Final = 0.03  # a difference of shares that is worth a question


def sharpen(rng: Random) -> Draft | None:
    """Draw a question that compares softmax with plain division."""
    scale = kit.one_of(rng, (0.1, 0.2, 1.0, 2.0))
    values = [round(scale * z, 2) for z in kit.descending(rng, 3, 0.2, 3)]
    scene = kit.example(values)
    plain, p = core.plain_normalization(values).tolist(), kit.softmax(values)
    more = p[0] - plain[0]
    if abs(more) < CLEAR:
        return None
    verdicts = {MORE: more > 0, LESS: more < 0, AS_MUCH: more == 0}
    ordered = sorted(verdicts.items(), key=lambda item: not item[1])
    return Draft(
        scene,
        said(
            SHARPEN_ASKS,
            logits=kit.logits_of(scene),
            name=kit.name(scene, 0),
            plain=kit.share(plain[0]),
        ),
        tuple(Choice(says, right, slip=SLIPS.get(says)) for says, right in ordered),
        said(SHARPEN_WHY, p=kit.shares_of(scene, p)),
    )


# --- many classes ---------------------------------------------------------------------

MANY_ASKS = Text(
    "One logit is {z}, all others are 0. With 3 classes the first has {p}. What has it "
    "with {n} classes?",
    "Un logit es {z} y todos los demás son 0. Con 3 clases la primera tiene {p}. "
    "¿Cuánto tiene con {n} clases?",
)
MANY_WHY = Text(
    "Each further class adds e⁰ = 1 to the sum: e^{z} / (e^{z} + {m}) = {p}.",
    "Cada clase más añade e⁰ = 1 a la suma: e^{z} / (e^{z} + {m}) = {p}.",
)
SPREAD = Text(
    "The share does not fall as 3/n: the leader's own e^z stays in the sum.",
    "La parte no baja como 3/n: la propia e^z de la primera sigue en la suma.",
)


def many(rng: Random) -> Draft | None:
    """Draw a question about one lead among more classes."""
    z, size = kit.tenth(rng, 1.5, 4), int(rng.integers(6, 21))
    scene = kit.example([z, *[0.0] * (size - 1)])
    few = kit.softmax([z, 0.0, 0.0])[0]
    p = kit.softmax(scene.logits)[0]
    return Draft(
        scene,
        said(MANY_ASKS, z=kit.shown(z), p=kit.share(few), n=kit.count(size)),
        kit.shares(p, (few, None), (few * 3 / size, SPREAD), (1 / size, THIRD)),
        said(MANY_WHY, z=kit.shown(z), m=kit.count(size - 1), p=kit.share(p)),
        quantity=p,
        apart=kit.POINTS_APART,
    )


# --- a lead for a share ---------------------------------------------------------------

LEAD_ASKS = Text(
    "{n} classes, all logits 0 but one. How large must that one be for a probability "
    "of {p}?",
    "{n} clases, todos los logits 0 menos uno. ¿Cuánto debe valer ese para una "
    "probabilidad del {p}?",
)
LEAD_WHY = Text(
    "ln(p / (1 − p)) + ln(n − 1) = {z}. Logits have no upper end, and a gap counts, "
    "not the number itself.",
    "ln(p / (1 − p)) + ln(n − 1) = {z}. Los logits no tienen tope, y cuenta la "
    "diferencia, no el número mismo.",
)
TWO_ONLY = Text(
    "That is enough against one other class only.",
    "Eso solo basta contra una única clase.",
)
RATIO_ITSELF = Text(
    "That is the ratio p / (1 − p); the logit is a logarithm.",
    "Ese es el cociente p / (1 − p); el logit es un logaritmo.",
)


def lead(rng: Random) -> Draft | None:
    """Draw a question about the logit that a share needs."""
    size, p = int(rng.integers(4, 21)), kit.one_of(rng, (0.5, 0.8, 0.9, 0.95))
    z = float(core.gap_for_share(p, size))
    alone = float(core.gap_for_share(p, 2))
    scene = kit.example([round(z, 2), *[0.0] * (size - 1)])
    return Draft(
        scene,
        said(LEAD_ASKS, n=kit.count(size), p=kit.share(p)),
        kit.numbers(z, (p, None), (alone, TWO_ONLY), (p / (1 - p), RATIO_ITSELF)),
        said(LEAD_WHY, z=kit.shown(z)),
        apart=0.15,
    )


KINDS: Final = (
    Kind(
        8,
        "shift",
        Text("A number added to all", "Un número sumado a todos"),
        Text(
            "A constant added to every logit changes p.",
            "Una constante sumada a cada logit cambia p.",
        ),
        (
            Text("The gaps stay the same.", "Las diferencias siguen igual."),
            Text(
                "Larger logits, larger probabilities.",
                "Logits mayores, probabilidades mayores.",
            ),
            Text(
                "The sum grows, so each share falls.",
                "La suma crece, así que cada parte baja.",
            ),
        ),
        "steps",
        shift,
    ),
    Kind(
        9,
        "double",
        Text("Twice the logits", "El doble de los logits"),
        Text("Doubling the logits doubles p.", "Doblar los logits dobla p."),
        (
            Text(
                "Twice the gap squares the ratio.",
                "El doble de diferencia eleva el cociente al cuadrado.",
            ),
            Text("p is proportional to z.", "p es proporcional a z."),
            Text(
                "The factor stands above and below the line and cancels.",
                "El factor está arriba y abajo de la fracción y se cancela.",
            ),
        ),
        "sharpen",
        double,
    ),
    Kind(
        10,
        "negative",
        Text("A logit below zero", "Un logit bajo cero"),
        Text("A negative logit means p = 0.", "Un logit negativo significa p = 0."),
        (
            Text("e^z is positive for every z.", "e^z es positivo para todo z."),
            Text(
                "Below zero a class is ruled out.",
                "Bajo cero una clase queda excluida.",
            ),
            Text("Only its own logit decides.", "Solo decide su propio logit."),
        ),
        "playground",
        negative,
    ),
    Kind(
        11,
        "equal",
        Text("Equal logits", "Logits iguales"),
        Text("Equal logits give nothing.", "Los logits iguales no dan nada."),
        (
            Text(
                "Equal e^z share 100 % equally.",
                "e^z iguales se reparten el 100 % por igual.",
            ),
            Text(
                "Nobody leads, so nobody gets a share.",
                "Nadie va primero, así que nadie recibe nada.",
            ),
            Text(
                "p depends on how large the logit is.",
                "p depende de cuánto vale el logit.",
            ),
        ),
        "playground",
        equal,
    ),
    Kind(
        12,
        "gap",
        Text("From logits to a ratio", "De logits a un cociente"),
        Text(
            "The ratio of the logits is the ratio of the probabilities.",
            "El cociente de los logits es el de las probabilidades.",
        ),
        (
            Text("The ratio is e^gap.", "El cociente es e^diferencia."),
            Text("The ratio is z₁ / z₂.", "El cociente es z₁ / z₂."),
            Text("The ratio is z₁ − z₂.", "El cociente es z₁ − z₂."),
        ),
        "sharpen",
        gap,
    ),
    Kind(
        13,
        "division",
        Text("Why not just divide?", "¿Por qué no basta dividir?"),
        Text("z/Σz would do as well.", "z/Σz serviría igual."),
        (
            Text(
                "z/Σz depends on where zero lies.",
                "z/Σz depende de dónde está el cero.",
            ),
            Text(
                "Only gaps count for z/Σz.", "Para z/Σz solo cuentan las diferencias."
            ),
            Text("z/Σz and softmax agree.", "z/Σz y softmax coinciden."),
        ),
        "sharpen",
        division,
    ),
    Kind(
        14,
        "sharpen",
        Text("Softmax beside division", "Softmax junto a la división"),
        Text("Softmax always sharpens.", "Softmax siempre exagera."),
        (
            Text(
                "It depends on how large the gaps are.",
                "Depende de lo grandes que son las diferencias.",
            ),
            Text(
                "e^z always adds to the largest share.",
                "e^z siempre aumenta la parte mayor.",
            ),
            Text("Both only divide by a sum.", "Las dos solo dividen entre una suma."),
        ),
        "sharpen",
        sharpen,
    ),
    Kind(
        15,
        "many",
        Text("The same lead among more", "La misma ventaja entre más"),
        Text(
            "A leading logit has the same share among any number of classes.",
            "Un logit que va primero tiene la misma parte entre cualquier número "
            "de clases.",
        ),
        (
            Text(
                "Each further class adds to the sum.", "Cada clase más aumenta la suma."
            ),
            Text(
                "Only the lead over the second counts.",
                "Solo cuenta la ventaja sobre la segunda.",
            ),
            Text("Shares fall as 1/n.", "Las partes bajan como 1/n."),
        ),
        "models",
        many,
    ),
    Kind(
        16,
        "lead",
        Text("A logit for a probability", "Un logit para una probabilidad"),
        Text("Logits are probabilities.", "Los logits son probabilidades."),
        (
            Text(
                "A logit is a logarithm, and gaps count.",
                "Un logit es un logaritmo, y cuentan las diferencias.",
            ),
            Text(
                "A logit is the probability before rounding.",
                "Un logit es la probabilidad antes de redondear.",
            ),
            Text(
                "How many classes there are does not matter.",
                "No importa cuántas clases hay.",
            ),
        ),
        "models",
        lead,
    ),
)
