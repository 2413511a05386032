"""Every message between Python and the browser, for what generates and tests."""

from types import ModuleType
from typing import Any, Final, is_typeddict

from softmax_viz.live import (
    arrival,
    bandit,
    chart,
    freight,
    geometry,
    loss,
    models,
    overflow,
    prepare,
    presenter,
    sharpen,
    stage,
    take,
    tasks,
)
from softmax_viz.live.calibration import reliability, strangers
from softmax_viz.live.decisions import cumulative, gumbel

PARTS: Final[tuple[ModuleType, ...]] = (
    arrival,
    bandit,
    chart,
    cumulative,
    freight,
    geometry,
    gumbel,
    loss,
    models,
    overflow,
    prepare,
    presenter,
    reliability,
    sharpen,
    stage,
    strangers,
    take,
    tasks,
)
MESSAGES: Final[tuple[Any, ...]] = tuple(
    thing
    for part in PARTS
    for thing in vars(part).values()
    if is_typeddict(thing) and thing.__module__ == part.__name__
)
