"""The scale of all logits as a slider, and under it softmax beside its relatives.

`payload` gives the words and the core's numbers of the settled scenario. sharpen.js
follows the stage, moves it when the scale is dragged, and previews in between.
"""

import math
from typing import Any, Final, TypeAlias

from softmax_viz import core
from softmax_viz.live.component import component
from softmax_viz.live.sharpen.words import METHOD_WORDS, SAYS, WORDS, ZERO_WORDS
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import Scenario
from softmax_viz.text import Lang

METHODS: Final = ("softmax", "division", "entmax15", "sparsemax", "hardmax")

Shares: TypeAlias = dict[str, list[float] | None]


def shares(scenario: Scenario) -> Shares:
    """Return what each method makes of the scenario; None where it has no answer."""
    z, t = scenario.logits, scenario.temperature
    divided = core.plain_normalization(z).tolist()
    return {
        "softmax": core.softmax(z, t).tolist(),
        "division": None if math.isnan(divided[0]) else divided,
        "entmax15": core.entmax15(z, t).tolist(),
        "sparsemax": core.sparsemax(z, t).tolist(),
        "hardmax": core.hardmax(z).tolist(),
    }


def payload(scenario: Scenario, lang: Lang) -> dict[str, Any]:
    """Return the words, and the core's numbers with the state that they are of."""
    t = scenario.temperature
    words = WORDS | ZERO_WORDS | METHOD_WORDS
    return {
        "lang": lang,
        "names": list(scenario.names),
        "colours": list(CLASS_COLOURS),
        "methods": list(METHODS),
        "authority": {
            "z": list(scenario.logits),
            "t": "inf" if t == math.inf else t,
            "shares": shares(scenario),
        },
        "words": {key: text(lang) for key, text in words.items()},
        "says": {key: text(lang) for key, text in SAYS.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the part."""
    _SHARPEN(key="sharpen", data=data)


_SHARPEN = component("sharpen/sharpen")
