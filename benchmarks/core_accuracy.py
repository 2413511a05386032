"""The largest error found per function, against mpmath with 60 digits."""

import math
import sys
from collections.abc import Iterator

import numpy as np

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import CORNERS, Case, random_cases

ULP_GOALS = {"softmax": 4, "log_softmax": 4, "logsumexp": 2, "sum of softmax": 1}
RELATIVE_GOAL = 1e-13
SMALLEST_NORMAL = 2.0**-1022  # a relative error says nothing about subnormal numbers


def errors(z: list[float], t: float) -> Iterator[tuple[str, float]]:
    exact, p = oracle.softmax(z, t), core.softmax(z, t).tolist()
    yield "softmax", oracle.worst_ulps(p, exact)
    yield "sum of softmax", abs(math.fsum(p) - 1) * 2**52
    log_p = core.log_softmax(z, t).tolist()
    yield "log_softmax", oracle.worst_ulps(log_p, oracle.log_softmax(z, t))
    total = oracle.logsumexp(z)
    if abs(total) > 0.5 * abs(max(z)):  # else it cancels
        yield "logsumexp", oracle.ulps(float(core.logsumexp(z)), total)
    entropy = oracle.entropy_from_logits(z, t)
    if entropy > SMALLEST_NORMAL:
        found = float(core.entropy_from_logits(z, t))
        yield "entropy_from_logits", oracle.relative_error(found, entropy)
    entropy = oracle.entropy(p)
    if entropy > SMALLEST_NORMAL:
        error = oracle.relative_error(float(core.entropy(p)), entropy)
        yield "entropy", error
    if len(z) <= 10 and 0 < t < math.inf:
        yield from errors_of_slopes(z, t)


def errors_of_slopes(z: list[float], t: float) -> Iterator[tuple[str, float]]:
    exact, slopes = oracle.softmax(z, t), core.softmax_jacobian(z, t)
    plain = oracle.softmax(z)
    for i in range(len(z)):
        value = exact[i] * oracle.others(exact, i) / t
        if min(value, exact[i]) > SMALLEST_NORMAL and value < oracle.LARGEST:
            error = oracle.relative_error(slopes[i, i], value)
            yield "softmax_jacobian, diagonal", error
        value = oracle.others(plain, i)
        gradient = core.cross_entropy_gradient(z, i)
        if value > SMALLEST_NORMAL:
            error = oracle.relative_error(-gradient[i], value)
            yield "cross_entropy_gradient", error
        loss = -oracle.log_softmax(z)[i]
        if SMALLEST_NORMAL < loss < oracle.LARGEST:
            error = oracle.relative_error(core.cross_entropy(z, i), loss)
            yield "cross_entropy", error


def errors_of_divergences(seed: int) -> Iterator[tuple[str, float]]:
    rng = np.random.default_rng(seed)
    z = rng.normal(0, 10.0 ** rng.uniform(-1, 2), int(rng.integers(2, 60)))
    away = 10.0 ** rng.uniform(-9, 1) * rng.normal(size=z.size)
    p, q = core.softmax(z).tolist(), core.softmax(z + away).tolist()
    kl, js = oracle.kl_divergence(p, q), oracle.js_divergence(p, q)
    if kl > 1e-14:  # below, what p and q lack to 1 is most of it
        found = float(core.kl_divergence(p, q))
        yield "kl_divergence", oracle.relative_error(found, kl)
    if js > 1e-300:
        found = float(core.js_divergence(p, q))
        yield "js_divergence", oracle.relative_error(found, js)


def errors_of_many_classes(n: int, t: float) -> Iterator[tuple[str, float]]:
    rng = np.random.default_rng(n)
    distinct = np.unique(rng.normal(0, 10, 1000) * t)
    z = rng.choice(distinct, n)
    values, first, counts = np.unique(z, return_index=True, return_counts=True)
    exact = oracle.softmax_of_repeated(values.tolist(), counts.tolist(), t)
    p = core.softmax(z, t)
    yield f"softmax, n = {n:,}", oracle.worst_ulps(p[first].tolist(), exact)
    yield "sum of softmax", abs(math.fsum(p.tolist()) - 1) * 2**52


def main(count: int) -> None:
    worst: dict[str, float] = {}

    def note(found: Iterator[tuple[str, float]]) -> None:
        for name, error in found:
            worst[name] = max(worst.get(name, 0.0), error)

    cases: list[Case] = [*CORNERS, *random_cases(count, seed=1)]
    for z, t in cases:
        note(errors(z, t))
    for seed in range(count):
        note(errors_of_divergences(seed))
    for n in (513, 10_000, 1_000_000):
        for t in (1.0, 1e-6, 0.7, 1e6):
            note(errors_of_many_classes(n, t))
    print(f"{len(cases)} vectors, 2 to 300 classes, and 12 longer ones\n")
    for name, error in worst.items():
        goal = ULP_GOALS.get(name.split(",")[0], RELATIVE_GOAL)
        unit = "relative" if goal == RELATIVE_GOAL else "ulp"
        print(f"{name:28} {error:9.3g} {unit:8} goal {goal:g}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
