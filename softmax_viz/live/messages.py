"""Every message between Python and the browser, for scripts and tests."""

from typing import Any, Final

from softmax_viz.live.geometry import ChosenCorners, GeometryData
from softmax_viz.live.loss import LossData
from softmax_viz.live.models import ModelsData
from softmax_viz.live.sharpen import SharpenData

MESSAGES: Final[tuple[Any, ...]] = (
    ChosenCorners,
    GeometryData,
    LossData,
    ModelsData,
    SharpenData,
)
