"""Every message between Python and the browser, for scripts/generate.py and the tests."""

from typing import Any, Final

from softmax_viz.live.loss import LossData
from softmax_viz.live.stage import StageCommand, StageData, StageEdit

MESSAGES: Final[tuple[Any, ...]] = (LossData, StageData, StageEdit, StageCommand)
