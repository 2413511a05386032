"""Tasks about the loss: what it is, where it pulls, and why it stands still."""

import math
from typing import Final

from softmax_viz import core
from softmax_viz.tasks import kit
from softmax_viz.tasks.task import Choice, Draft, Kind, Random, said
from softmax_viz.text import Text

# --- the loss of one class ------------------------------------------------------------

LOSS_ASKS = Text(
    "The logits are {logits}, so {name} has {p}. {name} is right. What is the "
    "cross-entropy loss, in nats?",
    "Los logits son {logits}, así que {name} tiene {p}. {name} es la clase correcta. "
    "¿Cuánto vale la pérdida de entropía cruzada, en nats?",
)
LOSS_WHY = Text(
    "−ln p = {loss}. As p goes to 0 it grows without end, and so does the punishment "
    "for being sure and wrong.",
    "−ln p = {loss}. Cuando p va a 0 crece sin fin, y con ella el castigo por estar "
    "seguro y equivocarse.",
)
TENS = Text(
    "That is the logarithm to base 10; the loss takes the natural one.",
    "Ese es el logaritmo en base 10; la pérdida usa el natural.",
)
ITSELF = Text(
    "That is p itself: high where the loss is low.",
    "Esa es la propia p: alta donde la pérdida es baja.",
)


def loss(rng: Random) -> Draft | None:
    """Draw a question about the loss of the right class."""
    values = kit.shuffled(rng, kit.descending(rng, 3, -1, 3))
    scene = kit.example(values)
    p = kit.softmax(values)[0]
    right = core.cross_entropy(values, 0)
    return Draft(
        scene,
        said(
            LOSS_ASKS,
            logits=kit.logits_of(scene),
            name=kit.name(scene, 0),
            p=kit.share(p),
        ),
        kit.numbers(right, (1 - p, None), (-math.log10(p), TENS), (p, ITSELF)),
        said(LOSS_WHY, loss=kit.shown(right)),
        apart=kit.NUMBERS_APART,
    )


# --- the slope of the right class -----------------------------------------------------

SLOPE_ASKS = Text(
    "{name} is right and already leads with {p}. What is the slope of the loss in its "
    "logit?",
    "{name} es la clase correcta y ya va primera con {p}. ¿Cuál es la pendiente de la "
    "pérdida en su logit?",
)
SLOPE_WHY = Text(
    "p − y = p − 1 = {slope}. As long as p is below 1 the loss still falls when the "
    "right logit rises.",
    "p − y = p − 1 = {slope}. Mientras p sea menor que 1, la pérdida sigue bajando "
    "cuando sube el logit correcto.",
)
OTHER_CLASS = Text(
    "p is the slope in the logit of a class that is not right.",
    "p es la pendiente en el logit de una clase que no es la correcta.",
)
SIGN = Text(
    "The size is right, but the loss falls as this logit rises: the slope is negative.",
    "El tamaño es correcto, pero la pérdida baja cuando sube este logit: la pendiente "
    "es negativa.",
)


def slope(rng: Random) -> Draft | None:
    """Draw a question about the slope in the logit of the right class."""
    values = kit.descending(rng, 3, -1, 3)
    scene = kit.example(values)
    p = kit.softmax(values)[0]
    right = float(core.cross_entropy_gradient(values, 0)[0])
    return Draft(
        scene,
        said(SLOPE_ASKS, name=kit.name(scene, 0), p=kit.share(p)),
        kit.numbers(right, (0.0, None), (p, OTHER_CLASS), (1 - p, SIGN)),
        said(SLOPE_WHY, slope=kit.shown(right)),
        apart=kit.NUMBERS_APART,
    )


# --- a loss that stands still ---------------------------------------------------------

STUCK_ASKS = Text(
    "A model for {n} classes trains for an hour, and its loss stays at {loss}. What "
    "has it learned?",
    "Un modelo de {n} clases entrena una hora y su pérdida se queda en {loss}. ¿Qué ha "
    "aprendido?",
)
STUCK_WHY = Text(
    "{loss} = ln {n} is the loss of 1/{n} for every class: pure guessing. No signal "
    "reaches the logits; look for a fault, such as softmax twice or shuffled labels.",
    "{loss} = ln {n} es la pérdida de dar 1/{n} a cada clase: puro azar. Ninguna señal "
    "llega a los logits; busca un fallo, como softmax dos veces o etiquetas revueltas.",
)
NOTHING = Text(
    "Nothing: it still gives every class the same probability.",
    "Nada: sigue dando a cada clase la misma probabilidad.",
)
SLOWLY = Text(
    "A part of it: it learns slowly and needs more time.",
    "Una parte: aprende despacio y necesita más tiempo.",
)
EVERYTHING = Text(
    "Everything: no model of so many classes has a lower loss.",
    "Todo: ningún modelo de tantas clases tiene una pérdida menor.",
)

LOWER = Text(
    "The lowest loss is 0, for any number of classes.",
    "La menor pérdida es 0, para cualquier número de clases.",
)


def stuck(rng: Random) -> Draft | None:
    """Draw a question about a loss that stays at ln n."""
    size = int(rng.integers(3, 21))
    scene = kit.example([0.0] * size)
    guessing = core.cross_entropy(scene.logits, 0)
    lowest = core.lowest_loss(size)
    standing = math.log(size)
    is_guessing = math.isclose(standing, guessing, rel_tol=1e-12)
    return Draft(
        scene,
        said(STUCK_ASKS, n=kit.count(size), loss=kit.shown(standing)),
        (
            Choice(NOTHING, is_guessing),
            Choice(SLOWLY, lowest < standing < guessing and not is_guessing),
            Choice(EVERYTHING, standing <= lowest, slip=LOWER),
        ),
        said(STUCK_WHY, n=kit.count(size), loss=kit.shown(standing)),
    )


# --- softmax twice --------------------------------------------------------------------

TWICE_ASKS = Text(
    "By mistake a program for {n} classes takes softmax twice before the loss. What is "
    "the lowest loss that it can reach?",
    "Por error, un programa de {n} clases aplica softmax dos veces antes de la "
    "pérdida. ¿Cuál es la menor pérdida que puede alcanzar?",
)
TWICE_WHY = Text(
    "The second softmax sees numbers from 0 to 1 only, a gap of at most 1: "
    "ln(1 + {m}/e) = {loss}, however right the model is.",
    "La segunda softmax solo ve números de 0 a 1, una diferencia de 1 como mucho: "
    "ln(1 + {m}/e) = {loss}, por mucho que acierte el modelo.",
)
GUESSING = Text(
    "That is the loss of guessing; a little better is possible.",
    "Esa es la pérdida de adivinar; se puede mejorar un poco.",
)
ONE = Text(
    "The gap is at most 1, but the loss also counts the other classes.",
    "La diferencia es como mucho 1, pero la pérdida también cuenta las demás clases.",
)


def twice(rng: Random) -> Draft | None:
    """Draw a question about the lowest loss of softmax taken twice."""
    size = int(rng.integers(3, 21))
    scene = kit.example([9.0, *[0.0] * (size - 1)])
    right = core.lowest_loss(size, twice=True)
    return Draft(
        scene,
        said(TWICE_ASKS, n=kit.count(size)),
        kit.numbers(right, (0.0, None), (math.log(size), GUESSING), (1.0, ONE)),
        said(TWICE_WHY, m=kit.count(size - 1), loss=kit.shown(right)),
        apart=kit.NUMBERS_APART,
    )


KINDS: Final = (
    Kind(
        17,
        "loss",
        Text("The loss of one answer", "La pérdida de una respuesta"),
        Text("The loss is 1 − p.", "La pérdida es 1 − p."),
        (
            Text("The loss is −ln p.", "La pérdida es −ln p."),
            Text(
                "The loss is what is missing to 100 %.",
                "La pérdida es lo que falta hasta el 100 %.",
            ),
            Text(
                "The loss is p of the right class.",
                "La pérdida es la p de la clase correcta.",
            ),
        ),
        "loss",
        loss,
    ),
    Kind(
        18,
        "slope",
        Text("The right class leads already", "La clase correcta ya va primera"),
        Text(
            "A model that is right learns nothing more.",
            "Un modelo que acierta ya no aprende nada.",
        ),
        (
            Text("The slope is p − y.", "La pendiente es p − y."),
            Text("Only mistakes have a slope.", "Solo los errores tienen pendiente."),
            Text(
                "The slope is p for every class.", "La pendiente es p para cada clase."
            ),
        ),
        "loss",
        slope,
    ),
    Kind(
        19,
        "stuck",
        Text("A loss that stands still", "Una pérdida que no se mueve"),
        Text(
            "A loss stuck at ln n means that learning is slow.",
            "Una pérdida atascada en ln n significa que se aprende despacio.",
        ),
        (
            Text(
                "−ln(1/n) = ln n: the loss of guessing.",
                "−ln(1/n) = ln n: la pérdida de adivinar.",
            ),
            Text(
                "Every training begins with a plateau.",
                "Todo entrenamiento empieza con una meseta.",
            ),
            Text(
                "With n classes no loss is below ln n.",
                "Con n clases ninguna pérdida baja de ln n.",
            ),
        ),
        "loss",
        stuck,
    ),
    Kind(
        20,
        "twice",
        Text("Softmax, and softmax again", "Softmax, y otra vez softmax"),
        Text("Softmax twice does no harm.", "Softmax dos veces no hace daño."),
        (
            Text(
                "Probabilities differ by at most 1.",
                "Las probabilidades difieren en 1 como mucho.",
            ),
            Text("A good model overcomes it.", "Un buen modelo lo supera."),
            Text(
                "The second softmax makes all shares equal.",
                "La segunda softmax iguala todas las partes.",
            ),
        ),
        "loss",
        twice,
    ),
)
