"""wire.js: how numbers travel, there and back."""

from collections.abc import Iterator
from typing import Any

from softmax_viz.live import wire
from tests.parity.cases import Random, numbers
from tests.parity.harness import Twin


def leaving(rng: Random) -> Iterator[tuple[float]]:
    return ((x,) for x in numbers(rng))


def arriving(rng: Random) -> Iterator[tuple[Any]]:
    return ((wire.sent(x),) for x in numbers(rng))


TWINS = (
    Twin("wire", "sent", wire.sent, leaving, exact=True),
    Twin("wire", "received", wire.received, arriving, exact=True),
)
