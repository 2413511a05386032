"""Every program that the page shows, run, prints exactly what the page claims.

NumPy and SciPy run always. PyTorch, TensorFlow and JAX run where they are installed:
they are too large for the development requirements.
"""

import contextlib
import importlib.util
import io
import math
import warnings

import numpy as np
import pytest

from softmax_viz import core
from softmax_viz.scenario import PRESETS, Scenario
from softmax_viz.snippets import (
    AXES,
    LIBRARIES,
    Numbers,
    Snippet,
    batch_snippet,
    scenario_snippet,
)
from softmax_viz.text import LANGS, Lang

ALWAYS = ("numpy", "scipy")
BATCH = [[2.0, 1.0, 0.5], [0.5, 2.5, 1.0]]


def prints(library: str, source: str) -> str:
    """Run a program and give what it prints; a warning of ours would be an error."""
    if library not in ALWAYS and importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed: its programs were not run")
    out = io.StringIO()
    with contextlib.redirect_stdout(out), warnings.catch_warnings():
        if library not in ALWAYS:
            warnings.simplefilter("ignore")
        exec(compile(source, library, "exec"), {})
    return out.getvalue().removesuffix("\n")


def snippet_of(
    library: str, scenario: Scenario, truth: int = 0, lang: Lang = "en"
) -> Snippet:
    z, t = scenario.logits, scenario.temperature
    numbers = Numbers(core.softmax(z, t).tolist(), core.log_softmax(z, t).tolist())
    return scenario_snippet(library, scenario, truth, numbers, lang)


def named(z: tuple[float, ...], t: float) -> Scenario:
    return Scenario(tuple(f"class {i}" for i in range(len(z))), z, t)


HARD = (
    named((2, 1, 0.5), 0.0),
    named((1, 1, 0), 0.0),
    named((2, 1, 0.5), math.inf),
    named((0, -40), 1.0),  # log p of the first is -4e-18, which rounds to 0
    named((1e308, -1e308), 1.0),
    named((1e308, -1e308, 0), 1e-3),
    named((1e308, -1e308), 1e308),  # the gap overflows, the quotient does not
    named((1.7e308, -1.7e308, 1.6e308), 3.0),
    named((1e7, 1e7 - 40, 0), 1.0),
    named((1e15 + 2, 1e15), 1.5),
    named((1e8 + 1 / 3, 1e8), 0.7),
    named((-1000, -1001, -1002), 1.0),
    named((2, 1, 0), 1e-320),
    named((5e-324, 0), 5e-324),
    named((5e-324, 0), 0.0),
    named((3, 2, 1), 1e300),
    named(tuple(map(float, range(20))), 0.3),
    Scenario(('a"b', "c\\d", "{e}", "ñ 🐈 'x'"), (1, 2, 3, 4)),
)


def random_scenarios(count: int) -> list[Scenario]:
    rng = np.random.default_rng(1957)
    made = []
    for _ in range(count):
        n = int(rng.integers(2, 21))
        z = np.round(rng.normal(0, 10.0 ** rng.uniform(-2, 3), n), 2)
        t = float(rng.choice([0.0, math.inf, 1.0, 10.0 ** rng.uniform(-3, 3)]))
        made.append(named(tuple(z.tolist()), t))
    return made


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize(
    "scenario", HARD, ids=lambda s: f"{s.logits[:3]} {s.temperature}"
)
def test_a_program_prints_the_claim_on_hard_scenarios(
    library: str, scenario: Scenario
) -> None:
    for truth in {0, scenario.size - 1}:
        snippet = snippet_of(library, scenario, truth)
        assert prints(library, snippet.source) == snippet.output


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_program_prints_the_claim_on_random_scenarios(library: str) -> None:
    for i, scenario in enumerate(random_scenarios(120)):
        lang: Lang = LANGS[i % 2]
        snippet = snippet_of(library, scenario, i % scenario.size, lang)
        assert prints(library, snippet.source) == snippet.output, scenario


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_program_prints_the_claim_on_the_presets(
    library: str, preset: object
) -> None:
    for lang in LANGS:
        scenario = getattr(preset, "scenario")(lang)  # noqa: B009
        snippet = snippet_of(library, scenario, 1, lang)
        assert prints(library, snippet.source) == snippet.output


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("lang", LANGS)
def test_a_batch_prints_its_sums(library: str, axis: str, lang: Lang) -> None:
    over = None if axis == "None" else int(axis)
    p = core.softmax(BATCH, axis=over).tolist()
    snippet = batch_snippet(library, BATCH, axis, p, lang)
    assert prints(library, snippet.source) == snippet.output


# e^2 / (e^2 + e^1 + e^0.5) = 0.6285, and the logit of class 2 is 1.5 below that of 0.
def test_the_claim_has_the_worked_figures() -> None:
    output = snippet_of("numpy", named((2, 1, 0.5), 1.0), 2).output.split("\n")
    assert output[0] == "p       log p"
    assert output[1] == "0.6285   -0.4644  class 0"
    assert output[-1] == "loss = 1.9644"


def test_a_minus_before_zero_is_never_claimed() -> None:
    for library in LIBRARIES:
        for scenario in HARD:
            assert "-0.0000" not in snippet_of(library, scenario).output


def test_a_name_cannot_leave_its_string_or_its_comment() -> None:
    evil = Scenario(('"]; raise SystemExit  #', "x\nraise SystemExit"), (1, 2))
    for truth in (0, 1):
        snippet = snippet_of("numpy", evil, truth)
        assert prints("numpy", snippet.source) == snippet.output


def test_one_vector_has_no_axis_1_in_pytorch() -> None:
    torch = pytest.importorskip("torch")
    with pytest.raises(IndexError, match="Dimension out of range"):
        torch.nn.Softmax(dim=1)(torch.tensor([2.0, 1.0, 0.5]))
