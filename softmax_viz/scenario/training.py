"""The true class of a scenario, and the loss that its logits have for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from softmax_viz import core
from softmax_viz.scenario.model import Scenario


@dataclass(frozen=True)
class Course:
    """What a training did: the loss of each state, and p of each class along them."""

    losses: list[float]
    probabilities: NDArray[np.float64]  # a row for each class


@dataclass(frozen=True)
class Truth:
    """The true class, and how its loss is taken: smoothed, or by softmax twice.

    `rate` is the learning rate: how far one step goes against the slope.
    """

    index: int
    smoothing: float = 0.0
    rate: float = 1.0
    twice: bool = False

    @property
    def number(self) -> int:
        """Return the number of the true class as people count, from 1."""
        return self.index + 1

    @classmethod
    def numbered(
        cls, number: int, size: int, smoothing: float, rate: float, twice: bool
    ) -> "Truth":
        """Return the truth by its number from 1, the last of `size` at most."""
        return cls(min(number, size) - 1, smoothing, rate, twice)

    def target(self, size: int) -> list[float]:
        """Return the target distribution over `size` classes."""
        return core.smoothed_target(self.index, size, self.smoothing).tolist()

    def probability(self, scenario: Scenario) -> float:
        """Return the probability of the true class."""
        return float(core.softmax(scenario.logits, scenario.temperature)[self.index])

    def loss(self, scenario: Scenario) -> float:
        """Return the loss in nats."""
        return self._loss_at(scenario.temperature)(scenario.logits)

    def gradient(self, scenario: Scenario) -> list[float]:
        """Return the slope of the loss in each logit."""
        return self._slope_at(scenario.temperature)(scenario.logits).tolist()

    def floor(self, size: int) -> float:
        """Return the loss that no logits of `size` classes can go below."""
        return core.lowest_loss(size, self.smoothing, self.twice)

    def descend(self, scenario: Scenario, steps: int) -> tuple[Scenario, ...]:
        """Return the scenarios after 1, 2, ... steps; none where the slopes end."""
        path = core.gradient_descent(
            scenario.logits, self._slope_at(scenario.temperature), self.rate, steps
        )
        if not np.isfinite(path).all():
            return ()
        return tuple(replace(scenario, logits=tuple(z.tolist())) for z in path[1:])

    def course(self, states: Sequence[Scenario]) -> Course:
        """Return losses and probabilities over states of as many classes."""
        stood = [_standing(self, state) for state in states]
        losses, probabilities = zip(*stood, strict=True)
        return Course(list(losses), np.transpose(probabilities))

    def _loss_at(self, temperature: float) -> Callable[..., float]:
        loss = core.double_softmax_loss if self.twice else core.cross_entropy
        return partial(loss, **self._arguments(temperature))

    def _slope_at(self, temperature: float) -> Callable[..., NDArray[np.float64]]:
        slope = (
            core.double_softmax_gradient if self.twice else core.cross_entropy_gradient
        )
        return partial(slope, **self._arguments(temperature))

    def _arguments(self, temperature: float) -> dict[str, Any]:
        return {
            "target": self.index,
            "label_smoothing": self.smoothing,
            "temperature": temperature,
        }


# After a change all states of a course but one are as they were.
@lru_cache(maxsize=4096)
def _standing(truth: Truth, state: Scenario) -> tuple[float, NDArray[np.float64]]:
    """Return the loss and the probabilities of a state."""
    return truth.loss(state), core.softmax(state.logits, state.temperature)
