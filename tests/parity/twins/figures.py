"""figures.js: what moves in a chart is what Python's figure of the new state shows."""

import html
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from softmax_viz import core, figures
from softmax_viz.data.examples import Example
from softmax_viz.figures import Figure
from softmax_viz.scenario import Scenario
from softmax_viz.scenario.training import Truth
from softmax_viz.text import LANGS, Lang, number, percent, temperature
from tests.parity.cases import Random, scenarios
from tests.parity.harness import Apart, Twin
from tests.parity.twins.many import models

INTERPOLATED = 1e-6  # of a model with very many classes
TEMPERATURES = core.CURVE_TEMPERATURES
WORDS: dict[str, Any] = {"x_title": "x", "y_title": "y"}
MOVED = ("x", "y", "text")

State = dict[str, Any]
Given = dict[str, Any]


def states(rng: Random, count: int = 150) -> Iterator[State]:
    for z, t in scenarios(rng, count):
        yield {
            "names": [f"class {i}" for i in range(len(z))],
            "z": z,
            "t": t,
            "p": core.softmax(z, t).tolist(),
            "truth": int(rng.integers(len(z))),
        }


def changes(figure: Figure, traces: Iterator[int] | range, *keys: str) -> list[Any]:
    """Return these traces of a figure as figures.js tells them."""
    return [
        {"trace": i, **{key: drawable(figure["data"][i][key]) for key in keys}}
        for i in traces
    ]


def drawable(points: Iterable[Any]) -> list[Any]:
    """Return points with a gap for what has no place, and texts without escapes."""
    plain = points.tolist() if isinstance(points, np.ndarray) else points
    return [_drawable(x) for x in plain]


def _drawable(x: Any) -> Any:
    if isinstance(x, str):
        return html.unescape(x)
    return None if isinstance(x, float) and not math.isfinite(x) else x


def in_language(rng: Random, **more: Any) -> Iterator[tuple[State, Given]]:
    for i, state in enumerate(states(rng)):
        yield state, {"lang": LANGS[i % 2], **more}


def bars(state: State, given: Given) -> Any:
    lang: Lang = given["lang"]
    figure = figures.logits_and_probabilities(
        state["names"],
        state["z"],
        state["p"],
        [number(z, lang) for z in state["z"]],
        [percent(p, lang, open_interval=state["t"] > 0) for p in state["p"]],
        logit_title="z",
        probability_title="p",
        one_axis=False,
        lang=lang,
    )
    return changes(figure, range(2), "y", "text")


def curves(state: State, given: Given) -> Any:
    lang: Lang = given["lang"]
    figure = figures.probabilities_against_temperature(
        state["names"],
        TEMPERATURES,
        core.temperature_sweep(state["z"], TEMPERATURES).T.tolist(),
        state["t"],
        mark=f"T = {temperature(state['t'], lang)}",
        lang=lang,
        **WORDS,
    )
    n = len(state["z"])
    return changes(figure, range(n), "x", "y") + changes(
        figure, range(n, n + 1), *MOVED
    )


def two_classes(state: State, given: Given) -> Any:
    z1, z2 = state["z"][:2]
    pair = core.two_classes(z1, z2, state["t"])
    lines = core.two_class_curves(z2, state["t"])
    figure = figures.two_class_curve(
        lines.gaps,
        lines.softmax.tolist(),
        lines.sigmoid_of_gap.tolist(),
        lines.sigmoid_of_logit.tolist(),
        (pair.gap, pair.softmax, pair.sigmoid),
        lang="en",
        **WORDS,
    )
    return changes(figure, range(4), "x", "y")


def with_gaps(rng: Random) -> Iterator[tuple[State, Given]]:
    for state in states(rng):
        if math.isfinite(state["z"][0] - state["z"][1]):
            yield state, {}


def saying(rng: Random) -> Iterator[tuple[State, Given]]:
    one = "{name}: {z} {p} {x} {share} ± {error}"
    return in_language(rng, one=one, says="{t}: {values}")


def one_of(given: Given, *known: str) -> str:
    """Return the sentence with only these places; JavaScript leaves others in it."""
    return re.sub(
        r"{(\w+)}", lambda m: m[0] if m[1] in known else f"{{{m[0]}}}", given["one"]
    )


def said_logits(state: State, given: Given) -> list[str]:
    return figures.said_logits(
        one_of(given, "name", "z", "p"),
        state["names"],
        state["z"],
        state["p"],
        given["lang"],
        open_interval=state["t"] > 0,
    )


def said_slopes(state: State, given: Given) -> list[str]:
    return figures.said_slopes(
        one_of(given, "name", "p", "x"),
        state["names"],
        state["p"],
        core.own_slopes(state["z"], state["t"]).tolist(),
        given["lang"],
        open_interval=state["t"] > 0,
    )


def said_shares(state: State, given: Given) -> list[str]:
    p, draws = drawn(state, given)
    summary = core.draw_summary(draws[: given["look"]], p)
    cut = given["k"] is not None or given["mass"] is not None
    return figures.said_shares(
        one_of(given, "name", "share", "p", "error"),
        state["names"],
        summary.shares.tolist(),
        p.tolist(),
        summary.margins.tolist(),
        given["lang"],
        open_interval=state["t"] > 0 and not cut,
    )


def own_slopes(state: State, given: Given) -> Any:
    figure = figures.own_slopes(
        state["names"],
        ([0.0, 1.0], [0.0, 0.0]),
        (state["p"], core.own_slopes(state["z"], state["t"]).tolist()),
        said_slopes(state, given),
        lang=given["lang"],
        **WORDS,
    )
    return changes(figure, range(1, 2), *MOVED, "hovertext")


def course(rng: Random) -> Iterator[tuple[State, Given, Figure]]:
    for i, state in enumerate(states(rng)):
        shares = rng.dirichlet(np.ones(len(state["z"])), 4).T
        curves = [rng.uniform(0, 5, 4), *shares]
        drawn = {
            "data": [{"x": [0, 1, 2, 3], "y": curve.tolist()} for curve in curves],
            "layout": {},
        }
        given = {"smoothing": float(rng.choice([0.0, 0.1])), "twice": bool(i % 2)}
        yield state, given, drawn


def history(state: State, given: Given, drawn: Figure) -> Any:
    truth = Truth(state["truth"], given["smoothing"], twice=given["twice"])
    now = Scenario(tuple(state["names"]), tuple(state["z"]), state["t"])
    losses, *shares = (trace["y"][:-1] for trace in drawn["data"])
    figure = figures.training_history(
        state["names"],
        [*losses, truth.loss(now)],
        [[*before, p] for before, p in zip(shares, state["p"], strict=True)],
        0.0,
        x_title="x",
        loss_title="loss",
        probability_title="p",
        open_interval=True,
        lang="en",
    )
    return changes(figure, range(len(state["z"]) + 1), "x", "y")


def marks(rng: Random) -> Iterator[tuple[State, Given]]:
    scale = figures.regret_scale(core.BANDIT_TEMPERATURES, 500)
    return in_language(rng, **scale)


def regret_mark(state: State, given: Given) -> Any:
    lang: Lang = given["lang"]
    played = core.BANDIT_TEMPERATURES
    figure = figures.regret_by_temperature(
        played,
        [1.0] * len(played),
        [0.1] * len(played),
        [""] * len(played),
        state["t"],
        500,
        mark=f"T = {temperature(state['t'], lang)}",
        lang=lang,
        **WORDS,
    )
    return changes(figure, range(2, 3), *MOVED)


def drawings(rng: Random) -> Iterator[tuple[State, Given]]:
    seed = 0
    for i, state in enumerate(states(rng)):
        size = len(state["z"])
        if i % 10 == 0:
            seed = int(rng.integers(10**6))
        yield (
            state,
            {
                "seed": seed,
                "look": int(rng.choice([1, 10, core.MANY_DRAWS])),
                "bands": figures.MOST_BANDS,
                "k": int(rng.integers(1, size + 1)) if i % 3 == 1 else None,
                "mass": round(float(rng.random()), 2) if i % 3 == 2 else None,
                "lang": LANGS[i % 2],
                "one": "{name} {share}, p = {p} ± {error}",
            },
        )


def drawn(state: State, given: Given) -> tuple[Any, Any]:
    p = core.filtered(
        core.softmax(state["z"], state["t"]), k=given["k"], mass=given["mass"]
    )
    numbers = core.generator(given["seed"]).random(core.MANY_DRAWS)
    return p, core.inverse_cdf(p, numbers)


def running(state: State, given: Given) -> Any:
    p, draws = drawn(state, given)
    after, size = core.DRAWN_AFTER, len(state["z"])
    figure = figures.running_shares(
        state["names"],
        after,
        core.running_shares(draws, size, after).T.tolist(),
        p.tolist(),
        core.margin_bands(p, after).tolist(),
        given["look"],
        ticks={},
        lang="en",
        **WORDS,
    )
    return changes(figure, range(len(figure["data"]) - 1), "x", "y")


def shares(state: State, given: Given) -> Any:
    p, draws = drawn(state, given)
    summary = core.draw_summary(draws[: given["look"]], p)
    figure = figures.shares_and_error_bars(
        state["names"],
        summary.shares.tolist(),
        p.tolist(),
        summary.margins.tolist(),
        said_shares(state, given),
        bar_title="",
        p_title="",
        lang="en",
        **WORDS,
    )
    return changes(figure, range(1), "y", "hovertext") + changes(
        figure, range(1, 3), "x", "y"
    )


def seeds(rng: Random) -> Iterator[tuple[int, int]]:
    for seed in (0, 1, 999_999, 2**32 - 1, 2**32, 2**53 - 1):
        yield seed, 50
    for _ in range(100):
        yield int(rng.integers(10**6)), int(rng.integers(0, 50))


def uniforms(seed: int, count: int) -> Any:
    return core.generator(seed).random(count)


def shown_models(rng: Random) -> Iterator[Apart]:
    for model in models():
        for t in (0.0, 0.1, 0.7, 1.0, 2.5, 40.0, math.inf):
            given = {
                "z": model.largest.value,
                "sweep": model.sweep.value,
                "classes": model.example.classes,
                "highest": figures.HIGHEST_LEAD,
            }
            state = {"names": [], "z": [], "t": t, "p": [], "truth": None}
            yield Apart((state, given), (model.example, t))


def lead(example: Example, t: float) -> Any:
    now = core.largest_and_rest(example.logits, 1, t)
    share, classes = float(now.probabilities[0]), example.classes
    figure = figures.lead_needed(
        [2, classes],
        [1.0, 2.0],
        [],
        (classes, float(core.gap_for_share(share, classes)), ""),
        lang="en",
        **WORDS,
    )
    return changes(figure, range(2, 3), "x", "y")


def crowds(rng: Random) -> Iterator[tuple[list[str], list[float]]]:
    yield from ((state["names"], state["p"]) for state in states(rng))


TWINS = (
    Twin("figures", "moveBars", bars, in_language),
    Twin(
        "figures",
        "moveCurves",
        curves,
        in_language,
    ),
    Twin("figures", "moveTwoClasses", two_classes, with_gaps),
    Twin("figures", "moveOwnSlopes", own_slopes, saying),
    Twin("figures", "saySlopes", said_slopes, saying, exact=True),
    Twin("figures", "sayLogits", said_logits, saying, exact=True),
    Twin("tallies", "sayShares", said_shares, drawings, exact=True),
    Twin("figures", "moveHistory", history, course),
    Twin("figures", "moveLead", lead, shown_models, close=INTERPOLATED),
    Twin("figures", "moveRegretMark", regret_mark, marks),
    Twin("random", "uniforms", uniforms, seeds, exact=True),
    Twin("tallies", "moveRunningShares", running, drawings),
    Twin("tallies", "moveShares", shares, drawings),
    Twin("figures", "closeLabels", figures.close_labels, crowds, exact=True),
)
