"""Every message between Python and the browser, for what generates and tests."""

from typing import Any, Final

from softmax_viz.live.bandit import BanditData
from softmax_viz.live.calibration.reliability import ReliabilityData, ValleyData
from softmax_viz.live.calibration.strangers import StrangersData
from softmax_viz.live.decisions.cumulative import CumulativeData, CumulativeMessage
from softmax_viz.live.decisions.gumbel import GumbelData
from softmax_viz.live.geometry import GeometryData
from softmax_viz.live.loss import LossData
from softmax_viz.live.models import ModelsData
from softmax_viz.live.overflow import OverflowData
from softmax_viz.live.sharpen import SharpenData
from softmax_viz.live.stage import StageCommand, StageData, StageEdit

MESSAGES: Final[tuple[Any, ...]] = (
    BanditData,
    CumulativeData,
    CumulativeMessage,
    GeometryData,
    GumbelData,
    LossData,
    ModelsData,
    OverflowData,
    ReliabilityData,
    SharpenData,
    StageCommand,
    StageData,
    StageEdit,
    StrangersData,
    ValleyData,
)
