"""The ten colours stand out on both backgrounds, for every kind of colour vision."""

import itertools
import tomllib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from softmax_viz.palette import CLASS_COLOURS

CONFIG = Path(__file__).parent.parent / ".streamlit" / "config.toml"
THEME = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]

# Bars are large and carry their number, so they need less than the 3:1 of small marks.
LEAST_CONTRAST = 2.0

# A difference of about 2.3 in Lab is just noticeable. Okabe and Ito's own first six
# come as close as 16.1 to each other (green and sky blue, tritanopia).
LEAST_DIFFERENCE = 15.0

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation
# of Color Vision Deficiency", severity 1.0; they act on linear RGB.
VISIONS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}

# IEC 61966-2-1: linear sRGB to CIE XYZ, whose white is D65.
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def linear_rgb(colour: str) -> NDArray[np.float64]:
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    bright = ((channels + 0.055) / 1.055) ** 2.4
    return np.where(channels <= 0.04045, channels / 12.92, bright)


def luminance(colour: str) -> float:
    return float(XYZ[1] @ linear_rgb(colour))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2: 1 for equals, 21 for black on white."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return CIE L*a*b*, in which distances match what people see."""
    share = XYZ @ rgb / XYZ.sum(axis=1)
    cube, line = np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29
    x, y, z = np.where(share > (6 / 29) ** 3, cube, line)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one: str, other: str, vision: str) -> float:
    seen = [np.clip(VISIONS[vision] @ linear_rgb(c), 0, 1) for c in (one, other)]
    return float(np.linalg.norm(lab(seen[0]) - lab(seen[1])))


def test_the_measures_agree_with_their_definitions() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert difference("#FFFFFF", "#000000", "full") == pytest.approx(100, abs=1e-3)


def test_simulated_protanopia_confuses_what_protanopes_confuse() -> None:
    red, olive = "#D55E00", "#A6761D"
    assert (
        difference(red, olive, "full") > 30 > 5 > difference(red, olive, "protanopia")
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colour", CLASS_COLOURS)
def test_every_colour_stands_out_on_the_background(colour: str, theme: str) -> None:
    assert contrast(colour, THEME[theme]["backgroundColor"]) >= LEAST_CONTRAST


@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_colours_stay_apart(vision: str) -> None:
    closest = min(
        (difference(one, other, vision), one, other)
        for one, other in itertools.combinations(CLASS_COLOURS, 2)
    )
    assert closest[0] >= LEAST_DIFFERENCE, closest


def test_the_theme_gives_plotly_the_same_colours_in_the_same_order() -> None:
    assert tuple(THEME["chartCategoricalColors"]) == CLASS_COLOURS
