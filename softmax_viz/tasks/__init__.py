"""Tasks from a seed, each about one misconception; what is true comes from the core."""

from functools import lru_cache
from typing import Final

from softmax_viz import core
from softmax_viz.tasks import chance, formats, logits, temperature, training
from softmax_viz.tasks.task import Choice, Kind, Reason, Task, make

KINDS: Final[tuple[Kind, ...]] = (
    *temperature.KINDS,
    *logits.KINDS,
    *training.KINDS,
    *chance.KINDS,
    *formats.KINDS,
)
BY_SLUG: Final = {kind.slug: kind for kind in KINDS}
BY_NUMBER: Final = {kind.number: kind for kind in KINDS}
ROUND: Final = 10  # tasks of a mixed round
PLACES: Final = range(1, ROUND + 1)  # as people count
MOST_KEPT: Final = 512  # tasks in memory
SEEDS: Final = 1_000_000


@lru_cache(MOST_KEPT)
def task(slug: str, seed: int) -> Task:
    """Return the task of a kind and a seed, the same for everybody."""
    return make(BY_SLUG[slug], seed)


@lru_cache(MOST_KEPT)
def mixed(seed: int) -> tuple[tuple[str, int], ...]:
    """Return the slugs and seeds of a mixed round of ten, no kind twice."""
    order = core.generator(seed).permutation(len(KINDS))[:ROUND].tolist()
    return tuple(
        (KINDS[kind].slug, (seed + place) % SEEDS) for place, kind in enumerate(order)
    )


def chosen(slug: str, seed: int, place: int) -> Task:
    """Return the task at a place of the mixed round, from 1; at 0 that of the slug."""
    if place:
        slug, seed = mixed(seed)[place - 1]
    return task(slug, seed)


def following(place: int) -> str:
    """Return the next place of a round as a link has it; empty at the end."""
    return str(place + 1) if 0 < place < ROUND else ""


__all__ = [
    "BY_NUMBER",
    "BY_SLUG",
    "KINDS",
    "PLACES",
    "ROUND",
    "Choice",
    "Kind",
    "Reason",
    "Task",
    "chosen",
    "following",
    "mixed",
    "task",
]
