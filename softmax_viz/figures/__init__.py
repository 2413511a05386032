"""Arrays and finished words in, Plotly figures out. Computes and translates nothing."""

from softmax_viz.figures.playground import (
    logits_and_probabilities,
    probabilities_against_temperature,
)

__all__ = [
    "logits_and_probabilities",
    "probabilities_against_temperature",
]
