"""A game of slot machines: softmax of what one believes decides which to pull next.

What also runs under a finger has its twin in web/math/bandit.js.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.core._inputs import (
    Floats,
    as_integer,
    as_temperature,
    as_vector,
)
from softmax_viz.core.activations import softmax
from softmax_viz.core.tally import generator, luck_of

# Cold to hot, with both limits, to compare what each costs.
BANDIT_TEMPERATURES: Final = (0, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 20, math.inf)

FEW = 12  # games up to which Python's own numbers are quicker than arrays
PLAIN = 1e300  # below, no difference of two values overflows


@dataclass(frozen=True)
class BanditGames:
    """What was pulled, believed and lost; every array has shape (m, runs, pulls).

    `estimates` is what the player believes of the machine just pulled, after the pull.
    `regret` adds up what was lost against always pulling the best machine. Its unit is
    one pull of the worst, so it runs from 0 to the number of pulls.
    """

    actions: NDArray[np.int16]
    estimates: Floats
    regret: Floats


class GameLuck(NamedTuple):
    """What chance brings to a game, whatever the machines are.

    `payments` is what each pull pays beyond its machine's mean, shape (pulls,); `state`
    and `increment` are those of the generator, a PCG64, that then draws the choices.
    """

    payments: Floats
    state: int
    increment: int


@dataclass(frozen=True)
class BanditAverages:
    """Many games with each of m temperatures, averaged.

    `mean_regret` has shape (m, pulls), `final_error` the standard error of its last
    column. `stuck_share` is the share of games that ended stuck: the whole second half
    went to one machine, and not to a best one.
    """

    mean_regret: Floats
    final_error: Floats
    stuck_share: Floats

    @property
    def final(self) -> Floats:
        """Return the mean regret after the last pull, for each temperature."""
        return self.mean_regret[:, -1]

    @property
    def final_margin(self) -> Floats:
        """Return two standard errors of `final`."""
        return 2 * self.final_error

    @property
    def best(self) -> int:
        """Return which temperature lost least; the first of equals."""
        return int(self.final.argmin())


def gap_shares(values: ArrayLike) -> Floats:
    """Return how much worse than the best each value is: 0 the best, 1 the worst.

    One vector of finite numbers, the same out; all 0 where all are equal. Where a gap
    overflows, halves are subtracted instead.
    """
    v = _as_values(values)
    with np.errstate(over="ignore"):
        gap = v.max() - v
    if not np.isfinite(gap).all():
        gap = v.max() / 2 - v / 2
    return gap / gap.max() if gap.max() > 0 else gap


@np.errstate(over="ignore", divide="ignore", invalid="ignore")
def play_bandit(
    values: ArrayLike,
    temperatures: ArrayLike,
    pulls: int,
    runs: int,
    rng: np.random.Generator,
) -> BanditGames:
    """Play `runs` games of `pulls` pulls with each temperature.

    Machine i pays values[i] plus standard normal noise. Each is tried once, in order;
    after that the next pull is drawn from softmax(Q / T) by Gumbel-max, where Q_i is
    the mean of what i has paid, kept as Q += (reward - Q) / n. T = 0 always pulls the
    best so far, T = inf any machine alike. Only gaps between values count. All
    temperatures play with the same luck: the same noise at the same pull of the same
    run. Raises ValueError unless values are finite, temperatures >= 0, pulls and runs
    integers of at least 1, and rng a numpy Generator.
    Source: Sutton & Barto, Reinforcement Learning (2018), sections 2.2 to 2.4.
    """
    means = _as_values(values)
    t = np.array([as_temperature(x) for x in as_vector("temperatures", temperatures)])
    pulls, runs = as_integer("pulls", pulls, 1), as_integer("runs", runs, 1)
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"rng must be a numpy.random.Generator, got {rng!r}")
    luck = rng.normal(size=(pulls, runs))
    if t.size * runs <= FEW and np.abs(means).max() <= PLAIN:
        return _play_few(means, t.tolist(), luck, rng)
    believed = np.zeros((means.size, t.size, runs))
    count = np.zeros(believed.shape)
    actions = np.empty((pulls, t.size, runs), dtype=np.int16)
    estimates = np.empty(actions.shape)
    game = np.ogrid[: t.size, :runs]
    for j in range(pulls):
        if j < means.size:
            chosen = np.full((t.size, runs), j)
        else:
            noise = rng.gumbel(size=(means.size, 1, runs))
            chosen = np.argmax(_preferences(believed, t[:, None]) + noise, axis=0)
        here: Any = (chosen, *game)
        count[here] += 1
        believed[here] += (means[chosen] + luck[j] - believed[here]) / count[here]
        actions[j], estimates[j] = chosen, believed[here]
    last = (1, 2, 0)
    pulled = actions.transpose(last)
    lost = np.cumsum(gap_shares(means)[pulled], axis=-1)
    return BanditGames(pulled, estimates.transpose(last), lost)


def _play_few(
    means: Floats, temperatures: list[float], luck: Floats, rng: np.random.Generator
) -> BanditGames:
    """Play the same games one by one: of a few numbers, Python's own are quicker."""
    pulls, runs = luck.shape
    machines = means.tolist()
    # The first pulls try each machine, and need none.
    choices = (max(pulls - means.size, 0), means.size, runs)
    noise = rng.gumbel(size=choices).transpose(2, 0, 1).tolist()
    games = [
        _one_game(machines, t, luck[:, run].tolist(), noise[run])
        for t in temperatures
        for run in range(runs)
    ]
    shape = (len(temperatures), runs, pulls)
    actions = np.array([actions for actions, _ in games], np.int16).reshape(shape)
    estimates = np.array([believed for _, believed in games]).reshape(shape)
    lost = np.cumsum(gap_shares(means)[actions], axis=-1)
    return BanditGames(actions, estimates, lost)


def game_luck(seed: int, pulls: int) -> GameLuck:
    """Return the luck of the one game that `play_bandit` plays with a seed's generator.

    Raises ValueError as `generator` does, and unless pulls is an integer of at least 1.
    """
    rng = generator(seed)
    payments = rng.normal(size=as_integer("pulls", pulls, 1))
    return GameLuck(payments, *luck_of(rng))


def bandit_game(
    values: ArrayLike, temperature: float, payments: ArrayLike, noise: ArrayLike
) -> tuple[list[int], list[float]]:
    """Return what one game of `play_bandit` pulls, and what is then believed of it.

    `values` has shape (machines,), `payments` (pulls,) as in `GameLuck`, and `noise`,
    the `gumbel_noise` of its luck, (pulls - machines, machines): the first pulls try
    each machine. So the game is that of `play_bandit`. Raises ValueError as it does.
    """
    means, luck = _as_values(values), as_vector("payments", payments)
    wanted = (max(luck.size - means.size, 0), means.size)
    added = np.asarray(noise, dtype=float).reshape(-1, means.size)
    if added.shape != wanted:
        raise ValueError(f"noise must have shape {wanted}, got {added.shape}")
    t = as_temperature(temperature)
    return _one_game(means.tolist(), t, luck.tolist(), added.tolist())


def _one_game(
    means: list[float], t: float, luck: list[float], noise: list[list[float]]
) -> tuple[list[int], list[float]]:
    """Return what was pulled, and what was believed of it after the pull."""
    believed, count = [0.0] * len(means), [0] * len(means)
    actions, estimates = [], []
    for j, lucky in enumerate(luck):
        tried = j - len(means)
        chosen = j if tried < 0 else _chosen(believed, t, noise[tried])
        count[chosen] += 1
        believed[chosen] += (means[chosen] + lucky - believed[chosen]) / count[chosen]
        actions.append(chosen)
        estimates.append(believed[chosen])
    return actions, estimates


def _chosen(believed: list[float], t: float, noise: list[float]) -> int:
    """Return the machine that Gumbel-max draws at T; at its limits without dividing."""
    if t == math.inf:
        return noise.index(max(noise))
    top = max(believed)
    if t == 0:
        best = [i for i, q in enumerate(believed) if q == top]
        return max(best, key=noise.__getitem__)
    scores = [(q - top) / t + x for q, x in zip(believed, noise, strict=True)]
    return scores.index(max(scores))


def average_bandit(
    values: ArrayLike,
    temperatures: ArrayLike,
    pulls: int,
    runs: int,
    rng: np.random.Generator,
) -> BanditAverages:
    """Average the games of `play_bandit`, whose arguments and errors these are."""
    games = play_bandit(values, temperatures, pulls, runs, rng)
    last, since = settled_on(games.actions)
    worse = gap_shares(values)[last] > 0
    spread = games.regret[..., -1].std(axis=1, ddof=min(runs - 1, 1))
    return BanditAverages(
        games.regret.mean(axis=1),
        spread / np.sqrt(runs),
        ((since > 0) & worse).mean(axis=1),
    )


@lru_cache(maxsize=100)
def seeded_averages(
    values: tuple[float, ...],
    temperatures: tuple[float, ...],
    pulls: int,
    runs: int,
    seed: int,
    stream: int = 0,
) -> BanditAverages:
    """Return `average_bandit` with the luck of a seed; the same is not played twice.

    The arrays are shared by all who ask, and cannot be written to. Raises ValueError as
    `average_bandit` and `generator` do.
    """
    rng = generator(seed, stream)
    averages = average_bandit(values, temperatures, pulls, runs, rng)
    for array in (averages.mean_regret, averages.final_error, averages.stuck_share):
        array.flags.writeable = False
    return averages


def settled_on(actions: ArrayLike) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the machine that was pulled last, and since which pull no other was.

    `actions` has shape (..., pulls), both results (...). Pulls count from 1; 0 says
    that the game has not settled: in its second half some other machine was pulled.
    """
    pulled = np.asarray(actions, dtype=np.intp)
    last = pulled[..., -1]
    other = pulled != last[..., None]
    pulls = pulled.shape[-1]
    before = np.where(other.any(-1), pulls - other[..., ::-1].argmax(-1), 0)
    return last, np.where(before <= pulls // 2, before + 1, 0)


def known_after(
    actions: ArrayLike, estimates: ArrayLike, pulls: int, machines: int
) -> tuple[Floats, NDArray[np.intp]]:
    """Return what is believed of each machine after so many pulls, and its pulls.

    `actions` and `estimates` are those of one game, two vectors of the same length;
    both results have shape (machines,). Of a machine that was not yet pulled nothing
    is believed: nan. Raises ValueError unless pulls is from 0 to the length of the
    game, and if an action is no machine.
    """
    pulled, after = np.asarray(actions), as_vector("estimates", estimates)
    if pulled.shape != after.shape or pulled.dtype.kind not in "iu":
        raise ValueError(f"actions must be {after.size} integers, got {actions!r}")
    count = as_integer("machines", machines, 1)
    if np.any((pulled < 0) | (pulled >= count)):
        raise ValueError(f"actions must be indices below {count}, got {actions!r}")
    seen = pulled[: as_integer("pulls", pulls, 0, pulled.size)]
    believed = np.full(count, np.nan)
    for machine, estimate in zip(seen.tolist(), after.tolist(), strict=False):
        believed[machine] = estimate
    return believed, np.bincount(seen, minlength=count)


def pull_chances(believed: ArrayLike, temperature: float) -> Floats:
    """Return the probability of each machine for the next pull.

    `believed` is one vector, nan of a machine not yet pulled. The first of those is
    pulled for certain; once all are known it is softmax(believed / T). Raises
    ValueError unless temperature >= 0.
    """
    q = as_vector("believed", believed)
    unknown = np.flatnonzero(np.isnan(q))
    if unknown.size:
        return np.eye(q.size)[unknown[0]]
    return softmax(q, temperature)


def _preferences(believed: Floats, t: Floats) -> Floats:
    """Return (Q - max Q) / T along the first axis, with the limits at 0 and inf."""
    gap = believed - believed.max(axis=0)
    return np.where((gap == 0) | np.isposinf(t), 0.0, gap / t)


def _as_values(values: ArrayLike) -> Floats:
    means = as_vector("values", values)
    if not np.isfinite(means).all():
        raise ValueError(f"values must be finite, got {values!r}")
    return means
