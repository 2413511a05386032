"""A real model's answer, live: its largest classes, all others, and who holds 90 %.

49,152 logits are too many to send with each change. The card gets the largest ones and
calculates with them; for all the others it has the core's sums over the temperature.
"""

import base64
import math
from functools import lru_cache
from typing import Annotated, Any, Final, TypedDict

import numpy as np
from numpy.typing import NDArray

from softmax_viz import core
from softmax_viz.data import examples
from softmax_viz.data.examples import SHARE, SHOWN, Example
from softmax_viz.live.component import Subjects, component
from softmax_viz.live.freight import in_base64
from softmax_viz.live.models.names import class_names
from softmax_viz.live.models.stories import story_of
from softmax_viz.live.models.words import WORDS
from softmax_viz.live.wire import WireNumber, sent, spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang

__all__ = ["class_names", "draw", "payload", "sent_to_stage", "story_of"]

BITS: Final = 28  # of a sum that is kept: machines differ in the last of 53
STEPS: Final = 240  # between T = inf and the lowest T of the sweep


class ExactAnswer(TypedDict):
    """The core's numbers, and the temperature that they are of."""

    t: WireNumber
    p: list[float]
    rest: float
    holders: int


class AnswerSweep(TypedDict):
    """What `core.rest_sweep` says of the classes without a name, densest near b = 0.

    And how many classes hold SHARE at each T of three digits. As text, see `in_base64`:
    it is long, and is written once.
    """

    end: float
    logs: str
    slopes: str
    holders: str
    atInfinity: int


class ModelsData(TypedDict):
    """What models.js shows: `bars` of the classes by name, all others as one."""

    lang: Lang
    subject: str
    names: list[str]
    colours: list[str]
    bars: int
    classes: int
    z: list[float]
    sweep: AnswerSweep | None
    share: float
    exact: ExactAnswer
    picture: str
    alt: str
    prompt: str
    promptLang: str
    story: str
    words: Annotated[dict[str, str], words_of(WORDS)]


def payload(example: Example, temperature: float, bars: int, lang: Lang) -> ModelsData:
    """Return what the card shows at `temperature`, and all it needs at any other."""
    story = story_of(example)
    return {
        "lang": lang,
        "subject": example.subject,
        "names": class_names(example, lang),
        "colours": list(CLASS_COLOURS),
        "bars": bars,
        "classes": example.classes,
        "z": [float(example.logits[i]) for i in example.order],
        "sweep": _sweep(example),
        "share": SHARE,
        "exact": _exact(example, temperature),
        "picture": picture_of(example),
        "alt": alt_of(example, lang),
        "prompt": example.prompt,
        "promptLang": example.lang,
        "story": story.says(lang),
        "words": spoken(WORDS, lang),
    }


def draw(data: ModelsData) -> None:
    """Mount the card."""
    _MODELS(key="models", data=data)


@lru_cache(maxsize=64)
def sent_to_stage(example: Example, temperature: float) -> core.FewLogits:
    """Return the logits of the classes by name, and the one for all others."""
    return core.few_logits(example.logits, SHOWN, temperature)


@lru_cache(maxsize=64)
def _exact(example: Example, temperature: float) -> ExactAnswer:
    logits = example.logits.astype(np.float64)
    now = core.largest_and_rest(logits, SHOWN, temperature)
    return {
        "t": sent(temperature),
        "p": now.probabilities.tolist(),
        "rest": now.rest,
        "holders": int(core.nucleus_sizes(logits, SHARE, [temperature])[0]),
    }


@lru_cache(maxsize=32)  # more than there are examples; Example is frozen
def _sweep(example: Example) -> AnswerSweep | None:
    """Return the sums of the classes without a name over b = 1/T, if there are any."""
    if example.classes <= SHOWN:
        return None
    logits = example.logits.astype(np.float64)
    end = 1 / core.LOWEST_T
    places = end * (np.arange(STEPS + 1) / STEPS) ** 2
    logs, slopes = core.rest_sweep(logits, SHOWN, places)
    return {
        "end": end,
        "logs": in_base64(_rounded(logs)),
        "slopes": in_base64(_rounded(slopes)),
        "holders": in_base64(example.holders, "<f4"),
        "atInfinity": int(core.nucleus_sizes(logits, SHARE, [math.inf])[0]),
    }


def _rounded(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the numbers with so many bits that every machine writes the same."""
    mantissas, exponents = np.frexp(numbers)
    rounded: NDArray[np.float64] = np.ldexp(
        np.round(np.ldexp(mantissas, BITS)), exponents - BITS
    )
    return rounded


def alt_of(example: Example, lang: Lang) -> str:
    """Return the example's picture in words, empty where it has none."""
    alt = story_of(example).alt
    return alt(lang) if alt else ""


def picture_of(example: Example) -> str:
    """Return the example's picture as a data URL, empty where it has none."""
    kind = "jpeg" if example.picture.startswith(b"\xff\xd8") else "png"
    code = base64.b64encode(example.picture).decode()
    return f"data:image/{kind};base64,{code}" if code else ""


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


def _about(subject: str) -> dict[str, Any]:
    """Return what of the data is the same whenever this example is shown."""
    example = examples.find(subject)
    return {"sweep": _sweep(example), "picture": picture_of(example)}


_MODELS = component("models/models", _lasting, Subjects(examples.subjects, _about))
