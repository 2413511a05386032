"""The preview in JavaScript against the core: the same numbers within 1e-12."""

import json
import math
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser

from softmax_viz import core
from softmax_viz.scenario import Scenario
from softmax_viz.scenario.training import Truth
from softmax_viz.text import LANGS, Lang, temperature

pytestmark = pytest.mark.browser

SCENARIOS = 600
HARD: tuple[tuple[list[float], float], ...] = (
    ([0.0, 0.0], 1.0),
    ([1e308, -1e308], 1e-6),
    ([1e308, -1e308], 1.0),
    ([1e308, 1e308, -1e308], 20.0),
    ([-1000.0, -1001.0, -1002.0], 1.0),
    ([709.0, 709.0, 709.0], 1.0),
    ([5e-324, 0.0], 5e-324),
    ([0.0, -745.0], 1.0),
    ([0.0, -40.0], 1.0),
    ([3.0, 3.0, 1.0], 0.0),
    ([3.0, 2.0, 1.0], math.inf),
    ([2.0, 1.0, 0.5], 1e308),
    ([1e-300, -1e-300], 1e-300),
    ([0.1] * 20, 0.05),
    ([1e308, -1e308], 1e308),
)


def scenarios() -> list[tuple[list[float], float]]:
    rng = np.random.default_rng(7)
    drawn = list(HARD)
    while len(drawn) < SCENARIOS:
        n = int(rng.integers(2, 21))
        spread = 10.0 ** rng.uniform(-3, 4)
        t = float(rng.choice([0.0, math.inf, 1.0, 10.0 ** rng.uniform(-2, 2)]))
        drawn.append((rng.normal(0, spread, n).tolist(), t))
    return drawn


def in_javascript(browser: Browser, expression: str, cases: object) -> list[Any]:
    """Evaluate `expression` of (z, t) for each case, infinities carried as text."""
    page = browser.new_page()
    source = web.read(web.FOLDER / "preview.js")
    result: list[Any] = page.evaluate(
        f"""(text) => {{ {source}
            const cases = JSON.parse(text, (k, v) => v === 'inf' ? Infinity : v);
            return cases.map(([z, t, w]) => {expression});
        }}""",
        json.dumps(cases).replace("Infinity", '"inf"'),
    )
    page.close()
    return result


def agree(theirs: object, ours: object) -> bool:
    a, b = np.asarray(theirs, float), np.asarray(ours, float)
    both_special = (np.isnan(a) & np.isnan(b)) | (np.isinf(a) & (a == b))
    with np.errstate(invalid="ignore"):
        return bool(np.all(both_special | (np.abs(a - b) <= 1e-12)))


def test_softmax_agrees_on_random_and_hard_scenarios(browser: Browser) -> None:
    cases = scenarios()
    theirs = in_javascript(browser, "preview.softmax(z, t)", cases)
    wrong = [
        (z, t, js)
        for (z, t), js in zip(cases, theirs, strict=True)
        if not agree(js, core.softmax(z, t))
    ]
    assert len(cases) >= 500
    assert wrong == []


def test_sigmoid_agrees(browser: Browser) -> None:
    cases = scenarios()
    theirs = in_javascript(browser, "z.map(preview.sigmoid)", cases)
    assert all(
        agree(js, core.sigmoid(z)) for (z, _), js in zip(cases, theirs, strict=True)
    )


def test_entropy_agrees(browser: Browser) -> None:
    cases = scenarios()
    theirs = in_javascript(browser, "preview.entropyBits(preview.softmax(z, t))", cases)
    ours = [core.entropy_from_logits(z, t) / math.log(2) for z, t in cases]
    assert agree(theirs, ours)


def test_odds_are_the_ratio_of_the_probabilities(browser: Browser) -> None:
    cases = [(z, t) for z, t in scenarios() if t > 0]
    theirs = in_javascript(browser, "preview.odds(z[0], z[1], t)", cases)
    for (z, t), odds in zip(cases, theirs, strict=True):
        log_p = core.log_softmax(z, t)
        gap = float(log_p[0] - log_p[1])
        if abs(gap) < 600:
            assert odds == pytest.approx(math.exp(gap), rel=1e-9), (z, t)


# --- the preview of the loss, and of a pulled probability ---------------------------


def lessons() -> list[Any]:
    """Return (z, t, [truth, smoothing, twice]); slopes at T = 0 are no numbers."""
    rng = np.random.default_rng(23)
    return [
        [z, t, [int(rng.integers(len(z))), float(rng.choice([0.0, 0.1, 0.5])), twice]]
        for z, t in scenarios()
        for twice in (False, True)
        if t == math.inf or t >= 1e-3
    ]


def test_the_loss_and_its_slopes_agree(browser: Browser) -> None:
    cases = lessons()
    theirs = in_javascript(
        browser,
        "(() => { const [truth, s, twice] = w;"
        "const y = preview.target(z.length, truth, s);"
        "return [preview.loss(z, t, y, twice), preview.gradient(z, t, y, twice)]; })()",
        cases,
    )
    wrong = []
    for (z, t, (truth, smoothing, twice)), (loss, slopes) in zip(
        cases, theirs, strict=True
    ):
        lesson = Truth(truth, smoothing, twice=twice)
        scenario = Scenario(("",) * len(z), tuple(z), t)
        ours = lesson.loss(scenario)
        scale = max(1.0, abs(ours)) if math.isfinite(ours) else 1.0
        expected = np.asarray(lesson.gradient(scenario)) * min(t, 1.0)
        if not (
            agree(loss / scale, ours / scale)
            and agree(np.multiply(slopes, min(t, 1.0)), expected)
        ):
            wrong.append((z, t, truth, smoothing, twice, loss, ours))
    assert len(cases) >= 500
    assert wrong == []


def test_a_pulled_logit_agrees(browser: Browser) -> None:
    rng = np.random.default_rng(29)
    cases: list[Any] = [
        [z, t, [int(rng.integers(len(z))), float(rng.uniform(0.001, 0.999))]]
        for z, t in scenarios()
        if 0 < t < math.inf
    ]
    theirs = in_javascript(browser, "preview.pulled(z, w[0], w[1], t)", cases)
    wrong = []
    for (z, t, (i, q)), js in zip(cases, theirs, strict=True):
        ours = float(core.pulled_logits(z, i, q, t)[i])
        scale = max(1.0, abs(ours), t)
        if not agree(js / scale, ours / scale):
            wrong.append((z, t, i, q, js, ours))
    assert len(cases) >= 250
    assert wrong == []


def test_the_measured_slopes_agree(browser: Browser) -> None:
    cases = [case for case in lessons() if case[1] >= 0.1][:400]
    theirs = in_javascript(
        browser,
        "(() => { const [truth, s, twice] = w;"
        "const y = preview.target(z.length, truth, s);"
        "return preview.numericGradient((x) => preview.loss(x, t, y, twice), z)"
        ".map((x) => (Number.isFinite(x) ? x : null)); })()",
        cases,
    )
    wrong = []
    for (z, t, (truth, smoothing, twice)), js in zip(cases, theirs, strict=True):
        lesson = Truth(truth, smoothing, twice=twice)
        scenario = Scenario(("",) * len(z), tuple(z), t)
        ours = np.asarray(lesson.numeric_gradient(scenario))
        ours[~np.isfinite(ours)] = math.nan
        # One rounding of the loss, divided by the step of 1e-5.
        room = 1e-9 + 1e-10 * lesson.loss(scenario)
        if not np.allclose(np.asarray(js, float), ours, 0, room, equal_nan=True):
            wrong.append((z, t, truth, smoothing, twice))
    assert len(cases) == 400
    assert wrong == []


# --- numbers as people read them ----------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_temperatures_read_the_same_in_both(browser: Browser, lang: Lang) -> None:
    rng = np.random.default_rng(31)
    values = [0.0, math.inf, 5e-324, 0.00049, 0.05, 0.125, 1.0, 0.1 + 0.2, 12345.678]
    values += [999999.99, 1e6, 1234567.0, 1e21, 1e22, 1e308]
    values += (10.0 ** rng.uniform(-12, 12, 300)).tolist()
    page = browser.new_page()
    theirs = page.evaluate(
        f"""(text) => {{ {web.read(web.FOLDER / "numbers.js")}
            const values = JSON.parse(text, (k, v) => v === 'inf' ? Infinity : v);
            return values.map(numbersIn("{lang}").temperature);
        }}""",
        json.dumps(values).replace("Infinity", '"inf"'),
    )
    page.close()
    ours = [temperature(x, lang).replace("\u00a0", "") for x in values]
    assert theirs == ours
