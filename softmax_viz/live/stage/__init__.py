"""The live stage: rows of handles and bars that move under the finger.

`payload` says what the stage shall show; `draw` mounts it. The drawing and the
preview during a drag are in stage.js beside this file and in web/preview.js.
"""

import math
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

import streamlit as st

from softmax_viz import core
from softmax_viz.live.component import component
from softmax_viz.live.stage.words import SIGMOID, WORDS
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import MAX_CLASSES, MIN_CLASSES, PRESETS, Scenario
from softmax_viz.scenario.training import Truth
from softmax_viz.text import Lang

Strip = Literal["softmax", "sigmoid"]
KEY: Final = "stage"
LARGEST: Final = sys.float_info.max


@dataclass(frozen=True)
class View:
    """What a page wants of the stage: which bars, a threshold, a true class."""

    strips: tuple[Strip, ...] = ("softmax",)
    threshold: float | None = None
    truth: Truth | None = None
    folded: bool = False  # only T at first: the page is about other logits


def payload(scenario: Scenario, lang: Lang, view: View) -> dict[str, Any]:
    """Return what the stage shows: the state, the core's numbers of it, and the words."""
    logits, temperature = scenario.logits, scenario.temperature
    softmax = core.softmax(logits, temperature).tolist()
    sigmoid = core.sigmoid(logits).tolist()
    nats = float(core.entropy_from_logits(logits, temperature))
    words: dict[str, Any] = {key: text(lang) for key, text in WORDS.items()}
    words["short"] = {"softmax": "softmax", "sigmoid": SIGMOID(lang)}
    words["presetTitles"] = [{"key": p.key, "title": p.title(lang)} for p in PRESETS]
    numbers = {
        "softmax": softmax,
        "sigmoid": sigmoid,
        "sum": {"softmax": math.fsum(softmax), "sigmoid": math.fsum(sigmoid)},
        "entropyBits": nats / math.log(2),
        "effectiveClasses": math.exp(nats),
    }
    if view.truth:
        numbers["target"] = view.truth.target(scenario.size)
        numbers["gradient"] = [_sent(x) for x in view.truth.gradient(scenario)]
    return {
        "lang": lang,
        "names": list(scenario.names),
        "logits": list(logits),
        "temperature": "inf" if temperature == math.inf else temperature,
        "numbers": numbers,
        "view": {
            "strips": list(view.strips),
            "threshold": view.threshold,
            "truth": view.truth and asdict(view.truth),
            "folded": view.folded,
        },
        "colours": list(CLASS_COLOURS),
        "limits": {"min": MIN_CLASSES, "max": MAX_CLASSES},
        "words": words,
    }


def draw(data: dict[str, Any], on_message: Callable[[], None]) -> None:
    """Mount the stage; `on_message` runs when `message()` has something new."""
    _STAGE(key=KEY, data=data, on_message_change=on_message)


def message() -> object:
    """Return what the stage sent last, exactly as it came and not to be trusted."""
    state = st.session_state.get(KEY)
    return state.get("message") if isinstance(state, Mapping) else None


def _sent(value: float) -> float:
    """Return a number that JSON can carry: an infinite slope as the largest float."""
    return max(-LARGEST, min(value, LARGEST))


_STAGE = component("stage/stage")
