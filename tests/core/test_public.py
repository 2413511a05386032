"""The flat list of public names, and what the core must not know."""

import inspect
import subprocess
import sys

from softmax_viz import core

# What other people's checks call: names may be added, but none of these renamed.
PROMISED = (
    "softmax(logits, temperature=1.0, axis=-1)",
    "log_softmax(logits, temperature=1.0, axis=-1)",
    "logsumexp(logits, axis=-1)",
    "sigmoid(x)",
    "log_sigmoid(x)",
    "cross_entropy(logits, target, label_smoothing=0.0)",
    "cross_entropy_gradient(logits, target, label_smoothing=0.0)",
    "softmax_jacobian(logits, temperature=1.0)",
    "entropy(probabilities, base=2.718281828459045)",
    "perplexity(probabilities)",
    "kl_divergence(p, q)",
    "js_divergence(p, q)",
    "entropy_from_logits(logits, temperature=1.0)",
    "sparsemax(logits)",
    "entmax15(logits)",
    "entmax(logits, alpha)",
    "top_k(probabilities, k)",
    "top_p(probabilities, p)",
    "gumbel_max(logits, size, rng, temperature=1.0)",
    "expected_calibration_error(confidences, correct, n_bins=15)",
    "fit_temperature(logits, labels)",
    "naive_softmax(logits, temperature=1.0, dtype='float64')",
    "online_softmax_steps(logits)",
    "exp_limits(dtype)",
)


def signature(name: str) -> str:
    """Return a public function's name and arguments, without their types."""
    parameters = inspect.signature(getattr(core, name)).parameters.values()
    bare = (str(p.replace(annotation=p.empty)) for p in parameters)
    return f"{name}({', '.join(bare)})"


def test_promised_functions_take_what_they_took() -> None:
    found = [signature(promise.partition("(")[0]) for promise in PROMISED]
    pairs = zip(PROMISED, found, strict=True)
    wrong = [now for old, now in pairs if not now.startswith(old.removesuffix(")"))]
    assert wrong == []


def test_every_temperature_is_1_unless_another_is_given() -> None:
    functions = filter(inspect.isroutine, map(core.__dict__.get, core.__all__))
    every = [inspect.signature(function).parameters for function in functions]
    given = [found["temperature"].default for found in every if "temperature" in found]
    assert len(given) > 20
    # Some of a handle's functions must be told the temperature.
    assert set(given) <= {1.0, inspect.Parameter.empty}


def test_every_public_function_says_what_you_get() -> None:
    for name in core.__all__:
        thing = getattr(core, name)
        if inspect.isroutine(thing) or inspect.isclass(thing):
            assert (thing.__doc__ or "").strip(), name


def test_the_core_imports_neither_streamlit_nor_plotly_nor_scipy() -> None:
    code = (
        "import sys, softmax_viz.core; "
        "print(sorted({'streamlit', 'plotly', 'scipy', 'mpmath'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
