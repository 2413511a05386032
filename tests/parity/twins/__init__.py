"""The twins of each module of web/math, with the cases that both are asked."""

from typing import Final

from tests.parity.harness import Twin
from tests.parity.twins import (
    bandit,
    calibration,
    draws,
    figures,
    formats,
    guess,
    loss,
    many,
    numbers,
    scales,
    simplex,
    softmax,
    sparse,
    wire,
)

TWINS: Final[tuple[Twin, ...]] = (
    *softmax.TWINS,
    *guess.TWINS,
    *loss.TWINS,
    *draws.TWINS,
    *simplex.TWINS,
    *sparse.TWINS,
    *many.TWINS,
    *calibration.TWINS,
    *scales.TWINS,
    *bandit.TWINS,
    *formats.TWINS,
    *numbers.TWINS,
    *figures.TWINS,
    *wire.TWINS,
)
