"""The time softmax takes on one vector, beside scipy's in the same run."""

import timeit
from collections.abc import Callable
from functools import partial

import numpy as np
import scipy.special

from softmax_viz import core

GOALS = {3: (1.3, 2.2), 10: (1.3, 2.2), 50_000: (3.0, None), 1_000_000: (6.0, None)}
ROUNDS = 15  # in turn, the fastest counts: other programs only ever slow one down


def fastest(calls: list[Callable[[], object]], repeats: int) -> list[float]:
    best = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for i, call in enumerate(calls):
            best[i] = min(best[i], timeit.timeit(call, number=repeats) / repeats)
    return best


def main() -> None:
    print(f"{'n':>9} {'scipy':>10} {'T = 1':>17} {'T = 0.7':>17}")
    for n, goals in GOALS.items():
        z = np.random.default_rng(0).normal(0, 3, n)
        calls: list[Callable[[], object]] = [
            partial(scipy.special.softmax, z),
            partial(core.softmax, z),
            partial(core.softmax, z, 0.7),
        ]
        peer, *ours = fastest(calls, max(1, 200_000 // (n + 200)))
        cells = [f"{t * 1e6:8.1f} µs {t / peer:4.2f}×" for t in ours]
        wanted = " and ".join(f"{goal}×" for goal in goals if goal)
        print(f"{n:>9,} {peer * 1e6:7.1f} µs {'  '.join(cells)}  goal {wanted}")


if __name__ == "__main__":
    main()
