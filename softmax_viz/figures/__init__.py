"""Arrays and finished words in, Plotly figures out. Computes and translates nothing."""

from softmax_viz.figures.loss import training_history
from softmax_viz.figures.playground import (
    logits_and_probabilities,
    probabilities_against_temperature,
)
from softmax_viz.figures.sigmoid import two_class_curve

__all__ = [
    "logits_and_probabilities",
    "probabilities_against_temperature",
    "training_history",
    "two_class_curve",
]
