"""Arrays and finished words in, figures out. Computes and translates nothing.

What moves in them under a finger is in web/math/figures.js.
"""

from softmax_viz.figures.bandit import (
    regret_by_temperature,
    regret_over_pulls,
    regret_scale,
)
from softmax_viz.figures.base import NO_TEXT, Figure
from softmax_viz.figures.decisions import (
    MOST_BANDS,
    running_shares,
    shares_and_error_bars,
)
from softmax_viz.figures.geometry import (
    CLOSE_LABELS,
    MOST_CLOSE_NAMES,
    close_labels,
    own_slopes,
)
from softmax_viz.figures.loss import training_history
from softmax_viz.figures.models import HIGHEST_LEAD, is_beyond_chart, lead_needed
from softmax_viz.figures.playground import (
    logits_and_probabilities,
    probabilities_against_temperature,
)
from softmax_viz.figures.said import said_logits, said_shares, said_slopes
from softmax_viz.figures.sigmoid import two_class_curve
from softmax_viz.figures.votes import estimates, votes

__all__ = [
    "CLOSE_LABELS",
    "HIGHEST_LEAD",
    "MOST_BANDS",
    "MOST_CLOSE_NAMES",
    "NO_TEXT",
    "Figure",
    "close_labels",
    "estimates",
    "is_beyond_chart",
    "lead_needed",
    "logits_and_probabilities",
    "own_slopes",
    "probabilities_against_temperature",
    "regret_by_temperature",
    "regret_over_pulls",
    "regret_scale",
    "running_shares",
    "said_logits",
    "said_shares",
    "said_slopes",
    "shares_and_error_bars",
    "training_history",
    "two_class_curve",
    "votes",
]
