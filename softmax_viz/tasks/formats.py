"""Tasks about number formats: what breaks, and what a computer gets right."""

from typing import Final

import numpy as np

from softmax_viz import core
from softmax_viz.tasks import kit
from softmax_viz.tasks.task import Choice, Draft, Kind, Random, said
from softmax_viz.text import Text

# --- overflow without a NaN -----------------------------------------------------------

OVERFLOW_ASKS = Text(
    "A program computes e^z/Σe^z in {format} for the logits {logits}. What comes out?",
    "Un programa calcula e^z/Σe^z en {format} con los logits {logits}. ¿Qué sale?",
)
OVERFLOW_WHY = Text(
    "The largest number of {format} is {largest}. It gives {got}; with the maximum "
    "subtracted first it would be {shares}.",
    "El mayor número de {format} es {largest}. Da {got}; restando antes el máximo "
    "saldría {shares}.",
)
NAN = Text("NaN for at least one class", "NaN para al menos una clase")
ZEROS = Text("0 for every class, without a NaN", "0 para cada clase, sin ningún NaN")
FINE = Text("the right probabilities", "las probabilidades correctas")
FITS = Text(
    "Nothing leaves the range here: every e^z and their sum fit.",
    "Aquí nada se sale del rango: cada e^z y su suma caben.",
)
LEAVES = Text(
    "Here a number leaves the range of the format.",
    "Aquí un número se sale del rango del formato.",
)
SUM_ALONE = Text(
    "Zeros come where the sum alone overflows, and every e^z still fits.",
    "Los ceros salen cuando solo se desborda la suma y cada e^z todavía cabe.",
)
SLIPS: Final = {  # by what is right and what was chosen
    (FINE, NAN): FITS,
    (FINE, ZEROS): FITS,
    (NAN, FINE): LEAVES,
    (ZEROS, FINE): LEAVES,
    (NAN, ZEROS): SUM_ALONE,
}
FORMAT: Final = "float16"


def overflow(rng: Random) -> Draft | None:
    """Draw a question about the textbook formula in a small format."""
    top = kit.one_of(rng, (8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 15.0, -18.0, -20.0))
    gaps = kit.one_of(rng, (0.0, 0.0, 1.0)), kit.one_of(rng, (0.0, 0.0, 2.0))
    scene = kit.example((top, top - gaps[0], top - gaps[1]))
    out, p = core.naive_softmax(scene.logits, dtype=FORMAT), kit.softmax(scene.logits)
    verdicts = {
        NAN: bool(np.isnan(out).any()),
        ZEROS: bool((out == 0).all()),
        FINE: bool(np.allclose(out, p, atol=0.005)),
    }
    right = [text for text, holds in verdicts.items() if holds]
    if len(right) != 1:
        return None
    ordered = (right[0], *(text for text in (NAN, FINE, ZEROS) if text != right[0]))
    names = Text(FORMAT, FORMAT)
    return Draft(
        scene,
        said(OVERFLOW_ASKS, format=names, logits=kit.logits_of(scene)),
        tuple(
            Choice(text, verdicts[text], slip=SLIPS.get((right[0], text)))
            for text in ordered
        ),
        said(
            OVERFLOW_WHY,
            format=names,
            largest=kit.count(int(core.largest_number(FORMAT))),
            got=kit.shares_of(scene, out.tolist()),
            shares=kit.shares_of(scene, p),
        ),
    )


# --- large logits ---------------------------------------------------------------------

LARGE_ASKS = Text(
    "The logits are {logits}. The maximum is subtracted first. What has {name}?",
    "Los logits son {logits}. Se resta antes el máximo. ¿Cuánto tiene {name}?",
)
LARGE_WHY = Text(
    "Subtracting the maximum leaves {low}, and every gap as it was: {shares}. How "
    "large the logits are does not matter.",
    "Al restar el máximo quedan {low}, y cada diferencia como estaba: {shares}. No "
    "importa lo grandes que sean los logits.",
)
SMALL = Text(
    "0 is what remains of its logit, but e⁰ = 1.",
    "0 es lo que queda de su logit, pero e⁰ = 1.",
)
EQUAL_SHARES = Text(
    "A gap of 1 is a ratio of e, for large logits, too.",
    "Una diferencia de 1 es un cociente de e, también con logits grandes.",
)


def large(rng: Random) -> Draft | None:
    """Draw a question about huge logits with small gaps."""
    base = kit.one_of(rng, (100.0, 500.0, 1000.0))
    low = kit.descending(rng, 3, -2, 0)
    down = [round(z - low[0], 1) for z in low]
    scene = kit.example([base + z for z in down])
    p = kit.softmax(scene.logits)
    return Draft(
        scene,
        said(LARGE_ASKS, logits=kit.logits_of(scene), name=kit.name(scene, 0)),
        kit.shares(p[0], (1.0, None), (1 / 3, EQUAL_SHARES), (0.0, SMALL)),
        said(
            LARGE_WHY,
            low=kit.logits_of(kit.example(down)),
            shares=kit.shares_of(scene, p),
        ),
        quantity=p[0],
        apart=kit.POINTS_APART,
    )


KINDS: Final = (
    Kind(
        27,
        "overflow",
        Text("Too large for the format", "Demasiado grande para el formato"),
        Text(
            "An overflow always shows as NaN.",
            "Un desbordamiento siempre se ve como NaN.",
        ),
        (
            Text(
                "What matters is which number first leaves the range.",
                "Importa qué número se sale primero del rango.",
            ),
            Text(
                "Where a number overflows, a NaN appears.",
                "Donde un número se desborda aparece un NaN.",
            ),
            Text(
                "A computer calculates without limits.",
                "Un ordenador calcula sin límites.",
            ),
        ),
        "overflow",
        overflow,
    ),
    Kind(
        28,
        "large",
        Text("Very large logits", "Logits muy grandes"),
        Text("Large logits make softmax certain.", "Los logits grandes dan certeza."),
        (
            Text("Only the gaps count.", "Solo cuentan las diferencias."),
            Text("e¹⁰⁰ is already nearly everything.", "e¹⁰⁰ ya es casi todo."),
            Text(
                "Subtracting the maximum makes all equal.",
                "Restar el máximo lo iguala todo.",
            ),
        ),
        "overflow",
        large,
    ),
)
