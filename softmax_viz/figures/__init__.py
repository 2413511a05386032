"""Arrays and finished words in, Plotly figures out. Computes and translates nothing."""

from softmax_viz.figures.models import lead_needed
from softmax_viz.figures.playground import (
    logits_and_probabilities,
    probabilities_against_temperature,
)
from softmax_viz.figures.sigmoid import two_class_curve

__all__ = [
    "lead_needed",
    "logits_and_probabilities",
    "probabilities_against_temperature",
    "two_class_curve",
]
