"""Every message between Python and the browser, for what generates and tests."""

from typing import Any, Final

from softmax_viz.live.bandit import BanditData, BanditGame
from softmax_viz.live.calibration.reliability import (
    ReliabilityData,
    ValleyData,
    Valleys,
)
from softmax_viz.live.calibration.strangers import StrangersData
from softmax_viz.live.decisions.cumulative import CumulativeData, CumulativeMessage
from softmax_viz.live.decisions.gumbel import GumbelData
from softmax_viz.live.geometry import ChosenCorners, GeometryData
from softmax_viz.live.loss import ExactLoss, LossData
from softmax_viz.live.models import AnswerSweep, ExactAnswer, ModelsData
from softmax_viz.live.overflow import OverflowData, OverflowTable, OverflowWay
from softmax_viz.live.sharpen import ExactRelatives, Relatives, SharpenData
from softmax_viz.live.stage import (
    StageAim,
    StageCommand,
    StageData,
    StageEdit,
    StageLimits,
    StageNumbers,
    StagePreset,
    StageSums,
    StageTruth,
    StageView,
)

MESSAGES: Final[tuple[Any, ...]] = (
    AnswerSweep,
    BanditData,
    BanditGame,
    ChosenCorners,
    CumulativeData,
    CumulativeMessage,
    ExactAnswer,
    ExactLoss,
    ExactRelatives,
    GeometryData,
    GumbelData,
    LossData,
    ModelsData,
    OverflowData,
    OverflowTable,
    OverflowWay,
    Relatives,
    ReliabilityData,
    SharpenData,
    StageAim,
    StageCommand,
    StageData,
    StageEdit,
    StageLimits,
    StageNumbers,
    StagePreset,
    StageSums,
    StageTruth,
    StageView,
    StrangersData,
    ValleyData,
    Valleys,
)
