"""The server's work for one settled change: CPU, bytes and messages of every page."""

import argparse
import asyncio
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks._browser import MINIMAL, OURS, started
from benchmarks._hands import Hand, SliderHand, StageHand
from benchmarks._protocol import Client, browsing
from softmax_viz.catalog import DEMOS, HOME

CHANGES = 20
WARMING = 4  # changes first, until caches are as they stay
REST = 0.03  # s after the last message: what the server still has to tidy up
GOAL_MS, GOAL_RATIO, GOAL_BYTES = 20, 0.8, 12_000


@dataclass(frozen=True)
class Cost:
    """Medians over the changes."""

    milliseconds: float
    bytes: float
    messages: float


def clock(process: int) -> Callable[[], float]:
    """Return a clock of the CPU seconds of a process, ended threads included."""
    identity = (~process << 3) | 2  # CPUCLOCK_SCHED, as clock_getcpuclockid makes it
    return lambda: time.clock_gettime(identity)


async def cost(client: Client, hand: Hand, now: Callable[[], float]) -> Cost:
    """Make the changes one by one, each when the server is at rest again."""
    seen = []
    for n in range(WARMING + CHANGES):
        start = now()
        run = await hand.change(n)
        await asyncio.sleep(REST)
        if run.exceptions:
            raise RuntimeError(f"{client.path} showed an exception")
        seen.append((1e3 * (now() - start), run.bytes, run.messages))
    return Cost(*map(statistics.median, zip(*seen[WARMING:], strict=True)))


async def minimal(url: str, process: int) -> Cost:
    async with browsing(url) as client:
        await client.run()
        return await cost(client, SliderHand(client), clock(process))


async def page(url: str, process: int, slug: str, classes: int) -> Cost:
    z = ", ".join(f"{2 - i / 4:g}" for i in range(classes))
    async with browsing(url, slug, z=z, lang="en") as client:
        await client.run()
        return await cost(client, StageHand(client), clock(process))


def line(name: str, cost: Cost, measure: float) -> str:
    return (
        f"{name:<22}{cost.milliseconds:>8.1f}{cost.milliseconds / measure:>8.2f}"
        f"{cost.bytes / 1e3:>9.1f}{cost.messages:>7.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slugs", nargs="*", help="pages; without any, all of them")
    parser.add_argument("--classes", type=int, nargs="*", default=[3, 20])
    given = parser.parse_args()
    slugs = given.slugs or [demo.slug for demo in DEMOS]
    with started(MINIMAL) as (its, _, its_pid), started(OURS) as (ours, _, pid):
        measure = asyncio.run(minimal(its, its_pid))
        print(f"{'one change':<22}{'CPU ms':>8}{'ratio':>8}{'kB':>9}{'msgs':>7}")
        print(line("the minimal app", measure, measure.milliseconds))
        worst = []
        for classes in given.classes:
            for slug in slugs:
                path = "" if slug == HOME.slug else slug
                found = asyncio.run(page(ours, pid, path, classes))
                worst.append(found)
                print(line(f"{slug}, {classes}", found, measure.milliseconds))
        again = asyncio.run(minimal(its, its_pid))
        print(line("the minimal app again", again, measure.milliseconds))
    ms = max(cost.milliseconds for cost in worst)
    base = statistics.mean((measure.milliseconds, again.milliseconds))
    print(f"\nworst CPU {ms:.1f} ms, goal ≤ {GOAL_MS}")
    print(f"worst ratio {ms / base:.2f}, goal ≤ {GOAL_RATIO}")
    size = max(cost.bytes for cost in worst)
    print(f"most sent {size / 1e3:.1f} kB, goal ≤ {GOAL_BYTES / 1e3:.0f}")


if __name__ == "__main__":
    main()
