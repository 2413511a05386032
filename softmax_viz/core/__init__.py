"""Softmax and its relatives, right to the last digits: numbers in, numbers out."""

from softmax_viz.core.activations import (
    log_sigmoid,
    log_softmax,
    logsumexp,
    sigmoid,
    softmax,
    softmax_jacobian,
)
from softmax_viz.core.breakage import BREAKAGES, Breakage, breakages
from softmax_viz.core.calibration import (
    ReliabilityBins,
    expected_calibration_error,
    fit_temperature,
    reliability_bins,
)
from softmax_viz.core.geometry import (
    logits_from_probabilities,
    nearest_probabilities,
    simplex_points,
    soft_maximum,
)
from softmax_viz.core.information import (
    entropy,
    entropy_from_logits,
    js_divergence,
    kl_divergence,
    perplexity,
)
from softmax_viz.core.inverse import pulled_logits
from softmax_viz.core.losses import (
    cross_entropy,
    cross_entropy_gradient,
    double_softmax_gradient,
    double_softmax_loss,
    gradient_descent,
    lowest_loss,
    numeric_gradient,
    smoothed_target,
)
from softmax_viz.core.normalization import plain_normalization
from softmax_viz.core.precision import (
    FORMATS,
    ExpLimits,
    NaiveSteps,
    OnlineStep,
    StableSteps,
    exp_limits,
    naive_softmax,
    naive_steps,
    online_softmax_steps,
    shift_sweep,
    stable_steps,
)
from softmax_viz.core.sampling import gumbel_max, top_k, top_p
from softmax_viz.core.sparse import entmax, entmax15, hardmax, sparsemax
from softmax_viz.core.steps import SoftmaxSteps, softmax_steps, temperature_sweep

__all__ = [
    "BREAKAGES",
    "FORMATS",
    "Breakage",
    "ExpLimits",
    "NaiveSteps",
    "OnlineStep",
    "ReliabilityBins",
    "SoftmaxSteps",
    "StableSteps",
    "breakages",
    "cross_entropy",
    "cross_entropy_gradient",
    "double_softmax_gradient",
    "double_softmax_loss",
    "entmax",
    "entmax15",
    "entropy",
    "entropy_from_logits",
    "exp_limits",
    "expected_calibration_error",
    "fit_temperature",
    "gradient_descent",
    "gumbel_max",
    "hardmax",
    "js_divergence",
    "kl_divergence",
    "log_sigmoid",
    "log_softmax",
    "logits_from_probabilities",
    "logsumexp",
    "lowest_loss",
    "naive_softmax",
    "naive_steps",
    "nearest_probabilities",
    "numeric_gradient",
    "online_softmax_steps",
    "perplexity",
    "plain_normalization",
    "pulled_logits",
    "reliability_bins",
    "shift_sweep",
    "sigmoid",
    "simplex_points",
    "smoothed_target",
    "soft_maximum",
    "softmax",
    "softmax_jacobian",
    "softmax_steps",
    "sparsemax",
    "stable_steps",
    "temperature_sweep",
    "top_k",
    "top_p",
]
