"""What is no argument is refused, by every function alike, by its name."""

from collections.abc import Iterator
from inspect import isroutine, signature
from typing import Any

import numpy as np
import pytest

from softmax_viz import core
from tests.core.cases import INF, NAN
from tests.core.refusals import Function, wrongly_refused

Z, P = [2.0, 1.0, 0.5], [0.5, 0.3, 0.2]


def correct_calls() -> dict[str, tuple[Any, ...]]:
    """Return arguments for each function that takes one of those tested below."""
    rng = np.random.default_rng(0)
    return {
        "accuracy": ([Z], [0]),
        "answers": (Z,),
        "average_bandit": (Z, [1.0], 9, 1, rng),
        "bandit_game": (Z, 1.0, [0.5], []),
        "batch_softmax": ([Z, Z],),
        "calibration_at": ([Z], [0]),
        "can_be_shared": (Z,),
        "cross_entropy": (Z, 0),
        "cross_entropy_gradient": (Z, 0),
        "crossing": (Z, 1.0, 0, 0.9),
        "cumulative": (P,),
        "dial_place": (1.0,),
        "dial_step": (1.0, 1),
        "double_softmax_gradient": (Z, 0),
        "double_softmax_loss": (Z, 0),
        "dragged_shares": (P, 0, 0.5),
        "draw_summary": ([0, 1], P),
        "entmax": (Z, 1.5),
        "entmax15": (Z,),
        "entropy": (P,),
        "entropy_from_logits": (Z,),
        "exact_total": (Z,),
        "exp_limits": ("float64",),
        "expected_calibration_error": ([0.5], [1]),
        "expected_reward": (Z, Z),
        "expected_reward_gradient": (Z, Z),
        "few_logits": (Z, 2),
        "filtered": (P,),
        "first_pulls": (Z,),
        "fit_temperature": ([Z], [0]),
        "format_that_holds": (Z,),
        "gain": (Z, 0, 1, 0.1, 1.0),
        "game_luck": (1, 9),
        "gap_shares": (Z,),
        "gradient_descent": (Z, np.negative, 1.0, 1),
        "growth": (P, P),
        "gumbel_max": (Z, 9, rng),
        "gumbel_scores": (Z, P),
        "gumbel_noise": (1, 1, 9, 3),
        "hardmax": (Z,),
        "invariants": (Z,),
        "held": (Z,),
        "inverse_cdf": (P, 0.5),
        "largest_and_rest": (Z, 1),
        "largest_number": ("float16",),
        "lead": (Z,),
        "likelihood_sweep": ([Z], [0], [1.0]),
        "log_softmax": (Z,),
        "logit_axis": (Z,),
        "logits_from_probabilities": (P,),
        "logsumexp": (Z,),
        "lowest_loss": (3,),
        "luck_of": (np.random.default_rng(1),),
        "margin_bands": (P, [10]),
        "masked": (Z, P),
        "mass_cut": (P, [1.0, 0.0, 0.0]),
        "naive_softmax": (Z,),
        "naive_steps": (Z,),
        "negative_log_likelihood": ([Z], [0]),
        "nucleus_sizes": (Z, 0.9, [1.0]),
        "number_format": ("float16",),
        "odds": (2.0, 1.0),
        "online_softmax_steps": (Z,),
        "own_slopes": (Z,),
        "perplexity": (P,),
        "plain_normalization": (Z,),
        "play_bandit": (Z, [1.0], 9, 1, rng),
        "policy_gradient": (Z, 0, 1.0),
        "pull_chances": (Z, 1.0),
        "pulled_logits": (Z, 0, 0.5),
        "ranking": (Z,),
        "relatives": (Z,),
        "reliability_bins": ([0.5], [1]),
        "right_between": ([Z], [0], 0.0, 1.0),
        "rest_logit": (Z, 1),
        "rest_sweep": (Z, 1, [1.0]),
        "safe_window": (Z,),
        "scaled_gaps": (Z,),
        "scaled_to_span": (Z, 2.0),
        "share_at_scale": (Z, 1.0, 0, 100.0),
        "seeded_gumbel_max": (Z, 9, 1),
        "shared_logits": (Z, [0, 1], [0.5, 0.5]),
        "shift_positions": (Z,),
        "shift_verdicts": (Z, [0.0]),
        "shift_sweep": (Z, [0.0]),
        "shifted": (Z, 1.0),
        "simplex_points": (P,),
        "slope_facts": (Z,),
        "smoothed_target": (0, 3),
        "soft_maximum": (Z,),
        "softmax": (Z,),
        "softmax_jacobian": (Z,),
        "softmax_steps": (Z,),
        "span": (Z,),
        "sparsemax": (Z,),
        "stable_steps": (Z,),
        "standard_error": (P, 9),
        "temperature_path": (Z,),
        "temperature_sweep": (Z, [1.0]),
        "three_digit_neighbours": (1.0,),
        "top_k": (P, 1),
        "top_p": (P, 0.9),
        "total_variation": (P, P),
        "two_class_curves": (1.0,),
        "two_classes": (2.0, 1.0),
        "wasted_bits": (P, P),
    }


NO_NUMBERS = ("a", ["a", "b"], [1j, 0], np.ones(2) * 1j)
NO_TEMPERATURES = (-1, -1e-300, NAN, -INF, "warm", None, [1.0, 2.0])
NONSENSE: dict[str, tuple[Any, ...]] = {
    "logits": NO_NUMBERS,
    "values": (*NO_NUMBERS, []),
    "probabilities": (*NO_NUMBERS, [1.5, -0.5]),
    "temperatures": (*NO_NUMBERS, [], 1.0, [[1.0]]),
    "labels": ([3], [-1], [0.0], [True], [0, 0], 0),
    "target": (3, -1, 1.0, True, "cat", [], [0.5, 0.4, 0.0], [1.5, -0.5, 0.0]),
    "label_smoothing": (-0.1, 1.1, NAN),
    "dtype": ("float", "float8", "float12", "", "int8"),
    "rng": (None, 7, np.random),
    "n_bins": (0, -1, 2.5, True, "many"),
    "k": (0, -1, 1.0, True, "one"),
}


# `runs` takes any sequence; `seeded_averages` hands all to `average_bandit`.
ELSEWHERE = ("runs", "seeded_averages")


def functions_with(argument: str) -> list[str]:
    """Return the names of the public functions that take an argument of this name."""
    functions = filter(isroutine, (getattr(core, n) for n in core.__all__))
    named = [f.__name__ for f in functions if argument in signature(f).parameters]
    return [name for name in named if name not in ELSEWHERE]


def calls_with(
    argument: str, value: Any, beginning: str
) -> Iterator[tuple[Function, tuple[Any, ...], str]]:
    """Yield each function that takes the argument, called with a wrong one."""
    for name in functions_with(argument):
        function = getattr(core, name)
        call = signature(function).bind(*correct_calls()[name])
        call.apply_defaults()
        call.arguments[argument] = value
        yield function, call.args, beginning


def test_every_call_is_correct_until_something_in_it_is_replaced() -> None:
    for name, arguments in correct_calls().items():
        getattr(core, name)(*arguments)


@pytest.mark.parametrize("argument", NONSENSE)
def test_nonsense_is_refused_by_the_name_of_the_argument(argument: str) -> None:
    for value in NONSENSE[argument]:
        wrong = wrongly_refused(*calls_with(argument, value, f"{argument} must"))
        assert wrong == []


@pytest.mark.parametrize("t", NO_TEMPERATURES, ids=repr)
def test_a_temperature_that_is_none_is_refused_with_its_value(t: Any) -> None:
    said = f"temperature must be zero or positive, got {t!r}"
    wrong = wrongly_refused(*calls_with("temperature", t, said))
    assert wrong == []


@pytest.mark.parametrize("t", [-1.0, -1e-300, NAN, -INF])
def test_one_such_temperature_among_many_is_refused(t: float) -> None:
    said = "temperature must be zero or positive"
    wrong = wrongly_refused(*calls_with("temperatures", [1.0, t], said))
    assert wrong == []


@pytest.mark.parametrize("shape", [(0,), (0, 3), (3, 0)], ids=repr)
def test_empty_logits_are_refused(shape: tuple[int, ...]) -> None:
    calls = calls_with("logits", np.empty(shape), "logits must")
    # The sum of no exponentials is 0, and its logarithm -inf.
    wrong = wrongly_refused(*(call for call in calls if call[0] != core.logsumexp))
    assert wrong == []
