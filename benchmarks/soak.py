"""A school day: students come and go, and the server's memory and latency are told.

Each stays a while, changes something every two seconds, and makes room for the next.
"""

import argparse
import asyncio
import random
import re
import time
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks._browser import OURS, started
from benchmarks._hands import StageHand
from benchmarks.load import Seen, p95, student
from softmax_viz.catalog import DEMOS, HOME

STAY = (30.0, 120.0)  # s that a student stays
TOLD = 30.0  # s from one line to the next
WARM = 2  # lines until caches are as they stay
GOAL_MB: Final = 0.6  # for each further student


def memory(process: int) -> float:
    """Return the memory that a process holds, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else float("nan")


async def seat(url: str, end: float, luck: random.Random, seen: Seen) -> None:
    """Let one student after another take this seat until the day ends."""
    slugs = ["" if demo is HOME else demo.slug for demo in DEMOS]
    while (left := end - time.perf_counter()) > 0:
        stay = min(luck.uniform(*STAY), left)
        await student(url, luck.choice(slugs), StageHand, stay, luck, seen)


async def tell(process: int, end: float, seen: Seen) -> list[float]:
    """Print a line now and then; return the memory of each."""
    held = [memory(process)]
    print(f"{'s':>6}{'MB':>8}{'changes':>9}{'p95 ms':>8}{'pages':>7}{'errors':>8}")
    for k in count(1):
        if time.perf_counter() + TOLD > end:
            return held
        changes, errors = len(seen.changes), len(seen.errors)
        pages = len(seen.first_pages)
        await asyncio.sleep(TOLD)
        now = Seen(
            seen.changes[changes:], seen.first_pages[pages:], seen.errors[errors:]
        )
        held.append(memory(process))
        print(
            f"{k * TOLD:>6.0f}{held[-1]:>8.0f}{len(now.changes):>9}{p95(now):>8.0f}"
            f"{len(now.first_pages):>7}{len(now.errors):>8}",
            flush=True,
        )
    raise AssertionError


async def day(url: str, process: int, students: int, seconds: float) -> list[float]:
    end = time.perf_counter() + seconds
    seen = Seen()
    telling = asyncio.create_task(tell(process, end, seen))
    seats = [seat(url, end, random.Random(i), seen) for i in range(students)]
    await asyncio.gather(*seats)
    return await telling


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--minutes", type=float, default=60)
    given = parser.parse_args()
    with started(OURS) as (url, _, process):
        held = asyncio.run(day(url, process, given.students, 60 * given.minutes))
        each = (held[WARM] - held[0]) / given.students
        print(f"\nwarm {held[WARM]:.0f} MB, at the end {held[-1]:.0f} MB")
        print(f"{each:.2f} MB for each student, caches included; goal ≤ {GOAL_MB}")


if __name__ == "__main__":
    main()
