"""Arrays and finished words in, Plotly figures out. Computes and translates nothing."""

from softmax_viz.figures.bandit import regret_by_temperature, regret_over_pulls
from softmax_viz.figures.decisions import running_shares, shares_and_error_bars
from softmax_viz.figures.geometry import own_slopes
from softmax_viz.figures.loss import training_history
from softmax_viz.figures.models import HIGHEST_LEAD, is_beyond_chart, lead_needed
from softmax_viz.figures.playground import (
    logits_and_probabilities,
    probabilities_against_temperature,
)
from softmax_viz.figures.sigmoid import two_class_curve

__all__ = [
    "HIGHEST_LEAD",
    "is_beyond_chart",
    "lead_needed",
    "logits_and_probabilities",
    "own_slopes",
    "probabilities_against_temperature",
    "regret_by_temperature",
    "regret_over_pulls",
    "running_shares",
    "shares_and_error_bars",
    "training_history",
    "two_class_curve",
]
