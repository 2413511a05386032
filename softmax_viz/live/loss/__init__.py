"""The loss under the finger: its curve, and the slopes calculated and measured."""

from typing import Annotated, Any, TypedDict

from softmax_viz.live.component import component
from softmax_viz.live.freight import in_base64
from softmax_viz.live.loss.words import WORDS
from softmax_viz.live.wire import WireNumber, sent, spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import Scenario
from softmax_viz.scenario.training import Course, Truth
from softmax_viz.text import Lang


class ExactLoss(TypedDict):
    """The core's numbers, and the state that they are of."""

    z: list[float]
    t: WireNumber
    truth: int
    loss: WireNumber
    gradient: list[WireNumber]


class LossData(TypedDict):
    """What loss.js shows.

    `trail` is of what was before, the oldest first: every p, then every loss, as
    float32 in base 64.
    """

    lang: Lang
    colours: list[str]
    smoothing: float
    twice: bool
    floor: float
    exact: ExactLoss
    trail: str
    words: Annotated[dict[str, str], words_of(WORDS)]


def payload(scenario: Scenario, truth: Truth, course: Course, lang: Lang) -> LossData:
    """Return the core's numbers for the scenario, and the losses on the way to it.

    `course` is the way, which ends with the scenario.
    """
    *before, loss = course.losses
    of_truth = course.probabilities[truth.index, :-1]
    exact: ExactLoss = {
        "z": list(scenario.logits),
        "t": sent(scenario.temperature),
        "truth": truth.index,
        "loss": sent(loss),
        "gradient": [sent(x) for x in truth.gradient(scenario)],
    }
    return {
        "lang": lang,
        "colours": list(CLASS_COLOURS),
        "smoothing": truth.smoothing,
        "twice": truth.twice,
        "floor": truth.floor(scenario.size),
        "exact": exact,
        "trail": in_base64([*of_truth, *before], "<f4"),
        "words": spoken(WORDS, lang),
    }


def draw(data: LossData) -> None:
    """Mount the curve and the table."""
    _LOSS(key="loss", data=data)


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


_LOSS = component("loss/loss", _lasting)
