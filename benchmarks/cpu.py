"""The server's work for one settled change: CPU, bytes and messages of every page.

All pages and the minimal app take turns, some changes each: a machine that is quicker
or slower for a while is so for all of them, and the ratios stay.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from benchmarks._browser import MINIMAL, OURS, started
from benchmarks._hands import Hand, SliderHand, StageHand
from benchmarks._protocol import Client, browsing
from softmax_viz.catalog import DEMOS, HOME

ROUNDS = 8
CHANGES = 5  # of each page in a round
WARMING = 4  # changes first, until caches are as they stay
REST = 0.03  # s after the last message: what the server still has to tidy up
GOAL_MS, GOAL_RATIO, GOAL_BYTES = 20, 0.8, 12_000


@dataclass
class Turn:
    """One page and what its changes cost."""

    name: str
    client: Client
    hand: Hand
    now: Callable[[], float]
    made: int = 0
    rounds: list[float] = field(default_factory=list)  # median ms of each
    bytes: list[int] = field(default_factory=list)
    messages: list[int] = field(default_factory=list)

    async def take(self, changes: int) -> None:
        """Make changes one by one, each when the server is at rest again.

        The first does not count: what others did has cooled the machine's caches.
        """
        times = []
        for n in range(changes + 1):
            start = self.now()
            run = await self.hand.change(self.made)
            await asyncio.sleep(REST)
            self.made += 1
            if run.exceptions:
                raise RuntimeError(f"{self.name} showed an exception")
            if n:
                times.append(1e3 * (self.now() - start))
                self.bytes.append(run.bytes)
                self.messages.append(run.messages)
        self.rounds.append(statistics.median(times))

    def forget(self) -> None:
        """Begin to count: the caches are warm."""
        self.rounds, self.bytes, self.messages = [], [], []

    def ratio(self, other: "Turn") -> float:
        """Return the median over the rounds of how much more than another it costs."""
        pairs = zip(self.rounds, other.rounds, strict=True)
        return statistics.median(mine / its for mine, its in pairs)


def clock(process: int) -> Callable[[], float]:
    """Return a clock of the CPU seconds of a process, ended threads included."""
    identity = (~process << 3) | 2  # CPUCLOCK_SCHED, as clock_getcpuclockid makes it
    return lambda: time.clock_gettime(identity)


async def measured(slugs: list[str], classes: list[int]) -> list[Turn]:
    """Return the turns of the minimal app and then of each page, each class count."""
    async with AsyncExitStack() as stack:
        its_url, _, its_pid = stack.enter_context(started(MINIMAL))
        url, _, pid = stack.enter_context(started(OURS))
        bare = await stack.enter_async_context(browsing(its_url))
        await bare.run()
        turns = [Turn("the minimal app", bare, SliderHand(bare), clock(its_pid))]
        for n in classes:
            z = ", ".join(f"{2 - i / 4:g}" for i in range(n))
            for slug in slugs:
                path = "" if slug == HOME.slug else slug
                page = browsing(url, path, z=z, lang="en")
                client = await stack.enter_async_context(page)
                await client.run()
                hand = StageHand(client)
                turns.append(Turn(f"{slug}, {n}", client, hand, clock(pid)))
        for turn in turns:
            await turn.take(WARMING)
            turn.forget()
        for _ in range(ROUNDS):
            for turn in turns:
                await turn.take(CHANGES)
    return turns


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slugs", nargs="*", help="pages; without any, all of them")
    parser.add_argument("--classes", type=int, nargs="*", default=[3, 20])
    given = parser.parse_args()
    slugs = given.slugs or [demo.slug for demo in DEMOS]
    turns = asyncio.run(measured(slugs, given.classes))
    base, *pages = turns
    print(f"{'one change':<22}{'CPU ms':>8}{'ratio':>8}{'kB':>9}{'msgs':>7}")
    for turn in turns:
        print(
            f"{turn.name:<22}{statistics.median(turn.rounds):>8.1f}"
            f"{turn.ratio(base):>8.2f}{statistics.median(turn.bytes) / 1e3:>9.1f}"
            f"{statistics.median(turn.messages):>7.0f}"
        )
    ms = max(statistics.median(turn.rounds) for turn in pages)
    print(f"\nworst CPU {ms:.1f} ms, goal ≤ {GOAL_MS}")
    ratio = max(turn.ratio(base) for turn in pages)
    print(f"worst ratio {ratio:.2f}, goal ≤ {GOAL_RATIO}")
    size = max(statistics.median(turn.bytes) for turn in pages)
    print(f"most sent {size / 1e3:.1f} kB, goal ≤ {GOAL_BYTES / 1e3:.0f}")


if __name__ == "__main__":
    main()
