"""A class at work: students who each change something every two seconds, on one server.

They speak Streamlit's protocol from this process, and so take their own share of the
machine's cores; the minimal app is measured in the same way, in turn.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks._browser import MINIMAL, OURS, served
from benchmarks._hands import Hand, SliderHand, StageHand
from benchmarks._protocol import Client, browsing
from softmax_viz.catalog import DEMOS, HOME

PACE = 2.0  # s between the changes of one student
ARRIVAL = 5.0  # s within which all of them come
HEADER = (
    f"{'students':<24}{'median':>9}{'p95 ms':>9}{'first, s':>13}"
    f"{'changes':>9}{'errors':>8}"
)
GOALS = {30: 150, 100: 400}  # ms, of the 95th percentile
FIRST_PAGE = 10  # s


@dataclass
class Seen:
    """What the students saw; seconds."""

    changes: list[float] = field(default_factory=list)
    first_pages: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


async def student(
    url: str,
    slug: str,
    make: Callable[[Client], Hand],
    seconds: float,
    luck: random.Random,
    seen: Seen,
) -> None:
    """Come, look, and change something again and again until the lesson ends."""
    await asyncio.sleep(luck.uniform(0, ARRIVAL))
    try:
        start = time.perf_counter()
        async with browsing(url, slug) as client:
            await client.run()
            seen.first_pages.append(time.perf_counter() - start)
            hand = make(client)
            end = start + seconds
            n = luck.randrange(200)
            while time.perf_counter() < end:
                await asyncio.sleep(luck.uniform(0.5, 1.5) * PACE)
                n += 1
                run = await hand.change(n)
                seen.changes.append(run.seconds)
                if run.exceptions:
                    raise RuntimeError(f"{slug} showed an exception")
    except Exception as problem:
        seen.errors.append(f"{slug or HOME.slug}: {problem!r}")


async def lesson(url: str, students: int, seconds: float, ours: bool) -> Seen:
    """Let all students work at once: two in three at home, the others elsewhere."""
    luck, seen = random.Random(students), Seen()
    others = [demo.slug for demo in DEMOS if demo is not HOME]
    slugs = [
        others[i // 3 % len(others)] if i % 3 == 2 else "" for i in range(students)
    ]
    make: Callable[[Client], Hand] = StageHand if ours else SliderHand
    await asyncio.gather(
        *(
            student(url, slug if ours else "", make, seconds, luck, seen)
            for slug in slugs
        )
    )
    return seen


def p95(seen: Seen) -> float:
    """Return the 95th percentile of the latency, in milliseconds."""
    ms = [1e3 * x for x in seen.changes] or [float("nan")]
    return statistics.quantiles(ms * 2, n=20)[-1]


def line(name: str, seen: Seen) -> str:
    ms = [1e3 * x for x in seen.changes] or [float("nan")]
    first = max(seen.first_pages, default=float("nan"))
    return (
        f"{name:<24}{statistics.median(ms):>9.0f}{p95(seen):>9.0f}{first:>13.1f}"
        f"{len(seen.changes):>9}{len(seen.errors):>8}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("students", nargs="*", type=int, default=list(GOALS))
    parser.add_argument("--seconds", type=float, default=30.0)
    given = parser.parse_args()
    print(HEADER)
    for students in given.students:
        for script, name in ((OURS, "this app"), (MINIMAL, "the minimal app")):
            with served(script) as (url, _):
                seen = asyncio.run(lesson(url, students, given.seconds, script == OURS))
            print(line(f"{students:>4} {name}", seen), flush=True)
            for error in sorted(set(seen.errors))[:3]:
                print(f"     {error}")
        if students in GOALS:
            print(f"     goals: p95 ≤ {GOALS[students]}, first page ≤ {FIRST_PAGE} s")


if __name__ == "__main__":
    main()
