"""The scale of all logits as a slider, and under it softmax beside its relatives.

`payload` gives the words and the core's numbers of the settled scenario. sharpen.js
follows the stage, moves it when the scale is dragged, and previews in between.
"""

from typing import Annotated, Any, Final, Literal, TypedDict, cast, get_args

from softmax_viz import core
from softmax_viz.live.component import component
from softmax_viz.live.sharpen.words import METHOD_WORDS, SAYS, WORDS, ZERO_WORDS
from softmax_viz.live.wire import WireNumber, sent, spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import Scenario
from softmax_viz.text import Lang

Method = Literal["softmax", "division", "entmax15", "sparsemax", "hardmax"]
METHODS: Final[tuple[Method, ...]] = get_args(Method)
ALL_WORDS: Final = WORDS | ZERO_WORDS | METHOD_WORDS


class Relatives(TypedDict):
    """What each method makes of the logits; None where it has no answer."""

    softmax: list[float]
    division: list[float] | None
    entmax15: list[float]
    sparsemax: list[float]
    hardmax: list[float]


class ExactRelatives(TypedDict):
    """The core's numbers, and the state that they are of."""

    z: list[float]
    t: WireNumber
    shares: Relatives


class SharpenData(TypedDict):
    """What sharpen.js shows; `says` holds its sentences about the scale."""

    lang: Lang
    colours: list[str]
    methods: list[Method]
    exact: ExactRelatives
    words: Annotated[dict[str, str], words_of(ALL_WORDS)]
    says: Annotated[dict[str, str], words_of(SAYS)]


def payload(scenario: Scenario, lang: Lang) -> SharpenData:
    """Return the words, and the core's numbers with the state that they are of."""
    return {
        "lang": lang,
        "colours": list(CLASS_COLOURS),
        "methods": list(METHODS),
        "exact": {
            "z": list(scenario.logits),
            "t": sent(scenario.temperature),
            "shares": _shares(scenario),
        },
        "words": spoken(ALL_WORDS, lang),
        "says": spoken(SAYS, lang),
    }


def draw(data: SharpenData) -> None:
    """Mount the part."""
    _SHARPEN(key="sharpen", data=data)


def _shares(scenario: Scenario) -> Relatives:
    made = core.relatives(scenario.logits, scenario.temperature)
    shares = {name: None if p is None else p.tolist() for name, p in made.items()}
    return cast(Relatives, shares)


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "methods": list(METHODS),
        "words": spoken(ALL_WORDS, lang),
        "says": spoken(SAYS, lang),
    }


_SHARPEN = component("sharpen/sharpen", _lasting)
