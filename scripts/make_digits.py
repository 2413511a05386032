"""Make softmax_viz/data/digits.npz: what two classifiers of handwritten digits say.

    python3 -m venv .venv-digits
    .venv-digits/bin/pip install -r scripts/requirements-digits.txt
    .venv-digits/bin/python scripts/make_digits.py

The pictures are the 1797 of 8 x 8 pixels that scikit-learn brings along. Both
classifiers are logistic regressions. The careful one learns from half of them with the
usual brake on large weights (C = 1); the bold one from 100, with hardly any (C = 1e4).
Of the other half, some are kept for validation and the rest for the test.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

FILE = Path(__file__).parents[1] / "softmax_viz/data/digits.npz"
WHITE, BLACK = 0, 16
FEW = 100
LETTER_A = """
    ...##...
    ...##...
    ..#..#..
    ..#..#..
    .######.
    .#....#.
    #......#
    #......#
"""
LETTER_K = """
    ##...##.
    ##..##..
    ##.##...
    ####....
    ####....
    ##.##...
    ##..##..
    ##...##.
"""
HEART = """
    ........
    .##..##.
    ########
    ########
    .######.
    ..####..
    ...##...
    ........
"""


def picture(drawing: str) -> NDArray[np.uint8]:
    """Read a drawing of 8 lines, with # for ink."""
    rows = [[BLACK if mark == "#" else WHITE for mark in r] for r in drawing.split()]
    return np.array(rows, dtype=np.uint8)


digits = load_digits()
pixels = digits.images.astype(np.uint8)
labels = digits.target.astype(np.uint8)
everything = np.arange(len(labels))
training, rest = train_test_split(
    everything, test_size=0.5, random_state=0, stratify=labels
)
validation, test = train_test_split(
    rest, test_size=0.5, random_state=0, stratify=labels[rest]
)


def first(digit: int) -> NDArray[np.uint8]:
    """Return the first test picture of a digit."""
    return pixels[test[labels[test] == digit][0]]


strangers: dict[str, NDArray[np.integer[Any]]] = {
    "k": picture(LETTER_K),
    "a": picture(LETTER_A),
    "heart": picture(HEART),
    "turned": np.rot90(first(7)),
    "negative": BLACK - first(5),
    "noise": np.random.default_rng(0).integers(WHITE, BLACK + 1, (8, 8)),
    "blank": np.full((8, 8), WHITE),
    "digit": first(3),
}
classifiers = {
    "bold": (1e4, training[:FEW]),
    "careful": (1.0, training),
}


def inputs(pictures: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return pictures as the classifiers take them: 64 numbers from 0 to 1."""
    return pictures.reshape(len(pictures), -1) / BLACK


drawn = np.stack(list(strangers.values())).astype(np.uint8)
contents: dict[str, NDArray[np.generic]] = {
    "validation_labels": labels[validation],
    "test_labels": labels[test],
    "stranger_keys": np.array(list(strangers)),
    "stranger_pixels": drawn,
}
for name, (C, lessons) in classifiers.items():
    model = LogisticRegression(C=C, max_iter=20_000)
    model.fit(inputs(pixels[lessons]), labels[lessons])
    contents[f"{name}_training_size"] = np.array(len(lessons))
    for part, pictures in (
        ("validation", pixels[validation]),
        ("test", pixels[test]),
        ("stranger", drawn),
    ):
        logits = model.decision_function(inputs(pictures))
        contents[f"{name}_{part}_logits"] = logits.astype(np.float32)

np.savez_compressed(FILE, allow_pickle=False, **contents)
print(f"{FILE}: {FILE.stat().st_size} bytes")
