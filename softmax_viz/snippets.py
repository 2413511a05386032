"""The scenario as a program, with what it prints: finished numbers in, text out.

Every program computes in float64, also where a library's own default is float32, so
that all print the same digits.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from softmax_viz.scenario import Scenario
from softmax_viz.text import Lang, Text

LIBRARIES: Final = {
    "numpy": "NumPy",
    "scipy": "SciPy",
    "torch": "PyTorch",
    "tensorflow": "TensorFlow",
    "jax": "JAX",
}
AXES: Final = {"0": 0, "1": 1, "-1": -1, "None": None}
FAR: Final = 1e5  # from here on a number is printed as 1.0000e+05, as show does
STEEP: Final = 1e4  # up to here z / T keeps the digits that are printed
T_RANGE: Final = (1e-290, 1e290)  # beyond, JAX rounds T or 1 / T to 0


@dataclass(frozen=True)
class Numbers:
    """What the core says that the program finds."""

    probabilities: Sequence[float]
    log_probabilities: Sequence[float]


@dataclass(frozen=True)
class Snippet:
    """A program and the text that it prints."""

    source: str
    output: str


SHIFTED = Text(
    "the largest is subtracted first: z / T alone would overflow or lose digits",
    "antes se resta el mayor: z / T sola se desbordaría o perdería cifras",
)
COLD = Text(
    "T = 0 is a limit: the largest logit takes everything, ties share it",
    "T = 0 es un límite: el logit mayor se lo lleva todo, los empates lo comparten",
)
HOT = Text(
    "T = inf is a limit: every class gets the same",
    "T = inf es un límite: todas las clases reciben lo mismo",
)
NO_OVERFLOW = Text(
    "no exponential can overflow now", "ya ninguna exponencial se puede desbordar"
)
DOUBLE = Text("JAX has 32 bits by default", "JAX usa 32 bits por defecto")
FUSED = Text(
    "cross-entropy straight from the logits",
    "entropía cruzada directamente de los logits",
)
NO_MINUS = Text(
    "z in a format: no minus before 0.0000",
    "z en el formato: sin signo menos ante 0.0000",
)
LOSS = Text("loss", "pérdida")
ROW_SUMS = Text("row sums", "sumas de las filas")
COLUMN_SUMS = Text("column sums", "sumas de las columnas")
WHOLE = Text("flattened: PyTorch needs one dim", "aplanado: PyTorch pide un dim")
WHOLE_TF = Text(
    "flattened: axis=None would mean the last axis here",
    "aplanado: aquí axis=None significaría el último eje",
)

IMPORTS: Final = {
    "numpy": "import numpy as np",
    "scipy": "import numpy as np\nfrom scipy.special import {names}",
    "torch": "import torch\nimport torch.nn.functional as F",
    "tensorflow": "import tensorflow as tf",
    "jax": "import jax\nimport jax.numpy as jnp",
}
ARRAY: Final = {
    "numpy": "np.array({values})",
    "scipy": "np.array({values})",
    "torch": "torch.tensor({values}, dtype=torch.float64)",
    "tensorflow": "tf.constant({values}, dtype=tf.float64)",
    "jax": "jnp.array({values})",
}
LOG: Final = {
    "torch": "torch.log(p)",
    "tensorflow": "tf.math.log(p)",
    "jax": "jnp.log(p)",
}


def scenario_snippet(
    library: str, scenario: Scenario, truth: int, numbers: Numbers, lang: Lang
) -> Snippet:
    """Write softmax, log-softmax and the loss of class `truth` for one scenario."""
    t, logits = scenario.temperature, [float(z) for z in scenario.logits]
    names = ", ".join(json.dumps(name, ensure_ascii=False) for name in scenario.names)
    limit = t in (0, math.inf)
    far = any(FAR <= abs(x) < math.inf for x in numbers.log_probabilities)
    easy = T_RANGE[0] < t < T_RANGE[1] and max(map(abs, logits)) / t <= STEEP
    array = _array(library, repr(logits)) if easy else repr(logits)
    body = [f"names = [{names}]", f"z = {array}"]
    if not limit:
        body.append(f"T = {t!r}")
    body += [f"true = {truth}  # {scenario.names[truth]}", ""]
    if limit:
        body += _limit(library, t, lang)
    else:
        wide = max(logits) - min(logits) == math.inf
        body += _scaled(library, easy, wide, lang) + _calculation(library, lang)
    # SciPy has no function for the limits; NumPy is all it takes.
    of = "numpy" if limit and library == "scipy" else library
    head = _head(of, "log_softmax, logsumexp, softmax", lang)
    source = "\n".join([*head, "", *body, "", *_printing(library, far, lang)])
    rows = zip(
        numbers.probabilities, numbers.log_probabilities, scenario.names, strict=True
    )
    lines = ["p       log p"]
    lines += [f"{p:.4f}  {_shown(x, far):>8}  {name}" for p, x, name in rows]
    loss = -numbers.log_probabilities[truth]
    lines.append(f"{LOSS(lang)} = {_shown(loss, far)}")
    return Snippet(source, "\n".join(lines))


def batch_snippet(
    library: str,
    batch: Sequence[Sequence[float]],
    axis: str,
    probabilities: Sequence[Sequence[float]],
    lang: Lang,
) -> Snippet:
    """Write softmax over one axis of a batch, and both kinds of sums."""
    rows = [list(map(float, row)) for row in batch]
    to_list = ".numpy().tolist()" if library == "tensorflow" else ".tolist()"
    source = [
        *_head(library, "softmax", lang),
        "",
        f"B = {_array(library, repr(rows))}",
        *_batch_softmax(library, axis, lang),
        "",
        f"rows = P{to_list}",
        "columns = list(zip(*rows))",
        "for row in rows:",
        '    print("  ".join(f"{x:.4f}" for x in row))',
        f'print("{COLUMN_SUMS(lang)}:", *(f"{{sum(c):.4f}}" for c in columns))',
        f'print("{ROW_SUMS(lang)}:", *(f"{{sum(row):.4f}}" for row in rows))',
    ]
    lines = ["  ".join(f"{x:.4f}" for x in row) for row in probabilities]
    columns = [sum(column) for column in zip(*probabilities, strict=True)]
    column_sums = " ".join(f"{x:.4f}" for x in columns)
    lines.append(f"{COLUMN_SUMS(lang)}: {column_sums}")
    sums = " ".join(f"{sum(row):.4f}" for row in probabilities)
    lines.append(f"{ROW_SUMS(lang)}: {sums}")
    return Snippet("\n".join(source), "\n".join(lines))


def _head(library: str, names: str, lang: Lang) -> list[str]:
    head = [IMPORTS[library].format(names=names)]
    if library == "jax":
        head += ["", f'jax.config.update("jax_enable_x64", True)  # {DOUBLE(lang)}']
    return head


def _array(library: str, values: str) -> str:
    return ARRAY[library].format(values=values)


def _scaled(library: str, easy: bool, wide: bool, lang: Lang) -> list[str]:
    if easy:
        return ["s = z / T"]
    gap = "(x / 2 - max(z) / 2) / (T / 2)" if wide else "(x - max(z)) / T"
    shifted = _array(library, f"[{gap} for x in z]")
    return [f"# {SHIFTED(lang)}", f"s = {shifted}"]


def _limit(library: str, t: float, lang: Lang) -> list[str]:
    if t == 0:
        say = COLD(lang)
        top = _array(library, "[float(x == max(z)) for x in z]")
        p = ["top = " + top]
        total = "tf.reduce_sum(top)" if library == "tensorflow" else "top.sum()"
        p.append(f"p = top / {total}")
    else:
        say = HOT(lang)
        p = ["p = " + _array(library, "[1 / len(z)] * len(z)")]
    log = LOG.get(library) or (
        "np.where(top > 0, np.log(p.max()), -np.inf)" if t == 0 else "np.log(p)"
    )
    return [f"# {say}", *p, f"log_p = {log}", "loss = -log_p[true]"]


def _calculation(library: str, lang: Lang) -> list[str]:
    fused = f"# {FUSED(lang)}"
    if library == "numpy":
        return [
            f"s = s - s.max()  # {NO_OVERFLOW(lang)}",
            "e = np.exp(s)",
            "p = e / e.sum()",
            "log_p = s - np.log(e.sum())",
            fused,
            "loss = np.log(e.sum()) - s[true]",
        ]
    if library == "scipy":
        return [
            "p = softmax(s)",
            "log_p = log_softmax(s)",
            fused,
            "loss = logsumexp(s) - s[true]",
        ]
    if library == "torch":
        return [
            "p = F.softmax(s, dim=-1)",
            "log_p = F.log_softmax(s, dim=-1)",
            fused,
            "loss = F.cross_entropy(s, torch.tensor(true))",
        ]
    if library == "tensorflow":
        return [
            "p = tf.nn.softmax(s)",
            "log_p = tf.nn.log_softmax(s)",
            f"{fused};",
            "# Keras: SparseCategoricalCrossentropy(from_logits=True)",
            "loss = tf.nn.sparse_softmax_cross_entropy_with_logits("
            "labels=true, logits=s)",
        ]
    return [
        "p = jax.nn.softmax(s)",
        "log_p = jax.nn.log_softmax(s)",
        fused,
        "loss = jax.nn.logsumexp(s) - s[true]",
    ]


def _printing(library: str, far: bool, lang: Lang) -> list[str]:
    show = []
    if library == "tensorflow":
        show = ["p, log_p = p.numpy(), log_p.numpy()"]
    log_p, loss = "{log_p_i:z8.4f}", "{float(loss):z.4f}"
    if far:
        show += [
            "",
            "def show(x):",
            '    return f"{x:z.4f}" if abs(x) < 1e5 else f"{x:.4e}"',
            "",
            "",
        ]
        log_p, loss = "{show(log_p_i):>8}", "{show(float(loss))}"
    return [
        *show,
        f"# {NO_MINUS(lang)}",
        'print("p       log p")',
        "rows = zip(names, p.tolist(), log_p.tolist())",
        "for name, p_i, log_p_i in rows:",
        f'    print(f"{{p_i:.4f}}  {log_p}  {{name}}")',
        f'print(f"{LOSS(lang)} = {loss}")',
    ]


def _shown(x: float, far: bool) -> str:
    return f"{x:.4e}" if far and not abs(x) < FAR else f"{x:z.4f}"


def _batch_softmax(library: str, axis: str, lang: Lang) -> list[str]:
    if library == "numpy":
        return [
            f"e = np.exp(B - B.max(axis={axis}, keepdims=True))",
            f"P = e / e.sum(axis={axis}, keepdims=True)",
        ]
    if library == "scipy":
        return [f"P = softmax(B, axis={axis})"]
    if library == "jax":
        return [f"P = jax.nn.softmax(B, axis={axis})"]
    if library == "torch":
        if axis == "None":
            flat = "P = F.softmax(B.flatten(), dim=0).reshape(B.shape)"
            return [f"# {WHOLE(lang)}", flat]
        return [f"P = F.softmax(B, dim={axis})"]
    if axis == "None":
        flat = "P = tf.reshape(tf.nn.softmax(tf.reshape(B, [-1])), B.shape)"
        return [f"# {WHOLE_TF(lang)}", flat]
    return [f"P = tf.nn.softmax(B, axis={axis})"]
