"""What two classifiers answered about handwritten digits, and about none.

The numbers are real: `scripts/make_digits.py` made data/digits.npz, and
data/NOTICE-digits.md says from what.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

CLASSIFIERS: Final = ("bold", "careful")
INK: Final = 16  # of a pixel, at most
FILE: Final = Path(__file__).parent / "digits.npz"


@dataclass(frozen=True, eq=False)
class Answers:
    """Logits of shape (m, 10) for m pictures, and the m digits that these show."""

    logits: NDArray[np.float64]
    labels: NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Classifier:
    """One classifier: how many pictures it learned from, and what it answers."""

    training_size: int
    validation: Answers
    test: Answers
    strangers: dict[str, tuple[float, ...]]

    @property
    def largest_logit(self) -> float:
        """Return the size of the largest logit in the test, whatever its sign."""
        return float(np.abs(self.test.logits).max())


@cache
def load(key: str) -> Classifier:
    """Return the classifier of CLASSIFIERS that is called `key`."""
    with np.load(FILE, allow_pickle=False) as file:
        answers = {
            part: Answers(
                file[f"{key}_{part}_logits"].astype(np.float64),
                file[f"{part}_labels"].astype(np.intp),
            )
            for part in ("validation", "test")
        }
        logits = file[f"{key}_stranger_logits"].astype(np.float64).tolist()
        strangers = dict(
            zip(file["stranger_keys"].tolist(), map(tuple, logits), strict=True)
        )
        return Classifier(
            training_size=int(file[f"{key}_training_size"]),
            strangers=strangers,
            **answers,
        )


@cache
def picture(key: str) -> tuple[tuple[int, ...], ...]:
    """Return the 8 x 8 pixels of the stranger `key`, from 0 (paper) to INK."""
    with np.load(FILE, allow_pickle=False) as file:
        place = file["stranger_keys"].tolist().index(key)
        return tuple(map(tuple, file["stranger_pixels"][place].tolist()))
