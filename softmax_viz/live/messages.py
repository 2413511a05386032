"""Every message between Python and the browser, for scripts/generate.py and the tests."""

from typing import Any, Final

from softmax_viz.live.bandit import BanditData
from softmax_viz.live.calibration.reliability import ReliabilityData
from softmax_viz.live.calibration.strangers import StrangersData
from softmax_viz.live.decisions.cumulative import CumulativeData, CumulativeMessage
from softmax_viz.live.decisions.gumbel import GumbelData
from softmax_viz.live.loss import LossData
from softmax_viz.live.overflow import OverflowData

MESSAGES: Final[tuple[Any, ...]] = (
    BanditData,
    CumulativeData,
    CumulativeMessage,
    GumbelData,
    LossData,
    OverflowData,
    ReliabilityData,
    StrangersData,
)
