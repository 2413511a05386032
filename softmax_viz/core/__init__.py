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
    Calibration,
    ReliabilityBins,
    accuracy,
    calibration_at,
    expected_calibration_error,
    fit_temperature,
    likelihood_sweep,
    negative_log_likelihood,
    reliability_bins,
)
from softmax_viz.core.information import (
    entropy,
    entropy_from_logits,
    js_divergence,
    kl_divergence,
    perplexity,
)
from softmax_viz.core.losses import cross_entropy, cross_entropy_gradient
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
from softmax_viz.core.sparse import entmax, entmax15, sparsemax
from softmax_viz.core.steps import SoftmaxSteps, softmax_steps, temperature_sweep

__all__ = [
    "BREAKAGES",
    "FORMATS",
    "Breakage",
    "Calibration",
    "ExpLimits",
    "NaiveSteps",
    "OnlineStep",
    "ReliabilityBins",
    "SoftmaxSteps",
    "StableSteps",
    "accuracy",
    "breakages",
    "calibration_at",
    "cross_entropy",
    "cross_entropy_gradient",
    "entmax",
    "entmax15",
    "entropy",
    "entropy_from_logits",
    "exp_limits",
    "expected_calibration_error",
    "fit_temperature",
    "gumbel_max",
    "js_divergence",
    "kl_divergence",
    "likelihood_sweep",
    "log_sigmoid",
    "log_softmax",
    "logsumexp",
    "naive_softmax",
    "naive_steps",
    "negative_log_likelihood",
    "online_softmax_steps",
    "perplexity",
    "reliability_bins",
    "shift_sweep",
    "sigmoid",
    "softmax",
    "softmax_jacobian",
    "softmax_steps",
    "sparsemax",
    "stable_steps",
    "temperature_sweep",
    "top_k",
    "top_p",
]
